// Quantities and ignore marks of any text: spans in order, inside the text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/unicode.h"
#include "text/ignore_marks.h"
#include "text/period.h"
#include "text/quantity.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text = malmoi::ToNfc({reinterpret_cast<const char*>(data), size});
  for (const malmoi::Language language : {malmoi::Language::kKorean, malmoi::Language::kEnglish}) {
    size_t end = 0;
    for (const malmoi::Quantity& quantity : malmoi::FindQuantities(text, language)) {
      if (quantity.span.begin < end || quantity.span.end > text.size() ||
          quantity.span.begin > quantity.span.end) {
        std::abort();
      }
      end = quantity.span.end;
      malmoi::QuantityText(quantity);
    }
    end = 0;
    for (const malmoi::Period& period : malmoi::FindPeriods(text, language)) {
      if (period.span.begin < end || period.span.end > text.size() ||
          period.span.begin >= period.span.end) {
        std::abort();
      }
      end = period.span.end;
    }
  }
  std::string blanked = text;
  malmoi::BlankIgnoreMarks(&blanked);
  if (blanked.size() != text.size()) std::abort();
  return 0;
}
