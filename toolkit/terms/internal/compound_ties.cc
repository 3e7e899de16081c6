#include "terms/internal/compound_ties.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "text/sound_key.h"

namespace malmoi::internal {
namespace {

// 상한 과 하한: tokens from the one to the other, at most.
constexpr int kMaxDistance = 3;
// t(Korean | English) from which on the English word is a rendering by itself.
constexpr float kWholeMeaning = 0.05F;
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
    const TranslationTable::Probabilities known =
        lexicon->Lookup(lexicon->SourceId(korean.form), lexicon->TargetId(english.form));
    if (known.backward >= kWholeMeaning) return true;
  }
  constexpr size_t kTelling = 3;  // a shorter key says nothing
  const std::string sound = SoundKeyOfEnglish(english.form);
  return sound.size() >= kTelling && sound == SoundKeyOfHangul(korean.form);
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

void JoinCompounds(const BeadWords& bead, const TranslationTable* lexicon,
                   std::vector<TokenTie>* ties) {
  std::vector<TokenTie> joined;
  for (const CandidateSpan& candidate : bead.target_candidates) {
    const std::vector<uint32_t>& words = candidate.tokens;
    const bool compound = candidate.kind == CandidateKind::kNounPhrase && words.size() == 2 &&
                          words[0] + 1 == words[1];
    if (!compound) continue;
    const TokenTie* const left = StrongestOf(*ties, words[0]);
    const TokenTie* const right = StrongestOf(*ties, words[1]);
    if ((left == nullptr) == (right == nullptr)) continue;
    const TokenTie& known = left == nullptr ? *right : *left;
    const uint32_t untied = left == nullptr ? words[0] : words[1];
    if (!IsOfKind(bead.target_candidates, untied, CandidateKind::kNounPhrase)) continue;
    const CandidateSpan* const korean = CandidateOf(bead.source_candidates, known.source);
    if (korean == nullptr || korean->kind == CandidateKind::kVerbalNoun) continue;
    if (bead.source[known.source].kind != TokenKind::kHangulStem) continue;
    const auto partners = std::ranges::count(*ties, known.source, &TokenTie::source);
    if (partners > 1) continue;
    if (IsWholeMeaning(bead.source[known.source], bead.target[known.target], lexicon)) continue;
    joined.push_back({known.source, untied, kJoined * known.strength});
  }
  Merge(joined, ties);
}

}  // namespace malmoi::internal
