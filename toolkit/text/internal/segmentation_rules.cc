#include "text/internal/segmentation_rules.h"

#include <re2/re2.h>

#include <algorithm>
#include <bitset>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {

class LazyRe2 {
 public:
  explicit LazyRe2(std::string pattern) : pattern_(std::move(pattern)) {}

  const RE2& Get() const {
    std::call_once(once_, [this] {
      RE2::Options options;
      options.set_log_errors(false);
      options.set_max_mem(64 << 20);
      compiled_.emplace(pattern_, options);
    });
    return *compiled_;
  }

 private:
  const std::string pattern_;
  mutable std::once_flag once_;
  mutable std::optional<RE2> compiled_;
};

namespace {

// A group beyond this is cut in two: RE2's memory for one automaton is bounded.
constexpr size_t kMaxGroupBytes = 1 << 15;

std::shared_ptr<const LazyRe2> AutomatonOf(const std::string& pattern, RuleCache* cache) {
  std::shared_ptr<const LazyRe2>& cached = cache->automata[pattern];
  if (cached == nullptr) cached = std::make_shared<const LazyRe2>(pattern);
  return cached;
}

const absl::StatusOr<Re2Pattern>& Translated(const std::string& pattern, RuleCache* cache) {
  const auto known = cache->translated.find(pattern);
  if (known != cache->translated.end()) return known->second;
  return cache->translated.emplace(pattern, TranslateIcuRegex(pattern)).first->second;
}

size_t Back(std::string_view text, size_t position, size_t bytes) {
  size_t begin = position > bytes ? position - bytes : 0;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return begin;
}

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

// Neighbouring rules that decide alike and have the same <afterbreak>.
struct SegmentationRules::Group {
  struct Rule {
    Re2Pattern before;
    size_t line = 0;
  };

  bool breaks = true;
  bool at_word_start = false;
  std::vector<Rule> rules;
  Re2Pattern after_pattern;
  std::bitset<128> required;  // what a text must hold for any of the rules to fit
  // The alternatives of `before`, then \z; null if any is empty.
  std::shared_ptr<const LazyRe2> ends_here;
  std::shared_ptr<const LazyRe2> before;  // the same without \z; only where `breaks`
  std::shared_ptr<const LazyRe2> after;   // null where it is empty

  std::string BeforePattern() const {
    std::string alternatives;
    for (const Rule& rule : rules) {
      if (rule.before.text.empty()) return "";
      alternatives += Concat(alternatives.empty() ? "" : "|", "(?:", rule.before.text, ")");
    }
    return at_word_start ? Concat(WordStart(), "(?:", alternatives, ")") : alternatives;
  }

  // Makes the group ready to be asked.
  void Finish(RuleCache* cache) {
    Require();
    const std::string pattern = BeforePattern();
    if (!pattern.empty()) {
      ends_here = AutomatonOf(Concat("(?:", pattern, ")\\z"), cache);
      if (breaks) before = AutomatonOf(pattern, cache);
    }
    if (!after_pattern.text.empty()) after = AutomatonOf(after_pattern.text, cache);
  }

  // "" or what RE2 says.
  std::string Error() const {
    for (const auto& automaton : {ends_here, after}) {
      if (automaton != nullptr && !automaton->Get().ok()) return automaton->Get().error();
    }
    return "";
  }

  void Require() {
    required.set();
    for (const Rule& rule : rules) {
      std::bitset<128> of_rule;
      for (const char c : rule.before.required) of_rule.set(static_cast<size_t>(c));
      required &= of_rule;
    }
    for (const char c : after_pattern.required) required.set(static_cast<size_t>(c));
  }

  bool AfterFits(std::string_view text, size_t position) const {
    const size_t end = std::min(text.size(), position + kContextBytes);
    return after == nullptr ||
           after->Get().Match(Piece(text), position, end, RE2::ANCHOR_START, nullptr, 0);
  }

  bool BeforeFits(std::string_view text, size_t position) const {
    return ends_here == nullptr || ends_here->Get().Match(Piece(text.substr(0, position)),
                                                          Back(text, position, kContextBytes),
                                                          position, RE2::UNANCHORED, nullptr, 0);
  }

  void FindBreaks(std::string_view text, std::vector<size_t>* positions) const {
    const LazyRe2* const lazy = before != nullptr ? before.get() : after.get();
    const RE2* const wanted = lazy != nullptr ? &lazy->Get() : nullptr;
    for (size_t from = 0; from < text.size();) {
      // A window, so that a pattern that looks far ahead costs no more than its length each time.
      const size_t end = std::min(text.size(), from + 2 * kContextBytes);
      re2::StringPiece match = Piece(text.substr(from, 0));
      if (wanted != nullptr && !wanted->Match(Piece(text), from, end, RE2::UNANCHORED, &match, 1)) {
        from = end == text.size() ? end : Back(text, end, kContextBytes);
        continue;
      }
      const size_t begin = static_cast<size_t>(match.data() - text.data());
      const size_t found = before != nullptr ? begin + match.size() : begin;
      if (before == nullptr || AfterFits(text, found)) positions->push_back(found);
      if (found > from) {
        from = found;
      } else {
        NextCodePoint(text, &from);
      }
    }
  }
};

SegmentationRules::SegmentationRules(const Srx& srx, std::string_view language_code,
                                     Compile compile, RuleCache* cache, Problems* problems) {
  const auto refuse = [&](size_t line, std::string_view why) {
    problems->push_back({{srx.file, line, 0}, Concat("this rule is left out: ", why)});
  };
  std::vector<Group> groups;
  for (const SrxRule& rule : RulesFor(srx, language_code, problems)) {
    absl::StatusOr<Re2Pattern> before = Translated(rule.before, cache);
    absl::StatusOr<Re2Pattern> after = Translated(rule.after, cache);
    if (const absl::Status status = before.ok() ? after.status() : before.status(); !status.ok()) {
      refuse(rule.line, std::string(status.message()));
      continue;
    }
    if (after->at_word_start) after->text.insert(0, "\\b");
    const bool joins = !groups.empty() && groups.back().breaks == rule.breaks &&
                       groups.back().at_word_start == before->at_word_start &&
                       groups.back().after_pattern.text == after->text && !rule.before.empty() &&
                       groups.back().BeforePattern().size() < kMaxGroupBytes;
    if (!joins) {
      Group& group = groups.emplace_back();
      group.breaks = rule.breaks;
      group.at_word_start = before->at_word_start;
      group.after_pattern = *std::move(after);
    }
    groups.back().rules.push_back({*std::move(before), rule.line});
  }
  for (Group& group : groups) {
    if (compile == Compile::kNow) {
      AddCompiled(std::move(group), cache, refuse);
    } else {
      group.Finish(cache);
      groups_.push_back(std::move(group));
    }
  }
}

void SegmentationRules::AddCompiled(
    Group group, RuleCache* cache,
    const std::function<void(size_t line, std::string_view why)>& refuse) {
  group.Finish(cache);
  const std::string why = group.Error();
  if (why.empty()) {
    groups_.push_back(std::move(group));
    return;
  }
  if (group.rules.size() == 1) return refuse(group.rules[0].line, why);
  // One of the rules is too much for RE2, or all together are: each by itself.
  for (const Group::Rule& rule : group.rules) {
    Group alone;
    alone.breaks = group.breaks;
    alone.at_word_start = group.at_word_start;
    alone.after_pattern = group.after_pattern;
    alone.rules = {rule};
    AddCompiled(std::move(alone), cache, refuse);
  }
}

SegmentationRules::SegmentationRules(SegmentationRules&&) noexcept = default;
SegmentationRules& SegmentationRules::operator=(SegmentationRules&&) noexcept = default;
SegmentationRules::~SegmentationRules() = default;

std::bitset<128> SegmentationRules::CharactersOf(std::string_view text) {
  std::bitset<128> characters;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 128) characters.set(static_cast<size_t>(c));
  }
  return characters;
}

BreakDecision SegmentationRules::At(std::string_view text, const std::bitset<128>& characters,
                                    size_t position) const {
  for (const Group& group : groups_) {
    if ((group.required & ~characters).any()) continue;
    if (group.AfterFits(text, position) && group.BeforeFits(text, position)) {
      return group.breaks ? BreakDecision::kBreak : BreakDecision::kNoBreak;
    }
  }
  return BreakDecision::kUndecided;
}

void SegmentationRules::FindBreaks(std::string_view text, const std::bitset<128>& characters,
                                   std::vector<size_t>* positions) const {
  for (const Group& group : groups_) {
    if (group.breaks && (group.required & ~characters).none()) group.FindBreaks(text, positions);
  }
}

}  // namespace malmoi
