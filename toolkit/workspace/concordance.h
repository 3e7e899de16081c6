// Concordance: where words and phrases stand in the memory, in either language.
//
//   Concordance::Open("out/malmoi.db", tokenizer)  .Find("사고 패턴", {})
//     다섯 가지의 [사고 패턴]을 디자인했다.      They designed five thinking patterns.
//
// A query is words, all of which must stand on one side, in any order; in "quotation marks" they
// must follow one another (사고 패턴 also finds 사고와 패턴, after those that hold it as typed).
// Words are compared in their dictionary form, particles and endings left
// out: 패턴 finds 패턴을, 학습하다 finds 학습했다, model finds models. Where no unit fits, those
// that hold the letters of the query are found, parts of words too (토크나).
//
// The index is SQLite's FTS5 (BM25 ranks), over words as our tokenizer cuts them; it follows the
// store's list of changes. One thread at a time; the tokenizer must outlive it.
#ifndef MALMOI_WORKSPACE_CONCORDANCE_H_
#define MALMOI_WORKSPACE_CONCORDANCE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/language.h"
#include "base/span.h"
#include "memory/translation_unit.h"
#include "text/tokenizer.h"
#include "workspace/store.h"

namespace malmoi {

struct ConcordanceHit {
  TranslationUnit unit;  // with its neighbours, as far as they are known
  // Where the words of the query stand: bytes of unit.korean and unit.english.
  std::vector<Span> korean;
  std::vector<Span> english;
};

struct ConcordanceOptions {
  std::optional<Language> language;  // look on this side only
  size_t top = 20;
};

class Concordance {
 public:
  // Brings the index of words up to date first; a store that cannot be written is only read, and
  // then searched by letters. Errors: the store cannot be read.
  static absl::StatusOr<Concordance> Open(const std::string& path, const Tokenizer& tokenizer);

  // The best first: those that hold the query as typed, then by relevance. Each pair once.
  absl::StatusOr<std::vector<ConcordanceHit>> Find(std::string_view query,
                                                   const ConcordanceOptions& options) const;

  // Why words could not be indexed; OK where they were.
  const absl::Status& not_indexed() const { return not_indexed_; }

 private:
  Concordance(Store store, const Tokenizer& tokenizer)
      : store_(std::move(store)), tokenizer_(&tokenizer) {}

  Store store_;
  const Tokenizer* tokenizer_;
  absl::Status not_indexed_;
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_CONCORDANCE_H_
