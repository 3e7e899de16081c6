// Finding web addresses in text. Internal to text/.
#ifndef MALMOI_TEXT_INTERNAL_LINK_FINDER_H_
#define MALMOI_TEXT_INTERNAL_LINK_FINDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace malmoi::internal {

// Every http(s):// or www. address, in order. A closing bracket that the address did not open, a
// full stop at its end and a josa glued to it (https://x.org/a에서) are left outside. O(size).
std::vector<Span> FindLinks(std::string_view text);

// `text` with every address, every DOI and the target of every Markdown link [words](target)
// blanked out by spaces: what is left are words that say which language a text is in. Same size as
// `text`.
std::string BlankLinks(std::string_view text);

// Markdown links replaced by their words, images, emphasis, code marks, tags and heading anchors
// left out: "**[Kiwi](https://…)**: a tool" is "Kiwi: a tool".
std::string StripMarkup(std::string_view text);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_LINK_FINDER_H_
