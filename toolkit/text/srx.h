// SRX 2.0 (Segmentation Rules eXchange, LISA OSCAR, 7 April 2008): where sentences end, as data.
//
//   <languagerule languagerulename="English">
//     <rule break="no"><beforebreak>\bDr\.</beforebreak><afterbreak>\s</afterbreak></rule>
//     <rule break="yes"><beforebreak>[.?!]</beforebreak><afterbreak>\s</afterbreak></rule>
//   </languagerule>
//
// At a position of a text the first rule decides whose <beforebreak> matches text that ends there
// and whose <afterbreak> matches text that begins there. <maprules> say which sets of rules a
// language has: the first whose pattern fits its code or, under cascade="yes", all that fit, in
// their order. This header is the file as data; sentence_splitter.h applies it.
//
// SRX 1.0 files, still in use, are read too: they have no cascade and map inside <maprule>.
// All functions are safe from any thread.
#ifndef MALMOI_TEXT_SRX_H_
#define MALMOI_TEXT_SRX_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/status.h"

namespace malmoi {

struct SrxRule {
  bool breaks = true;  // break="yes", which is also the default
  // Regular expressions as in the file, in ICU's dialect; empty fits everywhere.
  std::string before;
  std::string after;
  size_t line = 0;  // of the <rule>

  friend bool operator==(const SrxRule&, const SrxRule&) = default;
};

struct SrxLanguageRule {
  std::string name;
  std::vector<SrxRule> rules;

  friend bool operator==(const SrxLanguageRule&, const SrxLanguageRule&) = default;
};

struct SrxLanguageMap {
  std::string pattern;  // of language codes, e.g. "[Kk][Oo].*"
  std::string rule_name;
  size_t line = 0;

  friend bool operator==(const SrxLanguageMap&, const SrxLanguageMap&) = default;
};

// <formathandle>: to which side of a break a format code goes. Plain text has none; kept for
// formats that do.
struct SrxFormatHandle {
  bool include_start = false;
  bool include_end = true;
  bool include_isolated = false;

  friend bool operator==(const SrxFormatHandle&, const SrxFormatHandle&) = default;
};

struct Srx {
  std::string file;  // for messages about its rules
  bool segment_subflows = true;
  bool cascade = false;
  SrxFormatHandle format_handle;
  std::vector<SrxLanguageRule> language_rules;
  std::vector<SrxLanguageMap> language_maps;
};

// An SRX file. Elements of other namespaces (other tools keep options there) are passed over.
// Errors: not XML, not SRX, or no rules. What is wrong in a single rule or map (an unknown
// attribute value, a map to a set that is not there) goes to `problems` and is left out.
absl::StatusOr<Srx> ReadSrx(std::string_view bytes, std::string_view file, Problems* problems);

// The rules for a language code ("ko", "en-US") in the order in which they decide. Patterns are
// matched against the whole code, case ignored, as other tools do. A pattern that RE2 cannot
// express goes to `problems` and fits nothing.
std::vector<SrxRule> RulesFor(const Srx& srx, std::string_view language_code, Problems* problems);

}  // namespace malmoi

#endif  // MALMOI_TEXT_SRX_H_
