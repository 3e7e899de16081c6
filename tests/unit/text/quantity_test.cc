#include "text/quantity.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

struct SamePair {
  std::string_view korean;
  std::string_view english;
  bool same = true;
};

constexpr SamePair kPairs[] = {
    {"80억 개", "8 billion"},
    {"80억", "8B"},
    {"80억", "800M", false},
    {"2만 1천", "21k"},
    {"6만 5,536", "65,536"},
    {"1억 2000만 원", "120 million"},
    {"백만 개", "a million"},
    {"절반", "half"},
    {"50%", "half"},
    {"3분의 1", "a third"},
    {"3분의 2", "two thirds"},
    {"두 배", "twice"},
    {"2배", "2x"},
    {"1.5배", "50%"},
    {"다섯 가지", "five"},
    {"열두 명", "twelve"},
    {"스물다섯 번", "twenty-five"},
    {"첫 번째", "first"},
    {"3번째", "third"},
    {"30퍼센트", "30%"},
    {"30%", "31%", false},
    {"3월 18일", "March 18"},
    {"3월 18일", "Mar. 18th"},
    {"3월 18일", "March 19", false},
    {"2025년 3월", "March 2025"},
    {"2025년 3월 18일", "2025-03-18"},
    {"2025년", "2025"},
    {"오후 3시", "3 pm"},
    {"15시 30분", "3:30 pm"},
    {"1.2.3", "1.2.3"},
    {"1.2.3", "1.2.4", false},
    {"16GB", "16 GB"},
    {"20%", "20-odd percent"},
    {"3천5백만 원", "35 million won"},
    {"삼백오십만 원", "3.5 million won"},
    {"이천 명", "2,000 people"},
    {"만 이천 원", "12,000 won"},
    {"만 천 원", "11,000 won"},
    {"삼만 오천 명", "35,000 people"},
    {"30%대로", "into the 30s"},
    {"30%대로", "the 40s", false},
    {"30%대로", "30%"},
    {"30%", "the 30s", false},
    {"1조 개", "one trillion"},
    {"99백분위", "the 99th percentile"},
    {"백서른 척", "a hundred and thirty ships"},
    {"백이십오 명", "one hundred and twenty-five people"},
    {"네 배", "fourfold"},
    {"일곱 배", "seven-fold"},
    {"은닉층이 셋이고", "three hidden layers"},
    {"일흔셋이었다", "seventy-three"},
    {"이십 분 동안", "for twenty minutes"},
    {"삼 주쯤", "about three weeks"},
    {"20억 파운드", "£2bn"},
    {"시속 33km", "21 mph"},
    {"시속 160km", "85 mph", false},
    {"28톤", "1 million ounces"},
    {"18평", "59.5 square metres"},
    {"1Gbps", "1,000 Mbps"},
    {"3만 마이크로초", "30 ms"},
    {"제3조", "Article 3"},
    {"3%p", "3 points"},
    {"0.05", "p < .05"},
    {"0.79달러", "$.79"},
    {"0.79달러", "$79", false},
    {"0.5퍼센트", "half a percent"},
    {"수백 킬로미터", "several hundred kilometers"},
    {"3%p", "3 percentage points"},
    {"3%p", "4 points", false},
    {"5월 12일", "12 May"},
    {"5월 12일", "the 12th of May"},
    {"4월 12일", "12 May", false},
    {"두 시간 반", "two and a half hours"},
    {"두 시간 반", "two hours", false},
    {"14일 후", "two weeks from now"},
    {"1분 30초", "a minute and a half"},
    {"1분 30초", "90 seconds"},
    {"90초", "a minute and a half"},
    {"1시간 20분", "80 minutes"},
    {"1시간 20분", "1 hour and 10 minutes", false},
    {"2시간 반", "two and a half hours"},
    {"2시간 반복", "2 hours"},
    {"6개월", "half a year"},
    {"10년", "a decade ago or 10 years"},
    {"48시간", "two days"},
    {"2주", "14 days"},
    {"15분", "a quarter of an hour"},
    {"15분", "half an hour", false},
    {"오후 3시 반", "half past three"},
    {"9시", "nine o'clock"},
    {"8시 45분", "quarter to nine"},
    {"4분의 3", "three quarters"},
    {"3분의 2", "two-thirds"},
    {"4분의 1", "three quarters", false},
    {"1990년대 후반", "the late nineties"},
    {"1990년대", "the 1990s"},
    {"1990년대", "the eighties", false},
    {"20대 초반", "in his early twenties"},
    {"20대", "20 cars"},
    {"21세기", "the twenty-first century"},
    {"12시 정각", "noon sharp"},
    {"밤 12시", "midnight"},
    {"정오", "12 p.m."},
    {"정오", "midnight", false},
    {"오후 3시", "3 a.m.", false},
    {"오전 10시", "10 in the evening", false},
    {"밤 11시", "11 p.m."},
    {"새벽 4시", "4 in the morning"},
    {"새벽 4시", "4 p.m.", false},
    {"3시", "3 pm"},
    {"15시", "3 a.m.", false},
    {"오후 6시", "six"},
    {"180센티미터", "1.8 m tall"},
    {"40킬로미터", "25 miles"},
    {"40킬로미터", "30 miles", false},
    {"7할", "70%"},
    {"세 대를 껐다", "three"},
    {"세 대를 껐다", "four", false},
    {"네 병", "six bottles", false},
    {"백서른세 척", "133"},
    {"이백스무 명", "220"},
    {"두 눈", "two"},
    {"열두 봉우리", "twelve"},
    {"스무 날", "twenty days"},
    {"사흘 뒤", "three days later"},
    {"사흘 뒤", "five days later", false},
    {"열흘", "ten days"},
    {"하반기", "the second half of the year"},
    {"오십대 가장", "in his fifties"},
    {"오십대 가장", "in his forties", false},
    {"자음 다섯은", "five"},
    {"마흔이 넘었다", "past forty"},
    {"마흔이 넘었다", "past fifty", false},
    {"스물네 자만", "twenty-four of them"},
    {"세 파라미터", "three parameters"},
    {"세 대상과", "three"},
    {"백만 토큰", "a million tokens"},
    {"초판", "the first edition"},
    {"두 배로", "whenever it doubles"},
    {"두 배로", "whenever it triples", false},
    {"세 배로", "it tripled"},
    {"오후 4시", "around four in the afternoon"},
    {"오후 4시", "around four in the morning", false},
    {"새벽 2시", "two at night"},
    {"1만분의 1", "one ten-thousandth of a second"},
    {"1000분의 1", "one thousandth"},
    {"두 명", "the second half of the year", false},
    {"비율은 2:3:3", "mixed 2:3:3"},
    {"비율은 2:3:3", "mixed 2:2:3", false},
    {"2½컵", "2.5 cups"},
    {"3분의 1", "by a third."},
    {"3분의 1", "a quarter of the votes", false},
    {"절반", "nearly a third of them", false},
    {"3판에서", "the third edition"},
    {"끝낸 사람은 셋뿐", "three"},
    {"상반기", "the second half", false},
    {"스물네 개", "two dozen"},
    {"여섯 개", "half a dozen"},
    {"수십 명", "dozens of people"},
    {"수십 명", "hundreds of people", false},
    {"수백만 명", "millions of people"},
    {"수만 명", "tens of thousands"},
    {"300년", "three centuries"},
    {"10여 년", "a decade or 10 years"},
    {"2시간 20분", "two hours and twenty minutes"},
    {"2시간 20분", "two hours and forty minutes", false},
    {"2e-4", "2e-4"},
    {"2e-4", "2e-5", false},
    {"2e-4", "0.0002"},
    {"1500ml", "1.5 liters"},
    {"2톤", "2,000 kg"},
    {"250℃", "250 degrees Celsius"},
    {"5월부터", "From May on"},
    {"음력 12월", "the twelfth lunar month"},
    {"십여 명", "ten-odd people"},
    {"반으로", "halved"},
};

TEST(QuantityTest, SaysTheSameInBothLanguages) {
  for (const SamePair& row : kPairs) {
    SCOPED_TRACE(testing::Message() << row.korean << " / " << row.english);
    const std::vector<Quantity> korean = FindQuantities(row.korean, Language::kKorean);
    const std::vector<Quantity> english = FindQuantities(row.english, Language::kEnglish);
    ASSERT_FALSE(korean.empty());
    ASSERT_FALSE(english.empty());
    // "two thirds" is two and thirds; one of what was found has to agree.
    bool same = false;
    for (const Quantity& quantity : english) same |= SameQuantity(korean[0], quantity);
    EXPECT_EQ(same, row.same) << QuantityText(korean[0]) << " / " << QuantityText(english[0]);
  }
}

struct NotOne {
  std::string_view text;
  Language language;
};

TEST(QuantityTest, PassesOverWhatCountsNothing) {
  constexpr NotOne kNone[] = {
      {"https://arxiv.org/abs/2410.13848 참고", Language::kKorean},
      {"`x = 3`을 쓴다", Language::kKorean},
      {"한번 해 보자", Language::kKorean},
      {"세상이 넓다", Language::kKorean},
      {"네, 그렇습니다", Language::kKorean},
      {"세종은 두통이 잦았다", Language::kKorean},
      {"네 병렬", Language::kKorean},
      {"I may march on", Language::kEnglish},
  };
  for (const NotOne& row : kNone) {
    const std::vector<Quantity> found = FindQuantities(row.text, row.language);
    EXPECT_TRUE(found.empty()) << row.text << ": " << (found.empty() ? "" : QuantityText(found[0]));
  }
}

TEST(QuantityTest, KnowsNumbersThatBelongToNames) {
  for (const std::string_view text : {"GPT-4", "ResNet50", "top-5"}) {
    const std::vector<Quantity> found = FindQuantities(text, Language::kEnglish);
    ASSERT_EQ(found.size(), 1U) << text;
    EXPECT_TRUE(found[0].in_name) << text;
  }
  for (const Quantity& part : FindQuantities("6·25 전쟁", Language::kKorean)) {
    EXPECT_TRUE(part.in_name) << QuantityText(part);
  }
}

TEST(QuantityTest, UnitsHaveOneNameInBothLanguages) {
  const Quantity korean = FindQuantities("10초", Language::kKorean).at(0);
  const Quantity english = FindQuantities("10 seconds", Language::kEnglish).at(0);
  EXPECT_EQ(korean.unit, "s");
  EXPECT_EQ(english.unit, "s");
}

}  // namespace
}  // namespace malmoi
