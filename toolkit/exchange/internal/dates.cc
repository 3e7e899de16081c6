#include "exchange/internal/dates.h"

#include <algorithm>

#include "base/strings.h"

namespace malmoi {
namespace {

constexpr std::string_view kDay = "dddddddd";
constexpr std::string_view kSecond = "ddddddddTddddddZ";
constexpr std::string_view kMidnight = "T000000Z";

// The digits without what may stand between them; "" where `text` is no date.
std::string Compact(std::string_view text) {
  std::string compact;
  for (const char c : text) {
    if (c != '-' && c != ':') compact.push_back(c);
  }
  // A second without zone is taken for UTC.
  if (compact.size() == kSecond.size() - 1) compact.push_back('Z');
  const auto fits = [&](std::string_view pattern) {
    return std::ranges::equal(
        compact, pattern, [](char c, char p) { return p == 'd' ? c >= '0' && c <= '9' : c == p; });
  };
  return fits(kDay) || fits(kSecond) ? compact : std::string();
}

}  // namespace

std::string BasicDate(std::string_view text) {
  std::string compact = Compact(text);
  if (compact.size() == kDay.size()) compact.append(kMidnight);
  return compact;
}

std::string ExtendedDate(std::string_view text) {
  const std::string compact = Compact(text);
  if (compact.empty()) return {};
  const std::string_view c = compact;
  std::string day = Concat(c.substr(0, 4), "-", c.substr(4, 2), "-", c.substr(6, 2));
  if (compact.size() == kDay.size()) return day;
  return Concat(day, "T", c.substr(9, 2), ":", c.substr(11, 2), ":", c.substr(13, 2), "Z");
}

}  // namespace malmoi
