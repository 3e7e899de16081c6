// Does this English passage render that Korean one? Evidence that works before anything is aligned.
//
// A source passage raises expectations ("GRPO", 59000, a word that sounds like t-k-n-c); a target
// passage offers keys. The other way round a target makes claims (each of its content words) that
// its source should account for. Each expectation and claim that is met or not moves the odds by
// how much oftener a true rendering meets it than another passage does (naive Bayes):
//
//   log odds = sum over expectations and claims of log p(met or not | rendering) / p(… | chance)
//
// plus how well the lengths fit. What happens by chance is a ChanceModel's to say: Background asks
// the set of passages at hand, so that keys which every passage offers say nothing.
//
// To add a witness write an ExpectationSource (lexicon_expectations.h is one). Everything else, the
// index for large sets included, works on keys and needs no change.
#ifndef MALMOI_ALIGN_PASSAGE_EVIDENCE_H_
#define MALMOI_ALIGN_PASSAGE_EVIDENCE_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi {

// Of a source: a rendering holds one of these keys.
struct Expectation {
  std::vector<std::string> any_of;
  double probability = 0;  // that a true rendering meets it
  bool told = false;       // a name, number or link: counted where people read why

  friend auto operator<=>(const Expectation&, const Expectation&) = default;
};

// Of a target: what it renders accounts for this key.
struct Claim {
  std::string key;
  double probability = 0;  // that the source of a true rendering does

  friend auto operator<=>(const Claim&, const Claim&) = default;
};

// A passage made ready for comparing. All lists are sorted and hold nothing twice.
struct SourceProfile {
  std::vector<Expectation> expectations;
  std::vector<std::string> accounts;  // keys that claims may refer to
  double size = 0;                    // LetterSize of the passage
};
struct TargetProfile {
  std::vector<std::string> keys;
  std::vector<Claim> claims;
  double size = 0;
};

// One kind of evidence. Implementations are immutable and safe from several threads.
class ExpectationSource {
 public:
  virtual ~ExpectationSource() = default;
  // Append to the lists, in any order. Keys of different sources must not collide: each begins
  // with letters and a colon of its own.
  virtual void ReadSource(std::string_view text, SourceProfile* profile) const = 0;
  virtual void ReadTarget(std::string_view text, TargetProfile* profile) const = 0;
};

// What stands in both languages as it is or nearly so: numbers by value ("n:"), links ("l:"),
// Latin-script words ("w:"), and loanwords by their sound ("s:", text/sound_key.h). Needs no model.
class AnchorExpectations : public ExpectationSource {
 public:
  void ReadSource(std::string_view text, SourceProfile* profile) const override;
  void ReadTarget(std::string_view text, TargetProfile* profile) const override;
};

using ExpectationSources = std::vector<const ExpectationSource*>;  // borrowed

SourceProfile ProfileSource(const ExpectationSources& sources, std::string_view text);
TargetProfile ProfileTarget(const ExpectationSources& sources, std::string_view text);

// What passages that do not belong together meet.
class ChanceModel {
 public:
  virtual ~ChanceModel() = default;
  virtual double OfExpectation(const Expectation& expectation) const = 0;
  virtual double OfClaim(const Claim& claim) const = 0;
};

// Chance as the set of all targets shows it: a key that many offer is met by many.
class Background : public ChanceModel {
 public:
  Background() = default;
  explicit Background(const std::vector<TargetProfile>& targets);

  double OfExpectation(const Expectation& expectation) const override;
  double OfClaim(const Claim& claim) const override;

 private:
  std::map<std::string, size_t, std::less<>> counts_;
  size_t targets_ = 0;
};

// The evidence for `target` as a rendering of `source`, in nats; 0 is none either way.
struct Evidence {
  double log_odds = 0;
  size_t expected = 0;  // expectations that are told
  size_t met = 0;       // of those
};
Evidence Compare(const SourceProfile& source, const TargetProfile& target,
                 const ChanceModel& chance);

// The share of `log_odds` that lengths contribute: renderings keep a narrow ratio.
double LengthLogOdds(double source_size, double target_size);

// How much an expectation or claim of this probability moves the odds. REQUIRES: 0 < chance < 1.
double LogOddsOf(bool met, double probability, double chance);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_PASSAGE_EVIDENCE_H_
