// Pipeline: from files to everything that a build finds.
//
//   read -> pair -> split -> align -> link words -> gather terms -> units
//
// Files are read, and notes split and aligned, in parallel; results are merged in the order of the
// files, so that the number of threads never shows in them. What an earlier build found is taken
// over where nothing that it depends on has changed: the ladder of a note whose sentences are the
// same, the terms of a text that is the same, under the same models.
//
// Functions are safe from any thread.
#ifndef MALMOI_WORKSPACE_PIPELINE_H_
#define MALMOI_WORKSPACE_PIPELINE_H_

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "base/file_store.h"
#include "terms/concept_entry.h"
#include "text/note.h"
#include "workspace/build_result.h"
#include "workspace/decisions.h"
#include "workspace/inputs.h"
#include "workspace/models.h"

namespace malmoi {

// How far a stage is. `total` is 0 where it is not known.
struct Progress {
  std::string_view stage;  // "reading", "aligning", "gathering terms", "writing"
  size_t done = 0;
  size_t total = 0;
};
// Called from any thread, by one at a time.
using ProgressListener = std::function<void(const Progress&)>;

// What an earlier build lends to this one; all empty for a first build.
struct EarlierBuild {
  std::map<std::string, Ladder> ladders;  // by AlignedNote::key
  std::string terms_key;
  std::vector<ConceptEntry> gathered;
  std::vector<Decision> decisions;
};

struct PipelineOptions {
  // Tells one build of the program from another: what other code found is not taken over.
  std::string program;
  int threads = 1;  // changes speed only
  ProgressListener progress;
};

// Reads every file of `inputs`. What cannot be read goes to `problems`; the rest goes on.
std::vector<NoteFile> ReadNotes(const FileReader& files, const Inputs& inputs,
                                const PipelineOptions& options, Problems* problems);

// Notes of `files` paired, split and aligned: a build without terms and memory. Takes the notes out
// of `files`.
std::vector<AlignedNote> AlignNotes(std::vector<NoteFile>& files, const Models& models,
                                    const EarlierBuild& earlier, const PipelineOptions& options);

// The beads of the notes that have both sides.
std::vector<BitextUnit> BitextOf(const std::vector<AlignedNote>& notes);

// All that follows reading. `problems` and `left_aside` of the result are empty.
BuildResult ProcessNotes(std::vector<NoteFile> files, const Models& models,
                         const EarlierBuild& earlier, const PipelineOptions& options);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_PIPELINE_H_
