#include "exchange/glossary_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TermPair Pair(std::string korean, std::string english, TermStatus status, double confidence) {
  TermPair pair;
  pair.korean = std::move(korean);
  pair.english = std::move(english);
  pair.status = status;
  pair.confidence = confidence;
  return pair;
}

TermPair ThinkingPattern() {
  TermPair pair = Pair("사고 패턴", "thinking pattern", TermStatus::kPreferred, 0.9312);
  pair.frequency = 4;
  pair.notes = {"a.txt#1", "b.txt#2"};
  pair.variants_korean = {"사고패턴"};
  pair.variants_english = {"thought pattern", "thinking-pattern"};
  pair.evidence.push_back({"a.txt#1",
                           0,
                           "다섯 가지 사고 패턴, 곧 틀이다.",
                           "Five thinking patterns, that is, frames.",
                           {14, 27},
                           {5, 21}});
  return pair;
}

std::string Written(const std::vector<TermPair>& pairs, const GlossaryCsvOptions& options = {}) {
  StringSink sink;
  const auto losses = WriteGlossaryCsv(pairs, options, sink);
  EXPECT_TRUE(losses.ok()) << losses.status();
  return sink.text();
}

GlossaryRows Read(std::string_view bytes) {
  auto rows = ReadGlossaryCsv(bytes, "g.csv", {});
  EXPECT_TRUE(rows.ok()) << rows.status();
  return *std::move(rows);
}

TEST(GlossaryCsv, ColumnsAreExact) {
  EXPECT_EQ(Written({ThinkingPattern()}),
            "ko,en,status,confidence,frequency,notes,variants_ko,variants_en,context_ko,context_en"
            "\r\n사고 패턴,thinking pattern,preferred,0.9312,4,a.txt#1|b.txt#2,사고패턴,"
            "thought pattern|thinking-pattern,\"다섯 가지 사고 패턴, 곧 틀이다.\","
            "\"Five thinking patterns, that is, frames.\"\r\n");
}

TEST(GlossaryCsv, BestFirst) {
  const std::vector<TermPair> pairs = {Pair("나", "b", TermStatus::kCandidate, 0.5),
                                       Pair("다", "c", TermStatus::kCandidate, 0.9),
                                       Pair("가", "a", TermStatus::kCandidate, 0.5)};
  const GlossaryRows rows = Read(Written(pairs));
  ASSERT_THAT(rows.pairs, SizeIs(3));
  EXPECT_EQ(rows.pairs[0].english, "c");
  EXPECT_EQ(rows.pairs[1].english, "a");
  EXPECT_EQ(rows.pairs[2].english, "b");
}

TEST(GlossaryCsv, RoundTrip) {
  const GlossaryRows rows = Read(Written({ThinkingPattern()}));
  EXPECT_THAT(rows.problems, IsEmpty());
  EXPECT_THAT(rows.pairs, ElementsAre(ThinkingPattern()));
}

TEST(GlossaryCsv, SelectionByStatusAndConfidence) {
  const std::vector<TermPair> pairs = {
      Pair("가", "a", TermStatus::kCandidate, 0.2), Pair("나", "b", TermStatus::kCandidate, 0.8),
      Pair("다", "c", TermStatus::kAccepted, 0.1), Pair("라", "d", TermStatus::kRejected, 0.9)};
  GlossaryCsvOptions options;
  options.selection.min_confidence = 0.5;
  options.selection.statuses = {TermStatus::kCandidate, TermStatus::kAccepted};
  const GlossaryRows rows = Read(Written(pairs, options));
  ASSERT_THAT(rows.pairs, SizeIs(2));
  EXPECT_EQ(rows.pairs[0].korean, "다");  // decided by a person: no matter how confident we were
  EXPECT_EQ(rows.pairs[1].korean, "나");
}

TEST(GlossaryCsv, TellsWhatItHasNoColumnFor) {
  TermPair pair = ThinkingPattern();
  pair.definition = "a way of thinking";
  pair.variants_korean = {"사고|패턴"};
  StringSink sink;
  const auto losses = WriteGlossaryCsv(std::span(&pair, 1), {}, sink);
  ASSERT_TRUE(losses.ok());
  ASSERT_THAT(*losses, SizeIs(2));
  EXPECT_EQ((*losses)[0].place.file, "사고 패턴 = thinking pattern");
  EXPECT_THAT((*losses)[1].message, HasSubstr("definition"));
  EXPECT_THAT(sink.text(), HasSubstr("사고｜패턴"));

  // What most reviewed pairs have is told once.
  TermPair other = ThinkingPattern();
  other.user = "보라";
  other.changed_at = "2025-03-18T09:00:00Z";
  other.part_of_speech = "noun";
  const std::vector<TermPair> pairs = {other, other, ThinkingPattern()};
  const auto of_all = WriteGlossaryCsv(std::span(pairs), {}, sink);
  ASSERT_THAT(*of_all, SizeIs(1));
  EXPECT_THAT((*of_all)[0].message, HasSubstr("who decided and when (2), part of speech (2);"));
}

TEST(GlossaryCsv, ColumnsByAnyUsualName) {
  struct Case {
    const char* name;
    const char* text;
  };
  const Case cases[] = {
      {"codes", "ko,en\n미세 조정,fine-tuning\n"},
      {"codes, English first", "en,ko\nfine-tuning,미세 조정\n"},
      {"names", "Korean;English\n미세 조정;fine-tuning\n"},
      {"Korean names", "영어\t한국어\nfine-tuning\t미세 조정\n"},
      {"source and target", "Source,Target\n미세 조정,fine-tuning\n"},
      {"no header", "미세 조정,fine-tuning\n"},
      {"no header, English first", "fine-tuning\t미세 조정\n"},
  };
  for (const Case& c : cases) {
    const GlossaryRows rows = Read(c.text);
    ASSERT_THAT(rows.pairs, SizeIs(1)) << c.name;
    EXPECT_EQ(rows.pairs[0].korean, "미세 조정") << c.name;
    EXPECT_EQ(rows.pairs[0].english, "fine-tuning") << c.name;
    EXPECT_EQ(rows.pairs[0].status, TermStatus::kAccepted) << c.name;
  }
}

TEST(GlossaryCsv, NotesOfSomeoneElseAreRemarks) {
  const GlossaryRows rows = Read("ko,en,notes\n미세 조정,fine-tuning,2023년부터\n");
  ASSERT_THAT(rows.pairs, SizeIs(1));
  EXPECT_THAT(rows.pairs[0].comments, ElementsAre("2023년부터"));
  EXPECT_THAT(rows.pairs[0].notes, IsEmpty());
}

TEST(GlossaryCsv, BadRowsAreToldAndTheRestIsKept) {
  const GlossaryRows rows = Read(
      "ko,en,status,confidence,frequency\n"
      "가,a,good,,\n"
      "나,b,accepted,1.5,\n"
      "다,c,accepted,,-1\n"
      "라,,accepted,,\n"
      "마,e,accepted,0.5,3,stray\n"
      "바,f,accepted,0.5,3,\n"
      "사,g\n");
  std::vector<size_t> lines;
  for (const Problem& problem : rows.problems) lines.push_back(problem.place.line);
  EXPECT_THAT(lines, ElementsAre(2, 3, 4, 5, 6));
  EXPECT_THAT(rows.problems[0].message, HasSubstr("unknown status \"good\""));
  ASSERT_THAT(rows.pairs, SizeIs(2));
  EXPECT_EQ(rows.pairs[0].korean, "바");
  EXPECT_EQ(rows.pairs[1].korean, "사");
}

TEST(GlossaryCsv, AHeaderInUnknownWordsIsNoTerm) {
  const GlossaryRows rows = Read("낱말,뜻\n국,soup\n빵,bread\n");
  ASSERT_THAT(rows.pairs, SizeIs(2));
  EXPECT_EQ(rows.pairs[0].korean, "국");
  ASSERT_THAT(rows.remarks, SizeIs(1));
  EXPECT_THAT(rows.remarks[0].message, HasSubstr("taken for a header"));
}

TEST(GlossaryCsv, AHeaderThatNamesTermAndTranslationIsNoTerm) {
  const GlossaryRows rows = Read("Term,Translation\n국,soup\n빵,bread\n");
  ASSERT_THAT(rows.pairs, SizeIs(2));
  EXPECT_EQ(rows.pairs[0].korean, "국");
  EXPECT_THAT(Read("Python,Python\n국,soup\n빵,bread\n").pairs, SizeIs(3));
}

TEST(GlossaryCsv, ColumnsThatNothingTellsAreTakenInOrderAndTold) {
  const GlossaryRows rows = Read("source 1,target 1\nsource 2,target 2\n");
  ASSERT_THAT(rows.pairs, SizeIs(2));
  EXPECT_EQ(rows.pairs[1].korean, "source 2");
  ASSERT_THAT(rows.remarks, SizeIs(1));
  EXPECT_THAT(rows.remarks[0].message, HasSubstr("taken for Korean"));
}

TEST(GlossaryCsv, SaysWhichColumnsItNeeds) {
  for (const char* const text : {"ko,fr\n집,maison\n", "혼자\n"}) {
    const auto rows = ReadGlossaryCsv(text, "g.csv", {});
    ASSERT_FALSE(rows.ok()) << text;
    EXPECT_THAT(std::string(rows.status().message()), HasSubstr("g.csv:1: no column for both"));
  }
}

}  // namespace
}  // namespace malmoi
