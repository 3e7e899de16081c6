#include "base/status.h"

#include <cstdint>
#include <optional>

#include "base/strings.h"

namespace malmoi {

std::string ToString(const Place& place) {
  if (place.line == 0) return place.file;
  if (place.column == 0) return Concat(place.file, ":", place.line);
  return Concat(place.file, ":", place.line, ":", place.column);
}

std::string ToString(const Problem& problem) {
  if (problem.place.file.empty()) return problem.message;  // it names the place itself
  return Concat(ToString(problem.place), ": ", problem.message);
}

Problem ToProblem(const absl::Status& status, std::string_view file) {
  Problem problem = {{std::string(file), 0, 0}, std::string(status.message())};
  std::string_view rest = problem.message;
  if (!rest.starts_with(file)) return problem;
  rest.remove_prefix(file.size());
  // ":line", ":column" where they are known, then ": ".
  for (size_t* number : {&problem.place.line, &problem.place.column}) {
    const size_t end = rest.find(':', 1);
    if (end == std::string_view::npos || !rest.starts_with(':') || rest[1] == ' ') break;
    const std::optional<int64_t> value = ParseInt(rest.substr(1, end - 1));
    if (!value) break;
    *number = static_cast<size_t>(*value);
    rest.remove_prefix(end);
  }
  if (rest.starts_with(": ")) problem.message = std::string(rest.substr(2));
  return problem;
}

absl::Status InvalidInputError(const Place& place, std::string_view message) {
  return absl::InvalidArgumentError(Concat(ToString(place), ": ", message));
}

absl::Status NotFoundError(std::string_view file, std::string_view message) {
  return absl::NotFoundError(Concat(file, ": ", message));
}

absl::Status IoError(std::string_view file, std::string_view message) {
  return absl::UnavailableError(Concat(file, ": ", message));
}

absl::Status TooLargeError(const Place& place, std::string_view message) {
  return absl::ResourceExhaustedError(Concat(ToString(place), ": ", message));
}

}  // namespace malmoi
