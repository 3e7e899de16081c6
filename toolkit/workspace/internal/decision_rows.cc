#include "workspace/internal/decision_rows.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "exchange/glossary_json.h"
#include "terms/term_base.h"

namespace malmoi::internal {

namespace {

constexpr std::string_view kDecisionColumns =
    "ko, en, status, new_ko, new_en, definition, decisions.who, decisions.at, details, concept";

absl::StatusOr<Decision> DecisionOf(const Statement& row, int first, const Database& db) {
  int column = first;
  Decision decision;
  decision.korean = row.Text(column++);
  decision.english = row.Text(column++);
  const std::optional<TermStatus> status = TermStatusFromName(row.View(column++));
  if (!status) return InvalidInputError({db.path(), 0, 0}, "an unknown status of a term");
  decision.status = *status;
  decision.new_korean = row.Text(column++);
  decision.new_english = row.Text(column++);
  std::string definition = row.Text(column++);  // as version 3 wrote it
  decision.who = row.Text(column++);
  decision.at = row.Text(column++);
  if (const std::string details = row.Text(column++); !details.empty()) {
    MALMOI_ASSIGN_OR_RETURN(decision.details, TermPairFromJson(details, {db.path(), 0, 0}));
  }
  if (!definition.empty()) {
    if (!decision.details) decision.details.emplace();
    decision.details->definition = std::move(definition);
  }
  decision.concept_id = row.Text(column);
  return decision;
}

}  // namespace

absl::StatusOr<std::vector<DecisionStep>> ReadDecisionSteps(const Database& db) {
  Statement select(db, Concat("SELECT decisions.step, undone_steps.step IS NOT NULL, "
                              "undone_steps.who, undone_steps.at, ",
                              kDecisionColumns,
                              " FROM decisions LEFT JOIN undone_steps USING (step) ORDER BY id"));
  std::vector<DecisionStep> steps;
  select.Start();
  while (select.Next()) {
    if (steps.empty() || steps.back().number != select.Integer(0)) {
      steps.push_back(
          {select.Integer(0), {}, select.Integer(1) != 0, select.Text(2), select.Text(3)});
    }
    MALMOI_ASSIGN_OR_RETURN(Decision decision, DecisionOf(select, 4, db));
    steps.back().decisions.push_back(std::move(decision));
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  return steps;
}

absl::StatusOr<std::vector<DecisionStep>> ReadLastSteps(size_t count, const Database& db) {
  std::vector<DecisionStep> steps;
  Statement last(db,
                 "SELECT DISTINCT step FROM decisions WHERE step NOT IN (SELECT step FROM "
                 "undone_steps) ORDER BY step DESC LIMIT ?");
  last.Start(count);
  while (last.Next()) steps.push_back({last.Integer(0), {}, false, {}, {}});
  MALMOI_RETURN_IF_ERROR(last.status());
  Statement select(
      db, Concat("SELECT ", kDecisionColumns, " FROM decisions WHERE step = ? ORDER BY id"));
  for (DecisionStep& step : steps) {
    select.Start(step.number);
    while (select.Next()) {
      MALMOI_ASSIGN_OR_RETURN(Decision decision, DecisionOf(select, 0, db));
      step.decisions.push_back(std::move(decision));
    }
    MALMOI_RETURN_IF_ERROR(select.status());
  }
  return steps;
}

absl::StatusOr<std::vector<Decision>> ReadDecisions(const std::set<int64_t>& ids,
                                                    const Database& db) {
  std::vector<Decision> decisions;
  Statement select(db, Concat("SELECT ", kDecisionColumns, " FROM decisions WHERE id = ?"));
  for (const int64_t id : ids) {
    select.Start(id);
    if (select.Next()) {
      MALMOI_ASSIGN_OR_RETURN(Decision decision, DecisionOf(select, 0, db));
      decisions.push_back(std::move(decision));
    }
    MALMOI_RETURN_IF_ERROR(select.status());
  }
  return decisions;
}

absl::Status WriteDecisions(std::span<const Decision> decisions, Database& db) {
  Statement next(db, "SELECT ifnull(max(step), 0) + 1 FROM decisions");
  next.Start();
  const int64_t step = next.Next() ? next.Integer(0) : 1;
  MALMOI_RETURN_IF_ERROR(next.status());
  next.Reset();
  Statement insert(db,
                   "INSERT INTO decisions (ko, en, status, new_ko, new_en, definition, who, at, "
                   "step, details, concept, ko_key, new_ko_key) "
                   "VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?)");
  for (const Decision& decision : decisions) {
    MALMOI_RETURN_IF_ERROR(
        insert.Run(decision.korean, decision.english, TermStatusName(decision.status),
                   decision.new_korean, decision.new_english, decision.who, decision.at, step,
                   decision.details ? TermPairToJson(*decision.details) : std::string(),
                   decision.concept_id, TermKey(decision.korean), TermKey(decision.new_korean)));
  }
  return absl::OkStatus();
}

}  // namespace malmoi::internal
