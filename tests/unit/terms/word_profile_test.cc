#include "terms/word_profile.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

constexpr std::string_view kText =
    "ko\t패턴\t90\t95\t0\t5\t0\n"
    "ko\t생성\t50\t60\t40\t0\t0\n"
    "en\tpattern\t70\t98\t0\t2\t3\n";

TEST(WordProfile, ReadsWhatItWrites) {
  const absl::StatusOr<WordProfile> profile = WordProfile::Parse(kText, "words.tsv");
  ASSERT_TRUE(profile.ok()) << profile.status().message();
  EXPECT_EQ(profile->Serialize(), kText);
  const WordUse* const use = profile->Find(Language::kKorean, "생성");
  ASSERT_NE(use, nullptr);
  EXPECT_EQ(use->count, 50U);
  EXPECT_FLOAT_EQ(use->verbal, 0.4F);
  EXPECT_EQ(profile->Find(Language::kEnglish, "생성"), nullptr);
  EXPECT_FLOAT_EQ(profile->Find(Language::kEnglish, "pattern")->capital, 0.03F);
}

TEST(WordProfile, RefusesWhatItCannotRead) {
  struct Row {
    std::string_view text;
    std::string_view message;
  };
  for (const Row& row :
       {Row{"ko\t패턴\t90\t95\t0\t5\n", "words.tsv:1:1"},
        Row{"ko\t패턴\t90\t95\t0\t5\t0\nfr\tmot\t1\t0\t0\t0\t0\n", "words.tsv:2:1"},
        Row{"ko\t\t90\t95\t0\t5\t0\n", "no UTF-8 text"},
        Row{"ko\t패턴\t-1\t95\t0\t5\t0\n", "whole number"},
        Row{"ko\t패턴\t90\t195\t0\t5\t0\n", "0 to 100"}}) {
    const absl::StatusOr<WordProfile> profile = WordProfile::Parse(row.text, "words.tsv");
    ASSERT_FALSE(profile.ok()) << row.text;
    EXPECT_NE(std::string(profile.status().message()).find(row.message), std::string::npos)
        << profile.status().message();
  }
}

}  // namespace
}  // namespace malmoi
