// Inputs: which files are read for the files and folders that a person names.
//
// A file that is named is read whatever it is called. Of a folder those are read whose names say
// that they hold notes (IsNoteFileName: .md, .txt and the like); the others are not dropped
// in silence but told, for a photo among the notes is no error and a forgotten .docx is one.
// Safe from any thread.
#ifndef MALMOI_WORKSPACE_INPUTS_H_
#define MALMOI_WORKSPACE_INPUTS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_store.h"
#include "base/status.h"

namespace malmoi {

struct Inputs {
  std::vector<std::string> files;       // to read, bytewise order, each once
  std::vector<std::string> left_aside;  // in the folders, but no notes by their names
  Problems problems;                    // inputs that cannot be listed, or hold nothing
};

// Files that fit a pattern of `exclude` (see MatchesGlob) are left out of folders.
Inputs FindInputs(const FileReader& files, const std::vector<std::string>& paths,
                  const std::vector<std::string>& exclude);

// What `malmoi build` writes into a workspace, in the order in which people are told.
std::span<const std::string_view> OutputNames();

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_INPUTS_H_
