#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <system_error>

#include "base/strings.h"
#include "faces/cli/command_support.h"
#include "faces/cli/progress_bar.h"
#include "faces/cli/tm_commands.h"
#include "workspace/memory_import.h"
#include "workspace/memory_lookup.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string memory;
  std::string format;
  int threads = 1;
  MemoryImportOptions options;
};

absl::StatusOr<MemoryFormat> FormatOf(const Arguments& arguments, const std::string& path,
                                      Console& console) {
  if (const auto named = MemoryFormatFromName(arguments.format)) return *named;
  if (path == "-") return MemoryFormat::kTsv;  // cannot be read twice
  MALMOI_ASSIGN_OR_RETURN(InputStream input, OpenInput(console, path));
  return DetectMemoryFormat(input.stream(), input.name);
}

absl::StatusOr<MemoryImport> ImportOne(const Arguments& arguments, const std::string& path,
                                       Store& store, Console& console) {
  ProgressBar bar(console);
  MemoryImportOptions options = arguments.options;
  options.progress = [&bar](size_t done) { bar.Update("importing", done, 0); };
  MALMOI_ASSIGN_OR_RETURN(options.format, FormatOf(arguments, path, console));
  MALMOI_ASSIGN_OR_RETURN(InputStream input, OpenInput(console, path));
  return ImportMemory(input.stream(), input.name, options, store);
}

// So that the next `tm lookup` opens at once.
absl::Status UpdateIndexes(const Arguments& arguments, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const auto tokenizer,
                          LoadWordTokenizer(console.files, console.models_dir));
  ProgressBar bar(console);
  MemoryLookupOptions options;
  options.files = &console.files;
  options.threads = arguments.threads;
  options.progress = [&bar](size_t done) { bar.Update("indexing", done, 0); };
  for (const Language language : {Language::kKorean, Language::kEnglish}) {
    MALMOI_RETURN_IF_ERROR(UpdateMemoryIndex(arguments.memory, language, *tokenizer, options));
  }
  return absl::OkStatus();
}

// A memory that nothing was put into need not be left behind.
void RemoveMemory(const std::string& path) {
  for (const char* const suffix : {"", "-wal", "-shm"}) {
    std::error_code ignored;  // what cannot be removed is an empty memory, which harms nobody
    std::filesystem::remove(Concat(path, suffix), ignored);
  }
}

int Run(const Arguments& arguments, Console& console) {
  std::error_code unknown;
  const bool is_new = !std::filesystem::exists(arguments.memory, unknown) && !unknown;
  absl::StatusOr<Store> store = Store::Open(arguments.memory);
  if (!store.ok()) return Fail(console, store.status());
  int code = kExitDone;
  size_t read = 0;
  for (const std::string& path : arguments.files) {
    const absl::StatusOr<MemoryImport> done = ImportOne(arguments, path, *store, console);
    if (!done.ok()) {
      code = Fail(console, done.status());
      continue;  // the other files are done and stand
    }
    if (TellProblems(console, done->problems) != kExitDone) code = kExitFailed;
    TellNotes(console, done->remarks);
    read += done->read;
    const std::string replaced =
        done->replaced == 0 ? std::string() : Concat(done->replaced, " replaced, ");
    (void)console.err.Write(Concat(path, ": ", done->read, " units read, ", done->added, " new, ",
                                   replaced, done->read - done->added - done->replaced,
                                   " known\n"));
  }
  store = absl::CancelledError();  // closes it: what was imported is in the file now
  if (is_new && read == 0) {
    RemoveMemory(arguments.memory);
    return code;
  }
  const absl::Status indexed = UpdateIndexes(arguments, console);
  if (!indexed.ok()) {
    (void)console.err.Write(Concat(
        "malmoi: note: the first lookup will have to make its index: ", MessageOf(indexed), "\n"));
  }
  return code;
}

}  // namespace

RunCommand ConfigureTmImport(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("FILE", arguments->files, "TMX, XLIFF or Korean TAB English lines; .gz too")
      ->required();
  AddMemoryOption(app, &arguments->memory);
  app.add_option("--format", arguments->format,
                 "Read as this; told by the content where it is not given (standard input: tsv)")
      ->check(CLI::IsMember({"tmx", "xliff", "tsv"}))
      ->type_name("FORMAT");
  app.add_option("--from", arguments->options.source_language,
                 "Language of the file that becomes the Korean side")
      ->capture_default_str()
      ->type_name("CODE");
  app.add_option("--to", arguments->options.target_language,
                 "Language of the file that becomes the English side")
      ->capture_default_str()
      ->type_name("CODE");
  AddThreadsOption(app, &arguments->threads);
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
