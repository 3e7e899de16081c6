#include "support/sample_build.h"

#include "terms/term_base.h"

namespace malmoi {
namespace {

std::vector<Sentence> Sentences(const std::vector<std::string>& texts) {
  std::vector<Sentence> sentences;
  size_t at = 100;
  for (const std::string& text : texts) {
    sentences.push_back({text, 0, {at, at + text.size()}});
    at += text.size() + 1;
  }
  return sentences;
}

std::vector<Paragraph> Paragraphs(const std::vector<Sentence>& sentences, size_t line) {
  if (sentences.empty()) return {};
  Paragraph paragraph;
  paragraph.line = line;
  for (const Sentence& sentence : sentences) {
    if (!paragraph.text.empty()) paragraph.text += ' ';
    paragraph.text += sentence.text;
  }
  return {paragraph};
}

AlignedNote MakeNote(const std::string& id, const std::string& title,
                     const std::vector<std::string>& korean,
                     const std::vector<std::string>& english, Ladder ladder) {
  AlignedNote aligned;
  aligned.korean = Sentences(korean);
  aligned.english = Sentences(english);
  aligned.ladder = std::move(ladder);
  aligned.key = "key of " + id;
  Note& note = aligned.note;
  note.id = id;
  note.file = id.substr(0, id.find('#'));
  note.line = 2;
  note.date = "2025-03-18";
  note.title = PlacedText{title, 2};
  note.authors = {"Ahn Bora", "Seo \"Quote\" Jun"};
  note.korean = Paragraphs(aligned.korean, 5);
  note.english = Paragraphs(aligned.english, 6);
  if (note.HasKorean() && note.HasEnglish()) {
    note.pairing = {PairingMethod::kPlace, 0.98, "they stand together"};
  }
  return aligned;
}

}  // namespace

BuildResult SampleBuild() {
  BuildResult build;
  build.files = {{"journal.txt", "UTF-8", 4, {{"<b>떠도는</b> 줄", 1}}, ""},
                 {"links.md", "UTF-8", 0, {}, "only links"}};
  build.left_aside = {"photo.jpg"};
  build.problems = {{{"broken.md", 3, 1}, "these bytes are no text"}};

  build.notes.push_back(MakeNote(
      "journal.txt#1", "On Thinking Patterns",
      {"다섯 가지 사고 패턴을 비교했다.", "예전에 본 연구와 비슷하다 (https://example.org/a?b=1)."},
      {"The authors compare five thinking patterns.",
       "It resembles earlier work (https://example.org/a?b=1)."},
      {{{0, 1}, {0, 1}, 0.97}, {{1, 2}, {1, 2}, 0.91}}));
  build.notes.push_back(MakeNote(
      "journal.txt#2", "Merged and Lost",
      {"토크나이저를 바꿨더니 학습이 빨라졌다.", "다만 평가는 아쉽다.", "내일 더 읽어 봐야겠다."},
      {"They changed the tokenizer.", "Training became faster.", "The evaluation is weak, though."},
      {{{0, 1}, {0, 2}, 0.88}, {{1, 2}, {2, 3}, 0.42}, {{2, 3}, {3, 3}, 0.8}}));
  build.notes.push_back(MakeNote("journal.txt#3", "</article><script>alert(1)</script>",
                                 {"<img src=x onerror=alert(2)> \"따옴표\"와 'x' & y."},
                                 {"<script>alert(3)</script>"}, {{{0, 1}, {0, 1}, 0.6}}));
  build.notes.back().note.pairing.confidence = 0.55;
  build.notes.back().note.pairing.reason = "the lengths do not fit";
  build.notes.back().note.other = {{"어디에도 맞지 않는 줄", 12}};
  build.notes.push_back(MakeNote("journal.txt#4", "Not Rendered Yet",
                                 {"아직 번역하지 않은 메모다."}, {}, {{{0, 1}, {0, 0}, 0}}));

  for (const AlignedNote& aligned : build.notes) {
    if (!aligned.note.HasEnglish()) continue;
    for (size_t i = 0; i < aligned.ladder.size(); ++i) {
      const Bead& bead = aligned.ladder[i];
      BitextUnit unit;
      unit.note = aligned.note.id;
      unit.bead_index = i;
      unit.file = aligned.note.file;
      unit.date = aligned.note.date.value_or("");
      unit.bead = bead;
      unit.korean.assign(aligned.korean.begin() + static_cast<ptrdiff_t>(bead.source.begin),
                         aligned.korean.begin() + static_cast<ptrdiff_t>(bead.source.end));
      unit.english.assign(aligned.english.begin() + static_cast<ptrdiff_t>(bead.target.begin),
                          aligned.english.begin() + static_cast<ptrdiff_t>(bead.target.end));
      build.bitext.push_back(std::move(unit));
    }
  }
  TranslationUnit unit;
  unit.korean = build.bitext[0].KoreanText();
  unit.english = build.bitext[0].EnglishText();
  unit.note = "journal.txt#1";
  unit.confidence = 0.97;
  unit.properties = {{"x-also-in", "other.txt#1"}};
  unit.comments = {"a comment"};
  build.memory = {unit};

  TermPair pattern;
  pattern.korean = "사고 패턴";
  pattern.english = "thinking pattern";
  pattern.confidence = 0.875;
  pattern.frequency = 1;
  pattern.notes = {"journal.txt#1"};
  pattern.variants_korean = {"사고패턴"};
  pattern.evidence = {{"journal.txt#1", 0, unit.korean, unit.english, {14, 27}, {25, 41}}};
  TermPair thought = pattern;
  thought.english = "thought pattern";
  thought.confidence = 0.625;
  thought.evidence.clear();
  TermPair hostile;
  hostile.korean = "\"><script>";
  hostile.english = "<i>x</i>";
  hostile.confidence = 0.125;
  build.gathered = GroupConcepts({pattern, thought, hostile});
  build.concepts = build.gathered;
  build.terms_key = "terms 1";
  return build;
}

}  // namespace malmoi
