#include "align/lexicon_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "align/internal/alignment_passes.h"

namespace malmoi {
namespace {

// A word of a lexicon would rather stand for something.
constexpr float kNullProbability = 0.15f;

using internal::Direction;
using internal::IdPair;

// Ids that are left, the most frequent first, at most as many as a table may hold.
struct Kept {
  std::vector<uint32_t> old_ids;                 // by new id
  std::vector<std::optional<uint32_t>> new_ids;  // by old id
};

Kept KeepFrequent(const WordIndex& words, const std::vector<uint64_t>& counts, uint64_t min_count) {
  Kept kept;
  kept.old_ids.resize(counts.size());
  std::iota(kept.old_ids.begin(), kept.old_ids.end(), 0);
  std::erase_if(kept.old_ids, [&](uint32_t id) { return counts[id] < min_count; });
  std::ranges::sort(kept.old_ids, [&](uint32_t a, uint32_t b) {
    if (counts[a] != counts[b]) return counts[a] > counts[b];
    return words.Word(a) < words.Word(b);
  });
  if (kept.old_ids.size() > TranslationTable::kMaxWords) {
    kept.old_ids.resize(TranslationTable::kMaxWords);
  }
  kept.new_ids.resize(counts.size());
  for (uint32_t id = 0; id < kept.old_ids.size(); ++id) kept.new_ids[kept.old_ids[id]] = id;
  return kept;
}

std::vector<uint32_t> Renumber(const std::vector<uint32_t>& ids, const Kept& kept) {
  std::vector<uint32_t> renumbered;
  renumbered.reserve(ids.size());
  for (const uint32_t id : ids) {
    if (kept.new_ids[id]) renumbered.push_back(*kept.new_ids[id]);
  }
  return renumbered;
}

}  // namespace

void LexiconTrainer::Side::Add(std::span<const Token> tokens, LexicalKeys keys) {
  std::vector<uint32_t>& sentence = sentences.emplace_back();
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::kPunctuation || token.kind == TokenKind::kLink) continue;
    const uint32_t id = words.Add(LexicalKey(token, keys));
    counts.resize(words.size());
    ++counts[id];
    sentence.push_back(id);
  }
}

void LexiconTrainer::Add(std::span<const Token> source, std::span<const Token> target) {
  source_.Add(source, keys_);
  target_.Add(target, keys_);
}

absl::StatusOr<TranslationTable> LexiconTrainer::Train(
    const LexiconTrainingOptions& options) const {
  const Kept sources = KeepFrequent(source_.words, source_.counts, options.min_count);
  const Kept targets = KeepFrequent(target_.words, target_.counts, options.min_count);
  std::vector<IdPair> pairs;
  pairs.reserve(source_.sentences.size());
  for (size_t i = 0; i < source_.sentences.size(); ++i) {
    IdPair kept = {Renumber(source_.sentences[i], sources),
                   Renumber(target_.sentences[i], targets)};
    const bool usable = !kept.source.empty() && !kept.target.empty() &&
                        std::max(kept.source.size(), kept.target.size()) <= options.max_words;
    if (usable) pairs.push_back(std::move(kept));
  }
  if (pairs.empty()) {
    return absl::InvalidArgumentError("no sentence pair to learn a lexicon from; give more text");
  }

  internal::TranslationModel model(pairs, sources.old_ids.size(), targets.old_ids.size(),
                                   options.threads);
  internal::AlignmentPasses passes(pairs, kNullProbability, &model);
  for (int pass = 0; pass < options.model1_passes + options.hmm_passes; ++pass) {
    const bool hmm = pass >= options.model1_passes;
    const bool last = pass + 1 == options.model1_passes + options.hmm_passes;
    // In the end each direction keeps what it believes itself: agreement finds what is sure, but a
    // prior should know of what is merely likely, too.
    passes.Run({.hmm = hmm, .agree = hmm && !last, .threads = options.threads});
    constexpr double kConcentration = 0.01;
    if (last) {
      // A word seen n times keeps n / (n + kUnseen) for the renderings that it was seen with: on
      // notes written later, words seen twice are met by them in 1 of 10 cases, words seen 16 times
      // in 5, words seen 64 times in 8.
      constexpr float kUnseen = 6;
      model.SetPrior(Direction::kForward, {}, kUnseen);
      model.SetPrior(Direction::kBackward, {}, kUnseen);
    }
    model.Estimate(last ? 0 : kConcentration);
  }

  struct Candidate {
    float probability;
    uint32_t source;
    uint32_t cell;
    uint32_t target;
  };
  std::vector<Candidate> candidates;
  for (uint32_t source = 0; source < sources.old_ids.size(); ++source) {
    model.ForEachCell(source, [&](size_t cell, uint32_t target) {
      const float probability = std::sqrt(model.Probability(Direction::kForward, cell) *
                                          model.Probability(Direction::kBackward, cell));
      if (probability < options.min_probability) return;
      candidates.push_back({probability, source, static_cast<uint32_t>(cell), target});
    });
  }
  std::ranges::stable_sort(candidates, std::greater<>(), &Candidate::probability);
  if (candidates.size() > options.max_entries) candidates.resize(options.max_entries);

  std::vector<TranslationTable::Entry> entries;
  entries.reserve(candidates.size());
  std::vector<bool> source_used(sources.old_ids.size());
  std::vector<bool> target_used(targets.old_ids.size());
  for (const Candidate& candidate : candidates) {
    source_used[candidate.source] = target_used[candidate.target] = true;
    entries.push_back({std::string(source_.words.Word(sources.old_ids[candidate.source])),
                       std::string(target_.words.Word(targets.old_ids[candidate.target])),
                       {model.Probability(Direction::kForward, candidate.cell),
                        model.Probability(Direction::kBackward, candidate.cell)}});
  }
  const auto counts_of = [](const Side& side, const Kept& kept, const std::vector<bool>& used) {
    std::vector<TranslationTable::WordCount> counts;
    for (uint32_t id = 0; id < kept.old_ids.size(); ++id) {
      if (!used[id]) continue;
      const uint32_t old_id = kept.old_ids[id];
      counts.push_back({std::string(side.words.Word(old_id)), side.counts[old_id]});
    }
    return counts;
  };
  return TranslationTable::Build(std::move(entries), counts_of(source_, sources, source_used),
                                 counts_of(target_, targets, target_used));
}

}  // namespace malmoi
