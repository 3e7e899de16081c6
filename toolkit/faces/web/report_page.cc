#include "faces/web/report_page.h"

#include <array>

#include "base/strings.h"
#include "faces/web/html_writer.h"
#include "faces/web/report_assets.h"
#include "faces/web/report_parts.h"

namespace malmoi {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'";

struct OutputFile {
  std::string_view name;
  std::string_view use;
};

// The files beside the page, for people who look for the one that they need.
constexpr std::array<OutputFile, 7> kOutputs = {{
    {"memory.tmx", "translation memory, for OmegaT, Trados, memoQ and the like"},
    {"glossary.tbx", "glossary as TBX-Basic, ISO 30042:2019"},
    {"glossary-v2.tbx", "the same as TBX of 2008, which most CAT tools open today"},
    {"glossary.csv", "glossary as a table, for a spreadsheet"},
    {"alignments.jsonl", "every match of sentences with its place in the files, for programs"},
    {"notes.jsonl", "every note with its parts, for programs"},
    {"malmoi.db", "all of it and your decisions: what malmoi check, tm and glossary work on"},
}};

void WriteHead(const std::string& title, HtmlWriter* html) {
  html->Open("head");
  html->Void("meta", {{"charset", "utf-8"}});
  html->Void("meta",
             {{"http-equiv", "Content-Security-Policy"}, {"content", std::string(kPolicy)}});
  html->Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html->Void("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html->Element("title", {}, title);
  html->Open("style");
  html->Raw(kReportCss);
  html->Close();
  html->Close();
}

std::string Days(const Report& report) {
  if (report.first_day.empty()) return "";
  if (report.first_day == report.last_day) return report.first_day;
  return Concat(report.first_day, " – ", report.last_day);
}

// What was found, in a sentence or two.
std::string Lede(const Report& report) {
  std::string lede;
  if (report.notes == 0) return "No note was found.";
  if (report.pairs == report.notes) {
    lede = report.notes == 1 ? "It is in both languages. "
                             : Concat("All ", Grouped(report.notes), " are in both languages. ");
  } else if (report.pairs == 0) {
    lede = "None of them has both languages, so there is nothing to align yet. ";
  } else {
    lede = Concat(Grouped(report.pairs), " of them ", report.pairs == 1 ? "is" : "are",
                  " in both languages. ");
  }
  if (report.beads > 0) {
    const auto even = report.shapes.find({1, 1});
    const size_t pairs = even == report.shapes.end() ? 0 : even->second;
    lede += Concat(Counted(report.korean_sentences, "Korean sentence", "Korean sentences"), " and ",
                   Counted(report.english_sentences, "English one", "English ones"),
                   pairs == report.beads ? " go together one to one."
                                         : Concat(" make ", Counted(report.beads, "bead", "beads"),
                                                  ", ", Grouped(pairs), " of them one to one."));
  }
  return lede;
}

void WriteMasthead(const Report& report, HtmlWriter* html) {
  html->Open("header", {{"class", "masthead wrap"}});
  html->Element("button",
                {{"id", "theme"},
                 {"type", "button"},
                 {"class", "quiet theme"},
                 {"aria-label", "Change between light and dark"},
                 {"hidden", ""}},
                "Dark");
  html->Open("p", {{"class", "brand"}});
  html->Element("span", {{"lang", "ko"}}, "말모이");
  const std::string days = Days(report);
  if (!days.empty()) html->Text(Concat(" · ", days));
  html->Close();
  html->Open("h1");
  html->Text(Concat(Counted(report.notes, "note", "notes"), ", ",
                    Counted(report.term_pairs, "term", "terms"), " gathered"));
  html->Close();
  html->Element("p", {{"class", "lede"}}, Lede(report));
  html->Close();
}

void WriteFigure(size_t number, std::string_view label, HtmlWriter* html) {
  html->Open("div");
  html->Element("dt", {}, label);
  html->Element("dd", {}, Grouped(number));
  html->Close();
}

std::string_view ShapeClass(const std::pair<size_t, size_t>& shape) {
  if (shape.first == 0 || shape.second == 0) return "alone";
  return shape.first == 1 && shape.second == 1 ? "even" : "uneven";
}

// Ladders at a glance: a bar of bead shapes, 1-1 first, with the numbers below it.
void WriteShapes(const Report& report, HtmlWriter* html) {
  if (report.beads == 0) return;
  std::vector<std::pair<std::pair<size_t, size_t>, size_t>> shapes;
  for (const std::string_view kind : {"even", "uneven", "alone"}) {
    for (const auto& shape : report.shapes) {
      if (ShapeClass(shape.first) == kind) shapes.push_back(shape);
    }
  }
  html->Open("div", {{"class", "shapes"}});
  html->Open("div", {{"class", "bar"}, {"aria-hidden", "true"}});
  for (const auto& [shape, count] : shapes) {
    html->Element(
        "i", {{"class", std::string(ShapeClass(shape))}, {"style", Concat("flex-grow:", count)}},
        "");
  }
  html->Close();
  html->Open("p", {{"class", "legend"}});
  for (const auto& [shape, count] : shapes) {
    html->Open("span");
    html->Element("b", {}, Grouped(count));
    html->Text(Concat(count == 1 ? " bead " : " beads ", shape.first, "–", shape.second));
    html->Close();
  }
  html->Close();
  html->Close();
}

// Where on the page a kind of attention leads: a part of it, and the filter to set there.
struct Destination {
  std::string_view part;
  std::string_view filter;
};

Destination DestinationOf(AttentionKind kind) {
  switch (kind) {
    case AttentionKind::kUnsurePair:
    case AttentionKind::kWeakBead:
      return {"#notes", "has-weak"};
    case AttentionKind::kPartnerless:
      return {"#notes", "has-alone"};
    case AttentionKind::kNoEnglish:
    case AttentionKind::kNoKorean:
    case AttentionKind::kBare:
      return {"#notes", "one-sided"};
    case AttentionKind::kCompetingTerms:
      return {"#glossary", ""};
    case AttentionKind::kRefused:
    case AttentionKind::kLeftover:
    case AttentionKind::kEmptyFile:
      break;
  }
  return {"#leftovers", ""};
}

void WriteGlance(const Report& report, HtmlWriter* html) {
  html->Open("section", {{"class", "wrap"}, {"aria-label", "At a glance"}});
  html->Open("dl", {{"class", "figures"}});
  WriteFigure(report.files, report.files == 1 ? "file read" : "files read", html);
  WriteFigure(report.pairs,
              report.pairs == 1 ? "note in both languages" : "notes in both languages", html);
  WriteFigure(report.korean_sentences, "Korean sentences", html);
  WriteFigure(report.english_sentences, "English sentences", html);
  WriteFigure(report.units, "translation units", html);
  WriteFigure(report.concepts, report.concepts == 1 ? "concept" : "concepts", html);
  html->Close();
  WriteShapes(report, html);

  html->Open("div", {{"class", "two"}});
  html->Open("div");
  html->Element("h2", {}, "Worth a look");
  html->Open("ul");
  if (report.attention.empty()) {
    html->Element("li", {{"class", "fine"}},
                  "Everything found its partner. Nothing was left over.");
  }
  for (const Attention& attention : report.attention) {
    html->Open("li");
    const Destination destination = DestinationOf(attention.kind);
    html->Element(
        "a",
        {{"href", std::string(destination.part)}, {"data-go", std::string(destination.filter)}},
        attention.what);
    for (const std::string& where : attention.where) html->Element("small", {}, where);
    if (attention.count > attention.where.size()) html->Element("small", {}, "…");
    html->Close();
  }
  html->Close();
  html->Close();

  html->Open("div");
  html->Element("h2", {}, "Files beside this page");
  html->Open("ul");
  for (const OutputFile& output : kOutputs) {
    html->Open("li");
    html->Element("a", {{"href", std::string(output.name)}}, output.name);
    html->Element("small", {}, output.use);
    html->Close();
  }
  html->Close();
  html->Close();
  html->Close();
  html->Close();
}

void WriteTab(std::string_view href, std::string_view name, size_t count, HtmlWriter* html) {
  html->Open("li");
  html->Open("a", {{"href", std::string(href)}});
  html->Text(name);
  html->Element("span", {}, Grouped(count));
  html->Close();
  html->Close();
}

void WriteTabs(const Report& report, HtmlWriter* html) {
  html->Open("nav", {{"class", "tabs"}, {"aria-label", "Parts of this page"}});
  html->Open("ul", {{"class", "wrap"}});
  WriteTab("#notes", "Notes", report.notes, html);
  WriteTab("#glossary", "Glossary", report.term_pairs, html);
  WriteTab("#leftovers", "Left over",
           report.refused + report.files_without_notes + report.left_aside + report.leftover_lines,
           html);
  html->Close();
  html->Close();
}

}  // namespace

std::string Grouped(size_t number) {
  const std::string digits = Concat(number);
  std::string grouped;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped.push_back(',');
    grouped.push_back(digits[i]);
  }
  return grouped;
}

std::string Counted(size_t number, std::string_view one, std::string_view many) {
  return Concat(Grouped(number), " ", number == 1 ? one : many);
}

std::string BeadAnchor(size_t note, size_t bead) { return Concat("n", note, "b", bead); }

absl::Status WriteReportPage(const BuildResult& build, const Report& report, ByteSink& sink) {
  HtmlWriter html(sink);
  html.Raw("<!doctype html>\n");
  html.Open("html", {{"lang", "en"}});
  WriteHead(Concat("Malmoi: ", Counted(report.notes, "note", "notes")), &html);
  html.Open("body");
  html.Element("a", {{"class", "skip"}, {"href", "#notes"}}, "Skip to the notes");
  WriteMasthead(report, &html);
  html.Open("main");
  WriteGlance(report, &html);
  WriteTabs(report, &html);
  html.Open("div", {{"class", "wrap"}});
  WriteNotes(build, report, &html);
  WriteGlossary(build, &html);
  WriteLeftovers(build, &html);
  html.Close();
  html.Close();
  html.Open("footer", {{"class", "wrap"}});
  html.Text(
      "A bead is what goes together: a Korean sentence and its English one, or two and one, or one "
      "that has no partner. Numbers from 0 to 1 say how sure Malmoi is.");
  html.Close();
  html.Open("script");
  html.Raw(kReportJs);
  html.Close();
  html.Close();
  html.Close();
  html.Raw("\n");
  return html.Finish();
}

}  // namespace malmoi
