#include "terms/word_profile_trainer.h"

#include <string>

#include "base/strings.h"
#include "base/unicode.h"
#include "terms/internal/function_words.h"
#include "terms/internal/letter_case.h"
#include "terms/internal/word_evidence.h"

namespace malmoi {
namespace {

using internal::StemUse;

bool IsOneOf(std::string_view words, std::string_view word) {
  return Concat(' ', words, ' ').find(Concat(' ', word, ' ')) != std::string::npos;
}

constexpr std::string_view kDeterminers =
    "a an the this that these those each every another any some no both such several many few all "
    "my your his her its our their of";
constexpr std::string_view kBeforeVerbs =
    "to will would can could may might must shall should cannot not n't let's don't doesn't please "
    "i you we they";
constexpr std::string_view kBeforePredicates =
    "is are was were be been being very too so more most less quite as";

// A word as its neighbours see it.
enum class Neighbour { kContent, kDeterminer, kBeforeVerb, kBeforePredicate, kFunction, kEdge };

Neighbour NeighbourOf(std::string_view word) {
  if (word.empty()) return Neighbour::kEdge;
  if (IsOneOf(kDeterminers, word)) return Neighbour::kDeterminer;
  if (IsOneOf(kBeforeVerbs, word)) return Neighbour::kBeforeVerb;
  if (IsOneOf(kBeforePredicates, word)) return Neighbour::kBeforePredicate;
  if (internal::IsFunctionWord(Language::kEnglish, word)) return Neighbour::kFunction;
  return Neighbour::kContent;
}

// Whether a Korean noun or a Latin word stands at `i`, by the way it is used there: adverbs stand
// before verbs, and before nouns with a copula (가장 일반적인), as often.
bool OpensNounPhrase(std::string_view text, const std::vector<Token>& tokens, size_t i) {
  if (i >= tokens.size()) return false;
  if (tokens[i].kind == TokenKind::kLatinWord) return true;
  if (tokens[i].kind != TokenKind::kHangulStem) return false;
  const StemUse use = internal::StemUseOf(text, tokens, i);
  return use == StemUse::kBeforeJosa || use == StemUse::kInside || use == StemUse::kBare;
}

}  // namespace

WordProfileTrainer::Counts& WordProfileTrainer::Side::Of(std::string_view word) {
  const uint32_t id = words.Add(word);
  if (id == counts.size()) counts.emplace_back();
  return counts[id];
}

void WordProfileTrainer::Add(Language language, std::string_view text) {
  language == Language::kKorean ? AddKorean(text) : AddEnglish(text);
}

void WordProfileTrainer::AddKorean(std::string_view text) {
  const std::vector<Token> tokens = tokenizer_.Tokenize(text);
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kHangulStem) continue;
    Counts& counts = korean_.Of(tokens[i].form);
    ++counts.total;
    switch (internal::StemUseOf(text, tokens, i)) {
      case StemUse::kBeforeJosa:
      case StemUse::kBeforeCopula:
        counts.nominal += 1;
        break;
      case StemUse::kVerbalNoun:
        counts.verbal += 1;
        break;
      case StemUse::kBare:
        (OpensNounPhrase(text, tokens, i + 1) ? counts.modifier : counts.other) += 1;
        break;
      case StemUse::kVerb:
        counts.other += 1;
        break;
      case StemUse::kInside:
        break;
    }
  }
}

void WordProfileTrainer::AddEnglish(std::string_view text) {
  // Words in lower case; "" for what is no word. "" at both ends as well.
  std::vector<std::string> words = {""};
  const std::vector<Token> tokens = tokenizer_.Tokenize(text);
  for (const Token& token : tokens) {
    const bool word = token.kind == TokenKind::kLatinWord;
    words.push_back(word ? FoldCase(internal::TextOf(text, token)) : std::string());
  }
  words.emplace_back();
  std::vector<Neighbour> neighbours;
  neighbours.reserve(words.size());
  for (const std::string& word : words) neighbours.push_back(NeighbourOf(word));

  for (size_t i = 1; i + 1 < words.size(); ++i) {
    if (neighbours[i] != Neighbour::kContent) continue;
    Counts& counts = english_.Of(words[i]);
    ++counts.total;
    const Neighbour before = neighbours[i - 1];
    const Neighbour after = neighbours[i + 1];
    // "the" after a word speaks for a verb before it, so it closes no noun phrase.
    const bool closed = after != Neighbour::kContent && after != Neighbour::kDeterminer;
    const bool of_follows = words[i + 1] == "of";
    if (before == Neighbour::kBeforeVerb) {
      counts.verbal += 1;
    } else if (before == Neighbour::kDeterminer) {
      if (closed || of_follows) {
        counts.nominal += 1;
      } else {
        counts.modifier += 0.5;  // or the first noun of a compound
      }
    } else if (before == Neighbour::kBeforePredicate && closed) {
      (words[i].ends_with("ed") ? counts.verbal : counts.modifier) += 1;
    } else if (before == Neighbour::kContent && (closed || of_follows)) {
      counts.nominal += 0.5;
    } else if (after == Neighbour::kDeterminer && !of_follows) {
      counts.verbal += 0.5;
    }
  }
  for (const internal::CasedWord& word : internal::CasedWords(text, tokens)) {
    if (!word.inside || NeighbourOf(word.folded) != Neighbour::kContent) continue;
    Counts& counts = english_.Of(word.folded);
    ++counts.inside;
    if (word.capital) ++counts.capital;
  }
}

WordProfile WordProfileTrainer::Finish(size_t min_count) const {
  WordProfile profile;
  for (const Language language : {Language::kKorean, Language::kEnglish}) {
    const Side& side = language == Language::kKorean ? korean_ : english_;
    for (uint32_t id = 0; id < side.counts.size(); ++id) {
      const Counts& counts = side.counts[id];
      if (counts.total < min_count) continue;
      const double told = counts.nominal + counts.verbal + counts.modifier + counts.other;
      const auto share = [&](double count) {
        return told == 0 ? 0.0F : static_cast<float>(count / told);
      };
      const float capital = counts.inside == 0 ? 0.0F
                                               : static_cast<float>(counts.capital) /
                                                     static_cast<float>(counts.inside);
      profile.Set(language, std::string(side.words.Word(id)),
                  {counts.total, share(counts.nominal), share(counts.verbal),
                   share(counts.modifier), capital});
    }
  }
  return profile;
}

}  // namespace malmoi
