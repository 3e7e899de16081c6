#include "base/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

icu::StringPiece ToIcu(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

const icu::Normalizer2& Nfc() {
  UErrorCode error = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(error);  // ICU's own singleton, never null with its data
}

// True where `text` is ASCII and whole Hangul syllables and no more, as most of our words are: it
// is valid and composed, and its case is that of its ASCII.
bool IsAsciiAndSyllables(std::string_view text) {
  const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
  for (size_t i = 0; i < text.size();) {
    if (byte(i) < 0x80) {
      ++i;
      continue;
    }
    const bool three = text.size() - i >= 3 && (byte(i) & 0xF0) == 0xE0 &&
                       (byte(i + 1) & 0xC0) == 0x80 && (byte(i + 2) & 0xC0) == 0x80;
    if (!three) return false;
    const int c = (byte(i) & 0xF) << 12 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F);
    if (c < 0xAC00 || c > 0xD7A3) return false;
    i += 3;
  }
  return true;
}

size_t LineOfByte(std::string_view bytes, size_t offset) {
  return 1 + static_cast<size_t>(
                 std::count(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(offset), '\n'));
}

// Composes `text` (valid UTF-8), whose bytes `to_bytes` leads back.
MappedText ComposeMapped(MappedText decoded) {
  UErrorCode error = U_ZERO_ERROR;
  if (Nfc().isNormalizedUTF8(ToIcu(decoded.text), error) && U_SUCCESS(error)) return decoded;
  error = U_ZERO_ERROR;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed, static_cast<int32_t>(decoded.text.size()));
  icu::Edits edits;
  Nfc().normalizeUTF8(0, ToIcu(decoded.text), sink, &edits, error);
  OffsetMap map;
  auto edit = edits.getFineIterator();
  while (edit.next(error)) {
    const auto begin = static_cast<size_t>(edit.sourceIndex());
    const Span source{begin, begin + static_cast<size_t>(edit.oldLength())};
    const auto size = static_cast<size_t>(edit.newLength());
    edit.hasChange() ? map.AppendBlock(size, source) : map.Append(size, source);
  }
  return {std::move(composed), map.Through(decoded.map)};
}

MappedText Utf8Mapped(std::string_view bytes, size_t skip) {
  MappedText mapped;
  mapped.text.assign(bytes.substr(skip));
  mapped.map.Append(mapped.text.size(), {skip, bytes.size()});
  return mapped;
}

struct ConverterClose {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Converts `bytes` from `encoding`, keeping for each code point the bytes it came from.
// Bytes that the encoding does not know are an error at their line.
absl::StatusOr<MappedText> Convert(std::string_view bytes, size_t skip, const char* encoding,
                                   std::string_view file) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UConverter, ConverterClose> converter(ucnv_open(encoding, &error));
  if (U_FAILURE(error)) {
    return IoError(file, Concat("ICU has no converter for ", encoding));
  }
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  MappedText mapped;
  const char* source = bytes.data() + skip;
  const char* const source_end = bytes.data() + bytes.size();
  while (source < source_end) {
    const char* const before = source;
    const UChar32 code_point = ucnv_getNextUChar(converter.get(), &source, source_end, &error);
    const auto begin = static_cast<size_t>(before - bytes.data());
    if (U_FAILURE(error)) {
      return InvalidInputError(
          {std::string(file), LineOfByte(bytes, begin), 0},
          Concat("bytes that are not ", encoding, " text; save the file as UTF-8 and try again"));
    }
    const size_t size_before = mapped.text.size();
    AppendUtf8(static_cast<char32_t>(code_point), &mapped.text);
    const Span source_span{begin, static_cast<size_t>(source - bytes.data())};
    const size_t size = mapped.text.size() - size_before;
    // ASCII bytes in windows-949 correspond one to one; everything else is a block of its own.
    size == 1 && source_span.size() == 1 ? mapped.map.Append(1, source_span)
                                         : mapped.map.AppendBlock(size, source_span);
  }
  return mapped;
}

// UTF-16 without a mark: text has its zero bytes nearly all on one side of each pair. On the other
// side they stand in characters like 가 (U+AC00), beside a byte that is none.
const char* Utf16WithoutBom(std::string_view bytes) {
  const size_t pairs = std::min<size_t>(bytes.size(), 4096) / 2;
  if (pairs < 2 || bytes.size() % 2 != 0) return nullptr;
  size_t even_zeros = 0;
  size_t odd_zeros = 0;
  for (size_t i = 0; i < pairs; ++i) {
    even_zeros += bytes[2 * i] == '\0';
    odd_zeros += bytes[2 * i + 1] == '\0';
    if (bytes[2 * i] == '\0' && bytes[2 * i + 1] == '\0') return nullptr;
  }
  // Korean text still has spaces, line ends and digits: a tenth of the pairs is plenty, but one
  // or two zero bytes say nothing.
  const size_t enough = std::max<size_t>(3, pairs / 10);
  if (odd_zeros >= enough && 4 * even_zeros <= odd_zeros) return "UTF-16LE";
  if (even_zeros >= enough && 4 * odd_zeros <= even_zeros) return "UTF-16BE";
  return nullptr;
}

// Text in another encoding hardly ever holds Hangul's three-byte sequences by chance: bytes that
// are mostly such sequences are UTF-8 with a broken place.
bool IsBrokenUtf8(std::string_view bytes) {
  size_t whole = 0;
  size_t broken = 0;
  for (size_t i = 0; i < bytes.size();) {
    const size_t before = i;
    const char32_t c = NextCodePoint(bytes, &i);
    if (c < 0x80) continue;
    c == 0xFFFD && i - before < 3 ? ++broken : ++whole;
  }
  return whole > 4 * broken;
}

struct DetectorClose {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

std::string Detect(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, DetectorClose> detector(ucsdet_open(&error));
  if (U_FAILURE(error)) return {};
  const std::string_view sample = bytes.substr(0, 1 << 16);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &error);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  if (U_FAILURE(error)) return {};
  std::string best;
  for (int32_t i = 0; i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &error);
    if (name == "EUC-KR" || name == "windows-949") return "windows-949";  // notes are Korean first
    if (best.empty() && name.rfind("UTF-", 0) != 0) best = name;
  }
  return best;
}

// NUL or a crowd of control characters: a picture or an archive, not a note.
absl::Status RejectBinary(std::string_view text, std::string_view file) {
  size_t controls = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\0') {
      return InvalidInputError({std::string(file), LineOfByte(text, i), 0},
                               "a NUL byte: this is no text file; leave it out of the notes, or "
                               "save it as UTF-8");
    }
    controls += (c > 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') ? 1 : 0;
  }
  if (controls * 20 > text.size()) {
    return InvalidInputError({std::string(file), 1, 0},
                             "bytes that are no text (too many control characters); leave the file "
                             "out of the notes, or save it as UTF-8");
  }
  return absl::OkStatus();
}

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

absl::StatusOr<DecodedText> DecodeText(std::string_view bytes, std::string_view file) {
  DecodedText decoded;
  absl::StatusOr<MappedText> mapped = MappedText{};
  if (bytes.size() > static_cast<size_t>(std::numeric_limits<int32_t>::max())) {
    return TooLargeError({std::string(file), 0, 0}, "over 2 GiB; split the file");
  }
  if (StartsWith(bytes, kUtf8Bom) && IsValidUtf8(bytes)) {
    decoded.had_bom = true;
    decoded.encoding = "UTF-8";
    mapped = Utf8Mapped(bytes, kUtf8Bom.size());
  } else if (StartsWith(bytes, std::string_view("\xFF\xFE\0\0", 4))) {
    decoded.had_bom = true;
    decoded.encoding = "UTF-32LE";
    mapped = Convert(bytes, 4, "UTF-32LE", file);
  } else if (StartsWith(bytes, "\xFF\xFE") || StartsWith(bytes, "\xFE\xFF")) {
    decoded.had_bom = true;
    decoded.encoding = bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    mapped = Convert(bytes, 2, decoded.encoding.c_str(), file);
  } else if (const char* utf16 = Utf16WithoutBom(bytes); utf16 != nullptr) {
    decoded.encoding = utf16;
    mapped = Convert(bytes, 0, utf16, file);
  } else if (IsValidUtf8(bytes)) {
    decoded.encoding = "UTF-8";
    mapped = Utf8Mapped(bytes, 0);
  } else {
    MALMOI_RETURN_IF_ERROR(RejectBinary(bytes, file));
    const Place broken_place{std::string(file), LineOfByte(bytes, ValidUtf8Prefix(bytes)), 0};
    if (IsBrokenUtf8(bytes)) {
      return InvalidInputError(broken_place,
                               "broken UTF-8; mend this line, or save the file as UTF-8 again");
    }
    decoded.encoding = Detect(bytes);
    if (decoded.encoding.empty()) {
      return InvalidInputError(
          broken_place, "no encoding fits these bytes; save the file as UTF-8 and try again");
    }
    mapped = Convert(bytes, 0, decoded.encoding.c_str(), file);
  }
  if (!mapped.ok()) return mapped.status();
  MALMOI_RETURN_IF_ERROR(RejectBinary(mapped->text, file));
  decoded.mapped = ComposeMapped(*std::move(mapped));
  return decoded;
}

std::string ToNfc(std::string_view text) {
  if (IsAsciiAndSyllables(text)) return std::string(text);
  UErrorCode error = U_ZERO_ERROR;
  if (!IsValidUtf8(text)) {  // ICU would copy the broken bytes
    std::string whole;
    for (size_t i = 0; i < text.size();) AppendUtf8(NextCodePoint(text, &i), &whole);
    return ToNfc(whole);
  }
  if (Nfc().isNormalizedUTF8(ToIcu(text), error)) return std::string(text);
  error = U_ZERO_ERROR;
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  Nfc().normalizeUTF8(0, ToIcu(text), sink, nullptr, error);
  return composed;
}

std::string FoldCase(std::string_view text) {
  if (IsAsciiAndSyllables(text)) return AsciiToLower(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(error);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  folder->normalizeUTF8(0, ToIcu(text), sink, nullptr, error);
  return folded;
}

size_t ValidUtf8Prefix(std::string_view text) {
  size_t offset = 0;
  while (offset < text.size()) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      ++offset;
      continue;
    }
    UChar32 c = 0;
    // U8_NEXT counts in int32: give it one sequence (at most four bytes) at a time.
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data() + offset);
    int32_t used = 0;
    const auto available = static_cast<int32_t>(std::min<size_t>(4, text.size() - offset));
    U8_NEXT(bytes, used, available, c);
    if (c < 0) return offset;
    offset += static_cast<size_t>(used);
  }
  return offset;
}

bool IsValidUtf8(std::string_view text) { return ValidUtf8Prefix(text) == text.size(); }

char32_t NextCodePoint(std::string_view text, size_t* offset) {
  const auto first = static_cast<unsigned char>(text[*offset]);
  if (first < 0x80) {
    ++*offset;
    return first;
  }
  UChar32 c = 0;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data() + *offset);
  int32_t used = 0;
  const auto available = static_cast<int32_t>(std::min<size_t>(4, text.size() - *offset));
  U8_NEXT_OR_FFFD(bytes, used, available, c);
  *offset += static_cast<size_t>(used);
  return static_cast<char32_t>(c);
}

void AppendUtf8(char32_t code_point, std::string* text) {
  char buffer[U8_MAX_LENGTH];
  int32_t size = 0;
  U8_APPEND_UNSAFE(buffer, size, static_cast<UChar32>(code_point));
  text->append(buffer, static_cast<size_t>(size));
}

size_t CountCodePoints(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool IsHangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) ||
         (c >= 0x3131 && c <= 0x318E) || (c >= 0xA960 && c <= 0xA97C) ||
         (c >= 0xD7B0 && c <= 0xD7FB) || (c >= 0xFFA0 && c <= 0xFFDC);
}

bool IsLatinLetter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  UErrorCode error = U_ZERO_ERROR;
  return u_isalpha(static_cast<UChar32>(c)) &&
         uscript_getScript(static_cast<UChar32>(c), &error) == USCRIPT_LATIN;
}

bool IsHan(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

bool IsLetter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool IsDigit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool IsSpace(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

ScriptCounts CountScripts(std::string_view text) {
  ScriptCounts counts;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    if (IsHangul(c)) {
      ++counts.hangul;
    } else if (IsLatinLetter(c)) {
      ++counts.latin;
    } else if (IsHan(c)) {
      ++counts.han;
    } else if (IsDigit(c)) {
      ++counts.digits;
    } else if (IsLetter(c)) {
      ++counts.other;
    }
  }
  return counts;
}

}  // namespace malmoi
