// DictionaryForms: how each key is shown, chosen from the forms it was written in.
// Internal to terms/; stage 5 of term_gatherer.h.
#ifndef MALMOI_TERMS_INTERNAL_DICTIONARY_FORM_H_
#define MALMOI_TERMS_INTERNAL_DICTIONARY_FORM_H_

#include <cstdint>
#include <string>
#include <vector>

#include "terms/internal/term_corpus.h"

namespace malmoi::internal {

struct ShownForms {
  std::string term;                   // the spelling used most
  std::vector<std::string> variants;  // the others, by falling use
};

class DictionaryForms {
 public:
  explicit DictionaryForms(const TermCorpus& corpus);

  // Korean forms stay as written.
  ShownForms Korean(uint32_t key) const;

  // English forms lose the capitals that a sentence's beginning or a title gave them: a word keeps
  // its capital if it is written so inside sentences (Janus), if it has one elsewhere (xLSTM, BPE),
  // or if nothing else is known and `korean` holds the same word with it. A verb is shown as its
  // lemma beside a Korean noun that acts (생성 = generate), and as the participle that it is beside
  // another (기존 = existing). `source` is the key of `korean`.
  ShownForms English(uint32_t key, uint32_t source, std::string_view korean) const;

 private:
  std::string LowerUnlessName(std::string_view form, std::string_view korean) const;

  const TermCorpus& corpus_;
  std::vector<std::vector<uint32_t>> source_forms_;  // by key
  std::vector<std::vector<uint32_t>> target_forms_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_DICTIONARY_FORM_H_
