#include "align/internal/word_prior.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "align/lexical_key.h"
#include "base/parallel.h"

namespace malmoi::internal {
namespace {

// Pseudo-occurrences. Of a lexicon as many as the word was seen in training, at most so many: a
// text of some size overrules it. Words written the same, that sound the same, or whose vectors
// are alike, weigh as much as so many sentences.
constexpr double kKnown = 30;
constexpr double kSame = 20;
constexpr double kSound = 6;
constexpr double kAlike = 2;
// A pair this alike has half of kAlike; how fast it grows from there.
constexpr double kAlikeMiddle = 0.45;
constexpr double kAlikeSlope = 12;
// Mass of all that is neither.
constexpr float kOther = 5;
// Words that are rendered by nothing are spread as words are in general: so many of them.
constexpr double kNothing = 10000;

constexpr size_t kBlock = 256;

// Written the same, or a number and its ordinal or plural: 1970 - 1970s, 3 - 3rd.
bool IsSame(std::string_view source, std::string_view target) {
  if (!target.starts_with(source) || source.empty()) return false;
  const std::string_view rest = target.substr(source.size());
  if (rest.empty()) return true;
  if (source.back() < '0' || source.back() > '9') return false;
  return rest == "s" || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
}

// Calls work(word) for each word of a side.
template <typename Work>
void ForEachWord(const Vocabulary& side, int threads, const Work& work) {
  const size_t size = side.words.size();
  ParallelFor((size + kBlock - 1) / kBlock, threads, [&](size_t block) {
    const size_t end = std::min(size, (block + 1) * kBlock);
    for (auto word = static_cast<uint32_t>(block * kBlock); word < end; ++word) work(word);
  });
}

std::vector<WordVectors::Direction> DirectionsOf(const Vocabulary& side, int threads,
                                                 const WordVectors* vectors) {
  std::vector<WordVectors::Direction> directions(side.words.size());
  if (vectors == nullptr) return directions;
  ForEachWord(side, threads,
              [&](uint32_t word) { directions[word] = vectors->Of(side.tokens[word]); });
  return directions;
}

// The prior of being rendered by nothing: by general frequency, smoothed so that words that the
// lexicon does not know have some share.
template <typename FrequencyOf>
std::vector<float> NullPrior(size_t words, size_t known_words, const FrequencyOf& frequency_of,
                             const std::vector<uint32_t>& ids) {
  constexpr double kUnseen = 2;
  double total = 0;
  for (uint32_t id = 0; id < known_words; ++id) total += frequency_of(id) + kUnseen;
  std::vector<float> counts;
  counts.reserve(words);
  for (size_t word = 0; word < words; ++word) {
    const double count = frequency_of(ids[word]) + kUnseen;
    counts.push_back(static_cast<float>(kNothing * count / total));
  }
  return counts;
}

}  // namespace

uint32_t Vocabulary::Add(const Token& token) {
  const uint32_t id = words.Add(LexicalKey(token, LexicalKeys::kWords));
  if (id == tokens.size()) {
    tokens.push_back(token);
    beginnings.push_back(LexicalKey(token, LexicalKeys::kBeginnings));
  }
  return id;
}

double WordPrior::Known::SourceFrequency(uint32_t source) const {
  return table == nullptr ? 0 : table->SourceFrequency(sources[source]);
}

double WordPrior::Known::TargetFrequency(uint32_t target) const {
  return table == nullptr ? 0 : table->TargetFrequency(targets[target]);
}

TranslationTable::Probabilities WordPrior::Known::Lookup(uint32_t source, uint32_t target) const {
  if (table == nullptr) return {};
  return table->Lookup(sources[source], targets[target]);
}

WordPrior::WordPrior(const Vocabulary& source, const Vocabulary& target,
                     const WordAlignerModels& models, int threads)
    : source_(source),
      target_(target),
      sounds_(models.sounds),
      lexicon_{models.lexicon, {}, {}},
      beginnings_{models.beginnings, {}, {}},
      letters_(target.words.size()),
      source_directions_(DirectionsOf(source, threads, models.vectors)),
      target_directions_(DirectionsOf(target, threads, models.vectors)) {
  for (uint32_t word = 0; word < source.words.size(); ++word) {
    if (lexicon_.table != nullptr) {
      lexicon_.sources.push_back(lexicon_.table->SourceId(source.words.Word(word)));
    }
    if (beginnings_.table != nullptr) {
      beginnings_.sources.push_back(beginnings_.table->SourceId(source.beginnings[word]));
    }
  }
  for (uint32_t word = 0; word < target.words.size(); ++word) {
    if (lexicon_.table != nullptr) {
      lexicon_.targets.push_back(lexicon_.table->TargetId(target.words.Word(word)));
    }
    if (beginnings_.table != nullptr) {
      beginnings_.targets.push_back(beginnings_.table->TargetId(target.beginnings[word]));
    }
    if (sounds_ != nullptr && target.tokens[word].kind == TokenKind::kLatinWord) {
      letters_[word] = sounds_->EnglishLetters(target.words.Word(word));
    }
  }
}

WordPrior::Evidence WordPrior::Lookup(uint32_t source, uint32_t target) const {
  const auto both = [](const TranslationTable::Probabilities& probabilities) {
    return std::sqrt(probabilities.forward * probabilities.backward);
  };
  return {both(lexicon_.Lookup(source, target)), both(beginnings_.Lookup(source, target)),
          Likeness(source, target)};
}

float WordPrior::Likeness(uint32_t source, uint32_t target) const {
  return WordVectors::Likeness(source_directions_[source], target_directions_[target]);
}

double WordPrior::SharedCount(uint32_t source, const SoundModel::Sounds& sounds,
                              uint32_t target) const {
  double count = 0;
  if (IsSame(source_.words.Word(source), target_.words.Word(target))) count += kSame;
  if (!sounds.empty() && !letters_[target].empty()) {
    count += kSound * sounds_->Similarity(sounds, letters_[target]);
  }
  if (!source_directions_[source].empty() && !target_directions_[target].empty()) {
    const double alike = kAlikeSlope * (Likeness(source, target) - kAlikeMiddle);
    count += kAlike / (1 + std::exp(-alike));
  }
  return count;
}

void WordPrior::Set(int threads, TranslationModel* model) const {
  if (lexicon_.table != nullptr && lexicon_.table->source_count() > 0) {
    const TranslationTable& table = *lexicon_.table;
    model->SetNullPrior(
        Direction::kForward,
        NullPrior(
            target_.words.size(), table.target_count(),
            [&table](uint32_t id) { return table.TargetFrequency(id); }, lexicon_.targets));
    model->SetNullPrior(
        Direction::kBackward,
        NullPrior(
            source_.words.size(), table.source_count(),
            [&table](uint32_t id) { return table.SourceFrequency(id); }, lexicon_.sources));
  }
  std::vector<float> forward(model->cell_count());
  std::vector<float> backward(model->cell_count());
  ForEachWord(source_, threads, [&](uint32_t word) {
    SoundModel::Sounds sounds;
    if (sounds_ != nullptr && source_.tokens[word].kind == TokenKind::kHangulStem) {
      sounds = SoundModel::KoreanSounds(source_.words.Word(word));
    }
    model->ForEachCell(word, [&](size_t cell, uint32_t target_word) {
      const double shared = SharedCount(word, sounds, target_word);
      double ahead = shared;
      double back = shared;
      for (const Known* known : {&lexicon_, &beginnings_}) {
        const TranslationTable::Probabilities prior = known->Lookup(word, target_word);
        if (prior.forward == 0 && prior.backward == 0) continue;
        ahead += std::min(kKnown, known->SourceFrequency(word)) * prior.forward;
        back += std::min(kKnown, known->TargetFrequency(target_word)) * prior.backward;
      }
      forward[cell] = static_cast<float>(ahead);
      backward[cell] = static_cast<float>(back);
    });
  });
  model->SetPrior(Direction::kForward, std::move(forward), kOther);
  model->SetPrior(Direction::kBackward, std::move(backward), kOther);
}

}  // namespace malmoi::internal
