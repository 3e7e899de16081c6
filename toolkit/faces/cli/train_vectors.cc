#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "align/bitext_reader.h"
#include "align/sentence_vectors.h"
#include "align/vector_trainer.h"
#include "base/parallel.h"
#include "base/strings.h"
#include "faces/cli/command_support.h"
#include "faces/cli/train_commands.h"
#include "text/subword_tokenizer.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> bitexts;
  std::string tokenizer;
  std::string output;
  VectorTrainOptions options;
};

// Appends the pairs of one bitext as pieces.
absl::Status AppendPieces(Console& console, const std::string& path,
                          const SubwordTokenizer& tokenizer, int threads,
                          std::vector<PiecePair>* pairs, Problems* problems) {
  MALMOI_ASSIGN_OR_RETURN(const Bitext bitext, ReadBitextInput(console, path));
  problems->insert(problems->end(), bitext.problems.begin(), bitext.problems.end());
  const size_t before = pairs->size();
  pairs->resize(before + bitext.pairs.size());
  ParallelFor(bitext.pairs.size(), threads, [&](size_t i) {
    const TextPair& pair = bitext.pairs[i];
    (*pairs)[before + i] = {tokenizer.EncodeIds(pair.source), tokenizer.EncodeIds(pair.target)};
  });
  return absl::OkStatus();
}

int Run(const Arguments& arguments, Console& console) {
  const auto model = console.files.Read(arguments.tokenizer, SubwordTokenizer::kMaxModelBytes);
  if (!model.ok()) return Fail(console, model.status());
  const auto tokenizer = SubwordTokenizer::Parse(*model, arguments.tokenizer);
  if (!tokenizer.ok()) return Fail(console, tokenizer.status());
  const auto pieces = static_cast<size_t>((*tokenizer)->size());

  std::vector<PiecePair> pairs;
  Problems problems;
  for (const std::string& path : arguments.bitexts) {
    const absl::Status read =
        AppendPieces(console, path, **tokenizer, arguments.options.threads, &pairs, &problems);
    if (!read.ok()) return Fail(console, read);
  }
  std::erase_if(pairs, [](const PiecePair& p) { return p.source.empty() || p.target.empty(); });
  if (pairs.size() < 2) return Fail(console, "train vectors needs at least 2 sentence pairs");

  const std::vector<float> rows =
      TrainVectors(pairs, pieces, arguments.options, [&](size_t epoch, double loss) {
        (void)console.err.Write(Concat("epoch ", epoch, "/", arguments.options.epochs, "  loss ",
                                       FormatScore(loss, 4), "\n"));
      });
  const std::string bytes =
      SentenceVectors::Serialize(rows, arguments.options.dimension, Checksum(*model));
  const absl::Status written = console.files.WriteAtomically(
      arguments.output, [&bytes](ByteSink& sink) { return sink.Write(bytes); });
  if (!written.ok()) return Fail(console, written);
  return TellProblems(console, problems);
}

}  // namespace

RunCommand ConfigureTrainVectors(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  VectorTrainOptions& options = arguments->options;
  app.add_option("BITEXT", arguments->bitexts, "Lines KO<TAB>EN, documents in their order; .gz too")
      ->required();
  app.add_option("--tokenizer", arguments->tokenizer, "SentencePiece model")
      ->required()
      ->type_name("FILE");
  app.add_option("-o,--output", arguments->output, "The vectors to write")
      ->required()
      ->type_name("FILE");
  app.add_option("--dimension", options.dimension, "Numbers in a vector")
      ->check(CLI::Range(size_t{8}, SentenceVectors::kMaxDimension))
      ->capture_default_str();
  app.add_option("--epochs", options.epochs, "How often the bitext is seen")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--batch", options.batch, "Pairs that are told apart from one another")
      ->check(CLI::Range(2, 65536))
      ->capture_default_str();
  app.add_option("--temperature", options.temperature, "Smaller: only near rivals count")
      ->check(CLI::Range(0.02, 1.0))
      ->capture_default_str();
  app.add_option("--dropout", options.dropout, "Share of pieces left out at each sight")
      ->check(CLI::Range(0.0, 0.95))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "Another seed, other vectors of like quality")
      ->capture_default_str();
  AddThreadsOption(app, &options.threads);
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
