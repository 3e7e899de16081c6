#include "terms/word_profile.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

constexpr std::array kLanguages = {Language::kKorean, Language::kEnglish};
constexpr size_t kColumns = 7;

std::optional<Language> LanguageOf(std::string_view code) {
  for (const Language language : kLanguages) {
    if (LanguageCode(language) == code) return language;
  }
  return std::nullopt;
}

int64_t Percent(float share) { return std::lround(100 * share); }

}  // namespace

absl::StatusOr<WordProfile> WordProfile::Parse(std::string_view text, std::string_view name) {
  WordProfile profile;
  size_t line_number = 0;
  while (!text.empty()) {
    ++line_number;
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto wrong = [&](std::string_view what) {
      return InvalidInputError({std::string(name), line_number, 1}, what);
    };

    const std::vector<std::string_view> columns = Split(line, '\t');
    if (columns.size() != kColumns) {
      return wrong("a word profile line has 7 columns: language, word, count, four percentages");
    }
    const std::optional<Language> language = LanguageOf(columns[0]);
    if (!language) return wrong("the first column is ko or en");
    if (columns[1].empty() || !IsValidUtf8(columns[1])) return wrong("the word is no UTF-8 text");
    std::array<int64_t, kColumns - 2> numbers{};
    for (size_t i = 0; i < numbers.size(); ++i) {
      const std::optional<int64_t> number = ParseInt(columns[i + 2]);
      if (!number || *number < 0 || (i > 0 && *number > 100)) {
        return wrong("the count is a whole number, the shares are 0 to 100");
      }
      numbers[i] = *number;
    }
    const auto share = [&](size_t i) { return static_cast<float>(numbers[i]) / 100; };
    profile.Set(*language, std::string(columns[1]),
                {static_cast<uint64_t>(numbers[0]), share(1), share(2), share(3), share(4)});
  }
  return profile;
}

std::string WordProfile::Serialize() const {
  std::string text;
  for (const Language language : kLanguages) {
    std::vector<std::pair<std::string_view, const WordUse*>> words;
    for (const auto& [word, use] : Of(language)) words.emplace_back(word, &use);
    std::ranges::sort(words, [](const auto& a, const auto& b) {
      if (a.second->count != b.second->count) return a.second->count > b.second->count;
      return a.first < b.first;
    });
    for (const auto& [word, use] : words) {
      text += Concat(LanguageCode(language), '\t', word, '\t', use->count, '\t',
                     Percent(use->nominal), '\t', Percent(use->verbal), '\t',
                     Percent(use->modifier), '\t', Percent(use->capital), '\n');
    }
  }
  return text;
}

void WordProfile::Set(Language language, std::string word, const WordUse& use) {
  Words& words = language == Language::kKorean ? korean_ : english_;
  words.insert_or_assign(std::move(word), use);
}

const WordUse* WordProfile::Find(Language language, std::string_view form) const {
  const Words& words = Of(language);
  const auto found = words.find(form);
  return found == words.end() ? nullptr : &found->second;
}

}  // namespace malmoi
