// Internal to workspace/: the units of a store as a memory to check against. Nothing is read before
// it is asked for; the Korean texts are kept once a stretch of them was looked for.
//
// Safe from several threads, which take turns.
#ifndef MALMOI_WORKSPACE_INTERNAL_STORED_MEMORY_H_
#define MALMOI_WORKSPACE_INTERNAL_STORED_MEMORY_H_

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "check/memory_index.h"
#include "workspace/store.h"

namespace malmoi::internal {

class StoredMemory : public MemorySource {
 public:
  explicit StoredMemory(Store store) : store_(std::move(store)) {}

  std::vector<int64_t> WithHash(Language side, uint64_t hash) const override;
  std::vector<int64_t> Holding(std::string_view korean) const override;
  TranslationUnit Unit(int64_t id) const override;

  // What went wrong first, if anything: then units were missing from the answers.
  absl::Status status() const;

 private:
  // All Korean texts, one after the other.
  struct Texts {
    std::string text;
    std::vector<int64_t> ids;
    std::vector<size_t> ends;  // in `text`, by unit
  };

  void Keep(const absl::Status& status) const;  // holding mutex_

  mutable std::mutex mutex_;
  Store store_;  // guarded by mutex_, as what follows
  mutable absl::Status status_;
  mutable bool texts_are_read_ = false;
  mutable Texts texts_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_STORED_MEMORY_H_
