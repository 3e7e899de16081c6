// Any bytes as a note, as text and as Markdown, and then through pairing: no line is lost, and
// every word of a paragraph leads back to its own bytes.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "align/note_pairing.h"
#include "align/passage_evidence.h"
#include "support/note_dump.h"
#include "text/note_reader.h"

namespace {

void CheckThatNothingIsLost(std::string_view path, std::string_view bytes) {
  auto file = malmoi::NoteReader().Read(path, bytes);
  if (!file.ok()) return;
  for (const std::string& line : malmoi::LostLines(*file, bytes)) {
    std::fprintf(stderr, "%s: lost: %s\n", std::string(path).c_str(), line.c_str());
    std::abort();
  }
  for (const std::string& word : malmoi::MisplacedWords(*file, bytes)) {
    std::fprintf(stderr, "%s: misplaced: %s\n", std::string(path).c_str(), word.c_str());
    std::abort();
  }
  std::vector<malmoi::NoteFile> files;
  files.push_back(*std::move(file));
  const malmoi::AnchorExpectations anchors;
  malmoi::PairNotes(files, {{&anchors}}, {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  CheckThatNothingIsLost("2025-03-18.txt", bytes);
  CheckThatNothingIsLost("note.md", bytes);
  return 0;
}
