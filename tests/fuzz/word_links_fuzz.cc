// Any bytes as gold or guessed word links: refused, or a score from 0 to 1.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "align/word_score.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto gold = malmoi::ParseGoldLinks(text, "gold");
  const auto guess = malmoi::ParseLinks(text, "guess");
  if (!gold.ok() || !guess.ok() || gold->size() != guess->size()) return 0;
  const malmoi::WordScore score = malmoi::ScoreWords(*gold, *guess);
  if (!(score.alignment_error_rate >= 0 && score.alignment_error_rate <= 1)) std::abort();
  return 0;
}
