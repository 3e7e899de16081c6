#include "unit/check/check_fixture.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "align/sentence_vectors.h"
#include "base/strings.h"
#include "terms/term_base.h"
#include "text/subword_tokenizer.h"

namespace malmoi {
namespace {

std::string ModelBytes(std::string_view name) {
  std::ifstream file(Concat(MALMOI_SOURCE_DIR, "/models/", name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<ConceptEntry> ConceptsOf(const std::vector<std::string>& rows) {
  std::vector<TermPair> pairs;
  for (const std::string& row : rows) {
    const std::vector<std::string_view> cells = Split(row, '=');
    TermPair pair;
    pair.korean = std::string(StripWhitespace(cells.at(0)));
    pair.english = std::string(StripWhitespace(cells.at(1)));
    pair.status = TermStatusFromName(StripWhitespace(cells.at(2))).value();
    pair.confidence = 0.9;
    pair.frequency = 4;
    pair.notes = {"a.txt#1", "b.txt#1"};
    pairs.push_back(std::move(pair));
  }
  return GroupConcepts(std::move(pairs));
}

std::vector<std::string_view> SentencesOf(const std::string& lines) {
  if (lines.empty()) return {};
  return Split(lines, '\n');
}

// Each sentence is a line of its file, and a paragraph unless it goes on in the one before.
void AddSide(const std::vector<std::string>& all, std::string* file,
             std::vector<Paragraph>* paragraphs, std::vector<Sentence>* sentences) {
  file->clear();
  std::vector<std::string> flat;
  for (const std::string& lines : all) {
    for (const std::string_view line : SentencesOf(lines)) flat.emplace_back(line);
  }
  for (std::string_view line : flat) {
    const bool goes_on = line.starts_with("+ ");
    if (goes_on) line.remove_prefix(2);
    if (!goes_on) {
      paragraphs->emplace_back();
      paragraphs->back().line = sentences->size() + 1;
    }
    Paragraph& paragraph = paragraphs->back();
    const size_t begin = file->size();
    *file += Concat(line, "\n");
    if (goes_on) {
      paragraph.text += " ";
      paragraph.map.Append(1, {begin - 1, begin});
    }
    const Span span = {begin, begin + line.size()};
    paragraph.text += line;
    paragraph.map.Append(line.size(), span);
    sentences->push_back({std::string(line), paragraphs->size() - 1, span});
  }
}

}  // namespace

const WordTokenizer& CheckFixture::Tokenizer() {
  static const auto* const tokenizer =
      WordTokenizer::Parse(ModelBytes("words.tsv"), "words.tsv").value().release();
  return *tokenizer;
}

const TranslationTable& CheckFixture::Lexicon() {
  static const auto* const table = new TranslationTable(
      TranslationTable::Parse(ModelBytes("lexicon.bin"), "lexicon.bin").value());
  return *table;
}

const WordVectors& CheckFixture::Vectors() {
  static const auto* const vectors = [] {
    const auto bytes = std::make_shared<const std::string>(ModelBytes("vectors.bin"));
    return new WordVectors(
        SubwordTokenizer::Parse(ModelBytes("tokenizer.model"), "tokenizer.model").value(),
        SentenceVectors::Parse(*bytes, bytes, "vectors.bin").value());
  }();
  return *vectors;
}

const WordProfile& CheckFixture::Profile() {
  static const auto* const profile =
      new WordProfile(WordProfile::Parse(ModelBytes("word_uses.tsv"), "word_uses.tsv").value());
  return *profile;
}

CheckFixture::CheckFixture(const std::vector<std::string>& glossary,
                           std::vector<TranslationUnit> memory,
                           const std::vector<CustomRuleSpec>& custom)
    : glossary_(ConceptsOf(glossary), Tokenizer()),
      memory_({std::make_shared<const UnitsInMemory>(std::move(memory))}) {
  for (const CustomRuleSpec& spec : custom) custom_.push_back(CustomRule::Compile(spec).value());
}

std::vector<Diagnostic> CheckFixture::Check(const PairedLines& lines) {
  Note note;
  note.id = "ko.txt#1";
  note.file = "ko.txt";
  note.en_file = "en.txt";
  std::vector<Sentence> korean;
  std::vector<Sentence> english;
  AddSide(lines.korean, &korean_file_, &note.korean, &korean);
  AddSide(lines.english, &english_file_, &note.english, &english);
  Ladder ladder;
  size_t k = 0;
  size_t e = 0;
  for (size_t i = 0; i < std::max(lines.korean.size(), lines.english.size()); ++i) {
    const size_t in_korean = i < lines.korean.size() ? SentencesOf(lines.korean[i]).size() : 0;
    const size_t in_english = i < lines.english.size() ? SentencesOf(lines.english[i]).size() : 0;
    ladder.push_back({{k, k + in_korean}, {e, e + in_english}, 0.9});
    k += in_korean;
    e += in_english;
  }
  const NoteView view(note, korean, english, ladder, {Tokenizer(), glossary_});
  return CheckNote(
      view, {Tokenizer(), glossary_, memory_, &Lexicon(), custom_, false, &Profile(), &Vectors()},
      {});
}

std::string CheckFixture::TextAt(const Diagnostic& diagnostic) const {
  const std::string& file = diagnostic.place.file == "ko.txt" ? korean_file_ : english_file_;
  return std::string(diagnostic.place.span.In(file));
}

}  // namespace malmoi
