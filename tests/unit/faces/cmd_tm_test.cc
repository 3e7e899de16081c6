// `malmoi tm` in this process, on the real disk and the real models.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/strings.h"
#include "faces/cli/command_table.h"
#include "support/temp_folder.h"

namespace malmoi {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

constexpr char kPairs[] =
    "학교에서 나를 보았다.\tHe saw me at school.\n"
    "모델 3개를 학습했다.\tWe trained 3 models.\n"
    "토크나이저를 고쳤다.\tThey mended the tokenizer.\n"
    "결과를 살펴보았다.\tWe looked at the results.\n";

class TmTest : public testing::Test {
 protected:
  struct Outcome {
    int code = 0;
    std::string out;
    std::string err;
  };

  Outcome Tm(std::vector<std::string> arguments, const std::string& standard_input = "") {
    DiskFiles files;
    StringSink out, err;
    std::istringstream in(standard_input);
    Console console{files, out, err, in, MALMOI_SOURCE_DIR "/models", false};
    arguments.insert(arguments.begin(), "tm");
    if (arguments[1] != "--help") arguments.insert(arguments.end(), {"--memory", memory_});
    Outcome outcome;
    outcome.code = RunCommandLine(std::move(arguments), console);
    outcome.out = out.text();
    outcome.err = err.text();
    return outcome;
  }

  // The first match of one query.
  Json Best(std::vector<std::string> arguments, const std::string& query) {
    arguments.insert(arguments.begin(), "lookup");
    const Outcome outcome = Tm(std::move(arguments), query + "\n");
    EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
    const Json answer = Json::parse(outcome.out, nullptr, false);
    if (!answer.is_object() || answer["matches"].empty()) return {{"score", 0}, {"en", ""}};
    return answer["matches"][0];
  }

  TempFolder folder_;
  const std::string memory_ = folder_.Path("memory.db");
};

TEST_F(TmTest, ANewMemoryThatNothingWentIntoIsNotLeftBehind) {
  folder_.Put("cut.tmx", "<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"ko\">");
  const Outcome cut = Tm({"import", folder_.Path("cut.tmx")});
  EXPECT_EQ(cut.code, kExitFailed);
  EXPECT_THAT(cut.err, HasSubstr("cut off"));
  EXPECT_FALSE(std::filesystem::exists(memory_));
}

TEST_F(TmTest, WhatIsImportedIsFoundInBothDirections) {
  const Outcome imported = Tm({"import", "-"}, kPairs);
  EXPECT_EQ(imported.code, kExitDone);
  EXPECT_THAT(imported.err, HasSubstr("4 units read, 4 new, 0 known"));

  const Outcome outcome = Tm({"lookup"}, "학교에 내가 보았다.\nWe trained 3 models.\n");
  EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
  EXPECT_EQ(outcome.out,
            "{\"query\":\"학교에 내가 보았다.\",\"matches\":[]}\n"
            "{\"query\":\"We trained 3 models.\",\"matches\":[{\"ko\":\"모델 3개를 학습했다.\","
            "\"en\":\"We trained 3 models.\",\"score\":100,\"note\":\"\"}]}\n");
  // Only particles changed.
  const Json particles = Best({"--lang", "ko"}, "학교에 나는 보았다.");
  EXPECT_EQ(particles["en"], "He saw me at school.");
  EXPECT_GE(particles["score"], 85);
  EXPECT_LE(particles["score"], 99);

  // What was added meanwhile is found by the next look-up.
  EXPECT_THAT(Tm({"import", "-"}, "새 문장이다.\tA new one.\n새 문장이다.\tA new one.\n").err,
              HasSubstr("2 units read, 1 new, 1 known"));
  EXPECT_EQ(Best({}, "새 문장이다.")["score"], 100);
}

TEST_F(TmTest, DetailsTellWhatDiffersAndPutNumbersIn) {
  ASSERT_EQ(Tm({"import", "-"}, kPairs).code, kExitDone);
  const Json match = Best({"--details"}, "모델 70개를 학습했다.");
  EXPECT_GE(match["score"], 85);
  EXPECT_EQ(match["adapted"], "We trained 70 models.");
  EXPECT_EQ(match["edits"].dump(), R"([{"kind":"exchange","query":"70","unit":"3"}])");
  EXPECT_EQ(match["origin"], "standard input");
  const Json penalised =
      Best({"--penalty", "standard input=20", "--min", "50"}, "결과를 살펴보았다.");
  EXPECT_EQ(penalised["score"], 80);
}

TEST_F(TmTest, ContextAndPlaceScoreAboveExact) {
  folder_.Put("a.tmx",
              "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body><tu>"
              "<prop type=\"x-note\">a.txt#1</prop><prop type=\"x-context-pre\">앞 문장.</prop>"
              "<prop type=\"x-context-post\">뒤 문장.</prop>"
              "<tuv xml:lang=\"ko\"><seg>가운데다.</seg></tuv>"
              "<tuv xml:lang=\"en\"><seg>The middle.</seg></tuv></tu></body></tmx>");
  const Outcome imported = Tm({"import", folder_.Path("a.tmx")});
  ASSERT_EQ(imported.code, kExitDone) << imported.err;
  const auto score_of = [&](std::vector<std::string> arguments, const std::string& lines) {
    arguments.insert(arguments.begin(), "lookup");
    const Outcome outcome = Tm(std::move(arguments), lines);
    const size_t begin = outcome.out.find("\"score\":");
    return begin == std::string::npos ? std::string() : outcome.out.substr(begin + 8, 3);
  };
  EXPECT_EQ(score_of({}, "앞 문장.\n가운데다.\n뒤 문장.\n"), "100");
  EXPECT_EQ(score_of({"--context"}, "앞 문장.\n가운데다.\n뒤 문장.\n"), "101");
  EXPECT_EQ(score_of({"--context"}, "앞 문장.\n가운데다.\n"), "100");
  EXPECT_EQ(score_of({"--context", "--note", "a.txt#1"}, "앞 문장.\n가운데다.\n뒤 문장.\n"), "102");
}

TEST_F(TmTest, ExportsWhatItHolds) {
  ASSERT_EQ(Tm({"import", "-"}, kPairs).code, kExitDone);
  EXPECT_EQ(Tm({"export", "--format", "tsv"}).out, kPairs);
  EXPECT_THAT(Tm({"export"}).out, HasSubstr("<seg>모델 3개를 학습했다.</seg>"));
  EXPECT_THAT(Tm({"export", "--format", "xliff"}).out, HasSubstr("<target>We trained 3 models."));
  EXPECT_EQ(Tm({"export", "--format", "moses", "-o", folder_.Path("m")}).code, kExitDone);
  EXPECT_THAT(folder_.Get("m.ko"), StartsWith("학교에서 나를 보았다.\n"));
  EXPECT_THAT(folder_.Get("m.en"), StartsWith("He saw me at school.\n"));
  EXPECT_THAT(Tm({"export", "--format", "moses"}).err, HasSubstr("-o PREFIX"));

  // A round trip through every format gives the same memory.
  for (const char* format : {"tmx", "xliff", "tsv"}) {
    const std::string file = folder_.Path(Concat("round.", format));
    ASSERT_EQ(Tm({"export", "--format", format, "-o", file}).code, kExitDone);
    const Outcome again = Tm({"import", file});
    EXPECT_THAT(again.err, HasSubstr("4 units read, 0 new, 4 known")) << format;
  }
  ASSERT_EQ(Tm({"export", "--omegat", folder_.Path("p")}).code, kExitDone);
  EXPECT_THAT(folder_.Get("p/omegat.project"), HasSubstr("<source_lang>ko</source_lang>"));
  EXPECT_THAT(folder_.Get("p/tm/malmoi.tmx"), HasSubstr("토크나이저를 고쳤다."));
}

TEST_F(TmTest, AReviewedUnitTakesThePlaceOfTheOneThatItChanges) {
  folder_.Put(
      "a.tmx",
      "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body>"
      "<tu><prop type=\"x-note\">a.txt#1</prop><tuv xml:lang=\"ko\"><seg>첫째다.</seg></tuv>"
      "<tuv xml:lang=\"en\"><seg>The frist.</seg></tuv></tu>"
      "<tu><prop type=\"x-note\">a.txt#1</prop><tuv xml:lang=\"ko\"><seg>둘째다.</seg></tuv>"
      "<tuv xml:lang=\"en\"><seg>The second.</seg></tuv></tu>"
      "<tu><prop type=\"x-note\">b.txt#1</prop><tuv xml:lang=\"ko\"><seg>첫째다.</seg></tuv>"
      "<tuv xml:lang=\"en\"><seg>Number one.</seg></tuv></tu></body></tmx>");
  ASSERT_EQ(Tm({"import", folder_.Path("a.tmx")}).code, kExitDone);
  std::string review = Tm({"export", "--format", "xliff"}).out;
  for (size_t at; (at = review.find("frist")) != std::string::npos;) review.replace(at, 5, "first");
  folder_.Put("review.xlf", review);
  EXPECT_THAT(Tm({"import", folder_.Path("review.xlf")}).err,
              HasSubstr("3 units read, 0 new, 1 replaced, 2 known"));
  EXPECT_EQ(Tm({"export", "--format", "tsv"}).out,
            "둘째다.\tThe second.\n첫째다.\tNumber one.\n첫째다.\tThe first.\n");
  EXPECT_THAT(Tm({"import", folder_.Path("review.xlf")}).err,
              HasSubstr("3 units read, 0 new, 3 known"));
}

TEST_F(TmTest, SearchFindsWordsInAnyForm) {
  ASSERT_EQ(Tm({"import", "-"},
               "다섯 가지의 사고 패턴을 디자인했다.\tThey designed five thinking patterns.\n"
               "사고와 패턴은 다르다.\tThinking and patterns differ.\n"
               "토크나이저들을 학습했다.\tThe tokenizers were trained.\n")
                .code,
            kExitDone);
  const struct {
    std::vector<std::string> arguments;
    const char* expected;
    const char* why;
  } kCases[] = {
      {{"\"사고 패턴\""},
       "  ko  다섯 가지의 [사고 패턴]을 디자인했다.\n"
       "  en  They designed five thinking patterns.\n"
       "  ko  [사고와 패턴]은 다르다.\n  en  Thinking and patterns differ.\n",
       "a phrase: as typed first, then with other particles"},
      {{"\"패턴 사고\""}, "", "a phrase keeps its order"},
      {{"패턴을", "사고가"},
       "  ko  [사고]와 [패턴]은 다르다.\n  en  Thinking and patterns differ.\n"
       "  ko  다섯 가지의 [사고] [패턴]을 디자인했다.\n"
       "  en  They designed five thinking patterns.\n",
       "words in any order, whatever their particles; the shorter text is more to the point"},
      {{"tokenizer"},
       "  ko  토크나이저들을 학습했다.\n  en  The [tokenizers] were trained.\n",
       "the other language, the plural"},
      {{"디자인하는"},
       "  ko  다섯 가지의 사고 패턴을 [디자인]했다.\n  en  They designed five thinking patterns.\n",
       "another ending"},
      {{"토크나"},
       "  ko  [토크나]이저들을 학습했다.\n  en  The tokenizers were trained.\n",
       "a part of a word"},
      {{"tokenizer", "--lang", "ko"}, "", "only the side that was asked for"},
      {{"AND OR ( * \" NEAR"}, "", "nothing in a query is an operator"},
  };
  for (const auto& test : kCases) {
    std::vector<std::string> arguments = test.arguments;
    arguments.insert(arguments.begin(), "search");
    const Outcome outcome = Tm(arguments);
    EXPECT_EQ(outcome.code, kExitDone) << outcome.err;
    EXPECT_EQ(outcome.out, test.expected) << test.why;
  }
  // What was added since is found; jsonl tells the bytes.
  ASSERT_EQ(Tm({"import", "-"}, "새 패턴이다.\tA new one.\n").code, kExitDone);
  EXPECT_EQ(Tm({"search", "새", "패턴", "--format", "jsonl"}).out,
            "{\"ko\":\"새 패턴이다.\",\"en\":\"A new one.\",\"note\":\"\",\"date\":\"\","
            "\"previous\":\"\",\"next\":\"\",\"ko_spans\":[[0,3],[4,10]],\"en_spans\":[]}\n");
}

TEST_F(TmTest, StatsCount) {
  ASSERT_EQ(Tm({"import", "-"}, "모델이다.\tA model.\n").code, kExitDone);
  EXPECT_EQ(Tm({"stats"}).out,
            "units\t1\nnotes\t0\nko_characters\t5\nen_characters\t8\norigin standard input\t1\n");
}

TEST_F(TmTest, RefusesClearly) {
  EXPECT_THAT(Tm({"lookup"}, "무엇\n").err, HasSubstr("there is no such workspace"));
  EXPECT_FALSE(std::filesystem::exists(memory_));
  folder_.Put("bad.tsv", "한 칸뿐이다\n둘째\tThe second.\n");
  const Outcome some = Tm({"import", folder_.Path("bad.tsv"), folder_.Path("missing.tmx")});
  EXPECT_EQ(some.code, kExitFailed);
  EXPECT_THAT(some.err, HasSubstr("bad.tsv:1: no tab"));
  EXPECT_THAT(some.err, HasSubstr("1 units read, 1 new"));
  EXPECT_THAT(some.err, HasSubstr("missing.tmx"));
  EXPECT_EQ(Best({}, "둘째")["score"], 100);  // the rest is done and stands
  EXPECT_THAT(Tm({"lookup", "둘째 문장"}).err, HasSubstr("echo \"SENTENCE\" | malmoi tm lookup"));
  const struct {
    const char* bytes;
    const char* advice;
  } kOthers[] = {
      {"this is text", "a text file, no database of Malmoi; `malmoi tm import"},
      {"<?xml version=\"1.0\"?><tmx version=\"1.4\"/>", "a TMX file, no database of Malmoi"},
      {"<xliff version=\"2.0\"/>", "an XLIFF file, no database"},
      {"<tbx type=\"TBX-Basic\"/>", "`malmoi glossary import"},
      {"SQLite format 3\nbut damaged \x01\x02", "or it is damaged"},
  };
  for (const auto& test : kOthers) {
    folder_.Put("memory.db", test.bytes);
    EXPECT_THAT(Tm({"lookup"}, "무엇\n").err, HasSubstr(test.advice)) << test.bytes;
    EXPECT_EQ(folder_.Get("memory.db"), test.bytes);
  }
}

}  // namespace
}  // namespace malmoi
