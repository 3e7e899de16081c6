#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "base/xml_reader.h"
#include "exchange/internal/language_match.h"
#include "exchange/xliff.h"

namespace malmoi {
namespace {

// Inline elements whose content is text of the segment; what the others hold is code of the format
// that it came from (XLIFF 1.2: bpt, ept, ph, it, sub; 2.x: none of its placeholders holds any).
constexpr std::array<std::string_view, 2> kTextElements = {"pc", "g"};
// Remarks on a stretch of text: nothing is lost with their tags.
constexpr std::array<std::string_view, 3> kAnnotations = {"mrk", "sm", "em"};
// Elements with content of their own that a review does not need.
constexpr std::array<std::string_view, 6> kPassedOver = {"alt-trans", "seg-source", "matches",
                                                         "glossary",  "skeleton",   "header"};

struct Segment {
  std::optional<std::string> source;
  std::optional<std::string> target;
  std::string state;
  Place place;
};

class XliffReader {
 public:
  XliffReader(ByteSource source, const std::string& file, const XliffReadOptions& options,
              const std::function<absl::Status(TranslationUnit)>& take)
      : file_(file), xml_(std::move(source), file, {}), options_(options), take_(take) {}

  absl::StatusOr<XliffReadResult> Read() {
    const absl::Status status = ReadDocument();
    if (!status.ok() && (result_.units == 0 || !take_status_.ok())) return status;
    if (!status.ok()) {
      Problem problem = ToProblem(status, file_);
      problem.message += Concat("; the ", result_.units,
                                " segments before this place were read, nothing after it");
      result_.problems.push_back(std::move(problem));
    }
    Remark(without_target_, first_without_target_, "without text on one side; left out");
    Remark(with_codes_, first_with_codes_, "with inline codes, of which only the text was read");
    return std::move(result_);
  }

 private:
  void Remark(size_t count, const Place& first, std::string_view what) {
    if (count == 0) return;
    const std::string_view segments = count == 1 ? " segment " : " segments ";
    result_.remarks.push_back(
        {first, Concat(count, segments, what, count == 1 ? "" : "; this is the first")});
  }

  static std::string Value(const XmlEvent& event, std::string_view name) {
    const std::string* value = event.Attribute(name);
    return value == nullptr ? std::string() : *value;
  }

  absl::Status ReadDocument() {
    MALMOI_ASSIGN_OR_RETURN(const XmlEvent root, xml_.Next());
    if (!root.IsStart("xliff")) {
      return InvalidInputError(
          xml_.PlaceOf(root),
          Concat("<", root.name, "> where <xliff> was expected: this is no XLIFF file"));
    }
    const std::string version = Value(root, "version");
    if (!version.starts_with("2.") && version != "1.2" && version != "1.1") {
      return InvalidInputError(xml_.PlaceOf(root),
                               Concat("XLIFF version \"", version, "\"; 1.2 and 2.x are read"));
    }
    if (version.starts_with("2.")) {
      MALMOI_RETURN_IF_ERROR(SetLanguages(root, Value(root, "srcLang"), Value(root, "trgLang")));
    }
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, xml_.Next());
      if (event.kind == XmlEvent::Kind::kEndOfDocument) return absl::OkStatus();
      if (event.kind != XmlEvent::Kind::kStart) continue;
      if (std::ranges::find(kPassedOver, event.name) != kPassedOver.end()) {
        MALMOI_RETURN_IF_ERROR(xml_.SkipElement());
      } else if (event.name == "file") {
        original_ = Value(event, "original");
        if (version.starts_with("1.")) {
          MALMOI_RETURN_IF_ERROR(SetLanguages(event, Value(event, "source-language"),
                                              Value(event, "target-language")));
        }
      } else if (event.name == "unit" || event.name == "trans-unit") {
        MALMOI_RETURN_IF_ERROR(ReadUnit(event));
      }
    }
  }

  // A file may lack its target language as long as it has no targets (XLIFF 2.1, 4.3.1.35).
  absl::Status SetLanguages(const XmlEvent& event, const std::string& source,
                            const std::string& target) {
    const auto fits = [&](std::string_view wanted_source, std::string_view wanted_target) {
      return LanguageMatches(wanted_source, source) &&
             (target.empty() || LanguageMatches(wanted_target, target));
    };
    swapped_ = fits(options_.target_language, options_.source_language);
    if (swapped_ || fits(options_.source_language, options_.target_language)) {
      return absl::OkStatus();
    }
    return InvalidInputError(
        xml_.PlaceOf(event),
        Concat("from \"", source, "\" to \"", target, "\", where ", options_.source_language,
               " and ", options_.target_language, " were expected: choose with --from and --to"));
  }

  absl::Status ReadUnit(const XmlEvent& start) {
    TranslationUnit common;
    common.file = original_;
    common.origin = file_;
    common.note = Value(start, start.name == "unit" ? "name" : "resname");
    std::vector<Segment> segments;
    if (start.name == "trans-unit") segments.push_back({{}, {}, "", xml_.PlaceOf(start)});
    size_t depth = 1;
    while (depth > 0) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, xml_.Next());
      if (event.kind == XmlEvent::Kind::kEndOfDocument) break;
      if (event.kind == XmlEvent::Kind::kEnd) --depth;
      if (event.kind != XmlEvent::Kind::kStart) continue;
      if (std::ranges::find(kPassedOver, event.name) != kPassedOver.end()) {
        MALMOI_RETURN_IF_ERROR(xml_.SkipElement());
      } else if (event.name == "note") {
        MALMOI_ASSIGN_OR_RETURN(std::string note, xml_.ReadText());
        common.comments.push_back(ToNfc(note));
      } else if ((event.name == "source" || event.name == "target") && !segments.empty()) {
        MALMOI_RETURN_IF_ERROR(ReadSide(event, &segments.back()));
      } else {
        // An ignorable is white space between segments: its texts go nowhere.
        if (event.name == "segment" || event.name == "ignorable") {
          segments.push_back({{}, {}, Value(event, "state"), xml_.PlaceOf(event)});
          if (event.name == "ignorable") segments.back().state = "ignorable";
        }
        ++depth;
      }
    }
    for (const Segment& segment : segments) {
      MALMOI_RETURN_IF_ERROR(Take(common, segment));
    }
    return absl::OkStatus();
  }

  absl::Status ReadSide(const XmlEvent& start, Segment* segment) {
    if (start.name == "target" && segment->state.empty()) segment->state = Value(start, "state");
    bool has_codes = false;
    MALMOI_ASSIGN_OR_RETURN(std::string text, ReadContent(&has_codes));
    if (has_codes && ++with_codes_ == 1) first_with_codes_ = xml_.PlaceOf(start);
    std::optional<std::string>& side = start.name == "source" ? segment->source : segment->target;
    side = ToNfc(text);
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> ReadContent(bool* has_codes) {
    std::string text;
    size_t depth = 1;
    size_t code_depth = 0;  // depth of the outermost code that we are in; 0 for none
    while (depth > 0) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, xml_.Next());
      if (event.kind == XmlEvent::Kind::kEndOfDocument) break;
      if (event.kind == XmlEvent::Kind::kText && code_depth == 0) text.append(event.text);
      if (event.kind == XmlEvent::Kind::kEnd) {
        if (depth-- == code_depth) code_depth = 0;
      }
      if (event.kind != XmlEvent::Kind::kStart) continue;
      ++depth;
      if (event.name == "cp") {
        AppendCodePoint(Value(event, "hex"), &text);
      } else if (std::ranges::find(kAnnotations, event.name) == kAnnotations.end()) {
        *has_codes = true;
        const bool holds_text = std::ranges::find(kTextElements, event.name) != kTextElements.end();
        if (!holds_text && code_depth == 0) code_depth = depth;
      }
    }
    return text;
  }

  // The character that <cp> stands for, if it is one.
  static void AppendCodePoint(std::string_view hex, std::string* text) {
    char32_t c = 0;
    bool valid = !hex.empty() && hex.size() <= 6;
    for (const char digit : AsciiToLower(hex)) {
      const size_t value = std::string_view("0123456789abcdef").find(digit);
      valid = valid && value != std::string_view::npos;
      c = c * 16 + static_cast<char32_t>(value);
    }
    valid = valid && c > 0 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    AppendUtf8(valid ? c : U'\uFFFD', text);
  }

  absl::Status Take(const TranslationUnit& common, const Segment& segment) {
    if (segment.state == "ignorable") return absl::OkStatus();
    const auto missing = [](const std::optional<std::string>& side) {
      return !side || StripWhitespace(*side).empty();
    };
    if (missing(segment.source) || missing(segment.target)) {
      if (++without_target_ == 1) first_without_target_ = segment.place;
      return absl::OkStatus();
    }
    TranslationUnit unit = common;
    unit.korean = swapped_ ? *segment.target : *segment.source;
    unit.english = swapped_ ? *segment.source : *segment.target;
    if (!segment.state.empty()) unit.properties[std::string(kXliffStateProperty)] = segment.state;
    ++result_.units;
    take_status_ = take_(std::move(unit));
    return take_status_;
  }

  const std::string& file_;
  XmlReader xml_;
  const XliffReadOptions& options_;
  const std::function<absl::Status(TranslationUnit)>& take_;
  XliffReadResult result_;
  absl::Status take_status_;
  std::string original_;
  bool swapped_ = false;  // the file goes from our target language to our source language
  size_t without_target_ = 0;
  Place first_without_target_;
  size_t with_codes_ = 0;
  Place first_with_codes_;
};

}  // namespace

absl::StatusOr<XliffReadResult> ReadXliff(
    ByteSource source, const std::string& file, const XliffReadOptions& options,
    const std::function<absl::Status(TranslationUnit)>& take) {
  return XliffReader(Gunzipped(std::move(source), file), file, options, take).Read();
}

}  // namespace malmoi
