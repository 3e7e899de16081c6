// TMX 1.4: the translation memory as every CAT tool reads it.
//
//   <tu creationdate="20250318T000000Z"><prop type="x-note">a.txt#1</prop>
//     <tuv xml:lang="ko"><seg>…</seg></tuv><tuv xml:lang="en"><seg>…</seg></tuv></tu>
//
// What a unit knows that TMX has no place for stands in props: x-note, x-file, x-date, x-origin,
// x-confidence, x-context-pre, x-context-post. What other tools keep stands in
// TranslationUnit::properties, by key:
//   client       <prop type="client"> of the tu      ko:client   of the Korean tuv (en: English)
//   @tuid        attribute tuid of the tu            ko:@changeid  of the Korean tuv
//   client#2     the second prop of that type        tu:@odd     a type that looks like one of
//   these
// Written and read as streams: memory does not grow with the number of units. Same units, same
// bytes. Functions are safe from any thread. Source: TMX 1.4b Specification, LISA OSCAR, 2005.
#ifndef MALMOI_EXCHANGE_TMX_H_
#define MALMOI_EXCHANGE_TMX_H_

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "base/byte_source.h"
#include "base/file_store.h"
#include "base/status.h"
#include "memory/translation_unit.h"

namespace malmoi {

struct TmxWriteOptions {
  std::string tool_version;            // creationtoolversion, the version of malmoi
  std::string creation_date;           // of the file, "20250318T090000Z"; empty: left out
  std::string source_language = "ko";  // xml:lang of the Korean side, and srclang
  std::string target_language = "en";
};

// Units with an empty side are left out and told, as is each character that XML 1.0 cannot hold
// (it becomes U+FFFD). Returns these losses, to be said on stderr.
absl::StatusOr<Problems> WriteTmx(std::span<const TranslationUnit> units,
                                  const TmxWriteOptions& options, ByteSink& sink);
absl::StatusOr<Problems> WriteTmx(const UnitStream& units, const TmxWriteOptions& options,
                                  ByteSink& sink);

struct TmxReadOptions {
  // Whose texts become the Korean and the English side. A code without region takes any: en takes
  // en-US; of several variants that fit, each makes a unit.
  std::string source_language = "ko";
  std::string target_language = "en";
};

struct TmxReadResult {
  size_t units = 0;                         // handed over
  std::map<std::string, size_t> languages;  // as the file writes them, with their variants
  Problems problems;                        // parts that were left out, each with its line
};

// Called for each unit in the order of the file; an error of it stops the reading.
using TranslationUnitSink = std::function<absl::Status(TranslationUnit)>;

// Reads TMX 1.1 to 1.4b in any encoding, gzip-compressed or not. Inline tags, properties, notes,
// dates and users are kept. A unit that lacks a side or a text is a problem, and reading goes on;
// after XML that is not well-formed it stops, and what stood before has been handed over.
// Errors: no TMX; not well-formed before the first unit; neither language in the whole file (the
// message says which it has); the source's; the sink's. `file` names the file in messages.
absl::StatusOr<TmxReadResult> ReadTmx(ByteSource source, const std::string& file,
                                      const TmxReadOptions& options,
                                      const TranslationUnitSink& take);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_TMX_H_
