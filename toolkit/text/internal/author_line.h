// Lines that name authors. Internal to text/.
#ifndef MALMOI_TEXT_INTERNAL_AUTHOR_LINE_H_
#define MALMOI_TEXT_INTERNAL_AUTHOR_LINE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace malmoi::internal {

// The names of "(Ada Lovelace, 홍길동)", "Authors: …", "*(…)*"; empty where it is something else.
// A line that follows a title may also name its authors without brackets: `after_title`.
std::vector<std::string> AuthorsOf(std::string_view line, bool after_title);

// "A Title (Ada Lovelace, Alan Turing)" taken apart.
struct TitledAuthors {
  std::string_view title;
  std::vector<std::string> authors;
};
std::optional<TitledAuthors> SplitTitleFromAuthors(std::string_view line);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_AUTHOR_LINE_H_
