// Classes of single bytes of UTF-8 text that are ASCII; bytes of other characters are in none.
// For code points see base/unicode.h.
#ifndef MALMOI_BASE_ASCII_H_
#define MALMOI_BASE_ASCII_H_

namespace malmoi {

constexpr bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAsciiLetter(char c) { return IsAsciiUpper(c) || IsAsciiLower(c); }

}  // namespace malmoi

#endif  // MALMOI_BASE_ASCII_H_
