#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "align/aligner_models.h"
#include "align/aligner_trainer.h"
#include "align/bitext_reader.h"
#include "align/practice_texts.h"
#include "base/strings.h"
#include "faces/cli/command_support.h"
#include "faces/cli/train_commands.h"
#include "text/sentence_splitter.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> bitexts;
  std::string tokenizer;
  std::string vectors;
  std::string lexicon;
  std::string output;
  PracticeOptions practice;
  AlignerTrainOptions options;
};

std::string TellReliability(const TrainedAligner& trained) {
  std::string text = "confidence  beads  mean  right\n";
  for (const ReliabilityRow& row : trained.reliability) {
    text += Concat(FormatScore(row.least_confidence, 2), "  ", row.beads, "  ",
                   FormatScore(row.mean_confidence, 3), "  ", FormatScore(row.right, 3), "\n");
  }
  return text;
}

int Run(const Arguments& arguments, Console& console) {
  AlignerModelPaths paths = AlignerModelPaths::In(console.models_dir);
  if (!arguments.tokenizer.empty()) paths.tokenizer = arguments.tokenizer;
  if (!arguments.vectors.empty()) paths.vectors = arguments.vectors;
  if (!arguments.lexicon.empty()) paths.lexicon = arguments.lexicon;
  const auto scorers = LoadScorers(console.files, paths);
  if (!scorers.ok()) return Fail(console, scorers.status());

  Problems problems;
  const auto splitter =
      SentenceSplitter::Load(console.files, console.models_dir + "/segmentation.srx",
                             SentenceSplitter::Base::kIcu, &problems);
  if (!splitter.ok()) return Fail(console, splitter.status());
  std::vector<PracticeText> texts;
  PracticeOptions practice = arguments.practice;
  practice.split = [&splitter](std::string_view text) {
    std::vector<std::string> sentences;
    for (const Span span : splitter->Split(text)) sentences.emplace_back(span.In(text));
    return sentences;
  };
  for (const std::string& path : arguments.bitexts) {
    auto input = OpenInput(console, path);
    if (!input.ok()) return Fail(console, input.status());
    const auto bitext = ReadBitext(input->stream(), input->name);
    if (!bitext.ok()) return Fail(console, bitext.status());
    problems.insert(problems.end(), bitext->problems.begin(), bitext->problems.end());
    for (PracticeText& text : MakePracticeTexts(bitext->pairs, practice)) {
      texts.push_back(std::move(text));
    }
    ++practice.seed;
  }
  if (texts.size() < 2 * arguments.options.check_every) {
    return Fail(console, Concat("train aligner needs more text: ", texts.size(),
                                " documents came out of the bitexts, at least ",
                                2 * arguments.options.check_every, " are needed"));
  }
  const TrainedAligner trained =
      TrainAligner(*scorers, texts, arguments.options, [&](size_t epoch, double loss) {
        (void)console.err.Write(Concat("epoch ", epoch, "/", arguments.options.epochs, "  loss ",
                                       FormatScore(loss, 5), "\n"));
      });
  (void)console.err.Write(Concat(texts.size(), " documents, ", trained.out_of_band,
                                 " outside the band; strict F1 on those not learnt from ",
                                 FormatScore(trained.score.strict.f1(), 4), "\n",
                                 TellReliability(trained)));
  const absl::Status written = console.files.WriteAtomically(
      arguments.output,
      [&trained](ByteSink& sink) { return sink.Write(FormatAlignerWeights(trained.weights)); });
  if (!written.ok()) return Fail(console, written);
  return TellProblems(console, problems);
}

}  // namespace

RunCommand ConfigureTrainAligner(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("BITEXT", arguments->bitexts,
                 "Lines KO<TAB>EN, documents in their order, not those that the vectors and the "
                 "lexicon were learnt from; .gz too")
      ->required();
  app.add_option("-o,--output", arguments->output, "The weights to write")
      ->required()
      ->type_name("FILE");
  app.add_option("--tokenizer", arguments->tokenizer, "SentencePiece model")
      ->type_name("FILE")
      ->default_str("the shipped one");
  app.add_option("--vectors", arguments->vectors, "Vectors")
      ->type_name("FILE")
      ->default_str("the shipped ones");
  app.add_option("--lexicon", arguments->lexicon, "Lexicon of the beginnings of words")
      ->type_name("FILE")
      ->default_str("the shipped one");
  app.add_option("--epochs", arguments->options.epochs, "How often the documents are seen")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--seed", arguments->practice.seed, "Another seed, other practice documents")
      ->capture_default_str();
  AddThreadsOption(app, &arguments->options.threads);
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
