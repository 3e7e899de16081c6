#include "text/word_list.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/status.h"
#include "base/strings.h"
#include "text/korean.h"

namespace malmoi {
namespace {

constexpr std::string_view kFirstLine = "malmoi-words 1";
constexpr size_t kSyllableBytes = 3;

// A stem never seen: as if so many of all forms were new stems of each class (nouns are made every
// day, verbs hardly ever), shared among lengths, and each syllable one of about kSyllables. A
// longer unknown stem is less plausible than a shorter one with a suffix; one syllable alone is
// hardly ever new.
constexpr std::array<double, 2> kNewForms = {3000, 60};  // by StemClass
constexpr std::array<double, 6> kNewLengths = {0.01, 0.35, 0.3, 0.2, 0.1, 0.04};
constexpr double kSyllables = 400;

// Forms that a suffix or light verb never seen counts as.
constexpr double kSuffixFloor = 0.05;

// Parts of a compound are known by at least so many forms, and the compound itself by at most as
// many times fewer.
constexpr double kPartForms = 4;

double NewStemForms(std::string_view stem, StemClass stem_class) {
  const size_t length = std::max<size_t>(1, stem.size() / kSyllableBytes);
  return kNewForms[static_cast<size_t>(stem_class)] *
         kNewLengths[std::min(length, kNewLengths.size()) - 1] *
         std::pow(kSyllables, -static_cast<double>(length));
}

}  // namespace

WordList::WordList(const KoreanGrammar& grammar)
    : grammar_(&grammar), suffix_forms_(grammar.suffix_count()) {
  Finish();
}

void WordList::SetStem(std::string_view stem, StemClass stem_class, double forms, uint64_t count) {
  Stems& stems = stems_[static_cast<size_t>(stem_class)];
  const uint32_t id = stems.index.Add(stem);
  stems.stems.resize(stems.index.size());
  stems.stems[id] = {forms, count};
}

void WordList::SetSuffix(uint32_t suffix, double forms) { suffix_forms_[suffix] = forms; }

void WordList::SetLightVerb(LightVerb verb, double forms) {
  light_verb_forms_[static_cast<size_t>(verb)] = forms;
}

void WordList::SetEnglish(std::string_view word, uint64_t count) {
  const uint32_t id = english_.Add(word);
  english_counts_.resize(english_.size());
  english_counts_[id] = count;
}

void WordList::Finish() {
  // Forms of each class by what their stems end in, a sum for each set of Following bits: a suffix
  // is compared with what may stand in its place (은 and 을, not 은 and 는).
  std::array<std::array<double, kAfterAny + 1>, 2> forms_after = {};
  const auto add = [&forms_after](size_t stem_class, uint8_t bit, double forms) {
    for (size_t set = 0; set <= kAfterAny; ++set) {
      if (set & bit) forms_after[stem_class][set] += forms;
    }
  };
  const double all_light =
      std::accumulate(light_verb_forms_.begin(), light_verb_forms_.end(), 4 * kSuffixFloor);
  const double share_without_verb = (light_verb_forms_[0] + kSuffixFloor) / all_light;
  for (size_t i = 0; i < stems_.size(); ++i) {
    Stems& stems = stems_[i];
    stems.total_forms = kNewForms[i];
    add(i, kAfterAny, 1);  // no suffix is certain
    for (uint32_t id = 0; id < stems.stems.size(); ++id) {
      const double forms = stems.stems[id].forms;
      stems.total_forms += forms;
      const std::string_view word = stems.index.Word(id);
      const uint8_t bit =
          word.size() < kSyllableBytes
              ? kAfterVowel
              : FollowingBit(ToCodePoints(word.substr(word.size() - kSyllableBytes)).front());
      add(i, bit, i == 0 ? forms * share_without_verb : forms);
    }
  }
  add(1, kAfterVowel, all_light - light_verb_forms_[0]);  // 하, 되, 시키
  suffix_logs_.resize(suffix_forms_.size());
  for (uint32_t id = 0; id < suffix_forms_.size(); ++id) {
    const size_t stem_class = id != 0 && id % 3 == 0 ? 1 : 0;
    const double total = forms_after[stem_class][grammar_->SuffixAfter(id)];
    suffix_logs_[id] = std::log((suffix_forms_[id] + kSuffixFloor) / (total + 1));
  }
  for (size_t i = 0; i < light_verb_logs_.size(); ++i) {
    light_verb_logs_[i] = std::log((light_verb_forms_[i] + kSuffixFloor) / all_light);
  }
}

double WordList::LogProbability(const KoreanSplit& split) const {
  const Stems& stems = Of(split.stem_class);
  const uint32_t id = stems.index.Find(split.stem);
  const double forms = id == WordIndex::kUnknown ? 0 : stems.stems[id].forms;
  const double all_forms = stems_[0].total_forms + stems_[1].total_forms;
  double log_probability =
      std::log((forms + NewStemForms(split.stem, split.stem_class)) / all_forms);
  log_probability += suffix_logs_[split.suffix];
  if (split.stem_class == StemClass::kNominal) {
    log_probability += light_verb_logs_[static_cast<size_t>(split.light_verb)];
  }
  return log_probability;
}

KoreanSplit WordList::BestSplit(std::string_view run) const {
  std::vector<KoreanSplit> splits;
  grammar_->Analyze(run, &splits);
  size_t best = 0;
  double best_log = LogProbability(splits[0]);
  for (size_t i = 1; i < splits.size(); ++i) {
    const double log_probability = LogProbability(splits[i]);
    if (log_probability > best_log) {
      best = i;
      best_log = log_probability;
    }
  }
  return std::move(splits[best]);
}

uint64_t WordList::StemCount(std::string_view stem, StemClass stem_class) const {
  const Stems& stems = Of(stem_class);
  const uint32_t id = stems.index.Find(stem);
  return id == WordIndex::kUnknown ? 0 : stems.stems[id].count;
}

uint64_t WordList::EnglishCount(std::string_view word) const {
  const uint32_t id = english_.Find(word);
  return id == WordIndex::kUnknown ? 0 : english_counts_[id];
}

std::vector<std::string_view> WordList::CompoundParts(std::string_view stem) const {
  const Stems& nouns = Of(StemClass::kNominal);
  const auto forms_of = [&nouns](std::string_view word) {
    const uint32_t id = nouns.index.Find(word);
    return id == WordIndex::kUnknown ? 0.0 : nouns.stems[id].forms;
  };
  const size_t length = stem.size() / kSyllableBytes;
  if (length < 4 || stem.size() % kSyllableBytes != 0) return {stem};
  // best[i]: the most plausible way to cut the first i syllables into known nouns of two or more.
  struct Cut {
    double log_probability = -INFINITY;
    size_t begin = 0;
  };
  std::vector<Cut> best(length + 1);
  best[0].log_probability = 0;
  for (size_t end = 2; end <= length; ++end) {
    for (size_t begin = 0; begin + 2 <= end; ++begin) {
      if (begin == 0 && end == length) continue;
      if (best[begin].log_probability == -INFINITY) continue;
      const double forms =
          forms_of(stem.substr(begin * kSyllableBytes, (end - begin) * kSyllableBytes));
      if (forms < kPartForms) continue;
      const double log_probability =
          best[begin].log_probability + std::log(forms / nouns.total_forms);
      if (log_probability > best[end].log_probability) best[end] = {log_probability, begin};
    }
  }
  if (best[length].log_probability == -INFINITY) return {stem};
  std::vector<std::string_view> parts;
  double rarest = INFINITY;
  for (size_t end = length; end > 0; end = best[end].begin) {
    const size_t begin = best[end].begin;
    parts.push_back(stem.substr(begin * kSyllableBytes, (end - begin) * kSyllableBytes));
    rarest = std::min(rarest, forms_of(parts.back()));
  }
  // A compound written together often enough is a word of its own (데이터베이스).
  if (forms_of(stem) > rarest) return {stem};
  std::ranges::reverse(parts);
  return parts;
}

std::string WordList::Serialize() const {
  std::string text = Concat(kFirstLine, "\n");
  constexpr std::array<std::string_view, 2> kLetters = {"n", "v"};
  for (size_t i = 0; i < stems_.size(); ++i) {
    for (uint32_t id = 0; id < stems_[i].index.size(); ++id) {
      const Stem& stem = stems_[i].stems[id];
      text += Concat(kLetters[i], "\t", stems_[i].index.Word(id), "\t", FormatScore(stem.forms, 2),
                     "\t", stem.count, "\n");
    }
  }
  for (uint32_t id = 0; id < suffix_forms_.size(); ++id) {
    if (suffix_forms_[id] < kSuffixFloor) continue;
    text += Concat("s\t", grammar_->SuffixName(id), "\t", FormatScore(suffix_forms_[id], 2), "\n");
  }
  for (size_t i = 0; i < light_verb_forms_.size(); ++i) {
    text += Concat("l\t", i, "\t", FormatScore(light_verb_forms_[i], 2), "\n");
  }
  for (uint32_t id = 0; id < english_.size(); ++id) {
    text += Concat("e\t", english_.Word(id), "\t", english_counts_[id], "\n");
  }
  return text;
}

absl::StatusOr<WordList> WordList::Parse(const KoreanGrammar& grammar, std::string_view text,
                                         std::string_view name) {
  if (!text.starts_with(kFirstLine)) {
    return InvalidInputError({std::string(name), 1, 0},
                             "not a Malmoi word list; make one with `malmoi train words`");
  }
  WordList list(grammar);
  size_t number = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (++number == 1) continue;
    const std::vector<std::string_view> columns = Split(line, '\t');
    const std::string_view kind = columns[0];
    const size_t expected = kind == "n" || kind == "v" ? 4 : 3;
    std::optional<double> value;
    if (columns.size() == expected) value = ParseDouble(columns[2]);
    std::optional<int64_t> count = 0;
    if (columns.size() == expected && expected == 4) count = ParseInt(columns[3]);
    const bool known = kind == "n" || kind == "v" || kind == "s" || kind == "l" || kind == "e";
    const std::optional<int64_t> light =
        kind == "l" && columns.size() == expected ? ParseInt(columns[1]) : 0;
    if (!known || !value || !(*value >= 0 && *value < 1e15) || !count || *count < 0 || !light ||
        *light < 0 || *light > 3) {
      return InvalidInputError({std::string(name), number, 0},
                               "a damaged word list; install it again or make it anew");
    }
    if (kind == "n" || kind == "v") {
      list.SetStem(columns[1], kind == "n" ? StemClass::kNominal : StemClass::kVerbal, *value,
                   static_cast<uint64_t>(*count));
    } else if (kind == "s") {
      const uint32_t suffix = grammar.SuffixByName(columns[1]);
      if (suffix != 0 || columns[1] == grammar.SuffixName(0)) list.SetSuffix(suffix, *value);
    } else if (kind == "l") {
      list.SetLightVerb(static_cast<LightVerb>(*light), *value);
    } else {
      list.SetEnglish(columns[1], static_cast<uint64_t>(*value));
    }
  }
  list.Finish();
  return list;
}

}  // namespace malmoi
