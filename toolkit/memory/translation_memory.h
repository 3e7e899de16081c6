// The translation memory: units, each pair of texts once, with everything that it was seen in.
//
//   TranslationMemory memory;
//   for (TranslationUnit& unit : UnitsFromBitext(bitext)) memory.Add(std::move(unit));
//   WriteTmx(memory.units(), options, sink);
//
// Const methods are safe from several threads; Add needs the memory to itself.
#ifndef MALMOI_MEMORY_TRANSLATION_MEMORY_H_
#define MALMOI_MEMORY_TRANSLATION_MEMORY_H_

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/bitext.h"
#include "memory/translation_unit.h"

namespace malmoi {

// Key of TranslationUnit::properties: further notes that hold the same unit, separated by '|'.
inline constexpr std::string_view kAlsoInProperty = "x-also-in";

// Another key: the Korean that the English was written for, where the Korean changed since.
inline constexpr std::string_view kRenderedFromProperty = "x-rendered-from";

// That Korean: of most units their own.
const std::string& RenderedFrom(const TranslationUnit& unit);

// A unit for each bead that has both sides, in order. The neighbours are the Korean texts of the
// beads before and after in the same note, partnered or not. The note's day is the unit's date.
// REQUIRES: the beads of a note stand together, in their order.
std::vector<TranslationUnit> UnitsFromBitext(std::span<const BitextUnit> bitext);

// Merges a unit into one with the same two texts, which keeps its place and context: the
// confidence is the higher of the two, the later note is added to kAlsoInProperty, comments and
// properties that it lacks are taken over.
void MergeUnit(TranslationUnit from, TranslationUnit* into);

class TranslationMemory {
 public:
  // Adds a unit, or merges it into the one with the same two texts. O(log n).
  // Returns true when the unit is new.
  bool Add(TranslationUnit unit);

  // In the order in which they were first added.
  const std::vector<TranslationUnit>& units() const { return units_; }

 private:
  std::vector<TranslationUnit> units_;
  std::map<std::pair<std::string, std::string>, size_t> by_texts_;  // index into units_
};

}  // namespace malmoi

#endif  // MALMOI_MEMORY_TRANSLATION_MEMORY_H_
