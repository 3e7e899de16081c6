// NoteView: a note made ready for the rules. Every sentence is tokenized once, its terms and
// quantities are found once, and every rule looks at the same.
//
//   const NoteView view(note, korean, english, ladder, tools);
//   for (const BeadView& bead : view.beads()) bead.korean …, bead.english …
//
// Borrows the note; not safe from several threads while it is made, afterwards it is.
#ifndef MALMOI_CHECK_NOTE_VIEW_H_
#define MALMOI_CHECK_NOTE_VIEW_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/bead.h"
#include "base/language.h"
#include "check/diagnostic.h"
#include "terms/term_matcher.h"
#include "text/note.h"
#include "text/quantity.h"
#include "text/sentence.h"
#include "text/word_tokenizer.h"

namespace malmoi {

class GlossaryIndex;

struct SentenceView {
  std::string_view text;
  const Paragraph* paragraph = nullptr;
  size_t offset = 0;  // of the sentence in the paragraph's text, bytes
  size_t number = 0;  // on its side of the note
  Span span;          // bytes of the file
  std::vector<Token> tokens;
  std::vector<TermMatch> terms;        // ids are of GlossaryIndex
  std::vector<TermMatch> outer_terms;  // of these the ones that no longer one covers
  std::vector<Quantity> quantities;

  // A stretch of `text` as bytes of the file.
  Span InFile(Span within) const {
    return paragraph->map.ToSource({offset + within.begin, offset + within.end});
  }
};

struct BeadView {
  std::span<const SentenceView> korean;
  std::span<const SentenceView> english;
  double score = 0;
  bool moved = false;

  bool paired() const { return !korean.empty() && !english.empty(); }
  std::span<const SentenceView> Side(Language side) const {
    return side == Language::kKorean ? korean : english;
  }
  std::string KoreanText() const;  // sentences joined by a space
  std::string EnglishText() const;
};

// What is needed to look at sentences. Borrowed.
struct ViewTools {
  const WordTokenizer& tokenizer;
  const GlossaryIndex& glossary;
};

class NoteView {
 public:
  // REQUIRES: `ladder` covers the sentences, which are of the note's paragraphs, in order.
  NoteView(const Note& note, std::span<const Sentence> korean, std::span<const Sentence> english,
           const Ladder& ladder, const ViewTools& tools);
  NoteView(const NoteView&) = delete;  // beads point at the sentences
  NoteView& operator=(const NoteView&) = delete;

  const Note& note() const { return note_; }
  std::span<const SentenceView> korean() const { return korean_; }
  std::span<const SentenceView> english() const { return english_; }
  std::span<const BeadView> beads() const { return beads_; }

  const std::string& korean_file() const { return note_.file; }
  const std::string& english_file() const {
    return note_.en_file.empty() ? note_.file : note_.en_file;
  }

 private:
  const Note& note_;
  std::vector<SentenceView> korean_;
  std::vector<SentenceView> english_;
  std::vector<BeadView> beads_;
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_NOTE_VIEW_H_
