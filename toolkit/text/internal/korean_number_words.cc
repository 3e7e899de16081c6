#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "text/internal/number_words.h"

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

constexpr std::array<std::string_view, 79> kCounters = {
    "글자", "문항", "조합", "가구", "나라", "도시",   "숟갈", "큰술", "작은술", "페이지",
    "걸음", "척",   "채",   "판",   "컵",   "박",     "끼",   "칸",   "벌",     "곡",
    "날",   "가지", "개월", "개의", "개",   "명",     "번째", "번",   "배",     "단계",
    "종류", "종",   "쪽",   "달",   "시간", "장",     "편",   "군데", "곳",     "사람",
    "줄",   "대의", "권",   "마리", "갈래", "차례",   "건",   "쌍",   "층",     "살",
    "가닥", "문장", "단어", "모델", "방법", "방식",   "언어", "요소", "분야",   "그룹",
    "팀",   "주",   "해",   "차원", "덩이", "덩어리", "포기", "그릇", "숟가락", "상자",
    "봉지", "켤레", "자루", "그루", "송이", "접시",   "묶음", "조각", "바퀴",
};

template <size_t N>
std::optional<double> ValueOf(const std::array<Word, N>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word, &Word::first);
  if (found == words.end()) return std::nullopt;
  return found->second;
}

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
  std::string_view unit = {};
};
constexpr std::array<KoreanPhrase, 28> kKoreanPhrases = {{
    {"이십대", QuantityKind::kDecade, 20},         {"삼십대", QuantityKind::kDecade, 30},
    {"사십대", QuantityKind::kDecade, 40},         {"오십대", QuantityKind::kDecade, 50},
    {"육십대", QuantityKind::kDecade, 60},         {"칠십대", QuantityKind::kDecade, 70},
    {"초판", QuantityKind::kOrdinal, 1},           {"상반기", QuantityKind::kOrdinal, 1, "half"},
    {"하반기", QuantityKind::kOrdinal, 2, "half"}, {"반으로", QuantityKind::kPercent, 0.5},
    {"반 개", QuantityKind::kPercent, 0.5},        {"이틀", QuantityKind::kCount, 2, "d"},
    {"사흘", QuantityKind::kCount, 3, "d"},        {"나흘", QuantityKind::kCount, 4, "d"},
    {"닷새", QuantityKind::kCount, 5, "d"},        {"엿새", QuantityKind::kCount, 6, "d"},
    {"여드레", QuantityKind::kCount, 8, "d"},      {"아흐레", QuantityKind::kCount, 9, "d"},
    {"열흘", QuantityKind::kCount, 10, "d"},       {"절반", QuantityKind::kPercent, 0.5},
    {"첫 번째", QuantityKind::kOrdinal, 1},        {"첫번째", QuantityKind::kOrdinal, 1},
    {"첫째", QuantityKind::kOrdinal, 1},           {"둘째", QuantityKind::kOrdinal, 2},
    {"셋째", QuantityKind::kOrdinal, 3},           {"넷째", QuantityKind::kOrdinal, 4},
    {"다섯째", QuantityKind::kOrdinal, 5},         {"두배", QuantityKind::kTimes, 2},
}};
// Longer ones first.
constexpr std::array<Word, 21> kKoreanRough = {
    {{"수십만", 1e5},  {"수백만", 1e6}, {"수천만", 1e7}, {"수십억", 1e9}, {"수백억", 1e10},
     {"수천억", 1e11}, {"수십", 10},    {"수백", 100},   {"수천", 1e3},   {"수만", 1e4},
     {"수억", 1e8},    {"몇십만", 1e5}, {"몇백만", 1e6}, {"몇천만", 1e7}, {"몇십", 10},
     {"몇백", 100},    {"몇천", 1e3},   {"몇만", 1e4},   {"몇 십", 10},   {"몇 백", 100},
     {"몇 천", 1e3}}};
// Ten and some more, and the like.
constexpr std::array<Word, 4> kKoreanOdd = {
    {{"십여 ", 10}, {"백여 ", 100}, {"천여 ", 1e3}, {"만여 ", 1e4}}};
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
  constexpr std::array<std::string_view, 8> kCounted = {"원", "달러",   "유로", "년",
                                                        "명", "퍼센트", "킬로", "토큰"};
  return KoreanCounter(text) > 0 || std::ranges::any_of(kCounted, [text](std::string_view word) {
           return text.starts_with(word);
         });
}

// The unit of time that a counter is: 두 시간, 석 달.
std::string_view TimeUnitOf(std::string_view counter) {
  if (counter == "시간") return "h";
  if (counter == "달" || counter == "개월") return "month";
  if (counter == "주") return "week";
  if (counter == "날") return "d";
  return counter == "해" ? "year" : "";
}

// Whether a native number at [at, end) counts what follows it whatever that is (두 눈, 스무 그루),
// or stands for what it counts (둘은, 그중 셋은).
bool StandsAlone(std::string_view text, size_t at, size_t end) {
  // 네, 한 begin other words, 열 is heat, 쉰 "rested".
  constexpr std::array<std::string_view, 10> kFree = {"두",   "세",   "다섯", "여섯", "일곱",
                                                      "여덟", "아홉", "스무", "서른", "마흔"};
  constexpr std::array<std::string_view, 9> kNouns = {"둘",   "넷",   "다섯", "여섯", "일곱",
                                                      "여덟", "아홉", "서른", "마흔"};
  constexpr std::array<std::string_view, 18> kParticles = {
      "은", "이 ",   "이서", "을 ",  "로",   "도",   "의",   "만",   " 다 ",
      "뿐", "에서 ", "이고", "이다", "이며", "이었", "이라", "입니", "이지"};
  const std::string_view word = text.substr(at, end - at);
  const std::string_view after = text.substr(end);
  const auto follows = [after](std::string_view mark) { return after.starts_with(mark); };
  constexpr std::string_view kTen = "열";
  const bool teen = word.starts_with(kTen) && word.size() > kTen.size();
  const bool free = teen || std::ranges::find(kFree, word) != kFree.end();
  // 일흔셋이었다: of two words, a number whatever follows.
  constexpr size_t kOneWord = 2 * kSyllable;
  if (word.size() > kOneWord) return true;
  if (free && after.size() > 1 && after[0] == ' ' && (after[1] & 0x80) != 0) return true;
  // 데이터 셋 is a data set.
  const std::string_view before = text.substr(0, at);
  constexpr std::array<std::string_view, 8> kBeforeCount = {"중 ", "중에 ", "은 ", "는 ",
                                                            "이 ", "가 ",   "을 ", "를 "};
  const bool of_them = std::ranges::any_of(
      kBeforeCount, [before](std::string_view mark) { return before.ends_with(mark); });
  const bool noun = std::ranges::find(kNouns, word) != kNouns.end() || (of_them && word == "셋");
  return noun && std::ranges::any_of(kParticles, follows);
}

// 백서른세 척: native tens and ones behind Sino-Korean hundreds.
std::optional<Quantity> HundredAndNative(std::string_view text, size_t at) {
  constexpr std::string_view kHundred = "백";
  size_t end = at;
  double value = 100;
  if (!text.substr(at).starts_with(kHundred)) {
    const std::optional<double> hundreds = ReadSino(text, &end);
    if (!hundreds || std::fmod(*hundreds, 100) != 0) return std::nullopt;
    value = *hundreds;
  } else {
    end += kHundred.size();
  }
  const std::optional<double> rest = ReadNative(text, &end);
  if (!rest) return std::nullopt;
  const size_t counter_at = SkipSpace(text, end);
  const size_t counter = KoreanCounter(text.substr(counter_at));
  if (counter == 0) return std::nullopt;
  return InWords(at, counter_at + counter, QuantityKind::kCount, value + *rest);
}

// 이십 분 동안, 삼 주쯤, 십오 초: Sino-Korean numbers of units of time. One syllable stands alone
// (십분 is "fully"), and 일, 이, 사 and 구 are other words more often (이 주, "this week").
std::optional<Quantity> SinoStretch(std::string_view text, size_t at) {
  constexpr std::array<Word, 6> kAlone = {
      {{"십", 10}, {"삼", 3}, {"오", 5}, {"육", 6}, {"칠", 7}, {"팔", 8}}};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kUnits = {
      {{"분", "min"}, {"초", "s"}, {"주", "week"}, {"개월", "month"}, {"년", "year"}}};
  constexpr std::array<std::string_view, 17> kAfter = {" ",   ",",   ".",    "쯤",   "간",  "이 ",
                                                       "을 ", "은 ", "에 ",  "만",   "도",  "의",
                                                       "씩",  "내",  "동안", "이면", "짜리"};
  size_t end = at;
  std::optional<double> value = ReadSino(text, &end);
  if (!value) {
    value = ValueOf(kAlone, text.substr(at, kSyllable));
    end = at + kSyllable;
    if (!value || !text.substr(std::min(end, text.size())).starts_with(' ')) return std::nullopt;
  }
  const size_t unit_at = SkipSpace(text, end);
  for (const auto& [unit, name] : kUnits) {
    if (!text.substr(unit_at).starts_with(unit)) continue;
    const size_t unit_end = unit_at + unit.size();
    const std::string_view after = text.substr(unit_end);
    const bool ends = after.empty() || std::ranges::any_of(kAfter, [after](std::string_view mark) {
                        return after.starts_with(mark);
                      });
    if (!ends) return std::nullopt;
    Quantity quantity = InWords(at, unit_end, QuantityKind::kCount, *value);
    quantity.unit = std::string(name);
    return quantity;
  }
  return std::nullopt;
}

}  // namespace

size_t KoreanCounter(std::string_view text) {
  for (const std::string_view counter : kCounters) {
    if (text.starts_with(counter)) return counter.size();
  }
  // These begin other words as well (대상, 병렬): a particle or nothing must follow.
  constexpr std::array<std::string_view, 5> kShort = {"대", "병", "잔", "통", "자"};
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
      Quantity quantity = InWords(at, at + phrase.text.size(), phrase.kind, phrase.value);
      quantity.unit = std::string(phrase.unit);
      return quantity;
    }
  }
  for (const auto& [rough, least] : kKoreanRough) {
    if (!rest.starts_with(rough)) continue;
    Quantity quantity = InWords(at, at + rough.size(), QuantityKind::kCount, least);
    quantity.rough = true;
    return quantity;
  }
  for (const Word& odd : kKoreanOdd) {
    if (rest.starts_with(odd.first)) {
      return InWords(at, at + odd.first.size(), QuantityKind::kCount, odd.second);
    }
  }
  if (auto mixed = HundredAndNative(text, at)) return mixed;
  size_t end = at;
  if (const std::optional<double> value = ReadNative(text, &end)) {
    const bool spaced = end < text.size() && text[end] == ' ';
    const size_t counter_at = SkipSpace(text, end);
    const size_t counter = KoreanCounter(text.substr(counter_at));
    // 한 is "about" as well, and 네, 서 and 세 begin other words: only what is counted tells.
    if (counter == 0) {
      if (!StandsAlone(text, at, end)) return std::nullopt;
      return InWords(at, end, QuantityKind::kCount, *value);
    }
    const std::string_view counted = text.substr(counter_at, counter);
    // 한번, 한쪽, 두통, 세종, 세대: words of their own when nothing stands between.
    const bool own_word = counted == "통" || counted == "종" || counted == "대";
    if (!spaced && (*value == 1 || own_word)) return std::nullopt;
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
  if (auto stretch = SinoStretch(text, at)) return stretch;
  for (const Word& scale : kKoreanScales) {
    if (!rest.starts_with(scale.first)) continue;
    const size_t counter_at = SkipSpace(text, at + scale.first.size());
    const size_t counter = KoreanCounter(text.substr(counter_at));
    if (counter == 0 && !CountsSino(text.substr(counter_at))) return std::nullopt;
    const size_t end_at = counter == 0 ? at + scale.first.size() : counter_at + counter;
    return InWords(at, end_at, QuantityKind::kCount, scale.second);
  }
  return std::nullopt;
}

}  // namespace malmoi::internal
