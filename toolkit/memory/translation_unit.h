// TranslationUnit: one meaning in both languages, as TMX keeps it (tu with two tuv).
#ifndef MALMOI_MEMORY_TRANSLATION_UNIT_H_
#define MALMOI_MEMORY_TRANSLATION_UNIT_H_

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace malmoi {

struct TranslationUnit {
  std::string korean;
  std::string english;
  std::string note;        // note id the unit came from, or ""
  std::string file;        // or ""
  std::string date;        // "2025-03-18", the note's day, or ""
  std::string created_at;  // ISO 8601 basic, "20250318T000000Z", or ""
  std::string changed_at;
  std::string user;
  std::string origin;           // "malmoi", or the file it was imported from
  double confidence = 0;        // of the bead, 0..1
  std::string previous_korean;  // context: neighbours of the Korean side
  std::string next_korean;
  // What other tools keep, untouched. Keys are TMX's prop types; exchange/tmx.h says how attributes
  // and the properties of one side are told apart.
  std::map<std::string, std::string> properties;
  std::vector<std::string> comments;
  // The segment with its inline tags as an XML fragment (TMX's bpt, ept, ph, it, hi); empty where
  // the text has none. `korean` and `english` are the same without the tags and what they hold.
  std::string korean_markup;
  std::string english_markup;

  friend bool operator==(const TranslationUnit&, const TranslationUnit&) = default;
};

// Units one after another, however many: calls `take` for each, in order, and ends with the first
// error of it. The unit is borrowed for the call. May be asked several times, for the same units.
using TakeUnit = std::function<absl::Status(const TranslationUnit& unit)>;
using UnitStream = std::function<absl::Status(const TakeUnit& take)>;

// The stream of `units`, which must outlive it.
inline UnitStream StreamOf(std::span<const TranslationUnit> units) {
  return [units](const TakeUnit& take) {
    for (const TranslationUnit& unit : units) {
      if (absl::Status status = take(unit); !status.ok()) return status;
    }
    return absl::OkStatus();
  };
}

}  // namespace malmoi

#endif  // MALMOI_MEMORY_TRANSLATION_UNIT_H_
