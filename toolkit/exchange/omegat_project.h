// A folder that OmegaT opens as a project, with memory and glossary in place.
//
//   project/omegat.project        languages and folders
//   project/source/ target/       texts to translate, and translations
//   project/tm/malmoi.tmx         the memory
//   project/glossary/malmoi.txt   the glossary, without rejected and deprecated terms
//   project/omegat/ dictionary/   OmegaT's own
//
// Safe from any thread. Source: OmegaT 3.6 to 6.0, project file version 1.0.
#ifndef MALMOI_EXCHANGE_OMEGAT_PROJECT_H_
#define MALMOI_EXCHANGE_OMEGAT_PROJECT_H_

#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/status.h"
#include "exchange/tmx.h"
#include "memory/translation_unit.h"
#include "terms/concept_entry.h"

namespace malmoi {

// What is in the folder already and is not ours (sources, translations) stays. A project that is
// there keeps its own omegat.project: only memory and glossary are renewed. Returns what the
// formats could not hold.
absl::StatusOr<Problems> WriteOmegatProject(const UnitStream& units,
                                            std::span<const ConceptEntry> concepts,
                                            const TmxWriteOptions& tmx, const std::string& folder,
                                            FileStore& files);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_OMEGAT_PROJECT_H_
