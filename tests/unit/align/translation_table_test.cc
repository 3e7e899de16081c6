#include "align/translation_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TranslationTable SmallTable() {
  auto table = TranslationTable::Build({{"사고", "thinking", {0.5f, 0.25f}},
                                        {"사고", "accident", {0.125f, 1.0f}},
                                        {"패턴", "pattern", {1.0f, 1.0f}},
                                        {"사고", "thought", {0.25f, 0.3f}}},
                                       {{"사고", 120}, {"드문", 1}}, {{"pattern", 3000}});
  EXPECT_TRUE(table.ok());
  return *std::move(table);
}

std::string ErrorOf(std::string_view bytes) {
  const auto table = TranslationTable::Parse(bytes, "x.bin");
  return table.ok() ? "OK" : table.status().ToString();
}

TEST(TranslationTable, LooksUpBothDirections) {
  const TranslationTable table = SmallTable();
  const auto both = table.Lookup(table.SourceId("사고"), table.TargetId("thinking"));
  EXPECT_NEAR(both.forward, 0.5, 0.02);
  EXPECT_NEAR(both.backward, 0.25, 0.01);
  EXPECT_NEAR(table.Probability(table.SourceId("사고"), table.TargetId("thinking")), 0.3535, 0.01);
  EXPECT_EQ(table.Probability(table.SourceId("패턴"), table.TargetId("pattern")), 1.0f);
}

TEST(TranslationTable, WhatItDoesNotHoldIsZero) {
  const TranslationTable table = SmallTable();
  EXPECT_EQ(table.SourceId("모름"), TranslationTable::kUnknown);
  EXPECT_EQ(table.Probability(table.SourceId("모름"), table.TargetId("pattern")), 0);
  EXPECT_EQ(table.Probability(table.SourceId("사고"), table.TargetId("pattern")), 0);
  EXPECT_EQ(table.Probability(table.SourceId("드문"), table.TargetId("pattern")), 0);
  EXPECT_EQ(table.SourceFrequency(table.SourceId("모름")), 0);
  EXPECT_EQ(TranslationTable().SourceId("사고"), TranslationTable::kUnknown);
}

TEST(TranslationTable, KeepsAboutHowOftenAWordWasSeen) {
  const TranslationTable table = SmallTable();
  EXPECT_NEAR(table.SourceFrequency(table.SourceId("사고")), 120, 6);
  EXPECT_NEAR(table.TargetFrequency(table.TargetId("pattern")), 3000, 150);
  EXPECT_EQ(table.TargetFrequency(table.TargetId("thinking")), 1);
}

TEST(TranslationTable, VisitsARowInOrderOfTargets) {
  const TranslationTable table = SmallTable();
  std::vector<std::string> row;
  table.ForEachTarget(table.SourceId("사고"),
                      [&](uint32_t target, auto) { row.emplace_back(table.TargetWord(target)); });
  EXPECT_THAT(row, ElementsAre("thinking", "accident", "thought"));
}

TEST(TranslationTable, TheLastOfTwoEqualEntriesCounts) {
  const auto table =
      TranslationTable::Build({{"가", "a", {0.1f, 0.1f}}, {"가", "a", {1.0f, 1.0f}}}, {}, {});
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->entry_count(), 1);
  EXPECT_EQ(table->Probability(0, 0), 1.0f);
}

TEST(TranslationTable, SurvivesTheFile) {
  const TranslationTable table = SmallTable();
  const std::string bytes = table.Serialize();
  const auto again = TranslationTable::Parse(bytes, "x.bin");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->Serialize(), bytes);
  EXPECT_EQ(again->Probability(again->SourceId("사고"), again->TargetId("accident")),
            table.Probability(table.SourceId("사고"), table.TargetId("accident")));
}

TEST(TranslationTable, RefusesForeignAndDamagedFiles) {
  const std::string bytes = SmallTable().Serialize();
  EXPECT_THAT(ErrorOf("PK\x03\x04 something else"), HasSubstr("x.bin: not a Malmoi lexicon"));
  EXPECT_THAT(ErrorOf(""), HasSubstr("not a Malmoi lexicon"));
  for (size_t size = 8; size < bytes.size(); ++size) {
    EXPECT_THAT(ErrorOf(bytes.substr(0, size)), HasSubstr("damaged or truncated")) << size;
  }
  EXPECT_THAT(ErrorOf(bytes + "x"), HasSubstr("damaged or truncated"));
  std::string newer = bytes;
  newer[8] = 9;
  EXPECT_THAT(ErrorOf(newer), HasSubstr("version 9, where version 1 was expected"));
}

TEST(TranslationTable, RefusesTooManyWords) {
  std::vector<TranslationTable::Entry> entries;
  for (int i = 0; i < 65536; ++i) entries.push_back({"w" + std::to_string(i), "x", {1, 1}});
  EXPECT_THAT(TranslationTable::Build(entries, {}, {}).status().ToString(), HasSubstr("at most"));
}

}  // namespace
}  // namespace malmoi
