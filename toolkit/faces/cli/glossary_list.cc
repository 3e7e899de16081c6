#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <set>

#include "base/strings.h"
#include "base/unicode.h"
#include "exchange/glossary_file.h"
#include "faces/cli/command_support.h"
#include "faces/cli/glossary_commands.h"
#include "terms/term_base.h"
#include "text/word_tokenizer.h"
#include "workspace/glossary.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

struct Arguments {
  std::vector<std::string> words;
  std::string workspace;
  std::string format = "csv";
  SelectionArguments selection;
};

std::set<std::string> FormsOf(const std::string& text, const Tokenizer& tokenizer) {
  std::set<std::string> forms;
  for (const Token& token : tokenizer.Tokenize(text)) {
    if (IsContentToken(token)) forms.insert(FoldCase(token.form));
  }
  return forms;
}

// Finds pairs in one of whose terms some words stand together, in any form, or a part of a word.
class WordSearch {
 public:
  WordSearch(const std::string& words, const Tokenizer& tokenizer)
      : tokenizer_(tokenizer), key_(TermKey(words)), forms_(FormsOf(words, tokenizer)) {}

  bool Finds(const TermPair& pair) const {
    if (FindsTerm(pair.korean) || FindsTerm(pair.english)) return true;
    const auto finds = [this](const std::string& term) { return FindsTerm(term); };
    return std::ranges::any_of(pair.variants_korean, finds) ||
           std::ranges::any_of(pair.variants_english, finds);
  }

 private:
  bool FindsTerm(const std::string& term) const {
    if (TermKey(term).find(key_) != std::string::npos) return true;
    return !forms_.empty() && std::ranges::includes(FormsOf(term, tokenizer_), forms_);
  }

  const Tokenizer& tokenizer_;
  std::string key_;
  std::set<std::string> forms_;
};

absl::StatusOr<std::vector<ConceptEntry>> Found(const Arguments& arguments,
                                                std::vector<ConceptEntry> concepts,
                                                const Console& console) {
  if (arguments.words.empty()) return concepts;
  MALMOI_ASSIGN_OR_RETURN(const auto tokenizer,
                          LoadWordTokenizer(console.files, console.models_dir));
  // Each argument in either language: 소금 salt.
  std::vector<WordSearch> searches;
  for (const std::string& words : arguments.words) searches.emplace_back(ToNfc(words), *tokenizer);
  for (ConceptEntry& entry : concepts) {
    std::erase_if(entry.pairs, [&](const TermPair& pair) {
      return !std::ranges::all_of(searches,
                                  [&](const WordSearch& search) { return search.Finds(pair); });
    });
  }
  return concepts;
}

absl::Status List(const Arguments& arguments, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string path, StorePathOf(arguments.workspace, console));
  MALMOI_ASSIGN_OR_RETURN(const Glossary glossary, Glossary::OpenToRead(path));
  MALMOI_ASSIGN_OR_RETURN(const std::vector<ConceptEntry> concepts,
                          Found(arguments, glossary.concepts(), console));
  const TermSelection selection = arguments.selection.selection();
  const size_t pairs = SelectPairs(concepts, selection).size();
  // What the table has no columns for is no loss here: nothing is taken away.
  MALMOI_RETURN_IF_ERROR(
      WriteGlossary(concepts, *GlossaryFormatFromName(arguments.format), selection, console.out)
          .status());
  (void)console.err.Write(pairs == 0 ? "no pair found\n" : Concat(Counted(pairs, "pair"), "\n"));
  return absl::OkStatus();
}

}  // namespace

RunCommand ConfigureGlossaryList(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("WORDS", arguments->words,
                 "Only pairs in which these words stand, inflected or not, Korean or English");
  AddWorkspaceOption(app, &arguments->workspace);
  app.add_option("--format", arguments->format,
                 "csv as glossary.csv, or json with all that is known")
      ->capture_default_str()
      ->check(CLI::IsMember({"csv", "json"}))
      ->type_name("FORMAT");
  AddSelectionOptions(app, &arguments->selection);
  return [arguments](Console& console) {
    const absl::Status status = List(*arguments, console);
    return status.ok() ? kExitDone : Fail(console, status);
  };
}

}  // namespace malmoi
