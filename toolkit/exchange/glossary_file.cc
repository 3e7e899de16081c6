#include "exchange/glossary_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/byte_source.h"
#include "base/strings.h"
#include "exchange/client_glossary.h"
#include "exchange/glossary_csv.h"
#include "exchange/glossary_json.h"
#include "exchange/tbx.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

using Concepts = std::span<const ConceptEntry>;
using Losses = absl::StatusOr<Problems>;

template <TbxDialect dialect>
Losses WriteTbxAs(Concepts concepts, const TermSelection& selection, ByteSink& sink) {
  TbxWriteOptions options;
  options.dialect = dialect;
  options.selection = selection;
  return WriteTbx(concepts, options, sink);
}

template <char delimiter>
Losses WriteTable(Concepts concepts, const TermSelection& selection, ByteSink& sink) {
  GlossaryCsvOptions options;
  options.csv.delimiter = delimiter;
  options.selection = selection;
  return WriteGlossaryCsv(concepts, options, sink);
}

template <GlossaryClient client>
Losses WriteClient(Concepts concepts, const TermSelection& selection, ByteSink& sink) {
  return WriteClientGlossary(concepts, client, selection, sink);
}

Losses WriteJson(Concepts concepts, const TermSelection& selection, ByteSink& sink) {
  MALMOI_RETURN_IF_ERROR(WriteGlossaryJson(concepts, selection, sink));
  return Problems();
}

struct FormatRow {
  GlossaryFormat format;
  std::string_view name;
  Losses (*write)(Concepts concepts, const TermSelection& selection, ByteSink& sink);
};
constexpr std::array<FormatRow, 9> kFormats = {{
    {GlossaryFormat::kTbx, "tbx", WriteTbxAs<TbxDialect::kV3Dca>},
    {GlossaryFormat::kTbxDct, "tbx-dct", WriteTbxAs<TbxDialect::kV3Dct>},
    {GlossaryFormat::kTbxV2, "tbx-v2", WriteTbxAs<TbxDialect::kV2>},
    {GlossaryFormat::kCsv, "csv", WriteTable<','>},
    {GlossaryFormat::kTsv, "tsv", WriteTable<'\t'>},
    {GlossaryFormat::kDeepl, "deepl", WriteClient<GlossaryClient::kDeepl>},
    {GlossaryFormat::kGoogle, "google", WriteClient<GlossaryClient::kGoogle>},
    {GlossaryFormat::kOmegat, "omegat", WriteClient<GlossaryClient::kOmegat>},
    {GlossaryFormat::kJson, "json", WriteJson},
}};

constexpr size_t kMaxTableBytes = size_t{256} << 20;

enum class Kind { kXml, kJson, kTable };

// By the first character that is no white space, of any encoding that XML and Excel use.
Kind KindOf(std::string_view beginning) {
  for (const char c : beginning) {
    if (c == '<') return Kind::kXml;
    if (c == '[' || c == '{') return Kind::kJson;
    const bool passed_over =
        c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0' || (c & 0x80) != 0;
    if (!passed_over) return Kind::kTable;
  }
  return Kind::kTable;
}

// What was read to look at it, then the rest.
ByteSource Rejoined(std::string beginning, ByteSource rest) {
  return [beginning = std::move(beginning), at = size_t{0}, rest = std::move(rest)](
             char* buffer, size_t capacity) mutable -> absl::StatusOr<size_t> {
    if (at >= beginning.size()) return rest(buffer, capacity);
    const size_t count = std::min(capacity, beginning.size() - at);
    std::copy_n(beginning.data() + at, count, buffer);
    at += count;
    return count;
  };
}

absl::StatusOr<std::string> ReadAll(const ByteSource& source, const std::string& name) {
  std::string text;
  std::vector<char> buffer(size_t{1} << 16);
  while (true) {
    MALMOI_ASSIGN_OR_RETURN(const size_t count, source(buffer.data(), buffer.size()));
    if (count == 0) return text;
    text.append(buffer.data(), count);
    if (text.size() > kMaxTableBytes) {
      return TooLargeError({name, 0, 0}, Concat("larger than the ", kMaxTableBytes >> 20,
                                                " MiB that a glossary may be"));
    }
  }
}

absl::StatusOr<GlossaryFile> ReadTable(std::string_view bytes, const std::string& name,
                                       const GlossaryReadOptions& options) {
  GlossaryCsvReadOptions csv;
  csv.source_language = options.source_language;
  csv.target_language = options.target_language;
  MALMOI_ASSIGN_OR_RETURN(GlossaryRows rows, ReadGlossaryCsv(bytes, name, csv));
  return GlossaryFile{GroupConcepts(std::move(rows.pairs)), std::move(rows.problems),
                      std::move(rows.remarks)};
}

}  // namespace

std::vector<std::string> GlossaryFormatNames() {
  std::vector<std::string> names;
  names.reserve(kFormats.size());
  for (const FormatRow& row : kFormats) names.emplace_back(row.name);
  return names;
}

std::optional<GlossaryFormat> GlossaryFormatFromName(std::string_view name) {
  const auto* const row = std::ranges::find(kFormats, name, &FormatRow::name);
  if (row == kFormats.end()) return std::nullopt;
  return row->format;
}

absl::StatusOr<Problems> WriteGlossary(std::span<const ConceptEntry> concepts,
                                       GlossaryFormat format, const TermSelection& selection,
                                       ByteSink& sink) {
  return std::ranges::find(kFormats, format, &FormatRow::format)->write(concepts, selection, sink);
}

absl::StatusOr<GlossaryFile> ReadGlossaryFile(std::istream& in, const std::string& name,
                                              const GlossaryReadOptions& options) {
  ByteSource source = Gunzipped(StreamSource(in, name), name);
  std::string beginning(size_t{4096}, '\0');
  MALMOI_ASSIGN_OR_RETURN(const size_t count, source(beginning.data(), beginning.size()));
  beginning.resize(count);
  const Kind kind = KindOf(beginning);
  source = Rejoined(std::move(beginning), std::move(source));
  if (kind == Kind::kXml) {
    TbxReadOptions tbx;
    tbx.source_language = options.source_language;
    tbx.target_language = options.target_language;
    MALMOI_ASSIGN_OR_RETURN(TbxReadResult read, ReadTbx(std::move(source), name, tbx));
    return GlossaryFile{std::move(read.concepts), std::move(read.problems),
                        std::move(read.remarks)};
  }
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes, ReadAll(source, name));
  if (kind == Kind::kTable) return ReadTable(bytes, name, options);
  MALMOI_ASSIGN_OR_RETURN(GlossaryJson read, ReadGlossaryJson(bytes, name));
  return GlossaryFile{std::move(read.concepts), std::move(read.problems), {}};
}

}  // namespace malmoi
