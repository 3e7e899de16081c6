// How `malmoi check` prints its findings: one writer a format, listed once.
//
// To add a format: write its function, declare it here, add its row in kCheckFormats.
#ifndef MALMOI_FACES_CLI_CHECK_FORMATS_H_
#define MALMOI_FACES_CLI_CHECK_FORMATS_H_

#include <string>
#include <string_view>
#include <vector>

#include "workspace/check_session.h"

namespace malmoi {

// The line, a caret, the reason, the evidence and the fix, for people.
std::string FindingsAsText(const CheckReport& report);
// [{"rule","severity","file","line","column","endLine","endColumn","note","message","ko","en","fixes"}]
std::string FindingsAsJson(const CheckReport& report);
// SARIF 2.1.0 (OASIS), with the rules' descriptions and fingerprints that outlive moved lines.
std::string FindingsAsSarif(const CheckReport& report);
// ::warning file=…,line=…::… (workflow commands of GitHub Actions).
std::string FindingsAsGithub(const CheckReport& report);

struct CheckFormat {
  std::string_view name;
  std::string (*write)(const CheckReport& report);
};
inline constexpr CheckFormat kCheckFormats[] = {{"text", FindingsAsText},
                                                {"json", FindingsAsJson},
                                                {"sarif", FindingsAsSarif},
                                                {"github", FindingsAsGithub}};

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_CHECK_FORMATS_H_
