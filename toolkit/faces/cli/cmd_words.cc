#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "align/bitext_reader.h"
#include "align/word_aligner.h"
#include "base/parallel.h"
#include "base/strings.h"
#include "faces/cli/command_support.h"
#include "faces/cli/commands.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

struct Arguments {
  std::string bitext;
  bool tokens = false;
  bool explain = false;
  std::string lexicon;
  WordAlignerOptions options;
};

std::string ShowTokens(const std::vector<Token>& tokens) {
  std::vector<std::string> forms;
  forms.reserve(tokens.size());
  for (const Token& token : tokens) forms.push_back(token.form);
  return Join(forms, " ");
}

std::string ShowLinks(const std::vector<WordLink>& links) {
  std::vector<std::string> shown;
  shown.reserve(links.size());
  for (const WordLink& link : links) shown.push_back(Concat(link.source, "-", link.target));
  return Join(shown, " ");
}

std::string ShowEvidence(const TextPair& texts, const TokenizedPair& tokens,
                         const LinkEvidence& evidence) {
  const auto words = [](std::string_view text, const std::vector<Token>& side,
                        const std::vector<size_t>& content) {
    const std::vector<size_t> all = SpacedWords(text, side);
    std::vector<size_t> chosen;
    chosen.reserve(content.size());
    for (const size_t token : content) chosen.push_back(all[token]);
    return chosen;
  };
  return nlohmann::json{{"ko", words(texts.source, tokens.source, evidence.source)},
                        {"en", words(texts.target, tokens.target, evidence.target)},
                        {"features", evidence.features}}
      .dump();
}

int Run(const Arguments& arguments, Console& console) {
  const auto models = LoadWordModels(console.files, console.models_dir, arguments.lexicon);
  if (!models.ok()) return Fail(console, models.status());
  absl::StatusOr<Bitext> bitext = ReadBitextInput(console, arguments.bitext);
  if (!bitext.ok()) return Fail(console, bitext.status());

  std::vector<TokenizedPair> pairs(bitext->pairs.size());
  ParallelFor(pairs.size(), arguments.options.threads, [&](size_t i) {
    pairs[i] = {models->tokenizer->Tokenize(bitext->pairs[i].source),
                models->tokenizer->Tokenize(bitext->pairs[i].target)};
  });
  const WordAligner aligner(models->aligner_models());
  std::vector<LinkEvidence> evidence;
  const std::vector<std::vector<WordLink>> links =
      aligner.AlignAll(pairs, arguments.options, arguments.explain ? &evidence : nullptr);

  size_t next = 0;
  for (size_t line = 1; line <= bitext->line_count; ++line) {
    std::string shown;
    if (next < pairs.size() && bitext->lines[next] == line) {
      const TextPair& texts = bitext->pairs[next];
      shown =
          arguments.explain
              ? ShowEvidence(texts, pairs[next], evidence[next])
              : ShowLinks(LinksOfSpacedWords(texts.source, texts.target, pairs[next], links[next]));
      if (arguments.tokens) {
        shown += Concat("\t", ShowTokens(pairs[next].source), "\t", ShowTokens(pairs[next].target),
                        "\t", ShowLinks(links[next]));
      }
      const size_t longest = std::max(pairs[next].source.size(), pairs[next].target.size());
      if (longest > WordAligner::kMaxWords) {
        bitext->problems.push_back(
            {{bitext->name, line, 0},
             Concat("a side of ", longest, " words, where at most ", WordAligner::kMaxWords,
                    " are aligned; split it into sentences")});
      }
      ++next;
    }
    if (!console.out.Write(shown + "\n").ok()) return kExitFailed;
  }
  return TellProblems(console, bitext->problems);
}

}  // namespace

RunCommand ConfigureWords(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("BITEXT", arguments->bitext, "Korean<TAB>English a line, .gz too; - for stdin")
      ->required();
  app.add_option_function<std::string>(
         "--symmetrize",
         [arguments](const std::string& method) {
           arguments->options.symmetrization = method == "intersection"
                                                   ? Symmetrization::kIntersection
                                                   : Symmetrization::kGrowDiagFinalAnd;
         },
         "Which links of both directions are kept: of the intersection only what is sure, of\n"
         "grow-diag-final-and what is likely, too")
      ->check(CLI::IsMember({"intersection", "grow-diag-final-and"}))
      ->default_str("grow-diag-final-and");
  app.add_flag("--tokens", arguments->tokens,
               "Print the tokens used, and the links between them, after a tab");
  app.add_option("--min-confidence", arguments->options.min_confidence,
                 "Leave out links of words that are less sure; 0.4, or 0.84 for the intersection,\n"
                 "where it is not given")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("0..1");
  app.add_flag("--explain", arguments->explain,
               "JSONL instead: what the confidence of each pair of words was made of");
  app.add_option("--lexicon", arguments->lexicon, "Another lexicon than the shipped one")
      ->type_name("FILE");
  AddThreadsOption(app, &arguments->options.threads);
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
