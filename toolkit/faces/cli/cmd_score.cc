#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "align/alignment_score.h"
#include "align/word_score.h"
#include "base/strings.h"
#include "exchange/glossary_csv.h"
#include "faces/cli/command_support.h"
#include "faces/cli/commands.h"
#include "terms/term_score.h"

namespace malmoi {
namespace {

constexpr size_t kMaxFileBytes = size_t{256} << 20;
constexpr std::string_view kGoldEnd = ".gold";

struct ScoreArguments {
  std::string kind;
  std::string gold;
  std::string guess;
};

absl::StatusOr<std::vector<IndexedBead>> ReadBeads(Console& console, const std::string& path) {
  MALMOI_ASSIGN_OR_RETURN(const std::string text, ReadInput(console, path, kMaxFileBytes));
  return ParseBeads(text, path);
}

std::string Numbers(const BeadScore& score) {
  std::vector<std::string> columns;
  for (const ScoreCounts& counts : {score.strict, score.lax}) {
    for (const double value : {counts.precision(), counts.recall(), counts.f1()}) {
      columns.push_back(FormatScore(value, 4));
    }
  }
  return Join(columns, "  ");
}

// Left-aligned in `width` columns.
std::string Padded(std::string text, size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}

// A document's name without and with its variant: news_00.hard is news_00, "hard".
struct DocumentName {
  std::string base;
  std::string variant = "clean";
};

DocumentName SplitName(std::string name) {
  for (const std::string_view variant : {"hard", "mixed"}) {
    const std::string ending = Concat(".", variant);
    if (name.ends_with(ending)) {
      return {name.substr(0, name.size() - ending.size()), std::string(variant)};
    }
  }
  return {std::move(name)};
}

// Genre of each document, from the folder's manifest.json where there is one.
std::map<std::string, std::string> ReadGenres(Console& console, const std::string& folder) {
  std::map<std::string, std::string> genres;
  const auto text = console.files.Read(folder + "/manifest.json", kMaxFileBytes);
  if (!text.ok()) return genres;
  const auto manifest = nlohmann::json::parse(*text, nullptr, /*allow_exceptions=*/false);
  if (!manifest.is_array()) return genres;
  const auto word = [](const nlohmann::json& entry, const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  for (const nlohmann::json& entry : manifest) {
    if (!entry.is_object()) continue;
    std::string genre = word(entry, "genre");
    genres[word(entry, "name")] = genre.empty() ? word(entry, "source") : genre;
  }
  return genres;
}

// NAME.gold of one folder against NAME.beads of the other; a missing file is nothing found.
int ScoreFolders(Console& console, const ScoreArguments& arguments,
                 const std::vector<std::string>& gold_files) {
  const auto genres = ReadGenres(console, arguments.gold);
  std::map<std::pair<std::string, std::string>, BeadScore> totals;
  const auto guesses = console.files.List(arguments.guess);
  if (!guesses.ok()) return Fail(console, guesses.status());
  const std::set<std::string> guess_files(guesses->begin(), guesses->end());
  for (const std::string& gold_file : gold_files) {
    if (!gold_file.ends_with(kGoldEnd)) continue;
    const std::string below = gold_file.substr(arguments.gold.size());
    const std::string name = below.substr(0, below.size() - kGoldEnd.size());
    const auto gold = ReadBeads(console, gold_file);
    if (!gold.ok()) return Fail(console, gold.status());
    std::vector<IndexedBead> guess;
    if (const std::string path = Concat(arguments.guess, name, ".beads");
        guess_files.contains(path)) {
      auto beads = ReadBeads(console, path);
      if (!beads.ok()) return Fail(console, beads.status());
      guess = *std::move(beads);
    }
    const BeadScore score = ScoreBeads(*gold, guess);
    const DocumentName document = SplitName(name.substr(name.find_last_of('/') + 1));
    const auto genre = genres.find(document.base);
    totals[{document.variant, "ALL"}] += score;
    totals[{document.variant, genre == genres.end() ? "-" : genre->second}] += score;
  }
  if (totals.empty()) {
    return Fail(console, Concat(arguments.gold, ": no file NAME.gold in this folder"));
  }
  std::string table = "variant genre        strict P     R    F1    lax P     R    F1\n";
  for (const auto& [key, score] : totals) {
    table += Concat(Padded(key.first, 7), " ", Padded(key.second, 12), " ", Numbers(score), "\n");
  }
  return console.out.Write(table).ok() ? kExitDone : kExitFailed;
}

int ScoreBeadFiles(Console& console, const ScoreArguments& arguments) {
  if (arguments.gold != "-") {
    const auto files = console.files.List(arguments.gold);
    if (!files.ok()) return Fail(console, files.status());
    if (*files != std::vector{arguments.gold}) return ScoreFolders(console, arguments, *files);
  }
  const auto gold = ReadBeads(console, arguments.gold);
  if (!gold.ok()) return Fail(console, gold.status());
  const auto guess = ReadBeads(console, arguments.guess);
  if (!guess.ok()) return Fail(console, guess.status());
  const std::string table = Concat("strict P     R    F1    lax P     R    F1\n",
                                   Numbers(ScoreBeads(*gold, *guess)), "\n");
  return console.out.Write(table).ok() ? kExitDone : kExitFailed;
}

int ScoreWordFiles(Console& console, const ScoreArguments& arguments) {
  const auto gold_text = ReadInput(console, arguments.gold, kMaxFileBytes);
  if (!gold_text.ok()) return Fail(console, gold_text.status());
  const auto guess_text = ReadInput(console, arguments.guess, kMaxFileBytes);
  if (!guess_text.ok()) return Fail(console, guess_text.status());
  const auto gold = ParseGoldLinks(*gold_text, arguments.gold);
  if (!gold.ok()) return Fail(console, gold.status());
  const auto guess = ParseLinks(*guess_text, arguments.guess);
  if (!guess.ok()) return Fail(console, guess.status());
  if (gold->size() != guess->size()) {
    return Fail(console, Concat(arguments.guess, ": ", guess->size(), " lines of links, where ",
                                gold->size(), " were expected, a line for each of the gold"));
  }
  const WordScore score = ScoreWords(*gold, *guess);
  std::vector<std::string> columns;
  for (const double value : {score.counts.precision(), score.counts.recall(), score.counts.f1(),
                             score.alignment_error_rate}) {
    columns.push_back(FormatScore(value, 4));
  }
  const std::string table =
      Concat("words P      R      F1     AER\n      ", Join(columns, " "), "\n");
  return console.out.Write(table).ok() ? kExitDone : kExitFailed;
}

absl::StatusOr<std::vector<TermPair>> ReadTerms(Console& console, const std::string& path,
                                                Problems* problems) {
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes, ReadInput(console, path, kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(GlossaryRows rows, ReadGlossaryCsv(bytes, path, {}));
  problems->insert(problems->end(), rows.problems.begin(), rows.problems.end());
  return std::move(rows.pairs);
}

int ScoreTermFiles(Console& console, const ScoreArguments& arguments) {
  Problems problems;
  const auto gold = ReadTerms(console, arguments.gold, &problems);
  if (!gold.ok()) return Fail(console, gold.status());
  const auto guess = ReadTerms(console, arguments.guess, &problems);
  if (!guess.ok()) return Fail(console, guess.status());
  const TermScore score = ScoreTerms(*gold, *guess);
  std::string table = "        P       R       F1      first choice\n";
  for (const auto& [name, counts] : {std::pair("strict", score.strict), {"lax", score.lax}}) {
    table += Padded(name, 8);
    for (const double value : {counts.precision(), counts.recall(), counts.f1()}) {
      table += FormatScore(value, 4) + "  ";
    }
    table += FormatScore(counts.first_choice(), 4) + "\n";
  }
  if (!console.out.Write(table).ok()) return kExitFailed;
  return TellProblems(console, problems);
}

}  // namespace

RunCommand ConfigureScore(CLI::App& app) {
  const auto arguments = std::make_shared<ScoreArguments>();
  app.add_option("KIND", arguments->kind, "What to score")
      ->required()
      ->check(CLI::IsMember({"beads", "words", "terms"}));
  app.add_option("GOLD", arguments->gold,
                 "Gold: a file; for beads also a folder of NAME.gold; for words links like\n"
                 "0-0 1?2 (? is possible only) or JSON lines with \"links\"")
      ->required();
  app.add_option("GUESS", arguments->guess,
                 "What was found: beads, hunalign's ladder or bitext, a folder of NAME.beads;\n"
                 "links, a line a sentence pair; or a glossary as CSV or TSV")
      ->required();
  return [arguments](Console& console) {
    if (arguments->kind == "words") return ScoreWordFiles(console, *arguments);
    while (arguments->gold.size() > 1 && arguments->gold.back() == '/') arguments->gold.pop_back();
    while (arguments->guess.size() > 1 && arguments->guess.back() == '/') {
      arguments->guess.pop_back();
    }
    return arguments->kind == "beads" ? ScoreBeadFiles(console, *arguments)
                                      : ScoreTermFiles(console, *arguments);
  };
}

}  // namespace malmoi
