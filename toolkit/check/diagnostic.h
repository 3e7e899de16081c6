// Diagnostic: one finding of `check`, as data. Faces print it; nothing here knows how.
//
//   journal.txt:12:5 warning term-inconsistent
//     "사고 패턴" stands in the Korean, but neither "thinking pattern" nor … in its English
//     evidence: 4 earlier notes say "thinking pattern"
//     fix: write "thinking pattern" for "thought pattern"
//
// Plain data.
#ifndef MALMOI_CHECK_DIAGNOSTIC_H_
#define MALMOI_CHECK_DIAGNOSTIC_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi {

enum class Severity { kInfo, kWarning, kError };

std::string_view SeverityName(Severity severity);  // "info", "warning", "error"
std::optional<Severity> SeverityFromName(std::string_view name);

// A stretch of a file as it lies on disk.
struct FilePlace {
  std::string file;
  Span span;

  friend bool operator==(const FilePlace&, const FilePlace&) = default;
};

struct TextEdit {
  FilePlace place;
  std::string text;  // stands there afterwards

  friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

// One way to mend a finding; several are alternatives.
struct Fix {
  std::string description;  // "write \"thinking pattern\""
  std::vector<TextEdit> edits;
  bool safe = false;  // may be applied without a person looking (--fix)

  friend bool operator==(const Fix&, const Fix&) = default;
};

struct RelatedPlace {
  FilePlace place;
  std::string message;

  friend bool operator==(const RelatedPlace&, const RelatedPlace&) = default;
};

// A pair as the glossary writes it.
struct TermReference {
  std::string korean;
  std::string english;

  friend bool operator==(const TermReference&, const TermReference&) = default;
};

struct Diagnostic {
  std::string rule;
  Severity severity = Severity::kWarning;
  FilePlace place;      // where it is to be mended: in the English, where it has a place there
  std::string note;     // note id
  size_t bead = 0;      // of the note, by its place in the ladder
  std::string message;  // what is wrong and why it was found, one line
  std::string korean;   // the sentences that it is about; "" where a side has none
  std::string english;
  std::optional<TermReference> term;      // that a finding about a term is about
  std::optional<FilePlace> korean_words;  // that a finding in the English answers
  std::vector<std::string> evidence;      // what earlier notes and the glossary say
  std::vector<RelatedPlace> related;      // the other side
  std::vector<Fix> fixes;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace malmoi

#endif  // MALMOI_CHECK_DIAGNOSTIC_H_
