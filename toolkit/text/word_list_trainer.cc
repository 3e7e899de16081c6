#include "text/word_list_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include "base/unicode.h"
#include "text/english.h"
#include "text/internal/text_chunks.h"

namespace malmoi {
namespace {

using internal::Chunk;
using internal::ChunkKind;

constexpr size_t kSyllableBytes = 3;
constexpr size_t kMaxRunBytes = 45;  // 15 syllables; longer runs are unspaced text, no eojeol

void Count(std::string_view word, WordIndex* index, std::vector<uint64_t>* counts) {
  const uint32_t id = index->Add(word);
  counts->resize(index->size());
  ++(*counts)[id];
}

// Sums of one pass over all runs.
struct Sums {
  std::array<WordIndex, 2> stems;  // by StemClass
  std::array<std::vector<double>, 2> forms;
  std::array<std::vector<double>, 2> counts;
  std::vector<double> suffixes;
  std::array<double, 4> light_verbs = {};

  void Add(const KoreanSplit& split, double form_share, double count_share) {
    const auto stem_class = static_cast<size_t>(split.stem_class);
    const uint32_t id = stems[stem_class].Add(split.stem);
    forms[stem_class].resize(stems[stem_class].size());
    counts[stem_class].resize(stems[stem_class].size());
    forms[stem_class][id] += form_share;
    counts[stem_class][id] += count_share;
    suffixes[split.suffix] += form_share;
    if (split.stem_class == StemClass::kNominal) {
      light_verbs[static_cast<size_t>(split.light_verb)] += form_share;
    }
  }
};

// Ids of `index` with the most frequent first; ties by the word, so that the file is stable.
std::vector<uint32_t> ByCount(const WordIndex& index, const std::vector<double>& counts) {
  std::vector<uint32_t> ids(index.size());
  std::iota(ids.begin(), ids.end(), 0);
  std::ranges::sort(ids, [&](uint32_t a, uint32_t b) {
    if (counts[a] != counts[b]) return counts[a] > counts[b];
    return index.Word(a) < index.Word(b);
  });
  return ids;
}

// Verbs whose stem ends in 이; elsewhere a stem that ends so is a noun with the copula (것이다).
bool IsVerbInI(std::string_view stem) {
  constexpr std::array<std::string_view, 26> kVerbs = {
      "보이", "높이", "줄이", "붙이", "움직이", "기울이",   "들이",     "쓰이",  "모이",
      "놓이", "죽이", "쌓이", "꺾이", "섞이",   "먹이",     "속이",     "녹이",  "벌이",
      "숙이", "덮이", "묶이", "깎이", "트이",   "끌어들이", "받아들이", "덧붙이"};
  return std::ranges::find(kVerbs, stem) != kVerbs.end();
}

}  // namespace

void WordListTrainer::Add(std::string_view text) {
  const std::vector<Chunk> chunks = internal::CutIntoChunks(text);
  for (size_t i = 0; i < chunks.size(); ++i) {
    const std::string_view typed = chunks[i].span.In(text);
    if (chunks[i].kind == ChunkKind::kHangul && typed.size() <= kMaxRunBytes) {
      // After another script the run is a particle more often than a word.
      const bool begins = i == 0 || chunks[i - 1].span.end < chunks[i].span.begin ||
                          chunks[i - 1].kind == ChunkKind::kPunctuation;
      if (begins) Count(typed, &runs_, &run_counts_);
    } else if (chunks[i].kind == ChunkKind::kLatin) {
      const std::string folded = FoldCase(typed);
      const EnglishContraction cut = SplitContraction(folded);
      Count(cut.cut == 0 ? folded : cut.first, &english_, &english_counts_);
    }
  }
}

WordList WordListTrainer::Train(const WordListTrainingOptions& options) const {
  WordList list(grammar_);
  std::vector<KoreanSplit> splits;
  std::vector<double> shares;
  for (int iteration = 0; iteration <= options.iterations; ++iteration) {
    const bool last = iteration == options.iterations;
    Sums sums;
    sums.suffixes.resize(grammar_.suffix_count());
    for (uint32_t id = 0; id < runs_.size(); ++id) {
      grammar_.Analyze(runs_.Word(id), &splits);
      shares.clear();
      double greatest = -INFINITY;
      for (const KoreanSplit& split : splits) {
        shares.push_back(list.LogProbability(split));
        greatest = std::max(greatest, shares.back());
      }
      double total = 0;
      for (double& share : shares) total += share = std::exp(share - greatest);
      // A form seen once is often a slip; one seen often is surely a form.
      const auto count = static_cast<double>(run_counts_[id]);
      const double weight = count / (count + 1);
      for (size_t i = 0; i < splits.size(); ++i) {
        const double share = shares[i] / total;
        if (share > 1e-4) sums.Add(splits[i], weight * share, count * share);
      }
    }
    list = WordList(grammar_);
    for (const StemClass stem_class : {StemClass::kNominal, StemClass::kVerbal}) {
      const auto index = static_cast<size_t>(stem_class);
      for (const uint32_t id : ByCount(sums.stems[index], sums.counts[index])) {
        const double forms = sums.forms[index][id] - options.discount;
        const auto count = static_cast<uint64_t>(std::llround(sums.counts[index][id]));
        if (forms <= 0) continue;
        const std::string_view stem = sums.stems[index].Word(id);
        if (stem_class == StemClass::kVerbal && stem.ends_with("이") && !IsVerbInI(stem)) {
          const uint32_t noun = sums.stems[0].Find(stem.substr(0, stem.size() - kSyllableBytes));
          if (noun != WordIndex::kUnknown && 2 * sums.forms[0][noun] > forms) continue;
        }
        const bool kept = !last || count >= options.min_count || forms >= options.min_forms;
        if (kept) list.SetStem(stem, stem_class, forms, count);
      }
    }
    for (uint32_t id = 0; id < sums.suffixes.size(); ++id) list.SetSuffix(id, sums.suffixes[id]);
    for (size_t i = 0; i < sums.light_verbs.size(); ++i) {
      list.SetLightVerb(static_cast<LightVerb>(i), sums.light_verbs[i]);
    }
    list.Finish();
  }
  const std::vector<double> english_counts(english_counts_.begin(), english_counts_.end());
  for (const uint32_t id : ByCount(english_, english_counts)) {
    if (english_counts_[id] < options.min_english_count) break;
    list.SetEnglish(english_.Word(id), english_counts_[id]);
  }
  return list;
}

}  // namespace malmoi
