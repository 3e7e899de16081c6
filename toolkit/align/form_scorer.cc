#include "align/form_scorer.h"

#include <algorithm>
#include <vector>

namespace malmoi {
namespace {

constexpr std::string_view kNames[] = {"form.same", "form.open", "form.inner", "form.lone"};

enum class Ending : uint8_t { kOpen, kStop, kColon, kQuestion, kExclamation, kComma };

struct Mark {
  std::string_view text;
  Ending ending;
};

constexpr Mark kMarks[] = {
    {".", Ending::kStop},      {"。", Ending::kStop},       {"…", Ending::kStop},
    {":", Ending::kColon},     {"：", Ending::kColon},      {"?", Ending::kQuestion},
    {"？", Ending::kQuestion}, {"!", Ending::kExclamation}, {"！", Ending::kExclamation},
    {",", Ending::kComma},     {";", Ending::kComma},       {"、", Ending::kComma},
};
// What may stand between the mark and the end of the text.
constexpr std::string_view kClosing[] = {" ", "\t", ")", "]",  "\"", "'",  "*", "_",
                                         "`", "”",  "’", "」", "』", "》", "〉"};

Ending EndingOf(std::string_view text) {
  for (bool shortened = true; shortened;) {
    shortened = false;
    for (const std::string_view closing : kClosing) {
      if (!text.ends_with(closing)) continue;
      text.remove_suffix(closing.size());
      shortened = true;
    }
  }
  for (const Mark& mark : kMarks) {
    if (text.ends_with(mark.text)) return mark.ending;
  }
  return Ending::kOpen;
}

std::vector<Ending> EndingsOf(std::span<const std::string_view> sentences) {
  std::vector<Ending> endings;
  endings.reserve(sentences.size());
  for (const std::string_view sentence : sentences) endings.push_back(EndingOf(sentence));
  return endings;
}

class FormPairScorer : public PairScorer {
 public:
  explicit FormPairScorer(const SentencePair& pair)
      : source_(EndingsOf(pair.source)), target_(EndingsOf(pair.target)) {}

  void Glance(const IndexRange& source, const IndexRange& target,
              std::span<float> values) const override {
    Score(source, target, values);
  }

  void Score(const IndexRange& source, const IndexRange& target,
             std::span<float> values) const override {
    std::ranges::fill(values, 0.F);
    if (source.empty() || target.empty()) {
      const Ending only = source.empty() ? target_[target.end - 1] : source_[source.end - 1];
      values[3] = only == Ending::kOpen ? 1 : 0;
      return;
    }
    const Ending from = source_[source.end - 1];
    const Ending to = target_[target.end - 1];
    values[0] = from == to ? 1 : 0;
    values[1] = (from == Ending::kOpen) != (to == Ending::kOpen) ? 1 : 0;
    values[2] =
        static_cast<float>(OpenBeforeLast(source_, source) + OpenBeforeLast(target_, target));
  }

 private:
  static ptrdiff_t OpenBeforeLast(const std::vector<Ending>& endings, const IndexRange& range) {
    const auto at = [&](size_t i) { return endings.begin() + static_cast<ptrdiff_t>(i); };
    return std::count(at(range.begin), at(range.end - 1), Ending::kOpen);
  }

  std::vector<Ending> source_;
  std::vector<Ending> target_;
};

}  // namespace

std::span<const std::string_view> FormScorer::FeatureNames() const { return kNames; }

std::unique_ptr<PairScorer> FormScorer::Begin(const SentencePair& pair) const {
  return std::make_unique<FormPairScorer>(pair);
}

}  // namespace malmoi
