#include "align/anchor_scorer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "align/internal/unit_rows.h"
#include "base/ascii.h"
#include "base/strings.h"

namespace malmoi {
namespace {

constexpr std::string_view kNames[] = {"anchor.shared", "anchor.lost", "anchor.number",
                                       "anchor.member"};
constexpr size_t kSketchDimension = 64;

bool IsWordByte(char c) { return IsAsciiLetter(c) || IsAsciiDigit(c) || c == '_'; }

// Bytes of a link that begins at `text[0]`, or 0.
size_t LinkSize(std::string_view text) {
  if (!text.starts_with("http://") && !text.starts_with("https://") && !text.starts_with("www.")) {
    return 0;
  }
  size_t size = 0;
  while (size < text.size() && text[size] > ' ' && text[size] != ')' && text[size] != '>' &&
         text[size] != '"' && text[size] != 0x7F) {
    ++size;  // non-ASCII bytes are negative where char is signed, and end the link everywhere
    if (size < text.size() && (static_cast<unsigned char>(text[size]) & 0x80U) != 0) break;
  }
  while (size > 0 && (text[size - 1] == '.' || text[size - 1] == ',')) --size;
  return size;
}

// Bytes of a number that begins at `text[0]`: digits with single ',' or '.' between them.
size_t NumberSize(std::string_view text) {
  size_t size = 0;
  while (size < text.size()) {
    const bool joint = (text[size] == ',' || text[size] == '.') && size + 1 < text.size() &&
                       IsAsciiDigit(text[size + 1]);
    if (!IsAsciiDigit(text[size]) && !joint) break;
    ++size;
  }
  return size;
}

struct Anchor {
  std::string form;
  bool is_number = false;
};

std::vector<Anchor> FindAnchors(std::string_view text) {
  std::vector<Anchor> anchors;
  for (size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (const size_t link = LinkSize(rest); link > 0) {
      anchors.push_back({std::string(rest.substr(0, link)), false});
      i += link;
    } else if (IsAsciiDigit(text[i])) {
      const size_t size = NumberSize(rest);
      anchors.push_back({ReplaceAll(rest.substr(0, size), ",", ""), true});
      i += size;
    } else if (IsWordByte(text[i])) {
      size_t size = 0;
      while (size < rest.size() && IsWordByte(rest[size])) ++size;
      anchors.push_back({AsciiToLower(rest.substr(0, size)), false});
      i += size;
    } else {
      ++i;
    }
  }
  return anchors;
}

struct KnownAnchor {
  size_t sources = 0;  // sentences that hold it
  size_t targets = 0;
  bool is_number = false;
  float weight = 0;
};

// What a sentence holds, as indexes of KnownAnchor, rising.
using AnchorIds = std::vector<uint32_t>;

class AnchorPairScorer : public PairScorer {
 public:
  explicit AnchorPairScorer(const SentencePair& pair) {
    source_ = Index(pair.source, &KnownAnchor::sources);
    target_ = Index(pair.target, &KnownAnchor::targets);
    const double sentences = static_cast<double>(pair.source.size() + pair.target.size());
    for (KnownAnchor& anchor : anchors_) {
      anchor.weight = static_cast<float>(
          std::log1p(sentences / static_cast<double>(anchor.sources + anchor.targets + 1)));
    }
    // The target is mostly Latin words of its own language: only what the source knows, and
    // numbers, which both languages write with the same digits, say anything.
    for (AnchorIds& ids : target_) {
      std::erase_if(ids, [this](uint32_t id) {
        return anchors_[id].sources == 0 && !anchors_[id].is_number;
      });
    }
  }

  std::optional<SentenceSketch> Sketch() const override {
    SentenceSketch sketch{kSketchDimension, Project(source_), Project(target_)};
    return sketch;
  }

  void Score(const IndexRange& source, const IndexRange& target,
             std::span<float> values) const override {
    float shared = 0;
    float lost = 0;
    float number = 0;
    float least_member = source.size() > 1 || target.size() > 1 ? 1e9F : 0;
    for (size_t i = source.begin; i < source.end; ++i) {
      float member = 0;
      for (const uint32_t id : source_[i]) {
        const KnownAnchor& anchor = anchors_[id];
        if (Holds(target_, target, id)) {
          member += anchor.weight;
        } else {
          lost += anchor.weight;
          if (anchor.is_number) number += anchor.weight;
        }
      }
      shared += member;
      if (source.size() > 1) least_member = std::min(least_member, member);
    }
    for (size_t j = target.begin; j < target.end; ++j) {
      float member = 0;
      for (const uint32_t id : target_[j]) {
        if (Holds(source_, source, id)) {
          member += anchors_[id].weight;
        } else if (anchors_[id].is_number) {
          number += anchors_[id].weight;
        }
      }
      if (target.size() > 1) least_member = std::min(least_member, member);
    }
    values[0] = std::sqrt(shared);
    values[1] = std::sqrt(lost);
    values[2] = std::sqrt(number);
    values[3] = std::sqrt(least_member);
  }

 private:
  std::vector<AnchorIds> Index(std::span<const std::string_view> sentences,
                               size_t KnownAnchor::*count) {
    std::vector<AnchorIds> result(sentences.size());
    for (size_t i = 0; i < sentences.size(); ++i) {
      for (Anchor& anchor : FindAnchors(sentences[i])) {
        const auto [entry, is_new] =
            ids_.try_emplace(std::move(anchor.form), static_cast<uint32_t>(anchors_.size()));
        if (is_new) anchors_.push_back({.is_number = anchor.is_number});
        result[i].push_back(entry->second);
      }
      std::ranges::sort(result[i]);
      result[i].erase(std::unique(result[i].begin(), result[i].end()), result[i].end());
      for (const uint32_t id : result[i]) ++(anchors_[id].*count);
    }
    return result;
  }

  static bool Holds(const std::vector<AnchorIds>& side, const IndexRange& range, uint32_t id) {
    for (size_t i = range.begin; i < range.end; ++i) {
      if (std::ranges::binary_search(side[i], id)) return true;
    }
    return false;
  }

  // Anchors of both sides as sums of pseudo-random signs, one row a sentence.
  std::vector<int16_t> Project(const std::vector<AnchorIds>& side) const {
    std::vector<int16_t> rows(side.size() * kSketchDimension);
    std::vector<float> sum(kSketchDimension);
    for (size_t i = 0; i < side.size(); ++i) {
      std::ranges::fill(sum, 0.F);
      for (const uint32_t id : side[i]) {
        const KnownAnchor& anchor = anchors_[id];
        if (anchor.sources == 0 || anchor.targets == 0) continue;
        uint64_t bits = (id + 1) * 0x9E3779B97F4A7C15ULL;  // Fibonacci hashing
        bits ^= bits >> 29U;
        bits *= 0xBF58476D1CE4E5B9ULL;
        for (float& value : sum) {
          bits ^= bits << 13U;
          bits ^= bits >> 7U;
          bits ^= bits << 17U;
          value += (bits & 1U) != 0 ? anchor.weight : -anchor.weight;
        }
      }
      internal::ToUnit(sum, std::span(rows).subspan(i * kSketchDimension, kSketchDimension));
    }
    return rows;
  }

  std::unordered_map<std::string, uint32_t> ids_;
  std::vector<KnownAnchor> anchors_;
  std::vector<AnchorIds> source_;
  std::vector<AnchorIds> target_;
};

}  // namespace

std::span<const std::string_view> AnchorScorer::FeatureNames() const { return kNames; }

std::unique_ptr<PairScorer> AnchorScorer::Begin(const SentencePair& pair) const {
  return std::make_unique<AnchorPairScorer>(pair);
}

}  // namespace malmoi
