// The score of a fuzzy match, from 0 to 100, and what is asked of a search.
//
//   score = floor(100 (M - D) / M)    D the EditDistance of the two, M the greater of their weights
//
//   100  the texts are the same, letter by letter
//    99  the tokens are the same, the texts are not (사고패턴, 사고 패턴); never more where
//    anything
//        differs
//   101  the same, and the texts before and after are the same too (context)
//   102  the same again, and of the same note (place)
//
//   학교에서 나를 보았다.    학교에 내가 보았다 …
//
// A particle or ending weighs 1, the word that it follows 6: where only particles changed the score
// is at least 85, however short the text is. A number or link that was exchanged for another costs
// 2 of its 6. A penalty is subtracted from the score of every unit of an origin (machine
// translation, an old client): a unit with a penalty of 5 is at best 95.
//
// A search gives the best `top` of all units that reach `min_score`, none missed: the score
// descending, of equal ones the unit with the smaller id first. Plain data.
#ifndef MALMOI_MEMORY_FUZZY_MATCH_H_
#define MALMOI_MEMORY_FUZZY_MATCH_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "memory/match_token.h"

namespace malmoi {

inline constexpr int kExactScore = 100;
inline constexpr int kContextScore = 101;
inline constexpr int kPlaceScore = 102;

struct FuzzyOptions {
  int min_score = 70;  // 1 … 102
  size_t top = 5;
  std::map<std::string, int> penalties;  // by TranslationUnit::origin; points to subtract
};

// What a text is known by in an index. Views are borrowed for the call only.
struct MatchText {
  std::string_view text = {};      // NFC
  std::string_view previous = {};  // texts before and after; both empty: not known
  std::string_view next = {};
  std::string_view place = {};   // id of the note, or ""
  std::string_view origin = {};  // of a unit; of no use in a query
};

struct FuzzyMatch {
  int64_t unit = 0;
  int score = 0;

  friend bool operator==(const FuzzyMatch&, const FuzzyMatch&) = default;
};

// The score of a distance between texts that are not the same, 0 … 99.
constexpr int FuzzyScore(int distance, int weight_a, int weight_b) {
  const int64_t most = weight_a > weight_b ? weight_a : weight_b;
  if (most == 0 || distance >= most) return 0;
  return distance == 0 ? 99 : static_cast<int>(100 * (most - distance) / most);
}

// The greatest distance that still gives `score`. REQUIRES: 0 <= score.
constexpr int DistanceLimit(int score, int weight) {
  if (score >= kExactScore) return 0;
  return static_cast<int>(int64_t{100 - score} * weight / 100);
}

}  // namespace malmoi

#endif  // MALMOI_MEMORY_FUZZY_MATCH_H_
