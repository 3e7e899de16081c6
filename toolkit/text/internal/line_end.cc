#include "text/internal/line_end.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/link_finder.h"

namespace malmoi::internal {
namespace {

bool EndsWith(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

template <size_t N>
bool EndsWithAny(std::string_view text, const std::array<std::string_view, N>& suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [&](std::string_view suffix) { return EndsWith(text, suffix); });
}

constexpr std::array<std::string_view, 11> kStops = {".",  "!", "?",  "…", "。", "！",
                                                     "？", ":", "：", "~", "⋯"};
constexpr std::array<std::string_view, 15> kClosers = {")",  "]",  "}",  "\"", "'", "”", "’", "」",
                                                       "』", "》", "〉", "*",  "_", "`", ">"};

// Without closing marks and white space at its end.
std::string_view StripClosers(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    text = StripWhitespace(text);
    for (const std::string_view closer : kClosers) {
      if (!EndsWith(text, closer)) continue;
      text.remove_suffix(closer.size());
      again = true;
      break;
    }
  }
  return text;
}

// Where the round bracket that closes the text opens, or npos.
size_t LastBracket(std::string_view text) {
  text = StripWhitespace(text);
  if (!EndsWith(text, ")")) return std::string_view::npos;
  int depth = 0;
  for (size_t i = text.size(); i > 0; --i) {
    if (text[i - 1] == ')') ++depth;
    if (text[i - 1] == '(' && --depth == 0) return i - 1;
  }
  return std::string_view::npos;
}

// Endings that close a Korean sentence although no stop follows. 다 and 요 also end nouns and
// josa; the exceptions are looked at first.
constexpr std::array<std::string_view, 5> kNotFinal = {"보다", "마다", "에다", "다다", "필요"};
constexpr std::array<std::string_view, 15> kFinal = {"다",   "요",   "죠",   "까",   "네",
                                                     "군",   "듯",   "음",   "함",   "됨",
                                                     "없음", "있음", "같음", "거든", "려나"};

// Nouns that end as josa and endings do.
constexpr std::array<std::string_view, 31> kNouns = {
    "회의", "강의", "정의", "논의", "주의", "합의", "동의", "토의", "결의", "문의", "심의",
    "협의", "의의", "권한", "제한", "무한", "역할", "분할", "마을", "가을", "노을", "개요",
    "수요", "처음", "다음", "마음", "소음", "잡음", "걸음", "동네", "바다"};

// Endings after which a sentence always goes on.
constexpr std::array<std::string_view, 40> kOpenKorean = {
    "을",   "를",   "는",   "의",     "에서", "에게", "으로", "하고", "하며", "하면",
    "해서", "아서", "어서", "지만",   "는데", "은데", "인데", "도록", "려고", "거나",
    "면서", "니까", "므로", "하게",   "하여", "까지", "부터", "처럼", "보다", "마다",
    "및",   "또는", "혹은", "그리고", "한",   "할",   "된",   "될",   "씩",   "던"};

constexpr std::array<std::string_view, 40> kOpenEnglish = {
    "a",     "an",   "the",   "of",   "to",   "in",   "on",  "at",   "by",    "for",
    "with",  "from", "as",    "and",  "or",   "but",  "nor", "that", "which", "who",
    "is",    "are",  "was",   "were", "be",   "been", "has", "have", "had",   "its",
    "their", "this", "these", "than", "into", "it",   "not", "if",   "when",  "while"};

}  // namespace

bool EndsWithStop(std::string_view text) {
  text = StripWhitespace(text);
  if (EndsWithAny(StripClosers(text), kStops)) return true;
  // "… 정확하다고 합니다. (https://…)": the stop stands before the bracket or the link.
  if (const size_t open = LastBracket(text); open != std::string_view::npos && open > 0) {
    return EndsWithAny(StripClosers(text.substr(0, open)), kStops);
  }
  const std::string blanked = BlankLinks(text);
  const std::string_view before = StripWhitespace(blanked);
  return before.size() < text.size() && EndsWithAny(StripClosers(before), kStops);
}

LineEnd LineEndOf(std::string_view line) {
  if (EndsWithStop(line)) return LineEnd::kSentence;
  line = StripWhitespace(line);
  if (EndsWith(line, ",") || EndsWith(line, ";") || EndsWith(line, "(") || EndsWith(line, "、") ||
      EndsWith(line, " -") || EndsWith(line, "–") || EndsWith(line, "—")) {
    return LineEnd::kOpen;
  }
  const size_t space = line.find_last_of(" \t");
  const std::string_view word = space == std::string_view::npos ? line : line.substr(space + 1);
  size_t first = 0;
  if (!word.empty() && CountScripts(word).hangul > 0) {
    if (std::ranges::find(kNouns, word) != kNouns.end()) return LineEnd::kUnclear;
    if (EndsWithAny(word, kNotFinal)) return LineEnd::kOpen;
    if (EndsWithAny(word, kFinal)) return LineEnd::kSentence;
    return EndsWithAny(word, kOpenKorean) ? LineEnd::kOpen : LineEnd::kUnclear;
  }
  if (!word.empty() && IsLatinLetter(NextCodePoint(word, &first))) {
    const std::string lower = AsciiToLower(word);
    const bool open =
        std::find(kOpenEnglish.begin(), kOpenEnglish.end(), lower) != kOpenEnglish.end();
    return open ? LineEnd::kOpen : LineEnd::kUnclear;
  }
  return LineEnd::kUnclear;
}

bool StartsInMidSentence(std::string_view line) {
  if (line.empty()) return false;
  if (std::string_view("),];").find(line[0]) != std::string_view::npos) return true;
  // xLSTM and vLLM are names, which begin a sentence as well as any.
  const std::string_view word = line.substr(0, line.find_first_of(" \t"));
  return line[0] >= 'a' && line[0] <= 'z' &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    width += c >= 0x1100 && (IsHangul(c) || IsHan(c) || (c >= 0x3000 && c <= 0x30FF)) ? 2 : 1;
  }
  return width;
}

}  // namespace malmoi::internal
