#include "support/note_dump.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "base/line_index.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "text/date.h"

namespace malmoi {
namespace {

void DumpParagraphs(std::string_view name, const std::vector<Paragraph>& paragraphs,
                    std::string* dump) {
  for (const Paragraph& paragraph : paragraphs) {
    *dump += Concat(name, " ", paragraph.line, ": ", paragraph.text, "\n");
  }
}

// Calls visit(word span) for each word between spaces.
void ForEachWord(std::string_view text, const std::function<void(Span)>& visit) {
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n\t", begin), text.size());
    if (end > begin) visit({begin, end});
    begin = end + 1;
  }
}

void ForEachParagraph(const NoteFile& file, const std::function<void(const Paragraph&)>& visit) {
  for (const Note& note : file.notes) {
    if (note.abstract) visit(*note.abstract);
    for (const auto* side : {&note.korean, &note.english, &note.leading_english}) {
      std::for_each(side->begin(), side->end(), visit);
    }
  }
}

void ForEachPlaced(const NoteFile& file, const std::function<void(const PlacedText&)>& visit) {
  std::for_each(file.stray.begin(), file.stray.end(), visit);
  for (const Note& note : file.notes) {
    if (note.title) visit(*note.title);
    for (const auto* parts : {&note.tags, &note.links, &note.other}) {
      std::for_each(parts->begin(), parts->end(), visit);
    }
  }
}

// Lines that are there to divide or to label, and may go.
bool IsStructure(std::string_view line, int year) {
  const ScriptCounts counts = CountScripts(line);
  if (counts.letters() + counts.digits == 0 || DateOfDayLine(line, year)) return true;
  // A label of a side in as many words as it likes: "## / English version:".
  constexpr std::array<std::string_view, 38> kLabelWords = {
      "메모", "노트", "한국어", "한글",    "국문",        "우리말",    "원문",     "한",
      "내",   "영어", "영문",   "영",      "영역",        "번역",      "번역문",   "초록",
      "논문", "ko",   "kr",     "kor",     "korean",      "en",        "eng",      "english",
      "in",   "memo", "note",   "notes",   "translation", "rendering", "abstract", "제목",
      "내용", "본문", "title",  "content", "summary",     "tip"};
  std::string label = ReplaceAll(ReplaceAll(AsciiToLower(line), "version", " "), "：", " ");
  for (char& c : label) {
    if (std::string_view("\t#*_[](){}<>:-=|/!").find(c) != std::string_view::npos) c = ' ';
  }
  const auto words = Split(label, ' ');
  return std::ranges::all_of(words, [&](std::string_view word) {
    return CountScripts(word).letters() == 0 ||
           std::ranges::find(kLabelWords, word) != kLabelWords.end();
  });
}

std::vector<std::string> WordsOf(std::string_view text) {
  std::string spaced(text);
  for (char& c : spaced) {
    if (std::string_view("\t\n#[](),:-*\"'").find(c) != std::string_view::npos) c = ' ';
  }
  std::vector<std::string> words;
  for (const std::string_view word : Split(spaced, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// An address, a tag, a title that stands a second time is listed once.
bool IsListedAlready(std::string_view line, const NoteFile& file) {
  std::set<std::string> known = {"title", "tags", "tag", "keywords", "태그"};
  ForEachPlaced(file, [&](const PlacedText& part) {
    for (std::string& word : WordsOf(part.text)) known.insert(std::move(word));
  });
  return std::ranges::all_of(WordsOf(line), [&](const std::string& word) {
    return known.contains(word) || known.contains(AsciiToLower(word));  // "tiTle: …" once more
  });
}

bool IsKnownLinks(std::string_view line, const NoteFile& file) {
  bool known = false;
  ForEachPlaced(file, [&](const PlacedText& part) {
    known |= part.text.size() > 10 && line.find(part.text) != std::string_view::npos;
  });
  return known && line.find("http") != std::string_view::npos;
}

}  // namespace

std::string Dump(const std::vector<Note>& notes) {
  std::string dump;
  for (const Note& note : notes) {
    dump += Concat("= ", note.line, note.date ? Concat(" ", *note.date) : "", "\n");
    if (note.title) dump += Concat("title ", note.title->line, ": ", note.title->text, "\n");
    if (!note.authors.empty()) {
      dump += Concat("authors ", note.authors_line, ": ", Join(note.authors, " | "), "\n");
    }
    if (note.abstract) {
      dump += Concat("abstract ", note.abstract->line, ": ",
                     ReplaceAll(note.abstract->text, "\n\n", " // "), "\n");
    }
    DumpParagraphs("lead", note.leading_english, &dump);
    DumpParagraphs("ko", note.korean, &dump);
    DumpParagraphs("en", note.english, &dump);
    if (!note.tags.empty()) {
      dump += Concat("tags ", note.tags.front().line, ":");
      for (const PlacedText& tag : note.tags) dump += Concat(" ", tag.text);
      dump += "\n";
    }
    if (!note.links.empty()) {
      dump += "links:";
      for (const PlacedText& link : note.links) dump += Concat(" ", link.text);
      dump += "\n";
    }
    for (const PlacedText& other : note.other) {
      dump += Concat("other ", other.line, ": ", ReplaceAll(other.text, "\n", " / "), "\n");
    }
  }
  return dump;
}

std::vector<std::string> LostLines(const NoteFile& file, std::string_view bytes) {
  const auto decoded = DecodeText(bytes, file.path);
  if (!decoded.ok()) return {"not decodable"};
  std::vector<bool> covered(bytes.size() + 1, false);
  const auto cover = [&](Span span) {
    for (size_t i = span.begin; i < std::min(span.end, covered.size()); ++i) covered[i] = true;
  };
  ForEachParagraph(file, [&](const Paragraph& paragraph) {
    ForEachWord(paragraph.text, [&](Span word) { cover(paragraph.map.ToSource(word)); });
  });
  ForEachPlaced(file, [&](const PlacedText& part) { cover(part.span); });
  for (const Note& note : file.notes) cover(note.authors_span);
  const std::string_view text = decoded->mapped.text;
  const LineIndex lines(text);
  std::vector<std::string> lost;
  for (size_t line = 1; line <= lines.line_count(); ++line) {
    const Span span = lines.LineSpan(line);
    const std::string_view content = StripWhitespace(span.In(text));
    if (content.empty() || IsStructure(content, 2025)) continue;
    const Span source = decoded->mapped.map.ToSource(span);
    const bool traced = std::any_of(covered.begin() + static_cast<ptrdiff_t>(source.begin),
                                    covered.begin() + static_cast<ptrdiff_t>(source.end),
                                    [](bool is) { return is; });
    if (!traced && !IsKnownLinks(content, file) && !IsListedAlready(content, file)) {
      lost.push_back(Concat(line, ": ", content));
    }
  }
  return lost;
}

std::vector<std::string> MisplacedWords(const NoteFile& file, std::string_view bytes) {
  std::vector<std::string> misplaced;
  ForEachParagraph(file, [&](const Paragraph& paragraph) {
    ForEachWord(paragraph.text, [&](Span word) {
      const std::string_view raw = paragraph.map.ToSource(word).In(bytes);
      std::string typed;
      icu::UnicodeString(raw.data(), static_cast<int32_t>(raw.size()), file.encoding.c_str())
          .toUTF8String(typed);
      if (ToNfc(typed) != word.In(paragraph.text)) {
        misplaced.push_back(Concat(word.In(paragraph.text), " is not ", typed));
      }
    });
  });
  return misplaced;
}

}  // namespace malmoi
