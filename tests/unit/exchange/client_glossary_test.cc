#include "exchange/client_glossary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

TermPair Pair(std::string korean, std::string english, TermStatus status, double confidence = 1) {
  TermPair pair;
  pair.korean = std::move(korean);
  pair.english = std::move(english);
  pair.status = status;
  pair.confidence = confidence;
  return pair;
}

std::string Written(const std::vector<TermPair>& pairs, GlossaryClient client, Problems* losses) {
  StringSink sink;
  const std::vector<ConceptEntry> concepts = {{"c-1", pairs}};
  const auto result = WriteClientGlossary(concepts, client, {}, sink);
  EXPECT_TRUE(result.ok()) << result.status();
  if (result.ok()) *losses = *result;
  return sink.text();
}

std::vector<TermPair> Pairs() {
  TermPair preferred = Pair("사고 패턴", "thinking pattern", TermStatus::kPreferred, 0.5);
  preferred.variants_korean = {"사고패턴"};
  preferred.definition = "생각의 틀";
  preferred.part_of_speech = "noun";
  return {Pair("사고 패턴", "thought pattern", TermStatus::kAccepted, 0.9), preferred,
          Pair("사고 패턴", "idea", TermStatus::kRejected),
          Pair("옛말", "old word", TermStatus::kDeprecated),
          Pair("회의록, 둘", "minutes", TermStatus::kCandidate)};
}

TEST(ClientGlossary, Deepl) {
  Problems losses;
  EXPECT_EQ(
      Written(Pairs(), GlossaryClient::kDeepl, &losses),
      "사고 패턴,thinking pattern\r\n\"회의록, 둘\",minutes\r\n사고패턴,thinking pattern\r\n");
  ASSERT_THAT(losses, SizeIs(4));
  EXPECT_EQ(losses[0].place.file, "사고 패턴 = idea");
  EXPECT_THAT(losses[0].message, HasSubstr("rejected"));
  EXPECT_EQ(losses[1].place.file, "옛말 = old word");
  EXPECT_THAT(losses[1].message, HasSubstr("deprecated"));
  EXPECT_EQ(losses[2].place.file, "사고 패턴 = thought pattern");
  EXPECT_THAT(losses[2].message, HasSubstr("thinking pattern"));
  EXPECT_THAT(losses[3].message, HasSubstr("1 term that nobody reviewed"));
}

TEST(ClientGlossary, Google) {
  Problems losses;
  EXPECT_EQ(Written(Pairs(), GlossaryClient::kGoogle, &losses),
            "ko,en,pos,description\r\n사고 패턴,thinking pattern,noun,생각의 틀\r\n"
            "\"회의록, 둘\",minutes,,\r\n사고패턴,thinking pattern,noun,생각의 틀\r\n");
}

TEST(ClientGlossary, OmegatTakesSeveralRenderings) {
  Problems losses;
  EXPECT_EQ(Written(Pairs(), GlossaryClient::kOmegat, &losses),
            "사고 패턴\tthinking pattern\t생각의 틀\n사고 패턴\tthought pattern\t\n"
            "회의록, 둘\tminutes\tnot reviewed\n사고패턴\tthinking pattern\t생각의 틀\n");
  EXPECT_THAT(losses, SizeIs(2));  // the rejected and the deprecated one
}

TEST(ClientGlossary, TermsThatAreNotTaken) {
  Problems losses;
  const std::string text =
      Written({Pair(std::string(1025, 'x'), "long", TermStatus::kAccepted),
               Pair("두\n줄", "two lines", TermStatus::kAccepted),
               Pair("가", " ", TermStatus::kAccepted), Pair(" 나 ", "b", TermStatus::kAccepted)},
              GlossaryClient::kDeepl, &losses);
  EXPECT_EQ(text, "나,b\r\n");
  std::vector<std::string> told;
  for (const Problem& problem : losses) told.push_back(problem.message);
  EXPECT_THAT(told,
              testing::UnorderedElementsAre(HasSubstr("longer than 1024"),
                                            HasSubstr("control character"), HasSubstr("empty")));
}

TEST(ClientGlossary, TheFileStaysUnderItsLimit) {
  std::vector<TermPair> pairs;
  for (int i = 0; i < 11000; ++i) {
    const std::string number = std::to_string(100000 + i);
    pairs.push_back(
        Pair(number + std::string(500, 'k'), std::string(500, 'e'), TermStatus::kAccepted));
  }
  Problems losses;
  const std::string text = Written(pairs, GlossaryClient::kDeepl, &losses);
  EXPECT_LE(text.size(), size_t{10} << 20);
  EXPECT_GT(text.size(), (size_t{10} << 20) - 2000);
  ASSERT_FALSE(losses.empty());
  EXPECT_THAT(losses[0].message, HasSubstr("10 MiB"));
}

}  // namespace
}  // namespace malmoi
