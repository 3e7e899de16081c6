// Internal to check/: names in Latin script, and whether a text holds one.
//
//   LooksLikeName("xLSTM")                                   capitals inside: written in one way
//   BareText("the X-LSTMs of GPT-4o").Holds(BareName("xLSTM"))   true
//
// Spaces, hyphens, capitals and a plural s do not count. Pure functions.
#ifndef MALMOI_CHECK_INTERNAL_NAMES_H_
#define MALMOI_CHECK_INTERNAL_NAMES_H_

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "check/note_view.h"

namespace malmoi::internal {

// xLSTM, GRPO, UniFluid, GPT4, snake_case; not Diffusion, LR-like single capitals, 8B.
bool LooksLikeName(std::string_view word);

// Letters and digits alone, in lower case.
std::string BareName(std::string_view text);

// LLM of LLMs.
std::string Singular(std::string word);

// The words of a name that is written as one: image_processor, PyTorchVideo, style1; lower case.
std::vector<std::string> WordsOfName(std::string_view typed);

// A name with its number: FLORES-200, GPT-4o, CIFAR10. Bytes of the sentence's text.
struct NumberedName {
  Span head;
  Span whole;
};
std::vector<NumberedName> NumberedNamesOf(const SentenceView& sentence);

// A text without what stands between its words, and where they begin and end.
class BareText {
 public:
  explicit BareText(std::string_view text);

  // Whether the name, bare, stands as a word or as several, in the singular or plural.
  bool Holds(std::string_view bare) const;

 private:
  enum class Kind { kNone, kLetter, kDigit, kHangul };

  std::string letters_;
  std::set<size_t> begins_;
  std::set<size_t> ends_;
};

// Whether consecutive words of the text begin with the letters of the acronym; the small words
// among them may be left out (RLHF: reinforcement learning from human feedback).
bool IsWrittenOut(std::string_view acronym, std::string_view text);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_NAMES_H_
