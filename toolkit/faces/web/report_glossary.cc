#include <algorithm>
#include <map>

#include "base/strings.h"
#include "exchange/term_selection.h"
#include "faces/web/report_parts.h"

namespace malmoi {
namespace {

// More proofs than these tell a reader nothing new and make the page heavy.
constexpr size_t kShownProofs = 6;

// UTF-16 units, which is how the page's script counts, in a prefix of `text`.
size_t Utf16Units(std::string_view text, size_t bytes) {
  size_t units = 0;
  for (const char c : text.substr(0, std::min(bytes, text.size()))) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) != 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

using NotePlaces = std::map<std::string, size_t>;  // note id -> index on the page

void WriteProof(const TermEvidence& proof, const BuildResult& build, const NotePlaces& places,
                HtmlWriter* html) {
  const auto place = places.find(proof.note);
  if (place == places.end()) return;
  const Note& note = build.notes[place->second].note;
  const std::string anchor = BeadAnchor(place->second, proof.bead_index);
  html->Open("li",
             {{"data-proof", Concat(anchor, " ", Utf16Units(proof.korean, proof.korean_span.begin),
                                    " ", Utf16Units(proof.korean, proof.korean_span.end), " ",
                                    Utf16Units(proof.english, proof.english_span.begin), " ",
                                    Utf16Units(proof.english, proof.english_span.end))}});
  html->Element(
      "a", {{"href", Concat("#", anchor)}},
      Concat(note.date ? Concat(*note.date, " · ") : "", note.title ? note.title->text : note.id));
  html->Close();
}

void WriteVariants(std::string_view language, const std::vector<std::string>& variants,
                   HtmlWriter* html) {
  if (variants.empty()) return;
  html->Open("p", {{"class", "variants"}});
  html->Text("also ");
  html->Element("span", {{"lang", std::string(language)}}, Join(variants, ", "));
  html->Close();
}

void WriteTerm(const TermPair& pair, size_t rank, const BuildResult& build,
               const NotePlaces& places, HtmlWriter* html) {
  const std::string find =
      Concat(pair.korean, " ", pair.english, " ", Join(pair.variants_korean, " "), " ",
             Join(pair.variants_english, " "));
  html->Open("li", {{"class", "term"},
                    {"data-rank", Concat(rank)},
                    {"data-times", Concat(pair.frequency)},
                    {"data-ko", pair.korean},
                    {"data-en", pair.english},
                    {"data-find", find}});
  html->Open("details");
  html->Open("summary");
  html->Element("span", {{"class", "ko"}, {"lang", "ko"}}, pair.korean);
  html->Open("span", {{"class", "en"}});
  html->Element("span", {{"lang", "en"}}, pair.english);
  if (pair.status != TermStatus::kCandidate) {
    html->Element("small", {}, TermStatusName(pair.status));
  }
  html->Close();
  const std::string confidence = FormatScore(pair.confidence, 2);
  html->Open("span", {{"class", "sure"}, {"title", "how sure"}});
  html->Element("i",
                {{"style", Concat("--p:", FormatScore(pair.confidence * 100, 0), "%")},
                 {"aria-hidden", "true"}},
                "");
  html->Text(confidence);
  html->Close();
  html->Element("span", {{"class", "times"}, {"title", "pairs of sentences that hold both"}},
                Concat(Grouped(pair.frequency), "×"));
  html->Close();
  html->Open("div", {{"class", "more"}});
  if (!pair.definition.empty()) html->Element("p", {}, pair.definition);
  WriteVariants("ko", pair.variants_korean, html);
  WriteVariants("en", pair.variants_english, html);
  html->Open("ul", {{"class", "proof"}});
  const size_t shown = std::min(pair.evidence.size(), kShownProofs);
  for (size_t i = 0; i < shown; ++i) WriteProof(pair.evidence[i], build, places, html);
  html->Close();
  if (pair.evidence.empty() && pair.status != TermStatus::kCandidate) {
    html->Element("p", {{"class", "variants"}}, "Decided by a person; not seen in these notes.");
  } else if (pair.frequency > shown) {
    html->Element("p", {{"class", "variants"}},
                  Concat("and ", Counted(pair.frequency - shown, "more place", "more places")));
  }
  html->Close();
  html->Close();
  html->Close();
}

}  // namespace

void WriteGlossary(const BuildResult& build, HtmlWriter* html) {
  NotePlaces places;
  for (size_t i = 0; i < build.notes.size(); ++i) places.emplace(build.notes[i].note.id, i);

  html->Open("section", {{"class", "part"}, {"id", "glossary"}});
  html->Element("h2", {}, "Glossary");
  const std::vector<const TermPair*> pairs = SelectPairs(build.concepts, {});
  if (pairs.empty()) {
    html->Element("p", {{"class", "said"}},
                  "No term was found: terms come from notes that are in both languages.");
    html->Close();
    return;
  }
  html->Open("div", {{"class", "tools"}, {"role", "search"}});
  html->Void("input", {{"type", "search"},
                       {"id", "terms-list-search"},
                       {"placeholder", "Search in either language"},
                       {"aria-label", "Search the glossary in either language"}});
  html->Open("select", {{"id", "terms-list-sort"}, {"aria-label", "Order of the terms"}});
  html->Element("option", {{"value", "best"}}, "Surest first");
  html->Element("option", {{"value", "often"}}, "Most often seen first");
  html->Element("option", {{"value", "ko"}}, "By the Korean");
  html->Element("option", {{"value", "en"}}, "By the English");
  html->Close();
  html->Close();
  html->Element("p", {{"class", "said"}, {"id", "terms-list-said"}, {"role", "status"}}, "");
  html->Open("ul", {{"id", "terms-list"}, {"class", "terms"}});
  for (size_t i = 0; i < pairs.size(); ++i) WriteTerm(*pairs[i], i, build, places, html);
  html->Close();
  html->Close();
}

}  // namespace malmoi
