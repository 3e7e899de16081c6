#include "memory/translation_memory.h"

#include <algorithm>

#include "base/strings.h"

namespace malmoi {
namespace {

// The Korean text of unit `i + step` if it is of the same note.
std::string Neighbour(std::span<const BitextUnit> bitext, size_t i, ptrdiff_t step) {
  for (ptrdiff_t j = static_cast<ptrdiff_t>(i) + step;
       j >= 0 && j < static_cast<ptrdiff_t>(bitext.size()); j += step) {
    const BitextUnit& other = bitext[static_cast<size_t>(j)];
    if (other.note != bitext[i].note) return {};
    if (!other.korean.empty()) return other.KoreanText();
  }
  return {};
}

// Adds `note` to the unit's further notes, unless it is known already.
void AddNote(const std::string& note, TranslationUnit* unit) {
  if (note.empty() || note == unit->note) return;
  std::string& list = unit->properties[std::string(kAlsoInProperty)];
  const std::vector<std::string_view> known = Split(list, '|');
  if (std::ranges::find(known, std::string_view(note)) != known.end()) return;
  if (!list.empty()) list.push_back('|');
  list.append(note);
}

}  // namespace

std::vector<TranslationUnit> UnitsFromBitext(std::span<const BitextUnit> bitext) {
  std::vector<TranslationUnit> units;
  for (size_t i = 0; i < bitext.size(); ++i) {
    const BitextUnit& bead = bitext[i];
    if (bead.korean.empty() || bead.english.empty()) continue;
    TranslationUnit unit;
    unit.korean = bead.KoreanText();
    unit.english = bead.EnglishText();
    unit.note = bead.note;
    unit.file = bead.file;
    unit.date = bead.date;
    unit.origin = "malmoi";
    unit.confidence = bead.bead.score;
    unit.previous_korean = Neighbour(bitext, i, -1);
    unit.next_korean = Neighbour(bitext, i, 1);
    units.push_back(std::move(unit));
  }
  return units;
}

const std::string& RenderedFrom(const TranslationUnit& unit) {
  const auto before = unit.properties.find(std::string(kRenderedFromProperty));
  return before == unit.properties.end() ? unit.korean : before->second;
}

void MergeUnit(TranslationUnit from, TranslationUnit* into) {
  into->confidence = std::max(into->confidence, from.confidence);
  AddNote(from.note, into);
  for (auto& [key, value] : from.properties) {
    if (key != kAlsoInProperty) {
      into->properties.try_emplace(key, std::move(value));
      continue;
    }
    for (const std::string_view note : Split(value, '|')) AddNote(std::string(note), into);
  }
  for (std::string& comment : from.comments) {
    if (std::ranges::find(into->comments, comment) == into->comments.end()) {
      into->comments.push_back(std::move(comment));
    }
  }
}

bool TranslationMemory::Add(TranslationUnit unit) {
  const auto [place, is_new] = by_texts_.try_emplace({unit.korean, unit.english}, units_.size());
  if (is_new) {
    units_.push_back(std::move(unit));
  } else {
    MergeUnit(std::move(unit), &units_[place->second]);
  }
  return is_new;
}

}  // namespace malmoi
