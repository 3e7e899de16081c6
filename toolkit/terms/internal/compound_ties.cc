#include "terms/internal/compound_ties.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "text/sound_key.h"

namespace malmoi::internal {
namespace {

// 상한 과 하한: tokens from the one to the other, at most.
constexpr int kMaxDistance = 3;
// t(Korean | English) from which on the English word is a rendering by itself, of a Korean word
// that the lexicon has seen often enough to tell.
constexpr float kWholeMeaning = 0.05F;
constexpr double kSeenOften = 5;
// Of the uses of an English word in general, the share as a verb from which on it is none by
// chance.
constexpr float kVerbShare = 0.3F;
// The strength of a tie to a word of a compound that nothing else tells of, as a share of the tie
// to the other.
constexpr float kJoined = 0.5F;

const TokenTie* StrongestOf(std::span<const TokenTie> ties, uint32_t target) {
  const TokenTie* strongest = nullptr;
  for (const TokenTie& tie : ties) {
    if (tie.target != target) continue;
    if (strongest == nullptr || tie.strength > strongest->strength) strongest = &tie;
  }
  return strongest;
}

const CandidateSpan* CandidateOf(std::span<const CandidateSpan> candidates, uint32_t token) {
  const auto found = std::ranges::find_if(candidates, [token](const CandidateSpan& candidate) {
    return candidate.tokens.size() == 1 && candidate.tokens[0] == token;
  });
  return found == candidates.end() ? nullptr : &*found;
}

bool IsOfKind(std::span<const CandidateSpan> candidates, uint32_t token, CandidateKind kind) {
  const CandidateSpan* const candidate = CandidateOf(candidates, token);
  return candidate != nullptr && candidate->kind == kind;
}

// Sorts `more` into `ties`; of two ties of one pair of words the stronger stays.
void Merge(std::span<const TokenTie> more, std::vector<TokenTie>* ties) {
  for (const TokenTie& tie : more) {
    const auto place = std::ranges::lower_bound(
        *ties, std::pair(tie.source, tie.target), {},
        [](const TokenTie& other) { return std::pair(other.source, other.target); });
    if (place != ties->end() && place->source == tie.source && place->target == tie.target) {
      place->strength = std::max(place->strength, tie.strength);
    } else {
      ties->insert(place, tie);
    }
  }
}

bool IsWholeMeaning(const Token& korean, const Token& english, const TranslationTable* lexicon) {
  if (lexicon != nullptr) {
    const uint32_t source = lexicon->SourceId(korean.form);
    const float known = lexicon->Lookup(source, lexicon->TargetId(english.form)).backward;
    if (known >= kWholeMeaning && lexicon->SourceFrequency(source) >= kSeenOften) return true;
  }
  constexpr size_t kTelling = 3;  // a shorter key says nothing
  const std::string sound = SoundKeyOfEnglish(english.form);
  return sound.size() >= kTelling && sound == SoundKeyOfHangul(korean.form);
}

// Whether a Korean word that is no noun is tied to an English one that the lexicon does not know it
// to render. What the lexicon does not know at all may be a noun that was cut wrongly.
bool IsTiedByChance(const Token& korean, const Token& english, const CompoundKnowledge& knowledge) {
  if (knowledge.lexicon == nullptr || knowledge.profile == nullptr) return false;
  const TranslationTable& lexicon = *knowledge.lexicon;
  const WordUse* const use = knowledge.profile->Find(Language::kEnglish, english.form);
  if (use != nullptr && use->verbal >= kVerbShare) return false;
  const uint32_t source = lexicon.SourceId(korean.form);
  return source != TranslationTable::kUnknown &&
         lexicon.Probability(source, lexicon.TargetId(english.form)) == 0;
}

}  // namespace

void ShareHeads(const BeadWords& bead, std::vector<TokenTie>* ties) {
  std::vector<TokenTie> shared;
  for (const CandidateSpan& candidate : bead.target_candidates) {
    if (candidate.kind != CandidateKind::kElliptic) continue;
    const uint32_t head = candidate.tokens.back();
    // Nouns need none behind them: "compression and speed right". Coordinated words are of one
    // kind, so one of them tells.
    const auto modifies = [&](uint32_t token) {
      return IsOfKind(bead.target_candidates, token, CandidateKind::kModifier);
    };
    if (!modifies(candidate.tokens.front()) && !modifies(head - 1)) continue;
    const TokenTie* const first = StrongestOf(*ties, candidate.tokens.front());
    const TokenTie* const second = StrongestOf(*ties, head - 1);
    if (first == nullptr || second == nullptr || first->source == second->source) continue;
    const int distance = static_cast<int>(first->source) - static_cast<int>(second->source);
    if (std::abs(distance) > kMaxDistance) continue;
    const bool own_word = std::ranges::any_of(*ties, [&](const TokenTie& tie) {
      return tie.target == head && tie.source != first->source && tie.source != second->source;
    });
    if (own_word || CandidateOf(bead.source_candidates, first->source) == nullptr ||
        CandidateOf(bead.source_candidates, second->source) == nullptr) {
      continue;
    }
    for (const TokenTie* const tie : {first, second}) {
      shared.push_back({tie->source, head, tie->strength});
    }
  }
  Merge(shared, ties);
}

void JoinCompounds(const BeadWords& bead, const CompoundKnowledge& knowledge,
                   std::vector<TokenTie>* ties) {
  constexpr size_t kMostWords = 3;
  const TranslationTable* const lexicon = knowledge.lexicon;
  const auto by_chance = [&](const TokenTie& tie) {
    return CandidateOf(bead.source_candidates, tie.source) == nullptr &&
           IsTiedByChance(bead.source[tie.source], bead.target[tie.target], knowledge);
  };
  std::vector<TokenTie> told;
  std::ranges::remove_copy_if(*ties, std::back_inserter(told), by_chance);

  std::vector<TokenTie> joined;
  for (const CandidateSpan& candidate : bead.target_candidates) {
    const std::vector<uint32_t>& words = candidate.tokens;
    const bool compound = candidate.kind == CandidateKind::kNounPhrase && words.size() >= 2 &&
                          words.size() <= kMostWords;
    if (!compound) continue;
    const TokenTie* known = nullptr;
    bool one_word = true;
    std::vector<uint32_t> untied;
    for (const uint32_t word : words) {
      const TokenTie* const tie = StrongestOf(told, word);
      if (tie == nullptr) {
        untied.push_back(word);
      } else {
        one_word = one_word && (known == nullptr || known->source == tie->source);
        if (known == nullptr || tie->strength > known->strength) known = tie;
      }
    }
    if (known == nullptr || !one_word || untied.empty()) continue;
    const bool nouns = std::ranges::all_of(untied, [&](uint32_t word) {
      const CandidateSpan* const own = CandidateOf(bead.target_candidates, word);
      return own == nullptr /* high of high-speed */ || own->kind == CandidateKind::kNounPhrase;
    });
    const bool elsewhere = std::ranges::any_of(told, [&](const TokenTie& tie) {
      return tie.source == known->source && !std::ranges::binary_search(words, tie.target);
    });
    if (!nouns || elsewhere) continue;
    const CandidateSpan* const korean = CandidateOf(bead.source_candidates, known->source);
    if (korean == nullptr || korean->kind == CandidateKind::kVerbalNoun) continue;
    if (bead.source[known->source].kind != TokenKind::kHangulStem) continue;
    if (IsWholeMeaning(bead.source[known->source], bead.target[known->target], lexicon)) continue;
    for (const uint32_t word : untied) {
      joined.push_back({known->source, word, kJoined * known->strength});
    }
  }
  for (const TokenTie& tie : joined) {
    std::erase_if(*ties, [&](const TokenTie& other) {
      return other.target == tie.target && other.source != tie.source && by_chance(other);
    });
  }
  Merge(joined, ties);
}

}  // namespace malmoi::internal
