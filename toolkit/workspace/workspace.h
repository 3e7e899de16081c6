// Workspace: the one facade. A folder with malmoi.db in it, and the files made from it.
//
//   Workspace workspace(files, "out");
//   MALMOI_ASSIGN_OR_RETURN(BuildResult build, workspace.Build({"notes"}, options));
//   MALMOI_RETURN_IF_ERROR(workspace.Publish(build, publish_options).status());
//
// Build reads and works out; Publish writes. Nothing is written before all is worked out, and then
// everything appears or nothing: the files are made aside, the store's transaction is committed,
// the files take their places. A program killed at any instant leaves whole files and a whole
// store; killed between the last two steps it leaves a newer store beside older files, which the
// next build mends.
//
// One thread at a time.
#ifndef MALMOI_WORKSPACE_WORKSPACE_H_
#define MALMOI_WORKSPACE_WORKSPACE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "workspace/build_result.h"
#include "workspace/models.h"
#include "workspace/pipeline.h"
#include "workspace/store.h"

namespace malmoi {

struct BuildOptions {
  std::vector<std::string> exclude;  // patterns, see MatchesGlob
  ModelOptions models;
  PipelineOptions pipeline;
};

struct PublishOptions {
  std::string version;              // of the program, for the files that tell it
  std::vector<FileToWrite> others;  // further files of the build; paths below the folder
  ProgressListener progress;
};

class Workspace {
 public:
  // `files` must outlive the workspace.
  Workspace(FileStore& files, std::string folder) : files_(files), folder_(std::move(folder)) {}

  // What the notes under `inputs` give. Inputs that are refused are in the result's problems, and
  // the rest is done. Errors: no note was found; a model is missing; the folder cannot be written
  // or its store is damaged or newer. Makes the folder and an empty store in it where there is
  // none.
  absl::StatusOr<BuildResult> Build(const std::vector<std::string>& inputs,
                                    const BuildOptions& options);

  // Writes what Build gave. Returns what the formats could not hold.
  // REQUIRES: Build of this object gave `build`.
  absl::StatusOr<Problems> Publish(const BuildResult& build, const PublishOptions& options);

  // Where the store lies.
  std::string StorePath() const;

 private:
  std::string PathOf(std::string_view name) const;

  FileStore& files_;
  std::string folder_;
  std::optional<Store> store_;
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_WORKSPACE_H_
