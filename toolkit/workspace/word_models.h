// What words and terms are found with, loaded from the folder models/.
//
// Everything is immutable after loading and safe from several threads.
#ifndef MALMOI_WORKSPACE_WORD_MODELS_H_
#define MALMOI_WORKSPACE_WORD_MODELS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "align/aligner_models.h"
#include "align/sound_model.h"
#include "align/translation_table.h"
#include "align/word_aligner.h"
#include "align/word_vectors.h"
#include "base/file_store.h"
#include "terms/word_profile.h"
#include "text/word_tokenizer.h"

namespace malmoi {

// words.tsv. Errors, here and below: a file is missing or damaged.
absl::StatusOr<std::unique_ptr<const WordTokenizer>> LoadWordTokenizer(const FileReader& files,
                                                                       const std::string& folder);

// What words are linked with.
struct WordModels {
  std::unique_ptr<const WordTokenizer> tokenizer;
  TranslationTable lexicon;                            // lexicon.bin
  std::shared_ptr<const TranslationTable> beginnings;  // beginnings.bin
  SoundModel sounds;                                   // sounds.tsv
  WordVectors vectors;                                 // tokenizer.model, vectors.bin

  // Borrows from this object.
  WordAlignerModels aligner_models() const {
    return {&lexicon, beginnings.get(), &sounds, &vectors};
  }
};

// `lexicon` is a file to use in place of lexicon.bin, or "".
absl::StatusOr<WordModels> LoadWordModels(const FileReader& files, const std::string& folder,
                                          const std::string& lexicon = "");

// The same with what the sentence aligner loaded already.
absl::StatusOr<WordModels> LoadWordModels(const FileReader& files, const std::string& folder,
                                          const std::string& lexicon, const SharedModels& shared);

// What terms are gathered with besides: word_uses.tsv.
absl::StatusOr<WordProfile> LoadWordProfile(const FileReader& files, const std::string& folder);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_WORD_MODELS_H_
