// Models: what the pipeline works with, loaded from models/ once and shared by all threads.
//
// Immutable after loading; safe from several threads.
#ifndef MALMOI_WORKSPACE_MODELS_H_
#define MALMOI_WORKSPACE_MODELS_H_

#include <string>

#include "absl/status/statusor.h"
#include "align/sentence_aligner.h"
#include "base/file_store.h"
#include "base/status.h"
#include "terms/word_profile.h"
#include "text/sentence_splitter.h"
#include "workspace/word_models.h"

namespace malmoi {

struct ModelOptions {
  std::string folder;        // models/
  std::string segmentation;  // SRX file instead of models/segmentation.srx, or ""
};

struct Models {
  SentenceSplitter splitter;
  SentenceAligner aligner;
  WordModels words;
  WordProfile profile;
  // Of all bytes that were loaded: the same fingerprint, the same results.
  std::string fingerprint;
};

// Rules of an SRX file that cannot be used go to `problems`. Errors: a file is missing or damaged.
absl::StatusOr<Models> LoadModels(const FileReader& files, const ModelOptions& options,
                                  Problems* problems);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_MODELS_H_
