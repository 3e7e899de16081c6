#include "faces/cli/bitext_formats.h"

#include <algorithm>

#include "align/ladder_format.h"
#include "base/strings.h"
#include "exchange/alignments_jsonl.h"
#include "exchange/tmx.h"
#include "exchange/xliff.h"
#include "faces/cli/version.h"
#include "memory/translation_memory.h"

namespace malmoi {
namespace {

// A text as one column: tabs and line ends are spaces.
std::string Column(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

// `ko<TAB>en<TAB>score`: a bitext that `words`, `terms` and `tm import` read. A sentence without
// partner is no pair and cannot stand in it.
absl::StatusOr<Problems> WriteTsv(std::span<const BitextUnit> units, ByteSink& sink) {
  size_t alone = 0;
  for (const BitextUnit& unit : units) {
    if (unit.korean.empty() || unit.english.empty()) {
      ++alone;
      continue;
    }
    MALMOI_RETURN_IF_ERROR(
        sink.Write(Concat(Column(unit.KoreanText()), "\t", Column(unit.EnglishText()), "\t",
                          FormatScore(unit.bead.score, 4), "\n")));
  }
  if (alone == 0) return Problems();
  return Problems{
      {{},
       Concat(alone,
              alone == 1 ? " sentence has no partner and is" : " sentences have no partner and are",
              " not in the TSV; --format beads shows them")}};
}

absl::StatusOr<Problems> WriteBeads(std::span<const BitextUnit> units, ByteSink& sink) {
  for (const BitextUnit& unit : units) {
    MALMOI_RETURN_IF_ERROR(sink.Write(FormatBead(unit.bead) + "\n"));
  }
  return Problems();
}

absl::StatusOr<Problems> WriteJsonl(std::span<const BitextUnit> units, ByteSink& sink) {
  MALMOI_RETURN_IF_ERROR(WriteAlignmentsJsonl(units, sink));
  return Problems();
}

absl::StatusOr<Problems> WriteMemory(std::span<const BitextUnit> units, ByteSink& sink) {
  TmxWriteOptions options;
  options.tool_version = kVersion;
  return WriteTmx(UnitsFromBitext(units), options, sink);
}

absl::StatusOr<Problems> WriteReview(std::span<const BitextUnit> units, ByteSink& sink) {
  return WriteXliff(units, {}, sink);
}

constexpr BitextFormat kFormats[] = {
    {"tsv", WriteTsv},    {"jsonl", WriteJsonl},  {"beads", WriteBeads},
    {"tmx", WriteMemory}, {"xliff", WriteReview},
};

}  // namespace

std::span<const BitextFormat> BitextFormats() { return kFormats; }

std::vector<std::string> BitextFormatNames() {
  std::vector<std::string> names;
  for (const BitextFormat& format : kFormats) names.emplace_back(format.name);
  return names;
}

const BitextFormat& FindBitextFormat(std::string_view name) {
  return *std::ranges::find(kFormats, name, &BitextFormat::name);
}

}  // namespace malmoi
