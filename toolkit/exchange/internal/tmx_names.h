// Names that the TMX writer and reader share. Internal: see exchange/tmx.h.
#ifndef MALMOI_EXCHANGE_INTERNAL_TMX_NAMES_H_
#define MALMOI_EXCHANGE_INTERNAL_TMX_NAMES_H_

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "memory/translation_unit.h"

namespace malmoi {

// Props that hold what a unit knows and TMX has no place for.
inline constexpr std::array<std::pair<std::string_view, std::string TranslationUnit::*>, 6>
    kTmxOwnProps = {{
        {"x-note", &TranslationUnit::note},
        {"x-file", &TranslationUnit::file},
        {"x-date", &TranslationUnit::date},
        {"x-origin", &TranslationUnit::origin},
        {"x-context-pre", &TranslationUnit::previous_korean},
        {"x-context-post", &TranslationUnit::next_korean},
    }};
inline constexpr std::string_view kTmxConfidenceProp = "x-confidence";

// Attributes of tu and tuv that are kept as properties "@name"; tu has tuid, segtype and srclang
// besides.
inline constexpr std::array<std::string_view, 11> kTmxKeptAttributes = {
    "o-encoding",    "datatype",     "usagecount",
    "lastusagedate", "creationtool", "creationtoolversion",
    "creationdate",  "creationid",   "changedate",
    "changeid",      "o-tmf"};

// TMX lets a tu (`of_unit`) or a tuv carry this attribute with this value. One that it does not is
// kept as a prop of the type "@name".
inline bool IsTmxAttribute(std::string_view name, std::string_view value, bool of_unit) {
  if (name == "segtype") {
    return of_unit &&
           (value == "block" || value == "paragraph" || value == "sentence" || value == "phrase");
  }
  if (name == "tuid" || name == "srclang") return of_unit;
  return std::ranges::find(kTmxKeptAttributes, name) != kTmxKeptAttributes.end();
}

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_TMX_NAMES_H_
