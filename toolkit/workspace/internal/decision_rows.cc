#include "workspace/internal/decision_rows.h"

#include <optional>
#include <string>
#include <utility>

#include "base/status.h"
#include "exchange/glossary_json.h"

namespace malmoi::internal {

absl::StatusOr<std::vector<DecisionStep>> ReadDecisionSteps(const Database& db) {
  Statement select(db,
                   "SELECT decisions.step, ko, en, status, new_ko, new_en, definition, "
                   "decisions.who, decisions.at, details, concept, undone_steps.step IS NOT NULL, "
                   "undone_steps.who, undone_steps.at FROM decisions LEFT JOIN undone_steps USING "
                   "(step) ORDER BY id");
  std::vector<DecisionStep> steps;
  select.Start();
  while (select.Next()) {
    if (steps.empty() || steps.back().number != select.Integer(0)) {
      steps.push_back(
          {select.Integer(0), {}, select.Integer(11) != 0, select.Text(12), select.Text(13)});
    }
    const std::optional<TermStatus> status = TermStatusFromName(select.Text(3));
    if (!status) return InvalidInputError({db.path(), 0, 0}, "an unknown status of a term");
    Decision decision{.korean = select.Text(1),
                      .english = select.Text(2),
                      .status = *status,
                      .new_korean = select.Text(4),
                      .new_english = select.Text(5),
                      .who = select.Text(7),
                      .at = select.Text(8),
                      .concept_id = select.Text(10)};
    if (const std::string details = select.Text(9); !details.empty()) {
      MALMOI_ASSIGN_OR_RETURN(decision.details, TermPairFromJson(details, {db.path(), 0, 0}));
    }
    if (std::string definition = select.Text(6); !definition.empty()) {  // as version 3 wrote it
      if (!decision.details) decision.details.emplace();
      decision.details->definition = std::move(definition);
    }
    steps.back().decisions.push_back(std::move(decision));
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  return steps;
}

absl::Status WriteDecisions(std::span<const Decision> decisions, Database& db) {
  Statement next(db, "SELECT ifnull(max(step), 0) + 1 FROM decisions");
  next.Start();
  const int64_t step = next.Next() ? next.Integer(0) : 1;
  MALMOI_RETURN_IF_ERROR(next.status());
  next.Reset();
  Statement insert(db,
                   "INSERT INTO decisions (ko, en, status, new_ko, new_en, definition, who, at, "
                   "step, details, concept) VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?)");
  for (const Decision& decision : decisions) {
    MALMOI_RETURN_IF_ERROR(insert.Run(
        decision.korean, decision.english, TermStatusName(decision.status), decision.new_korean,
        decision.new_english, decision.who, decision.at, step,
        decision.details ? TermPairToJson(*decision.details) : std::string(), decision.concept_id));
  }
  return absl::OkStatus();
}

}  // namespace malmoi::internal
