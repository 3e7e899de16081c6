#include "align/ladder_format.h"

#include <memory>
#include <numeric>
#include <optional>

#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

constexpr std::string_view kHunalignJoint = " ~~~ ";
constexpr int64_t kMaxIndex = 1'000'000'000;

using Beads = std::vector<IndexedBead>;

std::string FormatRange(const IndexRange& range) {
  std::string text = "[";
  for (size_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin) text += ", ";
    text += std::to_string(i);
  }
  return text + "]";
}

// Reads one line of the beads format from the left.
class BeadLine {
 public:
  explicit BeadLine(std::string_view line) : line_(line) {}

  std::optional<IndexedBead> Read() {
    IndexedBead bead;
    if (!ReadIndexes(&bead.source) || !Take(':') || !ReadIndexes(&bead.target)) return std::nullopt;
    if (Take(':')) {
      const auto score = ParseDouble(StripWhitespace(line_.substr(position_)));
      if (!score) return std::nullopt;
      bead.score = *score;
      position_ = line_.size();
    }
    SkipSpace();
    if (position_ < line_.size()) return std::nullopt;
    return bead;
  }

  // Where reading stopped.
  size_t position() const { return position_; }

 private:
  void SkipSpace() {
    while (position_ < line_.size() && (line_[position_] == ' ' || line_[position_] == '\r')) {
      ++position_;
    }
  }

  bool Take(char c) {
    SkipSpace();
    if (position_ >= line_.size() || line_[position_] != c) return false;
    ++position_;
    return true;
  }

  bool ReadIndexes(std::vector<size_t>* indexes) {
    if (!Take('[')) return false;
    if (Take(']')) return true;
    do {
      SkipSpace();
      size_t end = position_;
      while (end < line_.size() && line_[end] >= '0' && line_[end] <= '9') ++end;
      const auto index = ParseInt(line_.substr(position_, end - position_));
      if (!index || *index > kMaxIndex) return false;
      indexes->push_back(static_cast<size_t>(*index));
      position_ = end;
    } while (Take(','));
    return Take(']');
  }

  std::string_view line_;
  size_t position_ = 0;
};

std::vector<size_t> Counted(size_t begin, size_t end) {
  std::vector<size_t> indexes(end - begin);
  std::iota(indexes.begin(), indexes.end(), begin);
  return indexes;
}

struct Rung {
  size_t source = 0;
  size_t target = 0;
  double score = 0;
};

std::optional<Rung> ParseRung(std::string_view line) {
  const std::vector<std::string_view> columns = Split(line, '\t');
  if (columns.size() < 2) return std::nullopt;
  const auto source = ParseInt(StripWhitespace(columns[0]));
  const auto target = ParseInt(StripWhitespace(columns[1]));
  if (!source || !target || *source < 0 || *target < 0) return std::nullopt;
  if (*source > kMaxIndex || *target > kMaxIndex) return std::nullopt;
  Rung rung{static_cast<size_t>(*source), static_cast<size_t>(*target), 0};
  if (columns.size() > 2) rung.score = ParseDouble(StripWhitespace(columns[2])).value_or(0);
  return rung;
}

// Sentences of one column of hunalign's bitext.
size_t CountJoined(std::string_view column) {
  if (StripWhitespace(column).empty()) return 0;
  size_t count = 1;
  for (size_t at = column.find(kHunalignJoint); at != std::string_view::npos;
       at = column.find(kHunalignJoint, at + kHunalignJoint.size())) {
    ++count;
  }
  return count;
}

// One line after another into beads; an error message, or nothing.
class BeadsBuilder {
 public:
  virtual ~BeadsBuilder() = default;
  virtual absl::Status Add(std::string_view line, const Place& place) = 0;
  Beads Take() { return std::move(beads_); }

 protected:
  Beads beads_;
};

class OwnFormat : public BeadsBuilder {
 public:
  absl::Status Add(std::string_view line, const Place& place) override {
    BeadLine reader(line);
    auto bead = reader.Read();
    if (!bead) {
      const size_t column = 1 + CountCodePoints(line.substr(0, reader.position()));
      return InvalidInputError({place.file, place.line, column},
                               "expected a bead like \"[0, 1]:[0]:0.93\"");
    }
    beads_.push_back(*std::move(bead));
    return absl::OkStatus();
  }
};

class HunalignLadder : public BeadsBuilder {
 public:
  absl::Status Add(std::string_view line, const Place& place) override {
    const auto rung = ParseRung(line);
    if (!rung) {
      return InvalidInputError(place, "expected a rung of a ladder: two numbers and a score");
    }
    if (last_) {
      if (rung->source < last_->source || rung->target < last_->target) {
        return InvalidInputError(place, "a ladder's rungs must rise; this one falls");
      }
      if (rung->source - last_->source > kMaxRung || rung->target - last_->target > kMaxRung) {
        return TooLargeError(place, Concat("a bead of more than ", kMaxRung, " sentences"));
      }
      beads_.push_back({Counted(last_->source, rung->source), Counted(last_->target, rung->target),
                        last_->score});
    }
    last_ = rung;
    return absl::OkStatus();
  }

 private:
  static constexpr size_t kMaxRung = 10000;
  std::optional<Rung> last_;
};

class HunalignBitext : public BeadsBuilder {
 public:
  absl::Status Add(std::string_view line, const Place& place) override {
    const std::vector<std::string_view> columns = Split(line, '\t');
    if (columns.size() < 2) {
      return InvalidInputError(place, "expected two texts and a score, separated by tabs");
    }
    const size_t m = CountJoined(columns[0]);
    const size_t n = CountJoined(columns[1]);
    const double score = columns.size() > 2 ? ParseDouble(columns[2]).value_or(0) : 0;
    beads_.push_back({Counted(source_, source_ + m), Counted(target_, target_ + n), score});
    source_ += m;
    target_ += n;
    return absl::OkStatus();
  }

 private:
  size_t source_ = 0;
  size_t target_ = 0;
};

std::unique_ptr<BeadsBuilder> BuilderFor(std::string_view first_line) {
  if (StripWhitespace(first_line).starts_with('[')) return std::make_unique<OwnFormat>();
  if (ParseRung(first_line)) return std::make_unique<HunalignLadder>();
  if (first_line.find('\t') != std::string_view::npos) return std::make_unique<HunalignBitext>();
  return std::make_unique<OwnFormat>();  // says what was expected
}

}  // namespace

std::string FormatBead(const Bead& bead) {
  return Concat(FormatRange(bead.source), ":", FormatRange(bead.target), ":",
                FormatScore(bead.score, 4));
}

absl::StatusOr<Beads> ParseBeads(std::string_view text, std::string_view file) {
  std::unique_ptr<BeadsBuilder> builder;
  Place place{std::string(file), 0, 0};
  for (const std::string_view line : Split(text, '\n')) {
    ++place.line;
    if (StripWhitespace(line).empty()) continue;
    if (builder == nullptr) builder = BuilderFor(line);
    MALMOI_RETURN_IF_ERROR(builder->Add(line, place));
  }
  return builder == nullptr ? Beads() : builder->Take();
}

}  // namespace malmoi
