// name-mismatch: a Latin-script name, acronym or `code` of the Korean that the English lacks or
// spells otherwise.
//
// Korean notes are full of English words (Diffusion Head); only what can be written in one way is a
// name that must stand in the English: capitals inside (xLSTM, GRPO), digits (GPT-4), an
// underscore, back quotes. Spaces, hyphens and a plural s do not count, and an acronym may be
// written out. What other words are names, missing_name.h tells, and korean_person.h what of names
// in Hangul is looked at.
#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/internal/korean_person.h"
#include "check/internal/missing_name.h"
#include "check/internal/names.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

using internal::BareName;
using internal::BareText;
using internal::LooksLikeName;
using internal::NumberedName;
using internal::NumberedNamesOf;
using internal::Singular;

struct Name {
  Span span;
  bool code = false;
};

std::vector<Name> NamesOf(const SentenceView& sentence) {
  std::vector<Name> names;
  const std::string_view text = sentence.text;
  for (size_t open = text.find('`'); open != std::string_view::npos;) {
    const size_t close = text.find('`', open + 1);
    if (close == std::string_view::npos) break;
    if (close > open + 1) names.push_back({{open + 1, close}, true});
    open = text.find('`', close + 1);
  }
  const size_t code = names.size();
  for (const Token& token : sentence.tokens) {
    if (token.kind != TokenKind::kLatinWord || !LooksLikeName(token.span.In(text))) continue;
    const bool in_code = std::any_of(
        names.begin(), names.begin() + static_cast<ptrdiff_t>(code), [&](const Name& name) {
          return name.span.begin <= token.span.begin && token.span.end <= name.span.end;
        });
    if (!in_code) names.push_back({token.span, false});
  }
  return names;
}

// The English sentences around, as one text to search.
std::string TextAround(const NoteView& view, size_t bead, size_t reach, bool korean) {
  std::string text;
  for (const BeadView& other : internal::Around(view, bead, reach)) {
    text += Concat(" ", korean ? other.KoreanText() : other.EnglishText());
  }
  return text;
}

// `code` as it stands, not as a part of a longer name.
bool HoldsCode(std::string_view text, std::string_view code) {
  const auto is_name = [](char c) {
    return IsAsciiUpper(c) || IsAsciiLower(c) || IsAsciiDigit(c) || c == '_';
  };
  for (size_t at = text.find(code); at != std::string_view::npos; at = text.find(code, at + 1)) {
    const size_t end = at + code.size();
    const bool before = at > 0 && is_name(text[at - 1]) && is_name(code.front());
    const bool after = end < text.size() && is_name(text[end]) && is_name(code.back());
    if (!before && !after) return true;
  }
  return false;
}

// Letters to insert, drop, change or exchange with their neighbours (optimal string alignment).
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> rows(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) rows[i][0] = i;
  for (size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t changed = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      rows[i][j] = std::min({changed, rows[i - 1][j] + 1, rows[i][j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.size()][b.size()];
}

struct Likeness {
  const SentenceView* sentence = nullptr;
  Span span;
  bool case_only = false;
};

// One with two neighbours exchanged is the other: no other name looks so.
bool IsSwapped(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  const size_t at = static_cast<size_t>(in_a - a.begin());
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

// How sure it must be that a word is the name.
enum class Slip { kNear, kSwapped };

// A word of the English that is this name, badly spelt: near to it, and unknown to the Korean.
Likeness Misspelt(const BeadView& bead, std::string_view name, const BareText& korean, Slip slip) {
  Likeness best;
  const std::string bare = BareName(name);
  size_t best_distance = bare.size() / 4 + 1;
  for (const SentenceView& sentence : bead.english) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kLatinWord) continue;
      const std::string_view typed = token.span.In(sentence.text);
      if (!LooksLikeName(typed) && !IsAsciiUpper(typed[0])) continue;
      const std::string other = BareName(Singular(std::string(typed)));
      constexpr size_t kLongest = 40;
      if (other.size() > kLongest || bare.size() > kLongest || other == bare) continue;
      if (korean.Holds(other) || (slip == Slip::kSwapped && !IsSwapped(bare, other))) continue;
      const size_t distance = EditDistance(bare, other);
      if (distance > 0 && distance <= best_distance && bare.size() >= 3) {
        best = {&sentence, token.span, false};
        best_distance = distance - 1;
      }
    }
  }
  return best;
}

// Where the name stands with other capitals: XLSTM for xLSTM. Names in capitals throughout may be
// written small in running text, and a sentence begins with a capital.
Likeness OtherCase(const BeadView& bead, std::string_view name) {
  const bool mixed =
      std::ranges::any_of(name, IsAsciiLower) && std::ranges::any_of(name, IsAsciiUpper);
  if (!mixed) return {};
  const std::string bare = BareName(name);
  Likeness found;
  for (const SentenceView& sentence : bead.english) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kLatinWord) continue;
      const std::string typed = Singular(std::string(token.span.In(sentence.text)));
      if (typed == name) return {};
      if (BareName(typed) != bare) continue;
      // Only the first letter differs, and a sentence begins there.
      const bool rest_same =
          typed.size() == name.size() && std::string_view(typed).substr(1) == name.substr(1);
      if (rest_same && token.span.begin < 3) continue;
      found = {&sentence, token.span, true};
    }
  }
  return found;
}

// The name as `typed` in the Korean is written otherwise at `place`.
void TellSpelling(const SentenceView& sentence, const Span& name, const std::string& typed,
                  const BeadView& bead, const Likeness& place, Findings* findings) {
  Diagnostic& diagnostic = findings->AddIn(
      Language::kEnglish, bead, place.sentence->InFile(place.span),
      Concat(internal::Quoted(typed), " of the Korean is spelt ",
             internal::Quoted(place.span.In(place.sentence->text)), " in the English"));
  findings->PointAtKorean(sentence, name, "the name in the Korean", &diagnostic);
  diagnostic.fixes.push_back(
      {Concat("write ", internal::Quoted(typed)), {{diagnostic.place, typed}}, place.case_only});
}

// `slips` takes the places of the English, in the file, where a name is spelt otherwise.
void CheckWrittenNames(const NoteView& view, Findings* findings, std::set<size_t>* slips) {
  std::set<std::string> told;  // names that the English lacks
  for (size_t b = 0; b < view.beads().size(); ++b) {
    const BeadView& bead = view.beads()[b];
    const auto has_names = [](const SentenceView& sentence) { return !NamesOf(sentence).empty(); };
    if (!bead.paired() || std::ranges::none_of(bead.korean, has_names)) continue;
    const std::string near = TextAround(view, b, 0, false);
    const std::string around = TextAround(view, b, 2, false);
    const BareText korean_around(TextAround(view, b, 2, true));
    const BareText bare_near(near);
    const BareText bare_around(around);
    for (size_t s = 0; s < bead.korean.size(); ++s) {
      const SentenceView& sentence = bead.korean[s];
      for (const Name& name : NamesOf(sentence)) {
        const std::string typed = Singular(std::string(name.span.In(sentence.text)));
        const std::string bare = BareName(typed);
        if (bare.empty()) continue;
        const bool english_has_hangul = CountScripts(typed).hangul > 0;
        if (english_has_hangul) continue;
        const Likeness other_case = name.code ? Likeness() : OtherCase(bead, typed);
        const bool here = name.code ? HoldsCode(near, typed) : bare_near.Holds(bare);
        Likeness place = other_case;
        if (place.sentence == nullptr && !name.code) {
          // A slip is told even where the name is spelt well beside it, or in a link.
          place = Misspelt(bead, typed, korean_around, here ? Slip::kSwapped : Slip::kNear);
        }
        if (place.sentence == nullptr) {
          if (here) continue;
          if (name.code ? HoldsCode(around, typed) : bare_around.Holds(bare)) continue;
          if (!name.code && internal::IsWrittenOut(typed, around)) continue;
        }
        // A name that the Korean repeats is told once, a word that is badly spelt where it stands.
        if (place.sentence != nullptr) {
          if (slips->insert(place.sentence->InFile(place.span).begin).second) {
            TellSpelling(sentence, name.span, typed, bead, place, findings);
          }
        } else if (told.insert(typed).second) {
          Diagnostic& diagnostic = findings->AddIn(
              Language::kEnglish, bead, internal::PartnerOf(bead, s).span,
              Concat(internal::Quoted(typed), " of the Korean does not stand in the English"));
          findings->PointAtKorean(sentence, name.span, "the name in the Korean", &diagnostic);
        }
      }
    }
  }
}

// A numbered name where it stands, with what is compared of it.
struct PlacedName {
  const SentenceView* sentence = nullptr;
  NumberedName name;
  std::string head;
  std::string whole;
};

std::vector<PlacedName> NumberedNamesIn(std::span<const SentenceView> sentences) {
  std::vector<PlacedName> names;
  for (const SentenceView& sentence : sentences) {
    for (const NumberedName& name : NumberedNamesOf(sentence)) {
      names.push_back({&sentence, name, BareName(name.head.In(sentence.text)),
                       BareName(name.whole.In(sentence.text))});
    }
  }
  return names;
}

// FLORES-200 whose English is FLORES-101.
void CheckNumberedNames(const NoteView& view, Findings* findings) {
  std::set<size_t> told;  // in the English, in the file
  for (size_t b = 0; b < view.beads().size(); ++b) {
    const BeadView& bead = view.beads()[b];
    const std::vector<PlacedName> korean = NumberedNamesIn(bead.korean);
    if (korean.empty()) continue;
    const std::vector<PlacedName> english = NumberedNamesIn(bead.english);
    if (english.empty()) continue;
    const BareText english_around(TextAround(view, b, 2, false));
    std::set<std::string> in_korean;  // around the bead
    for (const PlacedName& name :
         NumberedNamesIn(internal::SentencesAround(view, b, 2, Language::kKorean))) {
      in_korean.insert(name.whole);
    }
    for (const PlacedName& name : korean) {
      if (english_around.Holds(name.whole)) continue;
      const auto other = std::ranges::find_if(english, [&](const PlacedName& one) {
        return one.head == name.head && one.whole != name.whole;
      });
      if (other == english.end() || in_korean.contains(other->whole)) continue;
      if (told.insert(other->sentence->InFile(other->name.whole).begin).second) {
        TellSpelling(*name.sentence, name.name.whole,
                     std::string(name.name.whole.In(name.sentence->text)), bead,
                     {other->sentence, other->name.whole, false}, findings);
      }
    }
  }
}

// Sarah whose English is Susan, or nobody.
void CheckMissingNames(const RuleContext& context, const std::set<size_t>& slips,
                       Findings* findings) {
  std::set<std::string> told;
  for (size_t b = 0; b < context.view.beads().size(); ++b) {
    const BeadView& bead = context.view.beads()[b];
    if (!bead.paired()) continue;
    for (const internal::MissingName& names : internal::FindMissingNames(context, b)) {
      const auto& [korean, english] = names;
      const std::string typed(korean.span.In(korean.sentence->text));
      if (english.sentence != nullptr &&
          slips.contains(english.sentence->InFile(english.span).begin)) {
        continue;
      }
      if (!told.insert(typed).second) continue;
      std::string message =
          Concat(internal::Quoted(typed), " of the Korean does not stand in the English");
      if (english.sentence != nullptr) {
        message +=
            Concat(", which has ", internal::Quoted(english.span.In(english.sentence->text)));
      }
      const Span place =
          english.sentence != nullptr
              ? english.sentence->InFile(english.span)
              : internal::PartnerOf(bead, static_cast<size_t>(korean.sentence - bead.korean.data()))
                    .span;
      Diagnostic& diagnostic = findings->AddIn(Language::kEnglish, bead, place, std::move(message));
      findings->PointAtKorean(*korean.sentence, korean.span, "the name in the Korean", &diagnostic);
    }
  }
}

// 김민수 whose English is Minho Kim.
void CheckPersons(const RuleContext& context, Findings* findings) {
  for (size_t b = 0; b < context.view.beads().size(); ++b) {
    const BeadView& bead = context.view.beads()[b];
    if (!bead.paired()) continue;
    for (const auto& [korean, english] : internal::FindMistakenPersons(context, b)) {
      Diagnostic& diagnostic =
          findings->AddIn(Language::kEnglish, bead, english.sentence->InFile(english.span),
                          Concat(internal::Quoted(korean.span.In(korean.sentence->text)),
                                 " of the Korean does not stand in the English, which has ",
                                 internal::Quoted(english.span.In(english.sentence->text))));
      findings->PointAtKorean(*korean.sentence, korean.span, "the name in the Korean", &diagnostic);
    }
  }
}

}  // namespace

void CheckNameMismatch(const RuleContext& context, Findings* findings) {
  if (context.view.english().empty()) return;
  std::set<size_t> slips;
  CheckWrittenNames(context.view, findings, &slips);
  CheckNumberedNames(context.view, findings);
  CheckMissingNames(context, slips, findings);
  CheckPersons(context, findings);
}

}  // namespace malmoi
