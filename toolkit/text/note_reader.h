// NoteReader: from the bytes of a file to its notes.
//
//   NoteReader reader;
//   absl::StatusOr<NoteFile> file = reader.Read("2025-03-18.txt", bytes);
//   for (const Note& note : file->notes) …   // note.title, note.korean, note.english, …
//
// Reads journals of many days and entries, single notes, and whole documents; text files (each
// line a paragraph) and Markdown (by the name of the file). Any encoding that DecodeText knows.
// Nothing is dropped: what belongs to no part of a note is in Note::other or NoteFile::stray; only
// day lines, labels of sides, rules and empty markers leave no trace.
//
// The reader judges by script, place and form. What only the content can tell is left open in
// Note::leading_english; PairNotes (align/note_pairing.h) settles it.
//
// Immutable after construction: Read may be called from several threads. Time and memory are
// linear in the file.
#ifndef MALMOI_TEXT_NOTE_READER_H_
#define MALMOI_TEXT_NOTE_READER_H_

#include <cstddef>
#include <string_view>

#include "absl/status/statusor.h"
#include "text/note.h"

namespace malmoi {

struct NoteReaderOptions {
  // Beyond these a file is refused with a message, so that no input takes memory without bound.
  size_t max_file_bytes = size_t{64} << 20;
  size_t max_line_bytes = size_t{4} << 20;
  size_t max_lines = 1000000;
};

class NoteReader {
 public:
  explicit NoteReader(const NoteReaderOptions& options = {}) : options_(options) {}

  // The notes of one file. `path` gives their ids, the kind of file (.txt and .text are plain,
  // everything else is Markdown) and, where the text names no day, the date.
  // Errors: too large, no text, an encoding that cannot be told; with the line where it shows.
  absl::StatusOr<NoteFile> Read(std::string_view path, std::string_view bytes) const;

  const NoteReaderOptions& options() const { return options_; }

 private:
  NoteReaderOptions options_;
};

// The file is a note by its name: .md, .markdown, .txt, .text.
bool IsNoteFileName(std::string_view path);

}  // namespace malmoi

#endif  // MALMOI_TEXT_NOTE_READER_H_
