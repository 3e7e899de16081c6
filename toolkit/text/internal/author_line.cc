#include "text/internal/author_line.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi::internal {
namespace {

constexpr size_t kLongestAuthorLine = 20000;  // some papers have a thousand authors
constexpr size_t kLongestName = 120;

bool IsParticle(std::string_view word) {
  constexpr std::array<std::string_view, 26> kParticles = {
      "van", "von", "de",  "der", "den", "del", "della", "di",  "da",  "dos", "du",  "la", "le",
      "el",  "al",  "bin", "ibn", "ten", "ter", "of",    "for", "the", "at",  "and", "on", "in"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : Split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

char32_t FirstLetter(std::string_view word) {
  for (size_t i = 0; i < word.size();) {
    const char32_t c = NextCodePoint(word, &i);
    if (IsLetter(c)) return c;
  }
  return 0;
}

bool IsLowerAscii(char32_t c) { return c >= 'a' && c <= 'z'; }

enum class NameKind {
  kNone,
  kSingle,  // one capitalized word: "OpenAI", or the first word of anything
  kFull,    // two words or more, or a Korean name
};

// 홍길동, 남궁 민수; not 물론 or 예를 들면.
bool IsKoreanName(const std::vector<std::string_view>& words) {
  size_t syllables = 0;
  for (const std::string_view word : words) {
    const ScriptCounts counts = CountScripts(word);
    if (counts.hangul != CountCodePoints(word)) return false;
    syllables += counts.hangul;
  }
  return words.size() <= 2 && syllables >= 2 && syllables <= 5;
}

NameKind KindOfName(std::string_view name) {
  name = StripWhitespace(name);
  if (name.empty() || name.size() > kLongestName) return NameKind::kNone;
  if (name.find("://") != std::string_view::npos) return NameKind::kNone;
  const std::vector<std::string_view> words = Words(name);
  if (words.empty() || words.size() > 12) return NameKind::kNone;
  if (CountScripts(name).hangul > 0) {
    return IsKoreanName(words) ? NameKind::kFull : NameKind::kNone;
  }
  size_t capitalized = 0;
  for (const std::string_view word : words) {
    if (word.find_first_of("=+<>#@{}$|:;!?") != std::string_view::npos) return NameKind::kNone;
    const char32_t first = FirstLetter(word);
    if (first == 0) {
      if (word.find_first_not_of("0123456789.*†‡&-") != std::string_view::npos) {
        return NameKind::kNone;
      }
    } else if (!IsLowerAscii(first)) {
      ++capitalized;
    } else if (!IsParticle(word)) {
      return NameKind::kNone;
    }
  }
  if (capitalized == 0) return NameKind::kNone;
  return words.size() >= 2 ? NameKind::kFull : NameKind::kSingle;
}

// What stands for the rest of the names: "et al.", "...", "외 3명".
bool IsAndOthers(std::string_view piece) {
  const std::string lower = AsciiToLower(piece);
  return lower == "et al." || lower == "et al" || lower == "..." || lower == "…" ||
         lower == "others" || lower == "외" || lower.starts_with("외 ");
}

// Pieces between commas (or semicolons) that no bracket encloses.
std::vector<std::string_view> SplitNames(std::string_view list) {
  std::vector<std::string_view> names;
  int depth = 0;
  size_t begin = 0;
  for (size_t i = 0; i <= list.size(); ++i) {
    const bool at_end = i == list.size();
    if (!at_end && (list[i] == '(' || list[i] == '[')) ++depth;
    if (!at_end && (list[i] == ')' || list[i] == ']')) --depth;
    if (at_end || ((list[i] == ',' || list[i] == ';') && depth == 0)) {
      names.push_back(StripWhitespace(list.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  return names;
}

// "Diego Ongaro and John Ousterhout" are two; "Institute for AI and Society" is one.
bool IsTwoPeople(std::string_view left, std::string_view right) {
  const auto is_person = [](std::string_view name) {
    const size_t words = Words(name).size();
    const std::string lower = Concat(" ", AsciiToLower(name), " ");
    return words >= 2 && words <= 4 && KindOfName(name) == NameKind::kFull &&
           lower.find(" of ") == std::string::npos && lower.find(" for ") == std::string::npos;
  };
  return is_person(left) && is_person(right);
}

// The names of a list without its brackets, or none where it is no list of names. `enough` is how
// many full names must be among them, unless all are names and there are two or more.
std::vector<std::string> NamesOf(std::string_view list, size_t enough) {
  if (list.size() > kLongestAuthorLine) return {};
  std::vector<std::string> names;
  size_t full = 0;
  for (std::string_view piece : SplitNames(list)) {
    for (const std::string_view joiner : {"and ", "& "}) {
      if (!names.empty() && piece.substr(0, joiner.size()) == joiner) {
        piece = StripWhitespace(piece.substr(joiner.size()));
      }
    }
    if (piece.empty()) continue;
    if (!names.empty() && IsAndOthers(piece)) continue;
    const NameKind kind = KindOfName(piece);
    if (kind == NameKind::kNone) return {};
    full += kind == NameKind::kFull ? 1 : 0;
    for (const std::string_view joiner : {" and ", " & "}) {
      const size_t at = piece.find(joiner);
      if (at == std::string_view::npos) continue;
      const std::string_view left = piece.substr(0, at);
      const std::string_view right = piece.substr(at + joiner.size());
      if (!IsTwoPeople(left, right)) continue;
      names.emplace_back(left);
      piece = right;
      ++full;
    }
    names.emplace_back(piece);
  }
  return full >= enough ? names : std::vector<std::string>{};
}

// Without *emphasis* around the whole line.
std::string_view StripEmphasis(std::string_view line) {
  line = StripWhitespace(line);
  while (line.size() > 2 && (line.front() == '*' || line.front() == '_') &&
         line.front() == line.back()) {
    line = StripWhitespace(line.substr(1, line.size() - 2));
  }
  return line;
}

// Where the bracket that closes the line opens; npos where the line does not end with one.
size_t LastOpenBracket(std::string_view line) {
  if (line.empty() || line.back() != ')') return std::string_view::npos;
  int depth = 0;
  for (size_t i = line.size(); i > 0; --i) {
    if (line[i - 1] == ')') ++depth;
    if (line[i - 1] == '(' && --depth == 0) return i - 1;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<std::string> AuthorsOf(std::string_view line, bool after_title) {
  line = StripEmphasis(line);
  if (line.size() > kLongestAuthorLine) return {};
  for (const std::string_view label :
       {"Authors:", "Author:", "authors:", "author:", "저자:", "저자 :", "지은이:", "By ", "by "}) {
    if (line.substr(0, label.size()) != label) continue;
    std::string_view rest = StripEmphasis(line.substr(label.size()));
    return NamesOf(rest, label.back() == ' ' ? 1 : 0);
  }
  if (LastOpenBracket(line) == 0) {
    // Elsewhere a bracket that is a line of its own may be an aside: two names tell.
    return NamesOf(line.substr(1, line.size() - 2), after_title ? 0 : 1);
  }
  if (!after_title || line.empty()) return {};
  // "Vaswani et al., NeurIPS 2017"
  constexpr size_t kMostWords = 8;
  if (const size_t others = line.find(" et al"); others != std::string_view::npos) {
    const std::string_view first = line.substr(0, others);
    const bool short_line = Words(line).size() <= kMostWords;
    if (short_line && Words(first).size() <= 3 && KindOfName(first) != NameKind::kNone) {
      return {Concat(first, " et al.")};
    }
  }
  if (line.back() == '.') return {};
  std::vector<std::string> names = NamesOf(line, 2);
  const bool all_full = std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return KindOfName(name) == NameKind::kFull && Words(name).size() <= 5;
  });
  return all_full && names.size() >= 2 ? names : std::vector<std::string>{};
}

std::optional<TitledAuthors> SplitTitleFromAuthors(std::string_view line) {
  constexpr size_t kLongestTitle = 400;
  line = StripEmphasis(line);
  const size_t open = LastOpenBracket(line);
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  const std::string_view title = StripWhitespace(line.substr(0, open));
  if (title.empty() || title.size() > kLongestTitle) return std::nullopt;
  if (title.back() == '.' || title.back() == ',') return std::nullopt;
  std::vector<std::string> authors = NamesOf(line.substr(open + 1, line.size() - open - 2), 1);
  if (authors.empty()) return std::nullopt;
  // "탈옥 (Jailbreaking Attacks)" glosses a term; one author stands only behind a paper's title.
  const bool korean = CountScripts(title).hangul > 0;
  if (authors.size() == 1 && (korean || Words(title).size() < 4)) return std::nullopt;
  return TitledAuthors{title, std::move(authors)};
}

}  // namespace malmoi::internal
