#include "base/status.h"

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
