#include "workspace/internal/term_scope.h"

#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/status.h"
#include "base/strings.h"
#include "terms/term_base.h"
#include "workspace/internal/build_rows.h"
#include "workspace/internal/decision_rows.h"

namespace malmoi::internal {
namespace {

std::string DecisionsWhere(std::string_view condition) {
  return Concat("SELECT id, ko, new_ko, ko_key, new_ko_key, concept FROM decisions WHERE ",
                condition, " AND step NOT IN (SELECT step FROM undone_steps)");
}

class ScopeReader {
 public:
  explicit ScopeReader(const Database& db)
      : concepts_of_key_(db, "SELECT concept FROM term_keys WHERE key = ?"),
        keys_of_concept_(db, "SELECT key FROM term_keys WHERE concept = ?"),
        by_key_(db, DecisionsWhere("ko_key = ?")),
        by_new_key_(db, DecisionsWhere("new_ko_key = ? AND new_ko_key <> ''")),
        by_concept_(db, DecisionsWhere("concept = ? AND concept <> ''")) {}

  void AddKey(const std::string& key) {
    if (!key.empty() && keys_.insert(key).second) new_keys_.push_back(key);
  }

  absl::Status Close() {
    while (!new_keys_.empty() || !new_concepts_.empty()) {
      if (!new_keys_.empty()) {
        const std::string key = Pop(&new_keys_);
        concepts_of_key_.Start(key);
        while (concepts_of_key_.Next()) AddConcept(concepts_of_key_.Text(0));
        MALMOI_RETURN_IF_ERROR(concepts_of_key_.status());
        MALMOI_RETURN_IF_ERROR(AddDecisions(key, by_key_));
        MALMOI_RETURN_IF_ERROR(AddDecisions(key, by_new_key_));
      } else {
        const std::string id = Pop(&new_concepts_);
        keys_of_concept_.Start(id);
        while (keys_of_concept_.Next()) AddKey(keys_of_concept_.Text(0));
        MALMOI_RETURN_IF_ERROR(keys_of_concept_.status());
        MALMOI_RETURN_IF_ERROR(AddDecisions(id, by_concept_));
      }
    }
    return absl::OkStatus();
  }

  const std::set<std::string>& concepts() const { return concepts_; }
  const std::set<int64_t>& decisions() const { return decisions_; }

 private:
  static std::string Pop(std::vector<std::string>* from) {
    std::string last = std::move(from->back());
    from->pop_back();
    return last;
  }
  void AddConcept(const std::string& id) {
    if (concepts_.insert(id).second) new_concepts_.push_back(id);
  }
  absl::Status AddDecisions(const std::string& what, Statement& select) {
    select.Start(what);
    while (select.Next()) {
      if (!decisions_.insert(select.Integer(0)).second) continue;
      // Where the decision adds a pair, it makes or finds a concept of this name.
      for (const int term : {1, 2}) {
        if (!select.View(term).empty()) AddConcept(ConceptId(select.View(term)));
      }
      AddKey(select.Text(3));
      AddKey(select.Text(4));
      if (!select.View(5).empty()) AddConcept(select.Text(5));
    }
    return select.status();
  }

  Statement concepts_of_key_;
  Statement keys_of_concept_;
  Statement by_key_;
  Statement by_new_key_;
  Statement by_concept_;
  std::set<std::string> keys_;
  std::set<std::string> concepts_;
  std::set<int64_t> decisions_;
  std::vector<std::string> new_keys_;  // not yet looked up
  std::vector<std::string> new_concepts_;
};

}  // namespace

absl::StatusOr<TermScope> ReadTermScope(std::span<const std::string> korean, const Database& db) {
  ScopeReader reader(db);
  for (const std::string& term : korean) reader.AddKey(TermKey(term));
  MALMOI_RETURN_IF_ERROR(reader.Close());
  TermScope scope;
  MALMOI_ASSIGN_OR_RETURN(scope.gathered, ReadConcepts(reader.concepts(), db));
  MALMOI_ASSIGN_OR_RETURN(scope.decisions, ReadDecisions(reader.decisions(), db));
  return scope;
}

}  // namespace malmoi::internal
