// CheckSession: everything that `check` knows, loaded once, and notes checked against it.
//
//   MALMOI_ASSIGN_OR_RETURN(auto session, CheckSession::Load(files, options, &problems));
//   CheckReport report = session->Check({{"2025-03-18.txt", bytes}}, {});
//   for (const LocatedDiagnostic& finding : report.findings) …
//
// The command line and the editor's server share it: one loads it for a run, the other keeps it.
// Immutable after Load; Check may be called from several threads.
#ifndef MALMOI_WORKSPACE_CHECK_SESSION_H_
#define MALMOI_WORKSPACE_CHECK_SESSION_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "check/baseline.h"
#include "check/checker.h"
#include "check/unified_diff.h"
#include "workspace/config.h"
#include "workspace/models.h"

namespace malmoi {

struct CheckSessionOptions {
  std::string workspace;                // folder of malmoi.db, or ""
  std::vector<std::string> glossaries;  // CSV, TSV, TBX of 2008 and 2019
  std::vector<std::string> memories;    // TMX, or malmoi.db
  ModelOptions models;
  // Tells one build of the program from another: what another one compiled is compiled anew.
  std::string program;
  // Keeps what CheckRunOptions::compare_inputs needs; loading takes longer.
  bool keeps_concepts = false;
  CheckConfig config;  // severities, custom rules and what to ignore, from malmoi.toml
};

// A file to check: its name and its bytes as they lie on disk, or in the editor.
struct FileToCheck {
  std::string path;
  std::string bytes;
};

struct CheckRunOptions {
  // Also with one another. REQUIRES: CheckSessionOptions::keeps_concepts.
  bool compare_inputs = false;
  Baseline baseline;                  // findings that are not told
  const UnifiedDiff* diff = nullptr;  // borrowed: only findings on changed lines; null for all
  int threads = 1;
};

// 1-based, columns in code points; the end is the column after the last character.
struct LineRangeInFile {
  std::string file;
  size_t line = 0;
  size_t column = 0;
  size_t end_line = 0;
  size_t end_column = 0;
};

struct LocatedDiagnostic {
  Diagnostic diagnostic;
  LineRangeInFile place;
  std::string line_text;                            // the line where it begins, for the caret
  std::vector<LineRangeInFile> related;             // as diagnostic.related
  std::vector<std::vector<LineRangeInFile>> edits;  // as diagnostic.fixes and their edits
};

struct CheckReport {
  std::vector<LocatedDiagnostic> findings;  // by file and place
  Problems problems;                        // files that could not be read
  Problems remarks;                         // marks that name no rule, and silence nothing
  size_t files = 0;
  size_t notes = 0;
  size_t sentences = 0;
  size_t ignored = 0;  // silenced in the text or in malmoi.toml
  size_t baselined = 0;
  size_t off_diff = 0;  // on lines that the diff does not touch
};

class CheckSession {
 public:
  // Parts of a glossary or a memory that cannot be used go to `problems`, and the rest counts. What
  // was compiled of the glossary is kept beside the store of the workspace, for the next time.
  // Errors: a file is missing or no glossary at all, a custom rule that RE2 refuses.
  static absl::StatusOr<std::unique_ptr<const CheckSession>> Load(
      FileStore& files, const CheckSessionOptions& options, Problems* problems);
  CheckSession(const CheckSession&) = delete;  // parts point at one another
  CheckSession& operator=(const CheckSession&) = delete;
  ~CheckSession();

  CheckReport Check(const std::vector<FileToCheck>& files, const CheckRunOptions& options) const;

 private:
  struct State;
  explicit CheckSession(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

// A finding, and the one of its fixes that was applied.
struct FixedFinding {
  const LocatedDiagnostic* finding = nullptr;
  const Fix* fix = nullptr;
};

// The bytes of `file` after the safe fixes of `findings`, those that overlap an earlier one left
// out; nothing where there is none. Adds what was fixed to `fixed`; it borrows from `findings`.
std::optional<std::string> ApplySafeFixes(const FileToCheck& file,
                                          const std::vector<LocatedDiagnostic>& findings,
                                          std::vector<FixedFinding>* fixed);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_CHECK_SESSION_H_
