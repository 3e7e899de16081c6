// Labels that say which side follows: a line of their own, or the beginning of one. Internal to
// text/.
//
//   ## 메모                 SideLabelOf: kKorean
//   **English:** We …      SideLabelPrefix: 13 bytes, kEnglish
//
// Safe from any thread.
#ifndef MALMOI_TEXT_INTERNAL_SIDE_LABEL_H_
#define MALMOI_TEXT_INTERNAL_SIDE_LABEL_H_

#include <cstddef>
#include <string_view>

#include "text/internal/line_form.h"

namespace malmoi::internal {

// A heading or line that only says what follows.
enum class SideLabel { kNone, kKorean, kEnglish, kAbstract };
SideLabel SideLabelOf(std::string_view line);

// "EN: ", "(영) ", "**English:** " before text of that language, or behind an English label a few
// words without Hangul; size 0 without.
struct SidePrefix {
  size_t size = 0;  // bytes
  Script script = Script::kNone;
};
SidePrefix SideLabelPrefix(std::string_view line);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_SIDE_LABEL_H_
