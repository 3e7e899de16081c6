// Errors that say where: file:line:column, what was expected, what to do.
//
// Three channels, never mixed: absl::Status when a thing could not be done; Problem when some of
// the input was refused and the rest was done (the caller decides on the exit code); CHECK when
// the code is wrong. All functions are safe from any thread.
#ifndef MALMOI_BASE_STATUS_H_
#define MALMOI_BASE_STATUS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace malmoi {

// A place in a file for people: 1-based, columns in code points. 0 means "not known" and is left
// out of the message (with its column).
struct Place {
  std::string file;
  size_t line = 0;
  size_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

// "file:line:column", or as much of it as is known.
std::string ToString(const Place& place);

// A part of the input that was refused while the rest went on.
struct Problem {
  Place place;
  std::string message;  // what was found, what was expected, what to do

  friend bool operator==(const Problem&, const Problem&) = default;
};

// "file:line:column: message"; the message alone where no place is known.
std::string ToString(const Problem& problem);

using Problems = std::vector<Problem>;

// An error about `file` as a problem, its place taken out of the message.
Problem ToProblem(const absl::Status& status, std::string_view file);

// Status builders: the message is "file:line:column: message".
absl::Status InvalidInputError(const Place& place, std::string_view message);  // bad bytes
absl::Status NotFoundError(std::string_view file, std::string_view message);
absl::Status IoError(std::string_view file, std::string_view message);  // the system refused
absl::Status TooLargeError(const Place& place, std::string_view message);

}  // namespace malmoi

// Returns early from a function that returns Status or StatusOr.
#define MALMOI_RETURN_IF_ERROR(expression)                                                       \
  do {                                                                                           \
    if (absl::Status malmoi_status_ = (expression); !malmoi_status_.ok()) return malmoi_status_; \
  } while (false)

#define MALMOI_CONCAT_INNER_(a, b) a##b
#define MALMOI_CONCAT_(a, b) MALMOI_CONCAT_INNER_(a, b)
// MALMOI_ASSIGN_OR_RETURN(auto x, MakeX()): x is the value, or the function returns the error.
#define MALMOI_ASSIGN_OR_RETURN(declaration, expression) \
  MALMOI_ASSIGN_OR_RETURN_(MALMOI_CONCAT_(malmoi_status_or_, __LINE__), declaration, expression)
#define MALMOI_ASSIGN_OR_RETURN_(temporary, declaration, expression) \
  auto temporary = (expression);                                     \
  if (!temporary.ok()) return std::move(temporary).status();         \
  declaration = *std::move(temporary)

#endif  // MALMOI_BASE_STATUS_H_
