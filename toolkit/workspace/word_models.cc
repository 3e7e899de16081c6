#include "workspace/word_models.h"

#include <utility>

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
  MALMOI_ASSIGN_OR_RETURN(const SharedModels shared,
                          LoadSharedModels(files, AlignerModelPaths::In(folder)));
  return LoadWordModels(files, folder, lexicon, shared);
}

absl::StatusOr<WordModels> LoadWordModels(const FileReader& files, const std::string& folder,
                                          const std::string& lexicon, const SharedModels& shared) {
  MALMOI_ASSIGN_OR_RETURN(std::unique_ptr<const WordTokenizer> tokenizer,
                          LoadWordTokenizer(files, folder));
  MALMOI_ASSIGN_OR_RETURN(
      TranslationTable words,
      LoadTable(files, lexicon.empty() ? Concat(folder, "/lexicon.bin") : lexicon));
  const std::string sounds_path = Concat(folder, "/sounds.tsv");
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes,
                          files.Read(sounds_path, SoundModel::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(SoundModel sounds, SoundModel::Parse(bytes, sounds_path));
  return WordModels{std::move(tokenizer), std::move(words), shared.beginnings, std::move(sounds),
                    WordVectors(shared.pieces.tokenizer, shared.pieces.vectors)};
}

absl::StatusOr<WordProfile> LoadWordProfile(const FileReader& files, const std::string& folder) {
  const std::string path = Concat(folder, "/word_uses.tsv");
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes, files.Read(path, WordProfile::kMaxFileBytes));
  return WordProfile::Parse(bytes, path);
}

}  // namespace malmoi
