#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "align/lexicon_expectations.h"
#include "align/note_pairing.h"
#include "base/parallel.h"
#include "base/strings.h"
#include "faces/cli/command_support.h"
#include "faces/cli/commands.h"
#include "text/note_reader.h"
#include "workspace/inputs.h"
#include "workspace/note_json.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

struct ReadOptions {
  std::vector<std::string> inputs;
  int threads = 1;
};

std::string Counted(size_t count, std::string_view noun) {
  return Concat(count, " ", noun, count == 1 ? "" : "s");
}

// Reads every file that can be read; what cannot is told in `problems`, in the order of the files.
std::vector<NoteFile> ReadFiles(Console& console, const std::vector<std::string>& paths,
                                int threads, Problems* problems) {
  const NoteReader reader;
  const size_t max_bytes = reader.options().max_file_bytes;
  std::vector<absl::StatusOr<NoteFile>> read(paths.size(), absl::UnknownError("not read"));
  for (size_t i = 0; i < paths.size(); ++i) {
    if (paths[i] != "-") continue;  // standard input is one stream, not safe from threads
    const absl::StatusOr<std::string> bytes = ReadInput(console, "-", max_bytes);
    read[i] = bytes.ok() ? reader.Read("-", *bytes) : absl::StatusOr<NoteFile>(bytes.status());
  }
  ParallelFor(paths.size(), threads, [&](size_t i) {
    if (paths[i] == "-") return;
    const absl::StatusOr<std::string> bytes = console.files.Read(paths[i], max_bytes);
    read[i] = bytes.ok() ? reader.Read(paths[i], *bytes) : absl::StatusOr<NoteFile>(bytes.status());
  });
  std::vector<NoteFile> files;
  for (absl::StatusOr<NoteFile>& file : read) {
    if (file.ok()) {
      files.push_back(*std::move(file));
    } else {
      problems->push_back({{}, std::string(MessageOf(file.status()))});
    }
  }
  return files;
}

// What a person should look at: text outside notes, sides without a partner, unsure pairs.
void Summarize(Console& console, const std::vector<NoteFile>& files, const std::vector<Note>& notes,
               size_t left_aside) {
  constexpr size_t kMostNamed = 10;
  std::string summary;
  size_t pairs = 0;
  std::vector<std::string> open;
  std::vector<std::string> unsure;
  size_t other = 0;
  for (const Note& note : notes) {
    const bool paired = note.pairing.method != PairingMethod::kNone;
    pairs += paired ? 1 : 0;
    other += note.other.size();
    const std::string place = Concat(note.file, ":", note.line, ": ");
    if (!paired) {
      const std::string_view side = note.HasKorean()    ? "a note without a rendering"
                                    : note.HasEnglish() ? "a rendering without a note"
                                                        : "no text of either side";
      const bool has_reason =
          (note.HasKorean() || note.HasEnglish()) && !note.pairing.reason.empty();
      open.push_back(Concat(place, side, has_reason ? "; " : "",
                            has_reason ? note.pairing.reason : std::string()));
    } else if (note.pairing.reason.find("unsure") != std::string::npos) {
      unsure.push_back(Concat(place, note.pairing.reason));
    }
  }
  summary += Concat(Counted(files.size(), "file"), ", ", Counted(notes.size(), "note"), ", ",
                    Counted(pairs, "pair"), "\n");
  const auto tell = [&](const std::vector<std::string>& lines, std::string_view what) {
    if (lines.empty()) return;
    summary += Concat(Counted(lines.size(), "note"), what, "\n");
    for (size_t i = 0; i < std::min(lines.size(), kMostNamed); ++i) {
      summary += Concat("  ", lines[i], "\n");
    }
    if (lines.size() > kMostNamed) {
      summary +=
          Concat("  and ", lines.size() - kMostNamed, " more; `pairing` in the output tells\n");
    }
  };
  tell(open, " not paired:");
  tell(unsure, " paired, but unsure:");
  if (other > 0) {
    summary += Concat(Counted(other, "piece"),
                      " of text that fits neither side; `other` in the output holds them\n");
  }
  for (const NoteFile& file : files) {
    if (!file.why_empty.empty()) {
      summary += Concat(file.path, ": no notes: ", file.why_empty, "\n");
    }
    for (const PlacedText& stray : file.stray) {
      summary += Concat(file.path, ":", stray.line, ": text outside every note\n");
    }
  }
  if (left_aside > 0) {
    summary +=
        Concat(Counted(left_aside, "file"), " left aside, whose names are not those of notes\n");
  }
  (void)console.err.Write(summary);  // nowhere is left to report that stderr cannot be written
}

int RunRead(const ReadOptions& options, Console& console) {
  std::vector<std::string> paths;
  bool standard_input = false;
  for (const std::string& input : options.inputs) {
    input == "-" ? standard_input = true : (paths.push_back(input), true);
  }
  Inputs inputs = FindInputs(console.files, paths, {});
  if (standard_input) inputs.files.insert(inputs.files.begin(), "-");
  std::vector<NoteFile> files = ReadFiles(console, inputs.files, options.threads, &inputs.problems);
  const absl::StatusOr<WordModels> models = LoadWordModels(console.files, console.models_dir);
  if (!models.ok()) return Fail(console, models.status());
  const AnchorExpectations anchors;
  const LexiconExpectations lexicon(models->lexicon, *models->tokenizer);
  NotePairingOptions pairing;
  pairing.threads = options.threads;
  const std::vector<Note> notes = PairNotes(files, {{&anchors, &lexicon}}, pairing);
  for (const Note& note : notes) {
    if (!console.out.Write(NoteToJson(note) + "\n").ok()) {
      return Fail(console, "cannot write the notes to standard output");
    }
  }
  if (!files.empty()) Summarize(console, files, notes, inputs.left_aside.size());
  return TellProblems(console, inputs.problems);
}

}  // namespace

RunCommand ConfigureRead(CLI::App& app) {
  const auto options = std::make_shared<ReadOptions>();
  app.add_option("INPUT", options->inputs, "Files or folders of notes; - is standard input")
      ->required();
  AddThreadsOption(app, &options->threads);
  return [options](Console& console) { return RunRead(*options, console); };
}

}  // namespace malmoi
