// ByteSource: bytes from outside, piece by piece, plain or gzip-compressed.
//
//   std::ifstream file("memory.tmx.gz", std::ios::binary);
//   XmlReader reader(Gunzipped(StreamSource(file, "memory.tmx.gz"), "memory.tmx.gz"), …);
//
// Not safe from several threads; copies share their place in the stream.
#ifndef MALMOI_BASE_BYTE_SOURCE_H_
#define MALMOI_BASE_BYTE_SOURCE_H_

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace malmoi {

// Fills `buffer` with up to `capacity` bytes and returns how many; 0 at the end of the input.
using ByteSource = std::function<absl::StatusOr<size_t>(char* buffer, size_t capacity)>;

// `in` must outlive the source. Errors: the stream cannot be read.
ByteSource StreamSource(std::istream& in, std::string name);

// `bytes` must outlive the source.
ByteSource StringSource(std::string_view bytes);

// `source` without its gzip compression, if it has one: told by the first two bytes, never by the
// name, so that it works for standard input too. Members that follow one another are one text
// (RFC 1952, 2.2). Errors: the source's; the compressed data is damaged or cut short.
ByteSource Gunzipped(ByteSource source, std::string name);

}  // namespace malmoi

#endif  // MALMOI_BASE_BYTE_SOURCE_H_
