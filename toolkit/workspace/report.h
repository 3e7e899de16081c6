// Report: what a build found, counted, and what of it is worth a person's eyes. No markup: the
// terminal's summary and the page are both made of it. Plain data; MakeReport is safe from any
// thread.
#ifndef MALMOI_WORKSPACE_REPORT_H_
#define MALMOI_WORKSPACE_REPORT_H_

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "workspace/build_result.h"

namespace malmoi {

// Below these a person should look: half the beads at .5 are right, seven of ten pairs at .7.
inline constexpr double kWeakBeadScore = 0.5;
inline constexpr double kUnsurePairing = 0.7;
inline constexpr double kLikelyTerm = 0.5;

// What of a note makes it worth looking at; the page filters by it.
struct NoteMarks {
  bool one_sided = false;    // a note without a rendering, or a rendering without a note
  bool uneven = false;       // has beads that are not 1-1
  bool partnerless = false;  // has sentences without partner
  bool weak = false;         // has beads below kWeakBeadScore, or is an unsure pair
  bool leftover = false;     // has text that fits nowhere
  bool any() const { return one_sided || uneven || partnerless || weak || leftover; }
};
NoteMarks MarksOf(const AlignedNote& note);

// What one is to look at.
enum class AttentionKind {
  kRefused,
  kUnsurePair,
  kPartnerless,
  kWeakBead,
  kCompetingTerms,
  kNoEnglish,
  kNoKorean,
  kBare,
  kLeftover,
  kEmptyFile,
};

// One thing worth looking at: "3 notes have no rendering", the first few of them.
struct Attention {
  AttentionKind kind = AttentionKind::kRefused;
  std::string what;
  std::vector<std::string> where;  // places or terms, at most three
  size_t count = 0;
};

struct Report {
  size_t files = 0;  // that were read
  size_t files_without_notes = 0;
  size_t left_aside = 0;
  size_t refused = 0;

  size_t notes = 0;
  size_t pairs = 0;  // notes that have both sides
  size_t korean_only = 0;
  size_t english_only = 0;
  size_t bare = 0;        // entries of a title, tags or links alone
  std::string first_day;  // "2025-03-18", or empty where no note has a date
  std::string last_day;

  // Of the notes that have both sides.
  size_t korean_sentences = 0;
  size_t english_sentences = 0;
  size_t beads = 0;
  std::map<std::pair<size_t, size_t>, size_t> shapes;  // (1, 2) -> how many beads are 1-2

  size_t units = 0;  // of the translation memory
  size_t concepts = 0;
  size_t term_pairs = 0;
  size_t leftover_lines = 0;  // text that fits nowhere, in notes and outside them
  size_t reused_notes = 0;    // whose ladders came from an earlier build

  std::vector<Attention> attention;
};

Report MakeReport(const BuildResult& build);

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_REPORT_H_
