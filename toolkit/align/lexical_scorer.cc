#include "align/lexical_scorer.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "align/internal/cell_table.h"
#include "align/internal/coverage_table.h"
#include "base/word_index.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

using internal::CoverageTable;
using internal::WordEvidence;
using internal::WordWeights;

constexpr std::string_view kNames[] = {"lexicon.source",  "lexicon.target", "lexicon.least",
                                       "lexicon.member",  "lexicon.gain",   "lexicon.margin",
                                       "evidence.mean",   "evidence.least", "evidence.sum",
                                       "evidence.member", "evidence.rival"};
// Words of a sentence that are looked up; a longer one is a table or a mistake.
constexpr size_t kMatchedWords = 128;
constexpr uint32_t kNone = 0xFFFFFFFF;
constexpr uint8_t kSure = 255;
constexpr uint8_t kInPhrase = 230;

// A probability as a match: 1 is 255, a tenth 170, a thousandth 0.
uint8_t Level(float probability) {
  const float match = 1 + std::log10(std::max(probability, 1e-6F)) / 3;
  return static_cast<uint8_t>(std::clamp(match, 0.F, 1.F) * 255 + 0.5F);
}

// Rare words say more than frequent ones.
float WeightOf(double frequency) {
  return static_cast<float>(std::max(0.3, std::log(1e6 / (frequency + 5))));
}

// What a word says that has, or lacks, a translation opposite: about the logarithm of how often it
// does so in a rendering against in the sentence before or after it, over the training text.
//
// What is written in the letters of the other side, and a number, is kept as it is: 3.9 nats
// against a bead that lacks it. A word that nobody knows says nothing until its like turns up, and
// of the commonest ones, as "that" and 수 are, either is usual.
WordEvidence EvidenceOf(std::string_view form, bool is_source, double frequency) {
  const bool is_ascii = static_cast<unsigned char>(form.front()) < 0x80;
  const bool is_kept = is_ascii && (is_source || (form.front() >= '0' && form.front() <= '9'));
  if (is_kept) return {-3.9F, -1, 1, 1.7F};
  constexpr std::array<std::pair<double, float>, 5> kMissing = {
      {{1, 0}, {32, -0.5F}, {128, -1.1F}, {16000, -1.8F}, {64000, -1}}};
  const auto* const found =
      std::ranges::find_if(kMissing, [&](const auto& step) { return frequency < step.first; });
  const float missing = found == kMissing.end() ? -0.3F : found->second;
  return {missing, 0.2F, 1.2F, 1.5F};
}

std::vector<std::string> ContentForms(const Tokenizer& words, std::string_view text) {
  std::vector<std::string> forms;
  for (const Token& token : words.Tokenize(text)) {
    if (IsContentToken(token)) forms.push_back(token.form);
  }
  return forms;
}

// One side's words, as numbers of this pair of texts.
struct Side {
  WordIndex forms;
  std::vector<uint32_t> words;  // of all sentences, one after another
  WordWeights weights;

  std::span<const uint32_t> Sentence(size_t i) const {
    return std::span(words).subspan(weights.begins[i], weights.CountOf(i));
  }
};

class LexicalPairScorer : public PairScorer {
 public:
  LexicalPairScorer(const SentencePair& pair, const Tokenizer& words, const TranslationTable& table,
                    const LexicalScorer::OwnTranslations& own) {
    const auto source_frequency = [&](std::string_view form) {
      return table.SourceFrequency(table.SourceId(form));
    };
    const auto target_frequency = [&](std::string_view form) {
      return table.TargetFrequency(table.TargetId(form));
    };
    source_ = Read(pair.source, words, /*is_source=*/true, source_frequency);
    target_ = Read(pair.target, words, /*is_source=*/false, target_frequency);
    coverage_ = CoverageTable(source_.weights, target_.weights);
    FindTranslations(table, own);
  }

  void LookCloser(std::span<const CandidateBead> beads) override {
    size_t scattered = kNone;
    coverage_.Build(beads,
                    [&](size_t i, size_t j, std::span<uint8_t> source, std::span<uint8_t> target) {
                      if (scattered != i) Scatter(i);
                      scattered = i;
                      Gather(j, source, target);
                    });
  }

  void Score(const IndexRange& source, const IndexRange& target,
             std::span<float> values) const override {
    coverage_.Score(source, target, values);
  }

 private:
  // A target word of this pair of texts with how well it renders a source word.
  struct Translation {
    uint32_t target = 0;
    uint8_t match = 0;
  };
  // The same, of a word of the sentence at hand, in a list by target word.
  struct Hit {
    uint32_t source_place = 0;
    uint8_t match = 0;
    uint32_t next = kNone;
  };

  template <typename Frequency>
  static Side Read(std::span<const std::string_view> sentences, const Tokenizer& words,
                   bool is_source, const Frequency& frequency) {
    Side side;
    std::vector<float> weights;
    std::vector<WordEvidence> evidence;
    for (const std::string_view sentence : sentences) {
      const size_t begin = side.words.size();
      for (const Token& token : words.Tokenize(sentence)) {
        if (side.words.size() - begin == kMatchedWords) break;
        if (!IsContentToken(token)) continue;
        const uint32_t word = side.forms.Add(token.form);
        if (word == weights.size()) {
          const double seen = frequency(token.form);
          weights.push_back(WeightOf(seen));
          evidence.push_back(EvidenceOf(token.form, is_source, seen));
        }
        side.words.push_back(word);
        side.weights.weights.push_back(weights[word]);
        side.weights.evidence.push_back(evidence[word]);
      }
      side.weights.EndSentence();
    }
    return side;
  }

  // For every source word, which of the target's words render it.
  void FindTranslations(const TranslationTable& table, const LexicalScorer::OwnTranslations& own) {
    std::vector<uint32_t> word_of_id(table.target_count(), kNone);
    for (uint32_t word = 0; word < target_.forms.size(); ++word) {
      const uint32_t id = table.TargetId(target_.forms.Word(word));
      if (id != TranslationTable::kUnknown) word_of_id[id] = word;
    }
    begins_.push_back(0);
    for (uint32_t word = 0; word < source_.forms.size(); ++word) {
      const std::string_view form = source_.forms.Word(word);
      const uint32_t same = target_.forms.Find(form);
      if (same != WordIndex::kUnknown) translations_.push_back({same, 255});
      table.ForEachTarget(table.SourceId(form), [&](uint32_t target, const auto& p) {
        const uint32_t found = word_of_id[target];
        const uint8_t match = Level(std::sqrt(p.forward * p.backward));
        if (found != kNone && found != same && match > 0) translations_.push_back({found, match});
      });
      if (const auto entry = own.find(std::string(form)); entry != own.end()) {
        for (const auto& [rendering, match] : entry->second) {
          const uint32_t found = target_.forms.Find(rendering);
          if (found != WordIndex::kUnknown) translations_.push_back({found, match});
        }
      }
      begins_.push_back(translations_.size());
    }
    heads_.assign(target_.forms.size(), kNone);
  }

  // Files the translations of source sentence i under their target words.
  void Scatter(size_t i) {
    for (const uint32_t target : touched_) heads_[target] = kNone;
    touched_.clear();
    hits_.clear();
    const std::span<const uint32_t> words = source_.Sentence(i);
    for (uint32_t place = 0; place < words.size(); ++place) {
      for (size_t t = begins_[words[place]]; t < begins_[words[place] + 1]; ++t) {
        const Translation& translation = translations_[t];
        uint32_t& head = heads_[translation.target];
        if (head == kNone) touched_.push_back(translation.target);
        hits_.push_back({place, translation.match, head});
        head = static_cast<uint32_t>(hits_.size() - 1);
      }
    }
  }

  // What target sentence j holds of them.
  void Gather(size_t j, std::span<uint8_t> source, std::span<uint8_t> target) const {
    std::ranges::fill(source, uint8_t{0});
    std::ranges::fill(target, uint8_t{0});
    const std::span<const uint32_t> words = target_.Sentence(j);
    for (size_t place = 0; place < words.size(); ++place) {
      for (uint32_t hit = heads_[words[place]]; hit != kNone; hit = hits_[hit].next) {
        const Hit& found = hits_[hit];
        source[found.source_place] = std::max(source[found.source_place], found.match);
        target[place] = std::max(target[place], found.match);
      }
    }
  }

  Side source_;
  Side target_;
  std::vector<Translation> translations_;  // of all source words, one after another
  std::vector<size_t> begins_;
  std::vector<uint32_t> heads_;  // of the list of hits of each target word
  std::vector<uint32_t> touched_;
  std::vector<Hit> hits_;
  CoverageTable coverage_;
};

}  // namespace

LexicalScorer::LexicalScorer(std::shared_ptr<const Tokenizer> words,
                             std::shared_ptr<const TranslationTable> table,
                             const std::vector<TermRendering>& glossary)
    : words_(std::move(words)), table_(std::move(table)) {
  for (const TermRendering& entry : glossary) {
    const std::vector<std::string> source = ContentForms(*words_, entry.source);
    const std::vector<std::string> target = ContentForms(*words_, entry.target);
    // Which word of a phrase renders which is not known.
    const uint8_t match = source.size() == 1 && target.size() == 1 ? kSure : kInPhrase;
    for (const std::string& word : source) {
      for (const std::string& rendering : target) own_[word].emplace_back(rendering, match);
    }
  }
}

std::span<const std::string_view> LexicalScorer::FeatureNames() const { return kNames; }

std::unique_ptr<PairScorer> LexicalScorer::Begin(const SentencePair& pair) const {
  return std::make_unique<LexicalPairScorer>(pair, *words_, *table_, own_);
}

}  // namespace malmoi
