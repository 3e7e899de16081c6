// Where a line of a plain text ends: after a sentence, or in the middle of one.
// Internal to text/; sentence boundaries proper are the splitter's work.
#ifndef MALMOI_TEXT_INTERNAL_LINE_END_H_
#define MALMOI_TEXT_INTERNAL_LINE_END_H_

#include <cstddef>
#include <string_view>

namespace malmoi::internal {

// The text ends where a sentence ends: a stop (a bracket, quote or link may follow it).
bool EndsWithStop(std::string_view text);

// How a line of a plain text ends, when no stop ends it.
enum class LineEnd {
  kSentence,  // a stop, or a final ending: …했다, …네요
  kOpen,      // in mid-sentence: a josa, a comma, "of the"
  kUnclear,   // a noun, which may be either
};
LineEnd LineEndOf(std::string_view line);

// The line begins as a sentence goes on: lower case, or a closing mark.
bool StartsInMidSentence(std::string_view line);

// Columns on a screen: wide characters (Hangul, Han) take two.
size_t DisplayWidth(std::string_view text);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_LINE_END_H_
