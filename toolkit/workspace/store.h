// Store: malmoi.db, one SQLite file that holds what was built and what the person decided.
//
//   files, notes -> sentences -> beads     what was read, and how it was aligned
//   units, concepts -> pairs -> evidence   what was made of it
//   decisions                              what a person said; no build ever touches them
//
// A build is one transaction, in WAL mode: a program killed at any instant leaves the old state or
// the new one, and others can read the old one meanwhile. A note whose sentences did not change is
// not written again, and its ladder is there to be reused.
//
// The schema has a version (PRAGMA user_version). An older file is brought up to date when it is
// opened for writing; a newer one, a damaged one and another program's are refused with a message
// and left as they are. To change the schema: append a step to kMigrations in store.cc.
//
// One thread at a time; several programs may have the file open.
#ifndef MALMOI_WORKSPACE_STORE_H_
#define MALMOI_WORKSPACE_STORE_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "align/bead.h"
#include "workspace/build_result.h"
#include "workspace/decisions.h"

namespace malmoi {

class Store {
 public:
  // Opens for writing; makes the file where there is none.
  static absl::StatusOr<Store> Open(const std::string& path);

  // Opens for reading. Errors: there is no such file, or it holds no build yet.
  static absl::StatusOr<Store> OpenToRead(const std::string& path);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // What an earlier build can lend to this one. An empty store lends nothing.
  absl::StatusOr<std::map<std::string, Ladder>> ReadLadders() const;  // by AlignedNote::key
  absl::StatusOr<std::string> ReadTermsKey() const;
  absl::StatusOr<std::vector<ConceptEntry>> ReadGathered() const;  // before decisions

  absl::StatusOr<std::vector<TranslationUnit>> ReadMemory() const;

  // Replaces what was built, in one transaction; units that were not built and decisions stay.
  absl::Status SaveBuild(const BuildResult& build);

  // In the order in which they were taken.
  absl::StatusOr<std::vector<Decision>> ReadDecisions() const;
  absl::Status AddDecision(const Decision& decision);

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace malmoi

#endif  // MALMOI_WORKSPACE_STORE_H_
