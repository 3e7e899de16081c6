#include "align/translation_table.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

constexpr std::string_view kMagic = "MALMOILX";
constexpr uint32_t kVersion = 1;
constexpr size_t kHeaderBytes = kMagic.size() + 2 * sizeof(uint32_t);
constexpr size_t kCountsBytes = 5 * sizeof(uint32_t);

uint8_t QuantizeProbability(float probability) {
  if (probability <= 0) return 0;
  const double steps =
      std::round(std::log(static_cast<double>(probability)) / TranslationTable::kLogStep);
  return static_cast<uint8_t>(std::clamp(255.0 + steps, 1.0, 255.0));
}

const std::array<float, 256>& ProbabilityLevels() {
  static const std::array<float, 256> kLevels = [] {
    std::array<float, 256> levels = {};
    for (size_t i = 1; i < levels.size(); ++i) {
      levels[i] = static_cast<float>(
          std::exp((static_cast<double>(i) - 255.0) * TranslationTable::kLogStep));
    }
    return levels;
  }();
  return kLevels;
}

uint8_t QuantizeFrequency(uint64_t count) {
  return static_cast<uint8_t>(
      std::min(255.0, std::round(8 * std::log2(1.0 + static_cast<double>(count)))));
}

double FrequencyOf(uint8_t level) { return std::exp2(level / 8.0) - 1; }

void PutInteger(uint32_t value, size_t bytes, std::string* out) {
  for (size_t i = 0; i < bytes; ++i) out->push_back(static_cast<char>(value >> (8 * i)));
}

uint32_t GetInteger(std::string_view bytes, size_t offset, size_t size) {
  uint32_t value = 0;
  for (size_t i = 0; i < size; ++i) {
    value |= uint32_t{static_cast<uint8_t>(bytes[offset + i])} << (8 * i);
  }
  return value;
}

uint32_t Checksum(std::string_view bytes) {
  return static_cast<uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

// Every word of `text`, each ended by '\n', into `index`; false where they are not `count`
// different words.
bool ReadWords(std::string_view text, size_t count, WordIndex* index) {
  index->Reserve(count, text.size());
  while (!text.empty()) {
    const size_t end = text.find('\n');
    if (end == std::string_view::npos || index->size() == count) return false;
    const size_t next = index->size();
    if (index->Add(text.substr(0, end)) != next) return false;  // twice the same word
    text.remove_prefix(end + 1);
  }
  return index->size() == count;
}

std::string WriteWords(const WordIndex& index) {
  std::string text;
  for (uint32_t id = 0; id < index.size(); ++id) {
    text.append(index.Word(id));
    text.push_back('\n');
  }
  return text;
}

}  // namespace

absl::StatusOr<TranslationTable> TranslationTable::Build(
    const std::vector<Entry>& entries, const std::vector<WordCount>& source_counts,
    const std::vector<WordCount>& target_counts) {
  TranslationTable table;
  for (const WordCount& word : source_counts) table.sources_.Add(word.word);
  for (const WordCount& word : target_counts) table.targets_.Add(word.word);
  struct Row {
    uint32_t source;
    uint32_t target;
    Probabilities probabilities;
  };
  std::vector<Row> rows;
  rows.reserve(entries.size());
  for (const Entry& entry : entries) {
    rows.push_back(
        {table.sources_.Add(entry.source), table.targets_.Add(entry.target), entry.probabilities});
  }
  if (table.source_count() > kMaxWords || table.target_count() > kMaxWords) {
    return absl::InvalidArgumentError(
        Concat("a lexicon holds at most ", kMaxWords, " words a side; leave the rare ones out"));
  }
  table.source_frequencies_.assign(table.source_count(), QuantizeFrequency(1));
  table.target_frequencies_.assign(table.target_count(), QuantizeFrequency(1));
  for (const WordCount& word : source_counts) {
    table.source_frequencies_[table.SourceId(word.word)] = QuantizeFrequency(word.count);
  }
  for (const WordCount& word : target_counts) {
    table.target_frequencies_[table.TargetId(word.word)] = QuantizeFrequency(word.count);
  }

  std::ranges::stable_sort(rows, {},
                           [](const Row& row) { return std::tie(row.source, row.target); });
  table.row_begins_.assign(table.source_count() + 1, 0);
  for (size_t i = 0; i < rows.size(); ++i) {
    const bool again = i + 1 < rows.size() && rows[i].source == rows[i + 1].source &&
                       rows[i].target == rows[i + 1].target;
    if (again) continue;
    table.row_begins_[rows[i].source + 1]++;
    table.row_targets_.push_back(static_cast<uint16_t>(rows[i].target));
    table.forward_.push_back(QuantizeProbability(rows[i].probabilities.forward));
    table.backward_.push_back(QuantizeProbability(rows[i].probabilities.backward));
  }
  for (size_t i = 1; i < table.row_begins_.size(); ++i) {
    table.row_begins_[i] += table.row_begins_[i - 1];
  }
  return table;
}

std::string TranslationTable::Serialize() const {
  const std::string source_words = WriteWords(sources_);
  const std::string target_words = WriteWords(targets_);
  std::string body;
  for (const size_t count :
       {source_count(), target_count(), entry_count(), source_words.size(), target_words.size()}) {
    PutInteger(static_cast<uint32_t>(count), sizeof(uint32_t), &body);
  }
  body += source_words + target_words;
  const auto put_bytes = [&body](const std::vector<uint8_t>& bytes) {
    body.append(bytes.begin(), bytes.end());
  };
  put_bytes(source_frequencies_);
  put_bytes(target_frequencies_);
  for (size_t i = 0; i < source_count(); ++i) {
    PutInteger(row_begins_[i + 1] - row_begins_[i], sizeof(uint16_t), &body);
  }
  for (const uint16_t target : row_targets_) PutInteger(target, sizeof(uint16_t), &body);
  put_bytes(forward_);
  put_bytes(backward_);

  std::string file(kMagic);
  PutInteger(kVersion, sizeof(uint32_t), &file);
  PutInteger(Checksum(body), sizeof(uint32_t), &file);
  return file + body;
}

absl::StatusOr<TranslationTable> TranslationTable::Parse(std::string_view bytes,
                                                         std::string_view name) {
  const Place place{std::string(name), 0, 0};
  if (!bytes.starts_with(kMagic)) {
    return InvalidInputError(place, "not a Malmoi lexicon; make one with `malmoi train lexicon`");
  }
  const absl::Status damaged =
      InvalidInputError(place, "a damaged or truncated lexicon; install it again or make it anew");
  if (bytes.size() < kHeaderBytes + kCountsBytes) return damaged;
  if (const uint32_t version = GetInteger(bytes, kMagic.size(), 4); version != kVersion) {
    return InvalidInputError(place, Concat("a lexicon of version ", version, ", where version ",
                                           kVersion, " was expected; make it anew"));
  }
  std::string_view rest = bytes.substr(kHeaderBytes);
  if (GetInteger(bytes, kMagic.size() + 4, 4) != Checksum(rest)) return damaged;

  const size_t sources = GetInteger(rest, 0, 4);
  const size_t targets = GetInteger(rest, 4, 4);
  const size_t entries = GetInteger(rest, 8, 4);
  const size_t source_bytes = GetInteger(rest, 12, 4);
  const size_t target_bytes = GetInteger(rest, 16, 4);
  rest.remove_prefix(kCountsBytes);
  if (sources > kMaxWords || targets > kMaxWords) return damaged;
  if (rest.size() != source_bytes + target_bytes + 3 * sources + targets + 4 * entries) {
    return damaged;
  }
  const auto take = [&rest](size_t size) {
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
  };
  TranslationTable table;
  if (!ReadWords(take(source_bytes), sources, &table.sources_)) return damaged;
  if (!ReadWords(take(target_bytes), targets, &table.targets_)) return damaged;
  const auto take_bytes = [&take](size_t size) {
    const std::string_view taken = take(size);
    return std::vector<uint8_t>(taken.begin(), taken.end());
  };
  table.source_frequencies_ = take_bytes(sources);
  table.target_frequencies_ = take_bytes(targets);
  const std::string_view row_sizes = take(2 * sources);
  for (size_t i = 0; i < sources; ++i) {
    table.row_begins_.push_back(table.row_begins_.back() + GetInteger(row_sizes, 2 * i, 2));
  }
  if (table.row_begins_.back() != entries) return damaged;
  const std::string_view ids = take(2 * entries);
  for (size_t row = 0; row < sources; ++row) {
    for (size_t i = table.row_begins_[row]; i < table.row_begins_[row + 1]; ++i) {
      const uint32_t target = GetInteger(ids, 2 * i, 2);
      const bool ascending = i == table.row_begins_[row] || table.row_targets_.back() < target;
      if (target >= targets || !ascending) return damaged;
      table.row_targets_.push_back(static_cast<uint16_t>(target));
    }
  }
  table.forward_ = take_bytes(entries);
  table.backward_ = take_bytes(entries);
  return table;
}

TranslationTable::Probabilities TranslationTable::At(size_t entry) const {
  const std::array<float, 256>& levels = ProbabilityLevels();
  return {levels[forward_[entry]], levels[backward_[entry]]};
}

TranslationTable::Probabilities TranslationTable::Lookup(uint32_t source, uint32_t target) const {
  if (source == kUnknown || target == kUnknown) return {};
  const auto begin = row_targets_.begin() + row_begins_[source];
  const auto end = row_targets_.begin() + row_begins_[source + 1];
  const auto found = std::lower_bound(begin, end, target);
  if (found == end || *found != target) return {};
  return At(static_cast<size_t>(found - row_targets_.begin()));
}

float TranslationTable::Probability(uint32_t source, uint32_t target) const {
  const Probabilities both = Lookup(source, target);
  return std::sqrt(both.forward * both.backward);
}

double TranslationTable::SourceFrequency(uint32_t source) const {
  return source == kUnknown ? 0 : FrequencyOf(source_frequencies_[source]);
}

double TranslationTable::TargetFrequency(uint32_t target) const {
  return target == kUnknown ? 0 : FrequencyOf(target_frequencies_[target]);
}

}  // namespace malmoi
