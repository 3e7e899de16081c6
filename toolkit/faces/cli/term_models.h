// The models that words and terms are found with, loaded from the models folder.
#ifndef MALMOI_FACES_CLI_TERM_MODELS_H_
#define MALMOI_FACES_CLI_TERM_MODELS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "align/sound_model.h"
#include "align/translation_table.h"
#include "align/word_aligner.h"
#include "faces/cli/command_table.h"
#include "terms/word_profile.h"
#include "text/word_tokenizer.h"

namespace malmoi {

// models/words.tsv. Errors: the file is missing or damaged.
absl::StatusOr<std::unique_ptr<WordTokenizer>> LoadWordTokenizer(Console& console);

// What words are linked with.
struct WordModels {
  std::unique_ptr<WordTokenizer> tokenizer;
  TranslationTable lexicon;     // models/lexicon.bin
  TranslationTable beginnings;  // models/beginnings.bin
  SoundModel sounds;            // models/sounds.tsv

  // Borrows from this object.
  WordAlignerModels aligner_models() const { return {&lexicon, &beginnings, &sounds}; }
};

// `lexicon` is a file to use in place of models/lexicon.bin, or "". Errors: a file is missing or
// damaged.
absl::StatusOr<WordModels> LoadWordModels(Console& console, const std::string& lexicon);

struct TermModels {
  WordModels words;
  WordProfile profile;  // models/word_uses.tsv
};

// Errors: a file is missing or damaged.
absl::StatusOr<TermModels> LoadTermModels(Console& console);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_TERM_MODELS_H_
