// A CompiledGlossary as bytes, so that what took long to compile is read again in no time.
//
//   std::string bytes = SerializeGlossary(compiled, key);
//   ParseGlossary(bytes, key)   // the same; nothing where the bytes are of another key
//
// The file is a cache that can be deleted at any time (malmoi.db-glossary, beside the store). Its
// key stands for all that the glossary was made of: whoever asks knows it, and bytes of another
// key, of another version, damaged or cut short are not an error but nothing.
//
// Layout, integers little-endian, a text is u32 length and its bytes, a list u32 count and its
// items:
//
//   8 bytes "MALMOIGL" | u32 version | u32 CRC-32 of all that follows
//   text key | list of concepts | list of lists of u32 (concepts of each English term)
//   Korean, then English: list of terms (text, u32 id, u8 main, text separators),
//                         list of keys (text letters, u32 term)
//   a concept: text Korean | u8 deprecated, binds, reviewed | list of renderings
//   a rendering: text | u8 status | u64 confidence as IEEE 754 | u64 frequency, notes | u32 term |
//                list of texts
//
// Conflicts are not kept: a glossary that has some is compiled anew, and they are told anew.
// Pure functions.
#ifndef MALMOI_CHECK_GLOSSARY_FILE_H_
#define MALMOI_CHECK_GLOSSARY_FILE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "check/compiled_glossary.h"

namespace malmoi {

inline constexpr size_t kMaxGlossaryFileBytes = size_t{1} << 30;

std::string SerializeGlossary(const CompiledGlossary& glossary, std::string_view key);
std::optional<CompiledGlossary> ParseGlossary(std::string_view bytes, std::string_view key);

}  // namespace malmoi

#endif  // MALMOI_CHECK_GLOSSARY_FILE_H_
