// link-mismatch: a URL, arXiv id, DOI, e-mail address or tag on one side only.
//
// Links are compared over the whole note, for they may move with their sentence; two addresses of
// one thing are one (arxiv.org/abs/2410.13848v2, arXiv:2410.13848 and the PDF).
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/strings.h"
#include "check/internal/bead_words.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

struct Link {
  std::string key;
  std::string_view typed;
  const BeadView* bead = nullptr;
  const SentenceView* sentence = nullptr;
  size_t index = 0;
  Span span;
};

// One name for one thing.
std::string KeyOf(std::string_view link) {
  std::string key = AsciiToLower(link);
  static const RE2 kArxiv(
      R"((?:arxiv\.org/(?:abs|pdf|html)/|arxiv:\s?|alphaxiv\.org/abs/|huggingface\.co/papers/)(\d{4}\.\d{4,5}))");
  std::string id;
  if (RE2::PartialMatch(key, kArxiv, &id)) return Concat("arxiv:", id);
  static const RE2 kDoi(R"((10\.\d{4,9}/[^\s?#]+))");
  if (RE2::PartialMatch(key, kDoi, &id)) return Concat("doi:", id);
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (key.starts_with(scheme)) key = key.substr(scheme.size());
  }
  if (key.starts_with("www.")) key = key.substr(4);
  while (key.ends_with("/")) key.pop_back();
  return key;
}

// Tags as they stand in running text: after white space, a letter first (#1 is no tag).
void AddTags(const SentenceView& sentence, std::vector<Link>* links, const Link& place) {
  static const RE2 kTag(R"((?:^|\s)(#[A-Za-z가-힣][\w가-힣-]*))");
  const re2::StringPiece text(sentence.text.data(), sentence.text.size());
  re2::StringPiece groups[2];
  for (size_t at = 0; kTag.Match(text, at, text.size(), RE2::UNANCHORED, groups, 2);) {
    Link link = place;
    const size_t begin = static_cast<size_t>(groups[1].data() - text.data());
    link.span = {begin, begin + groups[1].size()};
    link.typed = link.span.In(sentence.text);
    link.key = AsciiToLower(link.typed);
    links->push_back(std::move(link));
    at = begin + groups[1].size();
  }
}

std::vector<Link> LinksOf(const NoteView& view, bool korean) {
  std::vector<Link> links;
  for (const BeadView& bead : view.beads()) {
    const std::span<const SentenceView> side = korean ? bead.korean : bead.english;
    for (size_t s = 0; s < side.size(); ++s) {
      Link place;
      place.bead = &bead;
      place.sentence = &side[s];
      place.index = s;
      for (const Token& token : side[s].tokens) {
        if (token.kind != TokenKind::kLink) continue;
        Link link = place;
        link.span = token.span;
        link.typed = token.span.In(side[s].text);
        link.key = KeyOf(link.typed);
        links.push_back(std::move(link));
      }
      AddTags(side[s], &links, place);
    }
  }
  return links;
}

bool HasIn(const BeadView& bead, const std::string& key, const std::vector<Link>& links) {
  return std::ranges::any_of(
      links, [&](const Link& link) { return link.bead == &bead && link.key == key; });
}

// Links that the others hold less often, told where the partner lacks them.
std::vector<Link> Missing(const std::vector<Link>& links, const std::vector<Link>& others) {
  std::map<std::string, int> surplus;
  for (const Link& link : links) ++surplus[link.key];
  for (const Link& other : others) --surplus[other.key];
  std::vector<Link> missing;
  for (const Link& link : links) {
    if (surplus[link.key] <= 0 || HasIn(*link.bead, link.key, others)) continue;
    --surplus[link.key];
    missing.push_back(link);
  }
  return missing;
}

}  // namespace

void CheckLinkMismatch(const RuleContext& context, Findings* findings) {
  const NoteView& view = context.view;
  if (view.korean().empty() || view.english().empty()) return;
  const std::vector<Link> korean = LinksOf(view, true);
  const std::vector<Link> english = LinksOf(view, false);
  std::vector<Link> only_english = Missing(english, korean);
  for (const Link& link : Missing(korean, english)) {
    // A link that was spelt otherwise stands in the same bead, or is the only other one.
    auto other = only_english.end();
    for (auto it = only_english.begin(); it != only_english.end(); ++it) {
      if (it->bead == link.bead) other = it;
    }
    if (other == only_english.end() && only_english.size() == 1) other = only_english.begin();
    if (other != only_english.end()) {
      Diagnostic& diagnostic = findings->AddIn(
          Language::kEnglish, *other->bead, other->sentence->InFile(other->span),
          Concat("the Korean links to ", link.typed, ", the English to ", other->typed));
      findings->PointAtKorean(*link.sentence, link.span, "the link in the Korean", &diagnostic);
      diagnostic.fixes.push_back(
          {Concat("write ", link.typed), {{diagnostic.place, std::string(link.typed)}}, false});
      only_english.erase(other);
    } else if (!link.bead->english.empty()) {
      Diagnostic& diagnostic = findings->AddIn(
          Language::kEnglish, *link.bead, internal::PartnerOf(*link.bead, link.index).span,
          Concat("the Korean links to ", link.typed, ", which the English lacks"));
      findings->PointAtKorean(*link.sentence, link.span, "the link in the Korean", &diagnostic);
    } else {
      findings->AddIn(Language::kKorean, *link.bead, link.sentence->InFile(link.span),
                      Concat(link.typed, " stands in the Korean only"));
    }
  }
  for (const Link& link : only_english) {
    findings->AddIn(Language::kEnglish, *link.bead, link.sentence->InFile(link.span),
                    Concat(link.typed, " stands in the English only"));
  }
}

}  // namespace malmoi
