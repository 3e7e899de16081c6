// std::string_view glue over Abseil's strings, whose string_view is another type on Debian 12.
//
// Everything here is ASCII or byte work; what knows Unicode is in base/unicode.h.
#ifndef MALMOI_BASE_STRINGS_H_
#define MALMOI_BASE_STRINGS_H_

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace malmoi {

namespace internal {
inline std::string Piece(std::string_view text) { return std::string(text); }
inline std::string Piece(char c) { return std::string(1, c); }
template <std::integral T>
requires(!std::same_as<T, char> && !std::same_as<T, bool>) std::string Piece(T number) {
  return std::to_string(number);
}
}  // namespace internal

// The parts one after another: strings, chars and integers. Floating point goes through
// FormatScore, so that no output depends on a default precision.
template <typename... Parts>
std::string Concat(const Parts&... parts) {
  std::string result;
  (result.append(internal::Piece(parts)), ...);
  return result;
}

// `value` with exactly `digits` decimals, whatever the locale: FormatScore(0.93124, 4) is "0.9312".
std::string FormatScore(double value, int digits);

// The pieces between `separator`; an empty text is one empty piece. The views borrow from `text`.
std::vector<std::string_view> Split(std::string_view text, char separator);

std::string Join(const std::vector<std::string>& parts, std::string_view separator);

// Without ASCII white space at both ends. Borrows from `text`.
std::string_view StripWhitespace(std::string_view text);

std::string AsciiToLower(std::string_view text);

// Every `from` replaced, left to right. REQUIRES: !from.empty().
std::string ReplaceAll(std::string_view text, std::string_view from, std::string_view to);

// A decimal number that fills the whole text, or nothing.
std::optional<int64_t> ParseInt(std::string_view text);
std::optional<double> ParseDouble(std::string_view text);

// The word of `known` with the smallest edit distance to `word`, if it is near enough to be meant
// (distance at most a third of the length); for "unknown key … did you mean …".
std::optional<std::string> NearestName(std::string_view word,
                                       const std::vector<std::string>& known);

}  // namespace malmoi

#endif  // MALMOI_BASE_STRINGS_H_
