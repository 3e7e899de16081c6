#include "align/aligner_models.h"

#include <utility>

#include "align/anchor_scorer.h"
#include "align/form_scorer.h"
#include "align/length_scorer.h"
#include "align/vector_scorer.h"
#include "base/status.h"
#include "base/strings.h"
#include "text/stem_tokenizer.h"

namespace malmoi {
namespace {

constexpr size_t kMaxModelBytes = size_t{256} << 20;

absl::StatusOr<PieceVectors> LoadPieceVectors(const FileReader& files,
                                              const AlignerModelPaths& paths) {
  MALMOI_ASSIGN_OR_RETURN(const SharedBytes model, files.Map(paths.tokenizer, kMaxModelBytes));
  MALMOI_ASSIGN_OR_RETURN(const SharedBytes bytes, files.Map(paths.vectors, kMaxModelBytes));
  MALMOI_ASSIGN_OR_RETURN(SentenceVectors vectors,
                          SentenceVectors::Parse(bytes.bytes, bytes.owner, paths.vectors));
  const absl::Status other_tokenizer = InvalidInputError(
      {paths.vectors, 0, 0}, Concat("made for another tokenizer than ", paths.tokenizer,
                                    "; run `malmoi train vectors` with this one"));
  // Before the bytes are parsed: SentencePiece does not look hard at what it is given.
  if (vectors.tokenizer_checksum() != Checksum(model.bytes)) return other_tokenizer;
  MALMOI_ASSIGN_OR_RETURN(std::shared_ptr<const SubwordTokenizer> tokenizer,
                          SubwordTokenizer::Parse(model.bytes, paths.tokenizer));
  if (vectors.size() != static_cast<size_t>(tokenizer->size())) return other_tokenizer;
  return PieceVectors{std::move(tokenizer), std::move(vectors)};
}

SentenceAligner::Scorers ScorersWith(const SharedModels& shared,
                                     const std::vector<TermRendering>& glossary) {
  SentenceAligner::Scorers scorers;
  scorers.push_back(std::make_unique<LengthScorer>());
  scorers.push_back(std::make_unique<AnchorScorer>());
  scorers.push_back(std::make_unique<FormScorer>());
  scorers.push_back(std::make_unique<VectorScorer>(shared.pieces.tokenizer, shared.pieces.vectors));
  scorers.push_back(std::make_unique<LexicalScorer>(std::make_shared<StemTokenizer>(),
                                                    shared.beginnings, glossary));
  return scorers;
}

absl::StatusOr<SentenceAligner> WithWeights(const FileReader& files, const AlignerModelPaths& paths,
                                            SentenceAligner::Scorers scorers) {
  MALMOI_ASSIGN_OR_RETURN(const std::string json, files.Read(paths.weights, kMaxModelBytes));
  MALMOI_ASSIGN_OR_RETURN(AlignerWeights weights, ParseAlignerWeights(json, paths.weights));
  if (weights.look.features != SentenceAligner::FeatureNames(scorers) ||
      weights.glance.features != SentenceAligner::GlanceNames(scorers)) {
    return InvalidInputError({paths.weights, 0, 0},
                             "its features are not those of this version's witnesses; run "
                             "`malmoi train aligner`");
  }
  return SentenceAligner(std::move(scorers), std::move(weights));
}

}  // namespace

AlignerModelPaths AlignerModelPaths::In(const std::string& models_dir) {
  return {.tokenizer = models_dir + "/tokenizer.model",
          .vectors = models_dir + "/vectors.bin",
          .lexicon = models_dir + "/beginnings.bin",
          .weights = models_dir + "/aligner.json"};
}

absl::StatusOr<SharedModels> LoadSharedModels(const FileReader& files,
                                              const AlignerModelPaths& paths) {
  MALMOI_ASSIGN_OR_RETURN(PieceVectors pieces, LoadPieceVectors(files, paths));
  MALMOI_ASSIGN_OR_RETURN(const SharedBytes entries,
                          files.Map(paths.lexicon, TranslationTable::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(TranslationTable lexicon,
                          TranslationTable::Parse(entries.bytes, paths.lexicon));
  return SharedModels{std::move(pieces),
                      std::make_shared<const TranslationTable>(std::move(lexicon))};
}

absl::StatusOr<SentenceAligner::Scorers> LoadScorers(const FileReader& files,
                                                     const AlignerModelPaths& paths,
                                                     const std::vector<TermRendering>& glossary) {
  MALMOI_ASSIGN_OR_RETURN(const SharedModels shared, LoadSharedModels(files, paths));
  return ScorersWith(shared, glossary);
}

absl::StatusOr<SentenceAligner> LoadSentenceAligner(const FileReader& files,
                                                    const AlignerModelPaths& paths,
                                                    const std::vector<TermRendering>& glossary) {
  MALMOI_ASSIGN_OR_RETURN(SentenceAligner::Scorers scorers, LoadScorers(files, paths, glossary));
  return WithWeights(files, paths, std::move(scorers));
}

absl::StatusOr<SentenceAligner> LoadSentenceAligner(const FileReader& files,
                                                    const AlignerModelPaths& paths,
                                                    const SharedModels& shared) {
  return WithWeights(files, paths, ScorersWith(shared, {}));
}

}  // namespace malmoi
