#include "text/srx.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/xml_reader.h"
#include "text/internal/icu_regex.h"

namespace malmoi {
namespace {

constexpr size_t kMaxFileBytes = 16 << 20;
constexpr size_t kMaxRules = 100'000;

class SrxParser {
 public:
  SrxParser(std::string_view bytes, std::string_view file, Problems* problems)
      : reader_(bytes, std::string(file), {.max_text_bytes = 1 << 20, .max_bytes = kMaxFileBytes}),
        problems_(problems) {
    srx_.file = file;
  }

  absl::StatusOr<Srx> Parse() {
    MALMOI_ASSIGN_OR_RETURN(const XmlEvent root, reader_.Next());
    if (!root.IsStart("srx")) {
      return InvalidInputError(reader_.PlaceOf(root),
                               Concat("the file begins with <", root.name,
                                      ">, an SRX file with <srx>; give a file of segmentation "
                                      "rules"));
    }
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, reader_.Next());
      if (event.kind == XmlEvent::Kind::kEndOfDocument) break;
      if (event.kind == XmlEvent::Kind::kStart) MALMOI_RETURN_IF_ERROR(ReadElement(event));
    }
    if (rule_count_ == 0) {
      return InvalidInputError(reader_.PlaceOf(root), "no <rule> was found; the file is no use");
    }
    std::erase_if(srx_.language_maps, [this](const SrxLanguageMap& map) { return !IsKnown(map); });
    return std::move(srx_);
  }

 private:
  // Containers (body, languagerules, maprules, and maprule of SRX 1.0) need no state of their own:
  // what they hold is told by its name.
  absl::Status ReadElement(const XmlEvent& event) {
    if (event.name == "header") {
      srx_.segment_subflows = YesNo(event, "segmentsubflows", true);
      srx_.cascade = YesNo(event, "cascade", false);
    } else if (event.name == "formathandle") {
      ReadFormatHandle(event);
    } else if (event.name == "languagerule") {
      srx_.language_rules.push_back({Required(event, "languagerulename"), {}});
    } else if (event.name == "rule") {
      return ReadRule(event);
    } else if (event.name == "languagemap") {
      srx_.language_maps.push_back(
          {Required(event, "languagepattern"), Required(event, "languagerulename"), event.line});
    } else if (event.name != "body" && event.name != "languagerules" && event.name != "maprules" &&
               event.name != "maprule") {
      return reader_.SkipElement();
    }
    return absl::OkStatus();
  }

  absl::Status ReadRule(const XmlEvent& event) {
    SrxRule rule;
    const size_t problems_before = problems_->size();
    rule.breaks = YesNo(event, "break", true);
    bool good = problems_->size() == problems_before;
    rule.line = event.line;
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent part, reader_.Next());
      if (part.kind == XmlEvent::Kind::kEnd || part.kind == XmlEvent::Kind::kEndOfDocument) break;
      if (part.IsStart("beforebreak")) {
        MALMOI_ASSIGN_OR_RETURN(rule.before, reader_.ReadText());
      } else if (part.IsStart("afterbreak")) {
        MALMOI_ASSIGN_OR_RETURN(rule.after, reader_.ReadText());
      } else if (part.kind == XmlEvent::Kind::kStart) {
        MALMOI_RETURN_IF_ERROR(reader_.SkipElement());
      }
    }
    if (srx_.language_rules.empty()) {
      Tell(event, "a <rule> outside of a <languagerule>; it is left out");
      good = false;
    }
    if (good && ++rule_count_ > kMaxRules) {
      return TooLargeError(reader_.PlaceOf(event),
                           Concat("more than ", kMaxRules, " rules; split the file"));
    }
    if (good) srx_.language_rules.back().rules.push_back(std::move(rule));
    return absl::OkStatus();
  }

  void ReadFormatHandle(const XmlEvent& event) {
    const bool include = YesNo(event, "include", false);
    const std::string type = Required(event, "type");
    if (type == "start") {
      srx_.format_handle.include_start = include;
    } else if (type == "end") {
      srx_.format_handle.include_end = include;
    } else if (type == "isolated") {
      srx_.format_handle.include_isolated = include;
    }
  }

  bool YesNo(const XmlEvent& event, std::string_view name, bool otherwise) {
    const std::string* const value = event.Attribute(name);
    if (value == nullptr) return otherwise;
    if (*value != "yes" && *value != "no") {
      Tell(event, Concat("<", event.name, " ", name, "=\"", *value,
                         "\">: \"yes\" or \"no\" was expected"));
    }
    return *value == "no" ? false : *value == "yes" ? true : otherwise;
  }

  std::string Required(const XmlEvent& event, std::string_view name) {
    const std::string* const value = event.Attribute(name);
    if (value != nullptr) return *value;
    Tell(event, Concat("<", event.name, "> without the attribute ", name));
    return "";
  }

  bool IsKnown(const SrxLanguageMap& map) {
    const bool known = std::ranges::any_of(
        srx_.language_rules,
        [&map](const SrxLanguageRule& rules) { return rules.name == map.rule_name; });
    if (!known) {
      problems_->push_back({{srx_.file, map.line, 0},
                            Concat("a <languagemap> to \"", map.rule_name,
                                   "\", but no <languagerule> has that name; it is left out")});
    }
    return known;
  }

  void Tell(const XmlEvent& event, std::string message) {
    problems_->push_back({reader_.PlaceOf(event), std::move(message)});
  }

  XmlReader reader_;
  Problems* const problems_;
  Srx srx_;
  size_t rule_count_ = 0;
};

bool Fits(const Srx& srx, const SrxLanguageMap& map, std::string_view code, Problems* problems) {
  if (map.pattern == ".*") return true;  // most maps of most files, without an automaton for each
  const absl::StatusOr<Re2Pattern> pattern = TranslateIcuRegex(map.pattern);
  std::string why = pattern.ok() ? "" : std::string(pattern.status().message());
  if (pattern.ok()) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    const RE2 regex(Concat("(?:", pattern->text, ")"), options);
    if (regex.ok()) return RE2::FullMatch(code, regex);
    why = regex.error();
  }
  problems->push_back(
      {{srx.file, map.line, 0}, Concat("languagepattern \"", map.pattern, "\" is refused: ", why)});
  return false;
}

}  // namespace

absl::StatusOr<Srx> ReadSrx(std::string_view bytes, std::string_view file, Problems* problems) {
  return SrxParser(bytes, file, problems).Parse();
}

std::vector<SrxRule> RulesFor(const Srx& srx, std::string_view language_code, Problems* problems) {
  std::vector<SrxRule> rules;
  for (const SrxLanguageMap& map : srx.language_maps) {
    if (!Fits(srx, map, language_code, problems)) continue;
    for (const SrxLanguageRule& set : srx.language_rules) {
      if (set.name == map.rule_name) {
        rules.insert(rules.end(), set.rules.begin(), set.rules.end());
      }
    }
    if (!srx.cascade) break;
  }
  return rules;
}

}  // namespace malmoi
