#include "check/internal/exchanged_numbers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.h"
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

// "13 billion of its 47 billion", "3 of the 5".
bool IsPartOf(const PlacedQuantity& part, const PlacedQuantity& whole) {
  constexpr size_t kLongest = 10;  // bytes: " of those "
  const auto between = Between(part, whole);
  return between && between->starts_with(" of ") && between->size() <= kLongest;
}

// 470억 가운데 130억, 5명 중 3명.
bool IsWholeOf(const PlacedQuantity& whole, const PlacedQuantity& part) {
  constexpr std::array<std::string_view, 4> kOf = {"가운데 ", " 중 ", " 중에 ", " 중에서 "};
  constexpr size_t kLongest = 32;
  const auto between = Between(whole, part);
  return between && between->size() <= kLongest && part.quantity->value < whole.quantity->value &&
         std::ranges::any_of(kOf, [&](std::string_view of) { return between->ends_with(of); });
}

// 128장에 300초 and "128 seconds for 300 pictures": each stands with the unit of the other. Not of
// a range, whose unit stands once: "$38-42 billion".
bool HaveUnitsExchanged(const PlacedQuantity& first, const PlacedQuantity& second) {
  constexpr std::array<std::string_view, 3> kRange = {" to ", " and ", " or "};
  const std::string& unit_first = first.quantity->unit;
  const std::string& unit_second = second.quantity->unit;
  if (first.quantity->kind != QuantityKind::kCount ||
      second.quantity->kind != QuantityKind::kCount || unit_first == unit_second ||
      first.partner->quantity->unit != unit_second ||
      second.partner->quantity->unit != unit_first) {
    return false;
  }
  auto between = Between(*first.partner, *second.partner);
  if (!between) between = Between(*second.partner, *first.partner);
  return between && std::ranges::any_of(*between, IsAsciiLetter) &&
         std::ranges::find(kRange, *between) == kRange.end();
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
  if (!between || *between == " to " || IsPartOf(left, right)) return false;
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
    if (of_second == *in_second) {
      stays[of_second ? 1 : 0] = true;
    } else if (token.span.begin < second.quantity->span.end) {
      return false;
    }  // else what both share: Korean says it last, English with the first
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
    const PlacedQuantity& following = korean[i + 1];
    if (MayBeExchanged(following) && following.sentence == first.sentence &&
        HaveUnitsExchanged(first, following)) {
      found.emplace_back(first, following);
      continue;
    }
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
    const bool exchanged = directed                  ? HasDirection(*next->partner, *first.partner)
                           : IsWholeOf(first, *next) ? IsPartOf(*first.partner, *next->partner)
                                                     : GoAgainstTheirWords(knowledge, first, *next);
    if (exchanged) found.emplace_back(first, *next);
  }
  return found;
}

}  // namespace malmoi::internal
