// BuildResult: everything that one build found, as plain data. The outputs, the store and the
// report are made from it and from nothing else.
#ifndef MALMOI_WORKSPACE_BUILD_RESULT_H_
#define MALMOI_WORKSPACE_BUILD_RESULT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "align/bead.h"
#include "align/bitext.h"
#include "base/status.h"
#include "memory/translation_unit.h"
#include "terms/concept_entry.h"
#include "text/note.h"
#include "text/sentence.h"

namespace malmoi {

// What became of one file.
struct SourceFile {
  std::string path;
  std::string encoding;  // IANA name
  size_t notes = 0;
  std::vector<PlacedText> stray;  // text outside every note
  std::string why_empty;          // why it holds no note; empty where it holds one
};

// A note with its sentences. The ladder covers both sides; a side that is not there is empty, and
// the other one stands in beads without partner.
struct AlignedNote {
  Note note;
  std::vector<Sentence> korean;
  std::vector<Sentence> english;
  Ladder ladder;
  std::string key;      // of its sentences and of what aligned them: same key, same ladder
  bool reused = false;  // the ladder is that of an earlier build
};

struct BuildResult {
  std::vector<SourceFile> files;        // in bytewise order of their paths
  std::vector<std::string> left_aside;  // files of the folders that are no notes by their names
  Problems problems;                    // what was refused
  std::vector<AlignedNote> notes;       // in order of files and of lines
  std::vector<BitextUnit> bitext;       // the beads of the notes that have both sides
  std::vector<TranslationUnit> memory;  // each pair of texts once
  std::vector<ConceptEntry> gathered;   // as found, before the person's decisions
  std::vector<ConceptEntry> concepts;   // with the person's decisions
  std::string terms_key;                // of all that the terms were gathered from
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_BUILD_RESULT_H_
