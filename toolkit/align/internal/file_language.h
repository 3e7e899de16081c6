// Language marks in the names of files and folders. Internal to align/; see note_pairing.h.
//
//   notes/a.ko.md   {"notes/a", Korean}, and {"notes/a.ko", no mark}
//   notes-en/a.md   {"notes/a", English}, and {"notes-en/a", no mark}
//   영어/a.md        {"a", English}, and {"영어/a", no mark}
#ifndef MALMOI_ALIGN_INTERNAL_FILE_LANGUAGE_H_
#define MALMOI_ALIGN_INTERNAL_FILE_LANGUAGE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace malmoi::internal {

struct NameReading {
  std::string key;                   // the path without the mark and the ending, case folded
  std::optional<Language> language;  // what the mark says

  friend bool operator==(const NameReading&, const NameReading&) = default;
};

// Every way to read the name of a file: one for each mark in it, the nearest to the file first, and
// one without. A mark is the first or last word of a name, or a whole one. Two files are partners
// by name where a reading of each has the same key and the languages differ.
std::vector<NameReading> ReadNames(std::string_view path);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_FILE_LANGUAGE_H_
