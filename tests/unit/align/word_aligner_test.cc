#include "align/word_aligner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TokenizedPair Tokenize(std::string_view source, std::string_view target) {
  static const WordTokenizer kTokenizer;
  return {kTokenizer.Tokenize(source), kTokenizer.Tokenize(target)};
}

std::string Show(const TokenizedPair& pair, const std::vector<WordLink>& links) {
  std::vector<std::string> shown;
  for (const WordLink& link : links) {
    shown.push_back(Concat(pair.source[link.source].form, "=", pair.target[link.target].form));
  }
  return Join(shown, " ");
}

TranslationTable Lexicon() {
  auto table = TranslationTable::Build({{"사고", "thinking", {0.5f, 0.5f}},
                                        {"패턴", "pattern", {0.9f, 0.9f}},
                                        {"다섯", "five", {0.9f, 0.9f}}},
                                       {{"사고", 50}, {"패턴", 50}, {"다섯", 50}}, {});
  EXPECT_TRUE(table.ok());
  return *std::move(table);
}

TEST(WordAligner, OneSentenceIsAlignedByThePrior) {
  const TranslationTable lexicon = Lexicon();
  const TokenizedPair pair = Tokenize("다섯 사고 패턴 DPO", "five DPO thinking patterns");
  const auto links = WordAligner({.lexicon = &lexicon}).AlignAll(std::vector{pair}, {});
  EXPECT_EQ(Show(pair, links[0]), "다섯=five 사고=thinking 패턴=pattern dpo=dpo");
}

TEST(WordAligner, LearnsFromTheTextItself) {
  // No prior at all: each word stands beside different ones, so co-occurrence tells.
  const char* kTexts[][2] = {{"하늘 구슬", "sky bead"},
                             {"구슬 나무", "bead tree"},
                             {"나무 하늘", "tree sky"},
                             {"구름 하늘", "cloud sky"},
                             {"구름 구슬", "cloud bead"}};
  std::vector<TokenizedPair> pairs;
  for (int round = 0; round < 4; ++round) {
    for (const auto& texts : kTexts) pairs.push_back(Tokenize(texts[0], texts[1]));
  }
  const auto links = WordAligner({}).AlignAll(pairs, {});
  EXPECT_EQ(Show(pairs[0], links[0]), "하늘=sky 구슬=bead");
  EXPECT_EQ(Show(pairs[3], links[3]), "구름=cloud 하늘=sky");
}

TEST(WordAligner, TheSameForAnyNumberOfThreads) {
  const TranslationTable lexicon = Lexicon();
  std::vector<TokenizedPair> pairs;
  for (int i = 0; i < 700; ++i) {
    pairs.push_back(Tokenize(Concat("패턴 ", i % 17, " 사고 ", i % 5, " 다섯 모델"),
                             Concat("model ", i % 5, " thinking pattern ", i % 17, " five")));
  }
  const WordAligner aligner({.lexicon = &lexicon});
  WordAlignerOptions options;
  const auto one = aligner.AlignAll(pairs, options);
  options.threads = 7;
  EXPECT_EQ(aligner.AlignAll(pairs, options), one);
}

TEST(WordAligner, TheSameForPairsReadOneByOne) {
  const TranslationTable lexicon = Lexicon();
  std::vector<TokenizedPair> pairs;
  for (int i = 0; i < 5000; ++i) {  // more than are held at once
    pairs.push_back(i % 100 == 0 ? Tokenize("", "nothing")
                                 : Tokenize(Concat("사고의 패턴 ", i % 7),
                                            Concat("pattern of thinking ", i % 7)));
  }
  const WordAligner aligner({.lexicon = &lexicon});
  const WordAlignerOptions options{.threads = 3};
  const auto pair_of = [&](size_t i) { return pairs[i]; };
  EXPECT_EQ(aligner.AlignAll(pairs.size(), pair_of, options), aligner.AlignAll(pairs, options));
}

TEST(WordAligner, EmptyAndEndlessSidesHaveNoLinks) {
  std::string endless;
  for (int i = 0; i < 400; ++i) endless += "word ";
  const std::vector<TokenizedPair> pairs = {Tokenize("", "words"), Tokenize("낱말", ""),
                                            Tokenize("낱말", endless), Tokenize("word", "word")};
  const auto links = WordAligner({}).AlignAll(pairs, {});
  EXPECT_THAT(links[0], IsEmpty());
  EXPECT_THAT(links[1], IsEmpty());
  EXPECT_THAT(links[2], IsEmpty());
  EXPECT_EQ(links[3].size(), 1u);
  EXPECT_THAT(WordAligner({}).AlignAll({}, {}), IsEmpty());
}

TEST(WordAligner, CountersAndOrdinalsGoWithTheirNumbers) {
  const TokenizedPair pair = Tokenize("2017 년 3 차 회의", "3rd meeting 2017");
  const WordAligner aligner({});
  EXPECT_EQ(Show(pair, aligner.AlignAll(std::vector{pair}, {})[0]),
            "2017=2017 년=2017 3=3rd 차=3rd 회=meeting");
}

TEST(LinksOfSpacedWords, ParticlesAndFullStopsTieNoWords) {
  constexpr std::string_view kSource = "구름에서 보았다.";
  constexpr std::string_view kTarget = "In clouds.";
  const TokenizedPair pair = Tokenize(kSource, kTarget);
  ASSERT_EQ(pair.source[0].form, "구름");
  ASSERT_EQ(pair.source[1].kind, TokenKind::kJosa);
  ASSERT_EQ(pair.target[2].form, ".");
  const size_t stop = pair.source.size() - 1;
  const std::vector<WordLink> links = {{0, 1, 0.9}, {1, 0, 0.8}, {stop, 2, 0.7}};
  EXPECT_THAT(LinksOfSpacedWords(kSource, kTarget, pair, links), ElementsAre(WordLink{0, 1, 0.9}));
}

TEST(WordAligner, ConfidencesAreProbabilities) {
  const TranslationTable lexicon = Lexicon();
  const std::vector<TokenizedPair> pairs = {
      Tokenize("사고 패턴을 봤다.", "I saw thinking patterns.")};
  const auto links = WordAligner({.lexicon = &lexicon}).AlignAll(pairs, {});
  EXPECT_THAT(links[0], testing::Not(IsEmpty()));
  for (const WordLink& link : links[0]) {
    EXPECT_GT(link.confidence, 0);
    EXPECT_LE(link.confidence, 1.0001);
  }
}

TEST(LinksOfSpacedWords, CountsWordsAsTheyAreSpaced) {
  const char* source = "DPO를  (사고) 패턴은";
  const char* target = "thinking-patterns of DPO";
  const TokenizedPair tokens = Tokenize(source, target);
  // dpo 를 ( 사고 ) 패턴 은 / thinking - pattern of dpo
  const std::vector<WordLink> links = {{0, 4, 0.9}, {3, 0, 0.8}, {5, 2, 0.7}, {6, 2, 0.9}};
  EXPECT_THAT(LinksOfSpacedWords(source, target, tokens, links),
              ElementsAre(WordLink{0, 2, 0.9}, WordLink{1, 0, 0.8}, WordLink{2, 0, 0.7}));
}

}  // namespace
}  // namespace malmoi
