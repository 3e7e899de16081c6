// name-mismatch: a Latin-script name, acronym or `code` of the Korean that the English lacks or
// spells otherwise.
//
// Korean notes are full of English words (Diffusion Head); only what can be written in one way is a
// name: capitals inside (xLSTM, GRPO), digits (GPT-4), an underscore, back quotes. Spaces, hyphens
// and a plural s do not count, and an acronym may be written out.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/unicode.h"
#include "check/internal/bead_words.h"
#include "check/rules/rules.h"

namespace malmoi {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

struct Name {
  Span span;
  bool code = false;
};

// xLSTM, GRPO, UniFluid, GPT4, snake_case; not Diffusion, LR-like single capitals, 8B.
bool LooksLikeName(std::string_view word) {
  if (word.size() < 2 || IsDigit(word[0])) return false;
  size_t capitals = 0;
  bool digit = false;
  bool inner_capital = false;
  for (size_t i = 0; i < word.size(); ++i) {
    capitals += IsUpper(word[i]) ? 1 : 0;
    inner_capital |= i > 0 && IsUpper(word[i]);
    digit |= IsDigit(word[i]);
  }
  return (inner_capital && capitals >= 1) || (digit && capitals > 0) ||
         word.find('_') != std::string_view::npos;
}

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

// Letters and digits alone, in lower case.
std::string Bare(std::string_view text) {
  std::string bare;
  const std::string folded = FoldCase(text);
  for (size_t i = 0; i < folded.size();) {
    const char32_t c = NextCodePoint(folded, &i);
    if (IsLetter(c) || malmoi::IsDigit(c)) AppendUtf8(c, &bare);
  }
  return bare;
}

std::string Singular(std::string word) {
  if (word.size() > 2 && word.back() == 's' && IsUpper(word[word.size() - 2])) word.pop_back();
  return word;
}

// The English sentences around, as one text to search.
std::string TextAround(const NoteView& view, size_t bead, size_t reach, bool korean) {
  std::string text;
  for (const BeadView& other : internal::Around(view, bead, reach)) {
    text += Concat(" ", korean ? other.KoreanText() : other.EnglishText());
  }
  return text;
}

// A text without what stands between its words, and where they begin and end.
class BareText {
 public:
  explicit BareText(std::string_view text) {
    const std::string folded = FoldCase(text);
    Kind before = Kind::kNone;
    for (size_t i = 0; i < folded.size();) {
      const char32_t c = NextCodePoint(folded, &i);
      // An x to those who write 3x3 or FxF; to others what stands between nH and nW in nH×nW.
      const bool times = c == U'×';
      const Kind kind = times                ? Kind::kLetter
                        : malmoi::IsDigit(c) ? Kind::kDigit
                        : IsHangul(c)        ? Kind::kHangul
                        : IsLetter(c)        ? Kind::kLetter
                                             : Kind::kNone;
      // A word begins where a number ends, too: the kHz of 16kHz.
      if ((kind != before || times) && before != Kind::kNone) ends_.insert(letters_.size());
      if (kind != before && kind != Kind::kNone) begins_.insert(letters_.size());
      if (kind != Kind::kNone) AppendUtf8(times ? U'x' : c, &letters_);
      if (times) begins_.insert(letters_.size());
      before = kind;
    }
    ends_.insert(letters_.size());
  }

  // Whether the name stands as a word or as several, in the singular or plural.
  bool Holds(std::string_view bare) const {
    for (size_t at = letters_.find(bare); at != std::string::npos;
         at = letters_.find(bare, at + 1)) {
      const size_t end = at + bare.size();
      const bool plural = end < letters_.size() && letters_[end] == 's' && ends_.contains(end + 1);
      if (begins_.contains(at) && (ends_.contains(end) || plural)) return true;
    }
    return false;
  }

 private:
  enum class Kind { kNone, kLetter, kDigit, kHangul };

  std::string letters_;
  std::set<size_t> begins_;
  std::set<size_t> ends_;
};

// Whether consecutive words of the text begin with the letters of the acronym; the small words
// among them may be left out (RLHF: reinforcement learning from human feedback).
bool IsWrittenOut(std::string_view acronym, std::string_view text) {
  constexpr std::array<std::string_view, 10> kSmall = {"of",   "for", "from", "and", "the",
                                                       "with", "to",  "in",   "by",  "on"};
  const std::string wanted = AsciiToLower(acronym);
  if (wanted.size() < 2) return false;
  std::vector<std::string> words;
  std::string word;
  for (const char c : AsciiToLower(text) + " ") {
    if (IsLower(c) || IsDigit(c) || c == '\'') {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  for (size_t first = 0; first < words.size(); ++first) {
    size_t letter = 0;
    for (size_t w = first; w < words.size() && letter < wanted.size(); ++w) {
      if (words[w][0] == wanted[letter]) {
        const bool small = std::ranges::find(kSmall, words[w]) != kSmall.end();
        const bool next_fits = w + 1 < words.size() && words[w + 1][0] == wanted[letter];
        if (!small || !next_fits) ++letter;
      } else if (std::ranges::find(kSmall, words[w]) == kSmall.end()) {
        break;
      }
    }
    if (letter == wanted.size()) return true;
  }
  return false;
}

// `code` as it stands, not as a part of a longer name.
bool HoldsCode(std::string_view text, std::string_view code) {
  const auto is_name = [](char c) { return IsUpper(c) || IsLower(c) || IsDigit(c) || c == '_'; };
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
  const std::string bare = Bare(name);
  size_t best_distance = bare.size() / 4 + 1;
  for (const SentenceView& sentence : bead.english) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kLatinWord) continue;
      const std::string_view typed = token.span.In(sentence.text);
      if (!LooksLikeName(typed) && !IsUpper(typed[0])) continue;
      const std::string other = Bare(Singular(std::string(typed)));
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
  const bool mixed = std::ranges::any_of(name, IsLower) && std::ranges::any_of(name, IsUpper);
  if (!mixed) return {};
  const std::string bare = Bare(name);
  Likeness found;
  for (const SentenceView& sentence : bead.english) {
    for (const Token& token : sentence.tokens) {
      if (token.kind != TokenKind::kLatinWord) continue;
      const std::string typed = Singular(std::string(token.span.In(sentence.text)));
      if (typed == name) return {};
      if (Bare(typed) != bare) continue;
      // Only the first letter differs, and a sentence begins there.
      const bool rest_same =
          typed.size() == name.size() && std::string_view(typed).substr(1) == name.substr(1);
      if (rest_same && token.span.begin < 3) continue;
      found = {&sentence, token.span, true};
    }
  }
  return found;
}

}  // namespace

void CheckNameMismatch(const RuleContext& context, Findings* findings) {
  const NoteView& view = context.view;
  if (view.english().empty()) return;
  std::set<std::string> told;  // names that the English lacks
  std::set<size_t> slips;      // where they are spelt otherwise, in the file
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
        const std::string bare = Bare(typed);
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
          if (!name.code && IsWrittenOut(typed, around)) continue;
        }
        const SentenceView& partner = internal::PartnerOf(bead, s);
        const Span at =
            place.sentence != nullptr ? place.sentence->InFile(place.span) : partner.span;
        // A name that the Korean repeats is told once, a word that is badly spelt where it stands.
        const bool is_new =
            place.sentence != nullptr ? slips.insert(at.begin).second : told.insert(typed).second;
        if (!is_new) continue;
        std::string message = Concat(internal::Quoted(typed), " of the Korean");
        if (place.sentence != nullptr) {
          message += Concat(" is spelt ", internal::Quoted(place.span.In(place.sentence->text)),
                            " in the English");
        } else {
          message += " does not stand in the English";
        }
        Diagnostic& diagnostic = findings->AddIn(Language::kEnglish, bead, at, std::move(message));
        findings->PointAtKorean(sentence, name.span, "the name in the Korean", &diagnostic);
        if (place.sentence != nullptr) {
          diagnostic.fixes.push_back({Concat("write ", internal::Quoted(typed)),
                                      {{diagnostic.place, typed}},
                                      place.case_only});
        }
      }
    }
  }
}

}  // namespace malmoi
