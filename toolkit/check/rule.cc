#include "check/rule.h"

#include <utility>

namespace malmoi {

Diagnostic& Findings::Add(const BeadView* bead, FilePlace place, std::string message) {
  Diagnostic diagnostic;
  diagnostic.rule = rule_;
  diagnostic.severity = severity_;
  diagnostic.place = std::move(place);
  diagnostic.note = view_.note().id;
  diagnostic.message = std::move(message);
  if (bead != nullptr) {
    diagnostic.korean = bead->KoreanText();
    diagnostic.english = bead->EnglishText();
  }
  found_->push_back(std::move(diagnostic));
  return found_->back();
}

Diagnostic& Findings::AddInEnglish(const BeadView& bead, Span in_file, std::string message) {
  Diagnostic& diagnostic = Add(&bead, {view_.english_file(), in_file}, std::move(message));
  for (const SentenceView& sentence : bead.korean) {
    diagnostic.related.push_back({{view_.korean_file(), sentence.span}, "the Korean"});
  }
  return diagnostic;
}

Diagnostic& Findings::AddInKorean(const BeadView& bead, Span in_file, std::string message) {
  Diagnostic& diagnostic = Add(&bead, {view_.korean_file(), in_file}, std::move(message));
  for (const SentenceView& sentence : bead.english) {
    diagnostic.related.push_back({{view_.english_file(), sentence.span}, "the English"});
  }
  return diagnostic;
}

}  // namespace malmoi
