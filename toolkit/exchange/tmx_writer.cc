#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/xml_writer.h"
#include "exchange/internal/dates.h"
#include "exchange/internal/inline_markup.h"
#include "exchange/internal/tmx_names.h"
#include "exchange/tmx.h"

namespace malmoi {
namespace {

bool AreDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// A property's key taken apart.
struct PropertyKey {
  std::string_view scope;  // "", "ko" or "en"
  bool is_attribute = false;
  std::string_view name;
};

PropertyKey ParseKey(std::string_view key) {
  PropertyKey parsed;
  if (key.starts_with("ko:") || key.starts_with("en:")) {
    parsed.scope = key.substr(0, 2);
    key.remove_prefix(3);
  } else if (key.starts_with("tu:")) {
    key.remove_prefix(3);
    parsed.name = key;
  }
  if (parsed.name.empty() && key.starts_with('@')) {
    parsed.is_attribute = true;
    key.remove_prefix(1);
  }
  const size_t hash = key.rfind('#');
  if (!parsed.is_attribute && hash != std::string_view::npos && AreDigits(key.substr(hash + 1))) {
    key = key.substr(0, hash);
  }
  parsed.name = key;
  return parsed;
}

class TmxWriter {
 public:
  TmxWriter(const TmxWriteOptions& options, ByteSink& sink) : options_(options), xml_(sink) {
    xml_.Doctype("tmx", "tmx14.dtd");
    xml_.Start("tmx");
    xml_.Attribute("version", "1.4");
    xml_.Start("header");
    xml_.Attribute("creationtool", "malmoi");
    xml_.Attribute("creationtoolversion", options.tool_version);
    xml_.Attribute("segtype", "sentence");
    xml_.Attribute("o-tmf", "malmoi");
    xml_.Attribute("adminlang", "en");
    xml_.Attribute("srclang", options.source_language);
    xml_.Attribute("datatype", "plaintext");
    if (!options.creation_date.empty()) xml_.Attribute("creationdate", options.creation_date);
    xml_.End();
    xml_.Start("body");
  }

  void Write(const TranslationUnit& unit) {
    ++number_;
    if (unit.korean.empty() || unit.english.empty()) {
      Lose(unit, Concat("the ", unit.korean.empty() ? "Korean" : "English",
                        " side is empty; the unit is left out"));
      return;
    }
    const size_t replaced_before = xml_.replaced();
    xml_.Start("tu");
    WriteAttributes(unit, "");
    for (const std::string& comment : unit.comments) xml_.Element("note", comment);
    WriteOwnProps(unit);
    WriteProps(unit, "");
    WriteVariant(unit, "ko", options_.source_language, unit.korean, unit.korean_markup);
    WriteVariant(unit, "en", options_.target_language, unit.english, unit.english_markup);
    xml_.End();
    if (const size_t count = xml_.replaced() - replaced_before; count > 0) {
      Lose(unit, Concat(count, " characters that XML cannot hold are written as U+FFFD"));
    }
  }

  absl::StatusOr<Problems> Finish() {
    MALMOI_RETURN_IF_ERROR(xml_.Finish());
    return std::move(losses_);
  }

 private:
  void Lose(const TranslationUnit& unit, std::string what) {
    const std::string of_note = unit.note.empty() ? "" : Concat(" (", unit.note, ")");
    losses_.push_back({{Concat("unit ", number_, of_note), 0, 0}, std::move(what)});
  }

  // A date as an attribute; one that is none is told.
  void DateAttribute(const TranslationUnit& unit, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (const std::string date = BasicDate(value); !date.empty()) {
      xml_.Attribute(name, date);
    } else {
      Lose(unit, Concat("\"", value, "\" is no date that TMX can hold; left out"));
    }
  }

  void WriteAttributes(const TranslationUnit& unit, std::string_view scope) {
    if (scope.empty()) {
      DateAttribute(unit, "creationdate", unit.created_at.empty() ? unit.date : unit.created_at);
      DateAttribute(unit, "changedate", unit.changed_at);
      if (!unit.user.empty()) {
        xml_.Attribute(unit.changed_at.empty() ? "creationid" : "changeid", unit.user);
      }
    }
    for (const auto& [key, value] : unit.properties) {
      const PropertyKey parsed = ParseKey(key);
      if (parsed.scope == scope && GoesIntoAttribute(unit, parsed, value)) {
        xml_.Attribute(parsed.name, value);
      }
    }
  }

  // False where the attribute is not TMX's, or is written already from the unit's own fields: such
  // a property stands in a prop.
  static bool GoesIntoAttribute(const TranslationUnit& unit, const PropertyKey& key,
                                std::string_view value) {
    if (!key.is_attribute || !IsTmxAttribute(key.name, value, key.scope.empty())) return false;
    if (!key.scope.empty()) return true;
    if (key.name == "creationdate") return false;
    if (key.name == "changedate") return false;
    if (key.name == "creationid") return unit.user.empty() || !unit.changed_at.empty();
    if (key.name == "changeid") return unit.user.empty() || unit.changed_at.empty();
    return true;
  }

  void Prop(std::string_view type, std::string_view value) {
    if (value.empty()) return;
    xml_.Start("prop");
    xml_.Attribute("type", type);
    xml_.Text(value);
    xml_.End();
  }

  void WriteOwnProps(const TranslationUnit& unit) {
    for (const auto& [type, member] : kTmxOwnProps) Prop(type, unit.*member);
    if (unit.confidence > 0) Prop(kTmxConfidenceProp, FormatScore(unit.confidence, 4));
  }

  void WriteProps(const TranslationUnit& unit, std::string_view scope) {
    for (const auto& [key, value] : unit.properties) {
      const PropertyKey parsed = ParseKey(key);
      if (parsed.scope != scope || GoesIntoAttribute(unit, parsed, value)) continue;
      Prop(parsed.is_attribute ? Concat("@", parsed.name) : std::string(parsed.name), value);
    }
  }

  void WriteVariant(const TranslationUnit& unit, std::string_view scope, std::string_view language,
                    const std::string& text, const std::string& markup) {
    xml_.Start("tuv");
    xml_.Attribute("xml:lang", language);
    WriteAttributes(unit, scope);
    WriteProps(unit, scope);
    if (markup.empty()) {
      xml_.Element("seg", text);
    } else if (MarkupFits(markup, text)) {
      xml_.Start("seg");
      xml_.Fragment(markup);
      xml_.End();
    } else {
      Lose(unit, "its inline tags do not fit its text any more; left out");
      xml_.Element("seg", text);
    }
    xml_.End();
  }

  const TmxWriteOptions& options_;
  XmlWriter xml_;
  size_t number_ = 0;
  Problems losses_;
};

}  // namespace

absl::StatusOr<Problems> WriteTmx(const UnitStream& units, const TmxWriteOptions& options,
                                  ByteSink& sink) {
  TmxWriter writer(options, sink);
  MALMOI_RETURN_IF_ERROR(units([&writer](const TranslationUnit& unit) {
    writer.Write(unit);
    return absl::OkStatus();
  }));
  return writer.Finish();
}

absl::StatusOr<Problems> WriteTmx(std::span<const TranslationUnit> units,
                                  const TmxWriteOptions& options, ByteSink& sink) {
  return WriteTmx(StreamOf(units), options, sink);
}

}  // namespace malmoi
