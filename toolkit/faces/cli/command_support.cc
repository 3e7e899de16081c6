#include "faces/cli/command_support.h"

#include <CLI/CLI.hpp>

#include "align/language_check.h"
#include "base/parallel.h"
#include "base/strings.h"

namespace malmoi {

namespace {

// Pairs that are looked at to know the languages of the whole.
constexpr size_t kLanguageSample = 1000;

std::string WarnOfLanguages(const Bitext& bitext) {
  std::vector<std::string_view> source;
  std::vector<std::string_view> target;
  for (const TextPair& pair : bitext.pairs) {
    if (source.size() == kLanguageSample) break;
    source.emplace_back(pair.source);
    target.emplace_back(pair.target);
  }
  return CheckLanguages({source, target}).warning;
}

}  // namespace

std::string_view MessageOf(const absl::Status& status) {
  return {status.message().data(), status.message().size()};
}

int Fail(Console& console, const absl::Status& status) { return Fail(console, MessageOf(status)); }

int TellProblems(Console& console, const Problems& problems) {
  for (const Problem& problem : problems) Fail(console, ToString(problem));
  return problems.empty() ? kExitDone : kExitFailed;
}

void TellNotes(Console& console, const Problems& notes) {
  for (const Problem& note : notes) {
    (void)console.err.Write(Concat("malmoi: note: ", ToString(note), "\n"));
  }
}

absl::StatusOr<std::string> ReadInput(Console& console, const std::string& path, size_t max_bytes) {
  if (path != "-") return console.files.Read(path, max_bytes);
  std::string text;
  char buffer[1 << 16];
  while (console.in.read(buffer, sizeof(buffer)) || console.in.gcount() > 0) {
    text.append(buffer, static_cast<size_t>(console.in.gcount()));
    if (text.size() > max_bytes) {
      return TooLargeError({"standard input", 0, 0}, Concat("larger than the ", max_bytes >> 20,
                                                            " MiB that are read at once"));
    }
  }
  return text;
}

absl::StatusOr<InputStream> OpenInput(Console& console, const std::string& path) {
  if (path == "-") return InputStream{nullptr, &console.in, "standard input"};
  MALMOI_ASSIGN_OR_RETURN(std::unique_ptr<std::istream> stream, console.files.Open(path));
  return InputStream{std::move(stream), nullptr, path};
}

absl::StatusOr<Bitext> ReadBitextInput(Console& console, const std::string& path) {
  MALMOI_ASSIGN_OR_RETURN(InputStream input, OpenInput(console, path));
  MALMOI_ASSIGN_OR_RETURN(Bitext bitext, ReadBitext(input.stream(), input.name));
  const std::string warning = bitext.pairs.empty()
                                  ? "no sentence pair; expected Korean<TAB>English a line"
                                  : WarnOfLanguages(bitext);
  if (!warning.empty()) (void)Fail(console, Concat(input.name, ": ", warning));
  return bitext;
}

void AddThreadsOption(CLI::App& app, int* threads) {
  *threads = DefaultThreads();
  app.add_option("--threads", *threads, "Threads to use; never changes a byte of output")
      ->check(CLI::Range(1, 1024))
      ->type_name("N")
      ->default_str("all cores");
}

}  // namespace malmoi
