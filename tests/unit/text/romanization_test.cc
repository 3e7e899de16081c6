#include "text/romanization.h"

#include <gtest/gtest.h>

#include <string>

namespace malmoi {
namespace {

TEST(Romanization, TakesTheWaysInWhichNamesAreWritten) {
  const char* kNames[][2] = {
      {"민수", "minsu"},   {"민수", "minsoo"},  {"김", "kim"},          {"이", "lee"},
      {"이", "yi"},        {"박", "park"},      {"최", "choi"},         {"정", "jung"},
      {"현우", "hyunwoo"}, {"서연", "seoyeon"}, {"성룡", "seongryong"}, {"은지", "eunji"},
      {"신라", "silla"},   {"독립", "dongnip"}, {"희진", "heejin"},     {"영희", "younghee"}};
  for (const auto& [hangul, latin] : kNames) {
    EXPECT_TRUE(IsRomanization(hangul, latin)) << hangul << " " << latin;
    EXPECT_FALSE(IsRomanization(hangul, std::string(latin) + "x")) << hangul;
  }
}

TEST(Romanization, TellsOtherNamesApart) {
  EXPECT_FALSE(IsRomanization("민수", "minho"));
  EXPECT_FALSE(IsRomanization("박", "baek"));
  EXPECT_FALSE(IsRomanization("서연", "seoyoon"));
  EXPECT_FALSE(IsRomanization("", "kim"));
  EXPECT_FALSE(IsRomanization("김", ""));
  EXPECT_FALSE(IsRomanization("kim", "kim"));
  EXPECT_FALSE(IsRomanization("김", std::string(5000, 'k')));
}

TEST(Romanization, KnowsWhatCanBeKorean) {
  for (const char* latin : {"minho", "gyeongju", "yoojung", "seoyeon"}) {
    EXPECT_TRUE(MayBeRomanized(latin)) << latin;
  }
  for (const char* latin : {"berlin", "street", "kim", "", "strauss"}) {
    EXPECT_FALSE(MayBeRomanized(latin)) << latin;
  }
}

TEST(Romanization, FullNames) {
  EXPECT_TRUE(LooksLikeFullName("김민수"));
  EXPECT_TRUE(LooksLikeFullName("박서연"));
  for (const char* word : {"조종사", "현대판", "민수", "김", "", "Kim"}) {
    EXPECT_FALSE(LooksLikeFullName(word)) << word;
  }
}

}  // namespace
}  // namespace malmoi
