#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "align/aligner_models.h"
#include "align/aligner_trainer.h"
#include "align/bitext_reader.h"
#include "align/gold_text.h"
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
  std::vector<std::string> documents;
  std::string held_out;
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

constexpr size_t kMaxFileBytes = size_t{64} << 20;
constexpr std::string_view kGoldEnd = ".gold";

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : Split(text, '\n')) lines.emplace_back(line);
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

// Reads NAME.ko, NAME.en and NAME.gold below `folder`. The variants of a document, NAME.x, belong
// to it. Adds each text's name, with that of its
// folder, to `names`.
absl::StatusOr<std::vector<PracticeText>> ReadGoldTexts(Console& console, const std::string& folder,
                                                        std::vector<std::string>* names) {
  MALMOI_ASSIGN_OR_RETURN(const std::vector<std::string> files, console.files.List(folder));
  std::vector<PracticeText> texts;
  for (const std::string& file : files) {
    if (!file.ends_with(kGoldEnd)) continue;
    const std::string base = file.substr(0, file.size() - kGoldEnd.size());
    MALMOI_ASSIGN_OR_RETURN(const std::string gold, console.files.Read(file, kMaxFileBytes));
    MALMOI_ASSIGN_OR_RETURN(const std::string ko, console.files.Read(base + ".ko", kMaxFileBytes));
    MALMOI_ASSIGN_OR_RETURN(const std::string en, console.files.Read(base + ".en", kMaxFileBytes));
    MALMOI_ASSIGN_OR_RETURN(const std::vector<IndexedBead> beads, ParseBeads(gold, file));
    MALMOI_ASSIGN_OR_RETURN(PracticeText text, MakeGoldText(Lines(ko), Lines(en), beads, file));
    const size_t name = base.find_last_of('/') + 1;
    text.document = base.substr(0, base.find('.', name));
    texts.push_back(std::move(text));
    names->push_back(
        Concat(folder.substr(folder.find_last_of('/') + 1), base.substr(folder.size())));
  }
  if (texts.empty()) {
    return InvalidInputError({folder, 0, 0}, "no NAME.gold with NAME.ko and NAME.en");
  }
  return texts;
}

absl::Status WriteLadder(Console& console, const std::string& path, const Ladder& ladder) {
  return console.files.WriteAtomically(path, [&ladder](ByteSink& sink) {
    std::string text;
    for (const Bead& bead : ladder) text += FormatBead(bead) + "\n";
    return sink.Write(text);
  });
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
    const auto bitext = ReadBitextInput(console, path);
    if (!bitext.ok()) return Fail(console, bitext.status());
    problems.insert(problems.end(), bitext->problems.begin(), bitext->problems.end());
    for (PracticeText& text : MakePracticeTexts(bitext->pairs, practice)) {
      texts.push_back(std::move(text));
    }
    ++practice.seed;
  }
  const size_t practice_count = texts.size();
  std::vector<std::string> names;
  for (std::string folder : arguments.documents) {
    while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
    auto gold_texts = ReadGoldTexts(console, folder, &names);
    if (!gold_texts.ok()) return Fail(console, gold_texts.status());
    for (PracticeText& text : *gold_texts) texts.push_back(std::move(text));
  }
  if (texts.size() < 2 * arguments.options.folds) {
    return Fail(console, Concat("train aligner needs more text: ", texts.size(),
                                " documents came out of the bitexts, at least ",
                                2 * arguments.options.folds, " are needed"));
  }
  const TrainedAligner trained =
      TrainAligner(*scorers, texts, arguments.options, [&](size_t epoch, double loss) {
        (void)console.err.Write(Concat("epoch ", epoch, "/", arguments.options.epochs, "  loss ",
                                       FormatScore(loss, 5), "\n"));
      });
  (void)console.err.Write(Concat(texts.size(), " documents, ", trained.out_of_band,
                                 " outside the band; strict F1 of cross-fitting ",
                                 FormatScore(trained.score.strict.f1(), 4), "\n",
                                 TellReliability(trained)));
  const absl::Status written = console.files.WriteAtomically(
      arguments.output,
      [&trained](ByteSink& sink) { return sink.Write(FormatAlignerWeights(trained.weights)); });
  if (!written.ok()) return Fail(console, written);
  for (size_t i = 0; i < names.size() && !arguments.held_out.empty(); ++i) {
    const std::string path = Concat(arguments.held_out, "/", names[i], ".beads");
    const absl::Status made = console.files.CreateFolder(path.substr(0, path.find_last_of('/')));
    if (!made.ok()) return Fail(console, made);
    const absl::Status beads = WriteLadder(console, path, trained.held_out[practice_count + i]);
    if (!beads.ok()) return Fail(console, beads);
  }
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
  app.add_option("--documents", arguments->documents,
                 "Documents with gold to learn from as well: NAME.ko, NAME.en and NAME.gold")
      ->type_name("DIR");
  app.add_option("--held-out", arguments->held_out,
                 "Where to write DIR/NAME.beads of those documents, each by weights that no "
                 "variant of it had a part in")
      ->type_name("DIR");
  app.add_option("--epochs", arguments->options.epochs, "How often the documents are seen")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--seed", arguments->practice.seed, "Another seed, other practice documents")
      ->capture_default_str();
  AddThreadsOption(app, &arguments->options.threads);
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
