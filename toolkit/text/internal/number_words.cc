#include "text/internal/number_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/strings.h"

namespace malmoi::internal {
namespace {

using Word = std::pair<std::string_view, double>;

// Before a counter: 세 가지, 열두 명. Longer ones first.
constexpr std::array<Word, 27> kNative = {{
    {"다섯", 5},  {"여섯", 6},  {"일곱", 7},  {"여덟", 8}, {"아홉", 9}, {"스무", 20},
    {"스물", 20}, {"서른", 30}, {"마흔", 40}, {"열", 10},  {"하나", 1}, {"한", 1},
    {"둘", 2},    {"두", 2},    {"셋", 3},    {"세", 3},   {"석", 3},   {"서", 3},
    {"넷", 4},    {"네", 4},    {"넉", 4},    {"너", 4},   {"쉰", 50},  {"예순", 60},
    {"일흔", 70}, {"여든", 80}, {"아흔", 90},
}};

constexpr std::array<std::string_view, 58> kCounters = {
    "가지", "개월", "개의", "개",   "명",     "번째", "번",   "배",     "단계", "종류",
    "종",   "쪽",   "달",   "시간", "장",     "편",   "군데", "곳",     "사람", "줄",
    "대의", "권",   "마리", "갈래", "차례",   "건",   "쌍",   "층",     "살",   "가닥",
    "문장", "단어", "모델", "방법", "방식",   "언어", "요소", "분야",   "그룹", "팀",
    "주",   "해",   "차원", "덩이", "덩어리", "포기", "그릇", "숟가락", "상자", "봉지",
    "켤레", "자루", "그루", "송이", "접시",   "묶음", "조각", "바퀴",
};

constexpr std::array<Word, 30> kEnglishCardinals = {{
    {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
    {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
    {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
    {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
    {"seventy", 70}, {"eighty", 80},  {"ninety", 90},    {"dozen", 12},    {"couple", 2},
}};
constexpr std::array<Word, 20> kEnglishOrdinals = {{
    {"first", 1},        {"second", 2},      {"third", 3},       {"fourth", 4},
    {"fifth", 5},        {"sixth", 6},       {"seventh", 7},     {"eighth", 8},
    {"ninth", 9},        {"tenth", 10},      {"eleventh", 11},   {"twelfth", 12},
    {"thirteenth", 13},  {"fourteenth", 14}, {"fifteenth", 15},  {"sixteenth", 16},
    {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
}};
constexpr std::array<Word, 4> kEnglishScales = {
    {{"hundred", 1e2}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}}};
constexpr std::array<Word, 16> kEnglishTimes = {{
    {"once", 1},
    {"twice", 2},
    {"double", 2},
    {"doubles", 2},
    {"doubled", 2},
    {"doubling", 2},
    {"twofold", 2},
    {"thrice", 3},
    {"triple", 3},
    {"triples", 3},
    {"tripled", 3},
    {"tripling", 3},
    {"threefold", 3},
    {"quadruple", 4},
    {"quadrupled", 4},
    {"tenfold", 10},
}};
constexpr std::array<std::string_view, 6> kRough = {"dozens",   "hundreds", "thousands",
                                                    "millions", "billions", "tens"};

template <size_t N>
std::optional<double> ValueOf(const std::array<Word, N>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word, &Word::first);
  if (found == words.end()) return std::nullopt;
  return found->second;
}

bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

size_t SkipSpace(std::string_view text, size_t at) {
  return at < text.size() && text[at] == ' ' ? at + 1 : at;
}

// 다섯, 열두, 스물다섯: moves past it.
std::optional<double> ReadNative(std::string_view text, size_t* at) {
  double value = 0;
  size_t i = *at;
  for (int part = 0; part < 2; ++part) {
    const auto found = std::ranges::find_if(
        kNative, [&](const Word& word) { return text.substr(i).starts_with(word.first); });
    if (found == kNative.end()) break;
    // Tens come first and ones after them.
    if (part == 1 && (value < 10 || found->second >= 10)) break;
    value += found->second;
    i += found->first.size();
    if (found->second < 10) break;
  }
  if (value == 0) return std::nullopt;
  *at = i;
  return value;
}

struct KoreanPhrase {
  std::string_view text;
  QuantityKind kind;
  double value;
};
constexpr std::array<KoreanPhrase, 9> kKoreanPhrases = {{
    {"절반", QuantityKind::kPercent, 0.5},
    {"첫 번째", QuantityKind::kOrdinal, 1},
    {"첫번째", QuantityKind::kOrdinal, 1},
    {"첫째", QuantityKind::kOrdinal, 1},
    {"둘째", QuantityKind::kOrdinal, 2},
    {"셋째", QuantityKind::kOrdinal, 3},
    {"넷째", QuantityKind::kOrdinal, 4},
    {"다섯째", QuantityKind::kOrdinal, 5},
    {"두배", QuantityKind::kTimes, 2},
}};
constexpr std::array<std::string_view, 12> kKoreanRough = {"수십", "수백",  "수천",  "수만",
                                                           "수억", "몇십",  "몇백",  "몇천",
                                                           "몇만", "몇 십", "몇 백", "몇 천"};
// Magnitudes without a digit before them: 백만 개, 천 개, 십만.
constexpr std::array<Word, 9> kKoreanScales = {{{"천만", 1e7},
                                                {"백만", 1e6},
                                                {"십만", 1e5},
                                                {"백억", 1e10},
                                                {"십억", 1e9},
                                                {"천억", 1e11},
                                                {"만", 1e4},
                                                {"천", 1e3},
                                                {"백", 1e2}}};

constexpr std::array<Word, 3> kSteps = {{{"십", 10}, {"백", 100}, {"천", 1000}}};
constexpr size_t kSyllable = 3;  // bytes

bool CountsSino(std::string_view text);
std::optional<double> ReadSino(std::string_view text, size_t* at);

// 만 이천 원, 만 천 원: the rest of a number after a space, where it counts something.
std::optional<double> ReadSinoRest(std::string_view text, size_t* at) {
  if (!text.substr(std::min(*at, text.size())).starts_with(" ")) return std::nullopt;
  size_t end = *at + 1;
  std::optional<double> value = ReadSino(text, &end);
  if (!value && end + kSyllable <= text.size()) {
    value = ValueOf(kSteps, text.substr(end, kSyllable));
    end += kSyllable;
  }
  if (!value || !CountsSino(text.substr(SkipSpace(text, end)))) return std::nullopt;
  *at = end;
  return value;
}

// 삼백오십만, 이천: moves past it; nothing where it is no number of two syllables or more.
std::optional<double> ReadSino(std::string_view text, size_t* at) {
  constexpr std::string_view kDigits = "일이삼사오육칠팔구";
  constexpr std::array<Word, 2> kGroups = {{{"만", 1e4}, {"억", 1e8}}};
  double total = 0;
  double group = 0;
  double digit = 0;
  size_t syllables = 0;
  bool unit = false;
  size_t i = *at;
  for (; i + kSyllable <= text.size(); i += kSyllable, ++syllables) {
    const std::string_view syllable = text.substr(i, kSyllable);
    const size_t place = kDigits.find(syllable);
    if (place != std::string_view::npos && place % kSyllable == 0 && digit == 0) {
      const size_t value = place / kSyllable + 1;
      digit = static_cast<double>(value);
    } else if (const auto step = ValueOf(kSteps, syllable)) {
      group += (digit == 0 ? 1 : digit) * *step;
      digit = 0;
      unit = true;
    } else if (const auto closing = ValueOf(kGroups, syllable)) {
      group += digit;
      total += (group == 0 ? 1 : group) * *closing;
      group = digit = 0;
      unit = true;
      size_t rest_at = i + kSyllable;
      const std::optional<double> rest = ReadSinoRest(text, &rest_at);
      if (rest && *rest < *closing) {
        *at = rest_at;
        return total + *rest;
      }
    } else {
      break;
    }
  }
  if (syllables < 2 || !unit) return std::nullopt;
  *at = i;
  return total + group + digit;
}

// What Sino-Korean numbers count, beside the counters.
bool CountsSino(std::string_view text) {
  constexpr std::array<std::string_view, 7> kCounted = {"원", "달러",   "유로", "년",
                                                        "명", "퍼센트", "킬로"};
  return KoreanCounter(text) > 0 || std::ranges::any_of(kCounted, [text](std::string_view word) {
           return text.starts_with(word);
         });
}

// The unit of time that a counter is: 두 시간, 석 달.
std::string_view TimeUnitOf(std::string_view counter) {
  if (counter == "시간") return "h";
  if (counter == "달" || counter == "개월") return "month";
  if (counter == "주") return "week";
  return counter == "해" ? "year" : "";
}

}  // namespace

std::string EnglishWordAt(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && IsAsciiLetter(text[end])) ++end;
  return AsciiToLower(text.substr(at, end - at));
}

Quantity InWords(size_t begin, size_t end, QuantityKind kind, double value) {
  Quantity quantity;
  quantity.span = {begin, end};
  quantity.kind = kind;
  quantity.value = value;
  return quantity;
}

size_t KoreanCounter(std::string_view text) {
  for (const std::string_view counter : kCounters) {
    if (text.starts_with(counter)) return counter.size();
  }
  // These begin other words as well (대상, 병렬): a particle or nothing must follow.
  constexpr std::array<std::string_view, 4> kShort = {"대", "병", "잔", "통"};
  constexpr std::string_view kParticles = "를을가이는은의로만도와과에씩쯤나";
  for (const std::string_view counter : kShort) {
    if (!text.starts_with(counter)) continue;
    const std::string_view next = text.substr(counter.size()).substr(0, 3);
    const bool syllable = !next.empty() && (next[0] & 0x80) != 0;
    if (!syllable || kParticles.find(next) != std::string_view::npos) return counter.size();
  }
  return 0;
}

std::optional<Quantity> KoreanNumberWords(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  for (const KoreanPhrase& phrase : kKoreanPhrases) {
    if (rest.starts_with(phrase.text)) {
      return InWords(at, at + phrase.text.size(), phrase.kind, phrase.value);
    }
  }
  for (const std::string_view rough : kKoreanRough) {
    if (!rest.starts_with(rough)) continue;
    Quantity quantity = InWords(at, at + rough.size(), QuantityKind::kCount, 0);
    quantity.rough = true;
    return quantity;
  }
  size_t end = at;
  if (const std::optional<double> value = ReadNative(text, &end)) {
    const bool spaced = end < text.size() && text[end] == ' ';
    const size_t counter_at = SkipSpace(text, end);
    const size_t counter = KoreanCounter(text.substr(counter_at));
    // 한 is "about" as well, and 네, 서 and 세 begin other words: only what is counted tells.
    if (counter == 0) return std::nullopt;
    const std::string_view counted = text.substr(counter_at, counter);
    // 한번, 한쪽, 두번: words of their own when nothing stands between.
    if (!spaced && *value == 1) return std::nullopt;
    QuantityKind kind = QuantityKind::kCount;
    if (counted == "배") kind = QuantityKind::kTimes;
    if (counted == "번째") kind = QuantityKind::kOrdinal;
    Quantity quantity = InWords(at, counter_at + counter, kind, *value);
    quantity.unit = std::string(TimeUnitOf(counted));
    // 두 시간 반
    constexpr std::string_view kHalf = " 반";
    const std::string_view after = text.substr(quantity.span.end);
    if (!quantity.unit.empty() && after.starts_with(kHalf) &&
        !after.substr(kHalf.size()).starts_with("복")) {
      quantity.value += 0.5;
      quantity.span.end += kHalf.size();
    }
    return quantity;
  }
  end = at;
  if (const std::optional<double> value = ReadSino(text, &end);
      value && CountsSino(text.substr(SkipSpace(text, end)))) {
    return InWords(at, end, QuantityKind::kCount, *value);
  }
  for (const Word& scale : kKoreanScales) {
    if (!rest.starts_with(scale.first)) continue;
    const size_t counter_at = SkipSpace(text, at + scale.first.size());
    const size_t counter = KoreanCounter(text.substr(counter_at));
    if (counter == 0) return std::nullopt;
    return InWords(at, counter_at + counter, QuantityKind::kCount, scale.second);
  }
  return std::nullopt;
}

std::optional<Quantity> EnglishNumberWords(std::string_view text, size_t at) {
  const size_t begin = at;
  std::string word = EnglishWordAt(text, at);
  if (word.empty()) return std::nullopt;
  size_t end = at + word.size();
  if (const auto times = ValueOf(kEnglishTimes, word)) {
    return InWords(at, end, QuantityKind::kTimes, *times);
  }
  const bool fraction = word.size() > 5 && word.ends_with("ths");
  const std::string_view singular =
      fraction || word == "thirds" ? std::string_view(word).substr(0, word.size() - 1) : word;
  if (const auto ordinal = ValueOf(kEnglishOrdinals, singular)) {
    return InWords(at, end, QuantityKind::kOrdinal, *ordinal);
  }
  constexpr std::string_view kHalfAPercent = "half a percent";
  if (AsciiToLower(text.substr(begin, kHalfAPercent.size())) == kHalfAPercent) {
    return InWords(begin, begin + kHalfAPercent.size(), QuantityKind::kPercent, 0.005);
  }
  if (word == "half" || word == "halves" || word == "halved" || word == "halving") {
    return InWords(at, end, QuantityKind::kPercent, 0.5);
  }
  if (word == "quarter") return InWords(at, end, QuantityKind::kPercent, 0.25);
  if (word == "both" || word == "pair") return InWords(at, end, QuantityKind::kCount, 2);
  if (std::ranges::find(kRough, word) != kRough.end()) {
    Quantity quantity = InWords(at, end, QuantityKind::kCount, 0);
    quantity.rough = true;
    return quantity;
  }
  if ((word == "several" || word == "few") && end < text.size() && text[end] == ' ') {
    const std::string scale = EnglishWordAt(text, end + 1);
    if (!ValueOf(kEnglishScales, scale)) return std::nullopt;
    Quantity quantity = InWords(begin, end + 1 + scale.size(), QuantityKind::kCount, 0);
    quantity.rough = true;
    return quantity;
  }
  // "a hundred", "a dozen" begin with the article, which is passed over.
  double total = 0;
  double part = 0;
  bool found = false;
  while (true) {
    if (const auto value = ValueOf(kEnglishCardinals, word)) {
      part = found && part >= 20 && *value < 10 ? part + *value : *value;
    } else if (const auto scale = ValueOf(kEnglishScales, word)) {
      part = (part == 0 ? 1 : part) * *scale;
      if (*scale >= 1e3) {
        total += part;
        part = 0;
      }
    } else {
      break;
    }
    found = true;
    end = at + word.size();
    if (end >= text.size() || (text[end] != ' ' && text[end] != '-')) break;
    std::string next = EnglishWordAt(text, end + 1);
    // "twenty-first"
    if (const auto ordinal = ValueOf(kEnglishOrdinals, next);
        ordinal && *ordinal < 10 && part >= 20 && part < 100 && text[end] == '-') {
      return InWords(begin, end + 1 + next.size(), QuantityKind::kOrdinal, total + part + *ordinal);
    }
    const bool goes_on =
        ValueOf(kEnglishScales, next).has_value() ||
        (part >= 20 && part < 100 && ValueOf(kEnglishCardinals, next).value_or(99) < 10);
    if (!goes_on) break;
    at = end + 1;
    word = std::move(next);
  }
  if (!found) return std::nullopt;
  return InWords(begin, end, QuantityKind::kCount, total + part);
}

}  // namespace malmoi::internal
