// PairingModels: what telling the sides of notes apart and pairing them works with.
//
//   MALMOI_ASSIGN_OR_RETURN(const auto models, PairingModels::Load(files, "models"));
//   PairNotes(note_files, models->resources(), {});
//
// Immutable after loading; safe from several threads.
#ifndef MALMOI_WORKSPACE_PAIRING_MODELS_H_
#define MALMOI_WORKSPACE_PAIRING_MODELS_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "align/lexicon_expectations.h"
#include "align/note_pairing.h"
#include "align/translation_table.h"
#include "base/file_store.h"
#include "text/word_tokenizer.h"

namespace malmoi {

class PairingModels {
 public:
  // words.tsv and lexicon.bin of the folder. Errors: one is missing or damaged.
  static absl::StatusOr<std::unique_ptr<const PairingModels>> Load(const FileReader& files,
                                                                   const std::string& folder);
  PairingModels(const PairingModels&) = delete;  // the sources point at the members
  PairingModels& operator=(const PairingModels&) = delete;

  // Borrows from this.
  PairingResources resources() const { return {{&anchors_, &expectations_}}; }

 private:
  PairingModels(std::unique_ptr<const WordTokenizer> tokenizer, TranslationTable lexicon)
      : tokenizer_(std::move(tokenizer)),
        lexicon_(std::move(lexicon)),
        expectations_(lexicon_, *tokenizer_) {}

  std::unique_ptr<const WordTokenizer> tokenizer_;
  TranslationTable lexicon_;
  AnchorExpectations anchors_;
  LexiconExpectations expectations_;
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_PAIRING_MODELS_H_
