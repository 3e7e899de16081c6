#include "terms/internal/term_corpus.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <unordered_set>

#include "base/parallel.h"
#include "base/unicode.h"
#include "terms/candidate_patterns.h"
#include "terms/internal/compound_ties.h"
#include "terms/internal/function_words.h"
#include "terms/internal/letter_case.h"
#include "terms/internal/token_ties.h"
#include "terms/internal/word_evidence.h"
#include "terms/term_base.h"

namespace malmoi::internal {
namespace {

// Units analysed before their strings are turned into numbers: bounds what is held as strings.
constexpr size_t kBlock = 4096;
constexpr double kMinQuality = 0.15;
constexpr double kCommonestLogCount = 10.0;  // log of the count of the commonest content words

// What a word of unknown use is taken for: rare words are nouns more often than not.
constexpr float kUnknownNominal = 0.6F;
// Of the uses of a noun in general, the share inside verbs from which on it is one that acts.
constexpr float kActing = 0.05F;

struct RawCandidate {
  CandidateSpan span;
  bool opens_sentence = false;
  bool in_title = false;
  uint32_t words = 0;
  float nominal = 0;
  float weak = 0;
  float rarity = 0;
  bool acts = false;
};

struct RawUnit {
  std::vector<RawCandidate> source;
  std::vector<RawCandidate> target;
  std::vector<CandidatePair> pairs;
  std::vector<CasedWord> cases;
};

std::vector<RawCandidate> Describe(Language language, std::string_view text,
                                   std::span<const Token> tokens, std::vector<CandidateSpan> spans,
                                   const WordProfile& profile) {
  std::vector<RawCandidate> candidates;
  candidates.reserve(spans.size());
  const bool title = language == Language::kEnglish && IsTitle(text, tokens);
  for (CandidateSpan& span : spans) {
    RawCandidate candidate;
    candidate.opens_sentence = title || OpensSentence(text, tokens, span.tokens.front());
    candidate.in_title = title;
    for (const uint32_t index : span.tokens) {
      const Token& token = tokens[index];
      if (token.kind == TokenKind::kPunctuation) continue;
      ++candidate.words;
      const std::string folded = FoldCase(TextOf(text, token));
      const WordUse* use = profile.Find(language, token.form);
      if (use == nullptr) use = profile.Find(language, folded);
      const bool told = use != nullptr && use->nominal + use->verbal + use->modifier > 0;
      candidate.nominal = told ? use->nominal : kUnknownNominal;  // the last word's stays
      candidate.acts = told ? use->verbal >= kActing : span.kind == CandidateKind::kVerbalNoun;
      if (IsWeakWord(language, token.form) || IsWeakWord(language, folded)) candidate.weak += 1;
      const double count = use == nullptr ? 0 : static_cast<double>(use->count);
      const double rarity = std::max(0.0, 1 - std::log1p(count) / kCommonestLogCount);
      candidate.rarity = std::max(candidate.rarity, static_cast<float>(rarity));
    }
    candidate.weak /= static_cast<float>(candidate.words);
    candidate.span = std::move(span);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

// The words of a match: its tokens but for what is glued to them.
std::vector<uint32_t> WordsOf(const TermMatch& match, std::span<const Token> tokens) {
  std::vector<uint32_t> words;
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool inside = token.span.begin < match.span.end && match.span.begin < token.span.end;
    if (inside && IsContentToken(token)) words.push_back(i);
  }
  return words;
}

// One side of a bead, where the terms of known pairs become candidates as they stand.
class KnownSide {
 public:
  KnownSide(const TermMatcher* matcher, std::string_view text, std::span<const Token> tokens)
      : tokens_(tokens) {
    if (matcher != nullptr) matches_ = matcher->Find(text, tokens);
  }

  // The known pairs that have a match here, in order.
  std::vector<uint32_t> found() const {
    std::vector<uint32_t> ids;
    for (const TermMatch& match : matches_) ids.push_back(match.id);
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }

  // `term` is how the known pair writes it. Keeps the candidates in the order of their beginnings.
  void AddCandidates(uint32_t known, const std::string& term,
                     std::vector<CandidateSpan>* candidates) const {
    const std::string key = TermKey(term);
    for (const TermMatch& match : matches_) {
      if (match.id != known || IndexOf(match, key, *candidates)) continue;
      CandidateSpan candidate;
      candidate.tokens = WordsOf(match, tokens_);
      if (candidate.tokens.empty()) continue;
      candidate.span = match.span;
      candidate.form = term;
      candidate.key = key;
      candidates->insert(
          std::ranges::upper_bound(*candidates, match.span.begin, {},
                                   [](const CandidateSpan& c) { return c.span.begin; }),
          std::move(candidate));
    }
  }

  std::vector<uint32_t> CandidatesOf(uint32_t known, const std::string& term,
                                     std::span<const CandidateSpan> candidates) const {
    std::vector<uint32_t> indexes;
    for (const TermMatch& match : matches_) {
      if (match.id != known) continue;
      if (const auto index = IndexOf(match, TermKey(term), candidates)) indexes.push_back(*index);
    }
    return indexes;
  }

 private:
  static std::optional<uint32_t> IndexOf(const TermMatch& match, const std::string& key,
                                         std::span<const CandidateSpan> candidates) {
    for (uint32_t i = 0; i < candidates.size(); ++i) {
      if (candidates[i].span == match.span && candidates[i].key == key) return i;
    }
    return std::nullopt;
  }

  std::span<const Token> tokens_;
  std::vector<TermMatch> matches_;
};

std::vector<uint32_t> InBoth(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  std::vector<uint32_t> both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

// What people know to be a pair is one wherever both sides stand, tied or not.
void AddPair(uint32_t source, uint32_t target, std::vector<CandidatePair>* pairs) {
  const auto place = std::ranges::lower_bound(
      *pairs, std::pair(source, target), {},
      [](const CandidatePair& pair) { return std::pair(pair.source, pair.target); });
  if (place != pairs->end() && place->source == source && place->target == target) {
    place->quality = 1;
  } else {
    pairs->insert(place, {source, target, 1, 1});
  }
}

RawUnit Analyse(const BitextUnit& unit, std::span<const WordLink> links,
                const TermResources& resources, const CandidatePatterns& patterns) {
  RawUnit raw;
  const std::string korean = unit.KoreanText();
  const std::string english = unit.EnglishText();
  if (korean.empty() || english.empty()) return raw;
  const std::vector<Token> source = resources.korean->Tokenize(korean);
  const std::vector<Token> target = resources.english->Tokenize(english);
  std::vector<CandidateSpan> source_spans = patterns.Find(Language::kKorean, korean, source);
  std::vector<CandidateSpan> target_spans = patterns.Find(Language::kEnglish, english, target);
  const KnownSide known_source(resources.known_korean, korean, source);
  const KnownSide known_target(resources.known_english, english, target);
  const std::vector<uint32_t> known = InBoth(known_source.found(), known_target.found());
  for (const uint32_t i : known) {
    known_source.AddCandidates(i, resources.known[i].korean, &source_spans);
    known_target.AddCandidates(i, resources.known[i].english, &target_spans);
  }
  std::vector<TokenTie> ties = TiesOf(source, target, {links, resources.lexicon});
  const BeadWords bead{source, target, source_spans, target_spans};
  ShareHeads(bead, &ties);
  JoinCompounds(bead, {resources.lexicon, resources.profile}, &ties);
  raw.pairs =
      PairCandidates({source_spans, target_spans, source.size(), target.size()}, ties, kMinQuality);
  for (const uint32_t i : known) {
    const KnownPair& pair = resources.known[i];
    for (const uint32_t s : known_source.CandidatesOf(i, pair.korean, source_spans)) {
      for (const uint32_t t : known_target.CandidatesOf(i, pair.english, target_spans)) {
        AddPair(s, t, &raw.pairs);
      }
    }
  }
  raw.cases = CasedWords(english, target);
  raw.source =
      Describe(Language::kKorean, korean, source, std::move(source_spans), *resources.profile);
  raw.target =
      Describe(Language::kEnglish, english, target, std::move(target_spans), *resources.profile);
  return raw;
}

// One Latin word in small letters that is short (len, func), or of three capitalised parts or more.
bool LooksLikeCode(std::string_view form) {
  size_t humps = 0;
  bool any_capital = false;
  for (size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    if (c == ' ' || (c & 0x80) != 0) return false;
    const bool capital = c >= 'A' && c <= 'Z';
    any_capital = any_capital || capital;
    const bool before_small = i > 0 && form[i - 1] >= 'a' && form[i - 1] <= 'z';
    if (capital && (i == 0 || before_small)) ++humps;
  }
  constexpr size_t kShortWord = 6;
  constexpr size_t kManyHumps = 3;
  return humps >= kManyHumps || (!any_capital && form.size() < kShortWord);
}

bool HasInnerCapital(std::string_view form) {
  return std::ranges::any_of(form.substr(std::min<size_t>(1, form.size())),
                             [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<Occurrence> Intern(const std::vector<RawCandidate>& candidates, SideVocabulary& side) {
  std::vector<Occurrence> occurrences;
  occurrences.reserve(candidates.size());
  for (const RawCandidate& candidate : candidates) {
    const uint32_t key_id = side.key_index.Add(candidate.span.key);
    if (key_id == side.keys.size()) {
      side.keys.emplace_back();
      SideVocabulary::Key& key = side.keys.back();
      key.words = candidate.words;
      key.nominal = candidate.nominal;
      key.weak = candidate.weak;
      key.rarity = candidate.rarity;
      key.code = LooksLikeCode(candidate.span.form);
      const ScriptCounts scripts = CountScripts(candidate.span.form);
      key.hangul = scripts.hangul > 0 && scripts.hangul == scripts.letters();
      key.acronym = HasInnerCapital(candidate.span.form);
    }
    const bool modifies = candidate.span.kind == CandidateKind::kModifier;
    const bool verbal = modifies || candidate.span.kind == CandidateKind::kVerbalNoun;
    if (!verbal) side.keys[key_id].verbal = false;
    if (candidate.acts) side.keys[key_id].acts = true;
    const uint32_t form_id = side.form_index.Add(candidate.span.form);
    if (form_id == side.forms.size()) side.forms.push_back({.key = key_id});
    SideVocabulary::Form& form = side.forms[form_id];
    ++(candidate.opens_sentence ? form.opening : form.inside);
    if (candidate.in_title) ++form.titles;
    if (modifies) ++form.modifying;
    occurrences.push_back({form_id, static_cast<uint32_t>(candidate.span.span.begin),
                           static_cast<uint32_t>(candidate.span.span.end), candidate.span.kind,
                           candidate.opens_sentence});
  }
  return occurrences;
}

// Adds the unit's keys to their numbers of beads, each key once.
void CountBeads(const std::vector<Occurrence>& occurrences, SideVocabulary& side) {
  std::vector<uint32_t> keys;
  keys.reserve(occurrences.size());
  for (const Occurrence& occurrence : occurrences) {
    keys.push_back(side.forms[occurrence.form].key);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (const uint32_t key : keys) ++side.keys[key].beads;
}

// Tells each key of the longer keys that contain it; the first place of a container speaks for
// it. REQUIRES: `occurrences` by ascending begin, as CandidatePatterns::Find gives them.
void CountContainers(const std::vector<Occurrence>& occurrences, SideVocabulary& side,
                     std::vector<bool>& seen) {
  for (const Occurrence& outer : occurrences) {
    const uint32_t container = side.forms[outer.form].key;
    if (seen[container] || side.keys[container].words < 2) continue;
    seen[container] = true;
    std::unordered_set<uint32_t> told;
    auto inner = std::ranges::lower_bound(occurrences, outer.begin, {}, &Occurrence::begin);
    for (; inner != occurrences.end() && inner->begin < outer.end; ++inner) {
      const uint32_t key = side.forms[inner->form].key;
      if (inner->end > outer.end || key == container || !told.insert(key).second) continue;
      side.keys[key].nested_beads += side.keys[container].beads;
      ++side.keys[key].containers;
    }
  }
}

}  // namespace

TermCorpus CollectCandidates(std::span<const BitextUnit> units, const TermResources& resources,
                             int threads) {
  const CandidatePatterns patterns(resources.profile);
  TermCorpus corpus;
  corpus.units.resize(units.size());
  for (size_t begin = 0; begin < units.size(); begin += kBlock) {
    const size_t count = std::min(kBlock, units.size() - begin);
    std::vector<RawUnit> raw(count);
    ParallelFor(count, threads, [&](size_t i) {
      const std::span<const WordLink> links =
          resources.links.empty() ? std::span<const WordLink>() : resources.links[begin + i];
      raw[i] = Analyse(units[begin + i], links, resources, patterns);
    });
    for (size_t i = 0; i < count; ++i) {
      UnitCandidates& unit = corpus.units[begin + i];
      unit.source = Intern(raw[i].source, corpus.source);
      unit.target = Intern(raw[i].target, corpus.target);
      unit.pairs = std::move(raw[i].pairs);
      CountBeads(unit.source, corpus.source);
      CountBeads(unit.target, corpus.target);
      const BitextUnit& given = units[begin + i];
      if (!given.korean.empty() && !given.english.empty()) ++corpus.beads;
      for (const CasedWord& word : raw[i].cases) {
        const uint32_t id = corpus.target_words.Add(word.folded);
        if (id == corpus.target_cases.size()) corpus.target_cases.emplace_back();
        LetterCase& seen = corpus.target_cases[id];
        ++(!word.inside          ? seen.opening
           : !word.capital       ? seen.small
           : word.beside_capital ? seen.capital_beside
                                 : seen.capital);
      }
    }
  }
  std::vector<bool> source_seen(corpus.source.keys.size());
  std::vector<bool> target_seen(corpus.target.keys.size());
  for (const UnitCandidates& unit : corpus.units) {
    CountContainers(unit.source, corpus.source, source_seen);
    CountContainers(unit.target, corpus.target, target_seen);
  }
  return corpus;
}

}  // namespace malmoi::internal
