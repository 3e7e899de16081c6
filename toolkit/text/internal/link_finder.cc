#include "text/internal/link_finder.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi::internal {
namespace {

bool IsAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// RFC 3986's reserved and unreserved characters.
bool IsAddressByte(char c) {
  return IsAlnum(c) ||
         std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

bool StartsAddress(std::string_view rest) {
  for (const std::string_view scheme : {"http://", "https://", "HTTP://", "HTTPS://", "www."}) {
    if (rest.substr(0, scheme.size()) == scheme && rest.size() > scheme.size() &&
        IsAlnum(rest[scheme.size()])) {
      return true;
    }
  }
  return false;
}

// 10.1000/182: the number of a registrant and what it calls a thing (ISO 26324).
bool StartsDoi(std::string_view rest) {
  constexpr std::string_view kDirectory = "10.";
  if (!rest.starts_with(kDirectory)) return false;
  const size_t slash = rest.find_first_not_of("0123456789", kDirectory.size());
  constexpr size_t kFewest = 4;
  constexpr size_t kMost = 9;
  return slash != std::string_view::npos && slash >= kDirectory.size() + kFewest &&
         slash <= kDirectory.size() + kMost && rest[slash] == '/' && slash + 1 < rest.size() &&
         IsAlnum(rest[slash + 1]);
}

size_t AddressEnd(std::string_view text, size_t begin) {
  size_t end = begin;
  int open_round = 0;
  int open_square = 0;
  while (end < text.size() && IsAddressByte(text[end])) {
    const char c = text[end];
    if (c == '(') ++open_round;
    if (c == '[') ++open_square;
    if (c == ')' && --open_round < 0) break;
    if (c == ']' && --open_square < 0) break;
    ++end;
  }
  while (end > begin &&
         std::string_view(".,;:!?'*_~([").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end;
}

struct MarkdownLink {
  Span words;   // between the square brackets
  Span target;  // between the round ones
  size_t end = 0;
};

// For each opening bracket the place of the one that closes it; 0 where none does. One pass for
// the whole text, so that a crowd of open brackets costs no more than plain words.
class BracketPairs {
 public:
  explicit BracketPairs(std::string_view text) : text_(text) {
    if (text.find("](") == std::string_view::npos) return;
    closing_.resize(text.size(), 0);
    std::vector<size_t> open_round;
    std::vector<size_t> open_square;
    for (size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\\') {
        ++i;
      } else if (c == '[' || c == '(') {
        (c == '[' ? open_square : open_round).push_back(i);
      } else if (c == ']' || c == ')') {
        std::vector<size_t>& open = c == ']' ? open_square : open_round;
        if (open.empty()) continue;
        closing_[open.back()] = i;
        open.pop_back();
      }
    }
  }

  // The link [words](target) that begins at `at`.
  std::optional<MarkdownLink> LinkAt(size_t at) const {
    if (closing_.empty() || text_[at] != '[' || closing_[at] == 0) return std::nullopt;
    const size_t round = closing_[at] + 1;
    if (round >= text_.size() || text_[round] != '(' || closing_[round] == 0) return std::nullopt;
    return MarkdownLink{{at + 1, round - 1}, {round + 1, closing_[round]}, closing_[round] + 1};
  }

 private:
  std::string_view text_;
  std::vector<size_t> closing_;
};

// One past the end of an HTML tag or comment at `at`, or `at`.
size_t TagEnd(std::string_view text, size_t at) {
  if (text[at] != '<' || at + 1 >= text.size()) return at;
  const char next = text[at + 1];
  if (!(IsAlnum(next) || next == '/' || next == '!')) return at;
  const size_t end = text.substr(0, std::min(text.size(), at + 2000)).find('>', at);
  return end == std::string_view::npos ? at : end + 1;
}

// [[Page]] is its words; [[slug]] after a heading's words is the heading's anchor.
bool IsAnchor(std::string_view inside) {
  return std::all_of(inside.begin(), inside.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace

std::vector<Span> FindLinks(std::string_view text) {
  std::vector<Span> links;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c != 'h' && c != 'H' && c != 'w') || !StartsAddress(text.substr(i))) continue;
    if (i > 0 && (IsAlnum(text[i - 1]) || text[i - 1] == '/' || text[i - 1] == '.')) continue;
    const size_t end = AddressEnd(text, i);
    links.push_back({i, end});
    i = end - 1;
  }
  return links;
}

std::string BlankLinks(std::string_view text) {
  std::string blanked(text);
  const auto blank = [&](Span span) {
    std::fill(blanked.begin() + static_cast<ptrdiff_t>(span.begin),
              blanked.begin() + static_cast<ptrdiff_t>(span.end), ' ');
  };
  for (const Span& link : FindLinks(text)) blank(link);
  for (size_t i = blanked.find("10."); i != std::string::npos; i = blanked.find("10.", i + 1)) {
    const bool begins = i == 0 || (!IsAlnum(blanked[i - 1]) && blanked[i - 1] != '.');
    if (begins && StartsDoi(std::string_view(blanked).substr(i))) {
      blank({i, AddressEnd(blanked, i)});
    }
  }
  const BracketPairs brackets(text);
  for (size_t i = text.find('['); i != std::string_view::npos; i = text.find('[', i + 1)) {
    if (const auto link = brackets.LinkAt(i)) blank(link->target);
  }
  return blanked;
}

std::string StripMarkup(std::string_view text) {
  std::string plain;
  const BracketPairs brackets(text);
  for (size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && !IsAlnum(text[i + 1]) && text[i + 1] != ' ') {
      plain.push_back(text[i + 1]);
      i += 2;
    } else if (c == '!' && i + 1 < text.size() && brackets.LinkAt(i + 1)) {
      i = brackets.LinkAt(i + 1)->end;
    } else if (const auto link = brackets.LinkAt(i)) {
      plain += StripMarkup(link->words.In(text));
      i = link->end;
    } else if (text.substr(i, 2) == "[[" && text.find("]]", i) != std::string_view::npos) {
      const size_t end = text.find("]]", i);
      const std::string_view inside = text.substr(i + 2, end - i - 2);
      const bool at_end = StripWhitespace(text.substr(end + 2)).empty();
      if (!(at_end && !plain.empty() && IsAnchor(inside))) plain.append(inside);
      i = end + 2;
    } else if (text.substr(i, 2) == "{#" && text.find('}', i) != std::string_view::npos) {
      i = text.find('}', i) + 1;
    } else if (TagEnd(text, i) > i) {
      i = TagEnd(text, i);
    } else if (text.substr(i, 2) == "**" || text.substr(i, 2) == "__" ||
               text.substr(i, 2) == "~~") {
      i += 2;
    } else if (c == '`') {
      ++i;
    } else if (c == '*' || c == '_') {
      // Emphasis stands at the edge of a word; snake_case and 3*4 do not.
      const bool inside_word = i > 0 && i + 1 < text.size() && text[i - 1] != ' ' &&
                               text[i + 1] != ' ' && text[i - 1] != '(' && IsAlnum(text[i - 1]) &&
                               IsAlnum(text[i + 1]);
      const bool alone =
          (i == 0 || text[i - 1] == ' ') && (i + 1 == text.size() || text[i + 1] == ' ');
      if (inside_word || alone) plain.push_back(c);
      ++i;
    } else {
      plain.push_back(c);
      ++i;
    }
  }
  return std::string(StripWhitespace(plain));
}

}  // namespace malmoi::internal
