#include "exchange/internal/language_match.h"

#include <vector>

#include "base/strings.h"

namespace malmoi {
namespace {

std::string Canonical(std::string_view language) {
  return ReplaceAll(AsciiToLower(StripWhitespace(language)), "_", "-");
}

// "en-US (12), ko (3)".
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

}  // namespace

bool LanguageMatches(std::string_view wanted, std::string_view language) {
  const std::string range = Canonical(wanted);
  const std::string tag = Canonical(language);
  return tag == range || tag.starts_with(range + "-");
}

absl::Status NoPairError(std::string_view what, const WantedLanguages& wanted,
                         const std::map<std::string, size_t>& counts, const Place& place,
                         const Problems& problems) {
  std::string message = Concat(what, " in both ", wanted.source, " and ", wanted.target,
                               "; its languages are ", ListLanguages(counts));
  if (counts.size() > 1) message += ": choose two of them with --from and --to";
  if (!problems.empty()) message += Concat("; besides, ", ToString(problems.front()));
  return InvalidInputError(place, message);
}

}  // namespace malmoi
