#include "text/internal/form_label.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace malmoi::internal {
namespace {

struct Word {
  std::string_view word;
  FormField field;
};
constexpr std::array<Word, 14> kWords = {{
    {"제목", FormField::kTitle},
    {"한글 제목", FormField::kTitle},
    {"국문 제목", FormField::kTitle},
    {"영문 제목", FormField::kTitle},
    {"영어 제목", FormField::kTitle},
    {"title", FormField::kTitle},
    {"korean title", FormField::kTitle},
    {"english title", FormField::kTitle},
    {"내용", FormField::kBody},
    {"본문", FormField::kBody},
    {"content", FormField::kBody},
    {"contents", FormField::kBody},
    {"body", FormField::kBody},
    {"text", FormField::kBody},
}};

constexpr std::string_view kBold = "*_";

}  // namespace

FormLabel FormLabelOf(std::string_view line) {
  constexpr size_t kLongestLabel = 32;  // bytes, with its marks
  constexpr std::string_view kWideColon = "：";
  const size_t begin = line.find_first_not_of(kBold);
  if (begin == std::string_view::npos || begin > 3) return {};
  // "**제목**: ", "**제목:** ", "제목 : "
  const std::string_view head = line.substr(0, kLongestLabel);
  size_t end = head.find(':', begin);
  size_t colon = 1;
  if (const size_t wide = head.find(kWideColon, begin); wide < end) {
    end = wide;
    colon = kWideColon.size();
  }
  if (end == std::string_view::npos) {
    end = line.size();
    colon = 0;
  }
  std::string_view word = StripWhitespace(line.substr(begin, std::min(end, kLongestLabel) - begin));
  while (!word.empty() && kBold.find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  const std::string lower = AsciiToLower(StripWhitespace(word));
  const auto* const known = std::ranges::find(kWords, std::string_view(lower), &Word::word);
  if (known == kWords.end()) return {};
  size_t rest = line.find_first_not_of("*_ \t", end + colon);
  if (rest == std::string_view::npos) rest = line.size();
  const bool alone = rest == line.size();
  // A word without a colon is a label where it is set in bold.
  if (colon == 0 && (begin == 0 || known->field == FormField::kTitle)) return {};
  if (known->field == FormField::kTitle) {
    return alone ? FormLabel{} : FormLabel{FormField::kTitle, rest};
  }
  return {alone ? FormField::kBodyBelow : FormField::kBody, rest};
}

bool IsForm(std::string_view text, const std::vector<SourceLine>& lines) {
  return std::ranges::any_of(lines, [text](const SourceLine& line) {
    return FormLabelOf(line.span.In(text)).field == FormField::kTitle;
  });
}

}  // namespace malmoi::internal
