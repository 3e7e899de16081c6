#include "workspace/glossary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/strings.h"
#include "support/temp_folder.h"
#include "terms/term_base.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

// Few terms in several spellings, so that everything gets bound up with something.
const std::vector<std::string> kKorean = {"사고 패턴", "사고패턴", "패턴",   "인코더",
                                          "인 코더",   "부호기",   "말모이", "말뭉치"};
const std::vector<std::string> kEnglish = {"pattern", "Pattern",  "thinking pattern",
                                           "encoder", "en-coder", "corpus"};

template <typename T>
const T& OneOf(const std::vector<T>& all, std::mt19937& random) {
  return all[random() % all.size()];
}

TermPair RandomPair(std::mt19937& random) {
  TermPair pair;
  pair.korean = OneOf(kKorean, random);
  pair.english = OneOf(kEnglish, random);
  pair.frequency = 1 + random() % 9;
  pair.definition = Concat("뜻 ", random() % 5);
  if (random() % 3 == 0) pair.variants_korean = {OneOf(kKorean, random)};
  if (random() % 3 == 0) pair.variants_english = {OneOf(kEnglish, random)};
  return pair;
}

Decision RandomDecision(std::mt19937& random) {
  constexpr TermStatus kAll[] = {TermStatus::kCandidate, TermStatus::kAccepted,
                                 TermStatus::kPreferred, TermStatus::kRejected,
                                 TermStatus::kDeprecated};
  Decision decision{.korean = OneOf(kKorean, random),
                    .english = OneOf(kEnglish, random),
                    .status = kAll[random() % 5]};
  if (random() % 4 == 0) decision.new_korean = OneOf(kKorean, random);
  if (random() % 4 == 0) decision.new_english = OneOf(kEnglish, random);
  if (random() % 5 == 0) decision.details = RandomPair(random);
  if (random() % 5 == 0) decision.concept_id = Concat("c-", random() % 3);
  return decision;
}

BuildResult RandomBuild(std::mt19937& random) {
  BuildResult build;
  std::vector<TermPair> pairs;
  for (size_t i = random() % 8; i > 0; --i) {
    TermPair pair = RandomPair(random);
    const bool is_there = std::ranges::any_of(pairs, [&](const TermPair& other) {
      return other.korean == pair.korean && other.english == pair.english;
    });
    if (!is_there) pairs.push_back(std::move(pair));
  }
  build.gathered = GroupConcepts(std::move(pairs));
  build.terms_key = "terms";
  return build;
}

std::vector<TermPair> Copies(std::span<const TermPair* const> pairs) {
  std::vector<TermPair> copies;
  for (const TermPair* pair : pairs) copies.push_back(*pair);
  return copies;
}

// What is read of a term alone is what it is among all others, whatever was decided and undone.
TEST(GlossaryTest, AboutATermIsAsAmongAll) {
  std::mt19937 random(20250318);
  size_t compared = 0;
  for (int round = 0; round < 10; ++round) {
    const TempFolder folder;
    const std::string path = folder.Path("malmoi.db");
    ASSERT_TRUE(Store::Open(path)->SaveBuild(RandomBuild(random)).ok());
    for (int step = 0; step < 6; ++step) {
      auto glossary = Glossary::OpenAbout(path, {});
      ASSERT_TRUE(glossary.ok()) << glossary.status();
      if (random() % 4 == 0) {
        ASSERT_TRUE(glossary->Undo(1 + random() % 2, "보라", "2025-03-18").ok());
      } else {
        std::vector<Decision> decisions(1 + random() % 3);
        for (Decision& decision : decisions) decision = RandomDecision(random);
        ASSERT_TRUE(glossary->Decide(decisions).ok());
      }
      const auto all = Glossary::OpenToRead(path);
      ASSERT_TRUE(all.ok()) << all.status();
      for (const std::string& korean : kKorean) {
        const auto about = Glossary::OpenAbout(path, {korean});
        ASSERT_TRUE(about.ok()) << about.status();
        const std::vector<TermPair> expected = Copies(all->index().Renderings(korean));
        ASSERT_EQ(Copies(about->index().Renderings(korean)), expected)
            << korean << " in round " << round << " after step " << step;
        compared += expected.size();
      }
    }
  }
  EXPECT_GT(compared, 300U);
}

TEST(GlossaryTest, UndoTellsWhatThePairIsNow) {
  const TempFolder folder;
  const std::string path = folder.Path("malmoi.db");
  auto glossary = Glossary::OpenAbout(path, {"인코더"});
  ASSERT_TRUE(glossary.ok()) << glossary.status();
  const auto decide = [&](TermStatus status) {
    const Decision decision{.korean = "인코더", .english = "encoder", .status = status};
    return glossary->Decide(std::span(&decision, 1)).ok();
  };
  ASSERT_TRUE(decide(TermStatus::kAccepted) && decide(TermStatus::kRejected));
  auto later = Glossary::OpenAbout(path, {});
  const auto undone = later->Undo(1, "보라", "2025-03-18");
  ASSERT_TRUE(undone.ok()) << undone.status();
  ASSERT_EQ(undone->size(), 1U);
  EXPECT_EQ(undone->front().number, 2);
  EXPECT_EQ(later->Find("인코더", "encoder")->status, TermStatus::kAccepted);
  ASSERT_TRUE(later->Undo(5, "보라", "2025-03-18").ok());
  EXPECT_EQ(later->Find("인코더", "encoder"), nullptr);
}

}  // namespace
}  // namespace malmoi
