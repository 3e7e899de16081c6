#include "faces/cli/term_models.h"

#include <string>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

absl::StatusOr<std::string> ReadModel(Console& console, std::string_view name, size_t max_bytes) {
  return console.files.Read(Concat(console.models_dir, "/", name), max_bytes);
}

}  // namespace

absl::StatusOr<std::unique_ptr<WordTokenizer>> LoadWordTokenizer(Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string words,
                          ReadModel(console, "words.tsv", WordList::kMaxFileBytes));
  return WordTokenizer::Parse(words, "models/words.tsv");
}

absl::StatusOr<TermModels> LoadTermModels(Console& console) {
  TermModels models;
  MALMOI_ASSIGN_OR_RETURN(models.tokenizer, LoadWordTokenizer(console));
  MALMOI_ASSIGN_OR_RETURN(const std::string uses,
                          ReadModel(console, "word_uses.tsv", WordProfile::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(models.profile, WordProfile::Parse(uses, "models/word_uses.tsv"));
  MALMOI_ASSIGN_OR_RETURN(const std::string lexicon,
                          ReadModel(console, "lexicon.bin", TranslationTable::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(models.lexicon, TranslationTable::Parse(lexicon, "models/lexicon.bin"));
  return models;
}

}  // namespace malmoi
