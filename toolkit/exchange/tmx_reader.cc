#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "base/xml_reader.h"
#include "exchange/internal/inline_markup.h"
#include "exchange/internal/language_match.h"
#include "exchange/internal/tmx_names.h"
#include "exchange/tmx.h"

namespace malmoi {
namespace {

// What a tu or a tuv holds besides texts.
struct Annotations {
  std::vector<XmlAttribute> attributes;
  std::vector<std::pair<std::string, std::string>> props;  // type, value
  std::vector<std::string> notes;
};

struct Variant {
  std::string language;
  Annotations annotations;
  std::optional<InlineText> text;
};

// By key without its number: the next number to try.
using KeyNumbers = std::map<std::string, size_t>;

// The key of TranslationUnit::properties for a prop, see exchange/tmx.h.
std::string PropertyKey(std::string_view scope, const std::string& type,
                        const std::map<std::string, std::string>& taken, KeyNumbers* next) {
  const bool looks_odd = type.starts_with('@') || type.starts_with("ko:") ||
                         type.starts_with("en:") || type.starts_with("tu:");
  std::string base =
      scope.empty() ? Concat(looks_odd ? "tu:" : "", type) : Concat(scope, ":", type);
  const size_t hash = type.rfind('#');
  const bool numbered = hash != std::string::npos && ParseInt(type.substr(hash + 1)).has_value();
  std::string key = numbered ? base + "#1" : base;
  if (!taken.contains(key)) return key;
  size_t& n = next->try_emplace(base, 2).first->second;
  do {
    key = Concat(base, "#", n++);
  } while (taken.contains(key));
  return key;
}

class TmxReader {
 public:
  TmxReader(ByteSource source, const std::string& file, const TmxReadOptions& options,
            const TranslationUnitSink& take)
      : file_(file), xml_(std::move(source), file, {}), options_(options), take_(take) {}

  absl::StatusOr<TmxReadResult> Read() {
    const absl::Status status = ReadDocument();
    // Units that were handed over stand; what stopped the reading is then a problem.
    if (!status.ok() && (result_.units == 0 || !take_status_.ok())) return status;
    if (!status.ok()) {
      Problem problem = ToProblem(status, file_);
      problem.message +=
          Concat("; the ", result_.units, " units before this place were read, nothing after it");
      result_.problems.push_back(std::move(problem));
    } else if (result_.units == 0 && without_pair_ > 0) {
      return NoPairError("no unit with text", {options_.source_language, options_.target_language},
                         result_.languages, first_without_pair_, result_.problems);
    } else if (without_pair_ > 0) {
      result_.problems.push_back(
          {first_without_pair_,
           Concat(without_pair_, " units lack ", options_.source_language, " or ",
                  options_.target_language, " and were left out; this is the first")});
    }
    return std::move(result_);
  }

 private:
  absl::Status ReadDocument() {
    MALMOI_ASSIGN_OR_RETURN(const XmlEvent root, xml_.NextTag());
    if (!root.IsStart("tmx")) {
      return InvalidInputError(xml_.PlaceOf(root), Concat("<", root.name,
                                                          "> where <tmx> was "
                                                          "expected: this is no TMX file"));
    }
    bool saw_body = false;
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, xml_.NextTag());
      if (event.kind == XmlEvent::Kind::kEndOfDocument) break;
      if (event.IsStart("body")) {
        saw_body = true;
        MALMOI_RETURN_IF_ERROR(ReadBody());
      } else if (event.kind == XmlEvent::Kind::kStart) {
        MALMOI_RETURN_IF_ERROR(xml_.SkipElement());
      }
    }
    if (saw_body) return absl::OkStatus();
    return InvalidInputError(xml_.PlaceOf(root), "a <tmx> without <body>: it holds no units");
  }

  absl::Status ReadBody() {
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, xml_.NextTag());
      if (event.kind == XmlEvent::Kind::kEnd || event.kind == XmlEvent::Kind::kEndOfDocument) {
        return absl::OkStatus();
      }
      if (event.IsStart("tu")) {
        MALMOI_RETURN_IF_ERROR(ReadUnit(event));
      } else if (event.kind == XmlEvent::Kind::kStart) {
        AddProblem(event, Concat("<", event.name, "> where <tu> was expected; passed over"));
        MALMOI_RETURN_IF_ERROR(xml_.SkipElement());
      }
    }
  }

  absl::Status ReadUnit(const XmlEvent& start) {
    Annotations annotations;
    annotations.attributes = start.attributes;
    std::vector<Variant> variants;
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, xml_.NextTag());
      if (event.kind == XmlEvent::Kind::kEnd) break;
      if (event.IsStart("tuv")) {
        MALMOI_ASSIGN_OR_RETURN(Variant variant, ReadVariant(event));
        variants.push_back(std::move(variant));
      } else if (event.kind == XmlEvent::Kind::kStart) {
        MALMOI_RETURN_IF_ERROR(ReadAnnotation(event, &annotations));
      }
    }
    return TakePairs(start, annotations, variants);
  }

  absl::StatusOr<Variant> ReadVariant(const XmlEvent& start) {
    Variant variant;
    // Up to version 1.3 the attribute was called lang.
    const std::string* language = start.Attribute("xml:lang");
    if (language == nullptr) language = start.Attribute("lang");
    if (language == nullptr) {
      AddProblem(start, "a <tuv> without xml:lang; left out");
    } else {
      variant.language = *language;
      ++result_.languages[*language];
    }
    for (const XmlAttribute& attribute : start.attributes) {
      if (attribute.name != "xml:lang" && attribute.name != "lang") {
        variant.annotations.attributes.push_back(attribute);
      }
    }
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, xml_.NextTag());
      if (event.kind == XmlEvent::Kind::kEnd) break;
      if (event.IsStart("seg")) {
        MALMOI_ASSIGN_OR_RETURN(InlineText text, ReadInlineText(xml_));
        if (!text.unknown_element.empty()) {
          AddProblem(event, Concat("<", text.unknown_element,
                                   "> is no inline element of TMX; its text is kept without it"));
        }
        if (variant.text) {
          AddProblem(event, "a second <seg> in one <tuv>; left out");
        } else {
          variant.text = std::move(text);
        }
      } else if (event.kind == XmlEvent::Kind::kStart) {
        MALMOI_RETURN_IF_ERROR(ReadAnnotation(event, &variant.annotations));
      }
    }
    return variant;
  }

  absl::Status ReadAnnotation(const XmlEvent& start, Annotations* annotations) {
    if (!start.IsStart("prop") && !start.IsStart("note")) {
      AddProblem(start, Concat("<", start.name, "> is no part of a TMX unit; passed over"));
      return xml_.SkipElement();
    }
    const std::string* type = start.Attribute("type");
    MALMOI_ASSIGN_OR_RETURN(std::string text, xml_.ReadText());
    text = ToNfc(text);
    if (start.IsStart("note")) {
      annotations->notes.push_back(std::move(text));
    } else {
      annotations->props.emplace_back(type == nullptr ? "" : *type, std::move(text));
    }
    return absl::OkStatus();
  }

  // Hands over each pair of the wanted languages.
  absl::Status TakePairs(const XmlEvent& start, const Annotations& annotations,
                         std::vector<Variant>& variants) {
    Variant* const source = Find(variants, options_.source_language);
    size_t taken = 0;
    const bool is_only_pair = variants.size() == 2;
    for (Variant& target : variants) {
      if (source == nullptr || &target == source || !IsTarget(target)) continue;
      ++taken;
      MALMOI_RETURN_IF_ERROR(
          is_only_pair ? TakePair(start, annotations, std::move(*source), std::move(target))
                       : TakePair(start, annotations, *source, target));
    }
    if (taken == 0 && ++without_pair_ == 1) first_without_pair_ = xml_.PlaceOf(start);
    return absl::OkStatus();
  }

  static Variant* Find(std::vector<Variant>& variants, std::string_view language) {
    for (Variant& variant : variants) {
      if (LanguageMatches(language, variant.language)) return &variant;
    }
    return nullptr;
  }

  bool IsTarget(const Variant& variant) const {
    return LanguageMatches(options_.target_language, variant.language);
  }

  absl::Status TakePair(const XmlEvent& start, const Annotations& annotations, Variant source,
                        Variant target) {
    const auto has_text = [](const Variant& v) { return v.text && !v.text->plain.empty(); };
    if (!has_text(source) || !has_text(target)) {
      AddProblem(start, Concat("the unit has no text in ",
                               has_text(source) ? target.language : source.language, "; left out"));
      return absl::OkStatus();
    }
    TranslationUnit unit;
    unit.korean = std::move(source.text->plain);
    unit.english = std::move(target.text->plain);
    unit.korean_markup = std::move(source.text->markup);
    unit.english_markup = std::move(target.text->markup);
    Annotate("", annotations, &unit);
    Annotate("ko", source.annotations, &unit);
    Annotate("en", target.annotations, &unit);
    FinishUnit(&unit);
    ++result_.units;
    take_status_ = take_(std::move(unit));
    return take_status_;
  }

  // Takes props and attributes over: what the unit has a field for there, the rest as properties.
  static void Annotate(std::string_view scope, const Annotations& from, TranslationUnit* unit) {
    KeyNumbers numbers;
    for (const std::string& note : from.notes) unit->comments.push_back(note);
    for (const auto& [type, value] : from.props) {
      if (scope.empty() && TakeOwnProp(type, value, unit)) continue;
      unit->properties[PropertyKey(scope, type, unit->properties, &numbers)] = value;
    }
    for (const XmlAttribute& attribute : from.attributes) {
      if (scope.empty() && TakeOwnAttribute(attribute, unit)) continue;
      const bool kept = IsTmxAttribute(attribute.name, attribute.value, scope.empty());
      const std::string name = Concat("@", attribute.name);
      const std::string key = scope.empty() && kept ? name
                              : kept                ? Concat(scope, ":", name)
                                     : PropertyKey(scope, name, unit->properties, &numbers);
      unit->properties[key] = attribute.value;
    }
  }

  static bool TakeOwnProp(const std::string& type, const std::string& value,
                          TranslationUnit* unit) {
    for (const auto& [own_type, member] : kTmxOwnProps) {
      if (type != own_type || !(unit->*member).empty()) continue;
      unit->*member = value;
      return true;
    }
    if (type != kTmxConfidenceProp) return false;
    const std::optional<double> confidence = ParseDouble(value);
    if (!confidence || *confidence < 0 || *confidence > 1) return false;
    unit->confidence = *confidence;
    return true;
  }

  static bool TakeOwnAttribute(const XmlAttribute& attribute, TranslationUnit* unit) {
    if (attribute.name == "creationdate") unit->created_at = attribute.value;
    if (attribute.name == "changedate") unit->changed_at = attribute.value;
    return attribute.name == "creationdate" || attribute.name == "changedate";
  }

  // Fields that follow from several places at once.
  void FinishUnit(TranslationUnit* unit) const {
    const auto property = [&](const std::string& key) {
      const auto found = unit->properties.find(key);
      return found == unit->properties.end() ? std::string() : found->second;
    };
    // Some tools date the English variant instead of the unit.
    if (unit->created_at.empty()) unit->created_at = property("en:@creationdate");
    if (unit->changed_at.empty()) unit->changed_at = property("en:@changedate");
    for (const char* const key : {"@changeid", "@creationid", "en:@changeid", "en:@creationid"}) {
      if (unit->user.empty()) unit->user = property(key);
    }
    // What the writer will write from the unit's own user need not be kept twice.
    const std::string own_key = unit->changed_at.empty() ? "@creationid" : "@changeid";
    if (property(own_key) == unit->user) unit->properties.erase(own_key);
    // The writer makes a creation date of the note's day where there is none.
    if (!unit->date.empty() && unit->created_at == ReplaceAll(unit->date, "-", "") + "T000000Z") {
      unit->created_at.clear();
    }
    if (unit->origin.empty()) unit->origin = file_;
  }

  void AddProblem(const XmlEvent& event, std::string message) {
    result_.problems.push_back({xml_.PlaceOf(event), std::move(message)});
  }

  const std::string& file_;
  XmlReader xml_;
  const TmxReadOptions& options_;
  const TranslationUnitSink& take_;
  TmxReadResult result_;
  absl::Status take_status_;
  size_t without_pair_ = 0;
  Place first_without_pair_;
};

}  // namespace

absl::StatusOr<TmxReadResult> ReadTmx(ByteSource source, const std::string& file,
                                      const TmxReadOptions& options,
                                      const TranslationUnitSink& take) {
  return TmxReader(Gunzipped(std::move(source), file), file, options, take).Read();
}

}  // namespace malmoi
