// Internal to check/: what several rules ask about the words of a bead.
#ifndef MALMOI_CHECK_INTERNAL_BEAD_WORDS_H_
#define MALMOI_CHECK_INTERNAL_BEAD_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/translation_table.h"
#include "base/language.h"
#include "check/rule.h"

namespace malmoi::internal {

// The beads from `reach` before bead `at` to `reach` after it, itself included.
std::span<const BeadView> Around(const NoteView& view, size_t at, size_t reach);

// The same without bead `at`, in order.
std::vector<const BeadView*> Neighbours(const NoteView& view, size_t at, size_t reach);

// The sentences of one side of those beads, which follow one another.
std::span<const SentenceView> SentencesAround(const NoteView& view, size_t at, size_t reach,
                                              Language side);

// A heading, a title or an item of a list: a paragraph of its own that does not end as a sentence
// does.
bool IsHeading(const SentenceView& sentence);
bool IsHeading(const BeadView& bead);  // all its sentences

// A stretch of one sentence.
struct InSentence {
  const SentenceView* sentence = nullptr;
  Span span;  // bytes of its text
};

// Whether the token is part of a mention of the concept, or of a match.
bool IsWithin(Span span, const TermMatch& match);
bool IsInMention(const SentenceView& sentence, const Token& token, uint32_t concept_id);

// Whether two English words are of one family: the same lemma, or the same beginning but for a
// short ending (normalize, normalization).
bool SameFamily(std::string_view a, std::string_view b);

// Content words of an English term, as lemmas.
std::vector<std::string> ContentWords(const WordTokenizer& tokenizer, std::string_view text);

// Where all of `words` stand near one another in one sentence, in any order and inflection.
std::optional<InSentence> FindNear(std::span<const SentenceView> sentences,
                                   std::span<const std::string> words);

// Whether the initials of a term of several words stand as an acronym: LLM, LLMs.
bool HasAcronym(std::span<const SentenceView> sentences, std::string_view term);

// Whether two words stand as one, the second of which may be shortened: webapp is a web
// application.
bool HasJoined(std::span<const SentenceView> sentences, std::span<const std::string> words);

// Whether one of the words, in lower case, is typed in one of the sentences.
bool HasAnyOf(std::span<const SentenceView> sentences, std::span<const std::string_view> words);

// Whether one of the sentences speaks of something by a pronoun.
bool HasPronoun(std::span<const SentenceView> sentences);

// Whether one of the English sentences names again what was named before: the ones, the latter, "a
// lower one", but not "one of them" nor "generating one". `profile` may be null.
bool SaysOne(const WordProfile* profile, std::span<const SentenceView> sentences);

// How well `english` tokens are explained by `korean` ones: for each content token of `from`
// whether the other side holds a translation of it by the lexicon, its sound, or itself.
struct Support {
  size_t content = 0;    // content tokens that can be judged
  size_t supported = 0;  // of those
  double share() const { return content == 0 ? 1.0 : double(supported) / double(content); }
};
Support SupportOfKorean(const CheckKnowledge& knowledge, std::span<const SentenceView> korean,
                        std::span<const SentenceView> english);
Support SupportOfEnglish(const CheckKnowledge& knowledge, std::span<const SentenceView> english,
                         std::span<const SentenceView> korean);

// A word with what RenderingStrength looks up: once, however many words it is held against. Borrows
// the token.
struct KnownWord {
  const Token* token = nullptr;
  std::string folded;
  uint32_t id = TranslationTable::kUnknown;  // in the lexicon
  std::string sound;                         // "" where it tells nothing
};
KnownWord Know(const CheckKnowledge& knowledge, Language language, const Token& token);

// How surely these two words are renderings of one another, 0..1: what the lexicon says of them in
// the better of its two directions; 1 for one word, one family or one sound.
inline constexpr double kLikelyRendering = 0.02;
double RenderingStrength(const CheckKnowledge& knowledge, const KnownWord& korean,
                         const KnownWord& english);
double RenderingStrength(const CheckKnowledge& knowledge, const Token& korean,
                         const Token& english);

// Whether that is kLikelyRendering at least.
bool Renders(const CheckKnowledge& knowledge, const Token& korean, const Token& english);

// The English sentence of a bead that most likely renders its Korean sentence `index`.
const SentenceView& PartnerOf(const BeadView& bead, size_t index);

// The text in quotation marks, cut where it is long.
std::string Quoted(std::string_view text);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_BEAD_WORDS_H_
