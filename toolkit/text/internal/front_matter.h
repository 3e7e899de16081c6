// YAML front matter of Markdown notes: the small part of YAML that notes use. Internal to text/.
//
//   ---
//   title: "BPE, again"          scalars, quoted or not
//   authors: [A. Lovelace, 홍길동]  flow lists
//   tags:
//     - tokenizer                block lists
//   link: https://…
//   draft: true                  a key that means nothing to us: kept as text
//   ---
#ifndef MALMOI_TEXT_INTERNAL_FRONT_MATTER_H_
#define MALMOI_TEXT_INTERNAL_FRONT_MATTER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/internal/source_line.h"

namespace malmoi::internal {

// One key with its value; `lines` are all of its lines, the key's first.
struct FrontMatterField {
  std::string key;                  // lower case
  std::vector<std::string> values;  // one for a scalar, none for an empty value
  bool is_list = false;
  std::vector<SourceLine> lines;
};

struct FrontMatter {
  std::vector<FrontMatterField> fields;
  std::vector<SourceLine> comments;  // lines of nothing else
  size_t begin = 0;                  // lines [begin, end) are its own
  size_t end = 0;
};

// The front matter at the beginning of `lines`, or nothing: the first line is no "---", nobody
// closed it within 200 lines, or what stands inside is no YAML (a note between two lines).
std::optional<FrontMatter> ParseFrontMatter(std::string_view text,
                                            const std::vector<SourceLine>& lines);

// What Notion writes under the title of a page, or nothing: two lines or more of "Key: value", one
// of the keys known, with nothing but the page's first heading before them.
//
//   # 강화 학습 공부
//
//   Created: March 3, 2025 9:12 PM
//   Tags: RL, 공부
std::optional<FrontMatter> ParseProperties(std::string_view text,
                                           const std::vector<SourceLine>& lines);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_FRONT_MATTER_H_
