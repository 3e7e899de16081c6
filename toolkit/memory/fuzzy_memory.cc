#include "memory/fuzzy_memory.h"

#include <algorithm>
#include <utility>

#include "memory/edit_distance.h"
#include "memory/internal/match_layout.h"

namespace malmoi {
namespace {

constexpr size_t kMaxRecent = 1024;
constexpr size_t kRunsPerTier = 8;

}  // namespace

FuzzyMemory::FuzzyMemory(const MatchIndex& base) {
  // No tier of our own runs is that high: the base is never merged.
  runs_.push_back({nullptr, base, SIZE_MAX, 0});
}

bool FuzzyMemory::IsAlive(int64_t unit, uint64_t age) const {
  if (alive_from_.empty()) return true;
  const auto removed = alive_from_.find(unit);
  return removed == alive_from_.end() || age >= removed->second;
}

FuzzyMemory::Recent FuzzyMemory::RecentOf(MatchSegment segment) {
  Recent recent{0, 0, 0, std::move(segment)};
  for (const MatchToken& token : recent.segment.tokens) {
    recent.weight += CostOf(token.kind);
    if (token.kind == MatchClass::kLight) continue;
    ++recent.heavy;
    recent.signature |= uint64_t{1} << (token.form % 64);
  }
  return recent;
}

void FuzzyMemory::Add(int64_t unit, const MatchText& text, MatchTokenizer& tokenizer) {
  MatchSegment segment;
  segment.unit = unit;
  segment.keys = MatchKeys::Of(text);
  tokenizer.Tokenize(text.text, &segment.tokens);
  recent_.push_back(RecentOf(std::move(segment)));
  if (recent_.size() >= kMaxRecent) Flush();
}

void FuzzyMemory::Remove(int64_t unit) {
  std::erase_if(recent_, [unit](const Recent& recent) { return recent.segment.unit == unit; });
  if (!runs_.empty()) alive_from_[unit] = age_;
}

void FuzzyMemory::Flush() {
  MatchIndexBuilder builder;
  for (const Recent& recent : recent_) {
    builder.Add(recent.segment.unit, recent.segment.keys, recent.segment.tokens);
  }
  recent_.clear();
  const auto bytes = std::make_shared<const std::string>(builder.Build(0));
  runs_.push_back({bytes, *MatchIndex::Open(*bytes, "memory"), 0, age_++});
  while (runs_.size() >= kRunsPerTier &&
         runs_[runs_.size() - kRunsPerTier].tier == runs_.back().tier) {
    MergeTail(kRunsPerTier);
  }
}

void FuzzyMemory::MergeTail(size_t count) {
  const size_t first = runs_.size() - count;
  const size_t tier = runs_.back().tier + 1;
  const uint64_t age = runs_.back().age;
  MatchIndexBuilder builder;
  for (size_t i = first; i < runs_.size(); ++i) {
    builder.AddAll(runs_[i].index, [&](int64_t unit) { return IsAlive(unit, runs_[i].age); });
  }
  const auto bytes = std::make_shared<const std::string>(builder.Build(0));
  runs_.resize(first);
  runs_.push_back({bytes, *MatchIndex::Open(*bytes, "memory"), tier, age});
}

std::vector<FuzzyMatch> FuzzySearcher::Find(const MatchText& text, const FuzzyOptions& options) {
  query_.keys = MatchKeys::Of(text);
  tokenizer_.Tokenize(text.text, &query_.tokens);
  if (query_.tokens.empty()) return {};
  TopMatches top(options);
  for (const FuzzyMemory::Run& run : memory_.runs_) {
    const auto alive = [&](int64_t unit) { return memory_.IsAlive(unit, run.age); };
    run.index.Search(query_.tokens, query_.keys, alive, &scratch_, &top);
  }
  if (!memory_.recent_.empty()) SearchRecent(&top);
  return top.Take();
}

void FuzzySearcher::SearchRecent(TopMatches* top) {
  const FuzzyMemory::Recent query = FuzzyMemory::RecentOf(query_);
  for (const FuzzyMemory::Recent& recent : memory_.recent_) {
    const int limit = DistanceLimit(top->min_score(), std::max(query.weight, recent.weight));
    if (std::abs(query.weight - recent.weight) > limit) continue;
    // The bound on common forms, by bits: see match_index.h.
    const int without_partner =
        internal::CountBits(query.signature & ~recent.signature) + recent.heavy - query.heavy;
    if (without_partner > limit / kHeavyCost) continue;
    const int distance = EditDistance<MatchToken>(query.segment.tokens, recent.segment.tokens,
                                                  limit, &scratch_.cells);
    if (distance > limit) continue;
    const int score =
        ScoreOf(query_.keys, recent.segment.keys, distance, query.weight, recent.weight);
    top->Offer({recent.segment.unit, score - top->Penalty(recent.segment.keys.origin)});
  }
}

}  // namespace malmoi
