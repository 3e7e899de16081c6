// Glossary: the term base of a workspace, with what people decided, to look at and to decide on.
//
//   MALMOI_ASSIGN_OR_RETURN(Glossary glossary, Glossary::Open("out/malmoi.db"));
//   const TermPair* pair = glossary.Find("사고패턴", "Thinking Pattern");   // 사고 패턴, …
//   MALMOI_RETURN_IF_ERROR(glossary.Decide({decision}));                   // written, and laid
//   over
//
// One thread at a time. Pointers stay good until the next Decide or Undo.
#ifndef MALMOI_WORKSPACE_GLOSSARY_H_
#define MALMOI_WORKSPACE_GLOSSARY_H_

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "terms/concept_entry.h"
#include "workspace/decisions.h"
#include "workspace/store.h"

namespace malmoi {

// The way from terms to the pairs of some concepts, in any spelling (TermKey). The concepts must
// outlive it and stay where they are.
class TermPairIndex {
 public:
  explicit TermPairIndex(std::span<const ConceptEntry> concepts);

  // The pair as written, else one in another spelling of the two terms; null where there is none.
  const TermPair* Find(std::string_view korean, std::string_view english) const;
  // Of a Korean term, in the order of the concepts.
  std::span<const TermPair* const> Renderings(std::string_view korean) const;
  // The concept of a Korean term; null where there is none.
  const ConceptEntry* ConceptOf(std::string_view korean) const;
  // What to say of a pair that is not there: the nearest ones that are. Empty where none is near.
  std::string Nearest(std::string_view korean, std::string_view english) const;

 private:
  std::map<std::string, std::vector<const TermPair*>> by_korean_;  // by TermKey
  std::map<std::string, std::vector<const TermPair*>> by_english_;
  std::map<std::string, const ConceptEntry*> concept_of_;
};

class Glossary {
 public:
  // Errors: as Store::Open and Store::OpenToRead.
  static absl::StatusOr<Glossary> Open(const std::string& store_path);
  // What concerns some Korean terms, in any spelling, in milliseconds however large the glossary:
  // concepts() holds those that are bound up with them, without the sentences that prove a pair,
  // and each pair is as it is among all others. Opened to write.
  static absl::StatusOr<Glossary> OpenAbout(const std::string& store_path,
                                            std::vector<std::string> korean);
  static absl::StatusOr<Glossary> OpenToRead(const std::string& store_path);

  const std::vector<ConceptEntry>& concepts() const { return concepts_; }
  const TermPairIndex& index() const { return index_; }
  const TermPair* Find(std::string_view korean, std::string_view english) const {
    return index_.Find(korean, english);
  }

  // Takes the decisions as one step. REQUIRES: opened to write.
  absl::Status Decide(std::span<const Decision> decisions);

  // Undoes the last `count` steps that stand; returns them, the last first. A glossary about some
  // terms is about those of the steps now.
  // REQUIRES: opened to write.
  absl::StatusOr<std::vector<DecisionStep>> Undo(size_t count, const std::string& who,
                                                 const std::string& at);

 private:
  explicit Glossary(Store store) : store_(std::move(store)), index_({}) {}
  static absl::StatusOr<Glossary> Read(Store store);
  absl::Status Refresh();

  Store store_;
  std::optional<std::vector<std::string>> about_;  // nothing: all terms
  std::vector<ConceptEntry> gathered_;             // where all are read
  std::vector<ConceptEntry> concepts_;
  TermPairIndex index_;
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_GLOSSARY_H_
