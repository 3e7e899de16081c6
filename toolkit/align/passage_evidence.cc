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

// How often a true rendering repeats what its source holds; estimated on the project's own notes
// (corpora/), where 93 of 100 Latin words and 88 of 100 numbers recur.
constexpr double kWordRecurs = 0.9;
constexpr double kNumberRecurs = 0.85;
constexpr double kSmallNumberRecurs = 0.6;  // 1..12: often written out in words
constexpr double kLinkRecurs = 0.95;
// How often a word in Hangul is a loanword whose original stands in the rendering.
constexpr double kSoundRecurs = 0.25;

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

// Addresses, cut at white space and closing marks.
template <typename Visitor>
void ForEachLink(std::string_view text, Visitor visit) {
  for (size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
    size_t end = at + 3;
    while (end < text.size() &&
           (IsWordByte(text[end]) ||
            std::string_view("/.-_?=&%#~+").find(text[end]) != std::string_view::npos)) {
      ++end;
    }
    while (end > at + 3 && text[end - 1] == '.') --end;
    visit(text.substr(at + 3, end - at - 3));
  }
}

bool Meets(const Expectation& expectation, const TargetProfile& target) {
  return std::any_of(expectation.any_of.begin(), expectation.any_of.end(),
                     [&](const std::string& key) {
                       return std::binary_search(target.keys.begin(), target.keys.end(), key);
                     });
}

}  // namespace

void AnchorExpectations::Expect(std::string_view source,
                                std::vector<Expectation>* expectations) const {
  ForEachWord(source, [&](Kind kind, std::string_view word) {
    if (kind == Kind::kHangul) {
      std::vector<std::string> sounds = SoundsOf(word);
      if (!sounds.empty()) expectations->push_back({std::move(sounds), kSoundRecurs});
    } else if (word.size() >= 2 && HasLatinLetter(word)) {
      expectations->push_back({{WordKey(word)}, kWordRecurs});
    }
  });
  for (const NumberInText& number : FindNumbers(source)) {
    expectations->push_back({{Concat("n:", NumberKey(number.value))},
                             IsSmall(number.value) ? kSmallNumberRecurs : kNumberRecurs});
  }
  ForEachLink(source, [&](std::string_view link) {
    expectations->push_back({{Concat("l:", link)}, kLinkRecurs});
  });
}

void AnchorExpectations::Offer(std::string_view target, std::vector<std::string>* keys) const {
  ForEachWord(target, [&](Kind kind, std::string_view word) {
    if (kind != Kind::kLatin || !HasLatinLetter(word)) return;
    keys->push_back(WordKey(word));
    const std::string sound = SoundKeyOfEnglish(word);
    if (sound.size() >= kShortestSound) keys->push_back(Concat("s:", sound));
  });
  for (const NumberInText& number : FindNumbers(target)) {
    keys->push_back(Concat("n:", NumberKey(number.value)));
  }
  ForEachLink(target, [&](std::string_view link) { keys->push_back(Concat("l:", link)); });
}

SourceProfile ProfileSource(const ExpectationSources& sources, std::string_view text) {
  SourceProfile profile;
  for (const ExpectationSource* source : sources) source->Expect(text, &profile.expectations);
  std::ranges::sort(profile.expectations);
  profile.expectations.erase(std::unique(profile.expectations.begin(), profile.expectations.end()),
                             profile.expectations.end());
  profile.size = LetterSize(text);
  return profile;
}

TargetProfile ProfileTarget(const ExpectationSources& sources, std::string_view text) {
  TargetProfile profile;
  for (const ExpectationSource* source : sources) source->Offer(text, &profile.keys);
  std::ranges::sort(profile.keys);
  profile.keys.erase(std::unique(profile.keys.begin(), profile.keys.end()), profile.keys.end());
  profile.size = LetterSize(text);
  return profile;
}

Background::Background(const std::vector<TargetProfile>& targets) : targets_(targets.size()) {
  for (const TargetProfile& target : targets) {
    for (const std::string& key : target.keys) ++counts_[key];
  }
}

double Background::Probability(const Expectation& expectation) const {
  // A handful of passages tells little: what nobody offers may still be offered by chance. The
  // strength of two observations at 0.15 is what passages on one subject show.
  constexpr double kPriorStrength = 2;
  constexpr double kPriorChance = 0.15;
  double missed = 1;
  for (const std::string& key : expectation.any_of) {
    const auto found = counts_.find(key);
    const auto count = static_cast<double>(found == counts_.end() ? 0 : found->second);
    // One of those passages may be the rendering itself, which is not chance.
    const double others = std::max(0.0, count - 1);
    missed *= 1 - (others + kPriorStrength * kPriorChance) /
                      (std::max(0.0, static_cast<double>(targets_) - 1) + kPriorStrength);
  }
  return std::clamp(1 - missed, 1e-4, 0.999);
}

double ExpectationLogOdds(const Expectation& expectation, bool met, double chance) {
  const double rendering =
      std::min(0.99, chance + expectation.probability * (1 - chance));  // or met by chance as well
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
                 const std::function<double(const Expectation&)>& chance) {
  Evidence evidence;
  evidence.log_odds = LengthLogOdds(source.size, target.size);
  for (const Expectation& expectation : source.expectations) {
    const bool met = Meets(expectation, target);
    evidence.log_odds += ExpectationLogOdds(expectation, met, chance(expectation));
    if (expectation.probability < 0.5) continue;
    ++evidence.expected;
    evidence.met += met ? 1 : 0;
  }
  return evidence;
}

}  // namespace malmoi
