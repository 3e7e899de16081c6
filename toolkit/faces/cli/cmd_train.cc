#include <CLI/CLI.hpp>

#include "faces/cli/commands.h"
#include "faces/cli/train_commands.h"

namespace malmoi {
namespace {

constexpr Command kTrainCommands[] = {
    {"aligner", "Learn how much each witness of sentence alignment counts",
     "  malmoi train aligner held-out.tsv.gz -o aligner.json\n", ConfigureTrainAligner},
    {"tokenizer", "Make a SentencePiece model from text",
     "  malmoi train tokenizer bitext.tsv.gz notes.txt -o tokenizer.model --pieces 16000\n",
     ConfigureTrainTokenizer},
    {"vectors", "Make bilingual piece vectors from a bitext",
     "  malmoi train vectors bitext.tsv.gz --tokenizer tokenizer.model -o vectors.bin\n",
     ConfigureTrainVectors},
    {"lexicon", "Make a bilingual lexicon from aligned text",
     "  malmoi train lexicon bitext.tsv.gz -o lexicon.bin\n", ConfigureTrainLexicon},
    {"sounds", "Make a table of how loanwords sound",
     "  malmoi train sounds loanwords.tsv -o sounds.tsv\n", ConfigureTrainSounds},
    {"words", "Make a word list, by which an eojeol is cut into stem and particle",
     "  malmoi train words bitext.tsv.gz notes.txt -o words.tsv\n", ConfigureTrainWords},
    {"profile", "Make a word profile, by which nouns are told from other words",
     "  malmoi train profile bitext.tsv.gz notes.txt -o word_uses.tsv\n", ConfigureTrainProfile},
};

}  // namespace

RunCommand ConfigureTrain(CLI::App& app) { return ConfigureSubcommands(app, kTrainCommands); }

}  // namespace malmoi
