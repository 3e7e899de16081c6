#include "base/strings.h"
#include "faces/web/report_parts.h"

namespace malmoi {
namespace {

void WritePlaced(const std::string& file, const PlacedText& text, HtmlWriter* html) {
  html->Open("li");
  html->TextWithLinks(text.text);
  html->Element("span", {{"class", "path"}}, Concat(file, ":", text.line));
  html->Close();
}

void WriteStray(const BuildResult& build, HtmlWriter* html) {
  size_t count = 0;
  for (const SourceFile& file : build.files) count += file.stray.size();
  if (count == 0) return;
  html->Element("h3", {}, Counted(count, "line outside every note", "lines outside every note"));
  html->Open("ul");
  for (const SourceFile& file : build.files) {
    for (const PlacedText& text : file.stray) WritePlaced(file.path, text, html);
  }
  html->Close();
}

void WriteInNotes(const BuildResult& build, HtmlWriter* html) {
  size_t count = 0;
  for (const AlignedNote& aligned : build.notes) count += aligned.note.other.size();
  if (count == 0) return;
  html->Element("h3", {},
                Counted(count, "line in a note that is no part of it",
                        "lines in notes that are no part of them"));
  html->Open("ul");
  for (const AlignedNote& aligned : build.notes) {
    const Note& note = aligned.note;
    for (const PlacedText& text : note.other) {
      WritePlaced(note.file.empty() ? note.en_file : note.file, text, html);
    }
  }
  html->Close();
}

void WriteEmptyFiles(const BuildResult& build, HtmlWriter* html) {
  size_t count = 0;
  for (const SourceFile& file : build.files) count += file.notes == 0 ? 1 : 0;
  if (count == 0) return;
  html->Element("h3", {}, Counted(count, "file without a note", "files without a note"));
  html->Open("ul");
  for (const SourceFile& file : build.files) {
    if (file.notes > 0) continue;
    html->Open("li");
    html->Text(file.path);
    if (!file.why_empty.empty()) html->Element("span", {{"class", "path"}}, file.why_empty);
    html->Close();
  }
  html->Close();
}

void WriteStrings(std::string_view one, std::string_view many,
                  const std::vector<std::string>& strings, HtmlWriter* html) {
  if (strings.empty()) return;
  html->Element("h3", {}, Counted(strings.size(), one, many));
  html->Open("ul");
  for (const std::string& text : strings) html->Element("li", {}, text);
  html->Close();
}

}  // namespace

void WriteLeftovers(const BuildResult& build, HtmlWriter* html) {
  html->Open("section", {{"class", "part rest"}, {"id", "leftovers"}});
  html->Element("h2", {}, "Left over");
  html->Element("p", {{"class", "said"}},
                "Nothing that was read is dropped. What belongs to no note stands here.");
  std::vector<std::string> problems;
  for (const Problem& problem : build.problems) problems.push_back(ToString(problem));
  WriteStrings("input that was refused", "inputs that were refused", problems, html);
  WriteStray(build, html);
  WriteInNotes(build, html);
  WriteEmptyFiles(build, html);
  WriteStrings("file that is no note by its name", "files that are no notes by their names",
               build.left_aside, html);
  html->Close();
}

}  // namespace malmoi
