// The formats that `malmoi align` prints a ladder in: the only list of them.
//
// To add a format: write a function that prints units, and add its row in bitext_formats.cc.
#ifndef MALMOI_FACES_CLI_BITEXT_FORMATS_H_
#define MALMOI_FACES_CLI_BITEXT_FORMATS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "align/bitext.h"
#include "base/file_store.h"
#include "base/status.h"

namespace malmoi {

struct BitextFormat {
  std::string_view name;
  // Writes all beads, in order; returns what the format could not hold, to be said on stderr.
  absl::StatusOr<Problems> (*write)(std::span<const BitextUnit> units, ByteSink& sink);
};

std::span<const BitextFormat> BitextFormats();
// Names in the order of the table, the default first.
std::vector<std::string> BitextFormatNames();
// REQUIRES: `name` is one of BitextFormatNames().
const BitextFormat& FindBitextFormat(std::string_view name);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_BITEXT_FORMATS_H_
