#include "align/passage_evidence.h"

#include <algorithm>
#include <cmath>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/letter_size.h"
#include "text/number_value.h"
#include "text/sound_key.h"

namespace malmoi {
namespace {

// How often a true rendering repeats what its source holds. Measured on 79 notes in
// both languages: 218 of 232 Latin words recur, 92 of 97 numbers, 34 of 41 small ones (which are
// often written out), every link; of Hangul words one in ten meets an English word of its sound.
constexpr double kWordRecurs = 0.93;
constexpr double kNumberRecurs = 0.93;
constexpr double kSmallNumberRecurs = 0.8;
constexpr double kLinkRecurs = 0.97;
constexpr double kSoundRecurs = 0.1;

// How often a passage on something else holds the same by chance, on the same notes.
constexpr double kChance = 0.04;

constexpr size_t kShortestSound = 3;
constexpr size_t kMostTailSyllables = 3;  // of josa and endings behind a loanword

bool IsWordByte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsSmall(double value) { return value <= 12 && value == std::floor(value); }

// A word as both languages would write it: case folded, an English plural taken off.
std::string WordKey(std::string_view word) {
  std::string folded = FoldCase(word);
  if (folded.size() > 3 && folded.back() == 's' && folded[folded.size() - 2] != 's') {
    folded.pop_back();
  }
  return Concat("w:", folded);
}

// A run of one kind of character.
enum class Kind { kLatin, kHangul, kOther };

Kind KindOf(char32_t c) {
  if (c < 0x80) return IsWordByte(static_cast<char>(c)) ? Kind::kLatin : Kind::kOther;
  if (c >= 0xAC00 && c <= 0xD7A3) return Kind::kHangul;
  return IsLatinLetter(c) ? Kind::kLatin : Kind::kOther;
}

// Calls visit(kind, word) for each word of letters and digits. Hyphens part words: "e-graph".
template <typename Visitor>
void ForEachWord(std::string_view text, Visitor visit) {
  size_t begin = 0;
  Kind kind = Kind::kOther;
  for (size_t i = 0; i <= text.size();) {
    const size_t at = i;
    Kind next = Kind::kOther;
    if (i < text.size()) {
      next = KindOf(NextCodePoint(text, &i));
    } else {
      ++i;
    }
    if (next == kind) continue;
    if (kind != Kind::kOther) visit(kind, text.substr(begin, at - begin));
    kind = next;
    begin = at;
  }
}

bool HasLatinLetter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return !(c >= '0' && c <= '9'); });
}

// Sounds of a Hangul word and of what is left without one to three syllables at its end.
std::vector<std::string> SoundsOf(std::string_view hangul) {
  std::vector<std::string> sounds;
  const size_t syllables = hangul.size() / 3;
  for (size_t tail = 0; tail <= kMostTailSyllables && tail + 2 <= syllables; ++tail) {
    const std::string key = SoundKeyOfHangul(hangul.substr(0, 3 * (syllables - tail)));
    if (key.size() >= kShortestSound) sounds.push_back(Concat("s:", key));
  }
  std::ranges::sort(sounds);
  sounds.erase(std::unique(sounds.begin(), sounds.end()), sounds.end());
  return sounds;
}

// Takes the addresses out of `text` and calls visit for each without its scheme: its parts are
// neither words nor numbers.
template <typename Visitor>
std::string TakeLinks(std::string_view text, Visitor visit) {
  std::string rest(text);
  for (size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
    constexpr std::string_view kMarks = "/.-_?=&%#~+:";
    size_t end = at + 3;
    while (end < text.size() &&
           (IsWordByte(text[end]) || kMarks.find(text[end]) != std::string_view::npos)) {
      ++end;
    }
    while (end > at + 3 && text[end - 1] == '.') --end;
    visit(text.substr(at + 3, end - at - 3));
    size_t begin = at;
    while (begin > 0 && IsWordByte(text[begin - 1])) --begin;
    std::fill(rest.begin() + static_cast<ptrdiff_t>(begin),
              rest.begin() + static_cast<ptrdiff_t>(end), ' ');
  }
  return rest;
}

bool Holds(const std::vector<std::string>& sorted, const std::string& key) {
  return std::binary_search(sorted.begin(), sorted.end(), key);
}

template <typename T>
void SortUnique(std::vector<T>* list) {
  std::ranges::sort(*list);
  list->erase(std::unique(list->begin(), list->end()), list->end());
}

}  // namespace

void AnchorExpectations::ReadSource(std::string_view text, SourceProfile* profile) const {
  std::vector<Expectation>& expectations = profile->expectations;
  const std::string rest = TakeLinks(text, [&](std::string_view link) {
    expectations.push_back({{Concat("l:", link)}, kLinkRecurs, true});
  });
  ForEachWord(rest, [&](Kind kind, std::string_view word) {
    if (kind == Kind::kHangul) {
      std::vector<std::string> sounds = SoundsOf(word);
      if (!sounds.empty()) expectations.push_back({std::move(sounds), kSoundRecurs, false});
    } else if (word.size() >= 2 && HasLatinLetter(word)) {
      expectations.push_back({{WordKey(word)}, kWordRecurs, true});
    }
  });
  for (const NumberInText& number : FindNumbers(rest)) {
    const std::string key = Concat("n:", NumberKey(number.value));
    const double recurs = IsSmall(number.value) ? kSmallNumberRecurs : kNumberRecurs;
    expectations.push_back({{key}, recurs, true});
    profile->accounts.push_back(key);
  }
}

void AnchorExpectations::ReadTarget(std::string_view text, TargetProfile* profile) const {
  std::vector<std::string>& keys = profile->keys;
  const std::string rest =
      TakeLinks(text, [&](std::string_view link) { keys.push_back(Concat("l:", link)); });
  ForEachWord(rest, [&](Kind kind, std::string_view word) {
    if (kind != Kind::kLatin || !HasLatinLetter(word)) return;
    keys.push_back(WordKey(word));
    const std::string sound = SoundKeyOfEnglish(word);
    if (sound.size() >= kShortestSound) keys.push_back(Concat("s:", sound));
  });
  for (const NumberInText& number : FindNumbers(rest)) {
    std::string key = Concat("n:", NumberKey(number.value));
    if (!IsSmall(number.value)) profile->claims.push_back({key, kNumberRecurs});
    keys.push_back(std::move(key));
  }
}

SourceProfile ProfileSource(const ExpectationSources& sources, std::string_view text) {
  SourceProfile profile;
  for (const ExpectationSource* source : sources) source->ReadSource(text, &profile);
  SortUnique(&profile.expectations);
  SortUnique(&profile.accounts);
  profile.size = LetterSize(text);
  return profile;
}

TargetProfile ProfileTarget(const ExpectationSources& sources, std::string_view text) {
  TargetProfile profile;
  for (const ExpectationSource* source : sources) source->ReadTarget(text, &profile);
  SortUnique(&profile.keys);
  SortUnique(&profile.claims);
  profile.size = LetterSize(text);
  return profile;
}

Background::Background(const std::vector<TargetProfile>& targets) : targets_(targets.size()) {
  for (const TargetProfile& target : targets) {
    for (const std::string& key : target.keys) ++counts_[key];
  }
}

double Background::OfExpectation(const Expectation& expectation) const {
  // A handful of passages tells little: what nobody offers may still be offered by chance.
  constexpr double kPriorStrength = 2;
  const double others = std::max(0.0, static_cast<double>(targets_) - 1);
  double missed = 1;
  for (const std::string& key : expectation.any_of) {
    const auto found = counts_.find(key);
    // One of the passages that offer it may be the rendering itself, which is not chance.
    const double count =
        found == counts_.end() ? 0 : std::max(0.0, static_cast<double>(found->second) - 1);
    missed *= 1 - (count + kPriorStrength * kChance) / (others + kPriorStrength);
  }
  return std::clamp(1 - missed, 1e-4, 0.999);
}

double Background::OfClaim(const Claim& claim) const {
  // A word of a passage on something else is accounted for one time in eleven, not six in ten.
  return 0.15 * claim.probability;
}

double LogOddsOf(bool met, double probability, double chance) {
  // What chance meets as often says nothing.
  const double rendering = std::clamp(probability, chance, std::max(chance, 0.99));
  return met ? std::log(rendering / chance) : std::log((1 - rendering) / (1 - chance));
}

double LengthLogOdds(double source_size, double target_size) {
  if (source_size <= 0 || target_size <= 0) return -4;
  const double ratio = std::log(target_size / source_size);
  // Short passages are freer; one rendering in twenty leaves something out.
  const double deviation = 0.12 + 1.2 / std::sqrt(source_size);
  const auto normal = [](double x, double sigma) {
    return std::exp(-x * x / (2 * sigma * sigma)) / sigma;
  };
  const double rendering = 0.95 * normal(ratio, deviation) + 0.05 * normal(ratio, 0.5);
  return std::max(-4.0, std::log(rendering / normal(ratio, 0.9)));
}

Evidence Compare(const SourceProfile& source, const TargetProfile& target,
                 const ChanceModel& chance) {
  Evidence evidence;
  evidence.log_odds = LengthLogOdds(source.size, target.size);
  for (const Expectation& expectation : source.expectations) {
    const bool met = std::any_of(expectation.any_of.begin(), expectation.any_of.end(),
                                 [&](const std::string& key) { return Holds(target.keys, key); });
    evidence.log_odds += LogOddsOf(met, expectation.probability, chance.OfExpectation(expectation));
    if (!expectation.told) continue;
    ++evidence.expected;
    evidence.met += met ? 1 : 0;
  }
  for (const Claim& claim : target.claims) {
    evidence.log_odds +=
        LogOddsOf(Holds(source.accounts, claim.key), claim.probability, chance.OfClaim(claim));
  }
  return evidence;
}

}  // namespace malmoi
