#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "base/xml_writer.h"
#include "exchange/xliff.h"

namespace malmoi {
namespace {

constexpr std::array<std::string_view, 4> kStates = {"initial", "translated", "reviewed", "final"};

// The characters that <cp> is for: they are whole, but XML 1.0 does not allow them.
bool NeedsCodePoint(char32_t c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

std::string Hex(char32_t c) {
  std::string hex;
  for (int shift = 12; shift >= 0; shift -= 4) {
    hex.push_back("0123456789ABCDEF"[(c >> shift) & 0xF]);
  }
  return hex;
}

class XliffWriter {
 public:
  XliffWriter(const XliffWriteOptions& options, ByteSink& sink) : xml_(sink) {
    xml_.Start("xliff");
    xml_.Attribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0");
    xml_.Attribute("xmlns:mtc", "urn:oasis:names:tc:xliff:matches:2.0");
    xml_.Attribute("version", "2.1");
    xml_.Attribute("srcLang", options.source_language);
    xml_.Attribute("trgLang", options.target_language);
    xml_.Attribute("xml:space", "preserve");
  }

  void Write(const TranslationUnit& unit) {
    if (files_ == 0 || unit.file != file_) StartFile(unit.file);
    const size_t replaced_before = xml_.replaced();
    xml_.Start("unit");
    xml_.Attribute("id", Concat("u", ++units_));
    if (!unit.note.empty()) xml_.Attribute("name", unit.note);
    if (unit.confidence > 0 && !unit.korean.empty() && !unit.english.empty()) WriteMatch(unit);
    if (!unit.comments.empty()) {
      xml_.Start("notes");
      for (const std::string& comment : unit.comments) xml_.Element("note", comment);
      xml_.End();
    }
    xml_.Start("segment");
    xml_.Attribute("id", "s1");
    xml_.Attribute("state", StateOf(unit));
    Content("source", unit.korean);
    if (!unit.english.empty()) Content("target", unit.english);
    xml_.End();
    xml_.End();
    if (const size_t count = xml_.replaced() - replaced_before; count > 0) {
      losses_.push_back({{Concat("unit ", units_), 0, 0},
                         Concat(count, " characters that XML cannot hold are written as U+FFFD")});
    }
  }

  absl::StatusOr<Problems> Finish() {
    if (files_ == 0) {
      // The format asks for a file with a unit, and a unit with a segment.
      Write({});
      losses_.push_back({{"XLIFF", 0, 0}, "there is nothing to review; the one unit is empty"});
    }
    MALMOI_RETURN_IF_ERROR(xml_.Finish());
    return std::move(losses_);
  }

 private:
  void StartFile(const std::string& file) {
    if (files_ > 0) xml_.End();
    file_ = file;
    xml_.Start("file");
    xml_.Attribute("id", Concat("f", ++files_));
    if (!file.empty()) xml_.Attribute("original", file);
  }

  static std::string_view StateOf(const TranslationUnit& unit) {
    const auto state = unit.properties.find(std::string(kXliffStateProperty));
    const bool known = state != unit.properties.end() &&
                       std::ranges::find(kStates, state->second) != kStates.end();
    if (unit.english.empty()) return "initial";
    return known ? std::string_view(state->second) : "translated";
  }

  void WriteMatch(const TranslationUnit& unit) {
    xml_.Start("mtc:matches");
    xml_.Start("mtc:match");
    xml_.Attribute("ref", "#s=s1");
    xml_.Attribute("type", "am");  // assembled: both sides were written, their pairing is ours
    xml_.Attribute("origin", "malmoi");
    xml_.Attribute("matchQuality", FormatScore(std::min(unit.confidence, 1.0) * 100, 2));
    Content("source", unit.korean);
    Content("target", unit.english);
    xml_.End();
    xml_.End();
  }

  void Content(std::string_view element, std::string_view text) {
    xml_.Start(element);
    size_t plain_from = 0;
    for (size_t i = 0; i < text.size();) {
      const size_t before = i;
      const char32_t c = NextCodePoint(text, &i);
      if (!NeedsCodePoint(c)) continue;
      xml_.Text(text.substr(plain_from, before - plain_from));
      xml_.Start("cp");
      xml_.Attribute("hex", Hex(c));
      xml_.End();
      plain_from = i;
    }
    xml_.Text(text.substr(plain_from));
    xml_.End();
  }

  XmlWriter xml_;
  std::string file_;
  size_t files_ = 0;
  size_t units_ = 0;
  Problems losses_;
};

}  // namespace

absl::StatusOr<Problems> WriteXliff(const UnitStream& units, const XliffWriteOptions& options,
                                    ByteSink& sink) {
  XliffWriter writer(options, sink);
  MALMOI_RETURN_IF_ERROR(units([&writer](const TranslationUnit& unit) {
    writer.Write(unit);
    return absl::OkStatus();
  }));
  return writer.Finish();
}

absl::StatusOr<Problems> WriteXliff(std::span<const TranslationUnit> units,
                                    const XliffWriteOptions& options, ByteSink& sink) {
  return WriteXliff(StreamOf(units), options, sink);
}

absl::StatusOr<Problems> WriteXliff(std::span<const BitextUnit> beads,
                                    const XliffWriteOptions& options, ByteSink& sink) {
  XliffWriter writer(options, sink);
  for (const BitextUnit& bead : beads) {
    TranslationUnit unit;
    unit.korean = bead.KoreanText();
    unit.english = bead.EnglishText();
    unit.note = bead.note;
    unit.file = bead.file;
    unit.confidence = bead.bead.score;
    if (bead.korean.empty()) unit.comments.push_back("English without a Korean partner");
    if (bead.bead.moved) unit.comments.push_back("its partner stands farther away");
    writer.Write(unit);
  }
  return writer.Finish();
}

}  // namespace malmoi
