#include "workspace/workspace.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/strings.h"
#include "exchange/alignments_jsonl.h"
#include "exchange/glossary_csv.h"
#include "exchange/tbx.h"
#include "exchange/tmx.h"
#include "workspace/inputs.h"
#include "workspace/note_json.h"

namespace malmoi {
namespace {

absl::StatusOr<EarlierBuild> ReadEarlier(const Store& store) {
  EarlierBuild earlier;
  MALMOI_ASSIGN_OR_RETURN(earlier.ladders, store.ReadLadders());
  MALMOI_ASSIGN_OR_RETURN(earlier.terms_key, store.ReadTermsKey());
  MALMOI_ASSIGN_OR_RETURN(earlier.gathered, store.ReadGathered());
  MALMOI_ASSIGN_OR_RETURN(earlier.decisions, store.ReadDecisions());
  return earlier;
}

// Whether there is a note or a rendering in it, not links and titles alone.
bool HoldsText(const NoteFile& file) {
  return std::ranges::any_of(file.notes, [](const Note& note) {
    return note.HasKorean() || note.HasEnglish() || !note.leading_english.empty();
  });
}

// Why nothing can be built: what was refused, or what the files hold instead of notes.
absl::Status NothingFound(const Inputs& inputs, const std::vector<NoteFile>& files,
                          const Problems& problems) {
  std::string message;
  for (const Problem& problem : problems) message += Concat(ToString(problem), "\n");
  constexpr size_t kShown = 5;
  for (size_t i = 0; i < files.size() && i < kShown; ++i) {
    message += Concat(
        files[i].path, ": holds no note (",
        files[i].why_empty.empty() ? "only titles, tags or links" : files[i].why_empty, ")\n");
  }
  if (files.size() > kShown) message += Concat("… and ", files.size() - kShown, " more files\n");
  message += inputs.files.empty() ? "nothing was there to read; nothing was written"
                                  : "no note was found; nothing was written";
  return absl::InvalidArgumentError(message);
}

absl::Status WriteNotesJsonl(const BuildResult& build, ByteSink& sink) {
  for (const AlignedNote& aligned : build.notes) {
    MALMOI_RETURN_IF_ERROR(sink.Write(NoteToJson(aligned.note)));
    MALMOI_RETURN_IF_ERROR(sink.Write("\n"));
  }
  return absl::OkStatus();
}

// Keeps what a format could not hold, named by its file.
absl::Status Keep(absl::StatusOr<Problems> losses, std::string_view name, Problems* all) {
  if (!losses.ok()) return losses.status();
  for (Problem& loss : *losses) {
    if (loss.place.file.empty()) loss.place.file = std::string(name);
    all->push_back(std::move(loss));
  }
  return absl::OkStatus();
}

}  // namespace

std::string Workspace::PathOf(std::string_view name) const {
  return (std::filesystem::path(folder_) / name).string();
}

std::string Workspace::StorePath() const { return StorePathIn(folder_); }

absl::StatusOr<BuildResult> Workspace::Build(const std::vector<std::string>& inputs,
                                             const BuildOptions& options) {
  Inputs found = FindInputs(files_, inputs, options.exclude);
  Problems problems = std::move(found.problems);
  std::vector<NoteFile> read = ReadNotes(files_, found, options.pipeline, &problems);
  if (std::ranges::none_of(read, HoldsText)) return NothingFound(found, read, problems);

  // Before the long work, so that a folder that cannot be written is told at once.
  MALMOI_RETURN_IF_ERROR(files_.CreateFolder(folder_));
  MALMOI_ASSIGN_OR_RETURN(store_, Store::Open(StorePath()));
  MALMOI_ASSIGN_OR_RETURN(const EarlierBuild earlier, ReadEarlier(*store_));
  MALMOI_ASSIGN_OR_RETURN(const Models models, LoadModels(files_, options.models, &problems));
  BuildResult build = ProcessNotes(std::move(read), models, earlier, options.pipeline);
  build.left_aside = std::move(found.left_aside);
  build.problems = std::move(problems);
  return build;
}

absl::StatusOr<Problems> Workspace::Publish(const BuildResult& build,
                                            const PublishOptions& options) {
  Problems losses;
  std::vector<FileToWrite> files;
  const auto add = [&](std::string_view name, auto produce) {
    files.push_back({PathOf(name), [produce, name, &losses](ByteSink& sink) {
                       return Keep(produce(sink), name, &losses);
                     }});
  };
  add("memory.tmx", [&](ByteSink& sink) {
    TmxWriteOptions tmx;
    tmx.tool_version = options.version;
    return WriteTmx(build.memory, tmx, sink);
  });
  add("glossary.csv", [&](ByteSink& sink) {
    GlossaryCsvOptions csv;
    csv.tells_missing_columns = false;  // the TBX beside it has them
    return WriteGlossaryCsv(build.concepts, csv, sink);
  });
  for (const auto& [name, dialect] : {std::pair("glossary.tbx", TbxDialect::kV3Dca),
                                      std::pair("glossary-v2.tbx", TbxDialect::kV2)}) {
    add(name, [&build, dialect = dialect](ByteSink& sink) {
      TbxWriteOptions tbx;
      tbx.dialect = dialect;
      return WriteTbx(build.concepts, tbx, sink);
    });
  }
  files.push_back({PathOf("alignments.jsonl"),
                   [&](ByteSink& sink) { return WriteAlignmentsJsonl(build.bitext, sink); }});
  files.push_back(
      {PathOf("notes.jsonl"), [&](ByteSink& sink) { return WriteNotesJsonl(build, sink); }});
  for (const FileToWrite& other : options.others) {
    files.push_back({PathOf(other.path), other.produce});
  }
  if (options.progress) options.progress({"writing", 0, 0});
  MALMOI_RETURN_IF_ERROR(files_.WriteTogether(files, [&] { return store_->SaveBuild(build); }));
  store_.reset();  // closes it, which brings its log into the file
  return losses;
}

}  // namespace malmoi
