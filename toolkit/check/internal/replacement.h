// Internal to check/: a term written in the dress of the one that it replaces.
#ifndef MALMOI_CHECK_INTERNAL_REPLACEMENT_H_
#define MALMOI_CHECK_INTERNAL_REPLACEMENT_H_

#include <string>
#include <string_view>

#include "base/span.h"

namespace malmoi::internal {

struct Replacement {
  Span span;  // of the text; takes in an article before it that has to change
  std::string text;
};

// English `term` for what stands at `span` of `text`: plural and capital letters as there, and a or
// an before it as it needs. "a thought pattern" becomes "an idea pattern".
Replacement InflectLike(std::string_view text, Span span, std::string_view term);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_REPLACEMENT_H_
