// Dates as the formats write them. Internal: used by the TMX and TBX readers and writers.
//
//   2025-03-18   20250318   2025-03-18T09:00:00Z   20250318T090000Z   20250318T09:00:00Z
//
// all name a day, or a second in UTC. No clock is read; days are not checked against a calendar.
#ifndef MALMOI_EXCHANGE_INTERNAL_DATES_H_
#define MALMOI_EXCHANGE_INTERNAL_DATES_H_

#include <string>
#include <string_view>

namespace malmoi {

// "20250318T090000Z", midnight for a day alone (TMX 1.4b, creationdate); "" where it is no date.
std::string BasicDate(std::string_view text);

// "2025-03-18" or "2025-03-18T09:00:00Z" (xsd:date, xsd:dateTime); "" where it is no date.
std::string ExtendedDate(std::string_view text);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_DATES_H_
