#include "exchange/internal/language_match.h"

#include "base/strings.h"

namespace malmoi {
namespace {

std::string Canonical(std::string_view language) {
  return ReplaceAll(AsciiToLower(StripWhitespace(language)), "_", "-");
}

}  // namespace

bool LanguageMatches(std::string_view wanted, std::string_view language) {
  const std::string range = Canonical(wanted);
  const std::string tag = Canonical(language);
  return tag == range || tag.starts_with(range + "-");
}

std::string ListLanguages(const std::map<std::string, size_t>& counts) {
  constexpr size_t kMostNamed = 12;
  std::vector<std::string> names;
  for (const auto& [language, count] : counts) {
    if (names.size() == kMostNamed) {
      names.push_back(Concat("and ", counts.size() - kMostNamed, " more"));
      break;
    }
    names.push_back(Concat(language.empty() ? "(none)" : language, " (", count, ")"));
  }
  return names.empty() ? "none" : Join(names, ", ");
}

}  // namespace malmoi
