// XLIFF: beads for review in a CAT tool, and back.
//
//   <unit id="u1" name="a.txt#1"><mtc:matches>… matchQuality="93.12" …</mtc:matches>
//     <segment id="s1" state="translated"><source>…</source><target>…</target></segment></unit>
//
// Written as XLIFF 2.1, core and the match module; read as 2.0 to 2.2 and 1.2. Both stream: memory
// does not grow with the number of units. A character that XML 1.0 cannot hold is kept as
// <cp hex="000B"/>. Functions are safe from any thread. Source: OASIS XLIFF 2.1 (2018) and 1.2.
#ifndef MALMOI_EXCHANGE_XLIFF_H_
#define MALMOI_EXCHANGE_XLIFF_H_

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "align/bitext.h"
#include "base/byte_source.h"
#include "base/file_store.h"
#include "base/status.h"
#include "memory/translation_unit.h"

namespace malmoi {

// Key of TranslationUnit::properties: the state of the segment ("initial", "translated",
// "reviewed", "final"; in 1.2 what the tool wrote).
inline constexpr std::string_view kXliffStateProperty = "x-xliff-state";

struct XliffWriteOptions {
  std::string source_language = "ko";
  std::string target_language = "en";
};

// Units in order, those of one file (TranslationUnit::file) after another in a <file>. The state is
// kXliffStateProperty where it is set; else "initial" without English, "translated" with it. The
// confidence is the match quality, in per cent. Returns what the format could not hold.
absl::StatusOr<Problems> WriteXliff(std::span<const TranslationUnit> units,
                                    const XliffWriteOptions& options, ByteSink& sink);
absl::StatusOr<Problems> WriteXliff(const UnitStream& units, const XliffWriteOptions& options,
                                    ByteSink& sink);

// All beads, those with one side too: a reviewer is to see what has no partner.
absl::StatusOr<Problems> WriteXliff(std::span<const BitextUnit> beads,
                                    const XliffWriteOptions& options, ByteSink& sink);

struct XliffReadOptions {
  // One side of the file must be the one, the other side the other, in either order.
  std::string source_language = "ko";
  std::string target_language = "en";
};

struct XliffReadResult {
  size_t units = 0;   // handed over
  Problems problems;  // what is broken, and what was left out for it
  Problems remarks;   // segments not yet translated, inline codes
};

// Calls `take` for each segment that has both texts, in the order of the file. The unit's name
// becomes TranslationUnit::note, its <file>'s original the file, its notes the comments. Errors: no
// XLIFF of these versions, other languages, not well-formed before the first segment; the source's;
// those of `take`.
absl::StatusOr<XliffReadResult> ReadXliff(ByteSource source, const std::string& file,
                                          const XliffReadOptions& options,
                                          const std::function<absl::Status(TranslationUnit)>& take);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_XLIFF_H_
