// What a line of a note looks like, judged by the line alone. Internal to text/.
//
// Nothing here knows the lines around; which of the possible readings holds is decided in
// entry_finder.h and note_builder.h. Every function is linear in its input.
#ifndef MALMOI_TEXT_INTERNAL_LINE_FORM_H_
#define MALMOI_TEXT_INTERNAL_LINE_FORM_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::internal {

enum class Script {
  kNone,      // no letters outside links
  kKorean,    // a Korean sentence, English words mixed in or not
  kEnglish,   // an English sentence, Korean words quoted in it or not
  kFragment,  // Latin letters, but no sentence: a label, a table of figures, a name
  kOther,     // mostly another script (Japanese, Greek …)
};
Script ScriptOf(std::string_view text);

// Words that hold a letter of any script.
size_t CountWords(std::string_view text);

// The tags of a line that holds nothing else: "#rl #긴-태그", "Tags: rl, dpo"; empty otherwise.
std::vector<std::string> TagsOf(std::string_view line);

// A line of addresses, with a word or two that say what they are ("코드: https://…").
bool IsLinkLine(std::string_view line);

// The line begins with an address, whatever follows.
bool StartsWithLink(std::string_view line);

// How much a line looks like the title of a paper or of an entry.
enum class TitleLikeness {
  kNo,
  kPossible,  // short and without a full stop: a title where one is expected
  kLikely,    // Capitalized Like One, or with a colon after its first words
};
TitleLikeness TitleLikenessOf(std::string_view line);

// A line of -, =, *, _ or ~ and nothing else, three at least.
bool IsRuleLine(std::string_view line);

// A lone file name, picture or [[wiki link]]s: kept, but part of no sentence.
bool IsReferenceLine(std::string_view line);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_LINE_FORM_H_
