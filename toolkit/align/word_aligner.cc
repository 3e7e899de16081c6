#include "align/word_aligner.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "align/internal/alignment_passes.h"
#include "align/internal/translation_model.h"
#include "align/internal/word_prior.h"
#include "base/parallel.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

using internal::IdPair;
using internal::Lattice;

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

std::vector<WordLink> Decode(const internal::PairPosteriors& posteriors, Symmetrization method) {
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

// A counter that nothing renders goes with its number: 2017 년 - 2017, 31 살 - 31.
void LinkCounters(std::span<const Token> source, std::vector<WordLink>* links) {
  std::vector<bool> linked(source.size());
  for (const WordLink& link : *links) linked[link.source] = true;
  const size_t count = links->size();
  for (size_t i = 0; i < count; ++i) {
    const WordLink link = (*links)[i];
    const size_t next = link.source + 1;
    if (source[link.source].kind != TokenKind::kNumber || next >= source.size()) continue;
    if (source[next].kind != TokenKind::kHangulStem || linked[next]) continue;
    links->push_back({next, link.target, link.confidence});
  }
  std::ranges::sort(*links, [](const WordLink& a, const WordLink& b) {
    return std::pair(a.source, a.target) < std::pair(b.source, b.target);
  });
}

// The white-space word of each token; a token's beginning decides.
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

}  // namespace

std::vector<std::vector<WordLink>> WordAligner::AlignAll(std::span<const TokenizedPair> pairs,
                                                         const WordAlignerOptions& options) const {
  internal::Vocabulary sources;
  internal::Vocabulary targets;
  std::vector<IdPair> ids(pairs.size());
  for (size_t p = 0; p < pairs.size(); ++p) {
    const TokenizedPair& pair = pairs[p];
    const size_t longer = std::max(pair.source.size(), pair.target.size());
    if (pair.source.empty() || pair.target.empty() || longer > kMaxWords) continue;
    for (const Token& token : pair.source) ids[p].source.push_back(sources.Add(token));
    for (const Token& token : pair.target) ids[p].target.push_back(targets.Add(token));
  }
  internal::TranslationModel model(ids, sources.words.size(), targets.words.size(),
                                   options.threads);
  internal::SetPriors(sources, targets, models_, options.threads, &model);
  model.Estimate(0);  // the prior alone

  internal::AlignmentPasses passes(ids, kNullProbability, &model);
  for (int pass = 0; pass < options.model1_passes + options.hmm_passes; ++pass) {
    passes.Run({.hmm = pass >= options.model1_passes, .agree = true, .threads = options.threads});
    model.Estimate(0);
  }
  std::vector<std::vector<WordLink>> links(pairs.size());
  ParallelFor((pairs.size() + kBlock - 1) / kBlock, options.threads, [&](size_t block) {
    internal::PairPosteriors posteriors;
    const size_t end = std::min(pairs.size(), (block + 1) * kBlock);
    for (size_t pair = block * kBlock; pair < end; ++pair) {
      if (ids[pair].source.empty()) continue;
      passes.ComputePosteriors(pair, options.hmm_passes > 0, &posteriors);
      links[pair] = Decode(posteriors, options.symmetrization);
      if (options.symmetrization == Symmetrization::kGrowDiagFinalAnd) {
        LinkCounters(pairs[pair].source, &links[pair]);
      }
    }
  });
  return links;
}

std::vector<std::vector<WordLink>> LinkUnits(std::span<const BitextUnit> units,
                                             const Tokenizer& tokenizer,
                                             const WordAlignerModels& models,
                                             const WordAlignerOptions& options) {
  std::vector<TokenizedPair> pairs(units.size());
  ParallelFor(units.size(), options.threads, [&](size_t i) {
    pairs[i] = {tokenizer.Tokenize(units[i].KoreanText()),
                tokenizer.Tokenize(units[i].EnglishText())};
  });
  return WordAligner(models).AlignAll(pairs, options);
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
  for (const auto& [words, confidence] : best) {
    spaced.push_back({words.first, words.second, confidence});
  }
  return spaced;
}

}  // namespace malmoi
