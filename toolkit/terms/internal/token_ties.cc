#include "terms/internal/token_ties.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <utility>

#include "terms/internal/word_evidence.h"

namespace malmoi::internal {
namespace {

constexpr size_t kMaxTable = 250'000;  // pairs of tokens that are looked at in one bead
constexpr float kMinProbability = 0.01F;
constexpr float kMinTie = 0.02F;
// What a tied neighbour adds to a tie, and what the whole length of the text takes away.
constexpr float kNeighbourBonus = 0.12F;
constexpr float kDistanceCost = 0.15F;
// A second partner beside the first must be this strong, as a share of the first.
constexpr float kSecondShare = 0.06F;
// What a gloss tells: of the word that it explains, and of words that share it.
constexpr float kGlossStrength = 0.95F;
constexpr float kSharedGlossStrength = 0.6F;

bool IsWord(const Token& token) {
  return token.kind == TokenKind::kHangulStem || token.kind == TokenKind::kLatinWord;
}

// 커밋 해시(commit hash): Korean words and the Latin ones in the bracket right behind them.
struct Gloss {
  std::vector<uint32_t> words;  // tokens, as many as the gloss has if there are so many
  std::vector<uint32_t> gloss;
};

std::vector<Gloss> FindGlosses(std::span<const Token> tokens) {
  std::vector<Gloss> found;
  for (uint32_t i = 1; i + 2 < tokens.size(); ++i) {
    const bool opens = tokens[i].kind == TokenKind::kPunctuation && tokens[i].form == "(" &&
                       Adjacent(tokens[i - 1], tokens[i]) &&
                       tokens[i - 1].kind == TokenKind::kHangulStem;
    if (!opens) continue;
    Gloss gloss;
    uint32_t end = i + 1;
    while (end < tokens.size() && tokens[end].form != ")") {
      const bool fits = tokens[end].kind == TokenKind::kLatinWord || tokens[end].form == "-";
      if (!fits) break;
      if (tokens[end].kind == TokenKind::kLatinWord) gloss.gloss.push_back(end);
      ++end;
    }
    if (end == tokens.size() || tokens[end].form != ")" || gloss.gloss.empty()) continue;
    for (uint32_t j = i; j-- > 0 && gloss.words.size() < gloss.gloss.size();) {
      if (tokens[j].kind != TokenKind::kHangulStem) break;
      gloss.words.insert(gloss.words.begin(), j);
    }
    found.push_back(std::move(gloss));
  }
  return found;
}

// The words of one side, with what is asked about each of them more than once.
struct Side {
  struct Word {
    uint32_t token = 0;
    uint32_t id = TranslationTable::kUnknown;
    bool latin = false;
    std::string_view form;
    std::vector<std::pair<std::string_view, float>> glosses;  // forms that explain it
  };
  std::vector<Word> words;
};

Side WordsOf(std::span<const Token> tokens,
             const std::function<uint32_t(std::string_view)>& id_of) {
  Side side;
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    if (!IsWord(tokens[i])) continue;
    const bool latin = tokens[i].kind == TokenKind::kLatinWord;
    side.words.push_back({i, id_of(tokens[i].form), latin, tokens[i].form, {}});
  }
  return side;
}

// The words that glosses explain learn of it; the glosses themselves are words no more, so that
// they take no partner away.
void ApplyGlosses(std::span<const Token> tokens, Side* side) {
  for (const Gloss& gloss : FindGlosses(tokens)) {
    std::erase_if(side->words, [&](const Side::Word& word) {
      return std::ranges::binary_search(gloss.gloss, word.token);
    });
    const bool one_to_one = gloss.words.size() == gloss.gloss.size();
    for (size_t w = 0; w < gloss.words.size(); ++w) {
      const auto word =
          std::ranges::lower_bound(side->words, gloss.words[w], {}, &Side::Word::token);
      for (size_t g = 0; g < gloss.gloss.size(); ++g) {
        if (one_to_one && g != w) continue;
        word->glosses.emplace_back(tokens[gloss.gloss[g]].form,
                                   one_to_one ? kGlossStrength : kSharedGlossStrength);
      }
    }
  }
}

float Both(float a, float b) { return 1 - (1 - a) * (1 - b); }

// The strength of every pair of words, row by row.
class Table {
 public:
  Table(const Side& source, const Side& target)
      : columns_(target.words.size()), cells_(source.words.size() * target.words.size()) {}

  float& At(size_t i, size_t j) { return cells_[i * columns_ + j]; }
  float At(size_t i, size_t j) const { return cells_[i * columns_ + j]; }
  size_t rows() const { return columns_ == 0 ? 0 : cells_.size() / columns_; }
  size_t columns() const { return columns_; }

 private:
  size_t columns_;
  std::vector<float> cells_;
};

float StrengthOf(const Side::Word& source, const Side::Word& target,
                 const TranslationTable* lexicon) {
  if (source.latin) return source.form == target.form ? 1.0F : 0.0F;
  float strength = 0;
  for (const auto& [form, told] : source.glosses) {
    if (form == target.form) strength = std::max(strength, told);
  }
  if (lexicon == nullptr) return strength;
  const float probability = lexicon->Probability(source.id, target.id);
  return probability >= kMinProbability ? Both(strength, probability) : strength;
}

// Whether a neighbour of the source word is tied to a word close to the target word.
float NeighbourStrength(const Table& table, size_t i, size_t j) {
  float best = 0;
  for (const int step : {-1, 1}) {
    const auto row = static_cast<ptrdiff_t>(i) + step;
    if (row < 0 || row >= static_cast<ptrdiff_t>(table.rows())) continue;
    for (const int place : {-1, 1}) {
      const auto column = static_cast<ptrdiff_t>(j) + place;
      if (column < 0 || column >= static_cast<ptrdiff_t>(table.columns())) continue;
      const float tied = table.At(static_cast<size_t>(row), static_cast<size_t>(column));
      best = std::max(best, place == step ? tied : tied * 0.8F);
    }
  }
  return best;
}

struct Bid {
  float score;
  float strength;
  uint32_t row;
  uint32_t column;
};

std::vector<Bid> BidsOf(const Table& table) {
  std::vector<Bid> bids;
  for (size_t i = 0; i < table.rows(); ++i) {
    for (size_t j = 0; j < table.columns(); ++j) {
      const float strength = table.At(i, j);
      if (strength < kMinTie) continue;
      const float distance = std::fabs(static_cast<float>(i) / static_cast<float>(table.rows()) -
                                       static_cast<float>(j) / static_cast<float>(table.columns()));
      const float score = strength + kNeighbourBonus * NeighbourStrength(table, i, j) -
                          kDistanceCost * distance * strength;
      bids.push_back({score, strength, static_cast<uint32_t>(i), static_cast<uint32_t>(j)});
    }
  }
  std::ranges::sort(bids, [](const Bid& a, const Bid& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return bids;
}

struct Taken {
  int partner = -1;  // the first one
  float strength = 0;
  bool second = false;
};

bool IsBeside(int first, uint32_t other) { return std::abs(first - static_cast<int>(other)) == 1; }

// The bids that win, each word taking one partner, or two that stand side by side.
std::vector<Bid> Compete(const std::vector<Bid>& bids, size_t rows, size_t columns) {
  std::vector<Taken> by_row(rows);
  std::vector<Taken> by_column(columns);
  std::vector<Bid> won;
  for (const Bid& bid : bids) {
    Taken& row = by_row[bid.row];
    Taken& column = by_column[bid.column];
    const bool row_free = row.partner < 0;
    const bool column_free = column.partner < 0;
    const bool second_for_row = !row_free && column_free && !row.second &&
                                IsBeside(row.partner, bid.column) &&
                                bid.strength >= kSecondShare * row.strength;
    const bool second_for_column = row_free && !column_free && !column.second &&
                                   IsBeside(column.partner, bid.row) &&
                                   bid.strength >= kSecondShare * column.strength;
    if (!(row_free && column_free) && !second_for_row && !second_for_column) continue;
    if (second_for_row) row.second = true;
    if (second_for_column) column.second = true;
    if (row_free) row = {static_cast<int>(bid.column), bid.strength, false};
    if (column_free) column = {static_cast<int>(bid.row), bid.strength, false};
    won.push_back(bid);
  }
  return won;
}

std::vector<TokenTie> LinksAlone(std::span<const Token> source, std::span<const Token> target,
                                 std::span<const WordLink> links) {
  std::vector<TokenTie> ties;
  for (const WordLink& link : links) {
    if (link.source >= source.size() || link.target >= target.size()) continue;
    ties.push_back({static_cast<uint32_t>(link.source), static_cast<uint32_t>(link.target),
                    static_cast<float>(link.confidence)});
  }
  return ties;
}

void SortAndMerge(std::vector<TokenTie>& ties) {
  const auto place = [](const TokenTie& tie) { return std::pair(tie.source, tie.target); };
  std::ranges::sort(ties, [&](const TokenTie& a, const TokenTie& b) {
    return place(a) != place(b) ? place(a) < place(b) : a.strength > b.strength;
  });
  // clang 14 rejects the subrange that std::ranges::unique gives.
  const auto same = [&](const TokenTie& a, const TokenTie& b) { return place(a) == place(b); };
  ties.erase(std::unique(ties.begin(), ties.end(), same), ties.end());
}

}  // namespace

std::vector<TokenTie> TiesOf(std::span<const Token> source, std::span<const Token> target,
                             const TieSources& sources) {
  const TranslationTable* const lexicon = sources.lexicon;
  Side source_side = WordsOf(source, [&](std::string_view form) {
    return lexicon == nullptr ? TranslationTable::kUnknown : lexicon->SourceId(form);
  });
  ApplyGlosses(source, &source_side);
  const Side target_side = WordsOf(target, [&](std::string_view form) {
    return lexicon == nullptr ? TranslationTable::kUnknown : lexicon->TargetId(form);
  });
  std::vector<TokenTie> ties = LinksAlone(source, target, sources.links);
  if (source_side.words.size() * target_side.words.size() > kMaxTable) {
    SortAndMerge(ties);
    return ties;
  }

  Table table(source_side, target_side);
  for (size_t i = 0; i < table.rows(); ++i) {
    for (size_t j = 0; j < table.columns(); ++j) {
      table.At(i, j) = StrengthOf(source_side.words[i], target_side.words[j], lexicon);
    }
  }
  for (const TokenTie& link : ties) {
    const auto row =
        std::ranges::lower_bound(source_side.words, link.source, {}, &Side::Word::token);
    const auto column =
        std::ranges::lower_bound(target_side.words, link.target, {}, &Side::Word::token);
    if (row == source_side.words.end() || row->token != link.source) continue;
    if (column == target_side.words.end() || column->token != link.target) continue;
    float& cell = table.At(static_cast<size_t>(row - source_side.words.begin()),
                           static_cast<size_t>(column - target_side.words.begin()));
    cell = Both(cell, link.strength);
  }
  ties.clear();
  for (const Bid& bid : Compete(BidsOf(table), table.rows(), table.columns())) {
    ties.push_back({source_side.words[bid.row].token, target_side.words[bid.column].token,
                    std::min(bid.strength, 1.0F)});
  }
  SortAndMerge(ties);
  return ties;
}

}  // namespace malmoi::internal
