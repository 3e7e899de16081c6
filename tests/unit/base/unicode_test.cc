#include "base/unicode.h"

#include <gtest/gtest.h>

#include "base/status.h"

namespace malmoi {
namespace {

struct DecodeCase {
  const char* name;
  std::string bytes;
  std::string text;
  const char* encoding;
};

class DecodeTextTest : public testing::TestWithParam<DecodeCase> {};

TEST_P(DecodeTextTest, FindsTheEncoding) {
  const DecodeCase& c = GetParam();
  const auto decoded = DecodeText(c.bytes, "note.txt");
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->mapped.text, c.text);
  EXPECT_EQ(decoded->encoding, c.encoding);
  EXPECT_EQ(decoded->mapped.map.derived_size(), c.text.size());
  // The way back always ends at the last byte.
  EXPECT_EQ(decoded->mapped.map.ToSource({0, c.text.size()}).end, c.bytes.size());
}

INSTANTIATE_TEST_SUITE_P(
    Encodings, DecodeTextTest,
    testing::Values(
        DecodeCase{"utf8", "사고 패턴", "사고 패턴", "UTF-8"},
        DecodeCase{"bom", "\xEF\xBB\xBF사고", "사고", "UTF-8"},
        DecodeCase{"nfd", "\u1109\u1161\u1100\u1169 a", "사고 a", "UTF-8"},
        DecodeCase{"utf16le", std::string("\xFF\xFE\xAC\xC0\x20\x00", 6), "사 ", "UTF-16LE"},
        DecodeCase{"utf16be", std::string("\xFE\xFF\xC0\xAC\x00\x20", 6), "사 ", "UTF-16BE"},
        DecodeCase{"utf16le_no_bom", std::string("\xAC\xC0\x20\x00\x61\x00\x62\x00", 8), "사 ab",
                   "UTF-16LE"},
        // 가 is U+AC00: a zero byte on the other side.
        DecodeCase{"utf16le_no_bom_ga", std::string("\x00\xAC\x09\x00\x61\x00\x0A\x00\x62\x00", 10),
                   "가\ta\nb", "UTF-16LE"},
        DecodeCase{"utf16be_no_bom_ga", std::string("\xAC\x00\x00\x09\x00\x61\x00\x0A\x00\x62", 10),
                   "가\ta\nb", "UTF-16BE"},
        // "사고 패턴을 다룬 노트입니다. 한국어로 적었습니다." in CP949
        DecodeCase{"cp949",
                   "\xBB\xE7\xB0\xED \xC6\xD0\xC5\xCF\xC0\xBB \xB4\xD9\xB7\xE9 "
                   "\xB3\xEB\xC6\xAE\xC0\xD4\xB4\xCF\xB4\xD9. \xC7\xD1\xB1\xB9\xBE\xEE\xB7\xCE "
                   "\xC0\xFB\xBE\xFA\xBD\xC0\xB4\xCF\xB4\xD9.",
                   "사고 패턴을 다룬 노트입니다. 한국어로 적었습니다.", "windows-949"}),
    [](const auto& test) { return test.param.name; });

TEST(DecodeText, NfdSyllableLeadsBackToItsJamo) {
  const auto decoded = DecodeText("a\u1109\u1161\u1100\u1169b", "note.txt");
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->mapped.text, "a사고b");
  EXPECT_EQ(decoded->mapped.map.ToSource({1, 4}), (Span{1, 7}));
  EXPECT_EQ(decoded->mapped.map.ToSource({7, 8}), (Span{13, 14}));
}

TEST(DecodeText, RefusesWhatIsNoTextAndSaysWhere) {
  for (const std::string& bytes :
       {std::string("first\nsecond\0third", 18), std::string("\x01\x02\x03\x04\x05")}) {
    const auto decoded = DecodeText(bytes, "photo.png");
    ASSERT_FALSE(decoded.ok());
    EXPECT_EQ(decoded.status().message().substr(0, 10), "photo.png:");
  }
  const auto broken = DecodeText("한국어 문장이 길게 이어집니다.\n둘째 줄 \xEA\xB0 끝", "a.md");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.status().message().substr(0, 7), "a.md:2:");
}

TEST(CountScripts, TellsHangulFromLatin) {
  const ScriptCounts counts = CountScripts("GRPO에 KL Penalty 제외 漢 3.5");
  EXPECT_EQ(counts.hangul, 3u);
  EXPECT_EQ(counts.latin, 13u);
  EXPECT_EQ(counts.han, 1u);
  EXPECT_EQ(counts.digits, 2u);
}

TEST(FoldCase, FoldsWidthAndCase) {
  EXPECT_EQ(FoldCase("Hidden State"), "hidden state");
  EXPECT_EQ(FoldCase("ＧＰＵ 패턴"), "gpu 패턴");
}

TEST(Utf8, StopsAtTheFirstBrokenByte) {
  EXPECT_EQ(ValidUtf8Prefix("가\x80"), 3u);
  EXPECT_EQ(ValidUtf8Prefix("\xED\xA0\x80"), 0u);  // a surrogate
  EXPECT_EQ(ValidUtf8Prefix("\xF0\x9F\x98"), 0u);  // cut short
  EXPECT_TRUE(IsValidUtf8("😀 한"));
}

TEST(ToNfc, BrokenBytesBecomeReplacementCharacters) {
  EXPECT_EQ(ToNfc("\xEB\xAA, 모델"), "\uFFFD, 모델");
  EXPECT_TRUE(IsValidUtf8(ToNfc("\xFF\xED\xA0\x80가\xF0\x9F")));
}

}  // namespace
}  // namespace malmoi
