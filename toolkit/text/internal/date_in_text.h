// Internal to text/: dates in running text, as quantities. Safe from any thread.
#ifndef MALMOI_TEXT_INTERNAL_DATE_IN_TEXT_H_
#define MALMOI_TEXT_INTERNAL_DATE_IN_TEXT_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/language.h"
#include "text/quantity.h"

namespace malmoi::internal {

// Where to look. Borrowed.
struct DateContext {
  std::string_view text;
  Language language = Language::kKorean;
  const Quantity* before = nullptr;  // the last quantity that was found, if any
};

// The date that begins at `at`: 2025년 3월, 3월 18일, March 18, 12 May, 2025-03-18, "in March". A
// month alone is a date where the words before it say so. REQUIRES: at < text.size().
std::optional<Quantity> DateInText(const DateContext& context, size_t at);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_DATE_IN_TEXT_H_
