#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "align/bitext_reader.h"
#include "align/word_aligner.h"
#include "base/strings.h"
#include "exchange/glossary_csv.h"
#include "faces/cli/command_support.h"
#include "faces/cli/commands.h"
#include "terms/term_gatherer.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

struct Arguments {
  std::string bitext;
  TermOptions options;
  bool explain = false;
};

absl::Status PrintExplained(std::span<const TermPair> pairs, std::span<const PairFeatures> features,
                            ByteSink& out) {
  for (size_t i = 0; i < pairs.size(); ++i) {
    nlohmann::ordered_json line = {{"ko", pairs[i].korean},
                                   {"en", pairs[i].english},
                                   {"confidence", pairs[i].confidence},
                                   {"frequency", pairs[i].frequency}};
    for (size_t f = 0; f < kPairFeatures; ++f) {
      line["features"][std::string(PairFeatureNames()[f])] = features[i][f];
    }
    MALMOI_RETURN_IF_ERROR(out.Write(line.dump() + "\n"));
  }
  return absl::OkStatus();
}

BitextUnit UnitOf(TextPair pair, size_t index) {
  BitextUnit unit;
  unit.bead_index = index;
  unit.bead.source = {index, index + 1};
  unit.bead.target = {index, index + 1};
  unit.bead.score = 1;
  const Span korean{0, pair.source.size()};
  const Span english{0, pair.target.size()};
  unit.korean.push_back({std::move(pair.source), 0, korean});
  unit.english.push_back({std::move(pair.target), 0, english});
  return unit;
}

int Run(const Arguments& arguments, Console& console) {
  absl::StatusOr<Bitext> bitext = ReadBitextInput(console, arguments.bitext);
  if (!bitext.ok()) return Fail(console, bitext.status());
  const absl::StatusOr<WordModels> words = LoadWordModels(console.files, console.models_dir);
  if (!words.ok()) return Fail(console, words.status());
  const absl::StatusOr<WordProfile> profile = LoadWordProfile(console.files, console.models_dir);
  if (!profile.ok()) return Fail(console, profile.status());

  std::vector<BitextUnit> units;
  units.reserve(bitext->pairs.size());
  for (TextPair& pair : bitext->pairs) units.push_back(UnitOf(std::move(pair), units.size()));
  bitext->pairs.clear();
  const std::vector<std::vector<WordLink>> links = LinkUnits(
      units, *words->tokenizer, words->aligner_models(), {.threads = arguments.options.threads});
  std::vector<PairFeatures> features;
  const std::vector<TermPair> pairs = GatherTerms(units,
                                                  {.korean = words->tokenizer.get(),
                                                   .english = words->tokenizer.get(),
                                                   .profile = &*profile,
                                                   .lexicon = &words->lexicon,
                                                   .links = links},
                                                  arguments.options, &features);
  if (arguments.explain) {
    const absl::Status printed = PrintExplained(pairs, features, console.out);
    if (!printed.ok()) return Fail(console, printed);
    return TellProblems(console, bitext->problems);
  }
  if (pairs.empty() && !units.empty()) {
    (void)Fail(console, Concat("no term pair in ", units.size(),
                               " sentence pairs; give more text, or lower --min-confidence"));
  }
  const auto losses = WriteGlossaryCsv(std::span<const TermPair>(pairs), {}, console.out);
  if (!losses.ok()) return Fail(console, losses.status());
  return TellProblems(console, bitext->problems);
}

}  // namespace

RunCommand ConfigureTerms(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  arguments->options.max_evidence = 1;  // the table shows one context
  app.add_option("BITEXT", arguments->bitext,
                 "Korean TAB English, a pair a line; .gz too; - is standard input")
      ->required();
  app.add_option("--min-confidence", arguments->options.min_confidence,
                 "Leave out pairs below this confidence")
      ->capture_default_str()
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("0..1");
  app.add_option("--min-frequency", arguments->options.min_frequency,
                 "Leave out pairs that stand in fewer lines; 0: by the size of the text")
      ->capture_default_str()
      ->type_name("N");
  app.add_flag("--explain", arguments->explain,
               "JSONL instead: what the confidence of each pair was made of");
  AddThreadsOption(app, &arguments->options.threads);
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
