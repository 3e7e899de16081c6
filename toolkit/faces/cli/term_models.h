// The models that words and terms are found with, loaded from the models folder.
#ifndef MALMOI_FACES_CLI_TERM_MODELS_H_
#define MALMOI_FACES_CLI_TERM_MODELS_H_

#include <memory>

#include "absl/status/statusor.h"
#include "align/translation_table.h"
#include "faces/cli/command_table.h"
#include "terms/word_profile.h"
#include "text/word_tokenizer.h"

namespace malmoi {

// models/words.tsv. Errors: the file is missing or damaged.
absl::StatusOr<std::unique_ptr<WordTokenizer>> LoadWordTokenizer(Console& console);

struct TermModels {
  std::unique_ptr<WordTokenizer> tokenizer;
  WordProfile profile;       // models/word_uses.tsv
  TranslationTable lexicon;  // models/lexicon.bin
};

// Errors: a file is missing or damaged.
absl::StatusOr<TermModels> LoadTermModels(Console& console);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_TERM_MODELS_H_
