#include "terms/term_base.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>

namespace malmoi {

std::string ConceptId(std::string_view korean_term) {
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : korean_term) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  constexpr char kHex[] = "0123456789abcdef";
  std::string id = "c-";
  for (int shift = 60; shift >= 0; shift -= 4) id.push_back(kHex[(hash >> shift) & 15]);
  return id;
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
