#include "align/note_pairing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "align/passage_evidence.h"
#include "support/note_dump.h"
#include "text/note_reader.h"

namespace malmoi {
namespace {

struct File {
  const char* path;
  const char* text;
};

std::vector<Note> Paired(const std::vector<File>& texts) {
  std::vector<NoteFile> files;
  for (const File& text : texts) {
    auto file = NoteReader().Read(text.path, text.text);
    EXPECT_TRUE(file.ok()) << file.status();
    if (file.ok()) files.push_back(*std::move(file));
  }
  const AnchorExpectations anchors;
  return PairNotes(files, {{&anchors}}, {});
}

struct ReadingCase {
  const char* name;
  const char* text;
  const char* notes;
};

class ReadingTest : public testing::TestWithParam<ReadingCase> {};

TEST_P(ReadingTest, TellsTheAbstractFromTheRendering) {
  EXPECT_EQ(Dump(Paired({{"a.txt", GetParam().text}})), GetParam().notes);
}

INSTANTIATE_TEST_SUITE_P(
    English, ReadingTest,
    testing::Values(
        ReadingCase{
            "abstract_then_rendering",
            "Slow Soup\n(Ada Lovelace)\n"
            "We ask why nobody waits for soup. In 312 kitchens we find that lids are lifted "
            "nine times an hour, and that a bell, rung every 20 minutes, halves it.\n"
            "부엌 312곳에서 뚜껑을 얼마나 자주 여는지 세었다. 종을 치면 절반으로 준다.\n"
            "They counted in 312 kitchens how often lids are lifted. A bell halves it.\n",
            "= 1\ntitle 1: Slow Soup\nauthors 2: Ada Lovelace\n"
            "abstract 3: We ask why nobody waits for soup. In 312 kitchens we find that "
            "lids are lifted nine times an hour, and that a bell, rung every 20 minutes, "
            "halves it.\n"
            "ko 4: 부엌 312곳에서 뚜껑을 얼마나 자주 여는지 세었다. 종을 치면 절반으로 준다.\n"
            "en 5: They counted in 312 kitchens how often lids are lifted. A bell halves "
            "it.\n"},
        ReadingCase{
            "abstract_alone",
            "Slow Soup\n(Ada Lovelace)\n"
            "We ask why nobody waits for soup. In 312 kitchens we find that lids are lifted "
            "nine times an hour, and that a bell, rung every 20 minutes, halves it. Cooks "
            "who had been told the reason kept the lid on for a month.\n"
            "뚜껑을 자주 열면 국이 늦게 끓는다.\n",
            "= 1\ntitle 1: Slow Soup\nauthors 2: Ada Lovelace\n"
            "abstract 3: We ask why nobody waits for soup. In 312 kitchens we find that "
            "lids are lifted nine times an hour, and that a bell, rung every 20 minutes, "
            "halves it. Cooks who had been told the reason kept the lid on for a month.\n"
            "ko 4: 뚜껑을 자주 열면 국이 늦게 끓는다.\n"},
        // An abstract is one paragraph, and nobody says "I" in it.
        ReadingCase{
            "a_recipe_in_english_first",
            "호박죽 / Pumpkin porridge\n"
            "Steam half a kilo of pumpkin for half an hour, scoop out the flesh and mash it "
            "well. Keep some of the water for later, since the porridge thickens as it cools.\n"
            "Stir in the rice flour little by little over a low flame. I like it with a dozen "
            "red beans; my sister leaves them out and adds honey before serving.\n"
            "호박 500g을 30분 동안 찌고 속을 긁어 곱게 으깬다. 식으면 되직해지니 찐 "
            "물을 조금 남겨 둔다.\n"
            "약한 불에서 쌀가루를 조금씩 넣으며 젓는다. 나는 팥 12알을 넣는 쪽이 좋은데, 동생은 "
            "팥을 빼고 먹기 전에 꿀을 넣는다.\n",
            "= 1\ntitle 1: 호박죽 / Pumpkin porridge\n"
            "ko 4: 호박 500g을 30분 동안 찌고 속을 긁어 곱게 으깬다. 식으면 "
            "되직해지니 찐 물을 조금 남겨 둔다.\n"
            "ko 5: 약한 불에서 쌀가루를 조금씩 넣으며 젓는다. 나는 팥 12알을 넣는 쪽이 "
            "좋은데, 동생은 팥을 빼고 먹기 전에 꿀을 넣는다.\n"
            "en 2: Steam half a kilo of pumpkin for half an hour, scoop out the flesh and "
            "mash it well. Keep some of the water for later, since the porridge thickens as it "
            "cools.\n"
            "en 3: Stir in the rice flour little by little over a low flame. I like it with a "
            "dozen red beans; my sister leaves them out and adds honey before serving.\n"},
        // One or two short sentences are no abstract, even under a title and a link.
        ReadingCase{
            "short_rendering_first",
            "Sourdough\nFeed the starter the night before.\n전날 밤에 발효종에 밥을 준다.\n",
            "= 1\ntitle 1: Sourdough\nko 3: 전날 밤에 발효종에 밥을 준다.\n"
            "en 2: Feed the starter the night before.\n"},
        ReadingCase{"short_rendering_under_a_link",
                    "Sourdough\nhttps://example.org/bread\nFeed the starter.\n"
                    "발효종에 밥을 준다.\n#bread\n",
                    "= 1\ntitle 1: Sourdough\nko 4: 발효종에 밥을 준다.\nen 3: Feed the starter.\n"
                    "tags 5: bread\nlinks: https://example.org/bread\n"}),
    [](const testing::TestParamInfo<ReadingCase>& test) { return std::string(test.param.name); });

constexpr char kInTurn[] =
    "**첫째 물음: BLEU는 2002년의 무엇이고 1999년의 NIST와는 무엇이 다른가?**\n\n"
    "BLEU는 2002년에 나온 번역 척도다.\n\nBLEU is a metric of translation from 2002.\n\n"
    "**둘째 물음: chrF는 2015년의 무엇이고 2004년의 METEOR와는 무엇이 다른가?**\n\n"
    "chrF는 2015년에 나온 글자 척도다.\n\nchrF is a metric of characters from 2015.\n";

// English within a Korean text: its rendering in turn, or what it quotes.
TEST(PairNotes, TellsARenderingInTurnFromAQuotation) {
  const std::vector<Note> in_turn = Paired({{"a.md", kInTurn}});
  ASSERT_EQ(in_turn.size(), 1U);
  EXPECT_EQ(in_turn[0].english.size(), 2U);

  const std::vector<Note> quoting =
      Paired({{"a.md",
               "국을 오래 끓이면 맛이 깊어진다. 뼈를 넣으면 더 그렇다.\n\n뚜껑은 닫아 둔다.\n\n"
               "거품은 처음 한 번만 걷어 낸다. 두 번은 필요 없다.\n\n"
               "We found that a lid saves a third of the time.\n\n"
               "뚜껑을 덮으면 시간이 준다는 뜻이다. 부엌에서 재 보니 정말 그랬다.\n\n"
               "소금은 마지막에 넣는다. 먼저 넣으면 콩이 무르지 않는다.\n\n식혀서 낸다.\n"}});
  ASSERT_EQ(quoting.size(), 1U);
  EXPECT_TRUE(quoting[0].english.empty());
  EXPECT_EQ(quoting[0].korean.size(), 7U);
}

TEST(PairNotes, PairsFilesByTheirNames) {
  const std::vector<Note> notes = Paired(
      {{"ko/soup.md", "# 국\n\n국을 끓인다.\n"}, {"en/soup.md", "# Soup\n\nSoup is boiled.\n"}});
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].pairing.method, PairingMethod::kName);
  EXPECT_EQ(notes[0].en_file, "en/soup.md");
  // The titles render one another.
  EXPECT_EQ(Dump(notes),
            "= 1\ntitle 1: 국\nko 1: 국\nko 3: 국을 끓인다.\nen 1: Soup\nen 3: Soup is boiled.\n");
}

TEST(PairNotes, PairsFilesByWhatTheySayAndLeavesOutWhatHasNoPartner) {
  const std::vector<Note> notes = Paired({
      {"a/one.md", "BLEU는 2002년에 나왔고 chrF는 2015년에 나왔다. WMT에서 함께 쓰인다.\n"},
      {"a/two.md", "HTTP/2는 RFC 7540이고 QUIC은 RFC 9000이다.\n"},
      {"a/three.md", "오늘은 비가 와서 집에서 국을 끓였다.\n"},
      {"b/red.md", "HTTP/2 is RFC 7540, and QUIC is RFC 9000.\n"},
      {"b/blue.md", "BLEU came out in 2002, chrF in 2015. WMT uses both of them.\n"},
  });
  ASSERT_EQ(notes.size(), 3U);
  EXPECT_EQ(notes[0].file, "a/one.md");
  EXPECT_EQ(notes[0].en_file, "b/blue.md");
  EXPECT_EQ(notes[0].pairing.method, PairingMethod::kContent);
  EXPECT_EQ(notes[1].file, "a/three.md");
  EXPECT_TRUE(notes[1].english.empty());
  EXPECT_THAT(notes[1].pairing.reason, testing::Not(testing::IsEmpty()));
  EXPECT_EQ(notes[2].file, "a/two.md");
  EXPECT_EQ(notes[2].en_file, "b/red.md");
}

}  // namespace
}  // namespace malmoi
