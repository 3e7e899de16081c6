#include <algorithm>

#include "base/strings.h"
#include "faces/web/report_parts.h"

namespace malmoi {
namespace {

constexpr double kSureBead = 0.9;

std::string TitleOf(const Note& note) {
  if (note.title) return note.title->text;
  // Without a title a note is known by how it begins.
  const std::vector<Paragraph>& side = note.HasKorean() ? note.korean : note.english;
  if (side.empty()) return "(no text)";
  constexpr size_t kShown = 90;
  const std::string& text = side.front().text;
  if (text.size() <= kShown) return text;
  size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string_view LanguageOfTitle(const Note& note) {
  if (note.title) return "";
  return note.HasKorean() ? "ko" : "en";
}

void WriteMeta(const Note& note, const NoteMarks& marks, HtmlWriter* html) {
  html->Open("p", {{"class", "meta"}});
  if (note.date) html->Text(Concat(*note.date, " · "));
  html->Text(Concat(note.file.empty() ? note.en_file : note.file, ":", note.line));
  if (!note.file.empty() && !note.en_file.empty()) html->Text(Concat(" + ", note.en_file));
  if (marks.one_sided) {
    html->Text(" · ");
    html->Element("span", {{"class", "only"}},
                  note.HasKorean()    ? "no English"
                  : note.HasEnglish() ? "no Korean"
                                      : "no text of its own");
  } else if (note.pairing.method != PairingMethod::kNone) {
    const bool unsure = note.pairing.confidence < kUnsurePairing;
    html->Text(" · ");
    html->Element("span", {{"class", unsure ? "flag" : "how"}, {"title", note.pairing.reason}},
                  Concat("paired by ", PairingMethodName(note.pairing.method), ", ",
                         FormatScore(note.pairing.confidence, 2)));
    if (unsure && !note.pairing.reason.empty()) html->Text(Concat(" (", note.pairing.reason, ")"));
  }
  html->Close();
}

void WriteTitle(const Note& note, HtmlWriter* html) {
  const std::string_view language = LanguageOfTitle(note);
  if (language.empty()) {
    html->Element("h3", {}, TitleOf(note));
  } else {
    html->Element("h3", {{"lang", std::string(language)}}, TitleOf(note));
  }
}

void WriteAuthors(const Note& note, HtmlWriter* html) {
  if (!note.authors.empty()) {
    html->Element("p", {{"class", "authors"}}, Join(note.authors, ", "));
  }
}

void WriteSide(std::string_view language, const std::vector<Sentence>& sentences, IndexRange range,
               HtmlWriter* html) {
  if (range.empty()) {
    html->Element("p",
                  {{"lang", std::string(language)},
                   {"class", "none"},
                   {"data-why", language == "en" ? "no English" : "no Korean"}},
                  "");
    return;
  }
  html->Open("p", {{"lang", std::string(language)}});
  for (size_t i = range.begin; i < range.end; ++i) {
    // The space is the one of BitextUnit::KoreanText: evidence counts on it.
    if (i > range.begin) html->Text(" ");
    if (range.size() > 1) html->Open("span", {{"class", "s"}});
    html->TextWithLinks(sentences[i].text);
    if (range.size() > 1) html->Close();
  }
  html->Close();
}

void WriteBead(const AlignedNote& aligned, size_t note, size_t index, HtmlWriter* html) {
  const Bead& bead = aligned.ladder[index];
  const bool alone = bead.source.empty() || bead.target.empty();
  const bool even = bead.source.size() == 1 && bead.target.size() == 1;
  const bool weak = !alone && bead.score < kWeakBeadScore;
  html->Open("div", {{"class", Concat("bead",
                                      alone  ? " alone"
                                      : even ? ""
                                             : " uneven",
                                      weak ? " weak" : "")},
                     {"id", BeadAnchor(note, index)}});
  WriteSide("ko", aligned.korean, bead.source, html);
  html->Open("div", {{"class", "join"}});
  if (!even) html->Element("b", {}, Concat(bead.source.size(), "–", bead.target.size()));
  // A number on every row is noise: it stands where it may change what a reader does.
  if (!even || bead.score < kSureBead) {
    html->Element("em", {{"title", "how sure"}}, FormatScore(bead.score, 2));
  }
  if (bead.crossing) html->Element("em", {}, "order exchanged");
  if (bead.moved) html->Element("em", {}, "partner elsewhere");
  html->Close();
  WriteSide("en", aligned.english, bead.target, html);
  html->Close();
}

void WriteParagraphs(std::string_view language, const std::vector<Paragraph>& paragraphs,
                     HtmlWriter* html) {
  for (const Paragraph& paragraph : paragraphs) {
    html->Open("p", {{"lang", std::string(language)}});
    html->TextWithLinks(paragraph.text);
    html->Close();
  }
}

void WriteAside(const Note& note, HtmlWriter* html) {
  if (!note.tags.empty()) {
    html->Open("p", {{"class", "tags"}});
    for (const PlacedText& tag : note.tags) html->Element("span", {}, Concat("#", tag.text));
    html->Close();
  }
  if (note.abstract) {
    html->Open("details", {{"class", "aside"}});
    html->Element("summary", {}, "Abstract");
    for (const std::string_view paragraph : Split(note.abstract->text, '\n')) {
      if (!StripWhitespace(paragraph).empty()) html->Element("p", {{"lang", "en"}}, paragraph);
    }
    html->Close();
  }
  if (!note.other.empty()) {
    html->Open("details", {{"class", "aside"}, {"open", ""}});
    html->Element("summary", {},
                  Counted(note.other.size(), "line that fits nowhere", "lines that fit nowhere"));
    html->Open("ul");
    for (const PlacedText& text : note.other) {
      html->Open("li");
      html->Element("span", {{"class", "line"}}, Concat("line ", text.line));
      html->TextWithLinks(text.text);
      html->Close();
    }
    html->Close();
    html->Close();
  }
}

void WriteOneSided(const AlignedNote& aligned, const NoteMarks& marks, HtmlWriter* html) {
  const Note& note = aligned.note;
  html->Open("details");
  html->Open("summary");
  html->Open("div");
  WriteTitle(note, html);
  WriteMeta(note, marks, html);
  html->Close();
  html->Close();
  html->Open("div", {{"class", "body"}});
  WriteAuthors(note, html);
  WriteParagraphs("ko", note.korean, html);
  WriteParagraphs("en", note.english, html);
  WriteAside(note, html);
  html->Close();
  html->Close();
}

void WriteNote(const AlignedNote& aligned, size_t index, const NoteMarks& marks, HtmlWriter* html) {
  const Note& note = aligned.note;
  html->Open(
      "article",
      {{"class", Concat("note", marks.one_sided ? " one-sided" : "",
                        marks.uneven ? " has-uneven" : "", marks.partnerless ? " has-alone" : "",
                        marks.weak ? " has-weak" : "", marks.leftover ? " has-leftover" : "")}});
  if (marks.one_sided) {
    WriteOneSided(aligned, marks, html);
  } else {
    WriteTitle(note, html);
    WriteMeta(note, marks, html);
    WriteAuthors(note, html);
    html->Open("div", {{"class", "ladder"}});
    html->Open("div", {{"class", "head"}, {"aria-hidden", "true"}});
    html->Element("span", {}, "Korean");
    html->Element("span", {}, "English");
    html->Close();
    for (size_t i = 0; i < aligned.ladder.size(); ++i) WriteBead(aligned, index, i, html);
    html->Close();
    WriteAside(note, html);
  }
  html->Close();
}

void WriteChip(std::string_view filter, std::string_view name, size_t count, HtmlWriter* html) {
  if (count == 0 && filter != "all") return;
  html->Open("button", {{"type", "button"},
                        {"data-chip", std::string(filter)},
                        {"aria-pressed", filter == "all" ? "true" : "false"}});
  html->Text(name);
  html->Element("b", {}, Grouped(count));
  html->Close();
}

}  // namespace

void WriteNotes(const BuildResult& build, const Report& report, HtmlWriter* html) {
  std::vector<NoteMarks> marks;
  for (const AlignedNote& note : build.notes) marks.push_back(MarksOf(note));
  const auto count = [&](bool NoteMarks::*mark) {
    return static_cast<size_t>(
        std::ranges::count_if(marks, [mark](const NoteMarks& of) { return of.*mark; }));
  };

  html->Open("section", {{"class", "part"}, {"id", "notes"}});
  html->Element("h2", {}, "Notes");
  html->Open("div", {{"class", "tools"}, {"role", "search"}});
  html->Void("input", {{"type", "search"},
                       {"id", "notes-list-search"},
                       {"placeholder", "Search the notes"},
                       {"aria-label", "Search the notes"}});
  html->Open("div", {{"class", "chips"}, {"role", "group"}, {"aria-label", "Show only"}});
  WriteChip("all", "All", build.notes.size(), html);
  if (report.pairs < build.notes.size()) WriteChip("paired", "Both languages", report.pairs, html);
  WriteChip("has-uneven", "Not 1–1", count(&NoteMarks::uneven), html);
  WriteChip("has-alone", "Without partner", count(&NoteMarks::partnerless), html);
  WriteChip("has-weak", "Uncertain", count(&NoteMarks::weak), html);
  WriteChip("one-sided", "One language only", count(&NoteMarks::one_sided), html);
  WriteChip("has-leftover", "With leftovers", count(&NoteMarks::leftover), html);
  html->Close();
  html->Close();
  html->Element("p", {{"class", "said"}, {"id", "notes-list-said"}, {"role", "status"}}, "");
  html->Open("div", {{"id", "notes-list"}});
  for (size_t i = 0; i < build.notes.size(); ++i) WriteNote(build.notes[i], i, marks[i], html);
  html->Close();
  html->Close();
}

}  // namespace malmoi
