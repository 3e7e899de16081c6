// DictionaryForms: how each key is shown, chosen from the forms it was written in.
// Internal to terms/; stage 5 of term_gatherer.h.
#ifndef MALMOI_TERMS_INTERNAL_DICTIONARY_FORM_H_
#define MALMOI_TERMS_INTERNAL_DICTIONARY_FORM_H_

#include <cstdint>
#include <string>
#include <vector>

#include "terms/internal/term_corpus.h"
#include "terms/word_profile.h"

namespace malmoi::internal {

struct ShownForms {
  std::string term;                   // the spelling used most
  std::vector<std::string> variants;  // the others, by falling use
};

class DictionaryForms {
 public:
  // Both are borrowed.
  DictionaryForms(const TermCorpus& corpus, const WordProfile& profile);

  // Korean forms stay as written.
  ShownForms Korean(uint32_t key) const;

  // English forms lose the capitals that a sentence's beginning or a title gave them: a word keeps
  // its capital if it is written so inside sentences (Janus), or has one elsewhere (xLSTM, BPE); if
  // it only ever opens sentences, general text tells (Monday), and of a word that is not known
  // there the name that it begins (Haeundae Beach), or the same word in `korean`. A verb is shown
  // as its lemma beside a Korean noun that acts (생성 = generate), and as the participle that it is
  // beside another (기존 = existing). `source` is the key of `korean`.
  ShownForms English(uint32_t key, uint32_t source, std::string_view korean) const;

 private:
  struct WrittenForm {
    std::string_view text;
    bool in_sentence = false;  // not only in titles
  };
  struct NamePart {
    std::string_view word;
    bool alone = false;  // it is the whole form
  };

  std::string LowerUnlessName(const WrittenForm& form, std::string_view korean) const;

  bool IsName(const NamePart& part, std::string_view korean) const;

  const TermCorpus& corpus_;
  const WordProfile& profile_;
  std::vector<std::vector<uint32_t>> source_forms_;  // by key
  std::vector<std::vector<uint32_t>> target_forms_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_TERMS_INTERNAL_DICTIONARY_FORM_H_
