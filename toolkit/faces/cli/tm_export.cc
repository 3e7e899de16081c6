#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "base/strings.h"
#include "exchange/omegat_project.h"
#include "exchange/tmx.h"
#include "exchange/xliff.h"
#include "faces/cli/command_support.h"
#include "faces/cli/tm_commands.h"
#include "faces/cli/version.h"
#include "memory/translation_unit.h"
#include "workspace/decisions.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

struct Arguments {
  std::string memory;
  std::string format = "tmx";
  std::string output;
  std::string omegat;
};

TmxWriteOptions TmxOptions() {
  TmxWriteOptions options;
  options.tool_version = kVersion;
  return options;
}

// A text in one line and one cell.
std::string OneLine(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return line;
}

absl::StatusOr<Problems> WriteTmxFile(const UnitStream& units, ByteSink& sink) {
  return WriteTmx(units, TmxOptions(), sink);
}

absl::StatusOr<Problems> WriteXliffFile(const UnitStream& units, ByteSink& sink) {
  return WriteXliff(units, {}, sink);
}

absl::StatusOr<Problems> WriteTsv(const UnitStream& units, ByteSink& sink) {
  MALMOI_RETURN_IF_ERROR(units([&sink](const TranslationUnit& unit) {
    return sink.Write(Concat(OneLine(unit.korean), "\t", OneLine(unit.english), "\n"));
  }));
  return Problems();
}

// The formats that are one file. Moses is two, and needs -o.
struct ExportFormat {
  std::string_view name;
  absl::StatusOr<Problems> (*write)(const UnitStream& units, ByteSink& sink);
};
constexpr std::array<ExportFormat, 3> kFormats = {
    {{"tmx", WriteTmxFile}, {"xliff", WriteXliffFile}, {"tsv", WriteTsv}}};

FileToWrite MosesSide(const UnitStream& units, std::string path,
                      std::string TranslationUnit::*side) {
  return {std::move(path), [&units, side](ByteSink& sink) {
            return units([&sink, side](const TranslationUnit& unit) {
              return sink.Write(OneLine(unit.*side) + "\n");
            });
          }};
}

absl::StatusOr<Problems> WriteFormat(const Arguments& arguments, const UnitStream& units,
                                     Console& console) {
  if (arguments.format == "moses") {
    if (arguments.output.empty()) {
      return absl::InvalidArgumentError(
          "--format moses writes two files; say -o PREFIX for PREFIX.ko and PREFIX.en");
    }
    MALMOI_RETURN_IF_ERROR(console.files.WriteTogether(
        {MosesSide(units, arguments.output + ".ko", &TranslationUnit::korean),
         MosesSide(units, arguments.output + ".en", &TranslationUnit::english)},
        [] { return absl::OkStatus(); }));
    return Problems();
  }
  const auto* const format =
      std::ranges::find(kFormats, std::string_view(arguments.format), &ExportFormat::name);
  if (arguments.output.empty()) return format->write(units, console.out);
  Problems losses;
  MALMOI_RETURN_IF_ERROR(
      console.files.WriteAtomically(arguments.output, [&](ByteSink& sink) -> absl::Status {
        MALMOI_ASSIGN_OR_RETURN(losses, format->write(units, sink));
        return absl::OkStatus();
      }));
  return losses;
}

absl::StatusOr<Problems> Export(const Arguments& arguments, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(Store store, Store::OpenToRead(arguments.memory));
  // The two files of Moses, and memory and glossary of a project, are of one moment.
  MALMOI_RETURN_IF_ERROR(store.HoldSnapshot());
  // What was built and was added too is one unit.
  const UnitStream units = [&store](const TakeUnit& take) { return store.VisitMergedUnits(take); };
  if (arguments.omegat.empty()) return WriteFormat(arguments, units, console);
  MALMOI_ASSIGN_OR_RETURN(std::vector<ConceptEntry> gathered, store.ReadGathered());
  MALMOI_ASSIGN_OR_RETURN(const std::vector<Decision> decisions, store.ReadDecisions());
  const std::vector<ConceptEntry> concepts = ApplyDecisions(std::move(gathered), decisions);
  return WriteOmegatProject(units, concepts, TmxOptions(), arguments.omegat, console.files);
}

int Run(const Arguments& arguments, Console& console) {
  const absl::StatusOr<Problems> losses = Export(arguments, console);
  if (!losses.ok()) return Fail(console, losses.status());
  for (const Problem& loss : *losses) {
    (void)console.err.Write(Concat("malmoi: note: ", ToString(loss), "\n"));
  }
  return kExitDone;
}

}  // namespace

RunCommand ConfigureTmExport(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  AddMemoryOption(app, &arguments->memory);
  app.add_option("--format", arguments->format, "tmx, xliff, tsv (Korean TAB English), moses")
      ->capture_default_str()
      ->check(CLI::IsMember({"tmx", "xliff", "tsv", "moses"}))
      ->type_name("FORMAT");
  app.add_option("-o,--output", arguments->output,
                 "File to write, instead of standard output; for moses the PREFIX of two files")
      ->type_name("FILE");
  app.add_option("--omegat", arguments->omegat,
                 "Make a folder that OmegaT opens as a project, memory and glossary in place")
      ->type_name("DIR")
      ->excludes("--format")
      ->excludes("--output");
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
