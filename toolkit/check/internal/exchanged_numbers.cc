#include "check/internal/exchanged_numbers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "check/internal/bead_words.h"

namespace malmoi::internal {
namespace {

// What stands between two quantities of one sentence; nothing where they stand the other way round.
std::optional<std::string_view> Between(const PlacedQuantity& a, const PlacedQuantity& b) {
  if (a.sentence != b.sentence || a.quantity->span.end > b.quantity->span.begin) {
    return std::nullopt;
  }
  return Span{a.quantity->span.end, b.quantity->span.begin}.In(a.sentence->text);
}

// 3 → 5, 3에서 5로, "from 3 to 5".
bool HasDirection(const PlacedQuantity& first, const PlacedQuantity& second) {
  constexpr std::array<std::string_view, 3> kArrows = {"→", "->", "=>"};
  constexpr size_t kLongest = 24;  // bytes, the unit of the first among them
  const auto between = Between(first, second);
  if (!between || between->size() > kLongest) return false;
  const std::string_view before = first.sentence->text.substr(0, first.quantity->span.begin);
  return std::ranges::any_of(kArrows,
                             [&](std::string_view arrow) {
                               return between->find(arrow) != std::string_view::npos;
                             }) ||
         between->ends_with("에서 ") || (between->ends_with(" to ") && before.ends_with("from "));
}

// The byte between the two where the words of the first end and those of the second begin: at a
// comma or a conjunction, or else right behind the first.
size_t Boundary(const PlacedQuantity& first, const PlacedQuantity& second) {
  constexpr std::array<std::string_view, 6> kBreaks = {", ",    "; ",      " and ",
                                                       " but ", " while ", "고 "};
  const std::string_view between = *Between(first, second);
  size_t last = 0;
  for (const std::string_view mark : kBreaks) {
    const size_t at = between.rfind(mark);
    if (at != std::string_view::npos) last = std::max(last, at + 1);
  }
  return first.quantity->span.end + last;
}

// Which of two stretches of the English a Korean word is rendered in; nothing where it is in
// neither, or as likely in both.
std::optional<bool> IsInSecond(const CheckKnowledge& knowledge, const Token& korean,
                               const std::vector<KnownWord>& english, size_t boundary) {
  constexpr double kLink = 0.05;
  constexpr double kClearly = 4;
  const KnownWord known = Know(knowledge, Language::kKorean, korean);
  double first = 0;
  double second = 0;
  for (const KnownWord& word : english) {
    double& side = word.token->span.begin < boundary ? first : second;
    side = std::max(side, RenderingStrength(knowledge, known, word));
  }
  if (std::max(first, second) < kLink) return std::nullopt;
  if (std::max(first, second) < kClearly * std::min(first, second)) return std::nullopt;
  return second > first;
}

// Whether two numbers stand in the other order in the English, and the words around both of them do
// not. Both partners stand in one sentence.
bool GoAgainstTheirWords(const CheckKnowledge& knowledge, const PlacedQuantity& first,
                         const PlacedQuantity& second) {
  const PlacedQuantity& left = *second.partner;
  const PlacedQuantity& right = *first.partner;
  const auto between = Between(left, right);
  // "3 of the 5"; "fell 2 to 98".
  if (!between || *between == " to " || between->find(" of ") != std::string_view::npos) {
    return false;
  }
  const size_t korean_boundary = Boundary(first, second);
  const size_t english_boundary = Boundary(left, right);
  std::vector<KnownWord> english;
  for (const Token& token : left.sentence->tokens) {
    if (token.kind != TokenKind::kLatinWord) continue;
    english.push_back(Know(knowledge, Language::kEnglish, token));
  }
  std::array<bool, 2> stays = {false, false};  // a word of the first, of the second
  for (const Token& token : first.sentence->tokens) {
    if (!IsContentToken(token)) continue;
    const auto in_second = IsInSecond(knowledge, token, english, english_boundary);
    if (!in_second) continue;
    const bool of_second = token.span.begin >= korean_boundary;
    if (of_second != *in_second) return false;
    stays[of_second ? 1 : 0] = true;
  }
  return stays[0] && stays[1];
}

bool MayBeExchanged(const PlacedQuantity& placed) {
  return placed.partner != nullptr && placed.quantity->digits && !placed.quantity->in_name &&
         placed.partner->quantity->digits;
}

}  // namespace

std::vector<std::pair<PlacedQuantity, PlacedQuantity>> ExchangedNumbers(
    const CheckKnowledge& knowledge, const std::vector<PlacedQuantity>& korean) {
  std::vector<std::pair<PlacedQuantity, PlacedQuantity>> found;
  for (size_t i = 0; i + 1 < korean.size(); ++i) {
    const PlacedQuantity& first = korean[i];
    if (!MayBeExchanged(first)) continue;
    // The next one of its kind.
    const auto next = std::find_if(
        korean.begin() + static_cast<ptrdiff_t>(i) + 1, korean.end(), [&](const auto& other) {
          return MayBeExchanged(other) && other.quantity->kind == first.quantity->kind &&
                 other.quantity->unit == first.quantity->unit;
        });
    if (next == korean.end() || next->sentence != first.sentence) continue;
    if (first.partner->sentence != next->partner->sentence) continue;
    if (SameQuantity(*first.quantity, *next->quantity)) continue;
    const bool directed = HasDirection(first, *next);
    const bool exchanged = directed ? HasDirection(*next->partner, *first.partner)
                                    : GoAgainstTheirWords(knowledge, first, *next);
    if (exchanged) found.emplace_back(first, *next);
  }
  return found;
}

}  // namespace malmoi::internal
