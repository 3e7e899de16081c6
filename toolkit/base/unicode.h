// Text from bytes: encoding detection, UTF-8, NFC, each with the way back to the bytes as typed.
//
// Everything above base/ sees valid UTF-8 in NFC. All functions are safe from any thread.
#ifndef MALMOI_BASE_UNICODE_H_
#define MALMOI_BASE_UNICODE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "base/offset_map.h"

namespace malmoi {

struct DecodedText {
  MappedText mapped;     // NFC UTF-8; its map leads to the bytes given
  std::string encoding;  // IANA name: "UTF-8", "UTF-16LE", "windows-949", …
  bool had_bom = false;
};

// Decodes a whole file. A byte order mark decides; else valid UTF-8 is UTF-8; else UTF-16 without
// a mark is tried by its zero bytes; else ICU detects (EUC-KR is read as its superset
// windows-949). Line ends are kept as typed.
// Errors: bytes that are no text (NUL or too many control characters, no encoding fits), with
// `file` and the line of the first such byte in the message.
absl::StatusOr<DecodedText> DecodeText(std::string_view bytes, std::string_view file);

// `text` in NFC. Invalid UTF-8 becomes U+FFFD.
std::string ToNfc(std::string_view text);

// Case-folded NFKC (Unicode's NFKC_Casefold): for comparing words, never for showing them.
std::string FoldCase(std::string_view text);

bool IsValidUtf8(std::string_view text);

// Bytes of the longest valid UTF-8 prefix.
size_t ValidUtf8Prefix(std::string_view text);

// Reads one code point at *offset and moves past it; U+FFFD for a broken sequence.
// REQUIRES: *offset < text.size().
char32_t NextCodePoint(std::string_view text, size_t* offset);

void AppendUtf8(char32_t code_point, std::string* text);

size_t CountCodePoints(std::string_view text);

// Scripts, as far as notes need them.
bool IsHangul(char32_t c);       // syllables and jamo, compatibility jamo included
bool IsLatinLetter(char32_t c);  // Latin script, accented letters included
bool IsHan(char32_t c);
bool IsLetter(char32_t c);  // any script
bool IsDigit(char32_t c);   // any decimal digit
bool IsSpace(char32_t c);   // Unicode White_Space

// Letters of a text by script, links not excluded.
struct ScriptCounts {
  size_t hangul = 0;
  size_t latin = 0;
  size_t han = 0;
  size_t other = 0;
  size_t digits = 0;

  size_t letters() const { return hangul + latin + han + other; }
};
ScriptCounts CountScripts(std::string_view text);

}  // namespace malmoi

#endif  // MALMOI_BASE_UNICODE_H_
