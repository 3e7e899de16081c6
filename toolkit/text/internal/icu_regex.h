// Internal to text/: regular expressions of SRX files, in ICU's dialect (Java's is nearly the
// same), rewritten for RE2. The public side is text/srx.h and text/sentence_splitter.h.
//
// Classes (\p{…}, \s, \w, \d, \h, \v, and [a-z&&[^bc]] with what they nest) are computed by ICU
// and written out as ranges, so that they mean here what they mean in the tool that the file was
// made with; groups no longer capture.
//
// \b follows Unicode where a pattern begins with it (there the position before it is asked for, see
// Re2Pattern); elsewhere it is RE2's, which knows ASCII words only.
//
// Refused, since RE2 has no linear-time equal: lookahead and lookbehind, backreferences, atomic
// groups, possessive quantifiers, \G and \X; also the flag x, \N{…}, and unknown escapes.
#ifndef MALMOI_TEXT_INTERNAL_ICU_REGEX_H_
#define MALMOI_TEXT_INTERNAL_ICU_REGEX_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace malmoi {

struct Re2Pattern {
  std::string text;  // RE2 syntax, without the leading \b
  // The pattern began with \b before a word: the text must begin or a non-word character stand
  // before the match. Kept apart so that many patterns can share the test.
  bool at_word_start = false;
  // ASCII characters, no letters or digits, of which every match holds each; perhaps not all of
  // them. A text that lacks one need not be searched.
  std::string required;
};

// Errors: InvalidArgument, "…: what is not supported; what to do".
absl::StatusOr<Re2Pattern> TranslateIcuRegex(std::string_view pattern);

// RE2 syntax for "the text begins here, or one non-word character".
std::string_view WordStart();

}  // namespace malmoi

#endif  // MALMOI_TEXT_INTERNAL_ICU_REGEX_H_
