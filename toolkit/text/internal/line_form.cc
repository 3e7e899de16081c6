#include "text/internal/line_form.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/line_end.h"
#include "text/internal/link_finder.h"

namespace malmoi::internal {
namespace {

// Words that a sentence can hardly do without and a table or a list of names hardly holds.
bool IsFunctionWord(std::string_view lower) {
  constexpr std::array<std::string_view, 58> kWords = {
      "a",     "about", "all",   "an",    "and",  "are",  "as",    "at",   "be",   "because",
      "but",   "by",    "can",   "could", "do",   "does", "for",   "from", "had",  "has",
      "have",  "how",   "i",     "if",    "in",   "into", "is",    "it",   "its",  "more",
      "my",    "no",    "not",   "of",    "on",   "or",   "so",    "than", "that", "the",
      "their", "them",  "there", "these", "they", "this", "to",    "was",  "we",   "were",
      "what",  "when",  "where", "which", "will", "with", "would", "you"};
  return std::binary_search(kWords.begin(), kWords.end(), lower);
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != ' ' && text[i] != '\t') continue;
    if (i > begin) words.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return words;
}

// The word without marks around it.
std::string_view Bare(std::string_view word) {
  constexpr std::array<std::string_view, 26> kMarks = {
      "\"", "'", "“", "”", "‘", "’", "(", ")", "[", "]", "{", "}",  "*",
      "_",  "`", ".", ",", ";", ":", "!", "?", "<", ">", "~", "「", "」"};
  const auto strip = [&](std::string_view mark) {
    if (word.starts_with(mark)) {
      word.remove_prefix(mark.size());
    } else if (word.ends_with(mark)) {
      word.remove_suffix(mark.size());
    } else {
      return false;
    }
    return true;
  };
  while (std::ranges::any_of(kMarks, strip)) {
  }
  return word;
}

struct LatinWords {
  size_t words = 0;  // that begin with a Latin letter
  size_t function_words = 0;
};

LatinWords CountLatinWords(std::string_view text) {
  LatinWords counts;
  for (const std::string_view word : Words(text)) {
    const std::string_view bare = Bare(word);
    size_t next = 0;
    if (bare.empty() || !IsLatinLetter(NextCodePoint(bare, &next))) continue;
    ++counts.words;
    counts.function_words += IsFunctionWord(AsciiToLower(bare)) ? 1 : 0;
  }
  return counts;
}

// "A vocoder from 카카오에서 Kakao.": an English sentence in which a word or two stayed Korean. It
// begins and ends in English and no particle hangs on its words, as in "SimPO는 the same idea.".
bool IsAroundHangul(std::string_view text) {
  constexpr size_t kLatinForEach = 3;
  size_t latin = 0;
  size_t hangul = 0;
  bool last_is_hangul = false;
  for (const std::string_view word : Words(text)) {
    const ScriptCounts counts = CountScripts(word);
    if (counts.hangul > 0 && (counts.latin > 0 || latin == 0)) return false;
    if (counts.letters() == 0) continue;
    last_is_hangul = counts.hangul > 0;
    ++(last_is_hangul ? hangul : latin);
  }
  return !last_is_hangul && latin >= kLatinForEach * hangul;
}

// A full stop after a whole word, with more behind it: not "Dr. GRPO" or "vs. humans".
bool HasSentenceBreak(const std::vector<std::string_view>& words) {
  for (size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].size() >= 5 && words[i].back() == '.' &&
        words[i].find('.') + 1 == words[i].size()) {
      return true;
    }
  }
  return false;
}

bool IsTagCharacter(char32_t c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '/' || c == '.' || c == '+' ||
         c == '&' || c == 0xB7;
}

// #word: at least one letter, so that "#1" is a number.
bool IsTag(std::string_view word) {
  if (word.size() < 2 || word[0] != '#') return false;
  bool letter = false;
  for (size_t i = 1; i < word.size();) {
    const char32_t c = NextCodePoint(word, &i);
    if (!IsTagCharacter(c)) return false;
    letter |= IsLetter(c);
  }
  return letter;
}

std::string_view TrimCommas(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ';')) word.remove_suffix(1);
  return word;
}

// "Tags:", "태그:" and the like at the beginning of a line: what follows it.
bool SkipTagLabel(std::string_view* line) {
  for (const std::string_view label :
       {"Tags:", "tags:", "Tag:", "태그:", "태그 :", "Keywords:", "키워드:", "**Tags:**",
        "**Tags**:", "**태그:**", "**태그**:"}) {
    if (line->substr(0, label.size()) != label) continue;
    *line = StripWhitespace(line->substr(label.size()));
    return true;
  }
  return false;
}

// "A Title (https://…)" without its address.
std::string_view WithoutLinkAtEnd(std::string_view text) {
  const std::vector<Span> links = FindLinks(text);
  if (links.size() != 1 || links[0].begin < 2 || text[links[0].begin - 1] != '(' ||
      text.substr(links[0].end) != ")") {
    return text;
  }
  return StripWhitespace(text.substr(0, links[0].begin - 1));
}

// "[민지] [오후 3:12] Thanks!" without the two stamps of a messenger.
std::string_view WithoutStamps(std::string_view text) {
  constexpr size_t kLongestStamp = 40;  // bytes
  std::string_view words = StripWhitespace(text);
  for (int stamps = 0; stamps < 2; ++stamps) {
    const size_t close = words.find("] ");
    if (words.empty() || words[0] != '[' || close > kLongestStamp) return text;
    words = StripWhitespace(words.substr(close + 2));
  }
  return words;
}

// "[민지] [오후 3:12] Thanks! #음식" without its stamps and tags, unless nothing else is there.
std::string_view WithoutFrame(std::string_view text) {
  std::string_view words = WithoutStamps(text);
  for (size_t at = words.rfind(" #"); at != std::string_view::npos && IsTag(words.substr(at + 1));
       at = words.rfind(" #")) {
    words = StripWhitespace(words.substr(0, at));
  }
  return CountScripts(words).letters() == 0 ? text : words;
}

bool IsLowerAscii(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpperAscii(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

size_t CountWords(std::string_view text) {
  const auto words = Split(text, ' ');
  return static_cast<size_t>(std::ranges::count_if(
      words, [](std::string_view word) { return CountScripts(word).letters() > 0; }));
}

Script ScriptOf(std::string_view text) {
  const std::string blanked = BlankLinks(text);
  const std::string_view words = WithoutFrame(blanked);
  const ScriptCounts counts = CountScripts(words);
  if (counts.letters() == 0) return Script::kNone;
  if (counts.han + counts.other > counts.hangul + counts.latin) return Script::kOther;
  if (counts.hangul > 0) {
    // A Hangul syllable says as much as two letters. Korean prose is full of English nouns, but
    // not of "the" and "of"; English prose may quote a Korean word.
    const double hangul = 2.0 * static_cast<double>(counts.hangul);
    const double share = hangul / (hangul + static_cast<double>(counts.latin));
    if (share >= 0.5) return Script::kKorean;
    const LatinWords latin = CountLatinWords(words);
    const bool english = latin.function_words >= 2 && latin.function_words * 6 >= latin.words;
    if (english && share < 0.3) return Script::kEnglish;
    const bool sentence = latin.function_words > (EndsWithStop(text) ? 0 : 1);
    return sentence && IsAroundHangul(words) ? Script::kEnglish : Script::kKorean;
  }
  const LatinWords latin = CountLatinWords(words);
  const bool sentence = latin.words >= 3 && (latin.function_words > 0 || EndsWithStop(text));
  return sentence ? Script::kEnglish : Script::kFragment;
}

std::vector<std::string> TagsOf(std::string_view line) {
  line = StripWhitespace(line);
  const bool labelled = SkipTagLabel(&line);
  std::vector<std::string> tags;
  if (labelled && line.find('#') == std::string_view::npos) {
    if (line.size() >= 2 && line.front() == '[' && line.back() == ']') {
      line = line.substr(1, line.size() - 2);
    }
    for (const std::string_view piece : Split(line, ',')) {
      const std::string_view tag = StripWhitespace(piece);
      if (tag.empty()) continue;
      if (CountCodePoints(tag) > 40) return {};
      tags.emplace_back(tag);
    }
    return tags;
  }
  for (const std::string_view word : Words(line)) {
    std::string_view rest = TrimCommas(word);
    if (rest.empty()) continue;
    // #a#b: two tags without a space
    while (!rest.empty()) {
      const size_t next = rest.find('#', 1);
      const std::string_view tag = rest.substr(0, next);
      if (!IsTag(tag)) return {};
      tags.emplace_back(tag.substr(1));
      rest = next == std::string_view::npos ? std::string_view() : rest.substr(next);
    }
  }
  return tags;
}

bool IsLinkLine(std::string_view line) {
  const std::vector<Span> links = FindLinks(line);
  if (links.empty()) return false;
  std::string rest = BlankLinks(line);
  // The words of [paper](https://…) belong to the link where they are few.
  size_t letters = 0;
  for (const std::string_view word : Words(rest)) {
    const std::string_view bare = Bare(word);
    const ScriptCounts counts = CountScripts(bare);
    if (counts.letters() == 0) continue;
    letters += counts.letters();
    const bool label = word.front() == '[' || word.back() == ']' || word.back() == ':' ||
                       word.find("](") != std::string_view::npos;
    if (!label) return false;
  }
  return letters <= 12 * links.size();
}

bool StartsWithLink(std::string_view line) {
  const std::vector<Span> links = FindLinks(line);
  return !links.empty() && links.front().begin <= 1;
}

TitleLikeness TitleLikenessOf(std::string_view line) {
  const std::string plain = StripMarkup(line);
  const std::string_view text = WithoutLinkAtEnd(plain);
  if (text.size() > WithoutStamps(text).size()) return TitleLikeness::kNo;
  if (text.empty() || CountCodePoints(text) > 300 || !FindLinks(text).empty()) {
    return TitleLikeness::kNo;
  }
  if (EndsWithStop(text) && text.back() != '?' && text.back() != '!') return TitleLikeness::kNo;
  const ScriptCounts counts = CountScripts(text);
  if (counts.letters() == 0) return TitleLikeness::kNo;
  const std::vector<std::string_view> words = Words(text);
  if (counts.hangul > 0) {
    // A Korean title is a noun phrase: no ending of a sentence, nothing left open.
    const bool noun = LineEndOf(text) == LineEnd::kUnclear || text.back() == '?';
    const bool no_break = text.find(". ") == std::string_view::npos;
    return noun && no_break && CountCodePoints(text) <= 80 ? TitleLikeness::kPossible
                                                           : TitleLikeness::kNo;
  }
  if (counts.latin == 0 || words.size() > 30 || HasSentenceBreak(words)) return TitleLikeness::kNo;
  size_t long_words = 0;
  size_t capitalized = 0;
  for (const std::string_view word : words) {
    const std::string_view bare = Bare(word);
    if (bare.size() < 4) continue;
    ++long_words;
    capitalized += std::any_of(bare.begin(), bare.end(), IsUpperAscii) ? 1 : 0;
  }
  if (long_words > 0 && words.size() >= 2 && capitalized * 3 >= long_words * 2) {
    return TitleLikeness::kLikely;
  }
  for (size_t i = 0; i < words.size() && i < 5; ++i) {
    if (words[i].back() == ':' && i + 1 < words.size()) return TitleLikeness::kLikely;
  }
  return TitleLikeness::kPossible;
}

bool IsRuleLine(std::string_view line) {
  std::string marks;
  for (const char c : line) {
    if (c != ' ' && c != '\t') marks.push_back(c);
  }
  return marks.size() >= 3 && std::string_view("-=*_~").find(marks[0]) != std::string_view::npos &&
         marks.find_first_not_of(marks[0]) == std::string::npos;
}

bool IsReferenceLine(std::string_view line) {
  line = StripWhitespace(line);
  // "상위: [[글쓰기]]", "![[사진.png]]"
  if (const size_t link = line.find("[["); link != std::string_view::npos && link > 0) {
    const std::string_view before = StripWhitespace(line.substr(0, link));
    if (before == "!" || (before.back() == ':' && Words(before).size() <= 2))
      line = line.substr(link);
  }
  if (line.substr(0, 2) == "[[") {
    while (line.substr(0, 2) == "[[") {
      const size_t end = line.find("]]");
      if (end == std::string_view::npos) return false;
      line = StripWhitespace(TrimCommas(line.substr(end + 2)));
    }
    return line.empty();
  }
  // ![a picture](loss.png)
  if (line.substr(0, 2) == "![" && line.back() == ')' && line.find("](") == line.rfind("](") &&
      line.find(')') + 1 == line.size()) {
    return true;
  }
  // IMG_0231.jpg
  const size_t dot = line.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || line.size() - dot < 3 || line.size() - dot > 6) {
    return false;
  }
  return std::all_of(line.begin(), line.end(), [](char c) {
    return IsLowerAscii(c) || IsUpperAscii(c) || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-' || c == '/';
  });
}

}  // namespace malmoi::internal
