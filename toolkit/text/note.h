// Note: one entry of a journal, with its parts told apart (DESIGN of the surface: `malmoi read`).
//
//   ThinkPatterns-21k: …             title
//   (Pengcheng Wen, …)               authors
//   Large language models …          abstract: English, but not the rendering of the note
//   다섯 가지의 사고 패턴을 …          korean paragraphs
//   The authors designed five …      english paragraphs, the rendering
//   #reasoning                       tags
//
// Plain data, owned. Every text is NFC UTF-8 and keeps the way back to the bytes of its file.
#ifndef MALMOI_TEXT_NOTE_H_
#define MALMOI_TEXT_NOTE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.h"
#include "base/span.h"
#include "base/status.h"

namespace malmoi {

// One paragraph of one side: hard-wrapped lines joined, line markers ("> ", "- ", "# ") left out,
// inline markup kept.
struct Paragraph {
  std::string text;
  OffsetMap map;    // from `text` to bytes of the file as it lies on disk
  size_t line = 0;  // 1-based line where it begins
};

// Several paragraphs as one, a blank line between them. REQUIRES: !paragraphs.empty().
Paragraph JoinParagraphs(const std::vector<Paragraph>& paragraphs);

// A part that stands on one line or a few and is shown as it is (title, tag, link).
struct PlacedText {
  std::string text;
  size_t line = 0;  // 1-based
  Span span = {};   // bytes of the file as it lies on disk: the whole part, its markup included

  friend bool operator==(const PlacedText&, const PlacedText&) = default;
};

// How a Korean side found its English one.
enum class PairingMethod {
  kNone,     // one side only
  kPlace,    // they stand together in one entry
  kName,     // a.ko.md / a.en.md, ko/a.md / en/a.md
  kContent,  // two files whose names say nothing
};

// "place", "name", "content"; "" for kNone.
std::string_view PairingMethodName(PairingMethod method);

struct Pairing {
  PairingMethod method = PairingMethod::kNone;
  double confidence = 0;  // 0..1; 0 where method is kNone
  std::string reason;     // for people: what spoke for it, and what is unsure
};

struct Note {
  std::string id;       // "path#n", n from 1 in the file
  std::string file;     // path as given; the Korean file of a note in two files
  std::string en_file;  // the English file of a note in two files, else empty
  size_t line = 0;      // of the title, or else of its first part

  std::optional<std::string> date;  // "2025-03-18"
  std::optional<PlacedText> title;
  std::vector<std::string> authors;
  size_t authors_line = 0;
  Span authors_span;                  // bytes of the file
  std::optional<Paragraph> abstract;  // several paragraphs are joined by a blank line
  std::vector<Paragraph> korean;
  std::vector<Paragraph> english;
  // English that stands before any Korean and may be the abstract or the beginning of the
  // rendering: the form does not tell. NoteReader leaves it here, PairNotes decides by the content
  // and the habit of the file and moves each paragraph to `abstract` or to the front of `english`.
  std::vector<Paragraph> leading_english;
  std::vector<PlacedText> tags;   // without '#'
  std::vector<PlacedText> links;  // every URL of the entry, in order of appearance
  std::vector<PlacedText> other;  // text that fits nowhere: kept and reported
  Pairing pairing;

  bool HasKorean() const { return !korean.empty(); }
  bool HasEnglish() const { return !english.empty(); }
};

// What reading one file gave.
struct NoteFile {
  std::string path;
  std::string encoding;  // IANA name of what the file was written in
  std::vector<Note> notes;
  std::vector<PlacedText> stray;  // text outside every note
  // Why a file holds no note, in a few words ("only links"), or empty where it holds one.
  std::string why_empty;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_NOTE_H_
