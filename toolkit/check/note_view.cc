#include "check/note_view.h"

#include <utility>

#include "base/language.h"
#include "check/glossary_index.h"

namespace malmoi {
namespace {

std::string Joined(std::span<const SentenceView> sentences) {
  std::string text;
  for (const SentenceView& sentence : sentences) {
    if (!text.empty()) text.push_back(' ');
    text.append(sentence.text);
  }
  return text;
}

std::vector<SentenceView> ViewSide(std::span<const Sentence> sentences,
                                   const std::vector<Paragraph>& paragraphs, Language language,
                                   const ViewTools& tools) {
  std::vector<SentenceView> views;
  views.reserve(sentences.size());
  size_t paragraph = 0;
  size_t at = 0;
  for (const Sentence& sentence : sentences) {
    if (sentence.paragraph != paragraph) at = 0;
    paragraph = sentence.paragraph;
    SentenceView view;
    view.paragraph = &paragraphs[paragraph];
    // Sentences are pieces of the paragraph, in order.
    const size_t found = view.paragraph->text.find(sentence.text, at);
    view.offset = found == std::string::npos ? at : found;
    at = view.offset + sentence.text.size();
    view.text = sentence.text;
    view.number = views.size();
    view.span = sentence.span;
    view.tokens = tools.tokenizer.Tokenize(view.text);
    view.terms = tools.glossary.Find(view.text, view.tokens, language);
    view.outer_terms = WithoutNested(view.terms);
    view.quantities = FindQuantities(view.text, language);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

std::string BeadView::KoreanText() const { return Joined(korean); }
std::string BeadView::EnglishText() const { return Joined(english); }

NoteView::NoteView(const Note& note, std::span<const Sentence> korean,
                   std::span<const Sentence> english, const Ladder& ladder, const ViewTools& tools)
    : note_(note),
      korean_(ViewSide(korean, note.korean, Language::kKorean, tools)),
      english_(ViewSide(english, note.english, Language::kEnglish, tools)) {
  for (const Bead& bead : ladder) {
    beads_.push_back({std::span(korean_).subspan(bead.source.begin, bead.source.size()),
                      std::span(english_).subspan(bead.target.begin, bead.target.size()),
                      bead.score, bead.moved});
  }
}

}  // namespace malmoi
