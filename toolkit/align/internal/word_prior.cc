#include "align/internal/word_prior.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "align/lexical_key.h"
#include "base/parallel.h"

namespace malmoi::internal {
namespace {

// Pseudo-occurrences. Of a lexicon as many as the word was seen in training, at most so many: a
// text of some size overrules it. Words written the same, or that sound the same, weigh as much as
// so many sentences.
constexpr double kLexicon = 30;
constexpr double kBeginnings = 30;
constexpr double kSame = 20;
constexpr double kSound = 6;
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

bool MayBeLoanword(TokenKind kind) { return kind == TokenKind::kHangulStem; }

// A lexicon and the ids of a text's words in it.
struct Known {
  const TranslationTable* table;
  double weight;
  std::vector<uint32_t> sources;
  std::vector<uint32_t> targets;
};

template <typename KeyOf>
Known Look(const TranslationTable* table, double weight, const Vocabulary& source,
           const Vocabulary& target, const KeyOf& key_of) {
  Known known{table, weight, {}, {}};
  for (uint32_t word = 0; word < source.words.size(); ++word) {
    known.sources.push_back(table->SourceId(key_of(source, word)));
  }
  for (uint32_t word = 0; word < target.words.size(); ++word) {
    known.targets.push_back(table->TargetId(key_of(target, word)));
  }
  return known;
}

// The prior of being rendered by nothing: by general frequency, smoothed so that words that the
// lexicon does not know have some share.
template <typename FrequencyOf>
std::vector<float> NullPrior(const Vocabulary& side, size_t known_words,
                             const FrequencyOf& frequency_of, const std::vector<uint32_t>& ids) {
  constexpr double kUnseen = 2;
  double total = 0;
  for (uint32_t id = 0; id < known_words; ++id) total += frequency_of(id) + kUnseen;
  std::vector<float> counts;
  for (uint32_t word = 0; word < side.words.size(); ++word) {
    const double count = frequency_of(ids[word]) + kUnseen;
    counts.push_back(static_cast<float>(kNothing * count / total));
  }
  return counts;
}

}  // namespace

uint32_t Vocabulary::Add(const Token& token) {
  const uint32_t id = words.Add(LexicalKey(token, LexicalKeys::kWords));
  if (id == kinds.size()) {
    kinds.push_back(token.kind);
    beginnings.push_back(LexicalKey(token, LexicalKeys::kBeginnings));
  }
  return id;
}

void SetPriors(const Vocabulary& source, const Vocabulary& target, const WordAlignerModels& models,
               int threads, TranslationModel* model) {
  std::vector<Known> lexicons;
  if (models.lexicon != nullptr) {
    lexicons.push_back(Look(models.lexicon, kLexicon, source, target,
                            [](const Vocabulary& side, uint32_t word) -> std::string_view {
                              return side.words.Word(word);
                            }));
  }
  if (models.lexicon != nullptr && models.lexicon->source_count() > 0) {
    const TranslationTable& table = *models.lexicon;
    const Known& known = lexicons.back();
    model->SetNullPrior(
        Direction::kForward,
        NullPrior(
            target, table.target_count(),
            [&table](uint32_t id) { return table.TargetFrequency(id); }, known.targets));
    model->SetNullPrior(
        Direction::kBackward,
        NullPrior(
            source, table.source_count(),
            [&table](uint32_t id) { return table.SourceFrequency(id); }, known.sources));
  }
  if (models.beginnings != nullptr) {
    lexicons.push_back(Look(models.beginnings, kBeginnings, source, target,
                            [](const Vocabulary& side, uint32_t word) -> std::string_view {
                              return side.beginnings[word];
                            }));
  }
  std::vector<SoundModel::Sounds> letters(target.words.size());
  for (uint32_t word = 0; word < target.words.size(); ++word) {
    if (models.sounds != nullptr && target.kinds[word] == TokenKind::kLatinWord) {
      letters[word] = SoundModel::EnglishLetters(target.words.Word(word));
    }
  }
  std::vector<float> forward(model->cell_count());
  std::vector<float> backward(model->cell_count());
  const size_t blocks = (source.words.size() + kBlock - 1) / kBlock;
  ParallelFor(blocks, threads, [&](size_t block) {
    const size_t end = std::min(source.words.size(), (block + 1) * kBlock);
    for (auto word = static_cast<uint32_t>(block * kBlock); word < end; ++word) {
      const std::string_view text = source.words.Word(word);
      SoundModel::Sounds sounds;
      if (models.sounds != nullptr && MayBeLoanword(source.kinds[word])) {
        sounds = SoundModel::KoreanSounds(text);
      }
      model->ForEachCell(word, [&](size_t cell, uint32_t target_word) {
        double both = 0;
        if (IsSame(text, target.words.Word(target_word))) both += kSame;
        if (!sounds.empty() && !letters[target_word].empty()) {
          both += kSound * models.sounds->Similarity(sounds, letters[target_word]);
        }
        forward[cell] = backward[cell] = static_cast<float>(both);
        for (const Known& known : lexicons) {
          const TranslationTable& table = *known.table;
          const uint32_t source_id = known.sources[word];
          const uint32_t target_id = known.targets[target_word];
          const TranslationTable::Probabilities prior = table.Lookup(source_id, target_id);
          forward[cell] += static_cast<float>(
              std::min(known.weight, table.SourceFrequency(source_id)) * prior.forward);
          backward[cell] += static_cast<float>(
              std::min(known.weight, table.TargetFrequency(target_id)) * prior.backward);
        }
      });
    }
  });
  model->SetPrior(Direction::kForward, std::move(forward), kOther);
  model->SetPrior(Direction::kBackward, std::move(backward), kOther);
}

}  // namespace malmoi::internal
