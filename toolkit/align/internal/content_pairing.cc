#include "align/internal/content_pairing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <unordered_map>

#include "align/assignment.h"
#include "align/internal/reading_choice.h"
#include "base/parallel.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi::internal {
namespace {

constexpr double kSameTitle = 6;  // nats
constexpr double kSameDate = 2;
constexpr double kOtherDate = -2;
constexpr size_t kShortlist = 24;  // candidates kept for each Korean note

// Words of a note come in bunches (a paper's names all at once), so that many met expectations
// prove less than independent ones would.
constexpr double kDependence = 0.5;

double FrameLogOdds(const Note& korean, const Note& english) {
  double log_odds = 0;
  if (korean.title && english.title &&
      FoldCase(korean.title->text) == FoldCase(english.title->text)) {
    log_odds += kSameTitle;
  }
  if (korean.date && english.date) {
    log_odds += *korean.date == *english.date ? kSameDate : kOtherDate;
  }
  return log_odds;
}

// Scores every English note against every Korean one through an index from keys to the notes that
// offer them: a pair that shares nothing costs nothing.
class Scorer {
 public:
  Scorer(const std::vector<const Note*>& korean, const std::vector<const Note*>& english,
         const PairingResources& resources, int threads)
      : korean_notes_(korean), english_notes_(english) {
    sources_.resize(korean.size());
    targets_.resize(english.size());
    ParallelFor(korean.size(), threads, [&](size_t i) {
      sources_[i] = ProfileSource(resources.sources, ContentOf(*korean[i]));
    });
    ParallelFor(english.size(), threads, [&](size_t i) {
      targets_[i] = ProfileTarget(resources.sources, ContentOf(*english[i]));
    });
    for (size_t i = 0; i < targets_.size(); ++i) {
      for (const std::string& key : targets_[i].keys) offers_[key].push_back(i);
    }
    background_ = Background(targets_);
  }

  // The log odds of each English note for the Korean note `row`; not-a-number where they share
  // nothing at all.
  std::vector<double> ScoreRow(size_t row) const {
    std::vector<double> content(targets_.size(), 0);
    std::vector<bool> touched(targets_.size(), false);
    double base = 0;  // as if nothing were met
    for (const Expectation& expectation : sources_[row].expectations) {
      const double chance = background_.OfExpectation(expectation);
      const double missed = LogOddsOf(false, expectation.probability, chance);
      const double met = LogOddsOf(true, expectation.probability, chance);
      base += missed;
      std::vector<size_t> columns;
      for (const std::string& key : expectation.any_of) {
        const auto found = offers_.find(key);
        if (found == offers_.end()) continue;
        columns.insert(columns.end(), found->second.begin(), found->second.end());
      }
      std::ranges::sort(columns);
      columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
      for (const size_t column : columns) {
        content[column] += met - missed;
        touched[column] = true;
      }
    }
    for (size_t column = 0; column < targets_.size(); ++column) {
      const double frame = FrameLogOdds(*korean_notes_[row], *english_notes_[column]);
      if (!touched[column] && frame <= 0) {
        content[column] = std::nan("");
        continue;
      }
      content[column] = kDependence * (base + content[column]) +
                        LengthLogOdds(sources_[row].size, targets_[column].size) + frame;
    }
    return content;
  }

  Evidence Explain(size_t row, size_t column) const {
    return Compare(sources_[row], targets_[column], background_);
  }

  // What the claims of the English add; dearer than the index, so for likely pairs only.
  double ClaimLogOdds(size_t row, size_t column) const {
    double log_odds = 0;
    const std::vector<std::string>& accounts = sources_[row].accounts;
    for (const Claim& claim : targets_[column].claims) {
      const bool met = std::binary_search(accounts.begin(), accounts.end(), claim.key);
      log_odds += LogOddsOf(met, claim.probability, background_.OfClaim(claim));
    }
    return kDependence * log_odds;
  }

 private:
  const std::vector<const Note*>& korean_notes_;
  const std::vector<const Note*>& english_notes_;
  std::vector<SourceProfile> sources_;
  std::vector<TargetProfile> targets_;
  std::unordered_map<std::string, std::vector<size_t>> offers_;
  Background background_;
};

struct Score {
  size_t column;
  double log_odds;
};

// The best columns of each row, best first.
std::vector<std::vector<Score>> Shortlists(const Scorer& scorer, size_t rows, int threads) {
  std::vector<std::vector<Score>> lists(rows);
  ParallelFor(rows, threads, [&](size_t row) {
    const std::vector<double> scores = scorer.ScoreRow(row);
    std::vector<Score>& list = lists[row];
    for (size_t column = 0; column < scores.size(); ++column) {
      if (!std::isnan(scores[column])) list.push_back({column, scores[column]});
    }
    std::ranges::stable_sort(list, std::greater<>(), &Score::log_odds);
    if (list.size() > kShortlist) list.resize(kShortlist);
    for (Score& score : list) score.log_odds += scorer.ClaimLogOdds(row, score.column);
  });
  return lists;
}

double Sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

std::string Describe(const Note& korean, const Note& english, const Evidence& evidence) {
  std::vector<std::string> parts;
  if (korean.title && english.title &&
      FoldCase(korean.title->text) == FoldCase(english.title->text)) {
    parts.push_back("the titles are the same");
  }
  if (evidence.expected > 0) {
    parts.push_back(Concat(evidence.met, " of ", evidence.expected,
                           " names, numbers and links of the Korean recur"));
  }
  if (korean.date && english.date && *korean.date == *english.date) {
    parts.push_back("the dates are the same");
  }
  if (parts.empty()) parts.push_back("the lengths and words that sound alike fit");
  return Join(parts, "; ");
}

}  // namespace

std::string ContentOf(const Note& note) {
  std::string text;
  if (note.title) text += note.title->text + "\n";
  for (const auto* side : {&note.korean, &note.leading_english, &note.english})
    text += TextOf(*side);
  for (const auto* parts : {&note.tags, &note.links, &note.other}) {
    for (const PlacedText& part : *parts) text += part.text + "\n";
  }
  return text;
}

std::vector<std::vector<double>> ScoreNotes(const std::vector<const Note*>& korean,
                                            const std::vector<const Note*>& english,
                                            const PairingResources& resources) {
  const Scorer scorer(korean, english, resources, 1);
  std::vector<std::vector<double>> scores;
  for (size_t row = 0; row < korean.size(); ++row) scores.push_back(scorer.ScoreRow(row));
  return scores;
}

ContentPairing PairByContent(const std::vector<const Note*>& korean,
                             const std::vector<const Note*>& english,
                             const PairingResources& resources, const NotePairingOptions& options) {
  ContentPairing result;
  result.korean_reasons.assign(korean.size(), "no English note is like it");
  result.english_reasons.assign(english.size(), "no Korean note is like it");
  if (korean.empty() || english.empty()) return result;
  const Scorer scorer(korean, english, resources, options.threads);
  const auto shortlists = Shortlists(scorer, korean.size(), options.threads);
  std::vector<AssignmentCandidate> candidates;
  std::vector<std::vector<Score>> by_column(english.size());
  for (size_t row = 0; row < korean.size(); ++row) {
    for (const Score& score : shortlists[row]) {
      candidates.push_back({row, score.column, score.log_odds});
      by_column[score.column].push_back({row, score.log_odds});
    }
  }
  const auto assigned = BestAssignment(korean.size(), english.size(), candidates);
  const auto next_best = [](const std::vector<Score>& scores, size_t chosen) {
    double best = 0;  // to be nobody's partner is always possible
    for (const Score& score : scores) {
      if (score.column != chosen) best = std::max(best, score.log_odds);
    }
    return best;
  };
  for (size_t row = 0; row < korean.size(); ++row) {
    if (!assigned[row]) continue;
    const size_t column = *assigned[row];
    const auto own = std::ranges::find(shortlists[row], column, &Score::column);
    const double log_odds = own->log_odds;
    const double margin =
        log_odds - std::max(next_best(shortlists[row], column), next_best(by_column[column], row));
    const bool likely = log_odds >= options.min_log_odds;
    if (!likely || margin < options.min_margin) {
      const std::string why = likely ? "several notes of the other language are as like it"
                                     : "the likest note of the other language is not like enough";
      result.korean_reasons[row] = Concat(why, " (", english[column]->id, ")");
      result.english_reasons[column] = Concat(why, " (", korean[row]->id, ")");
      continue;
    }
    ContentPair pair{row, column,
                     Sigmoid(std::min(log_odds - options.min_log_odds, margin) / 2 + 0.5),
                     Describe(*korean[row], *english[column], scorer.Explain(row, column))};
    if (margin < options.sure_margin) pair.reason += "; unsure: another note is nearly as like it";
    result.korean_reasons[row].clear();
    result.english_reasons[column].clear();
    result.pairs.push_back(std::move(pair));
  }
  return result;
}

}  // namespace malmoi::internal
