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

absl::StatusOr<WordModels> LoadWordModels(Console& console, const std::string& lexicon) {
  WordModels models;
  MALMOI_ASSIGN_OR_RETURN(models.tokenizer, LoadWordTokenizer(console));
  const auto table = [&console](const std::string& path) -> absl::StatusOr<TranslationTable> {
    MALMOI_ASSIGN_OR_RETURN(const std::string bytes,
                            console.files.Read(path, TranslationTable::kMaxFileBytes));
    return TranslationTable::Parse(bytes, path);
  };
  const std::string shipped = Concat(console.models_dir, "/lexicon.bin");
  MALMOI_ASSIGN_OR_RETURN(models.lexicon, table(lexicon.empty() ? shipped : lexicon));
  MALMOI_ASSIGN_OR_RETURN(models.beginnings, table(Concat(console.models_dir, "/beginnings.bin")));
  MALMOI_ASSIGN_OR_RETURN(const std::string sounds,
                          ReadModel(console, "sounds.tsv", SoundModel::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(models.sounds, SoundModel::Parse(sounds, "models/sounds.tsv"));
  return models;
}

absl::StatusOr<TermModels> LoadTermModels(Console& console) {
  TermModels models;
  MALMOI_ASSIGN_OR_RETURN(models.words, LoadWordModels(console, ""));
  MALMOI_ASSIGN_OR_RETURN(const std::string uses,
                          ReadModel(console, "word_uses.tsv", WordProfile::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(models.profile, WordProfile::Parse(uses, "models/word_uses.tsv"));
  return models;
}

}  // namespace malmoi
