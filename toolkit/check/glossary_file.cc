#include "check/glossary_file.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "base/unicode.h"

namespace malmoi {
namespace {

constexpr std::string_view kMagic = "MALMOIGL";
constexpr uint32_t kVersion = 1;
constexpr size_t kHeaderBytes = kMagic.size() + 2 * sizeof(uint32_t);
constexpr uint8_t kLastStatus = static_cast<uint8_t>(TermStatus::kDeprecated);

uint32_t Checksum(std::string_view bytes) {
  return static_cast<uint32_t>(
      ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

class Writer {
 public:
  void Number(uint64_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; ++i) bytes_.push_back(static_cast<char>(value >> (8 * i)));
  }
  void U8(uint8_t value) { Number(value, 1); }
  void U32(uint64_t value) { Number(value, sizeof(uint32_t)); }
  void U64(uint64_t value) { Number(value, sizeof(uint64_t)); }
  void Text(std::string_view text) {
    U32(text.size());
    bytes_.append(text);
  }
  template <typename T, typename Write>
  void List(const std::vector<T>& items, const Write& write) {
    U32(items.size());
    for (const T& item : items) write(item);
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

// Reads what Writer wrote. After the first thing that is not there, all is empty and ok() is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  uint64_t Number(size_t bytes) {
    const std::string_view taken = Take(bytes);
    uint64_t value = 0;
    for (size_t i = 0; i < taken.size(); ++i) {
      value |= uint64_t{static_cast<uint8_t>(taken[i])} << (8 * i);
    }
    return value;
  }
  // At most `largest`.
  uint8_t U8(uint8_t largest) {
    const uint64_t value = Number(1);
    ok_ = ok_ && value <= largest;
    return static_cast<uint8_t>(value);
  }
  bool Flag() { return U8(1) == 1; }
  uint32_t U32() { return static_cast<uint32_t>(Number(sizeof(uint32_t))); }
  uint64_t U64() { return Number(sizeof(uint64_t)); }
  // Less than `size`.
  uint32_t Index(size_t size) {
    const uint32_t index = U32();
    ok_ = ok_ && index < size;
    return index;
  }
  std::string Text() { return std::string(Take(U32())); }
  // Items that take `item_bytes` at least, so that a damaged count asks for no memory.
  template <typename T, typename Read>
  std::vector<T> List(size_t item_bytes, const Read& read) {
    const size_t count = U32();
    ok_ = ok_ && count <= rest_.size() / item_bytes;
    std::vector<T> items;
    if (!ok_) return items;
    items.reserve(count);
    for (size_t i = 0; i < count && ok_; ++i) items.push_back(read());
    return items;
  }

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }
  void Check(bool holds) { ok_ = ok_ && holds; }

 private:
  std::string_view Take(size_t bytes) {
    ok_ = ok_ && bytes <= rest_.size();
    if (!ok_) return {};
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
  }

  std::string_view rest_;
  bool ok_ = true;
};

void WriteConcept(const CheckedConcept& checked, Writer* out) {
  out->Text(checked.korean);
  for (const bool flag : {checked.deprecated, checked.binds, checked.reviewed}) out->U8(flag);
  out->List(checked.renderings, [out](const Rendering& rendering) {
    out->Text(rendering.english);
    out->U8(static_cast<uint8_t>(rendering.status));
    out->U64(std::bit_cast<uint64_t>(rendering.confidence));
    out->U64(rendering.frequency);
    out->U64(rendering.notes);
    out->U32(rendering.term);
    out->List(rendering.words, [out](const std::string& word) { out->Text(word); });
  });
}

Rendering ReadRendering(Reader* in) {
  Rendering rendering;
  rendering.english = in->Text();
  rendering.status = static_cast<TermStatus>(in->U8(kLastStatus));
  rendering.confidence = std::bit_cast<double>(in->U64());
  rendering.frequency = in->U64();
  rendering.notes = in->U64();
  rendering.term = in->U32();
  rendering.words = in->List<std::string>(sizeof(uint32_t), [in] { return in->Text(); });
  return rendering;
}

CheckedConcept ReadConcept(Reader* in) {
  constexpr size_t kLeastBytes = 33;  // of a rendering without words
  CheckedConcept checked;
  checked.korean = in->Text();
  for (bool* flag : {&checked.deprecated, &checked.binds, &checked.reviewed}) *flag = in->Flag();
  checked.renderings = in->List<Rendering>(kLeastBytes, [in] { return ReadRendering(in); });
  return checked;
}

void WriteSide(const GlossarySide& side, Writer* out) {
  out->U32(side.terms.terms.size());
  for (size_t i = 0; i < side.terms.terms.size(); ++i) {
    out->Text(side.terms.terms[i].text);
    out->U32(side.terms.terms[i].id);
    out->U8(side.is_main[i]);
    out->Text(side.terms.separators[i]);
  }
  out->List(side.terms.keys, [out](const TermLetters& key) {
    out->Text(key.letters);
    out->U32(key.term);
  });
}

GlossarySide ReadSide(size_t ids, Reader* in) {
  constexpr size_t kLeastBytes = 13;  // of a term without letters
  GlossarySide side;
  // One list of terms, which are kept in three.
  side.terms.terms = in->List<MatcherTerm>(kLeastBytes, [&] {
    MatcherTerm term;
    term.text = in->Text();
    term.id = in->Index(ids);
    side.is_main.push_back(in->Flag());
    side.terms.separators.push_back(in->Text());
    return term;
  });
  side.terms.keys = in->List<TermLetters>(2 * sizeof(uint32_t), [&] {
    TermLetters key;
    key.letters = in->Text();
    in->Check(CountCodePoints(key.letters) <= kMaxTermLetters);
    key.term = in->Index(side.terms.terms.size());
    return key;
  });
  in->Check(std::ranges::is_sorted(side.terms.keys));
  return side;
}

}  // namespace

std::string SerializeGlossary(const CompiledGlossary& glossary, std::string_view key) {
  Writer body;
  body.Text(key);
  body.List(glossary.concepts, [&](const CheckedConcept& each) { WriteConcept(each, &body); });
  body.List(glossary.of_english, [&](const std::vector<uint32_t>& owners) {
    body.List(owners, [&](uint32_t owner) { body.U32(owner); });
  });
  WriteSide(glossary.korean, &body);
  WriteSide(glossary.english, &body);
  Writer head;
  head.U32(kVersion);
  head.U32(Checksum(body.bytes()));
  return std::string(kMagic) + head.bytes() + body.bytes();
}

std::optional<CompiledGlossary> ParseGlossary(std::string_view bytes, std::string_view key) {
  if (!bytes.starts_with(kMagic) || bytes.size() < kHeaderBytes) return std::nullopt;
  Reader head(bytes.substr(kMagic.size(), 2 * sizeof(uint32_t)));
  const std::string_view body = bytes.substr(kHeaderBytes);
  if (head.U32() != kVersion || head.U32() != Checksum(body)) return std::nullopt;
  Reader in(body);
  if (in.Text() != key || !in.ok()) return std::nullopt;
  constexpr size_t kLeastConcept = 11;
  CompiledGlossary glossary;
  glossary.concepts = in.List<CheckedConcept>(kLeastConcept, [&in] { return ReadConcept(&in); });
  glossary.of_english = in.List<std::vector<uint32_t>>(sizeof(uint32_t), [&] {
    return in.List<uint32_t>(sizeof(uint32_t), [&] { return in.Index(glossary.concepts.size()); });
  });
  glossary.korean = ReadSide(glossary.concepts.size(), &in);
  glossary.english = ReadSide(glossary.of_english.size(), &in);
  const auto has_term = [&](const Rendering& rendering) {
    return rendering.term < glossary.of_english.size();
  };
  for (const CheckedConcept& each : glossary.concepts) {
    in.Check(std::ranges::all_of(each.renderings, has_term));
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return glossary;
}

}  // namespace malmoi
