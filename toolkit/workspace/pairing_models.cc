#include "workspace/pairing_models.h"

#include <utility>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {

absl::StatusOr<std::unique_ptr<const PairingModels>> PairingModels::Load(
    const FileReader& files, const std::string& folder) {
  const std::string words_path = Concat(folder, "/words.tsv");
  MALMOI_ASSIGN_OR_RETURN(const std::string words, files.Read(words_path, WordList::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(std::unique_ptr<const WordTokenizer> tokenizer,
                          WordTokenizer::Parse(words, words_path));
  const std::string table_path = Concat(folder, "/lexicon.bin");
  MALMOI_ASSIGN_OR_RETURN(const std::string table,
                          files.Read(table_path, TranslationTable::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(TranslationTable lexicon, TranslationTable::Parse(table, table_path));
  return std::unique_ptr<const PairingModels>(
      new PairingModels(std::move(tokenizer), std::move(lexicon)));
}

}  // namespace malmoi
