// WordAligner: which words of a sentence and its rendering stand for one another.
//
//   토크나이저를 만들었네요  /  built a tokenizer
//   토크나이저 - tokenizer .98   만들 - build .95
//
// A hidden Markov model in both directions, trained to agree on the text that is to be aligned,
// starting from what is known before any text: the bilingual lexicon, word vectors, loanwords by
// their sound, and words written the same. So eight notes are aligned by the prior, and eight
// thousand mostly by themselves. What both directions believe of two content words is then weighed
// with all that is known of them and of the words around them; particles and punctuation are
// linked as both directions say (symmetrize.h).
// Immutable; safe from several threads; the same links for any number of threads.
// Sources: internal/hmm.h, internal/alignment_passes.h, internal/link_beliefs.h, symmetrize.h.
#ifndef MALMOI_ALIGN_WORD_ALIGNER_H_
#define MALMOI_ALIGN_WORD_ALIGNER_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "align/bitext.h"
#include "align/sound_model.h"
#include "align/symmetrize.h"
#include "align/translation_table.h"
#include "align/word_vectors.h"
#include "text/tokenizer.h"

namespace malmoi {

namespace internal {
class IndexedText;
}

// The words of a sentence pair, from WordTokenizer.
struct TokenizedPair {
  std::vector<Token> source;
  std::vector<Token> target;
};

// Gives pair i. Safe from several threads.
using PairReader = std::function<TokenizedPair(size_t i)>;

// What is known before any text; everything is borrowed, and anything may be null.
struct WordAlignerModels {
  const TranslationTable* lexicon = nullptr;     // by words
  const TranslationTable* beginnings = nullptr;  // by beginnings of words, see lexical_key.h
  const SoundModel* sounds = nullptr;
  const WordVectors* vectors = nullptr;
};

struct WordAlignerOptions {
  Symmetrization symmetrization = Symmetrization::kGrowDiagFinalAnd;
  // Links of content words that are less sure are left out. By default what serves the
  // symmetrization: kSureLink for the intersection, kLikelyLink otherwise.
  std::optional<double> min_confidence = std::nullopt;
  // Passes over the text: without places, then with them.
  int model1_passes = 1;
  int hmm_passes = 3;

  // Changes speed only.
  int threads = 1;
};

// What the confidences of the links of a sentence pair were made of.
struct LinkEvidence {
  // Content tokens. `features` has a row of WordAligner::FeatureNames() for each pair of them, by
  // source, then target.
  std::vector<size_t> source;
  std::vector<size_t> target;
  std::vector<std::vector<float>> features;
};

class WordAligner {
 public:
  // On hand-linked news and encyclopaedia links from here on are right 95 times in 100, …
  static constexpr double kSureLink = 0.84;
  // … and these make most of precision and recall together.
  static constexpr double kLikelyLink = 0.4;
  // A side with more words is not aligned: it is no sentence, and time grows with the square.
  static constexpr size_t kMaxWords = 300;

  explicit WordAligner(const WordAlignerModels& models) : models_(models) {}

  // Links between the tokens of each pair, sorted by source, then target; none for a pair with an
  // empty side or more than kMaxWords tokens on one. The confidence of a link between content words
  // is the probability that it is right, of others the geometric mean of what both directions
  // believe. `evidence` may be null; otherwise it gets one for each pair.
  std::vector<std::vector<WordLink>> AlignAll(std::span<const TokenizedPair> pairs,
                                              const WordAlignerOptions& options,
                                              std::vector<LinkEvidence>* evidence = nullptr) const;
  // The same for `pairs` pairs, each read once: the tokens of a large text need not be held.
  std::vector<std::vector<WordLink>> AlignAll(size_t pairs, const PairReader& pair_of,
                                              const WordAlignerOptions& options) const;

  static std::span<const std::string_view> FeatureNames();

 private:
  std::vector<std::vector<WordLink>> Link(const internal::IndexedText& text,
                                          const WordAlignerOptions& options,
                                          std::vector<LinkEvidence>* evidence) const;

  WordAlignerModels models_;
};

// The links between the tokens of each unit's KoreanText() and EnglishText().
std::vector<std::vector<WordLink>> LinkUnits(std::span<const BitextUnit> units,
                                             const Tokenizer& tokenizer,
                                             const WordAlignerModels& models,
                                             const WordAlignerOptions& options);

// The white-space word that each token begins in, counted from 0 as `wc` does.
std::vector<size_t> SpacedWords(std::string_view text, std::span<const Token> tokens);

// The links between white-space words of two texts that links between their tokens make: the most
// confident one for each pair of words. Links of particles, endings and punctuation written to a
// word make none: 에서 - in would tie a preposition to the noun beside it.
std::vector<WordLink> LinksOfSpacedWords(std::string_view source, std::string_view target,
                                         const TokenizedPair& tokens,
                                         std::span<const WordLink> links);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_WORD_ALIGNER_H_
