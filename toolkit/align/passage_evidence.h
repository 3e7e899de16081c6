// Does this English passage render that Korean one? Evidence that works before anything is aligned.
//
// A source passage raises expectations ("GRPO", 59000, a word that sounds like t-k-n-c); a target
// passage offers keys. Each expectation that is met or not moves the odds by how much oftener a
// true rendering meets it than a chance passage does (naive Bayes):
//
//   log odds = sum over expectations of  log p(met | rendering) / p(met | chance)
//
// plus how well the lengths fit. What is by chance is told by the Background: keys that every
// passage of the set offers say nothing.
//
// To add a witness (a bilingual lexicon, say) write an ExpectationSource: for each source word one
// Expectation with its translations as keys, and the lemmas of the target as offers. Everything
// else, the index for large sets included, works on keys and needs no change.
#ifndef MALMOI_ALIGN_PASSAGE_EVIDENCE_H_
#define MALMOI_ALIGN_PASSAGE_EVIDENCE_H_

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi {

struct Expectation {
  std::vector<std::string> any_of;  // met by a target that offers one of these keys
  double probability = 0;           // that a true rendering meets it

  friend auto operator<=>(const Expectation&, const Expectation&) = default;
};

// One kind of evidence. Implementations are immutable and safe from several threads.
class ExpectationSource {
 public:
  virtual ~ExpectationSource() = default;
  // Keys of different sources must not collide: each begins with a letter and a colon of its own.
  virtual void Expect(std::string_view source, std::vector<Expectation>* expectations) const = 0;
  virtual void Offer(std::string_view target, std::vector<std::string>* keys) const = 0;
};

// What stands in both languages as it is or nearly so: numbers by value, links, Latin-script
// words, and loanwords by their sound (text/sound_key.h). Needs no model.
class AnchorExpectations : public ExpectationSource {
 public:
  void Expect(std::string_view source, std::vector<Expectation>* expectations) const override;
  void Offer(std::string_view target, std::vector<std::string>* keys) const override;
};

// A passage made ready for comparing. Plain data.
struct SourceProfile {
  std::vector<Expectation> expectations;  // sorted, each once
  double size = 0;                        // LetterSize of the passage
};
struct TargetProfile {
  std::vector<std::string> keys;  // sorted, each once
  double size = 0;
};

using ExpectationSources = std::vector<const ExpectationSource*>;  // borrowed

SourceProfile ProfileSource(const ExpectationSources& sources, std::string_view text);
TargetProfile ProfileTarget(const ExpectationSources& sources, std::string_view text);

// The part of a set of targets that offer each key.
class Background {
 public:
  Background() = default;
  explicit Background(const std::vector<TargetProfile>& targets);

  // The chance that a target that has nothing to do with the source meets the expectation.
  double Probability(const Expectation& expectation) const;

 private:
  std::map<std::string, size_t, std::less<>> counts_;
  size_t targets_ = 0;
};

// The evidence for `target` as a rendering of `source`, in nats; 0 is none either way.
struct Evidence {
  double log_odds = 0;
  size_t expected = 0;  // names, numbers and links that a rendering would repeat
  size_t met = 0;
};
Evidence Compare(const SourceProfile& source, const TargetProfile& target,
                 const std::function<double(const Expectation&)>& chance);

// The share of `log_odds` that lengths contribute: renderings keep a narrow ratio.
double LengthLogOdds(double source_size, double target_size);

// How much one expectation moves the odds.
double ExpectationLogOdds(const Expectation& expectation, bool met, double chance);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_PASSAGE_EVIDENCE_H_
