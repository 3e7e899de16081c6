// Translation units from files of other tools into a store.
//
//   MALMOI_ASSIGN_OR_RETURN(Store store, Store::Open("memory.db"));
//   MALMOI_ASSIGN_OR_RETURN(MemoryImport done, ImportMemory(file, "old.tmx.gz", {}, store));
//
// TMX, XLIFF and `ko<TAB>en` lines, gzip-compressed or not. Units are written in batches, each a
// transaction: what was imported before an error stands, and memory does not grow with the file.
// Functions are safe from any thread; a store is used by one at a time.
#ifndef MALMOI_WORKSPACE_MEMORY_IMPORT_H_
#define MALMOI_WORKSPACE_MEMORY_IMPORT_H_

#include <cstddef>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "base/status.h"
#include "workspace/store.h"

namespace malmoi {

enum class MemoryFormat { kTmx, kXliff, kTsv };

// By its beginning, decompressed where it is gzip: "<tmx", "<xliff"; else by its name; else lines.
// `in` is read from; open it again, or rewind it.
absl::StatusOr<MemoryFormat> DetectMemoryFormat(std::istream& in, const std::string& name);
std::optional<MemoryFormat> MemoryFormatFromName(std::string_view name);  // "tmx", "xliff", "tsv"

struct MemoryImportOptions {
  MemoryFormat format = MemoryFormat::kTsv;
  std::string source_language = "ko";  // languages in TMX and XLIFF, as there
  std::string target_language = "en";
  std::function<void(size_t done)> progress;
};

struct MemoryImport {
  size_t read = 0;      // units with both texts
  size_t added = 0;     // of them new; the others were merged into those that were there
  size_t replaced = 0;  // of those of XLIFF: units whose English a person changed
  Problems problems;    // what was refused, each with its line
  Problems remarks;     // what there was nothing to import of
};

// Errors: the input is not of this format at all, or cannot be read; the store's. Texts become
// NFC; the origin of a unit that names none is `name`.
absl::StatusOr<MemoryImport> ImportMemory(std::istream& in, const std::string& name,
                                          const MemoryImportOptions& options, Store& store);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_MEMORY_IMPORT_H_
