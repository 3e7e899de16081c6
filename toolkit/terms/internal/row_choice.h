// Which of the pairs that were counted become rows of the glossary.
// Internal to terms/; stage 5 of term_gatherer.h.
#ifndef MALMOI_TERMS_INTERNAL_ROW_CHOICE_H_
#define MALMOI_TERMS_INTERNAL_ROW_CHOICE_H_

#include <cstddef>
#include <vector>

#include "terms/internal/pair_table.h"
#include "terms/internal/term_corpus.h"

namespace malmoi::internal {

// Those that took their words somewhere, and those that people know. Of those that always stand
// inside longer terms, the ones that nothing rivals: phrases if they stand inside so many that they
// are a unit of their own, words if they are known by themselves (파이프라인 of NeMo 파이프라인,
// BPE). No fragments of one other row: Face of Hugging Face, 세트 = dataset beside 데이터 세트.
// One for each of table.pairs().
std::vector<bool> ChooseRows(const TermCorpus& corpus, const PairTable& table,
                             size_t min_frequency);

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_ROW_CHOICE_H_
