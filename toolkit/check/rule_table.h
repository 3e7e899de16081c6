// The rules of `check`: the only list. Ids are stable.
#ifndef MALMOI_CHECK_RULE_TABLE_H_
#define MALMOI_CHECK_RULE_TABLE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/rule.h"

namespace malmoi {

// In the order in which people read about them.
std::span<const Rule> Rules();

// Their ids; for "there is no rule x; did you mean y".
std::vector<std::string> RuleIds();

// The rule with this id, or null. "custom/anything" is the row custom/NAME.
const Rule* FindRule(std::string_view id);

}  // namespace malmoi

#endif  // MALMOI_CHECK_RULE_TABLE_H_
