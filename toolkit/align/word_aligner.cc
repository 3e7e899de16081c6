#include "align/word_aligner.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "align/internal/alignment_passes.h"
#include "align/internal/indexed_text.h"
#include "align/internal/link_beliefs.h"
#include "align/internal/translation_model.h"
#include "align/internal/word_prior.h"
#include "base/parallel.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

using internal::IdPair;
using internal::Lattice;
using internal::TokenRole;

constexpr size_t kBlock = 64;
constexpr float kNullProbability = 0.3f;

// For each made word the given one that it most surely comes from, unless "nothing" is surer.
template <typename MakeLink>
std::vector<TokenLink> BestLinks(const Lattice& lattice, const MakeLink& make_link) {
  std::vector<TokenLink> links;
  for (size_t made = 0; made < lattice.made; ++made) {
    const auto row = lattice.posteriors.begin() + static_cast<ptrdiff_t>(made * lattice.given);
    const auto best = std::max_element(row, row + static_cast<ptrdiff_t>(lattice.given));
    if (*best <= lattice.null_posteriors[made]) continue;
    links.push_back(make_link(made, static_cast<size_t>(best - row)));
  }
  return links;
}

// The links that both directions make together.
std::vector<WordLink> Symmetrized(const internal::PairPosteriors& posteriors,
                                  Symmetrization method) {
  const Lattice& forward = posteriors.forward;
  const Lattice& backward = posteriors.backward;
  const std::vector<TokenLink> forward_links = BestLinks(forward, [](size_t made, size_t given) {
    return TokenLink{given, made};
  });
  const std::vector<TokenLink> backward_links = BestLinks(backward, [](size_t made, size_t given) {
    return TokenLink{made, given};
  });
  std::vector<WordLink> links;
  for (const TokenLink& link : Symmetrize(forward_links, backward_links, method)) {
    const float one = forward.posteriors[link.target * forward.given + link.source];
    const float other = backward.posteriors[link.source * backward.given + link.target];
    links.push_back({link.source, link.target,
                     std::sqrt(static_cast<double>(one) * static_cast<double>(other))});
  }
  return links;
}

std::vector<size_t> ContentTokens(std::span<const TokenRole> roles) {
  std::vector<size_t> content;
  for (size_t i = 0; i < roles.size(); ++i) {
    if (roles[i] != TokenRole::kGlue) content.push_back(i);
  }
  return content;
}

// 0 for the first of `size` tokens, 1 for the last.
float PlaceOf(size_t i, size_t size) {
  return static_cast<float>(i) / static_cast<float>(std::max<size_t>(2, size) - 1);
}

// What is known of each pair of the content tokens `rows` and `columns`.
void FillTable(const IdPair& ids, std::span<const TokenRole> source_roles,
               std::span<const size_t> rows, std::span<const size_t> columns,
               const internal::PairPosteriors& posteriors, const internal::WordPrior& prior,
               internal::LinkTable* table) {
  table->Resize(rows.size(), columns.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    table->row_places[i] = PlaceOf(rows[i], ids.source.size());
    table->after_number[i] = i > 0 && source_roles[rows[i - 1]] == TokenRole::kNumber;
    for (size_t j = 0; j < columns.size(); ++j) {
      const size_t cell = i * columns.size() + j;
      table->forward[cell] =
          posteriors.forward.posteriors[columns[j] * posteriors.forward.given + rows[i]];
      table->backward[cell] =
          posteriors.backward.posteriors[rows[i] * posteriors.backward.given + columns[j]];
      const auto evidence = prior.Lookup(ids.source[rows[i]], ids.target[columns[j]]);
      table->lexicon[cell] = evidence.lexicon;
      table->beginnings[cell] = evidence.beginnings;
      table->likeness[cell] = evidence.likeness;
    }
  }
  for (size_t j = 0; j < columns.size(); ++j) {
    table->column_places[j] = PlaceOf(columns[j], ids.target.size());
  }
}

// The links of at least `min_confidence`, a belief for each pair of `rows` and `columns`. One word
// may render several, or several one; but of two words that both have a better partner no link is
// kept, for people who link by hand make none.
void AddSureLinks(std::span<const size_t> rows, std::span<const size_t> columns,
                  std::span<const float> beliefs, double min_confidence,
                  std::vector<WordLink>* links) {
  std::vector<float> best_of_row(rows.size());
  std::vector<float> best_of_column(columns.size());
  for (size_t cell = 0; cell < beliefs.size(); ++cell) {
    float& row = best_of_row[cell / columns.size()];
    float& column = best_of_column[cell % columns.size()];
    row = std::max(row, beliefs[cell]);
    column = std::max(column, beliefs[cell]);
  }
  for (size_t cell = 0; cell < beliefs.size(); ++cell) {
    const size_t i = cell / columns.size();
    const size_t j = cell % columns.size();
    const float belief = beliefs[cell];
    if (belief < min_confidence) continue;
    if (belief < best_of_row[i] && belief < best_of_column[j]) continue;
    links->push_back({rows[i], columns[j], static_cast<double>(belief)});
  }
}

}  // namespace

std::vector<std::vector<WordLink>> WordAligner::AlignAll(
    std::span<const TokenizedPair> pairs, const WordAlignerOptions& options,
    std::vector<LinkEvidence>* evidence) const {
  internal::IndexedText text(models_.lexicon);
  for (const TokenizedPair& pair : pairs) text.Add(pair);
  text.Finish();
  return Link(text, options, evidence);
}

std::vector<std::vector<WordLink>> WordAligner::AlignAll(size_t pairs, const PairReader& pair_of,
                                                         const WordAlignerOptions& options) const {
  constexpr size_t kTokenized = 4096;  // pairs at once
  internal::IndexedText text(models_.lexicon);
  for (size_t begin = 0; begin < pairs; begin += kTokenized) {
    std::vector<TokenizedPair> block(std::min(kTokenized, pairs - begin));
    ParallelFor(block.size(), options.threads, [&](size_t i) { block[i] = pair_of(begin + i); });
    for (const TokenizedPair& pair : block) text.Add(pair);
  }
  text.Finish();
  return Link(text, options, nullptr);
}

std::vector<std::vector<WordLink>> WordAligner::Link(const internal::IndexedText& text,
                                                     const WordAlignerOptions& options,
                                                     std::vector<LinkEvidence>* evidence) const {
  const std::span<const IdPair> pairs = text.pairs();
  const internal::WordPrior prior(text.source(), text.target(), models_, options.threads);
  internal::TranslationModel model(pairs, text.source().words.size(), text.target().words.size(),
                                   options.threads);
  prior.Set(options.threads, &model);
  model.Estimate(0);  // the prior alone

  internal::AlignmentPasses passes(pairs, kNullProbability, &model);
  for (int pass = 0; pass < options.model1_passes + options.hmm_passes; ++pass) {
    passes.Run({.hmm = pass >= options.model1_passes, .agree = true, .threads = options.threads});
    model.Estimate(0);
  }
  const double min_confidence = options.min_confidence.value_or(
      options.symmetrization == Symmetrization::kIntersection ? kSureLink : kLikelyLink);
  std::vector<std::vector<WordLink>> links(pairs.size());
  if (evidence != nullptr) evidence->assign(pairs.size(), {});
  ParallelFor((pairs.size() + kBlock - 1) / kBlock, options.threads, [&](size_t block) {
    internal::PairPosteriors posteriors;
    internal::LinkTable table;
    const size_t end = std::min(pairs.size(), (block + 1) * kBlock);
    for (size_t p = block * kBlock; p < end; ++p) {
      if (pairs[p].source.empty()) continue;
      const std::span<const TokenRole> source_roles = text.SourceRoles(p);
      const std::span<const TokenRole> target_roles = text.TargetRoles(p);
      passes.ComputePosteriors(p, options.hmm_passes > 0, &posteriors);
      for (const WordLink& link : Symmetrized(posteriors, options.symmetrization)) {
        const bool content = source_roles[link.source] != TokenRole::kGlue &&
                             target_roles[link.target] != TokenRole::kGlue;
        if (!content) links[p].push_back(link);
      }
      const std::vector<size_t> rows = ContentTokens(source_roles);
      const std::vector<size_t> columns = ContentTokens(target_roles);
      FillTable(pairs[p], source_roles, rows, columns, posteriors, prior, &table);
      AddSureLinks(rows, columns, internal::LinkBeliefs(table), min_confidence, &links[p]);
      std::ranges::sort(links[p], [](const WordLink& a, const WordLink& b) {
        return std::pair(a.source, a.target) < std::pair(b.source, b.target);
      });
      links[p].shrink_to_fit();
      if (evidence == nullptr) continue;
      LinkEvidence& told = (*evidence)[p];
      for (const internal::LinkFeatures& features : internal::FeaturesOf(table)) {
        told.features.emplace_back(features.begin(), features.end());
      }
      told.source = rows;
      told.target = columns;
    }
  });
  return links;
}

std::span<const std::string_view> WordAligner::FeatureNames() { return internal::kLinkFeatures; }

std::vector<std::vector<WordLink>> LinkUnits(std::span<const BitextUnit> units,
                                             const Tokenizer& tokenizer,
                                             const WordAlignerModels& models,
                                             const WordAlignerOptions& options) {
  const auto pair_of = [&](size_t i) {
    return TokenizedPair{tokenizer.Tokenize(units[i].KoreanText()),
                         tokenizer.Tokenize(units[i].EnglishText())};
  };
  return WordAligner(models).AlignAll(units.size(), pair_of, options);
}

std::vector<size_t> SpacedWords(std::string_view text, std::span<const Token> tokens) {
  std::vector<size_t> words;
  size_t next = 0;
  size_t word = 0;
  bool inside = false;
  for (size_t offset = 0; offset < text.size() && next < tokens.size();) {
    const size_t begin = offset;
    const bool space = IsSpace(NextCodePoint(text, &offset));
    if (space && inside) ++word;
    inside = !space;
    while (next < tokens.size() && tokens[next].span.begin == begin) {
      words.push_back(word);
      ++next;
    }
  }
  return words;
}

std::vector<WordLink> LinksOfSpacedWords(std::string_view source, std::string_view target,
                                         const TokenizedPair& tokens,
                                         std::span<const WordLink> links) {
  const std::vector<size_t> source_words = SpacedWords(source, tokens.source);
  const std::vector<size_t> target_words = SpacedWords(target, tokens.target);
  // A full stop written to its word is no reason to link that word.
  const auto hangs_on = [](const std::vector<Token>& side, const std::vector<size_t>& words,
                           size_t i) {
    const bool company =
        (i > 0 && words[i - 1] == words[i]) || (i + 1 < words.size() && words[i + 1] == words[i]);
    return side[i].kind == TokenKind::kPunctuation && company;
  };
  std::map<std::pair<size_t, size_t>, double> best;
  for (const WordLink& link : links) {
    const TokenKind kind = tokens.source[link.source].kind;
    if (kind == TokenKind::kJosa || kind == TokenKind::kEnding) continue;
    if (hangs_on(tokens.source, source_words, link.source)) continue;
    if (hangs_on(tokens.target, target_words, link.target)) continue;
    double& confidence = best[{source_words[link.source], target_words[link.target]}];
    confidence = std::max(confidence, link.confidence);
  }
  std::vector<WordLink> spaced;
  spaced.reserve(best.size());
  for (const auto& [words, confidence] : best) {
    spaced.push_back({words.first, words.second, confidence});
  }
  return spaced;
}

}  // namespace malmoi
