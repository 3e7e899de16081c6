#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/line_reader.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "faces/cli/command_support.h"
#include "faces/cli/progress_bar.h"
#include "faces/cli/tm_commands.h"
#include "memory/edit_distance.h"
#include "memory/number_substitution.h"
#include "workspace/memory_lookup.h"
#include "workspace/store.h"
#include "workspace/word_models.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::string queries = "-";
  std::string memory;
  std::string language;
  std::vector<std::string> penalties;
  bool context = false;
  std::string note;
  bool details = false;
  FuzzyOptions options;
};

// ORIGIN=POINTS.
absl::Status ReadPenalties(const std::vector<std::string>& given, FuzzyOptions* options) {
  for (const std::string& penalty : given) {
    const size_t equals = penalty.rfind('=');
    const std::optional<int64_t> points =
        equals == std::string::npos ? std::nullopt : ParseInt(penalty.substr(equals + 1));
    if (!points || *points < 0 || *points > 100) {
      return absl::InvalidArgumentError(
          Concat("--penalty ", penalty, ": expected ORIGIN=POINTS with 0 to 100 points"));
    }
    options->penalties[penalty.substr(0, equals)] = static_cast<int>(*points);
  }
  return absl::OkStatus();
}

std::string_view KindName(TokenEdit::Kind kind) {
  switch (kind) {
    case TokenEdit::Kind::kSame:
      return "same";
    case TokenEdit::Kind::kExchange:
      return "exchange";
    case TokenEdit::Kind::kTakeOut:
      return "take-out";
    case TokenEdit::Kind::kPutIn:
      break;
  }
  return "put-in";
}

// The text from the first to the last of some tokens.
std::string_view TextOf(std::string_view text, const std::vector<MatchToken>& tokens, size_t begin,
                        size_t end) {
  if (begin == end) return {};
  return text.substr(tokens[begin].span.begin, tokens[end - 1].span.end - tokens[begin].span.begin);
}

// How the unit's text becomes the query, what is the same left out.
Json EditsOf(std::string_view unit, std::string_view query, MatchTokenizer& tokenizer) {
  std::vector<MatchToken> from;
  std::vector<MatchToken> to;
  tokenizer.Tokenize(unit, &from);
  tokenizer.Tokenize(query, &to);
  Json edits = Json::array();
  for (const TokenEdit& edit : FindEdits(from, to)) {
    if (edit.kind == TokenEdit::Kind::kSame) continue;
    edits.push_back({{"kind", KindName(edit.kind)},
                     {"unit", TextOf(unit, from, edit.from_begin, edit.from_end)},
                     {"query", TextOf(query, to, edit.to_begin, edit.to_end)}});
  }
  return edits;
}

// The memory in both directions, each opened when the first query in its language comes.
class Lookups {
 public:
  Lookups(const std::string& memory, const Tokenizer& tokenizer, Console& console)
      : memory_(memory), tokenizer_(tokenizer), console_(console) {}

  absl::StatusOr<MemoryLookup*> In(Language language) {
    std::optional<MemoryLookup>& lookup = language == Language::kKorean ? korean_ : english_;
    if (lookup) return &*lookup;
    ProgressBar bar(console_);
    MemoryLookupOptions options;
    options.files = &console_.files;
    options.progress = [&bar](size_t done) { bar.Update("indexing", done, 0); };
    MALMOI_ASSIGN_OR_RETURN(lookup, MemoryLookup::Open(memory_, language, tokenizer_, options));
    if (!lookup->not_kept().ok()) {
      (void)console_.err.Write(Concat(
          "malmoi: note: the index is made anew each time: ", MessageOf(lookup->not_kept()), "\n"));
    }
    return &*lookup;
  }

 private:
  const std::string& memory_;
  const Tokenizer& tokenizer_;
  Console& console_;
  std::optional<MemoryLookup> korean_;
  std::optional<MemoryLookup> english_;
};

class LookupCommand {
 public:
  LookupCommand(const Arguments& arguments, Lookups& lookups, const Tokenizer& tokenizer,
                Console& console)
      : arguments_(arguments), lookups_(lookups), tokenizer_(tokenizer), console_(console) {}

  // Every line gets its answer; with --context once the line after it is known.
  absl::Status Run(LineReader& lines) {
    Line line;
    std::string previous;
    std::optional<std::string> waiting;
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const bool more, lines.Next(&line));
      if (line.too_long) refused_.push_back({{lines.name(), line.number, 0}, "a line too long"});
      std::string text = more ? ToNfc(StripWhitespace(line.text)) : std::string();
      if (arguments_.context) {
        if (waiting) {
          MALMOI_RETURN_IF_ERROR(Answer({*waiting, previous, text, arguments_.note, {}}));
          previous = *std::move(waiting);
        }
        waiting = std::move(text);
      } else if (more) {
        MALMOI_RETURN_IF_ERROR(Answer({.text = text}));
      }
      if (!more) return absl::OkStatus();
      if (!lines.Ready()) MALMOI_RETURN_IF_ERROR(console_.out.Flush());
    }
  }

  const Problems& refused() const { return refused_; }

 private:
  absl::Status Answer(const MatchText& query) {
    Language language = arguments_.language == "en" ? Language::kEnglish : Language::kKorean;
    if (arguments_.language.empty() && CountScripts(query.text).hangul == 0) {
      language = Language::kEnglish;
    }
    MALMOI_ASSIGN_OR_RETURN(MemoryLookup* const lookup, lookups_.In(language));
    MALMOI_ASSIGN_OR_RETURN(const std::vector<MemoryHit> hits,
                            lookup->Find(query, arguments_.options));
    Json answer;
    answer["query"] = query.text;
    answer["matches"] = Json::array();
    for (const MemoryHit& hit : hits) {
      answer["matches"].push_back(MatchOf(query.text, language, hit));
    }
    return console_.out.Write(
        Concat(answer.dump(-1, ' ', false, Json::error_handler_t::replace), "\n"));
  }

  Json MatchOf(std::string_view query, Language language, const MemoryHit& hit) {
    Json match;
    match["ko"] = hit.unit.korean;
    match["en"] = hit.unit.english;
    match["score"] = hit.score;
    match["note"] = hit.unit.note;
    if (!arguments_.details) return match;
    MatchedPair pair{hit.unit.korean, hit.unit.english};
    if (language == Language::kEnglish) std::swap(pair.source, pair.target);
    match["edits"] = EditsOf(pair.source, query, tokenizer_);
    const auto adapted = SubstituteNumbers(query, pair, tokenizer_);
    match["adapted"] = adapted ? Json(*adapted) : Json();
    match["origin"] = hit.unit.origin;
    match["date"] = hit.unit.date;
    match["confidence"] = hit.unit.confidence;
    return match;
  }

  const Arguments& arguments_;
  Lookups& lookups_;
  MatchTokenizer tokenizer_;
  Console& console_;
  Problems refused_;
};

absl::Status Lookup(const Arguments& arguments, Console& console, Problems* refused) {
  MALMOI_ASSIGN_OR_RETURN(const auto tokenizer,
                          LoadWordTokenizer(console.files, console.models_dir));
  MALMOI_RETURN_IF_ERROR(Store::OpenToRead(arguments.memory).status());  // before any query
  absl::StatusOr<InputStream> opened = OpenInput(console, arguments.queries);
  if (absl::IsNotFound(opened.status())) {
    return absl::NotFoundError(
        Concat(MessageOf(opened.status()),
               "; FILE holds queries, one a line: a sentence itself goes in by a pipe, "
               "echo \"SENTENCE\" | malmoi tm lookup --memory DB"));
  }
  MALMOI_ASSIGN_OR_RETURN(InputStream input, std::move(opened));
  LineReader lines(input.stream(), input.name);
  Lookups lookups(arguments.memory, *tokenizer, console);
  LookupCommand command(arguments, lookups, *tokenizer, console);
  absl::Status status = command.Run(lines);
  *refused = command.refused();
  return status;
}

int Run(Arguments arguments, Console& console) {
  Problems refused;
  absl::Status status = ReadPenalties(arguments.penalties, &arguments.options);
  if (status.ok()) status = Lookup(arguments, console, &refused);
  return status.ok() ? TellProblems(console, refused) : Fail(console, status);
}

}  // namespace

RunCommand ConfigureTmLookup(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("FILE", arguments->queries, "Queries, one a line; .gz too")
      ->capture_default_str()
      ->type_name("");
  AddMemoryOption(app, &arguments->memory);
  app.add_option("--lang", arguments->language,
                 "Language of the queries; told by each query where it is not given")
      ->check(CLI::IsMember({"ko", "en"}));
  app.add_option("--min", arguments->options.min_score, "Leave out matches below this score")
      ->capture_default_str()
      ->check(CLI::Range(1, 100))
      ->type_name("1..100");
  app.add_option("--top", arguments->options.top, "At most so many matches a query, best first")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000))
      ->type_name("N");
  app.add_flag("--context", arguments->context,
               "Lines that follow one another are one text: an exact match whose neighbours are "
               "the same too scores 101");
  app.add_option("--note", arguments->note,
                 "With --context: the note that the lines are of; the same note too scores 102")
      ->type_name("ID");
  app.add_option("--penalty", arguments->penalties,
                 "Subtract POINTS from the matches of an origin; may be repeated")
      ->type_name("ORIGIN=POINTS")
      ->allow_extra_args(false);
  app.add_flag("--details", arguments->details,
               "Also print what differs, the rendering with your numbers in it, origin and date");
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
