#include "check/custom_rule.h"

#include <re2/re2.h>

#include <array>
#include <utility>

#include "base/strings.h"

namespace malmoi {

struct CustomRule::Patterns {
  CustomRuleSpec spec;
  // Null where the rule does not speak of it.
  std::unique_ptr<const RE2> korean;
  std::unique_ptr<const RE2> english;
  std::unique_ptr<const RE2> korean_must;
  std::unique_ptr<const RE2> korean_must_not;
  std::unique_ptr<const RE2> english_must;
  std::unique_ptr<const RE2> english_must_not;

  bool asks() const { return korean_must || korean_must_not || english_must || english_must_not; }
};

namespace {

re2::StringPiece Piece(std::string_view text) { return {text.data(), text.size()}; }

bool Stands(const std::unique_ptr<const RE2>& pattern, std::string_view text) {
  return RE2::PartialMatch(Piece(text), *pattern);
}

// Every match that is not empty.
std::vector<Span> Matches(const RE2& pattern, std::string_view text) {
  std::vector<Span> spans;
  re2::StringPiece match;
  for (size_t at = 0; at <= text.size() && spans.size() < CustomRule::kMaxFindings;) {
    if (!pattern.Match(Piece(text), at, text.size(), RE2::UNANCHORED, &match, 1)) break;
    const size_t begin = static_cast<size_t>(match.data() - text.data());
    if (!match.empty()) spans.push_back({begin, begin + match.size()});
    at = begin + (match.empty() ? 1 : match.size());
  }
  return spans;
}

absl::Status CompileOne(const CustomRuleSpec& spec, std::string_view key,
                        const std::string& pattern, std::unique_ptr<const RE2>* compiled) {
  if (pattern.empty()) return absl::OkStatus();
  constexpr int64_t kMaxMemory = int64_t{8} << 20;
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  auto regex = std::make_unique<const RE2>(pattern, options);
  if (!regex->ok()) {
    return InvalidInputError(
        spec.place, Concat("rule \"", spec.name, "\": `", key, "` is no pattern that RE2 takes: ",
                           regex->error(), " (look-around and back references are not possible)"));
  }
  *compiled = std::move(regex);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CustomRule> CustomRule::Compile(CustomRuleSpec spec) {
  auto patterns = std::make_shared<Patterns>();
  if (spec.name.empty() ||
      spec.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") != std::string::npos) {
    return InvalidInputError(
        spec.place,
        Concat("a rule needs a `name` of small letters, digits and -, not \"", spec.name, "\""));
  }
  const std::array<
      std::pair<std::string_view, std::pair<const std::string*, std::unique_ptr<const RE2>*>>, 6>
      rows = {{{"ko", {&spec.korean, &patterns->korean}},
               {"en", {&spec.english, &patterns->english}},
               {"ko_must", {&spec.korean_must, &patterns->korean_must}},
               {"ko_must_not", {&spec.korean_must_not, &patterns->korean_must_not}},
               {"en_must", {&spec.english_must, &patterns->english_must}},
               {"en_must_not", {&spec.english_must_not, &patterns->english_must_not}}}};
  for (const auto& [key, row] : rows) {
    MALMOI_RETURN_IF_ERROR(CompileOne(spec, key, *row.first, row.second));
  }
  if (!patterns->korean && !patterns->english) {
    return InvalidInputError(
        spec.place,
        Concat("rule \"", spec.name, "\" needs `ko` or `en`, the pattern that it is about"));
  }
  if (spec.replacement) {
    const RE2& about = patterns->english ? *patterns->english : *patterns->korean;
    std::string error;
    if (!about.CheckRewriteString(*spec.replacement, &error)) {
      return InvalidInputError(spec.place, Concat("rule \"", spec.name, "\": `replace`: ", error));
    }
  }
  patterns->spec = std::move(spec);
  return CustomRule(std::move(patterns));
}

std::vector<CustomFinding> CustomRule::Find(std::string_view korean,
                                            std::string_view english) const {
  const Patterns& rule = *patterns_;
  if (rule.korean && !Stands(rule.korean, korean)) return {};
  if (rule.english && !Stands(rule.english, english)) return {};
  std::vector<CustomFinding> found;
  const auto add_matches = [&](const RE2& pattern, bool in_english) {
    const std::string_view text = in_english ? english : korean;
    for (const Span span : Matches(pattern, text)) {
      CustomFinding finding{in_english, span, std::nullopt};
      const bool about = &pattern == (rule.english ? rule.english.get() : rule.korean.get());
      if (about && rule.spec.replacement) {
        std::string replaced(span.In(text));
        RE2::Replace(&replaced, pattern, *rule.spec.replacement);
        finding.replacement = std::move(replaced);
      }
      found.push_back(std::move(finding));
    }
  };
  if (!rule.asks()) {
    add_matches(rule.english ? *rule.english : *rule.korean, rule.english != nullptr);
    return found;
  }
  if (rule.english_must_not) add_matches(*rule.english_must_not, true);
  if (rule.korean_must_not) add_matches(*rule.korean_must_not, false);
  const bool lacks_english = rule.english_must && !Stands(rule.english_must, english);
  const bool lacks_korean = rule.korean_must && !Stands(rule.korean_must, korean);
  // What is asked for is missing: it is told where the rule's own pattern stands.
  if (lacks_english || lacks_korean) {
    add_matches(rule.english ? *rule.english : *rule.korean, rule.english != nullptr);
  }
  return found;
}

const CustomRuleSpec& CustomRule::spec() const { return patterns_->spec; }

std::string CustomRule::Message() const {
  const CustomRuleSpec& spec = patterns_->spec;
  if (!spec.message.empty()) return spec.message;
  std::string message = Concat("the rule \"", spec.name, "\" of malmoi.toml");
  if (!spec.english_must.empty())
    message += Concat(" asks for /", spec.english_must, "/ in the English");
  if (!spec.korean_must.empty())
    message += Concat(" asks for /", spec.korean_must, "/ in the Korean");
  if (!spec.english_must_not.empty())
    message += Concat(" forbids /", spec.english_must_not, "/ in the English");
  if (!spec.korean_must_not.empty())
    message += Concat(" forbids /", spec.korean_must_not, "/ in the Korean");
  return message;
}

}  // namespace malmoi
