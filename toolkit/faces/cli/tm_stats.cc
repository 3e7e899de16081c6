#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <set>

#include "base/strings.h"
#include "base/unicode.h"
#include "faces/cli/command_support.h"
#include "faces/cli/tm_commands.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

// NAME TAB NUMBER, a line each; origins at the end, by name.
absl::Status WriteStats(const std::string& memory, ByteSink& out) {
  MALMOI_ASSIGN_OR_RETURN(const Store store, Store::OpenToRead(memory));
  size_t units = 0;
  size_t korean = 0;
  size_t english = 0;
  std::set<std::string> notes;
  std::map<std::string, size_t> origins;
  MALMOI_RETURN_IF_ERROR(store.VisitUnits([&](int64_t, const TranslationUnit& unit) {
    ++units;
    korean += CountCodePoints(unit.korean);
    english += CountCodePoints(unit.english);
    if (!unit.note.empty()) notes.insert(unit.note);
    ++origins[unit.origin];
    return absl::OkStatus();
  }));
  std::string text = Concat("units\t", units, "\nnotes\t", notes.size(), "\nko_characters\t",
                            korean, "\nen_characters\t", english, "\n");
  for (const auto& [origin, count] : origins) text += Concat("origin ", origin, "\t", count, "\n");
  return out.Write(text);
}

}  // namespace

RunCommand ConfigureTmStats(CLI::App& app) {
  const auto memory = std::make_shared<std::string>();
  AddMemoryOption(app, memory.get());
  return [memory](Console& console) {
    const absl::Status status = WriteStats(*memory, console.out);
    return status.ok() ? kExitDone : Fail(console, status);
  };
}

}  // namespace malmoi
