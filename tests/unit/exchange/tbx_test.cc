#include "exchange/tbx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr TbxDialect kDialects[] = {TbxDialect::kV3Dca, TbxDialect::kV3Dct, TbxDialect::kV2};

std::string Written(const std::vector<ConceptEntry>& concepts, TbxWriteOptions options = {},
                    Problems* losses = nullptr) {
  StringSink sink;
  const auto result = WriteTbx(concepts, options, sink);
  EXPECT_TRUE(result.ok()) << result.status();
  if (losses != nullptr && result.ok()) *losses = *result;
  return sink.text();
}

absl::StatusOr<TbxReadResult> Read(std::string_view text, const TbxReadOptions& options = {}) {
  return ReadTbx(StringSource(text), "g.tbx", options);
}

TermPair Pair(std::string korean, std::string english, TermStatus status) {
  TermPair pair;
  pair.korean = std::move(korean);
  pair.english = std::move(english);
  pair.status = status;
  return pair;
}

// A pair with everything that a pair can know.
TermPair FullPair() {
  TermPair pair = Pair("사고 패턴", "thinking pattern", TermStatus::kPreferred);
  pair.confidence = 0.9312;
  pair.frequency = 4;
  pair.notes = {"a & b.txt#1", "b.txt#2"};
  pair.variants_korean = {"사고패턴"};
  pair.variants_english = {"thought pattern", "thinking-pattern"};
  pair.evidence.push_back(
      {"a & b.txt#1", 2, "다섯 가지 사고 패턴.", "Five thinking patterns.", {14, 27}, {5, 21}});
  pair.evidence.push_back(
      {"b.txt#2", 0, "사고패턴을 <본다>.", "See a Thinking Pattern.", {0, 12}, {6, 22}});
  pair.definition = "글을 쓰기 전에 생각하는 \"틀\"";
  pair.subject = "인공지능";
  pair.part_of_speech = "noun";
  pair.comments = {"status: 확인", "둘째 줄\n셋째 줄"};
  pair.created_at = "2025-03-18";
  pair.changed_at = "2025-03-19T10:00:00Z";
  pair.user = "김민수";
  return pair;
}

TEST(TbxWriter, StatusesStandWhereTheyBelong) {
  struct Case {
    TermStatus status;
    const char* korean;
    const char* english;
    bool note;
  };
  const Case cases[] = {
      {TermStatus::kPreferred, "preferredTerm-admn-sts", "preferredTerm-admn-sts", false},
      {TermStatus::kAccepted, "admittedTerm-admn-sts", "admittedTerm-admn-sts", false},
      {TermStatus::kRejected, "", "deprecatedTerm-admn-sts", false},
      {TermStatus::kDeprecated, "deprecatedTerm-admn-sts", "", false},
      {TermStatus::kCandidate, "", "", true},
  };
  for (const Case& c : cases) {
    const auto term = [](std::string_view text, std::string_view status) {
      return Concat("<term>", text, "</term>\n",
                    status.empty() ? "" : "            <termNote type=\"administrativeStatus\">",
                    status, status.empty() ? "" : "</termNote>\n");
    };
    const std::string text = Written({{"c-1", {Pair("가", "a", c.status)}}});
    EXPECT_THAT(text, HasSubstr(term("가", c.korean) + "          </termSec>"))
        << TermStatusName(c.status);
    EXPECT_THAT(text, HasSubstr(term("a", c.english))) << TermStatusName(c.status);
    EXPECT_EQ(text.find("<note>status: ") != std::string::npos, c.note);
  }
}

TEST(TbxWriter, EachDialectHasItsOwnMarkup) {
  TermPair pair = Pair("가", "a", TermStatus::kAccepted);
  pair.definition = "뜻";
  const auto text = [&](TbxDialect dialect) {
    TbxWriteOptions options;
    options.dialect = dialect;
    return Written({{"c-1", {pair}}}, options);
  };
  EXPECT_THAT(text(TbxDialect::kV3Dca), HasSubstr("<descrip type=\"definition\">뜻</descrip>"));
  EXPECT_THAT(text(TbxDialect::kV3Dca), HasSubstr("<conceptEntry id=\"c-1\">"));
  EXPECT_THAT(text(TbxDialect::kV3Dct), HasSubstr("<basic:definition>뜻</basic:definition>"));
  EXPECT_THAT(text(TbxDialect::kV3Dct), HasSubstr("style=\"dct\""));
  EXPECT_THAT(text(TbxDialect::kV2), HasSubstr("<!DOCTYPE martif SYSTEM"));
  EXPECT_THAT(text(TbxDialect::kV2), HasSubstr("<termEntry id=\"c-1\">"));
  EXPECT_THAT(text(TbxDialect::kV2), HasSubstr("<tig>"));
}

TEST(TbxWriter, SelectionAndWhatOmegatMustNotSee) {
  TermPair sure = Pair("가", "a", TermStatus::kCandidate);
  sure.confidence = 0.9;
  TermPair unsure = Pair("나", "b", TermStatus::kCandidate);
  unsure.confidence = 0.1;
  const std::vector<ConceptEntry> concepts = {
      {"c-1", {sure, Pair("가", "wrong", TermStatus::kRejected)}},
      {"c-2", {unsure}},
      {"c-3", {Pair("다", "old", TermStatus::kDeprecated)}}};
  TbxWriteOptions options;
  options.selection.min_confidence = 0.5;
  options.leave_out_deprecated = true;
  const std::string text = Written(concepts, options);
  EXPECT_THAT(text, HasSubstr("<term>a</term>"));
  for (const char* const absent : {"<term>b</term>", "<term>wrong</term>", "<term>old</term>"}) {
    EXPECT_THAT(text, Not(HasSubstr(absent)));
  }
}

TEST(TbxWriter, IdsAreUniqueAndValid) {
  const TermPair pair = Pair("가", "a", TermStatus::kAccepted);
  const auto read =
      Read(Written({{"1 bad", {pair}}, {"c-1", {pair}}, {"c-1", {pair}}, {"", {pair}}}));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->problems, IsEmpty());
  EXPECT_THAT(read->concepts, SizeIs(4));
}

TEST(TbxWriter, TellsWhatItCannotHold) {
  TermPair pair = Pair("가\v", "a", TermStatus::kAccepted);
  pair.created_at = "작년";
  Problems losses;
  Written({{"c-1", {pair}}}, {}, &losses);
  ASSERT_THAT(losses, SizeIs(2));
  EXPECT_THAT(losses[0].message, HasSubstr("\"작년\" is no date"));
  EXPECT_THAT(losses[1].message, HasSubstr("U+FFFD"));
  Written({}, {}, &losses);
  ASSERT_THAT(losses, SizeIs(1));
  EXPECT_THAT(losses[0].message, HasSubstr("at least one"));
}

TEST(Tbx, RoundTripKeepsEverythingInEveryDialect) {
  ConceptEntry full;
  full.id = "c-full";
  full.pairs = {FullPair(), Pair("사고 패턴", "thought pattern", TermStatus::kRejected),
                Pair("사고 패턴", "mindset", TermStatus::kCandidate)};
  // The Korean stands once in the file, so its variants and its entry's facts are shared.
  for (TermPair& pair : full.pairs) {
    pair.variants_korean = full.pairs[0].variants_korean;
    pair.definition = full.pairs[0].definition;
    pair.subject = full.pairs[0].subject;
    pair.part_of_speech = "noun";
  }
  full.pairs[2].definition = "다른 뜻";
  full.pairs[2].part_of_speech = "properNoun";
  ConceptEntry several;
  several.id = "c-several";
  several.pairs = {Pair("가", "a", TermStatus::kAccepted), Pair("가", "b", TermStatus::kDeprecated),
                   Pair("나", "a", TermStatus::kRejected), Pair("나", "c", TermStatus::kPreferred)};
  for (const TbxDialect dialect : kDialects) {
    TbxWriteOptions options;
    options.dialect = dialect;
    const auto read = Read(Written({full, several}, options));
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_THAT(read->problems, IsEmpty());
    ASSERT_THAT(read->concepts, SizeIs(2));
    EXPECT_EQ(read->concepts[0].id, full.id);
    ASSERT_THAT(read->concepts[0].pairs, SizeIs(3));
    for (size_t i = 0; i < 3; ++i) EXPECT_EQ(read->concepts[0].pairs[i], full.pairs[i]) << i;
    EXPECT_EQ(read->concepts[1].pairs, several.pairs);
  }
}

TEST(Tbx, RoundTripOfAwkwardTexts) {
  for (const std::string text : {"&", "<b>", "]]>", "\"", "'", "줄\r\n끝", "a\tb", "&amp;",
                                 "𝄞🙂", "comment: x", "confidence: much"}) {
    TermPair pair = Pair("가", "a", TermStatus::kAccepted);
    pair.comments = {text};
    pair.definition = text;
    pair.subject = text;
    pair.user = text;
    pair.evidence.push_back({text, 0, text, text, {}, {}});
    const auto read = Read(Written({{"c-1", {pair}}}));
    ASSERT_TRUE(read.ok()) << read.status();
    ASSERT_THAT(read->concepts, SizeIs(1));
    EXPECT_EQ(read->concepts[0].pairs[0].comments, pair.comments) << text;
    EXPECT_EQ(read->concepts[0].pairs[0].definition, text);
    EXPECT_EQ(read->concepts[0].pairs[0].user, text);
    EXPECT_EQ(read->concepts[0].pairs[0].evidence[0].note, text);
    EXPECT_EQ(read->concepts[0].pairs[0].evidence[0].korean, text);
  }
}

std::string V2(std::string_view entries) {
  return Concat("<martif type=\"TBX\" xml:lang=\"en\"><martifHeader/><text><body>\n", entries,
                "</body></text></martif>");
}

TEST(TbxReader, AnEntryOfSomebodyElse) {
  const auto read = Read(V2(R"(<termEntry id="eid-1">
  <descrip type="subjectField">선박</descrip>
  <descrip type="definition">짐을
      싣는 배</descrip>
  <note>회의에서 정함</note>
  <langSet xml:lang="KO-kr"><ntig><termGrp><term> 화물선
     </term><termNote type="termType">entryTerm</termNote></termGrp>
     <descrip type="context">화물선이 <hi>떠났다</hi>.</descrip></ntig></langSet>
  <langSet xml:lang="en-GB">
    <tig><term>cargo ship</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
      <termNote type="partOfSpeech">noun</termNote><termNote type="geographicalUsage">UK</termNote>
      <descripGrp><descrip type="context">The cargo ship left.</descrip><admin type="source">해운
        신문</admin></descripGrp>
      <transacGrp><transac type="transactionType">modification</transac>
        <date>20010507T10:57:25Z</date><transacNote type="responsibility">Lee</transacNote></transacGrp></tig>
    <tig><term>tramp</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
  </langSet>
  <langSet xml:lang="de"><tig><term>Frachter</term></tig></langSet>
</termEntry>)"));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->problems, IsEmpty());
  ASSERT_THAT(read->concepts, SizeIs(1));
  ASSERT_THAT(read->concepts[0].pairs, SizeIs(2));
  const TermPair& first = read->concepts[0].pairs[0];
  EXPECT_EQ(first.korean, "화물선");
  EXPECT_EQ(first.english, "cargo ship");
  EXPECT_EQ(first.status, TermStatus::kPreferred);
  EXPECT_EQ(first.definition, "짐을 싣는 배");
  EXPECT_EQ(first.subject, "선박");
  EXPECT_EQ(first.part_of_speech, "noun");
  EXPECT_EQ(first.changed_at, "2001-05-07T10:57:25Z");
  EXPECT_EQ(first.user, "Lee");
  EXPECT_THAT(first.comments,
              ElementsAre("geographicalUsage: UK", "termType: entryTerm", "회의에서 정함"));
  ASSERT_THAT(first.evidence, SizeIs(2));
  EXPECT_EQ(first.evidence[0].english, "The cargo ship left.");
  EXPECT_EQ(first.evidence[0].note, "해운 신문");
  EXPECT_EQ(first.evidence[0].english_span, (Span{4, 14}));
  EXPECT_EQ(first.evidence[1].korean, "화물선이 떠났다.");
  EXPECT_EQ(read->concepts[0].pairs[1].status, TermStatus::kRejected);
  const auto german = Read(V2("<termEntry><langSet xml:lang=\"de\"><tig><term>Schiff</term></tig>"
                              "</langSet><langSet lang=\"fr\"><tig><term>bateau</term></tig>"
                              "</langSet></termEntry>"),
                           {"de", "fr"});
  ASSERT_TRUE(german.ok()) << german.status();
  EXPECT_EQ(german->concepts[0].pairs[0].korean, "Schiff");
}

TEST(TbxReader, SaysWhichLanguagesThereAre) {
  const auto read =
      Read(V2("<termEntry><langSet xml:lang=\"de\"><tig><term>Schiff</term></tig>"
              "</langSet></termEntry>"));
  EXPECT_EQ(read.status().message(),
            "g.tbx:2:1: no entry with terms in both ko and en; its languages are de (1)");
}

TEST(TbxReader, WhatIsNotUnderstoodIsToldWithItsPlace) {
  const std::string good =
      "<langSet xml:lang=\"ko\"><tig><term>가</term></tig></langSet>"
      "<langSet xml:lang=\"en\"><tig><term>a</term></tig></langSet>";
  const auto read = Read(V2(Concat(
      "<termEntry id=\"c1\"><transaction>x</transaction>", good, "</termEntry>\n",
      "<termEntry id=\"c1\">", good, "</termEntry>\n",
      "<termEntry><langSet xml:lang=\"ko\"><tig><term> </term></tig><tig/></langSet></termEntry>\n",
      "<termEntry><transacGrp><transac type=\"transactionType\">origination</transac>"
      "<date>언젠가</date></transacGrp>",
      good, "</termEntry>\n")));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->concepts, SizeIs(3));
  EXPECT_THAT(read->concepts[0].pairs[0].comments, ElementsAre("x"));
  const auto told = [](const Problems& problems) {
    std::vector<std::string> texts;
    for (const Problem& problem : problems) texts.push_back(ToString(problem));
    return texts;
  };
  EXPECT_THAT(told(read->problems), ElementsAre(HasSubstr("g.tbx:4:60: a <tig> without <term>"),
                                                HasSubstr("\"언젠가\" is no date")));
  EXPECT_THAT(told(read->remarks),
              ElementsAre(HasSubstr("g.tbx:2:20: <transaction> is not known"),
                          HasSubstr("g.tbx:3:1: the id \"c1\""),
                          HasSubstr("g.tbx:4:35: a <tig> whose <term> is empty"),
                          HasSubstr("g.tbx:4:1: 1 entries lack ko or en")));
}

TEST(TbxReader, AFileThatBreaksOffGivesWhatStoodBefore) {
  const std::string whole = Written({{"c-1", {FullPair()}}, {"c-2", {FullPair()}}});
  const auto read = Read(whole.substr(0, whole.size() - 200));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->concepts, SizeIs(1));
  ASSERT_THAT(read->problems, SizeIs(1));
  EXPECT_GT(read->problems[0].place.line, 60u);
  EXPECT_THAT(read->problems[0].message, HasSubstr("the 1 entries before this place"));
}

TEST(TbxReader, BoundsOneEntry) {
  std::string terms;
  for (int i = 0; i < 30; ++i) terms += Concat("<tig><term>t", i, "</term></tig>");
  const auto crossed =
      Read(V2(Concat("<termEntry><langSet xml:lang=\"ko\">", terms,
                     "</langSet><langSet xml:lang=\"en\">", terms, "</langSet></termEntry>")));
  EXPECT_FALSE(crossed.ok());
  std::string notes = "<termEntry>";
  for (int i = 0; i < 30000; ++i) notes += "<note/>";
  EXPECT_THAT(std::string(Read(V2(notes + "</termEntry>")).status().message()),
              HasSubstr("more than 20000 elements"));
}

TEST(TbxReader, Refuses) {
  for (const char* const text : {"<tmx/>", "", "사고 패턴", "<martif><text>", "{}"}) {
    const auto read = Read(text);
    ASSERT_FALSE(read.ok()) << text;
    EXPECT_THAT(std::string(read.status().message()), HasSubstr("g.tbx:1")) << text;
  }
}

}  // namespace
}  // namespace malmoi
