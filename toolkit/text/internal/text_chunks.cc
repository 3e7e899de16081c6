#include "text/internal/text_chunks.h"

#include <re2/re2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "text/korean.h"

namespace malmoi::internal {
namespace {

// Numerals that are written under a number (80억, 3천만), and what may follow them there; before
// anything else the syllable begins a word (5조각).
constexpr std::u32string_view kMagnitudes = U"십백천만억조";
constexpr std::u32string_view kAfterMagnitude =
    U"원개명달년건배분초회권대톤번여가장쌍을를이은는의에과와도만까부로인";

bool IsPunctuation(char32_t c) {
  if (c < 0x80) return c > ' ' && c != 0x7F && u_isalnum(static_cast<UChar32>(c)) == 0;
  return u_ispunct(static_cast<UChar32>(c)) != 0;
}

bool IsMark(char32_t c) {  // combining marks, joiners, variation selectors
  const int8_t type = u_charType(static_cast<UChar32>(c));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
         type == U_COMBINING_SPACING_MARK || type == U_FORMAT_CHAR;
}

// Reads code points of one text with a look at the next.
class Cursor {
 public:
  explicit Cursor(std::string_view text, size_t at = 0) : text_(text), at_(at), next_(at) {
    Peek();
  }
  bool done() const { return at_ >= text_.size(); }
  size_t at() const { return at_; }
  char32_t current() const { return current_; }
  char32_t following() const {
    size_t offset = next_;
    return offset < text_.size() ? NextCodePoint(text_, &offset) : 0;
  }
  void Advance() {
    at_ = next_;
    Peek();
  }
  template <typename Predicate>
  void AdvanceWhile(Predicate&& predicate) {
    while (!done() && predicate(current_)) Advance();
  }

 private:
  void Peek() {
    next_ = at_;
    current_ = done() ? 0 : NextCodePoint(text_, &next_);
  }

  std::string_view text_;
  size_t at_;
  size_t next_;
  char32_t current_ = 0;
};

// Whether a DOI may begin somewhere: 10.1000/182.
bool MayHoldDoi(std::string_view text) {
  const size_t prefix = text.find("10.");
  return prefix != std::string_view::npos && text.find('/', prefix) != std::string_view::npos;
}

bool MayHoldLink(std::string_view text) {
  return text.find("://") != std::string_view::npos || text.find('@') != std::string_view::npos ||
         text.find("www.") != std::string_view::npos ||
         text.find("rxiv:") != std::string_view::npos ||
         text.find("rXiv:") != std::string_view::npos || MayHoldDoi(text);
}

// The length of the link that `text` begins with, or 0. The full stop or bracket that closes the
// sentence around a link is not part of it.
size_t LinkLength(std::string_view text) {
  static const RE2 kLink(
      R"((?i)(?:https?|ftp)://[!-~]+|www\.[!-~]+\.[!-~]+|arxiv:\d{4}\.\d{4,5}(?:v\d+)?|(?:doi:)?10\.\d{4,9}/[!-~]+|[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})");
  re2::StringPiece match;
  if (!kLink.Match({text.data(), text.size()}, 0, text.size(), RE2::ANCHOR_START, &match, 1)) {
    return 0;
  }
  std::string_view link = text.substr(0, match.size());
  link = link.substr(0, link.find_first_of("<>\"`{}|\\^"));
  while (!link.empty()) {
    const char last = link.back();
    const bool closes = last == ')' || last == ']';
    const char open = last == ')' ? '(' : '[';
    const bool unbalanced = closes && std::count(link.begin(), link.end(), open) <
                                          std::count(link.begin(), link.end(), last);
    const bool trailing = std::string_view(".,;:!?'*_").find(last) != std::string_view::npos;
    if (!unbalanced && !trailing) break;
    link.remove_suffix(1);
  }
  return link.size();
}

bool IsWordCharacter(char32_t c) {
  return IsLatinLetter(c) || (c < 0x80 && IsDigit(c)) || c == U'_' || (c >= 0x80 && IsMark(c));
}

// A word of Latin letters, from its first letter.
void ReadLatin(Cursor* cursor) {
  while (!cursor->done()) {
    const char32_t c = cursor->current();
    const bool apostrophe = (c == U'\'' || c == U'’') && IsLatinLetter(cursor->following());
    if (!IsWordCharacter(c) && !apostrophe) break;
    cursor->Advance();
  }
}

// A number from its first digit: its separators, a short Latin unit, Korean magnitudes.
ChunkKind ReadNumber(std::string_view text, Cursor* cursor) {
  while (!cursor->done()) {
    const char32_t c = cursor->current();
    const bool separator = (c == U'.' || c == U',') && IsDigit(cursor->following());
    if (!IsDigit(c) && !separator) break;
    cursor->Advance();
  }
  if (IsLatinLetter(cursor->current())) {
    const size_t letters_begin = cursor->at();
    ReadLatin(cursor);
    constexpr size_t kUnitBytes = 3;  // 10k, 8B, 3rd, 16GB; longer is a word (3blue1brown)
    return cursor->at() - letters_begin <= kUnitBytes ? ChunkKind::kNumber : ChunkKind::kLatin;
  }
  const auto is_magnitude = [](char32_t c) {
    return kMagnitudes.find(c) != std::u32string_view::npos;
  };
  Cursor ahead(text, cursor->at());
  ahead.AdvanceWhile(is_magnitude);
  const bool fits = !IsSyllable(ahead.current()) ||
                    kAfterMagnitude.find(ahead.current()) != std::u32string_view::npos;
  if (fits) *cursor = ahead;
  return ChunkKind::kNumber;
}

bool IsOther(char32_t c) {
  return !IsSpace(c) && !IsSyllable(c) && !IsLatinLetter(c) && !IsDigit(c) && !IsPunctuation(c) &&
         !IsHan(c);
}

ChunkKind ReadChunk(std::string_view text, bool may_hold_link, Cursor* cursor) {
  const char32_t first = cursor->current();
  if (may_hold_link && first < 0x80 && u_isalnum(static_cast<UChar32>(first)) != 0) {
    if (const size_t length = LinkLength(text.substr(cursor->at())); length > 0) {
      *cursor = Cursor(text, cursor->at() + length);
      return ChunkKind::kLink;
    }
  }
  if (IsSyllable(first)) {
    cursor->AdvanceWhile(IsSyllable);
    return ChunkKind::kHangul;
  }
  if (IsLatinLetter(first)) {
    ReadLatin(cursor);
    return ChunkKind::kLatin;
  }
  if (IsDigit(first)) return ReadNumber(text, cursor);
  if (IsPunctuation(first)) {
    cursor->AdvanceWhile([first](char32_t c) { return c == first; });
    return ChunkKind::kPunctuation;
  }
  if (IsHan(first)) {
    cursor->AdvanceWhile(IsHan);
  } else {
    cursor->AdvanceWhile(IsOther);
  }
  return ChunkKind::kOther;
}

}  // namespace

std::vector<Chunk> CutIntoChunks(std::string_view text) {
  const bool may_hold_link = MayHoldLink(text);
  std::vector<Chunk> chunks;
  Cursor cursor(text);
  while (true) {
    cursor.AdvanceWhile(IsSpace);
    if (cursor.done()) return chunks;
    const size_t begin = cursor.at();
    const ChunkKind kind = ReadChunk(text, may_hold_link, &cursor);
    chunks.push_back({{begin, cursor.at()}, kind});
  }
}

}  // namespace malmoi::internal
