// TermCorpus: every candidate of a bitext and every pair within its beads, as small integers.
// Internal to terms/; stages 1 and 2 of term_gatherer.h.
#ifndef MALMOI_TERMS_INTERNAL_TERM_CORPUS_H_
#define MALMOI_TERMS_INTERNAL_TERM_CORPUS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/bitext.h"
#include "base/word_index.h"
#include "terms/candidate_pairing.h"
#include "terms/term_candidate.h"
#include "terms/term_gatherer.h"

namespace malmoi::internal {

// One place of a candidate.
struct Occurrence {
  uint32_t form = 0;   // of its SideVocabulary
  uint32_t begin = 0;  // bytes of the side's text
  uint32_t end = 0;
  CandidateKind kind = CandidateKind::kNounPhrase;
  bool opens_sentence = false;  // a capital says nothing there

  Span span() const { return {begin, end}; }
};

struct UnitCandidates {
  std::vector<Occurrence> source;
  std::vector<Occurrence> target;
  std::vector<CandidatePair> pairs;  // indexes into the two above
};

// A form is a candidate as written, a key is what its variants share.
struct SideVocabulary {
  struct Key {
    uint32_t words = 1;
    uint32_t beads = 0;         // in which it stands
    uint32_t nested_beads = 0;  // sum of the beads of its containers
    uint32_t containers = 0;    // longer keys that contain it
    bool verbal = true;         // only seen as a verb or a modifier
    bool code = false;          // first seen written like an identifier: ParameterServerStrategy
    bool hangul = false;        // written in Hangul alone
    bool acronym = false;       // a word with a capital after its first letter: BPE, NeMo
    bool acts = false;          // Korean: its last word is a verb with 하다 or 되다: 생성
    float nominal = 0;          // of its last word in general
    float weak = 0;             // share of its words that name little
    float rarity = 0;           // its rarest word here against in general
  };
  struct Form {
    uint32_t key = 0;
    uint32_t inside = 0;     // times seen, not opening a sentence
    uint32_t opening = 0;    // one, or in a title
    uint32_t titles = 0;     // of these, in a title
    uint32_t modifying = 0;  // of all, as a modifier by itself
  };

  WordIndex form_index;
  WordIndex key_index;
  std::vector<Form> forms;
  std::vector<Key> keys;
};

// How a word was written outside titles.
struct LetterCase {
  uint32_t small = 0;
  uint32_t capital = 0;         // inside a sentence
  uint32_t capital_beside = 0;  // the same beside another capital: Station of Seoul Station
  uint32_t opening = 0;         // opening one before another capital
};

struct TermCorpus {
  SideVocabulary source;
  SideVocabulary target;
  std::vector<UnitCandidates> units;  // one a unit given; empty where a side is
  WordIndex target_words;             // case-folded words of the English
  std::vector<LetterCase> target_cases;
  size_t beads = 0;  // units with both sides
};

TermCorpus CollectCandidates(std::span<const BitextUnit> units, const TermResources& resources,
                             int threads);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_TERM_CORPUS_H_
