#include "terms/concept_entry.h"

#include <array>
#include <utility>

namespace malmoi {
namespace {

constexpr std::array<std::pair<TermStatus, std::string_view>, 5> kStatusNames = {{
    {TermStatus::kCandidate, "candidate"},
    {TermStatus::kAccepted, "accepted"},
    {TermStatus::kPreferred, "preferred"},
    {TermStatus::kRejected, "rejected"},
    {TermStatus::kDeprecated, "deprecated"},
}};

}  // namespace

std::string_view TermStatusName(TermStatus status) {
  for (const auto& [value, name] : kStatusNames) {
    if (value == status) return name;
  }
  return "candidate";
}

std::optional<TermStatus> TermStatusFromName(std::string_view name) {
  for (const auto& [value, known] : kStatusNames) {
    if (known == name) return value;
  }
  return std::nullopt;
}

bool IsApproved(TermStatus status) {
  return status == TermStatus::kAccepted || status == TermStatus::kPreferred;
}

bool IsForbidden(TermStatus status) {
  return status == TermStatus::kRejected || status == TermStatus::kDeprecated;
}

int StatusRank(TermStatus status) {
  switch (status) {
    case TermStatus::kPreferred:
      return 0;
    case TermStatus::kAccepted:
      return 1;
    case TermStatus::kCandidate:
      return 2;
    case TermStatus::kRejected:
      return 3;
    case TermStatus::kDeprecated:
      break;
  }
  return 4;
}

}  // namespace malmoi
