// How right word links are: precision, recall, F1 and alignment error rate against gold.
//
// Gold is a line a sentence pair, in either of two forms:
//
//   0-0 1-2 3?4 3p5                       sure links "-", possible ones "?" or "p" (Pharaoh format)
//   {"links":[[0,0],[1,2]],"ko_scored":[0,1],"en_scored":[0,2]}
//
// In the second form only links between scored tokens count, of the gold and of the guess. Pure
// functions.
// Source: Och and Ney, "A systematic comparison of various statistical alignment models" (2003):
// AER = 1 - (|A and S| + |A and P|) / (|A| + |S|), where the sure links S are possible too.
#ifndef MALMOI_ALIGN_WORD_SCORE_H_
#define MALMOI_ALIGN_WORD_SCORE_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "align/alignment_score.h"
#include "align/symmetrize.h"

namespace malmoi {

struct GoldLinks {
  std::vector<TokenLink> sure;
  std::vector<TokenLink> possible;  // besides the sure ones
  // Tokens that were judged; nothing means all.
  std::optional<std::vector<size_t>> source_scored;
  std::optional<std::vector<size_t>> target_scored;
};

struct WordScore {
  ScoreCounts counts;
  double alignment_error_rate = 0;
};

// Errors name `file`, the line and what was expected. An empty line holds no link.
absl::StatusOr<std::vector<GoldLinks>> ParseGoldLinks(std::string_view text, std::string_view file);
absl::StatusOr<std::vector<std::vector<TokenLink>>> ParseLinks(std::string_view text,
                                                               std::string_view file);

// Sums over all sentence pairs. REQUIRES: both are as long.
WordScore ScoreWords(std::span<const GoldLinks> gold,
                     std::span<const std::vector<TokenLink>> guess);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_WORD_SCORE_H_
