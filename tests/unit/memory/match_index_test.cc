#include "memory/match_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <random>

#include "base/strings.h"
#include "memory/internal/stable_hash.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

using testing::HasSubstr;

class MatchIndexTest : public testing::Test {
 protected:
  std::string Build(uint64_t stamp) {
    MatchIndexBuilder builder;
    std::vector<MatchToken> tokens;
    for (int i = 0; i < 40; ++i) {
      const std::string text = Concat("모델 ", i % 7, "개를 학습했다. 낱말", i, "이 있다");
      tokenizer_.Tokenize(text, &tokens);
      builder.Add(i, MatchKeys::Of({.text = text}), tokens);
    }
    return builder.Build(stamp);
  }

  std::vector<FuzzyMatch> Search(std::string_view bytes, int min_score) {
    const auto index = MatchIndex::Open(bytes, "test");
    EXPECT_TRUE(index.ok()) << index.status();
    std::vector<MatchToken> tokens;
    tokenizer_.Tokenize("모델 3개를 학습했다. 낱말9이 있다", &tokens);
    FuzzyOptions options;
    options.min_score = min_score;
    TopMatches top(options);
    index->Search(
        tokens, {}, [](int64_t) { return true; }, &scratch_, &top);
    return top.Take();
  }

  const WordTokenizer words_;
  MatchTokenizer tokenizer_{words_};
  MatchScratch scratch_;
};

TEST_F(MatchIndexTest, SameSegmentsMakeTheSameBytes) {
  EXPECT_EQ(Build(7), Build(7));
  EXPECT_EQ(MatchIndex::Open(Build(7), "test")->stamp(), 7U);
  EXPECT_EQ(MatchIndex::Open(MatchIndexBuilder().Build(1), "test")->size(), 0U);
}

TEST_F(MatchIndexTest, RefusesWhatIsNoIndex) {
  const std::string good = Build(1);
  for (const std::string& bad : {std::string(), std::string("short"), std::string(5000, 'x'),
                                 good.substr(0, 2000), good + "more"}) {
    EXPECT_FALSE(MatchIndex::Open(bad, "test").ok());
  }
  std::string bad = good;
  bad[30] ^= 1;  // in the header
  EXPECT_THAT(std::string(MatchIndex::Open(bad, "a.idx").status().message()), HasSubstr("a.idx"));
}

TEST_F(MatchIndexTest, DamagedBytesAreSafeToSearch) {
  const std::string good = Build(1);
  const size_t header = 8 + 8 + 8 + 15 * 16 + 8;
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = good;
    for (int i = 0; i < 20; ++i) {
      bytes[header + random() % (bytes.size() - header)] = static_cast<char>(random());
    }
    if (!MatchIndex::Open(bytes, "test").ok()) continue;  // what is small is checked
    Search(bytes, static_cast<int>(1 + random() % 100));  // must not read outside its bytes
  }
  EXPECT_FALSE(Search(good, 70).empty());  // what the searches left behind does no harm
}

}  // namespace
}  // namespace malmoi
