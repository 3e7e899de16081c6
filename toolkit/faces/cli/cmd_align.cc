#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "align/aligner_models.h"
#include "align/ladder_format.h"
#include "align/language_check.h"
#include "align/sentence_aligner.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "exchange/glossary_file.h"
#include "faces/cli/align_stream.h"
#include "faces/cli/bitext_formats.h"
#include "faces/cli/command_support.h"
#include "faces/cli/commands.h"
#include "text/sentence_splitter.h"

namespace malmoi {
namespace {

constexpr size_t kMaxFileBytes = size_t{1} << 30;

struct AlignArguments {
  std::string korean;
  std::string english;
  bool presegmented = false;
  bool stream = false;
  std::string format;
  std::string fixed_pairs;
  std::vector<std::string> glossaries;
  AlignStreamOptions options;
};

struct Side {
  std::vector<Sentence> sentences;
  std::vector<std::string_view> texts;  // of `sentences`
};

// One sentence a line.
std::vector<Span> Lines(std::string_view text) {
  std::vector<Span> lines;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const bool carriage_return = end > begin && text[end - 1] == '\r';
    lines.push_back({begin, end - static_cast<size_t>(carriage_return)});
    begin = end + 1;
  }
  return lines;
}

// Sentences of a text whose paragraphs are parted by blank lines.
std::vector<Span> SplitParagraphs(std::string_view text, const SentenceSplitter& splitter,
                                  Language language) {
  std::vector<Span> sentences;
  Span paragraph;
  const auto finish = [&] {
    for (const Span span : splitter.Split(paragraph.In(text), language)) {
      sentences.push_back({paragraph.begin + span.begin, paragraph.begin + span.end});
    }
  };
  for (const Span line : Lines(text)) {
    if (!StripWhitespace(line.In(text)).empty()) {
      paragraph.end = line.end;
    } else {
      finish();
      paragraph = {line.end, line.end};
    }
  }
  finish();
  return sentences;
}

// A sentence on one line: white space with a line end in it is a space.
std::string OnOneLine(std::string_view sentence) {
  std::string text;
  for (const std::string_view line : Split(sentence, '\n')) {
    if (!text.empty()) text.push_back(' ');
    text += text.empty() && line.size() == sentence.size() ? line : StripWhitespace(line);
  }
  return text;
}

// `splitter` is null for a text with one sentence a line.
absl::StatusOr<Side> ReadSide(Console& console, const std::string& path,
                              const SentenceSplitter* splitter, Language language) {
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes, ReadInput(console, path, kMaxFileBytes));
  Side side;
  if (bytes.empty()) return side;
  MALMOI_ASSIGN_OR_RETURN(const DecodedText decoded, DecodeText(bytes, path));
  const std::string_view text = decoded.mapped.text;
  for (const Span span :
       splitter == nullptr ? Lines(text) : SplitParagraphs(text, *splitter, language)) {
    side.sentences.push_back(
        {OnOneLine(span.In(text)), side.sentences.size(), decoded.mapped.map.ToSource(span)});
  }
  for (const Sentence& sentence : side.sentences) side.texts.emplace_back(sentence.text);
  return side;
}

// Lines of two 0-based numbers: a Korean and an English sentence that share a bead.
absl::StatusOr<std::vector<std::pair<size_t, size_t>>> ReadFixedPairs(Console& console,
                                                                      const std::string& path,
                                                                      const SentencePair& pair) {
  std::vector<std::pair<size_t, size_t>> pairs;
  if (path.empty()) return pairs;
  MALMOI_ASSIGN_OR_RETURN(const std::string text, ReadInput(console, path, kMaxFileBytes));
  Place place{path, 0, 0};
  for (const std::string_view line : Split(text, '\n')) {
    ++place.line;
    if (StripWhitespace(line).empty()) continue;
    const std::vector<std::string_view> columns = Split(line, '\t');
    const auto source = ParseInt(StripWhitespace(columns[0]));
    const auto target = columns.size() == 2 ? ParseInt(StripWhitespace(columns[1])) : std::nullopt;
    if (!source || !target || *source < 0 || *target < 0) {
      return InvalidInputError(place, "expected two numbers from 0, Korean<TAB>English");
    }
    const std::pair<size_t, size_t> next(*source, *target);
    if (next.first >= pair.source.size() || next.second >= pair.target.size()) {
      return InvalidInputError(
          place, Concat("there are ", pair.source.size(), " Korean and ", pair.target.size(),
                        " English sentences; numbers begin at 0"));
    }
    if (!pairs.empty() && (next.first < pairs.back().first || next.second < pairs.back().second)) {
      return InvalidInputError(place, "anchors must rise on both sides; this one falls");
    }
    pairs.push_back(next);
  }
  return pairs;
}

std::vector<BitextUnit> MakeUnits(const AlignArguments& arguments, const Ladder& ladder,
                                  const Side& korean, const Side& english) {
  std::vector<BitextUnit> units;
  for (const Bead& bead : ladder) {
    if (bead.score < arguments.options.min_confidence) continue;
    BitextUnit unit;
    unit.note = Concat(arguments.korean, "#1");
    unit.bead_index = units.size();
    unit.file = arguments.korean;
    unit.en_file = arguments.english;
    unit.bead = bead;
    const auto copy = [](const Side& side, const IndexRange& range) {
      const auto at = [&](size_t i) { return side.sentences.begin() + static_cast<ptrdiff_t>(i); };
      return std::vector<Sentence>(at(range.begin), at(range.end));
    };
    unit.korean = copy(korean, bead.source);
    unit.english = copy(english, bead.target);
    units.push_back(std::move(unit));
  }
  return units;
}

// The bead, then what each witness added to its score, the strongest first.
constexpr std::string_view kExplainLegend =
    "Each bead with its confidence, then what counts for it (+) and against it (-): by how much,\n"
    "which witness said so, and the number that it gave. The witnesses: length; anchor (numbers,\n"
    "links, names); form (how sentences end); vector and piece (meaning of the whole "
    "and\n"
    "of the parts); lexicon and evidence (words); habit (what the document does elsewhere).\n";

std::string ExplainBead(const Bead& bead, std::vector<Testimony> said) {
  std::ranges::stable_sort(said, [](const Testimony& a, const Testimony& b) {
    return std::abs(a.contribution) > std::abs(b.contribution);
  });
  std::string text = FormatBead(bead);
  for (const Testimony& testimony : said) {
    if (testimony.contribution == 0) continue;
    text += Concat("\n    ", testimony.contribution < 0 ? "" : "+",
                   FormatScore(testimony.contribution, 3), "  ", testimony.feature, " ",
                   FormatScore(testimony.value, 3));
  }
  return text + "\n";
}

// The renderings that a person's glossaries hold, but for those that they forbid.
absl::StatusOr<std::vector<TermRendering>> ReadRenderings(const std::vector<std::string>& paths,
                                                          Console& console, Problems* problems) {
  std::vector<TermRendering> renderings;
  for (const std::string& path : paths) {
    MALMOI_ASSIGN_OR_RETURN(InputStream input, OpenInput(console, path));
    MALMOI_ASSIGN_OR_RETURN(const GlossaryFile file,
                            ReadGlossaryFile(input.stream(), input.name, {}));
    problems->insert(problems->end(), file.problems.begin(), file.problems.end());
    for (const ConceptEntry& entry : file.concepts) {
      for (const TermPair& pair : entry.pairs) {
        if (pair.status != TermStatus::kRejected) renderings.push_back({pair.korean, pair.english});
      }
    }
  }
  return renderings;
}

int AlignFiles(const AlignArguments& arguments, const SentenceAligner& aligner, Console& console) {
  Problems rule_problems;
  std::optional<SentenceSplitter> splitter;
  if (!arguments.presegmented) {
    auto loaded = SentenceSplitter::Load(console.files, console.models_dir + "/segmentation.srx",
                                         SentenceSplitter::Base::kIcu, &rule_problems);
    if (!loaded.ok()) return Fail(console, loaded.status());
    splitter = *std::move(loaded);
  }
  const SentenceSplitter* const rules = splitter ? &*splitter : nullptr;
  const auto korean = ReadSide(console, arguments.korean, rules, Language::kKorean);
  if (!korean.ok()) return Fail(console, korean.status());
  const auto english = ReadSide(console, arguments.english, rules, Language::kEnglish);
  if (!english.ok()) return Fail(console, english.status());
  const SentencePair pair{korean->texts, english->texts};
  for (const auto& [side, path] : {std::pair(pair.source.size(), arguments.korean),
                                   std::pair(pair.target.size(), arguments.english)}) {
    if (side == 0) (void)Fail(console, Concat(path, ": no sentences; the other side stands alone"));
  }
  if (const LanguageCheck check = CheckLanguages(pair); !check.warning.empty()) {
    (void)Fail(console, Concat(arguments.korean, ", ", arguments.english, ": ", check.warning));
  }
  AlignOptions options = arguments.options.align;
  auto fixed_pairs = ReadFixedPairs(console, arguments.fixed_pairs, pair);
  if (!fixed_pairs.ok()) return Fail(console, fixed_pairs.status());
  options.fixed_pairs = *std::move(fixed_pairs);

  const Ladder ladder = AlignEitherWay(aligner, pair, options);
  const auto problems = FindBitextFormat(arguments.format)
                            .write(MakeUnits(arguments, ladder, *korean, *english), console.out);
  if (!problems.ok()) return Fail(console, problems.status());
  for (const Problem& problem : *problems) (void)Fail(console, ToString(problem));
  if (arguments.options.explain) {
    const auto said = aligner.Explain(pair, ladder, options);
    if (!console.err.Write(kExplainLegend).ok()) return kExitFailed;
    for (size_t i = 0; i < ladder.size(); ++i) {
      if (!console.err.Write(ExplainBead(ladder[i], said[i])).ok()) return kExitFailed;
    }
  }
  return TellProblems(console, rule_problems);
}

}  // namespace

RunCommand ConfigureAlign(CLI::App& app) {
  const auto arguments = std::make_shared<AlignArguments>();
  AlignArguments& a = *arguments;
  auto* const korean = app.add_option("KO", a.korean, "Korean text; - is standard input");
  auto* const english = app.add_option("EN", a.english, "English text");
  auto* const presegmented =
      app.add_flag("--presegmented", a.presegmented, "One sentence a line, on both sides");
  auto* const stream = app.add_flag(
      "--stream", a.stream, "JSON lines {\"id\",\"ko\":[…],\"en\":[…]} in, ladders out, in order");
  a.format = BitextFormats().front().name;
  auto* const format = app.add_option("--format", a.format, "What to print")
                           ->check(CLI::IsMember(BitextFormatNames()))
                           ->capture_default_str();
  auto* const anchors =
      app.add_option("--anchors", a.fixed_pairs,
                     "Lines KO<TAB>EN of sentence numbers from 0 that must share a bead")
          ->type_name("FILE");
  app.add_option("--glossary", a.glossaries,
                 "Terms that are known to render one another: CSV, TSV, TBX or JSON")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--max-bead", a.options.align.max_bead, "Most sentences on a side of a bead")
      ->check(CLI::Range(1, 4))
      ->capture_default_str();
  app.add_option("--min-confidence", a.options.min_confidence, "Leave out beads below this")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_flag("--explain", a.options.explain, "Tell what each witness said of each bead");
  AddThreadsOption(app, &a.options.threads);
  for (auto* const option : {korean, english, presegmented, format, anchors}) {
    stream->excludes(option);
  }
  korean->needs(english);
  return [arguments](Console& console) {
    if (!arguments->stream && arguments->korean.empty()) {
      return Fail(console, "align needs KO and EN, or --stream; see malmoi align --help");
    }
    Problems problems;
    const auto renderings = ReadRenderings(arguments->glossaries, console, &problems);
    if (!renderings.ok()) return Fail(console, renderings.status());
    const auto aligner =
        LoadSentenceAligner(console.files, AlignerModelPaths::In(console.models_dir), *renderings);
    if (!aligner.ok()) return Fail(console, aligner.status());
    const int code = arguments->stream ? RunAlignStream(*aligner, arguments->options, console)
                                       : AlignFiles(*arguments, *aligner, console);
    return std::max(code, TellProblems(console, problems));
  };
}

}  // namespace malmoi
