#include "check/internal/stray_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "check/internal/bead_words.h"
#include "text/english.h"

namespace malmoi::internal {
namespace {

// What English puts in for its flow, whatever the Korean says: no word that came in the place of
// another.
bool IsLightWord(std::string_view form) {
  constexpr std::array<std::string_view, 46> kLight = {
      "anything", "everything", "something", "able", "actually", "bit",     "bring",  "come",
      "fine",     "get",        "give",      "go",   "good",     "great",   "happen", "help",
      "just",     "keep",       "kind",      "let",  "like",     "long",    "look",   "lot",
      "make",     "matter",     "mean",      "much", "need",     "nice",    "put",    "really",
      "see",      "seem",       "simply",    "sort", "start",    "suppose", "take",   "tend",
      "thing",    "try",        "turn",      "use",  "want",     "way"};
  return std::ranges::find(kLight, form) != kLight.end();
}

// How often a word is used as a noun where it counts as one.
constexpr float kOften = 0.3F;

bool IsNoun(const CheckKnowledge& knowledge, const Token& english) {
  const WordUse* use = knowledge.profile == nullptr
                           ? nullptr
                           : knowledge.profile->Find(Language::kEnglish, english.form);
  return use == nullptr || use->nominal >= kOften;
}

}  // namespace

bool StrayWords::IsStray(const Token& token) const {
  return token.kind == TokenKind::kLatinWord && !IsEnglishFunctionWord(token.form) &&
         !IsLightWord(token.form) && !IsExplained(token);
}

bool StrayWords::IsExplained(const Token& english) const {
  for (const SentenceView& sentence : bead_.korean) {
    for (const Token& token : sentence.tokens) {
      if (!IsContentToken(token) || IsInMention(sentence, token, id_)) continue;
      if (Renders(knowledge_, token, english)) return true;
    }
  }
  return IsNearOther(english);
}

bool StrayWords::HasWord() const {
  return std::ranges::any_of(bead_.english, [this](const SentenceView& sentence) {
    return std::ranges::any_of(sentence.tokens,
                               [this](const Token& token) { return IsStray(token); });
  });
}

bool StrayWords::HasNoun() const {
  return std::ranges::any_of(bead_.english, [this](const SentenceView& sentence) {
    return std::ranges::any_of(sentence.tokens, [this](const Token& token) {
      return IsNoun(knowledge_, token) && IsStray(token);
    });
  });
}

bool StrayWords::HasNounLike() const {
  constexpr float kLike = 0.15F;
  const WordVectors* vectors = knowledge_.vectors;
  if (vectors == nullptr) return HasNoun();
  std::vector<WordVectors::Direction> own;
  for (const SentenceView& sentence : bead_.korean) {
    for (const Token& token : sentence.tokens) {
      if (IsContentToken(token) && IsInMention(sentence, token, id_)) {
        own.push_back(vectors->Of(token));
      }
    }
  }
  return std::ranges::any_of(bead_.english, [&](const SentenceView& sentence) {
    return std::ranges::any_of(sentence.tokens, [&](const Token& token) {
      if (!IsNoun(knowledge_, token) || !IsStray(token)) return false;
      const WordVectors::Direction direction = vectors->Of(token);
      return std::ranges::any_of(own, [&](const WordVectors::Direction& word) {
        return WordVectors::Likeness(word, direction) >= kLike;
      });
    });
  });
}

bool StrayWords::HasNounAmongFew() const {
  constexpr size_t kFew = 3;
  size_t words = 0;
  size_t nouns = 0;
  for (const SentenceView& sentence : bead_.english) {
    for (const Token& token : sentence.tokens) {
      if (!IsStray(token)) continue;
      ++words;
      nouns += IsNoun(knowledge_, token) ? 1 : 0;
    }
  }
  return nouns > 0 && words <= kFew;
}

bool StrayWords::HasWordBeside(const Token& noun, bool behind) const {
  for (const SentenceView& sentence : bead_.english) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (!IsContentToken(tokens[i]) || !Renders(knowledge_, noun, tokens[i])) continue;
      if (behind ? i + 1 < tokens.size() && IsStray(tokens[i + 1])
                 : i > 0 && IsStray(tokens[i - 1])) {
        return true;
      }
    }
  }
  return false;
}

bool StrayWords::IsNearOther(const Token& english) const {
  constexpr float kNear = 0.45F;  // school lies .41 from 교사, teacher .83
  const WordVectors* vectors = knowledge_.vectors;
  if (vectors == nullptr) return false;
  if (!others_) {
    others_.emplace();
    for (const SentenceView& sentence : bead_.korean) {
      for (const Token& token : sentence.tokens) {
        if (!IsContentToken(token) || IsInMention(sentence, token, id_)) continue;
        others_->push_back(vectors->Of(token));
      }
    }
  }
  const WordVectors::Direction direction = vectors->Of(english);
  return std::ranges::any_of(*others_, [&](const WordVectors::Direction& other) {
    return WordVectors::Likeness(other, direction) >= kNear;
  });
}

}  // namespace malmoi::internal
