#include "workspace/memory_import.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "align/bitext_reader.h"
#include "base/byte_source.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "exchange/tmx.h"
#include "exchange/xliff.h"

namespace malmoi {
namespace {

constexpr size_t kBatchUnits = 25'000;
constexpr size_t kBatchBytes = size_t{16} << 20;

// Collects units and writes them batch by batch.
class BatchWriter {
 public:
  BatchWriter(const std::string& name, const MemoryImportOptions& options, Store& store)
      : name_(name), options_(options), store_(store) {}

  absl::Status Take(TranslationUnit unit) {
    unit.korean = ToNfc(StripWhitespace(unit.korean));
    unit.english = ToNfc(StripWhitespace(unit.english));
    if (unit.korean.empty() || unit.english.empty()) return absl::OkStatus();
    unit.previous_korean = ToNfc(unit.previous_korean);
    unit.next_korean = ToNfc(unit.next_korean);
    if (unit.origin.empty()) unit.origin = name_;
    bytes_ += unit.korean.size() + unit.english.size() + unit.korean_markup.size() +
              unit.english_markup.size();
    batch_.push_back(std::move(unit));
    ++read_;
    return batch_.size() >= kBatchUnits || bytes_ >= kBatchBytes ? Flush() : absl::OkStatus();
  }

  absl::Status Flush() {
    if (options_.format == MemoryFormat::kXliff) {
      MALMOI_ASSIGN_OR_RETURN(const Store::Reviewed reviewed, store_.ReviewUnits(batch_));
      added_ += reviewed.added;
      replaced_ += reviewed.replaced;
    } else {
      MALMOI_ASSIGN_OR_RETURN(const size_t added, store_.AddUnits(batch_));
      added_ += added;
    }
    batch_.clear();
    bytes_ = 0;
    if (options_.progress) options_.progress(read_);
    return absl::OkStatus();
  }

  size_t read() const { return read_; }
  size_t added() const { return added_; }
  size_t replaced() const { return replaced_; }

 private:
  const std::string& name_;
  const MemoryImportOptions& options_;
  Store& store_;
  std::vector<TranslationUnit> batch_;
  size_t bytes_ = 0;
  size_t read_ = 0;
  size_t added_ = 0;
  size_t replaced_ = 0;
};

absl::StatusOr<Problems> ReadLines(std::istream& in, const std::string& name, BatchWriter& writer) {
  Problems problems;
  BitextReader reader(in, name);
  BitextRow row;
  while (true) {
    MALMOI_ASSIGN_OR_RETURN(const bool more, reader.Next(&row));
    if (!more) return problems;
    if (row.refused) {
      problems.push_back(*std::move(row.refused));
      continue;
    }
    TranslationUnit unit;
    unit.korean = std::move(row.pair.source);
    unit.english = std::move(row.pair.target);
    unit.confidence = 1;
    MALMOI_RETURN_IF_ERROR(writer.Take(std::move(unit)));
  }
}

absl::StatusOr<Problems> ReadUnits(std::istream& in, const std::string& name,
                                   const MemoryImportOptions& options, BatchWriter& writer,
                                   Problems* remarks) {
  const auto take = [&](TranslationUnit unit) { return writer.Take(std::move(unit)); };
  switch (options.format) {
    case MemoryFormat::kTmx: {
      TmxReadOptions tmx;
      tmx.source_language = options.source_language;
      tmx.target_language = options.target_language;
      MALMOI_ASSIGN_OR_RETURN(TmxReadResult result,
                              ReadTmx(StreamSource(in, name), name, tmx, take));
      return std::move(result.problems);
    }
    case MemoryFormat::kXliff: {
      XliffReadOptions xliff;
      xliff.source_language = options.source_language;
      xliff.target_language = options.target_language;
      MALMOI_ASSIGN_OR_RETURN(
          XliffReadResult result,
          ReadXliff(Gunzipped(StreamSource(in, name), name), name, xliff, take));
      *remarks = std::move(result.remarks);
      return std::move(result.problems);
    }
    case MemoryFormat::kTsv:
      break;
  }
  return ReadLines(in, name, writer);
}

}  // namespace

absl::StatusOr<MemoryFormat> DetectMemoryFormat(std::istream& in, const std::string& name) {
  const ByteSource source = Gunzipped(StreamSource(in, name), name);
  constexpr size_t kLook = 4096;
  std::string beginning;
  while (beginning.size() < kLook) {
    char buffer[kLook];
    MALMOI_ASSIGN_OR_RETURN(const size_t count, source(buffer, sizeof(buffer)));
    if (count == 0) break;
    beginning.append(buffer, count);
  }
  std::erase(beginning, '\0');  // UTF-16
  const std::string lower = AsciiToLower(beginning);
  const size_t tmx = lower.find("<tmx");
  const size_t xliff = lower.find("<xliff");
  if (tmx != std::string::npos && tmx < xliff) return MemoryFormat::kTmx;
  if (xliff != std::string::npos) return MemoryFormat::kXliff;
  // What the name promises is read as that: its reader can say what is wrong with it.
  const std::string called = AsciiToLower(name);
  const auto is_called = [&](std::string_view ending) {
    return called.ends_with(ending) || called.ends_with(Concat(ending, ".gz"));
  };
  if (is_called(".tmx")) return MemoryFormat::kTmx;
  if (is_called(".xlf") || is_called(".xliff")) return MemoryFormat::kXliff;
  if (lower.find("<?xml") <= 3) {
    return InvalidInputError({name, 1, 0},
                             "XML, but neither TMX nor XLIFF; `malmoi glossary import` reads TBX");
  }
  if (!beginning.empty() && beginning.find('\t') == std::string::npos) {
    return InvalidInputError({name, 1, 0},
                             "no tab in its first lines, where Korean<TAB>English was expected; "
                             "`malmoi glossary import` reads glossaries in CSV");
  }
  return MemoryFormat::kTsv;
}

std::optional<MemoryFormat> MemoryFormatFromName(std::string_view name) {
  if (name == "tmx") return MemoryFormat::kTmx;
  if (name == "xliff") return MemoryFormat::kXliff;
  if (name == "tsv") return MemoryFormat::kTsv;
  return std::nullopt;
}

absl::StatusOr<MemoryImport> ImportMemory(std::istream& in, const std::string& name,
                                          const MemoryImportOptions& options, Store& store) {
  BatchWriter writer(name, options, store);
  Problems remarks;
  MALMOI_ASSIGN_OR_RETURN(Problems problems, ReadUnits(in, name, options, writer, &remarks));
  MALMOI_RETURN_IF_ERROR(writer.Flush());
  return MemoryImport{writer.read(), writer.added(), writer.replaced(), std::move(problems),
                      std::move(remarks)};
}

}  // namespace malmoi
