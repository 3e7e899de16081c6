#include "text/sentence_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

constexpr std::string_view kRulesPath = MALMOI_SOURCE_DIR "/models/segmentation.srx";

const SentenceSplitter& Shipped() {
  static const SentenceSplitter splitter = [] {
    Problems problems;
    absl::StatusOr<SentenceSplitter> loaded = SentenceSplitter::Load(
        DiskFiles(), std::string(kRulesPath), SentenceSplitter::Base::kIcu, &problems);
    EXPECT_TRUE(loaded.ok()) << loaded.status();
    EXPECT_THAT(problems, IsEmpty());  // RE2 takes every rule that is shipped
    return *std::move(loaded);
  }();
  return splitter;
}

// "One.‖ Two." is the text "One. Two." with a boundary after the first stop.
struct Case {
  std::string_view why;
  std::string_view marked;
};

std::string Mark(std::string_view text, const std::vector<Span>& sentences) {
  std::string marked(text);
  for (size_t i = sentences.size(); i-- > 1;) marked.insert(sentences[i - 1].end, "‖");
  return marked;
}

void ExpectAll(Language language, const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const std::string text = ReplaceAll(c.marked, "‖", "");
    EXPECT_EQ(Mark(text, Shipped().Split(text, language)), c.marked) << c.why;
  }
}

TEST(SentenceSplitter, English) {
  ExpectAll(
      Language::kEnglish,
      {
          {"two sentences", "It works.‖ We tried it."},
          {"question and exclamation", "Does it work?‖ Yes!‖ Good."},
          {"title", "Dr. Kim met Mrs. Lee and Sen. Park.‖ They talked."},
          {"initials", "Written by Noah A. Smith and J. K. Rowling.‖ Then read."},
          {"a letter that ends a sentence", "We chose plan B.‖ It was cheap."},
          {"a variable, not an initial", "This holds for every H.‖ Remark: it is tight."},
          {"letters with dots inside a sentence", "The U.S. Senate met.‖ Nobody came."},
          {"letters with dots at its end", "They moved to the U.S.‖ It was far."},
          {"e.g. i.e. etc.", "Tools, e.g. RE2, i.e. automata, etc. are fast.‖ Good."},
          {"et al.", "Kim et al. (2020) and Lee et al. [3] agree.‖ We do too."},
          {"references", "See Fig. 3, Eq. (2), Sec. 4.1, pp. 5, and No. 5 vs. No. 6.‖ Then go on."},
          {"the English word no", "The answer is no.‖ The question was wrong."},
          {"a month", "On Dec. 31 we left.‖ On Jan. 2 we came."},
          {"decimals and versions", "It is 3.5 times faster in v2.1.‖ The rest is not."},
          {"file names and code", "Node.js reads a.txt and tf.data.‖ Done."},
          {"a sentence that begins with a number", "It was so in 2017.‖ 65 people came."},
          {"with a name of code", "We load it.‖ tf.print shows it.‖ max_len: the length."},
          {"with a word typed small", "this works.‖ but slow."},
          {"an unknown short abbreviation goes on", "The corp. gave it."},
          {"list markers", "1. Collect data.‖ 2. Train.‖ 3. Test."},
          {"notes by sign", "It links calls.[^a]‖ The order matters.¹‖ It is so."},
          {"questions and answers", "**Q1. What is it?‖ A1. It is a soup."},
          {"no marker behind No.", "It is No. 5.‖ Then comes 6."},
          {"a caption", "Figure 3.2. The tool box.‖ See Table 2.‖ It helps."},
          {"a quoted question goes on", "\"Is it so?\" he asked.‖ \"Yes,\" she said."},
          {"quotes close with the sentence", "She said \"it works.\"‖ He left."},
          {"a link in brackets stays", "It is exact. (https://a.b/c)‖ Based on this, we go on."},
          {"a reference stays", "It is known. [12]‖ We go on."},
          {"a bracket with a stop is a sentence", "It works.‖ (See Table 2.)‖ Done."},
          {"a bracket inside of a sentence", "It works (see a.b and c).‖ Done."},
          {"a label begins a sentence", "Install it.‖ (Optional) Restart."},
          {"an enumeration", "There are two.‖ (1) The first.‖ (2) The second."},
          {"a bare link stays", "See here. https://a.b/c?q=A.B‖ More text."},
          {"a Markdown link is no bracket", "Read [How so?](/a/b) first.‖ Then act."},
          {"emphasis closes behind the stop", "It is **bold.**‖ Next."},
          {"ellipsis", "Well... maybe not.‖ It ended…‖ Then it began."},
          {"a mark that is spoken of", "Use the ! operator (!) here.‖ Done."},
          {"P.S. begins", "Bye.‖ P.S. We like it."},
          {"hard-wrapped lines",
           "This is a hard\nwrapped sentence that\nends here.‖ And one\nmore."},
          {"wrapped behind an abbreviation", "Written by Dr.\nKim in Seoul."},
          {"bullets", "There are:‖\n- one\u200b‖\n- two"},
          {"headings", "# A title‖\nThe text begins."},
          {"a blank line", "No stop here‖\n\nNext paragraph"},
          {"a dash begins an item", "It left.‖ - Then another came."},
          {"emoji stay", "It works. 🎉"},
      });
}

TEST(SentenceSplitter, Korean) {
  ExpectAll(
      Language::kKorean,
      {
          {"plain", "실험을 했다.‖ 결과는 좋네요.‖ 왜일까요?‖ 모르겠습니다!"},
          {"a nominal sentence", "새로운 토크나이저.‖ 이전 것보다 빠르군요."},
          {"a link stays", "정확하다고 합니다. (https://a.b/c)‖ 이를 기반으로 추정했군요."},
          {"links at the end", "생각나네요. (https://a.b/c, https://a.b/d)"},
          {"a bracket with a stop", "빠릅니다.‖ (물론 항상 그런 것은 아니다.)‖ 그래도 씁니다."},
          {"a stop glued to the next", "그렇게 했다.‖그러나 느렸다."},
          {"a josa glued to a name", "Inc.는 회사고 U.S.에서 왔다.‖ Node.js를 쓴다."},
          {"a name typed small begins", "설명했습니다.‖ vmap은 빠릅니다.‖ tf.data도 그렇죠."},
          {"quotation with 라고", "그는 \"나는 갔다. 그리고 왔다.\"라고 말했다.‖ 끝."},
          {"with curly quotes", "그는 “왔다. 봤다.”라며 웃었다.‖ 끝."},
          {"with a space", "\"정말인가?\" 하고 물었다.‖ 답은 없었다."},
          {"without quotes", "왜 그런가? 라는 문제로 돌아간다."},
          {"two quotations", "\"왔다.\"‖ \"갔다.\""},
          {"dates", "2025. 3. 18. 발표했다.‖ '24. 12. 1. 시작했다."},
          {"list markers", "1. 모은다.‖ 2. 학습한다.‖ 가. 첫째.‖ 나. 둘째."},
          {"initials", "존 F. 케네디와 조지 H. W. 부시가 왔다.‖ 끝."},
          {"decimals", "3.5배 빠르고 80.5%다.‖ v2.1이다."},
          {"abbreviations", "Fig. 3과 Kim et al. 논문, e.g. 이것을 보라.‖ 끝."},
          {"a pause", "음... 그건 아닌 것 같네요...‖ 그래도 좋아요…‖ 끝."},
          {"laughter stays", "좋네요. ㅎㅎ‖ 다음으로 가죠."},
          {"a wrapped line", "이것은 한 문장인데\n줄이 나뉘어 있습니다.‖ 다음."},
          {"a final ending at a line's end", "이렇게 했습니다‖\n다음은 저렇게 했음‖\n끝났네요"},
          {"words that only look like one",
           "이전 것보다\n빠르고 필요\n없는 것을 다음\n줄로 넘긴다"},
          {"the end of a section's name", "5.1.3절. “부팅 화면”을 보라.‖ 끝."},
          {"code calls", "step(...) 함수와 f(...)를 부른다.‖ 끝."},
          {"a Chinese stop", "这是好的。‖这也是。"},
          {"emphasis", "**중요합니다.**‖ 다음은 `x`입니다."},
          {"tags", "다 읽었다‖\n#태그 #tag‖\n새 제목"},
      });
}

// In hard-wrapped text a line end is a space; among paragraphs of one line each it is not.
TEST(SentenceSplitter, ALongLineShowsThatLinesAreParagraphs) {
  const std::string title = "A Short Title Without a Stop";
  const std::string line = Concat("It begins ", std::string(200, 'a'), " and ends.");
  const std::string text = Concat(title, "\n", line, "\nAnother title\nand its rest");
  std::vector<std::string> sentences;
  for (const Span& span : Shipped().Split(text, Language::kEnglish)) {
    sentences.emplace_back(span.In(text));
  }
  EXPECT_THAT(sentences, ElementsAre(title, line, "Another title\nand its rest"));
  const std::string wrapped = Concat(title, "\nIt Begins and ends.");
  EXPECT_THAT(Shipped().Split(wrapped, Language::kEnglish), SizeIs(1));
}

TEST(SentenceSplitter, EachLineHasItsOwnLanguage) {
  const std::string text = "모델을 씁니다. vmap은 빠르다.\nIt uses vmap. (AP) That is all.";
  EXPECT_EQ(Mark(text, Shipped().Split(text)),
            "모델을 씁니다.‖ vmap은 빠르다.‖\nIt uses vmap.‖ (AP) That is all.");
  EXPECT_EQ(SentenceSplitter::LanguageOfLine("BPE 학습에 Pretokenization을", Language::kEnglish),
            Language::kKorean);
  EXPECT_EQ(SentenceSplitter::LanguageOfLine("The word 정 means affection here", Language::kKorean),
            Language::kEnglish);
  EXPECT_EQ(SentenceSplitter::LanguageOfLine("1 + 1 = 2", Language::kKorean), Language::kKorean);
}

TEST(SentenceSplitter, SpansAreTrimmedOrderedAndHoldAllText) {
  const std::string texts[] = {
      "",
      " \n\t ",
      "  하나.  둘!\u3000\n 셋 ",
      "a",
      "...",
      "。。",
      "? ! ?",
      "(.) (.) (.)",
      "\u00a0x.\u00a0Y.",
      "1.2.3. 4. 5",
      "\"“‘(((.)))’”\"",
  };
  for (const std::string& text : texts) {
    for (const Language language : {Language::kKorean, Language::kEnglish}) {
      size_t at = 0;
      std::string kept;
      for (const Span& span : Shipped().Split(text, language)) {
        EXPECT_LE(at, span.begin) << text;
        EXPECT_LT(span.begin, span.end) << text;
        size_t first = span.begin;
        EXPECT_FALSE(IsSpace(NextCodePoint(text, &first))) << text;
        kept += span.In(text);
        at = span.end;
      }
      const auto without_space = [](std::string_view from) {
        std::string result;
        for (size_t offset = 0; offset < from.size();) {
          const char32_t c = NextCodePoint(from, &offset);
          if (!IsSpace(c)) AppendUtf8(c, &result);
        }
        return result;
      };
      EXPECT_EQ(without_space(kept), without_space(text));
    }
  }
}

absl::StatusOr<SentenceSplitter> FromRules(std::string_view rules, SentenceSplitter::Base base,
                                           Problems* problems) {
  const std::string srx = Concat(
      "<srx version='2.0'><header segmentsubflows='yes' cascade='no'/><body><languagerules>"
      "<languagerule languagerulename='a'>\n",
      rules,
      "</languagerule></languagerules><maprules><languagemap languagepattern='.*' "
      "languagerulename='a'/></maprules></body></srx>");
  return SentenceSplitter::Load(MemoryFiles({{"my.srx", srx}}), "my.srx", base, problems);
}

std::string MarkBy(const SentenceSplitter& splitter, std::string_view text) {
  return Mark(text, splitter.Split(text, Language::kEnglish));
}

TEST(SentenceSplitter, OwnRulesWithoutIcuAreSrxByTheStandard) {
  Problems problems;
  const absl::StatusOr<SentenceSplitter> splitter = FromRules(
      "<rule "
      "break='no'><beforebreak>^\\s*[0-9]+\\.</beforebreak><afterbreak>\\s</afterbreak></rule>"
      "<rule break='no'><beforebreak>\\bMr\\.</beforebreak></rule>"
      "<rule break='yes'><beforebreak>[.?!]+</beforebreak><afterbreak>\\s</afterbreak></rule>"
      "<rule break='yes'><beforebreak>[。？]+</beforebreak></rule>",
      SentenceSplitter::Base::kNone, &problems);
  ASSERT_TRUE(splitter.ok()) << splitter.status();
  EXPECT_EQ(MarkBy(*splitter, "1. Mr. Kim came?! Dr. Lee"), "1. Mr. Kim came?!‖ Dr.‖ Lee");
  EXPECT_EQ(MarkBy(*splitter, "One\nTwo"), "One\nTwo");            // no rule for line ends
  EXPECT_EQ(MarkBy(*splitter, "好。？不。是"), "好。？‖不。‖是");  // the longest match, once
}

TEST(SentenceSplitter, TheFirstRuleThatFitsDecides) {
  Problems problems;
  const absl::StatusOr<SentenceSplitter> splitter = FromRules(
      "<rule break='yes'><beforebreak>a\\.</beforebreak><afterbreak>\\s</afterbreak></rule>"
      "<rule break='no'><beforebreak>\\.</beforebreak><afterbreak>\\sB</afterbreak></rule>",
      SentenceSplitter::Base::kIcu, &problems);
  EXPECT_EQ(MarkBy(*splitter, "Xa. B. Bx. C. B"), "Xa.‖ B. Bx.‖ C. B");
}

TEST(SentenceSplitter, ARefusedRuleIsToldOnceAndTheRestStands) {
  Problems problems;
  const absl::StatusOr<SentenceSplitter> splitter = FromRules(
      "<rule break='no'><beforebreak>(?&lt;!x)y\\.</beforebreak></rule>\n"
      "<rule break='no'><beforebreak>a{2000}</beforebreak></rule>\n"
      "<rule break='yes'><beforebreak>\\.</beforebreak><afterbreak>\\s</afterbreak></rule>",
      SentenceSplitter::Base::kNone, &problems);
  ASSERT_TRUE(splitter.ok());
  ASSERT_THAT(problems, SizeIs(2));
  EXPECT_THAT(ToString(problems[0]), StartsWith("my.srx:2: this rule is left out: \"(?<!\""));
  EXPECT_THAT(ToString(problems[1]), StartsWith("my.srx:3: this rule is left out:"));
  EXPECT_EQ(MarkBy(*splitter, "y. z"), "y.‖ z");
}

// 1 MB without a stop, and patterns that look as far as they may at every position.
TEST(SentenceSplitter, LongTextTakesLinearTime) {
  const std::string no_stop(1 << 20, 'a');
  EXPECT_THAT(Shipped().Split(no_stop, Language::kEnglish), SizeIs(1));
  std::string brackets;
  for (int i = 0; i < 10000; ++i) brackets += "가. (";
  EXPECT_THAT(Shipped().Split(brackets, Language::kKorean), testing::Not(IsEmpty()));
  std::string lines;
  for (int i = 0; i < 50000; ++i) lines += "Word\n";
  EXPECT_THAT(Shipped().Split(lines), SizeIs(1));
  Problems problems;
  const absl::StatusOr<SentenceSplitter> greedy = FromRules(
      "<rule break='yes'><beforebreak>.</beforebreak><afterbreak>.*\\n</afterbreak></rule>",
      SentenceSplitter::Base::kNone, &problems);
  EXPECT_THAT(greedy->Split(std::string(20000, 'a'), Language::kEnglish), SizeIs(1));
}

TEST(SentenceSplitter, SeveralThreadsGetTheSame) {
  const std::string text = "하나다. 둘이다! Dr. Kim came. 셋이네요";
  const std::vector<Span> expected = Shipped().Split(text);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) EXPECT_EQ(Shipped().Split(text), expected);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

// For Base::kIcu they are compiled when a text needs them, and nobody would tell.
TEST(SentenceSplitterTest, ShippedRulesCompile) {
  Problems problems;
  const auto splitter =
      SentenceSplitter::Load(DiskFiles(), MALMOI_SOURCE_DIR "/models/segmentation.srx",
                             SentenceSplitter::Base::kNone, &problems);
  EXPECT_TRUE(splitter.ok());
  EXPECT_TRUE(problems.empty());
}

}  // namespace
}  // namespace malmoi
