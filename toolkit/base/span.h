// Span: a half-open range of bytes, the only position type below faces/.
//
// Whose bytes is said where the span is declared: a Note's spans are bytes of the file as it lies
// on disk; a splitter's or tokenizer's spans are bytes of the string it was given.
#ifndef MALMOI_BASE_SPAN_H_
#define MALMOI_BASE_SPAN_H_

#include <cstddef>
#include <string_view>

namespace malmoi {

struct Span {
  size_t begin = 0;
  size_t end = 0;  // one past the last byte

  size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(size_t offset) const { return begin <= offset && offset < end; }

  // REQUIRES: end <= text.size().
  std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }

  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace malmoi

#endif  // MALMOI_BASE_SPAN_H_
