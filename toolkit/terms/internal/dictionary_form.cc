#include "terms/internal/dictionary_form.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi::internal {
namespace {

// Of its uses inside sentences, the share written small from which on a word is no name.
constexpr double kSmallShare = 0.2;
// In general text, where titles and headings are many, the share written with a capital up to
// which it is none.
constexpr float kCapitalShare = 0.8F;

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

bool IsWordChar(char c) {
  return (c >= 'a' && c <= 'z') || IsCapital(c) || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }

std::vector<std::string_view> WordsOf(std::string_view form) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < form.size();) {
    size_t end = begin;
    while (end < form.size() && IsWordChar(form[end])) ++end;
    if (end > begin) words.push_back(form.substr(begin, end - begin));
    begin = std::max(end, begin + 1);
  }
  return words;
}

// Written as at the beginning of a sentence: no acronym, no letter.
bool IsPlain(std::string_view word) {
  return word.size() > 1 && IsCapital(word[0]) && std::ranges::none_of(word.substr(1), [](char c) {
           return IsCapital(c) || (c >= '0' && c <= '9');
         });
}

std::string Capitalized(std::string_view word) {
  std::string capitalized(word);
  if (IsSmall(word[0])) capitalized[0] = static_cast<char>(word[0] - 'a' + 'A');
  return capitalized;
}

std::vector<std::vector<uint32_t>> FormsByKey(const SideVocabulary& side) {
  std::vector<std::vector<uint32_t>> forms(side.keys.size());
  for (uint32_t form = 0; form < side.forms.size(); ++form) {
    forms[side.forms[form].key].push_back(form);
  }
  return forms;
}

// The most used first; of equals the one seen first inside a sentence, then bytewise.
ShownForms ByUse(const std::map<std::string, uint64_t>& uses) {
  std::vector<std::pair<std::string, uint64_t>> sorted(uses.begin(), uses.end());
  std::ranges::stable_sort(sorted,
                           [](const auto& a, const auto& b) { return a.second > b.second; });
  ShownForms shown;
  for (auto& [form, use] : sorted) {
    if (shown.term.empty()) {
      shown.term = form;
    } else {
      shown.variants.push_back(form);
    }
  }
  return shown;
}

}  // namespace

DictionaryForms::DictionaryForms(const TermCorpus& corpus, const WordProfile& profile)
    : corpus_(corpus),
      profile_(profile),
      source_forms_(FormsByKey(corpus.source)),
      target_forms_(FormsByKey(corpus.target)) {}

ShownForms DictionaryForms::Korean(uint32_t key) const {
  std::map<std::string, uint64_t> uses;
  for (const uint32_t form : source_forms_[key]) {
    const SideVocabulary::Form& counts = corpus_.source.forms[form];
    uses[std::string(corpus_.source.form_index.Word(form))] += counts.inside + counts.opening;
  }
  return ByUse(uses);
}

ShownForms DictionaryForms::English(uint32_t key, uint32_t source, std::string_view korean) const {
  const SideVocabulary::Key& korean_key = corpus_.source.keys[source];
  const SideVocabulary::Key& english_key = corpus_.target.keys[key];
  const std::string_view lemma = corpus_.target.key_index.Word(key);
  std::map<std::string, uint64_t> uses;
  std::map<std::string, uint64_t> modifying;
  uint64_t modifiers = 0;
  uint64_t all = 0;
  for (const uint32_t form : target_forms_[key]) {
    const SideVocabulary::Form& counts = corpus_.target.forms[form];
    const std::string_view written = corpus_.target.form_index.Word(form);
    const uint64_t seen = counts.inside + counts.opening;
    const std::string shown = LowerUnlessName({written, seen > counts.titles}, korean);
    all += seen;
    modifiers += counts.modifying;
    if (counts.modifying > 0) modifying[shown] += counts.modifying;
    const bool participle =
        english_key.words == 1 && ReplaceAll(FoldCase(written), "-", "") != lemma;
    if (!participle) uses[shown] += seen;
  }
  const bool modifier = korean_key.hangul && !korean_key.acts &&
                        (english_key.verbal ? modifiers > 0 : 2 * modifiers > all);
  if (modifier) return {ByUse(modifying).term, {}};
  if (uses.empty()) return {std::string(lemma), {}};
  ShownForms shown = ByUse(uses);
  // A name that ends in s lost it as if it were a plural; Korean text keeps it (Transformers).
  if (FoldCase(korean) == FoldCase(shown.term) + "s") shown.term += korean.back();
  return shown;
}

std::string DictionaryForms::LowerUnlessName(const WrittenForm& form,
                                             std::string_view korean) const {
  const std::vector<std::string_view> words = WordsOf(form.text);
  // A Korean text that writes what the English writes small with a capital (Nucleus Sampling) has
  // its own habits.
  const bool korean_tells = std::ranges::none_of(words, [&](std::string_view word) {
    return IsSmall(word[0]) && korean.find(Capitalized(word)) != std::string_view::npos;
  });
  std::vector<std::string_view> plain;
  bool has_name = false;
  for (const std::string_view word : words) {
    if (!IsPlain(word)) continue;
    const NamePart part{word, words.size() == 1};
    if (IsName(part, korean_tells ? korean : std::string_view())) {
      has_name = true;
    } else {
      plain.push_back(word);
    }
  }
  std::string shown(form.text);
  const bool all_capitals =
      std::ranges::none_of(words, [](std::string_view w) { return IsSmall(w[0]); });
  // Stable Diffusion is one name, though diffusion is none.
  if (has_name && all_capitals && form.in_sentence) return shown;
  for (const std::string_view word : plain) {
    const auto place = static_cast<size_t>(word.data() - form.text.data());
    shown[place] = static_cast<char>(shown[place] - 'A' + 'a');
  }
  return shown;
}

bool DictionaryForms::IsName(const NamePart& part, std::string_view korean) const {
  const std::string folded = FoldCase(part.word);
  const uint32_t id = corpus_.target_words.Find(folded);
  const LetterCase seen = id == WordIndex::kUnknown ? LetterCase{} : corpus_.target_cases[id];
  // Jeju Airport makes no name of an airport.
  const double capital = seen.capital + (part.alone ? 0 : seen.capital_beside);
  const double total = seen.small + capital;
  if (total > 0) return seen.small < kSmallShare * total;
  const WordUse* const use = profile_.Find(Language::kEnglish, folded);
  if (use != nullptr) return use->capital > kCapitalShare;
  return seen.capital_beside + seen.opening > 0 || korean.find(part.word) != std::string_view::npos;
}

}  // namespace malmoi::internal
