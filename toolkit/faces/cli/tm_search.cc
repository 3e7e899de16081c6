#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "faces/cli/command_support.h"
#include "faces/cli/tm_commands.h"
#include "workspace/concordance.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::vector<std::string> query;
  std::string memory;
  std::string language;
  std::string format = "text";
  bool context = false;
  ConcordanceOptions options;
};

// The text with [brackets] around what was found.
std::string Bracketed(std::string_view text, const std::vector<Span>& places) {
  std::string result;
  size_t done = 0;
  for (const Span& place : places) {
    if (place.begin < done) continue;  // inside the one before
    result += Concat(text.substr(done, place.begin - done), "[", place.In(text), "]");
    done = place.end;
  }
  return result.append(text.substr(done));
}

std::string AsText(const ConcordanceHit& hit, bool context) {
  const TranslationUnit& unit = hit.unit;
  std::string text;
  if (!unit.note.empty() || !unit.date.empty()) {
    const char* const between = unit.note.empty() || unit.date.empty() ? "" : "  ";
    text += Concat(unit.note, between, unit.date, "\n");
  }
  if (context && !unit.previous_korean.empty())
    text += Concat("  ..  ", unit.previous_korean, "\n");
  text += Concat("  ko  ", Bracketed(unit.korean, hit.korean), "\n");
  if (context && !unit.next_korean.empty()) text += Concat("  ..  ", unit.next_korean, "\n");
  return text + Concat("  en  ", Bracketed(unit.english, hit.english), "\n");
}

Json Places(const std::vector<Span>& spans) {
  Json places = Json::array();
  for (const Span& span : spans) places.push_back({span.begin, span.end});
  return places;
}

std::string AsJson(const ConcordanceHit& hit) {
  Json json;
  json["ko"] = hit.unit.korean;
  json["en"] = hit.unit.english;
  json["note"] = hit.unit.note;
  json["date"] = hit.unit.date;
  json["previous"] = hit.unit.previous_korean;
  json["next"] = hit.unit.next_korean;
  json["ko_spans"] = Places(hit.korean);
  json["en_spans"] = Places(hit.english);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

absl::Status Search(const Arguments& arguments, Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const auto tokenizer,
                          LoadWordTokenizer(console.files, console.models_dir));
  MALMOI_ASSIGN_OR_RETURN(const Concordance concordance,
                          Concordance::Open(arguments.memory, *tokenizer));
  if (!concordance.not_indexed().ok()) {
    (void)console.err.Write(Concat("malmoi: note: searching letters, not words: ",
                                   MessageOf(concordance.not_indexed()), "\n"));
  }
  ConcordanceOptions options = arguments.options;
  if (arguments.language == "ko") options.language = Language::kKorean;
  if (arguments.language == "en") options.language = Language::kEnglish;
  MALMOI_ASSIGN_OR_RETURN(const std::vector<ConcordanceHit> hits,
                          concordance.Find(Join(arguments.query, " "), options));
  for (const ConcordanceHit& hit : hits) {
    MALMOI_RETURN_IF_ERROR(console.out.Write(
        arguments.format == "jsonl" ? AsJson(hit) : AsText(hit, arguments.context)));
  }
  if (hits.empty()) (void)console.err.Write("nothing found\n");
  return absl::OkStatus();
}

}  // namespace

RunCommand ConfigureTmSearch(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("WORDS", arguments->query,
                 "Words in their dictionary form or any other; '\"in this order\"' for a phrase")
      ->required();
  AddMemoryOption(app, &arguments->memory);
  app.add_option("--lang", arguments->language, "Look on this side only")
      ->check(CLI::IsMember({"ko", "en"}));
  app.add_option("--top", arguments->options.top, "At most so many units, best first")
      ->capture_default_str()
      ->check(CLI::Range(1, 100'000))
      ->type_name("N");
  app.add_flag("--context", arguments->context, "Also show the sentences before and after");
  app.add_option("--format", arguments->format, "text, or jsonl: a unit a line, with byte spans")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->type_name("FORMAT");
  return [arguments](Console& console) {
    const absl::Status status = Search(*arguments, console);
    return status.ok() ? kExitDone : Fail(console, status);
  };
}

}  // namespace malmoi
