#include "workspace/word_models.h"

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

absl::StatusOr<TranslationTable> LoadTable(const FileReader& files, const std::string& path) {
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes,
                          files.Read(path, TranslationTable::kMaxFileBytes));
  return TranslationTable::Parse(bytes, path);
}

}  // namespace

absl::StatusOr<std::unique_ptr<const WordTokenizer>> LoadWordTokenizer(const FileReader& files,
                                                                       const std::string& folder) {
  const std::string path = Concat(folder, "/words.tsv");
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes, files.Read(path, WordList::kMaxFileBytes));
  return WordTokenizer::Parse(bytes, path);
}

absl::StatusOr<WordModels> LoadWordModels(const FileReader& files, const std::string& folder,
                                          const std::string& lexicon) {
  WordModels models;
  MALMOI_ASSIGN_OR_RETURN(models.tokenizer, LoadWordTokenizer(files, folder));
  MALMOI_ASSIGN_OR_RETURN(
      models.lexicon, LoadTable(files, lexicon.empty() ? Concat(folder, "/lexicon.bin") : lexicon));
  MALMOI_ASSIGN_OR_RETURN(models.beginnings, LoadTable(files, Concat(folder, "/beginnings.bin")));
  const std::string sounds = Concat(folder, "/sounds.tsv");
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes, files.Read(sounds, SoundModel::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(models.sounds, SoundModel::Parse(bytes, sounds));
  return models;
}

absl::StatusOr<WordProfile> LoadWordProfile(const FileReader& files, const std::string& folder) {
  const std::string path = Concat(folder, "/word_uses.tsv");
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes, files.Read(path, WordProfile::kMaxFileBytes));
  return WordProfile::Parse(bytes, path);
}

}  // namespace malmoi
