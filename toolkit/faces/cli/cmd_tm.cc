#include <CLI/CLI.hpp>
#include <filesystem>

#include "faces/cli/commands.h"
#include "faces/cli/tm_commands.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

constexpr Command kTmCommands[] = {
    {"import", "Take translation units from TMX, XLIFF and tab-separated files",
     "  malmoi tm import old.tmx client.xlf --memory out/malmoi.db\n"
     "  malmoi tm import bitext.tsv.gz --memory memory.db\n"
     "  malmoi tm import agency.tmx --from ko-KR --to en-GB --memory memory.db\n",
     ConfigureTmImport},
    {"export", "Write the memory as TMX, XLIFF, TSV or for Moses, or as an OmegaT project",
     "  malmoi tm export --memory out/malmoi.db > memory.tmx\n"
     "  malmoi tm export --memory out/malmoi.db --format moses -o corpus   # corpus.ko, corpus.en\n"
     "  malmoi tm export --memory out/malmoi.db --omegat project/\n",
     ConfigureTmExport},
    {"lookup", "Find the sentences of the memory that are like yours, one query a line",
     "  echo '패턴을 디자인했다.' | malmoi tm lookup --lang ko --memory out/malmoi.db\n"
     "  malmoi tm lookup draft.en --lang en --min 80 --top 1 --memory out/malmoi.db\n"
     "  malmoi tm lookup draft.ko --lang ko --context --details --memory out/malmoi.db\n",
     ConfigureTmLookup},
    {"search", "Show where words and phrases stand in the memory (a concordance)",
     "  malmoi tm search 사고 패턴 --memory out/malmoi.db\n"
     "  malmoi tm search '\"thinking pattern\"' --lang en --context --memory out/malmoi.db\n",
     ConfigureTmSearch},
    {"stats", "Count what the memory holds", "  malmoi tm stats --memory out/malmoi.db\n",
     ConfigureTmStats},
};

}  // namespace

void AddMemoryOption(CLI::App& app, std::string* path) {
  app.add_option("--memory", *path, "The translation memory: a malmoi.db, or its workspace")
      ->required()
      ->transform([](const std::string& given) {
        return std::filesystem::is_directory(given) ? StorePathIn(given) : given;
      })
      ->type_name("DB");
}

RunCommand ConfigureTm(CLI::App& app) { return ConfigureSubcommands(app, kTmCommands); }

}  // namespace malmoi
