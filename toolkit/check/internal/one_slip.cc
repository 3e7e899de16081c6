#include "check/internal/one_slip.h"

#include <algorithm>
#include <optional>

namespace malmoi::internal {
namespace {

bool IsMissing(const Diagnostic& diagnostic) {
  return diagnostic.rule == "missing-rendering" || diagnostic.rule == "missing-source";
}

// Whether the rule compares words of the two sides.
bool ComparesWords(const Diagnostic& diagnostic) {
  return diagnostic.rule == "number-mismatch" || diagnostic.rule == "name-mismatch" ||
         diagnostic.rule == "link-mismatch" || diagnostic.rule == "term-inconsistent";
}

bool IsWithin(const FilePlace& part, const FilePlace& whole) {
  return part.file == whole.file && whole.span.begin <= part.span.begin &&
         part.span.end <= whole.span.end;
}

bool Overlap(const FilePlace& a, const FilePlace& b) {
  return a.file == b.file && a.span.begin < b.span.end && b.span.begin < a.span.end;
}

// Whether `winner` tells the slip that `diagnostic` tells, and more of it.
bool TellsMore(const Diagnostic& winner, const Diagnostic& diagnostic) {
  // Of a sentence that was written anew neither side is missing; the English may be a bead away.
  if (winner.rule == "drift" && IsMissing(diagnostic)) {
    return Overlap(winner.place, diagnostic.place) ||
           std::ranges::any_of(winner.related, [&](const RelatedPlace& related) {
             return Overlap(related.place, diagnostic.place);
           });
  }
  const std::optional<FilePlace>& korean = diagnostic.korean_words;
  if (IsMissing(winner)) {
    // A paragraph that is missing is several beads.
    return ComparesWords(diagnostic) && (IsWithin(diagnostic.place, winner.place) ||
                                         (korean && IsWithin(*korean, winner.place)));
  }
  if (winner.bead != diagnostic.bead) return false;
  const std::optional<FilePlace>& other = winner.korean_words;
  if (diagnostic.rule != "term-inconsistent" || !korean || !other) return false;
  if (winner.rule == "term-forbidden" || winner.rule == "name-mismatch") {
    return Overlap(*korean, *other);
  }
  return winner.rule == "term-inconsistent" && IsWithin(*korean, *other) &&
         korean->span.size() < other->span.size();
}

}  // namespace

void KeepOneOfEachSlip(std::vector<Diagnostic>* found) {
  const std::vector<Diagnostic> all = *found;
  std::erase_if(*found, [&all](const Diagnostic& diagnostic) {
    return std::ranges::any_of(
        all, [&](const Diagnostic& winner) { return TellsMore(winner, diagnostic); });
  });
}

}  // namespace malmoi::internal
