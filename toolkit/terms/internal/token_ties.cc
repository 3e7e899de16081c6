#include "terms/internal/token_ties.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace malmoi::internal {
namespace {

constexpr size_t kMaxTable = 250'000;  // pairs of tokens the lexicon is asked for in one bead
constexpr float kMinProbability = 0.02F;
constexpr float kSameWord = 1.0F;

using TieMap = std::map<std::pair<uint32_t, uint32_t>, float>;

void Raise(TieMap& ties, size_t source, size_t target, float strength) {
  float& held = ties[{static_cast<uint32_t>(source), static_cast<uint32_t>(target)}];
  held = std::max(held, strength);
}

bool IsName(const Token& token) { return token.kind == TokenKind::kLatinWord; }

void AddSameWords(std::span<const Token> source, std::span<const Token> target, TieMap& ties) {
  std::map<std::string_view, std::vector<size_t>> places;
  for (size_t j = 0; j < target.size(); ++j) {
    if (IsName(target[j])) places[target[j].form].push_back(j);
  }
  std::map<std::string_view, size_t> used;
  for (size_t i = 0; i < source.size(); ++i) {
    if (!IsName(source[i])) continue;
    const auto found = places.find(source[i].form);
    if (found == places.end()) continue;
    const size_t turn = std::min(used[source[i].form]++, found->second.size() - 1);
    Raise(ties, i, found->second[turn], kSameWord);
  }
}

// Each word keeps what the lexicon is surest of, and only where it is the surest for both.
void AddLexicon(std::span<const Token> source, std::span<const Token> target,
                const TranslationTable& lexicon, TieMap& ties) {
  if (source.size() * target.size() > kMaxTable) return;
  std::vector<uint32_t> target_ids;
  for (const Token& token : target) target_ids.push_back(lexicon.TargetId(token.form));
  std::vector<float> best_source(source.size());
  std::vector<float> best_target(target.size());
  TieMap found;
  for (size_t i = 0; i < source.size(); ++i) {
    if (source[i].kind == TokenKind::kJosa || source[i].kind == TokenKind::kEnding) continue;
    const uint32_t id = lexicon.SourceId(source[i].form);
    if (id == TranslationTable::kUnknown) continue;
    for (size_t j = 0; j < target.size(); ++j) {
      const float probability = lexicon.Probability(id, target_ids[j]);
      if (probability < kMinProbability) continue;
      found[{static_cast<uint32_t>(i), static_cast<uint32_t>(j)}] = probability;
      best_source[i] = std::max(best_source[i], probability);
      best_target[j] = std::max(best_target[j], probability);
    }
  }
  for (const auto& [place, probability] : found) {
    const float best = std::max(best_source[place.first], best_target[place.second]);
    if (probability >= best * 0.5F) Raise(ties, place.first, place.second, probability);
  }
}

}  // namespace

std::vector<TokenTie> TiesOf(std::span<const Token> source, std::span<const Token> target,
                             const TieSources& sources) {
  TieMap ties;
  for (const WordLink& link : sources.links) {
    if (link.source >= source.size() || link.target >= target.size()) continue;
    Raise(ties, link.source, link.target, static_cast<float>(link.confidence));
  }
  if (sources.links.empty() && sources.lexicon != nullptr) {
    AddLexicon(source, target, *sources.lexicon, ties);
  }
  AddSameWords(source, target, ties);

  std::vector<TokenTie> result;
  result.reserve(ties.size());
  for (const auto& [place, strength] : ties) {
    result.push_back({place.first, place.second, strength});
  }
  return result;
}

}  // namespace malmoi::internal
