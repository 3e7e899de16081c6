#include <CLI/CLI.hpp>

#include "faces/cli/commands.h"
#include "faces/cli/glossary_commands.h"

namespace malmoi {
namespace {

constexpr Command kGlossaryCommands[] = {
    {"list", "Print the term pairs, best first",
     "  malmoi glossary list --workspace out/\n"
     "  malmoi glossary list 패턴을 --workspace out/          # in any form, Korean or English\n"
     "  malmoi glossary list --status candidate --min-confidence 0.8 --workspace out/\n",
     ConfigureGlossaryList},
    {"add", "Add a term pair of your own",
     "  malmoi glossary add 말모이 'gathered words' --workspace out/\n"
     "  malmoi glossary add 토크나이저 tokenizer --preferred --definition '글을 조각으로 나누는 "
     "것' "
     "--workspace out/\n",
     ConfigureGlossaryAdd},
    {"accept", "Say that a pair is right; --preferred: the one to use of several",
     "  malmoi glossary accept '사고 패턴' 'thinking pattern' --workspace out/\n"
     "  malmoi glossary accept '사고 패턴' 'thinking pattern' --preferred --workspace out/\n",
     ConfigureGlossaryAccept},
    {"reject", "Say that this English must not render this Korean",
     "  malmoi glossary reject '사고 패턴' 'accident pattern' --workspace out/\n"
     "  malmoi glossary reject 쓰레드 --deprecated --workspace out/   # the Korean is out of use\n",
     ConfigureGlossaryReject},
    {"edit", "Change the terms of a pair, or what is said of it",
     "  malmoi glossary edit 토큰화기 tokenizer --ko 토크나이저 --workspace out/\n"
     "  malmoi glossary edit 토크나이저 tokenizer --definition '글을 조각으로 나누는 것' "
     "--workspace out/\n",
     ConfigureGlossaryEdit},
    {"undo", "Take back the latest decision",
     "  malmoi glossary undo --workspace out/\n"
     "  malmoi glossary undo 3 --workspace out/\n"
     "  malmoi glossary undo --list --workspace out/           # who decided what, and when\n",
     ConfigureGlossaryUndo},
    {"import", "Take in the glossaries of others: TBX, CSV, TSV, JSON",
     "  malmoi glossary import client.tbx --workspace out/\n"
     "  malmoi glossary import terms.csv --on-conflict replace --workspace out/\n"
     "  malmoi glossary import de.tbx --from ko --to de --workspace out-de/\n",
     ConfigureGlossaryImport},
    {"export", "Write the glossary for another program",
     "  malmoi glossary export --format tbx-v2 --status accepted,preferred --workspace out/ "
     "> terms.tbx\n"
     "  malmoi glossary export --format deepl --min-confidence 0.8 -o deepl.csv --workspace out/\n"
     "  malmoi glossary export --format omegat -o project/glossary/malmoi.txt --workspace out/\n",
     ConfigureGlossaryExport},
    {"diff", "Say by concept what differs between two glossaries",
     "  malmoi glossary diff old.tbx new.tbx\n"
     "  malmoi glossary diff client.csv out/\n"
     "  malmoi glossary diff old.csv new.csv --workspace out/  # and which notes now disagree\n",
     ConfigureGlossaryDiff},
};

}  // namespace

RunCommand ConfigureGlossary(CLI::App& app) { return ConfigureSubcommands(app, kGlossaryCommands); }

}  // namespace malmoi
