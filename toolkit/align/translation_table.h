// TranslationTable: how often one word renders another, both ways; the bilingual lexicon.
//
//   const uint32_t source = table.SourceId("토크나이저");
//   const uint32_t target = table.TargetId("tokenizer");
//   table.Probability(source, target)   // 0.93: the geometric mean of both directions
//
// Words are WordTokenizer forms: Korean stems, English lemmas. Intern each word of a sentence once
// and look pairs up by id: a look-up is a binary search in a short row. Immutable and safe from
// several threads; cheap to move, not to copy.
//
// The file (models/lexicon.bin, made by `malmoi train lexicon`), integers little-endian:
//
//   8 bytes "MALMOILX" | u32 version | u32 CRC-32 of all that follows
//   u32 source words S | u32 target words T | u32 entries E | u32 bytes of source, of target words
//   source words, then target words, each ended by '\n'
//   u8[S], u8[T]  frequency of each word: round(8 * log2(1 + count)), at most 255
//   u16[S] entries of each source word | u16[E] target ids, ascending in a row
//   u8[E] t(target | source) | u8[E] t(source | target), in steps of kLogStep: 255 is 1, 0 is 0
#ifndef MALMOI_ALIGN_TRANSLATION_TABLE_H_
#define MALMOI_ALIGN_TRANSLATION_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/word_index.h"

namespace malmoi {

class TranslationTable {
 public:
  static constexpr uint32_t kUnknown = WordIndex::kUnknown;
  static constexpr size_t kMaxWords = 65535;  // a side
  static constexpr size_t kMaxFileBytes = size_t{1} << 28;
  static constexpr double kLogStep = 0.045;  // 255 steps reach down to 1e-5

  struct Probabilities {
    float forward = 0;   // t(target | source)
    float backward = 0;  // t(source | target)
  };

  // One entry to build a table from.
  struct Entry {
    std::string source;
    std::string target;
    Probabilities probabilities;
  };

  // A word and how often it was seen in training; words without entries may be given too.
  struct WordCount {
    std::string word;
    uint64_t count = 0;
  };

  // An empty table: every word is unknown.
  TranslationTable() : row_begins_{0} {}

  // A table of `entries`; words that have no count get 1. Of an entry given twice the last counts.
  // Errors: more than kMaxWords words on a side.
  static absl::StatusOr<TranslationTable> Build(const std::vector<Entry>& entries,
                                                const std::vector<WordCount>& source_counts,
                                                const std::vector<WordCount>& target_counts);

  // Reads the file format above. Errors: foreign, damaged or truncated bytes, a version that this
  // program does not know; `name` stands in the message.
  static absl::StatusOr<TranslationTable> Parse(std::string_view bytes, std::string_view name);
  std::string Serialize() const;

  uint32_t SourceId(std::string_view word) const { return sources_.Find(word); }
  uint32_t TargetId(std::string_view word) const { return targets_.Find(word); }
  std::string_view SourceWord(uint32_t id) const { return sources_.Word(id); }
  std::string_view TargetWord(uint32_t id) const { return targets_.Word(id); }
  size_t source_count() const { return sources_.size(); }
  size_t target_count() const { return targets_.size(); }
  size_t entry_count() const { return row_targets_.size(); }

  // Both directions, 0 where the table has no entry. kUnknown is allowed. O(log row).
  Probabilities Lookup(uint32_t source, uint32_t target) const;

  // sqrt(t(target | source) * t(source | target)).
  float Probability(uint32_t source, uint32_t target) const;

  // About how often the word was seen in training (within 5 %); 0 for kUnknown.
  double SourceFrequency(uint32_t source) const;
  double TargetFrequency(uint32_t target) const;

  // Calls visit(target id, probabilities) for each entry of `source`, by ascending target id.
  template <typename Visitor>
  void ForEachTarget(uint32_t source, Visitor&& visit) const {
    if (source == kUnknown) return;
    for (size_t i = row_begins_[source]; i < row_begins_[source + 1]; ++i) {
      visit(uint32_t{row_targets_[i]}, At(i));
    }
  }

 private:
  Probabilities At(size_t entry) const;

  WordIndex sources_;
  WordIndex targets_;
  std::vector<uint8_t> source_frequencies_;
  std::vector<uint8_t> target_frequencies_;
  std::vector<uint32_t> row_begins_;  // source_count() + 1
  std::vector<uint16_t> row_targets_;
  std::vector<uint8_t> forward_;
  std::vector<uint8_t> backward_;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_TRANSLATION_TABLE_H_
