#include "check/internal/bead_words.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/english.h"
#include "text/sound_key.h"

namespace malmoi::internal {

std::span<const BeadView> Around(const NoteView& view, size_t at, size_t reach) {
  const size_t begin = at > reach ? at - reach : 0;
  const size_t end = std::min(view.beads().size(), at + reach + 1);
  return view.beads().subspan(begin, end - begin);
}

std::vector<const BeadView*> Neighbours(const NoteView& view, size_t at, size_t reach) {
  std::vector<const BeadView*> beads;
  for (const BeadView& bead : Around(view, at, reach)) {
    if (&bead != &view.beads()[at]) beads.push_back(&bead);
  }
  return beads;
}

std::span<const SentenceView> SentencesAround(const NoteView& view, size_t at, size_t reach,
                                              Language side) {
  const std::span<const SentenceView> all =
      side == Language::kKorean ? view.korean() : view.english();
  size_t begin = all.size();
  size_t end = 0;
  for (const BeadView& bead : Around(view, at, reach)) {
    if (bead.Side(side).empty()) continue;
    begin = std::min(begin, bead.Side(side).front().number);
    end = std::max(end, bead.Side(side).back().number + 1);
  }
  return begin < end ? all.subspan(begin, end - begin) : all.first(0);
}

bool IsHeading(const SentenceView& sentence) {
  constexpr std::array<std::string_view, 6> kEnds = {".", "!", "?", ":", "…", "。"};
  constexpr std::string_view kClosing = "\"')]*_";
  std::string_view text = sentence.text;
  while (!text.empty() && kClosing.find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  return sentence.paragraph->text.size() == sentence.text.size() &&
         std::ranges::none_of(kEnds, [&](std::string_view end) { return text.ends_with(end); });
}

bool IsHeading(const BeadView& bead) {
  const auto is_heading = [](const SentenceView& sentence) { return IsHeading(sentence); };
  return std::ranges::all_of(bead.korean, is_heading) &&
         std::ranges::all_of(bead.english, is_heading);
}

namespace {

// Endings that make one English word of another: verify, verification; distil, distillation.
bool IsDerivation(std::string_view ending) {
  constexpr std::array<std::string_view, 62> kEndings = {
      "",        "e",    "s",      "es",   "y",       "ies",     "ied",     "ed",     "d",
      "ing",     "er",   "or",     "ers",  "ion",     "ions",    "ation",   "ations", "ition",
      "ication", "ize",  "ise",    "ized", "ization", "isation", "al",      "ial",    "ally",
      "ly",      "ily",  "able",   "ably", "ible",    "ibly",    "ability", "ility",  "ity",
      "le",      "ment", "ments",  "ive",  "ively",   "ance",    "ence",    "ances",  "ant",
      "ent",     "ness", "ic",     "ical", "ics",     "ate",     "ated",    "ating",  "acy",
      "te",      "cy",   "lation", "l",    "ency",    "ancy",    "ual",     "ually"};
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

// What writers shorten: repo is repository, params are parameters.
bool IsClipping(std::string_view clipped, std::string_view word) {
  constexpr std::array<std::string_view, 24> kClippings = {
      "app", "arg",  "async", "attr",  "auth", "config", "dev", "dir",
      "doc", "docs", "env",   "exec",  "func", "grad",   "int", "lib",
      "max", "min",  "op",    "param", "repo", "sync",   "var", "vocab"};
  return word.size() > clipped.size() && word.starts_with(clipped) &&
         std::ranges::find(kClippings, clipped) != kClippings.end();
}

// filesystem holds file and system.
bool IsPartOf(std::string_view word, std::string_view compound) {
  constexpr size_t kShortest = 4;
  return word.size() >= kShortest && compound.size() >= word.size() + kShortest &&
         compound.find('_') == std::string_view::npos &&
         (compound.starts_with(word) || compound.ends_with(word));
}

}  // namespace

bool SameFamily(std::string_view a, std::string_view b) {
  if (a == b) return true;
  constexpr size_t kShortest = 4;
  size_t shared = 0;
  while (shared < a.size() && shared < b.size() && a[shared] == b[shared]) ++shared;
  const bool begins = shared == std::min(a.size(), b.size());  // the one the other
  if (begins && (IsClipping(a, b) || IsClipping(b, a))) return true;
  // The stem may end a letter or two earlier: probab-le, probab-ility share more than the stem.
  for (size_t stem = shared; stem >= kShortest && stem + 2 >= shared; --stem) {
    if (IsDerivation(a.substr(stem)) && IsDerivation(b.substr(stem))) return true;
  }
  return false;
}

namespace {

// unstructured has structure in it, pretraining training.
std::string_view WithoutPrefix(std::string_view word) {
  constexpr size_t kShortest = 4;
  for (const std::string_view prefix :
       {"un", "non", "re", "pre", "sub", "multi", "over", "under", "auto"}) {
    if (!word.starts_with(prefix) || word.size() < prefix.size() + kShortest) continue;
    return word.substr(prefix.size() + (word[prefix.size()] == '-' ? 1 : 0));
  }
  return word;
}

// DiffusionPipeline is the name of one thing, not a pipeline.
bool IsJoinedName(std::string_view typed) {
  return std::ranges::any_of(typed.substr(std::min<size_t>(1, typed.size())),
                             [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool Holds(const SentenceView& sentence, const Token& token, std::string_view word) {
  return SameFamily(token.form, word) || SameFamily(WithoutPrefix(token.form), word) ||
         (IsPartOf(word, token.form) && !IsJoinedName(token.span.In(sentence.text)));
}

}  // namespace

bool IsWithin(Span span, const TermMatch& match) {
  return match.span.begin <= span.begin && span.end <= match.span.end;
}

bool IsInMention(const SentenceView& sentence, const Token& token, uint32_t concept_id) {
  return std::ranges::any_of(sentence.terms, [&](const TermMatch& match) {
    return match.id == concept_id && IsWithin(token.span, match);
  });
}

std::vector<std::string> ContentWords(const WordTokenizer& tokenizer, std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : tokenizer.Tokenize(text)) {
    if (IsContentToken(token) && !IsEnglishFunctionWord(token.form)) words.push_back(token.form);
  }
  return words;
}

std::optional<InSentence> FindNear(std::span<const SentenceView> sentences,
                                   std::span<const std::string> words) {
  if (words.empty()) return std::nullopt;
  constexpr size_t kSlack = 4;  // other words that may stand among them
  for (const SentenceView& sentence : sentences) {
    const std::vector<Token>& tokens = sentence.tokens;
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (!Holds(sentence, tokens[i], words[0])) continue;
      const size_t reach = words.size() + kSlack;
      const size_t first = i > reach ? i - reach : 0;
      const size_t last = std::min(tokens.size(), i + reach + 1);
      size_t low = i;
      size_t high = i;
      bool all = true;
      for (const std::string& word : words.subspan(1)) {
        size_t place = last;
        for (size_t j = first; j < last; ++j) {
          if (j != i && Holds(sentence, tokens[j], word)) place = j;
        }
        if (place == last) {
          all = false;
          break;
        }
        low = std::min(low, place);
        high = std::max(high, place);
      }
      if (all) return InSentence{&sentence, {tokens[low].span.begin, tokens[high].span.end}};
    }
  }
  return std::nullopt;
}

bool HasAcronym(std::span<const SentenceView> sentences, std::string_view term) {
  std::string initials;
  bool at_begin = true;
  for (const char c : term) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter && at_begin) initials.push_back(c);
    at_begin = !letter;
  }
  if (initials.size() < 2) return false;
  const std::string folded = AsciiToLower(initials);
  for (const SentenceView& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      if (token.kind == TokenKind::kLatinWord && token.form == folded) return true;
    }
  }
  return false;
}

bool HasJoined(std::span<const SentenceView> sentences, std::span<const std::string> words) {
  if (words.size() != 2) return false;
  return std::ranges::any_of(sentences, [&](const SentenceView& sentence) {
    return std::ranges::any_of(sentence.tokens, [&](const Token& token) {
      return token.kind == TokenKind::kLatinWord && token.form.starts_with(words[0]) &&
             SameFamily(std::string_view(token.form).substr(words[0].size()), words[1]);
    });
  });
}

bool HasAnyOf(std::span<const SentenceView> sentences, std::span<const std::string_view> words) {
  for (const SentenceView& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      const std::string typed = AsciiToLower(token.span.In(sentence.text));
      if (std::ranges::find(words, typed) != words.end()) return true;
    }
  }
  return false;
}

bool HasPronoun(std::span<const SentenceView> sentences) {
  static constexpr std::string_view kPronouns[] = {
      "it",   "its", "they", "them",  "their", "this", "these",  "those", "that",
      "such", "one", "ones", "which", "both",  "here", "former", "latter"};
  return HasAnyOf(sentences, kPronouns);
}

bool SaysOne(const WordProfile* profile, std::span<const SentenceView> sentences) {
  constexpr float kDescribing = 0.4F;
  for (const SentenceView& sentence : sentences) {
    const Token* before = nullptr;
    for (const Token& token : sentence.tokens) {
      const std::string typed = AsciiToLower(token.span.In(sentence.text));
      if (typed == "ones" || typed == "former" || typed == "latter") return true;
      if (typed == "one" && before != nullptr && profile != nullptr &&
          !IsEnglishFunctionWord(before->form)) {
        const WordUse* const use = profile->Find(Language::kEnglish, before->form);
        if (use != nullptr && use->modifier >= kDescribing) return true;
      }
      before = &token;
    }
  }
  return false;
}

KnownWord Know(const CheckKnowledge& knowledge, Language language, const Token& token) {
  constexpr size_t kTellingSound = 3;  // letters of a key
  const bool korean = language == Language::kKorean;
  KnownWord word{&token, FoldCase(token.form), TranslationTable::kUnknown, {}};
  if (knowledge.lexicon != nullptr) {
    word.id =
        korean ? knowledge.lexicon->SourceId(token.form) : knowledge.lexicon->TargetId(token.form);
  }
  if (korean && token.kind == TokenKind::kHangulStem) word.sound = SoundKeyOfHangul(token.form);
  if (!korean && token.kind == TokenKind::kLatinWord) word.sound = SoundKeyOfEnglish(token.form);
  if (word.sound.size() < kTellingSound) word.sound.clear();
  return word;
}

double RenderingStrength(const CheckKnowledge& knowledge, const KnownWord& korean,
                         const KnownWord& english) {
  if (korean.folded == english.folded) return 1;
  if (korean.token->kind == TokenKind::kLatinWord) {  // renders itself, and no other
    const bool same = english.token->kind == TokenKind::kLatinWord &&
                      SameFamily(korean.folded, english.token->form);
    return same ? 1 : 0;
  }
  if (!korean.sound.empty() && korean.sound == english.sound) return 1;
  if (knowledge.lexicon == nullptr) return 0;
  const TranslationTable::Probabilities both = knowledge.lexicon->Lookup(korean.id, english.id);
  return double{std::max(both.forward, both.backward)};
}

double RenderingStrength(const CheckKnowledge& knowledge, const Token& korean,
                         const Token& english) {
  return RenderingStrength(knowledge, Know(knowledge, Language::kKorean, korean),
                           Know(knowledge, Language::kEnglish, english));
}

bool Renders(const CheckKnowledge& knowledge, const Token& korean, const Token& english) {
  return RenderingStrength(knowledge, korean, english) >= kLikelyRendering;
}

namespace {

bool IsJudged(const CheckKnowledge& knowledge, const Token& token, bool korean) {
  if (!IsContentToken(token)) return false;
  if (token.kind == TokenKind::kLatinWord) {
    if (IsEnglishFunctionWord(token.form)) return false;
    if (korean) return true;
  }
  if (token.kind == TokenKind::kNumber) return false;  // quantities are compared by value
  if (knowledge.lexicon == nullptr) return false;
  const TranslationTable& lexicon = *knowledge.lexicon;
  const uint32_t id = korean ? lexicon.SourceId(token.form) : lexicon.TargetId(token.form);
  return id != TranslationTable::kUnknown;
}

std::vector<KnownWord> KnownWordsOf(const CheckKnowledge& knowledge,
                                    std::span<const SentenceView> sentences, bool korean) {
  std::vector<KnownWord> words;
  for (const SentenceView& sentence : sentences) {
    for (const Token& token : sentence.tokens) {
      if (!IsContentToken(token)) continue;
      words.push_back(Know(knowledge, korean ? Language::kKorean : Language::kEnglish, token));
    }
  }
  return words;
}

Support SupportOf(const CheckKnowledge& knowledge, std::span<const SentenceView> of,
                  std::span<const SentenceView> by, bool korean) {
  const std::vector<KnownWord> others = KnownWordsOf(knowledge, by, !korean);
  Support support;
  for (const KnownWord& word : KnownWordsOf(knowledge, of, korean)) {
    if (!IsJudged(knowledge, *word.token, korean)) continue;
    ++support.content;
    const bool supported = std::ranges::any_of(others, [&](const KnownWord& other) {
      return (korean ? RenderingStrength(knowledge, word, other)
                     : RenderingStrength(knowledge, other, word)) >= kLikelyRendering;
    });
    support.supported += supported ? 1 : 0;
  }
  return support;
}

}  // namespace

Support SupportOfKorean(const CheckKnowledge& knowledge, std::span<const SentenceView> korean,
                        std::span<const SentenceView> english) {
  return SupportOf(knowledge, korean, english, true);
}

Support SupportOfEnglish(const CheckKnowledge& knowledge, std::span<const SentenceView> english,
                         std::span<const SentenceView> korean) {
  return SupportOf(knowledge, english, korean, false);
}

const SentenceView& PartnerOf(const BeadView& bead, size_t index) {
  const size_t count = bead.english.size();
  return bead.english[std::min(count - 1, index * count / std::max<size_t>(1, bead.korean.size()))];
}

std::string Quoted(std::string_view text) {
  constexpr size_t kLongest = 80;
  if (text.size() <= kLongest) return Concat("\"", text, "\"");
  std::string_view cut = text.substr(0, kLongest);
  cut = cut.substr(0, ValidUtf8Prefix(cut));
  return Concat("\"", cut, "…\"");
}

}  // namespace malmoi::internal
