#include "exchange/glossary_csv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "exchange/internal/language_match.h"

namespace malmoi {
namespace {

constexpr std::array<std::string_view, 10> kHeader = {
    "ko",    "en",          "status",      "confidence", "frequency",
    "notes", "variants_ko", "variants_en", "context_ko", "context_en"};

// Far above what a definition needs.
constexpr size_t kMaxFieldBytes = size_t{1} << 20;

// '|' separates the items of a cell, so an item that holds one gets its full-width twin.
std::string JoinCell(const std::vector<std::string>& items, bool* changed) {
  std::string cell;
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) cell.push_back('|');
    *changed = *changed || items[i].find('|') != std::string::npos;
    cell.append(ReplaceAll(items[i], "|", "｜"));
  }
  return cell;
}

std::vector<std::string> SplitCell(std::string_view cell) {
  std::vector<std::string> items;
  for (const std::string_view item : Split(cell, '|')) {
    const std::string_view stripped = StripWhitespace(item);
    if (!stripped.empty()) items.emplace_back(stripped);
  }
  return items;
}

// What nearly every reviewed pair has and no column holds: told once, with how many there are.
class UntoldLosses {
 public:
  void Count(const TermPair& pair) {
    people_ += !pair.user.empty() || !pair.created_at.empty() || !pair.changed_at.empty();
    parts_of_speech_ += !pair.part_of_speech.empty();
    sentences_ += pair.evidence.size() > 1;
  }
  void Tell(Problems* losses) const {
    std::vector<std::string> homeless;
    if (people_ > 0) homeless.push_back(Concat("who decided and when (", people_, ")"));
    if (parts_of_speech_ > 0) homeless.push_back(Concat("part of speech (", parts_of_speech_, ")"));
    if (sentences_ > 0) homeless.push_back(Concat("sentences but the first (", sentences_, ")"));
    if (homeless.empty()) return;
    losses->push_back({{"table", 0, 0},
                       Concat("no column, in so many pairs, for ", Join(homeless, ", "),
                              "; export TBX to keep everything")});
  }

 private:
  size_t people_ = 0;
  size_t parts_of_speech_ = 0;
  size_t sentences_ = 0;
};

absl::StatusOr<Problems> WritePairs(const std::vector<const TermPair*>& pairs,
                                    const GlossaryCsvOptions& options, ByteSink& sink) {
  CsvWriter writer(options.csv, sink);
  Problems losses;
  UntoldLosses untold;
  MALMOI_RETURN_IF_ERROR(writer.WriteRow(std::vector<std::string>(kHeader.begin(), kHeader.end())));
  for (const TermPair* pair : pairs) {
    const TermEvidence context = pair->evidence.empty() ? TermEvidence{} : pair->evidence.front();
    bool changed = false;
    MALMOI_RETURN_IF_ERROR(writer.WriteRow(
        {pair->korean, pair->english, std::string(TermStatusName(pair->status)),
         FormatScore(pair->confidence, 4), std::to_string(pair->frequency),
         JoinCell(pair->notes, &changed), JoinCell(pair->variants_korean, &changed),
         JoinCell(pair->variants_english, &changed), context.korean, context.english}));
    const auto lose = [&](std::string_view what) {
      losses.push_back({{Concat(pair->korean, " = ", pair->english), 0, 0}, std::string(what)});
    };
    if (changed) lose("'|' separates the items of a cell; written as '｜'");
    untold.Count(*pair);
    std::vector<std::string> homeless;
    if (!pair->definition.empty()) homeless.push_back("definition");
    if (!pair->subject.empty()) homeless.push_back("subject");
    if (!pair->comments.empty()) homeless.push_back("comments");
    if (!homeless.empty()) {
      lose(Concat("no column for its ", Join(homeless, ", "), "; export TBX to keep everything"));
    }
  }
  losses.insert(losses.end(), writer.losses().begin(), writer.losses().end());
  if (options.tells_missing_columns) untold.Tell(&losses);
  return losses;
}

// Columns of a table that is read; none where it has no such column.
struct Columns {
  std::optional<size_t> korean, english, status, confidence, frequency, notes, variants_korean,
      variants_english, context_korean, context_english, definition, subject, part_of_speech,
      comment;
  bool has_header = true;
};

// "term,translation" over terms of both languages.
bool NamesColumns(const CsvRow& row, size_t korean) {
  constexpr std::array<std::string_view, 8> kKorean = {"term", "terms",    "source", "source term",
                                                       "word", "original", "entry",  "headword"};
  constexpr std::array<std::string_view, 7> kEnglish = {
      "translation", "target", "target term", "meaning", "rendering", "equivalent", "gloss"};
  const std::string from = AsciiToLower(StripWhitespace(row.fields[korean]));
  const std::string to = AsciiToLower(StripWhitespace(row.fields[1 - korean]));
  return std::ranges::find(kKorean, from) != kKorean.end() &&
         std::ranges::find(kEnglish, to) != kEnglish.end();
}

// The languages of a table without a header, by script: Korean is where the Hangul is. Where there
// is none the first column is taken for Korean, which is told.
bool FindLanguagesByScript(const CsvTable& table, Columns* columns, Problems* remarks) {
  if (table.rows.empty() || table.rows[0].fields.size() < 2) return false;
  size_t hangul[2] = {0, 0};
  for (const CsvRow& row : table.rows) {
    for (size_t i = 0; i < 2 && i < row.fields.size(); ++i) {
      hangul[i] += CountScripts(row.fields[i]).hangul > 0;
    }
  }
  if (hangul[0] == hangul[1]) {
    remarks->push_back({{table.file, table.rows[0].line, 0},
                        "no header names the languages, and no script tells them: the first "
                        "column is taken for Korean, the second for English"});
  }
  columns->korean = hangul[0] >= hangul[1] ? 0 : 1;
  columns->english = 1 - *columns->korean;
  // "용어,뜻" over Korean and English names the columns, in words that we do not know.
  const ScriptCounts first = CountScripts(table.rows[0].fields[*columns->english]);
  columns->has_header = hangul[0] != hangul[1] && ((first.hangul > 0 && first.latin == 0) ||
                                                   NamesColumns(table.rows[0], *columns->korean));
  if (columns->has_header) {
    remarks->push_back(
        {{table.file, table.rows[0].line, 0},
         Concat("\"", Join(table.rows[0].fields, "\", \""),
                "\" is taken for a header: it stands over terms in another script")});
  }
  return true;
}

// The column named by a language's code (de, de-AT), else by one of its names.
std::optional<size_t> LanguageColumn(const CsvTable& table, std::string_view language,
                                     std::initializer_list<std::string_view> roles) {
  const std::vector<std::string>& header = table.rows[0].fields;
  for (size_t i = 0; i < header.size(); ++i) {
    if (LanguageMatches(language, StripWhitespace(header[i]))) return i;
  }
  std::optional<size_t> column;
  if (language == "ko") column = table.Column({"kor", "Korean", "한국어", "한글", "국문"});
  if (language == "en") column = table.Column({"eng", "English", "영어", "영문"});
  return column ? column : table.Column(std::span(roles.begin(), roles.size()));
}

absl::StatusOr<Columns> FindColumns(const CsvTable& table, const GlossaryCsvReadOptions& options,
                                    Problems* remarks) {
  Columns columns;
  columns.korean = LanguageColumn(table, options.source_language,
                                  {"source", "source term", "원문", "원어", "용어", "표제어"});
  columns.english = LanguageColumn(table, options.target_language,
                                   {"target", "target term", "번역", "번역어", "대역어", "역어"});
  if (!columns.korean || !columns.english) {
    if (!columns.korean && !columns.english && FindLanguagesByScript(table, &columns, remarks)) {
      return columns;
    }
    constexpr size_t kShown = 12;
    std::vector<std::string> names = table.rows[0].fields;
    if (names.size() > kShown) names.resize(kShown);
    return InvalidInputError(
        {table.file, table.rows[0].line, 0},
        Concat("no column for both ", options.source_language, " and ", options.target_language,
               "; the first line names \"", Join(names, "\", \""),
               "\". Name them ko,en (or source,target; Korean,English; 한국어,영어), or say "
               "--from and --to"));
  }
  columns.status = table.Column({"status", "상태"});
  columns.confidence = table.Column({"confidence", "신뢰도"});
  columns.frequency = table.Column({"frequency", "빈도"});
  columns.variants_korean = table.Column({"variants_ko"});
  columns.variants_english = table.Column({"variants_en"});
  columns.context_korean = table.Column({"context_ko"});
  columns.context_english = table.Column({"context_en"});
  columns.definition = table.Column({"definition", "정의", "뜻"});
  columns.subject = table.Column({"subject", "domain", "분야"});
  columns.part_of_speech = table.Column({"part of speech", "partOfSpeech", "pos", "품사"});
  columns.comment = table.Column({"comment", "comments", "note", "비고", "설명"});
  // Our "notes" are note ids; in the table of someone else the word means remarks.
  std::optional<size_t>& notes = columns.frequency ? columns.notes : columns.comment;
  if (!notes) notes = table.Column({"notes"});
  return columns;
}

// Turns rows into pairs; knows which columns are which.
class RowParser {
 public:
  RowParser(const CsvTable& table, const Columns& columns, GlossaryRows* rows)
      : table_(table), columns_(columns), rows_(rows) {}

  void Parse(const CsvRow& row) {
    const size_t width = columns_.has_header ? table_.rows[0].fields.size() : 0;
    if (columns_.has_header && row.fields.size() > width &&
        std::any_of(row.fields.begin() + static_cast<ptrdiff_t>(width), row.fields.end(),
                    [](const std::string& field) { return !StripWhitespace(field).empty(); })) {
      Refuse(row, width,
             Concat(row.fields.size(), " fields where the header has ", width,
                    "; put a field that holds the delimiter in double quotes"));
      return;
    }
    for (size_t i = 0; i < row.fields.size(); ++i) {
      if (row.fields[i].size() > kMaxFieldBytes) {
        Refuse(row, i, Concat("a field of more than ", kMaxFieldBytes >> 10, " KiB"));
        return;
      }
    }
    TermPair pair;
    pair.korean = Cell(row, columns_.korean);
    pair.english = Cell(row, columns_.english);
    if (pair.korean.empty() || pair.english.empty()) {
      pair.korean.empty() ? Refuse(row, columns_.korean, "no Korean term")
                          : Refuse(row, columns_.english, "no English term");
      return;
    }
    if (!ParseStatus(row, &pair) || !ParseNumbers(row, &pair)) return;
    pair.notes = SplitCell(Cell(row, columns_.notes));
    pair.variants_korean = SplitCell(Cell(row, columns_.variants_korean));
    pair.variants_english = SplitCell(Cell(row, columns_.variants_english));
    pair.definition = Cell(row, columns_.definition);
    pair.subject = Cell(row, columns_.subject);
    pair.part_of_speech = Cell(row, columns_.part_of_speech);
    if (std::string comment = Cell(row, columns_.comment); !comment.empty()) {
      pair.comments.push_back(std::move(comment));
    }
    AddEvidence(row, &pair);
    rows_->pairs.push_back(std::move(pair));
  }

 private:
  static std::string Cell(const CsvRow& row, std::optional<size_t> column) {
    if (!column || *column >= row.fields.size()) return {};
    return std::string(StripWhitespace(row.fields[*column]));
  }

  void Refuse(const CsvRow& row, std::optional<size_t> column, std::string_view why) {
    const size_t place = column && *column < row.columns.size() ? row.columns[*column] : 0;
    rows_->problems.push_back(
        {{table_.file, row.line, place}, Concat(why, "; this row is left out")});
  }

  bool ParseStatus(const CsvRow& row, TermPair* pair) {
    const std::string name = AsciiToLower(Cell(row, columns_.status));
    const std::optional<TermStatus> status =
        name.empty() ? TermStatus::kAccepted : TermStatusFromName(name);
    if (!status) {
      Refuse(row, columns_.status,
             Concat("unknown status \"", name,
                    "\"; use candidate, accepted, preferred, rejected or deprecated"));
      return false;
    }
    pair->status = *status;
    return true;
  }

  bool ParseNumbers(const CsvRow& row, TermPair* pair) {
    const std::string confidence = Cell(row, columns_.confidence);
    const std::optional<double> number = ParseDouble(confidence);
    if (!confidence.empty() && !(number && *number >= 0 && *number <= 1)) {
      Refuse(row, columns_.confidence,
             Concat("confidence \"", confidence, "\" is no number from 0 to 1"));
      return false;
    }
    pair->confidence = number.value_or(0);
    const std::string frequency = Cell(row, columns_.frequency);
    const std::optional<int64_t> count = ParseInt(frequency);
    if (!frequency.empty() && !(count && *count >= 0)) {
      Refuse(row, columns_.frequency,
             Concat("frequency \"", frequency, "\" is no whole number from 0"));
      return false;
    }
    pair->frequency = static_cast<size_t>(count.value_or(0));
    return true;
  }

  void AddEvidence(const CsvRow& row, TermPair* pair) {
    TermEvidence evidence;
    evidence.korean = Cell(row, columns_.context_korean);
    evidence.english = Cell(row, columns_.context_english);
    if (evidence.korean.empty() && evidence.english.empty()) return;
    if (!pair->notes.empty()) evidence.note = pair->notes.front();
    const auto find = [](const std::string& text, const std::string& term) {
      const size_t at = text.find(term);
      return at == std::string::npos ? Span{} : Span{at, at + term.size()};
    };
    evidence.korean_span = find(evidence.korean, pair->korean);
    evidence.english_span = find(evidence.english, pair->english);
    pair->evidence.push_back(std::move(evidence));
  }

  const CsvTable& table_;
  const Columns& columns_;
  GlossaryRows* rows_;
};

}  // namespace

absl::StatusOr<Problems> WriteGlossaryCsv(std::span<const ConceptEntry> concepts,
                                          const GlossaryCsvOptions& options, ByteSink& sink) {
  return WritePairs(SelectPairs(concepts, options.selection), options, sink);
}

absl::StatusOr<Problems> WriteGlossaryCsv(std::span<const TermPair> pairs,
                                          const GlossaryCsvOptions& options, ByteSink& sink) {
  return WritePairs(SelectPairs(pairs, options.selection), options, sink);
}

absl::StatusOr<GlossaryRows> ReadGlossaryCsv(std::string_view bytes, std::string_view file,
                                             const GlossaryCsvReadOptions& options) {
  MALMOI_ASSIGN_OR_RETURN(CsvTable table, ReadCsv(bytes, file, options.csv));
  GlossaryRows rows;
  rows.problems = std::move(table.problems);
  if (table.rows.empty() && rows.problems.empty()) {
    return InvalidInputError({table.file, 1, 0},
                             "an empty file; a first line such as ko,en and rows were expected");
  }
  if (table.rows.empty()) return rows;
  MALMOI_ASSIGN_OR_RETURN(const Columns columns, FindColumns(table, options, &rows.remarks));
  RowParser parser(table, columns, &rows);
  for (size_t i = columns.has_header ? 1 : 0; i < table.rows.size(); ++i) {
    parser.Parse(table.rows[i]);
  }
  std::ranges::stable_sort(rows.problems, {},
                           [](const Problem& problem) { return problem.place.line; });
  return rows;
}

}  // namespace malmoi
