// How likely two words of a sentence pair are to render one another, from all that is known of them
// and of the words around them. Internal to word_aligner.h.
//
// Two logistic regressions, the second upon the first. The first looks at what both directions of
// the HMM, the lexicons and the vectors say of a pair, of its rivals in its row and column, and of
// its neighbours; the second at what the first believes of all these. So a word that has found its
// partner elsewhere is not linked again, and two words that are both at a loss between neighbours
// that are linked find one another. Pure functions; O(rows * columns).
// Sources: Ittycheriah and Roukos, "A maximum entropy word aligner" (2005); Wolpert, "Stacked
// generalization" (1992). The weights: models/links.md, scripts/fit_word_links.
#ifndef MALMOI_ALIGN_INTERNAL_LINK_BELIEFS_H_
#define MALMOI_ALIGN_INTERNAL_LINK_BELIEFS_H_

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace malmoi::internal {

// What is known of each pair of content words: row-major, a row for each source word.
struct LinkTable {
  size_t rows = 0;
  size_t columns = 0;
  std::vector<float> forward;     // posterior of the target word's coming from the source word
  std::vector<float> backward;    // and the other way round
  std::vector<float> lexicon;     // WordPrior::Evidence
  std::vector<float> beginnings;  //
  std::vector<float> likeness;    //
  std::vector<float> row_places;  // 0 is the first word of the sentence, 1 the last
  std::vector<float> column_places;
  std::vector<bool> after_number;  // by row: the content word before it is a number

  void Resize(size_t new_rows, size_t new_columns);
};

// What the first regression looks at.
inline constexpr std::array<std::string_view, 17> kLinkFeatures = {
    "forward",        "backward",   "row",      "column",       "above",   "below",
    "left",           "right",      "counter",  "after number", "lexicon", "lexicon row",
    "lexicon column", "beginnings", "likeness", "margin",       "distance"};
using LinkFeatures = std::array<float, kLinkFeatures.size()>;

// The features of each pair of words.
std::vector<LinkFeatures> FeaturesOf(const LinkTable& table);

// The probability of each link.
std::vector<float> LinkBeliefs(const LinkTable& table);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_LINK_BELIEFS_H_
