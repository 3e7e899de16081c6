// WordProfile: how common words are in general, and what part they usually play.
//
//   profile.Find(Language::kEnglish, "optimal")->modifier   // 0.86: it stands before nouns
//   profile.Find(Language::kKorean, "결국")->nominal        // 0.00: an adverb, it takes no josa
//
// There is no tagger in this house. What tells a noun from a verb or an adverb is how a word
// behaved in a large general text: nouns take josa, stand after "the" and before "of"; verbs take
// endings, stand after "to". Learnt by WordProfileTrainer from any bitext, shipped as
// models/word_uses.tsv:
//
//   en<TAB>optimal<TAB>122<TAB>6<TAB>8<TAB>86<TAB>0   word, count, then percent of its telling
//   uses: ko<TAB>대규모<TAB>297<TAB>7<TAB>0<TAB>88<TAB>0     nominal, verbal, modifying; last, of
//   those en<TAB>monday<TAB>84<TAB>96<TAB>0<TAB>4<TAB>100   inside sentences: written with a
//   capital
//
// Immutable after construction, safe from several threads.
#ifndef MALMOI_TERMS_WORD_PROFILE_H_
#define MALMOI_TERMS_WORD_PROFILE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "base/language.h"

namespace malmoi {

// The parts a word plays, as shares of its telling uses; what is left is none of the three, as with
// adverbs. All are 0 where nothing was telling.
struct WordUse {
  uint64_t count = 0;
  float nominal = 0;   // Korean: before josa or the copula; English: head of a noun phrase
  float verbal = 0;    // Korean: before 하다, 되다 endings; English: after "to", "will", "we"
  float modifier = 0;  // before a noun, or in English after "is"
  float capital = 0;   // English, of its uses inside sentences: with a capital

  friend bool operator==(const WordUse&, const WordUse&) = default;
};

class WordProfile {
 public:
  static constexpr size_t kMaxFileBytes = size_t{1} << 25;

  // An empty profile: every word is unknown.
  WordProfile() = default;

  // Reads the file format above. Errors: a line that does not keep it, as `name`:line:column.
  static absl::StatusOr<WordProfile> Parse(std::string_view text, std::string_view name);
  // Words by language, then by falling count, then bytewise.
  std::string Serialize() const;

  void Set(Language language, std::string word, const WordUse& use);

  // By the tokenizer's form. Borrowed until the next Set; null where the word is unknown.
  const WordUse* Find(Language language, std::string_view form) const;

  size_t size() const { return korean_.size() + english_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Words = std::unordered_map<std::string, WordUse, Hash, std::equal_to<>>;

  const Words& Of(Language language) const {
    return language == Language::kKorean ? korean_ : english_;
  }

  Words korean_;
  Words english_;
};

}  // namespace malmoi

#endif  // MALMOI_TERMS_WORD_PROFILE_H_
