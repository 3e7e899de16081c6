#include "align/practice_texts.h"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

#include "align/internal/bead_lattice.h"

namespace malmoi {
namespace {

// A bead with its sentences, before they are numbered.
struct TextBead {
  std::vector<std::string> source;
  std::vector<std::string> target;
  bool crossing = false;

  bool IsPair() const { return source.size() == 1 && target.size() == 1; }
};

class Practice {
 public:
  explicit Practice(const PracticeOptions& options) : options_(options), random_(options.seed) {}

  PracticeText Make(std::span<const TextPair> pairs) {
    std::vector<TextBead> beads;
    for (const TextPair& pair : pairs) beads.push_back(Split(pair));
    // A third of the documents is clean, a third lost sentences, a third was joined as well.
    const size_t kind = Below(3);
    Exchange(Below(2) == 0 ? 0.02 : 0, &beads);
    if (kind == 2) Join(Below(2) == 0 ? 0.1 : 0.2, &beads);
    if (kind >= 1) Drop(Below(2) == 0 ? 0.06 : 0.12, &beads);
    return Number(beads);
  }

  size_t Length() {
    // One document in four is a paragraph.
    if (Below(4) == 0) return 2 + Below(6);
    return 10 + Below(std::max<size_t>(options_.largest, 11) - 10);
  }

 private:
  double Uniform() { return static_cast<double>(random_() >> 11U) * 0x1.0p-53; }
  size_t Below(size_t bound) { return random_() % bound; }

  // A pair as a bead: apart where one side is one sentence, else as it stands.
  TextBead Split(const TextPair& pair) const {
    if (options_.split) {
      std::vector<std::string> source = options_.split(pair.source);
      std::vector<std::string> target = options_.split(pair.target);
      const size_t least = std::min(source.size(), target.size());
      const size_t most = std::max(source.size(), target.size());
      if (least == 1 && most > 1 && most <= 3) return {std::move(source), std::move(target)};
    }
    return {{pair.source}, {pair.target}};
  }

  // Neighbours in exchanged order, on one side.
  void Exchange(double rate, std::vector<TextBead>* beads) {
    std::vector<TextBead> result;
    for (size_t i = 0; i < beads->size(); ++i) {
      if (i + 1 < beads->size() && (*beads)[i].IsPair() && (*beads)[i + 1].IsPair() &&
          Uniform() < rate) {
        TextBead& first = (*beads)[i];
        TextBead& second = (*beads)[i + 1];
        result.push_back({{first.source[0], second.source[0]},
                          {second.target[0], first.target[0]},
                          /*crossing=*/true});
        ++i;
      } else {
        result.push_back(std::move((*beads)[i]));
      }
    }
    *beads = std::move(result);
  }

  // Two neighbouring pairs become one line on one side.
  void Join(double rate, std::vector<TextBead>* beads) {
    std::vector<TextBead> result;
    for (size_t i = 0; i < beads->size(); ++i) {
      TextBead bead = std::move((*beads)[i]);
      if (i + 1 < beads->size() && bead.IsPair() && (*beads)[i + 1].IsPair() && Uniform() < rate) {
        TextBead& next = (*beads)[++i];
        bead.source.push_back(std::move(next.source[0]));
        bead.target.push_back(std::move(next.target[0]));
        std::vector<std::string>& side = Below(2) == 0 ? bead.source : bead.target;
        side[0] += " " + side[1];
        side.pop_back();
      }
      result.push_back(std::move(bead));
    }
    *beads = std::move(result);
  }

  // Pairs lose one side; now and then so do their neighbours.
  void Drop(double rate, std::vector<TextBead>* beads) {
    for (size_t i = 0; i < beads->size(); ++i) {
      if (Uniform() >= rate) continue;
      const bool source = Below(2) == 0;
      size_t run = Below(10) == 0 ? 1 + Below(5) : 1;
      for (; run > 0 && i < beads->size(); --run, ++i) {
        TextBead& bead = (*beads)[i];
        if (!bead.crossing) (source ? bead.source : bead.target).clear();
      }
    }
  }

  static PracticeText Number(const std::vector<TextBead>& beads) {
    PracticeText text;
    const auto add_side = [](const std::vector<std::string>& from, std::vector<std::string>* to) {
      const IndexRange range{to->size(), to->size() + from.size()};
      to->insert(to->end(), from.begin(), from.end());
      return range;
    };
    for (const TextBead& bead : beads) {
      const Bead numbered{.source = add_side(bead.source, &text.source),
                          .target = add_side(bead.target, &text.target),
                          .crossing = bead.crossing};
      if (!numbered.source.empty() && !numbered.target.empty()) {
        text.ladder.push_back(numbered);
        continue;
      }
      // Sentences without partner are beads of their own.
      for (size_t i = numbered.source.begin; i < numbered.source.end; ++i) {
        text.ladder.push_back({.source = {i, i + 1}, .target = numbered.target});
      }
      for (size_t j = numbered.target.begin; j < numbered.target.end; ++j) {
        text.ladder.push_back({.source = numbered.source, .target = {j, j + 1}});
      }
    }
    return text;
  }

  PracticeOptions options_;
  std::mt19937_64 random_;
};

}  // namespace

std::vector<PracticeText> MakePracticeTexts(std::span<const TextPair> pairs,
                                            const PracticeOptions& options) {
  Practice practice(options);
  std::vector<PracticeText> texts;
  while (pairs.size() >= 2) {
    const size_t length = std::min(practice.Length(), pairs.size());
    texts.push_back(practice.Make(pairs.first(length)));
    pairs = pairs.subspan(length);
  }
  return texts;
}

}  // namespace malmoi
