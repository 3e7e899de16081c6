// What several commands share: reading an input or standard input, telling errors, --threads.
#ifndef MALMOI_FACES_CLI_COMMAND_SUPPORT_H_
#define MALMOI_FACES_CLI_COMMAND_SUPPORT_H_

#include <istream>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "align/bitext_reader.h"
#include "base/status.h"
#include "faces/cli/command_table.h"

namespace malmoi {

// Writes "malmoi: MESSAGE" of a status that is not OK to console.err and returns kExitFailed.
int Fail(Console& console, const absl::Status& status);

// Writes each problem to console.err, and returns kExitFailed if there is any, else kExitDone:
// the rest of the input is done and stands.
int TellProblems(Console& console, const Problems& problems);
// Writes "malmoi: note: …" for each: what a format could not hold, or what was passed over.
void TellNotes(Console& console, const Problems& notes);

// The whole of `path`, or of standard input for "-". Errors: as FileReader::Read.
absl::StatusOr<std::string> ReadInput(Console& console, const std::string& path, size_t max_bytes);

// An input as a stream, with its name for messages.
struct InputStream {
  std::unique_ptr<std::istream> owned;  // null for standard input
  std::istream* standard_input = nullptr;
  std::string name;

  std::istream& stream() { return owned != nullptr ? *owned : *standard_input; }
};

// `path` as a stream, or standard input for "-". Errors: as FileReader::Open.
absl::StatusOr<InputStream> OpenInput(Console& console, const std::string& path);

// A whole bitext. Says on console.err where it holds no pair, or the languages of its sides are not
// Korean and English; refused rows are in its problems. Errors: as OpenInput, ReadBitext.
absl::StatusOr<Bitext> ReadBitextInput(Console& console, const std::string& path);

// A status' message as std::string_view.
std::string_view MessageOf(const absl::Status& status);

// Declares --threads; `threads` must live as long as the app. Default: all cores.
void AddThreadsOption(CLI::App& app, int* threads);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_COMMAND_SUPPORT_H_
