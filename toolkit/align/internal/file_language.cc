#include "align/internal/file_language.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi::internal {
namespace {

struct Mark {
  std::string_view word;
  Language language;
};

constexpr std::array<Mark, 19> kMarks = {{
    {"ko", Language::kKorean},       {"kr", Language::kKorean},     {"kor", Language::kKorean},
    {"korean", Language::kKorean},   {"ko-kr", Language::kKorean},  {"ko_kr", Language::kKorean},
    {"한국어", Language::kKorean},   {"한글", Language::kKorean},   {"국문", Language::kKorean},
    {"한", Language::kKorean},       {"en", Language::kEnglish},    {"eng", Language::kEnglish},
    {"english", Language::kEnglish}, {"en-us", Language::kEnglish}, {"en_us", Language::kEnglish},
    {"영어", Language::kEnglish},    {"영문", Language::kEnglish},  {"영", Language::kEnglish},
    {"en-gb", Language::kEnglish},
}};

constexpr std::string_view kSeparators = "._- ()[]";

bool IsSeparator(char c) { return kSeparators.find(c) != std::string_view::npos; }

std::string Trimmed(std::string_view name) {
  const size_t begin = name.find_first_not_of(kSeparators);
  if (begin == std::string_view::npos) return {};
  return std::string(name.substr(begin, name.find_last_not_of(kSeparators) - begin + 1));
}

// Takes a mark off the end or the beginning of `name`; what is left may be empty.
std::optional<Language> TakeMark(std::string* name) {
  const std::string bare = Trimmed(*name);
  for (const Mark& mark : kMarks) {
    const size_t size = mark.word.size();
    if (bare == mark.word) {
      name->clear();
      return mark.language;
    }
    if (bare.size() <= size) continue;
    if (bare.compare(bare.size() - size, size, mark.word) == 0 &&
        IsSeparator(bare[bare.size() - size - 1])) {
      *name = Trimmed(std::string_view(bare).substr(0, bare.size() - size));
      return mark.language;
    }
    if (bare.compare(0, size, mark.word) == 0 && IsSeparator(bare[size])) {
      *name = Trimmed(std::string_view(bare).substr(size));
      return mark.language;
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<NameReading> ReadNames(std::string_view path) {
  const std::string folded = FoldCase(ToNfc(path));
  std::vector<std::string> parts;
  for (const std::string_view part : Split(folded, '/')) {
    if (!part.empty() && part != ".") parts.emplace_back(part);
  }
  std::vector<NameReading> readings;
  if (parts.empty()) return readings;
  if (const size_t dot = parts.back().rfind('.'); dot != std::string::npos && dot > 0) {
    parts.back().resize(dot);
  }
  for (size_t i = parts.size(); i > 0; --i) {
    std::vector<std::string> without = parts;
    const std::optional<Language> language = TakeMark(&without[i - 1]);
    if (!language) continue;
    if (without[i - 1].empty()) without.erase(without.begin() + static_cast<ptrdiff_t>(i) - 1);
    readings.push_back({Join(without, "/"), language});
  }
  readings.push_back({Join(parts, "/"), std::nullopt});
  return readings;
}

}  // namespace malmoi::internal
