// What sentence alignment needs from models/, loaded and checked to belong together.
#ifndef MALMOI_ALIGN_ALIGNER_MODELS_H_
#define MALMOI_ALIGN_ALIGNER_MODELS_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "align/lexical_scorer.h"
#include "align/sentence_aligner.h"
#include "align/sentence_vectors.h"
#include "align/translation_table.h"
#include "base/file_store.h"
#include "text/subword_tokenizer.h"

namespace malmoi {

// Where each model lies.
struct AlignerModelPaths {
  std::string tokenizer;
  std::string vectors;
  std::string lexicon;  // of the beginnings of words
  std::string weights;

  // The shipped ones, in the folder models/.
  static AlignerModelPaths In(const std::string& models_dir);
};

// A tokenizer and the vectors of its pieces.
struct PieceVectors {
  std::shared_ptr<const SubwordTokenizer> tokenizer;
  SentenceVectors vectors;
};

// What both aligning sentences and linking words look things up in. Copies share it.
struct SharedModels {
  PieceVectors pieces;
  std::shared_ptr<const TranslationTable> beginnings;
};

// Errors: a file that is missing or damaged, vectors that were made for another tokenizer.
absl::StatusOr<SharedModels> LoadSharedModels(const FileReader& files,
                                              const AlignerModelPaths& paths);

// All witnesses that models/ gives, in the order that the weights expect. `glossary` is a person's
// own, for this aligner alone. Errors: a model that is missing, damaged, or made for another one.
absl::StatusOr<SentenceAligner::Scorers> LoadScorers(
    const FileReader& files, const AlignerModelPaths& paths,
    const std::vector<TermRendering>& glossary = {});

// The whole aligner. Errors: as LoadScorers; weights whose features are not those of the witnesses.
absl::StatusOr<SentenceAligner> LoadSentenceAligner(
    const FileReader& files, const AlignerModelPaths& paths,
    const std::vector<TermRendering>& glossary = {});

// The same with what is loaded already.
absl::StatusOr<SentenceAligner> LoadSentenceAligner(const FileReader& files,
                                                    const AlignerModelPaths& paths,
                                                    const SharedModels& shared);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_ALIGNER_MODELS_H_
