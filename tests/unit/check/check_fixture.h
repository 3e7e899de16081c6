// A note made of sentence pairs, checked with the shipped models: what the tests of rules share.
#ifndef MALMOI_TESTS_UNIT_CHECK_CHECK_FIXTURE_H_
#define MALMOI_TESTS_UNIT_CHECK_CHECK_FIXTURE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/checker.h"

namespace malmoi {

// Lines of a note, Korean under English by their numbers; "" is a sentence without partner, and
// "하나.\n둘." two sentences in the place of one. Each is a paragraph; "+ 둘." goes on in the one
// before.
struct PairedLines {
  std::vector<std::string> korean;
  std::vector<std::string> english;
};

class CheckFixture {
 public:
  // Rows of a glossary: "사고 패턴 = thinking pattern = preferred".
  explicit CheckFixture(const std::vector<std::string>& glossary = {},
                        std::vector<TranslationUnit> memory = {},
                        const std::vector<CustomRuleSpec>& custom = {});

  std::vector<Diagnostic> Check(const PairedLines& lines);
  // What stands at the place of a finding of the last Check.
  std::string TextAt(const Diagnostic& diagnostic) const;

  static const WordTokenizer& Tokenizer();
  static const TranslationTable& Lexicon();
  static const WordVectors& Vectors();
  static const WordProfile& Profile();

 private:
  GlossaryIndex glossary_;
  MemoryIndex memory_;
  std::vector<CustomRule> custom_;
  std::string korean_file_;
  std::string english_file_;
};

}  // namespace malmoi

#endif  // MALMOI_TESTS_UNIT_CHECK_CHECK_FIXTURE_H_
