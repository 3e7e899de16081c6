#include "text/internal/segmentation_rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/icu_regex.h"

namespace malmoi {
namespace {

// A group beyond this is cut in two: RE2's memory for one automaton is bounded.
constexpr size_t kMaxGroupBytes = 1 << 15;

std::unique_ptr<RE2> CompileRe2(std::string_view pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(64 << 20);
  return std::make_unique<RE2>(re2::StringPiece(pattern.data(), pattern.size()), options);
}

// One rule's patterns in RE2 syntax.
struct Translated {
  Re2Pattern before;
  std::string after;
};

absl::StatusOr<Translated> Translate(const SrxRule& rule) {
  Translated result;
  MALMOI_ASSIGN_OR_RETURN(result.before, TranslateIcuRegex(rule.before));
  MALMOI_ASSIGN_OR_RETURN(Re2Pattern after, TranslateIcuRegex(rule.after));
  result.after = after.at_word_start ? Concat("\\b", after.text) : after.text;
  for (const std::string& pattern : {result.before.text, result.after}) {
    if (const auto regex = CompileRe2(pattern); !regex->ok()) {
      return absl::InvalidArgumentError(regex->error());
    }
  }
  return result;
}

size_t Back(std::string_view text, size_t position, size_t bytes) {
  size_t begin = position > bytes ? position - bytes : 0;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return begin;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct SegmentationRules::Group {
  bool breaks = true;
  bool at_word_start = false;
  std::string before_pattern;  // alternatives, each in its own (?:…)
  std::string after_pattern;
  std::unique_ptr<RE2> before;  // null where every position fits
  std::unique_ptr<RE2> after;
  std::unique_ptr<RE2> scan;  // the break in group 1, then what follows; only where `breaks`

  void Compile() {
    const std::string begin =
        at_word_start ? Concat(WordStart(), "(?:", before_pattern, ")") : before_pattern;
    if (!before_pattern.empty()) before = CompileRe2(Concat("(?:", begin, ")\\z"));
    if (!after_pattern.empty()) after = CompileRe2(after_pattern);
    if (breaks) scan = CompileRe2(Concat("(", begin, ")(?:", after_pattern, ")"));
  }

  bool Fits(std::string_view text, size_t position) const {
    if (after != nullptr) {
      const size_t end = std::min(text.size(), position + kContextBytes);
      if (!after->Match(Piece(text), position, end, RE2::ANCHOR_START, nullptr, 0)) return false;
    }
    return before == nullptr ||
           before->Match(Piece(text.substr(0, position)), Back(text, position, kContextBytes),
                         position, RE2::UNANCHORED, nullptr, 0);
  }

  void FindBreaks(std::string_view text, std::vector<size_t>* positions) const {
    re2::StringPiece matches[2];
    size_t from = 0;
    while (from < text.size()) {
      // A window, so that a pattern that looks far ahead costs no more than its length each time.
      const size_t end = std::min(text.size(), from + 2 * kContextBytes);
      if (!scan->Match(Piece(text), from, end, RE2::UNANCHORED, matches, 2)) {
        from = end == text.size() ? end : Back(text, end, kContextBytes);
        continue;
      }
      const size_t found = static_cast<size_t>(matches[1].data() - text.data()) + matches[1].size();
      positions->push_back(found);
      if (found > from) {
        from = found;
      } else {
        NextCodePoint(text, &from);
      }
    }
  }
};

SegmentationRules::SegmentationRules(const std::vector<SrxRule>& rules, std::string_view file,
                                     Problems* problems) {
  for (const SrxRule& rule : rules) {
    const absl::StatusOr<Translated> translated = Translate(rule);
    if (!translated.ok()) {
      problems->push_back(
          {{std::string(file), rule.line, 0},
           Concat("this rule is left out: ", std::string(translated.status().message()))});
      continue;
    }
    const bool joins = !groups_.empty() && groups_.back().breaks == rule.breaks &&
                       groups_.back().at_word_start == translated->before.at_word_start &&
                       groups_.back().after_pattern == translated->after &&
                       !groups_.back().before_pattern.empty() && !rule.before.empty() &&
                       groups_.back().before_pattern.size() < kMaxGroupBytes;
    if (joins) {
      groups_.back().before_pattern += Concat("|(?:", translated->before.text, ")");
      continue;
    }
    Group& group = groups_.emplace_back();
    group.breaks = rule.breaks;
    group.at_word_start = translated->before.at_word_start;
    group.after_pattern = translated->after;
    if (!rule.before.empty()) group.before_pattern = Concat("(?:", translated->before.text, ")");
  }
  for (Group& group : groups_) group.Compile();
}

SegmentationRules::SegmentationRules(SegmentationRules&&) noexcept = default;
SegmentationRules& SegmentationRules::operator=(SegmentationRules&&) noexcept = default;
SegmentationRules::~SegmentationRules() = default;

BreakDecision SegmentationRules::At(std::string_view text, size_t position) const {
  for (const Group& group : groups_) {
    if (group.Fits(text, position)) {
      return group.breaks ? BreakDecision::kBreak : BreakDecision::kNoBreak;
    }
  }
  return BreakDecision::kUndecided;
}

void SegmentationRules::FindBreaks(std::string_view text, std::vector<size_t>* positions) const {
  for (const Group& group : groups_) {
    if (group.breaks) group.FindBreaks(text, positions);
  }
}

}  // namespace malmoi
