#include "check/glossary_file.h"

#include <gtest/gtest.h>

#include "check/glossary_index.h"

namespace malmoi {
namespace {

CompiledGlossary Sample(const WordTokenizer& tokenizer) {
  TermPair pattern;
  pattern.korean = "사고 패턴";
  pattern.english = "thinking pattern";
  pattern.status = TermStatus::kPreferred;
  pattern.variants_korean = {"생각 패턴"};
  TermPair other = pattern;
  other.english = "thought pattern";
  other.status = TermStatus::kRejected;
  TermPair tuning;
  tuning.korean = "미세 조정";
  tuning.english = "fine-tuning";
  tuning.confidence = 0.875;
  tuning.frequency = 12;
  tuning.notes = {"a.txt#1", "b.txt#1"};
  return CompileGlossary(std::vector<ConceptEntry>{{"c-1", {pattern, other}}, {"c-2", {tuning}}},
                         tokenizer);
}

TEST(GlossaryFileTest, IsReadAsItWasWritten) {
  const WordTokenizer tokenizer;
  const CompiledGlossary glossary = Sample(tokenizer);
  const auto read = ParseGlossary(SerializeGlossary(glossary, "key"), "key");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, glossary);
  const GlossaryIndex index(*read, tokenizer);
  const std::string text = "생각패턴들을 골랐다";
  const auto found = index.Find(text, tokenizer.Tokenize(text), Language::kKorean);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(index.concepts()[found[0].id].korean, "사고 패턴");
  EXPECT_FALSE(index.IsMainForm(found[0], Language::kKorean));
}

TEST(GlossaryFileTest, IsNothingUnderAnotherKey) {
  const std::string bytes = SerializeGlossary(Sample(WordTokenizer()), "key");
  EXPECT_FALSE(ParseGlossary(bytes, "other").has_value());
  EXPECT_FALSE(ParseGlossary(bytes, "").has_value());
}

TEST(GlossaryFileTest, IsNothingWhereItIsCutOrChanged) {
  const std::string bytes = SerializeGlossary(Sample(WordTokenizer()), "key");
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ParseGlossary(std::string_view(bytes).substr(0, size), "key").has_value());
    std::string changed = bytes;
    changed[size] = static_cast<char>(changed[size] ^ 1);
    EXPECT_FALSE(ParseGlossary(changed, "key").has_value()) << size;
  }
}

}  // namespace
}  // namespace malmoi
