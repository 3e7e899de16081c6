// Internal to workspace/: which lines of a file are silent for which rules (text/ignore_marks.h).
#ifndef MALMOI_WORKSPACE_INTERNAL_SUPPRESSIONS_H_
#define MALMOI_WORKSPACE_INTERNAL_SUPPRESSIONS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::internal {

class Suppressions {
 public:
  // `note_lines`: where the notes of the file begin, rising.
  Suppressions(std::string_view text, const std::vector<size_t>& note_lines);

  bool empty() const { return silent_.empty(); }
  // Marks that name no rule of ours, each with its line: they silence nothing.
  struct UnknownRule {
    size_t line = 0;
    std::string name;
  };
  const std::vector<UnknownRule>& unknown() const { return unknown_; }
  bool Silences(std::string_view rule, size_t first_line, size_t last_line) const;

 private:
  struct Silent {
    size_t begin = 0;  // lines [begin, end]
    size_t end = 0;
    std::vector<std::string> rules;  // empty: all
  };
  std::vector<Silent> silent_;
  std::vector<UnknownRule> unknown_;
};

}  // namespace malmoi::internal

#endif  // MALMOI_WORKSPACE_INTERNAL_SUPPRESSIONS_H_
