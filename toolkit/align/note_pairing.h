// PairNotes: settles what reading left open, and finds for each Korean note its English.
//
//   std::vector<NoteFile> files = …;                    // NoteReader::Read, one a file
//   const AnchorExpectations anchors;
//   std::vector<Note> notes = PairNotes(files, {.sources = {&anchors}}, {});
//   notes[0].pairing.method, .confidence, .reason
//
// Three ways, the surest first:
//   place    both sides stand in one entry. English that stands first may be the abstract, or the
//            rendering written first: its likeness to the Korean decides, then the habit of the
//            file (does its author write abstracts? the English first?); in doubt the abstract.
//   name     a.ko.md / a.en.md, a_kr.txt / a_en.txt, ko/a.md / en/a.md, 한국어/a.md / 영어/a.md, or
//            a.md / a.en.md. The notes of the two files are paired in order, by content where
//            their numbers differ.
//   content  what remains with one side only, over all files at once: the one-to-one assignment of
//            the greatest evidence (align/assignment.h, align/passage_evidence.h), not greedy. A
//            note whose best partner is not likely enough stays without one.
//
// Every note says in Pairing::reason what spoke for its pairing, or why it has none.
//
// Deterministic; the same result for any number of threads. Time and memory are linear in the text
// but for pairing by content, which looks only at pairs that share something rare.
#ifndef MALMOI_ALIGN_NOTE_PAIRING_H_
#define MALMOI_ALIGN_NOTE_PAIRING_H_

#include <vector>

#include "align/passage_evidence.h"
#include "text/note.h"

namespace malmoi {

// What pairing knows about languages. Borrowed; must outlive the call.
struct PairingResources {
  ExpectationSources sources;  // at least AnchorExpectations; a lexicon makes it surer
};

struct NotePairingOptions {
  bool by_name = true;
  bool by_content = true;
  // A pair by content needs this much evidence (nats), and so much more than the runner-up of
  // either side; between the two margins it is made, and said to be unsure.
  double min_log_odds = 4;
  double min_margin = 1;
  double sure_margin = 4;

  int threads = 1;  // changes speed only
};

// Takes the notes out of `files` and returns all of them: files in bytewise order of their paths,
// the notes of a file in its order, a note in two files at its Korean file. Notes are never lost:
// what finds no partner is returned as it was read.
std::vector<Note> PairNotes(std::vector<NoteFile>& files, const PairingResources& resources,
                            const NotePairingOptions& options);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_NOTE_PAIRING_H_
