// Any two texts, a pair a line: gathering ends, and every span lies in its text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "terms/term_gatherer.h"
#include "text/word_tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto* const tokenizer = new malmoi::WordTokenizer();
  static const auto* const profile = new malmoi::WordProfile();
  static const auto* const lexicon = new malmoi::TranslationTable();
  const std::string text =
      malmoi::ToNfc(std::string_view(reinterpret_cast<const char*>(data), size));
  std::vector<malmoi::BitextUnit> units;
  for (const std::string_view line : malmoi::Split(text, '\n')) {
    const std::vector<std::string_view> sides = malmoi::Split(line, '\t');
    malmoi::BitextUnit unit;
    unit.korean.push_back({std::string(sides.front()), 0, {}});
    unit.english.push_back({std::string(sides.back()), 0, {}});
    units.push_back(std::move(unit));
  }
  malmoi::TermResources resources;
  resources.korean = tokenizer;
  resources.english = tokenizer;
  resources.profile = profile;
  resources.lexicon = lexicon;
  malmoi::TermOptions options;
  options.min_confidence = 0;
  for (const malmoi::TermPair& pair : malmoi::GatherTerms(units, resources, options)) {
    if (pair.korean.empty() || pair.english.empty()) std::abort();
    for (const malmoi::TermEvidence& evidence : pair.evidence) {
      const bool inside = evidence.korean_span.end <= evidence.korean.size() &&
                          evidence.english_span.end <= evidence.english.size() &&
                          !evidence.korean_span.empty() && !evidence.english_span.empty();
      if (!inside) std::abort();
    }
  }
  return 0;
}
