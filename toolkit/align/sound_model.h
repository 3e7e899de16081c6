// SoundModel: whether a Korean word is an English word written by its sound.
//
//   sounds.Similarity("토크나이저", "tokenizer")   .99
//   sounds.Similarity("클린턴", "clinton")         .99
//   sounds.Similarity("사고", "thinking")          .00
//
// Each letter of the Korean word (jamo) makes nought to three Latin letters, in order, with learnt
// probabilities; the sum over all ways is compared with how likely the Latin letters are by
// themselves. Source: Knight and Graehl, "Machine transliteration" (1998), as one table.
//
// The file (models/sounds.tsv, made by `malmoi train sounds`), tab-separated:
//
//   malmoi-sounds 1
//   c <TAB> 4.1 <TAB> 0.6             similarity is sigmoid(slope * (score - middle))
//   b <TAB> a <TAB> 0.081             share of a Latin letter in English
//   i <TAB> 14 <TAB> k <TAB> 0.41     initial, medial (m) or final (f) by Unicode's number; the
//                                     letters that it makes, "-" for none; probability
//
// Immutable; safe from several threads.
#ifndef MALMOI_ALIGN_SOUND_MODEL_H_
#define MALMOI_ALIGN_SOUND_MODEL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "align/bitext_reader.h"

namespace malmoi {

class SoundModel {
 public:
  static constexpr size_t kMaxFileBytes = size_t{1} << 22;

  // Knows nothing: every similarity is 0.
  SoundModel() = default;

  // Errors: a foreign or damaged file, with the line.
  static absl::StatusOr<SoundModel> Parse(std::string_view text, std::string_view name);
  std::string Serialize() const;

  // Learns from pairs of one Korean word (source) and its English original (target); pairs of
  // several words are passed over. Deterministic. Errors: too few pairs.
  static absl::StatusOr<SoundModel> Train(std::span<const TextPair> pairs);

  // 0..1: how surely `korean` is `english` by sound. `english` is lower-case. 0 where either is
  // no word of Hangul syllables or of the letters a-z, or too short to tell. O(product of lengths).
  double Similarity(std::string_view korean, std::string_view english) const;

  // The two words as the model sees them, for comparing many pairs: empty where the word is not
  // one of its kind.
  using Sounds = std::vector<uint8_t>;
  struct Letters {
    std::vector<uint16_t> chunks;  // that end at each letter: of one, two, three letters
    double background = 0;         // log probability of the letters in any English
    double least = 0;              // sounds that make them less probably are not alike

    bool empty() const { return chunks.empty(); }
    size_t size() const { return chunks.size() / kMaxChunk; }
  };
  static Sounds KoreanSounds(std::string_view korean);
  Letters EnglishLetters(std::string_view english) const;
  double Similarity(const Sounds& korean, const Letters& english) const;

 private:
  static constexpr size_t kMaxChunk = 3;
  static constexpr size_t kLetters = 26;
  static constexpr size_t kSounds = 19 + 21 + 28;
  static constexpr size_t kChunks = 27 * 27 * 27;  // up to three letters

  // A chunk that a sound makes with some probability.
  struct Share {
    size_t sound;
    size_t chunk;
    float probability;
  };

  Letters Chunked(std::span<const uint8_t> letters) const;
  // Log-odds a Latin letter, of "made by this sound" against "any English".
  double Score(const Sounds& korean, const Letters& english) const;
  // The probability that the sounds make the letters; 0 as soon as it is known to be below `least`.
  double Made(const Sounds& korean, const Letters& english, double least) const;
  float At(size_t sound, size_t chunk) const {
    return table_[sound * columns_ + column_of_[chunk]];
  }
  void SetShares(std::span<const Share> shares);
  void Calibrate(std::span<const std::pair<Sounds, std::vector<uint8_t>>> pairs);

  // Few chunks are ever made: those have a column, all others share column 0.
  std::vector<uint16_t> column_of_;
  size_t columns_ = 0;
  std::vector<float> table_;  // probability of a chunk for a sound; empty: knows nothing
  std::array<float, kLetters> background_ = {};
  double slope_ = 0;
  double middle_ = 0;
};

}  // namespace malmoi

#endif  // MALMOI_ALIGN_SOUND_MODEL_H_
