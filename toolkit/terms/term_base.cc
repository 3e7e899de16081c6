#include "terms/term_base.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

#include "base/stable_hash.h"
#include "base/unicode.h"

namespace malmoi {

std::string ConceptId(std::string_view korean_term) { return "c-" + HexDigits(Fnv1a(korean_term)); }

std::string TermKey(std::string_view term) {
  const std::string folded = FoldCase(term);
  std::string key;
  for (size_t at = 0; at < folded.size();) {
    const size_t begin = at;
    const char32_t c = NextCodePoint(folded, &at);
    const bool is_hyphen = c == U'-' || (c >= 0x2010 && c <= 0x2015);
    if (!IsSpace(c) && !is_hyphen) key.append(folded, begin, at - begin);
  }
  return key.empty() ? folded : key;
}

bool HasControlCharacter(std::string_view term) {
  for (size_t i = 0; i < term.size();) {
    const char32_t c = NextCodePoint(term, &i);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) return true;
  }
  return false;
}

std::vector<ConceptEntry> GroupConcepts(std::vector<TermPair> pairs) {
  std::vector<ConceptEntry> concepts;
  std::map<std::string, size_t> place;  // by Korean term
  for (TermPair& pair : pairs) {
    const auto [found, is_new] = place.emplace(pair.korean, concepts.size());
    if (is_new) concepts.push_back({ConceptId(pair.korean), {}});
    concepts[found->second].pairs.push_back(std::move(pair));
  }
  return concepts;
}

}  // namespace malmoi
