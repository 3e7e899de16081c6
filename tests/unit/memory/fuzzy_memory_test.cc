#include "memory/fuzzy_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "base/strings.h"
#include "memory/edit_distance.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The definition, without any bound or index: every unit is compared in full.
class BruteForce {
 public:
  explicit BruteForce(MatchTokenizer& tokenizer) : tokenizer_(tokenizer) {}

  struct Unit {
    std::string text, previous, next, place, origin;
    MatchText AsMatchText() const { return {text, previous, next, place, origin}; }
  };
  std::map<int64_t, Unit> units;

  std::vector<FuzzyMatch> Find(const MatchText& query, const FuzzyOptions& options) {
    std::vector<MatchToken> a;
    std::vector<MatchToken> b;
    std::vector<FuzzyMatch> found;
    tokenizer_.Tokenize(query.text, &a);
    if (a.empty()) return {};
    for (const auto& [id, unit] : units) {
      tokenizer_.Tokenize(unit.text, &b);
      const auto penalty = options.penalties.find(unit.origin);
      const int points = penalty == options.penalties.end() ? 0 : penalty->second;
      const int score = Score(query, a, unit, b) - points;
      if (score >= std::max(1, options.min_score)) found.push_back({id, score});
    }
    std::ranges::sort(found, [](const FuzzyMatch& x, const FuzzyMatch& y) {
      return std::pair(-x.score, x.unit) < std::pair(-y.score, y.unit);
    });
    if (found.size() > options.top) found.resize(options.top);
    return found;
  }

 private:
  static int Score(const MatchText& query, const std::vector<MatchToken>& a, const Unit& unit,
                   const std::vector<MatchToken>& b) {
    if (query.text == unit.text) {
      const bool known = !query.previous.empty() || !query.next.empty();
      if (!known || query.previous != unit.previous || query.next != unit.next) return 100;
      return !query.place.empty() && query.place == unit.place ? 102 : 101;
    }
    // Wagner and Fischer's table, in full.
    std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    int weight_a = 0;
    int weight_b = 0;
    for (const MatchToken& token : a) weight_a += CostOf(token.kind);
    for (const MatchToken& token : b) weight_b += CostOf(token.kind);
    for (size_t i = 0; i <= a.size(); ++i) {
      for (size_t j = 0; j <= b.size(); ++j) {
        if (i + j == 0) continue;
        int best = INT32_MAX;
        if (i > 0) best = std::min(best, table[i - 1][j] + CostOf(a[i - 1].kind));
        if (j > 0) best = std::min(best, table[i][j - 1] + CostOf(b[j - 1].kind));
        if (i > 0 && j > 0) {
          best = std::min(best, table[i - 1][j - 1] + ExchangeCost(a[i - 1], b[j - 1]));
        }
        table[i][j] = best;
      }
    }
    return FuzzyScore(table[a.size()][b.size()], weight_a, weight_b);
  }

  MatchTokenizer& tokenizer_;
};

// Sentences of few words, so that many are alike; marks, numbers, links and empty ones among them.
std::string RandomText(std::mt19937& random) {
  static const std::vector<std::string> kWords = {
      "패턴을",    "패턴이",   "패턴",     "모델은",   "모델를", "모델에서",
      "학습했다.", "학습하는", "학습했고", "인코더",   "models", "model",
      "Model's",   "DPO를",    "3.5배",    "70%",      "—",      "……",
      "(또는)",    "사과",     "3,000개",  "를",       "!",      "?",
      "그리고",    "rewards",  "이미지를", "이미지의", "a@b.kr", "https://a.kr/1"};
  std::string text;
  const size_t words = random() % 20 == 0 ? random() % 60 : random() % 9;
  const size_t choice = random() % 4 == 0 ? 3 : kWords.size();  // some repeat words
  for (size_t i = 0; i < words; ++i) {
    if (i > 0) text += ' ';
    text += kWords[random() % choice];
  }
  return text;
}

TEST(FuzzyMemoryTest, FindsWhatComparingEverythingFinds) {
  const WordTokenizer words;
  MatchTokenizer tokenizer(words);
  std::mt19937 random(20250318);
  BruteForce oracle(tokenizer);
  FuzzyMemory memory;
  FuzzySearcher searcher(memory, tokenizer);
  const std::vector<std::string> kSome = {"", "앞", "뒤"};
  size_t compared = 0;
  int64_t next_id = 1;
  for (int step = 0; step < 6'000; ++step) {
    if (random() % 10 == 0 && !oracle.units.empty()) {  // one goes, or comes back changed
      auto unit = oracle.units.lower_bound(static_cast<int64_t>(random() % next_id));
      if (unit == oracle.units.end()) unit = oracle.units.begin();
      memory.Remove(unit->first);
      if (random() % 2 == 0) {
        oracle.units.erase(unit);
      } else {
        unit->second.text = RandomText(random);
        memory.Add(unit->first, unit->second.AsMatchText(), tokenizer);
      }
    } else {
      const BruteForce::Unit unit{RandomText(random), kSome[random() % 3], kSome[random() % 3],
                                  kSome[random() % 3], kSome[random() % 3]};
      oracle.units[next_id] = unit;
      memory.Add(next_id++, unit.AsMatchText(), tokenizer);
    }
    if (step % 97 != 0 && step % 97 != 1) continue;
    FuzzyOptions options;
    options.min_score = static_cast<int>(1 + random() % 101);
    options.top = 1 + random() % 20;
    if (random() % 3 == 0) options.top = 100'000;
    if (random() % 2 == 0) options.penalties = {{"앞", 10}, {"뒤", 1}};
    std::string text = RandomText(random);
    if (random() % 3 == 0 && !oracle.units.empty()) text = oracle.units.begin()->second.text;
    const MatchText query{text, kSome[random() % 3], kSome[random() % 3], kSome[random() % 3], ""};
    const std::vector<FuzzyMatch> expected = oracle.Find(query, options);
    ASSERT_EQ(searcher.Find(query, options), expected)
        << text << " at " << options.min_score << " of " << oracle.units.size();
    compared += expected.size();
  }
  EXPECT_GT(compared, 2'000U);
}

}  // namespace
}  // namespace malmoi
