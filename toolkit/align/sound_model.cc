#include "align/sound_model.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "text/korean.h"

namespace malmoi {
namespace {

constexpr std::string_view kFirstLine = "malmoi-sounds 1";
constexpr size_t kInitials = 19;
constexpr size_t kMedials = 21;
constexpr size_t kMinLetters = 3;
constexpr size_t kMaxLength = 40;     // longer words are no loanwords
constexpr float kFloor = 1e-7f;       // of a chunk never seen for a sound
constexpr float kLeastShare = 2e-4f;  // of what the file holds

// The letters of a word of a-z, from 0; empty for another, or one that is too short or too long.
std::vector<uint8_t> LettersOf(std::string_view english) {
  if (english.size() < kMinLetters || english.size() > kMaxLength) return {};
  std::vector<uint8_t> letters;
  letters.reserve(english.size());
  for (const char c : english) {
    if (c < 'a' || c > 'z') return {};
    letters.push_back(static_cast<uint8_t>(c - 'a'));
  }
  return letters;
}

// The chunk of `length` letters at `letters`: a number in base 27, so that chunks of different
// lengths differ.
size_t ChunkAt(const uint8_t* letters, size_t length) {
  size_t chunk = 0;
  for (size_t i = 0; i < length; ++i) chunk = chunk * 27 + letters[i] + 1u;
  return chunk;
}

std::string ChunkName(size_t chunk) {
  std::string name;
  for (; chunk > 0; chunk /= 27) name.insert(name.begin(), static_cast<char>('a' + chunk % 27 - 1));
  return name.empty() ? "-" : name;
}

// No chunk has more than `longest` letters.
std::optional<size_t> ChunkByName(std::string_view name, size_t longest) {
  if (name == "-") return 0;
  if (name.size() > longest) return std::nullopt;
  size_t chunk = 0;
  for (const char c : name) {
    if (c < 'a' || c > 'z') return std::nullopt;
    chunk = chunk * 27 + static_cast<size_t>(c - 'a') + 1;
  }
  return chunk;
}

// What the sums over all ways to make `english` from `korean` need: row p, column q is the mass of
// the first p sounds having made the first q letters.
using Masses = std::vector<double>;

}  // namespace

SoundModel::Sounds SoundModel::KoreanSounds(std::string_view korean) {
  Sounds sounds;
  if (korean.size() > 3 * kMaxLength) return {};
  for (const char32_t c : ToCodePoints(korean)) {
    const std::optional<Syllable> syllable = DecomposeSyllable(c);
    if (!syllable) return {};
    sounds.push_back(static_cast<uint8_t>(syllable->initial));
    sounds.push_back(static_cast<uint8_t>(kInitials + syllable->medial));
    if (syllable->final > 0) {
      sounds.push_back(static_cast<uint8_t>(kInitials + kMedials + syllable->final));
    }
  }
  return sounds.size() < 4 ? Sounds{} : sounds;  // one syllable says too little
}

SoundModel::Letters SoundModel::EnglishLetters(std::string_view english) const {
  return Chunked(LettersOf(english));
}

SoundModel::Letters SoundModel::Chunked(std::span<const uint8_t> letters) const {
  if (letters.empty() || table_.empty()) return {};
  Letters known;
  known.chunks.resize(letters.size() * kMaxChunk);
  for (size_t end = 1; end <= letters.size(); ++end) {
    for (size_t length = 1; length <= std::min(kMaxChunk, end); ++length) {
      known.chunks[(end - 1) * kMaxChunk + length - 1] =
          column_of_[ChunkAt(letters.data() + end - length, length)];
    }
    known.background += std::log(background_[letters[end - 1]]);
  }
  // Most pairs are no loanwords: they need not be followed to the end to know that they are below
  // what anyone can tell from nothing.
  constexpr double kNothing = 1e-6;
  const double least = middle_ + std::log(kNothing) / slope_;  // of Score
  if (slope_ > 0) {
    known.least = std::exp(known.background + least * static_cast<double>(letters.size()));
  }
  return known;
}

double SoundModel::Made(const Sounds& korean, const Letters& english, double least) const {
  // mass[kMaxChunk + q] is the mass of the sounds so far having made the first q letters; in place,
  // from the last letter to the first.
  std::array<double, kMaxChunk + kMaxLength + 1> mass = {};
  const size_t size = english.size();
  mass[kMaxChunk] = 1;
  for (size_t p = 0; p < korean.size(); ++p) {
    const float* const row = &table_[korean[p] * columns_];
    const size_t longest = std::min(size, (p + 1) * kMaxChunk);
    // No later sound adds to what there is in all.
    double all = 0;
    for (size_t q = longest; q > 0; --q) {
      const uint16_t* const chunks = &english.chunks[(q - 1) * kMaxChunk];
      double* const own = &mass[kMaxChunk + q];
      *own = own[-3] * row[chunks[2]] + own[-2] * row[chunks[1]] + own[-1] * row[chunks[0]] +
             *own * row[column_of_[0]];
      all += *own;
    }
    mass[kMaxChunk] *= row[column_of_[0]];
    if (all + mass[kMaxChunk] < least) return 0;
  }
  return mass[kMaxChunk + size];
}

double SoundModel::Score(const Sounds& korean, const Letters& english) const {
  const double made = std::log(std::max(Made(korean, english, 0), 1e-300));
  return (made - english.background) / static_cast<double>(english.size());
}

double SoundModel::Similarity(const Sounds& korean, const Letters& english) const {
  if (table_.empty() || korean.empty() || english.empty()) return 0;
  const double made = Made(korean, english, english.least);
  if (made <= 0) return 0;
  const double score = (std::log(made) - english.background) / static_cast<double>(english.size());
  return 1 / (1 + std::exp(-slope_ * (score - middle_)));
}

void SoundModel::SetShares(std::span<const Share> shares) {
  column_of_.assign(kChunks, 0);
  columns_ = 1;
  for (const Share& share : shares) {
    uint16_t& column = column_of_[share.chunk];
    if (column == 0) column = static_cast<uint16_t>(columns_++);
  }
  table_.assign(kSounds * columns_, kFloor);
  for (const Share& share : shares) {
    table_[share.sound * columns_ + column_of_[share.chunk]] = std::max(kFloor, share.probability);
  }
}

double SoundModel::Similarity(std::string_view korean, std::string_view english) const {
  return Similarity(KoreanSounds(korean), EnglishLetters(english));
}

absl::StatusOr<SoundModel> SoundModel::Train(std::span<const TextPair> pairs) {
  std::vector<std::pair<Sounds, std::vector<uint8_t>>> words;
  for (const TextPair& pair : pairs) {
    Sounds korean = KoreanSounds(pair.source);
    std::vector<uint8_t> english = LettersOf(AsciiToLower(pair.target));
    if (!korean.empty() && !english.empty())
      words.emplace_back(std::move(korean), std::move(english));
  }
  constexpr size_t kEnough = 100;
  if (words.size() < kEnough) {
    return absl::InvalidArgumentError(
        Concat("only ", words.size(), " pairs of one Korean and one English word, where at least ",
               kEnough, " were expected"));
  }

  SoundModel model;
  std::array<double, kLetters> letters = {};
  double letter_total = 0;
  for (const auto& [korean, english] : words) {
    for (const uint8_t letter : english) {
      ++letters[letter];
      ++letter_total;
    }
  }
  for (size_t i = 0; i < kLetters; ++i) {
    model.background_[i] = static_cast<float>((letters[i] + 1) / (letter_total + kLetters));
  }

  // At first a sound makes one letter, or none, or two, whatever they are.
  constexpr std::array<double, kMaxChunk + 1> kStart = {0.3, 0.55, 0.12, 0.03};
  std::vector<float> table(kSounds * kChunks);
  for (size_t chunk = 0; chunk < kChunks; ++chunk) {
    const std::string name = ChunkName(chunk);
    const size_t length = chunk == 0 ? 0 : name.size();
    const auto share = static_cast<float>(kStart[length] / std::pow(26, length));
    for (size_t sound = 0; sound < kSounds; ++sound) table[sound * kChunks + chunk] = share;
  }
  constexpr int kPasses = 15;
  for (int pass = 0; pass < kPasses; ++pass) {
    std::vector<double> counts(kSounds * kChunks, 0);
    for (const auto& word : words) {  // clang 14 cannot capture the parts of a structured binding
      const auto& korean = word.first;
      const auto& english = word.second;
      const size_t columns = english.size() + 1;
      Masses forward((korean.size() + 1) * columns, 0);
      Masses backward((korean.size() + 1) * columns, 0);
      forward[0] = 1;
      backward.back() = 1;
      const auto for_each_step = [&](size_t p, const auto& step) {
        for (size_t q = 0; q < columns; ++q) {
          for (size_t length = 0; length <= kMaxChunk && q + length < columns; ++length) {
            step(q, length, korean[p] * kChunks + ChunkAt(english.data() + q, length));
          }
        }
      };
      for (size_t p = 0; p < korean.size(); ++p) {
        for_each_step(p, [&](size_t q, size_t length, size_t cell) {
          forward[(p + 1) * columns + q + length] += forward[p * columns + q] * table[cell];
        });
      }
      const double total = forward.back();
      if (total <= 0) continue;
      for (size_t p = korean.size(); p-- > 0;) {
        for_each_step(p, [&](size_t q, size_t length, size_t cell) {
          const double after = backward[(p + 1) * columns + q + length] * table[cell];
          backward[p * columns + q] += after;
          counts[cell] += forward[p * columns + q] * after / total;
        });
      }
    }
    for (size_t sound = 0; sound < kSounds; ++sound) {
      double total = 0;
      for (size_t chunk = 0; chunk < kChunks; ++chunk) total += counts[sound * kChunks + chunk];
      for (size_t chunk = 0; chunk < kChunks; ++chunk) {
        const double share = total > 0 ? counts[sound * kChunks + chunk] / total : 0;
        table[sound * kChunks + chunk] = share < kLeastShare ? kFloor : static_cast<float>(share);
      }
    }
  }
  std::vector<Share> shares;
  for (size_t i = 0; i < table.size(); ++i) {
    if (table[i] > kFloor) shares.push_back({i / kChunks, i % kChunks, table[i]});
  }
  model.SetShares(shares);
  model.Calibrate(words);
  return model;
}

// Fits the logistic curve between each word's own original and the original of another.
void SoundModel::Calibrate(std::span<const std::pair<Sounds, std::vector<uint8_t>>> pairs) {
  std::vector<double> right;
  std::vector<double> wrong;
  for (size_t i = 0; i < pairs.size(); i += 5) {
    right.push_back(Score(pairs[i].first, Chunked(pairs[i].second)));
    // Neighbours in a sorted list are alike; a far step in the list is a fair rival.
    const size_t other = (i + pairs.size() / 2 + 1) % pairs.size();
    wrong.push_back(Score(pairs[i].first, Chunked(pairs[other].second)));
  }
  // A sentence has some twenty rivals for each original.
  constexpr double kRivals = 20;
  slope_ = 1;
  middle_ = 0;
  double offset = 0;  // of slope * score + offset
  constexpr int kSteps = 400;
  constexpr double kRate = 0.5;
  for (int step = 0; step < kSteps; ++step) {
    double slope_gradient = 0;
    double offset_gradient = 0;
    const auto add = [&](double score, double truth, double weight) {
      const double guess = 1 / (1 + std::exp(-(slope_ * score + offset)));
      slope_gradient += weight * (truth - guess) * score;
      offset_gradient += weight * (truth - guess);
    };
    for (const double score : right) add(score, 1, 1);
    for (const double score : wrong) add(score, 0, kRivals);
    const double size = static_cast<double>(right.size()) * (1 + kRivals) / 4;
    slope_ += kRate * slope_gradient / size;
    offset += kRate * offset_gradient / size;
  }
  middle_ = -offset / slope_;
}

std::string SoundModel::Serialize() const {
  std::string text =
      Concat(kFirstLine, "\nc\t", FormatScore(slope_, 4), "\t", FormatScore(middle_, 4), "\n");
  for (size_t i = 0; i < kLetters; ++i) {
    text += Concat("b\t", static_cast<char>('a' + i), "\t", FormatScore(background_[i], 5), "\n");
  }
  for (size_t sound = 0; sound < kSounds && !table_.empty(); ++sound) {
    const size_t part = sound < kInitials ? 0 : sound < kInitials + kMedials ? 1 : 2;
    constexpr std::string_view kParts = "imf";
    const size_t number = sound - (part == 0 ? 0 : part == 1 ? kInitials : kInitials + kMedials);
    for (size_t chunk = 0; chunk < kChunks; ++chunk) {
      if (At(sound, chunk) < kLeastShare) continue;
      text += Concat(kParts[part], "\t", number, "\t", ChunkName(chunk), "\t",
                     FormatScore(At(sound, chunk), 5), "\n");
    }
  }
  return text;
}

absl::StatusOr<SoundModel> SoundModel::Parse(std::string_view text, std::string_view name) {
  SoundModel model;
  std::vector<Share> shares;
  model.background_.fill(1.0f / kLetters);
  size_t number = 0;
  for (const std::string_view line : Split(text, '\n')) {
    ++number;
    if (number == 1) {
      if (line == kFirstLine) continue;
      return InvalidInputError({std::string(name), 1, 0},
                               "not a Malmoi sound table; make one with `malmoi train sounds`");
    }
    if (line.empty()) continue;
    const std::vector<std::string_view> columns = Split(line, '\t');
    const std::string_view kind = columns[0];
    const std::optional<double> value = ParseDouble(columns.back());
    const bool number_fits = value && std::isfinite(*value);
    if (number_fits && kind == "c" && columns.size() == 3 && ParseDouble(columns[1])) {
      model.slope_ = *ParseDouble(columns[1]);
      model.middle_ = *value;
      if (std::isfinite(model.slope_)) continue;
    } else if (number_fits && kind == "b" && columns.size() == 3 && columns[1].size() == 1 &&
               'a' <= columns[1][0] && columns[1][0] <= 'z' && *value > 0 && *value <= 1) {
      model.background_[static_cast<size_t>(columns[1][0] - 'a')] = static_cast<float>(*value);
      continue;
    } else if (number_fits && (kind == "i" || kind == "m" || kind == "f") && columns.size() == 4 &&
               *value >= 0 && *value <= 1) {
      const std::optional<int64_t> index = ParseInt(columns[1]);
      const std::optional<size_t> chunk = ChunkByName(columns[2], kMaxChunk);
      const size_t base = kind == "i" ? 0 : kind == "m" ? kInitials : kInitials + kMedials;
      const int64_t limit = kind == "i" ? 19 : kind == "m" ? 21 : 28;
      if (index && chunk && *index >= 0 && *index < limit) {
        shares.push_back({base + static_cast<size_t>(*index), *chunk, static_cast<float>(*value)});
        continue;
      }
    }
    return InvalidInputError({std::string(name), number, 0},
                             "a damaged sound table; install it again or make it anew");
  }
  model.SetShares(shares);
  return model;
}

}  // namespace malmoi
