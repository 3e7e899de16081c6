#include "check/rule.h"

#include <utility>

namespace malmoi {

Diagnostic& Findings::AddIn(Language side, const BeadView& bead, Span in_file,
                            std::string message) {
  const bool korean = side == Language::kKorean;
  Diagnostic diagnostic;
  diagnostic.rule = rule_;
  diagnostic.severity = severity_;
  diagnostic.place = {korean ? view_.korean_file() : view_.english_file(), in_file};
  diagnostic.note = view_.note().id;
  diagnostic.bead = static_cast<size_t>(&bead - view_.beads().data());
  diagnostic.message = std::move(message);
  diagnostic.korean = bead.KoreanText();
  diagnostic.english = bead.EnglishText();
  for (const SentenceView& other : korean ? bead.english : bead.korean) {
    diagnostic.related.push_back(
        korean ? RelatedPlace{{view_.english_file(), other.span}, "the English"}
               : RelatedPlace{{view_.korean_file(), other.span}, "the Korean"});
  }
  found_->push_back(std::move(diagnostic));
  return found_->back();
}

void Findings::PointAtKorean(const SentenceView& sentence, Span within, std::string message,
                             Diagnostic* diagnostic) const {
  diagnostic->korean_words = {view_.korean_file(), sentence.InFile(within)};
  diagnostic->related.insert(diagnostic->related.begin(),
                             {*diagnostic->korean_words, std::move(message)});
}

}  // namespace malmoi
