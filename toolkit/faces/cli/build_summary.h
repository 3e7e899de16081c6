// What `malmoi build` says when it is done: what was found, what to look at, where it lies.
#ifndef MALMOI_FACES_CLI_BUILD_SUMMARY_H_
#define MALMOI_FACES_CLI_BUILD_SUMMARY_H_

#include <string>

#include "workspace/build_result.h"
#include "workspace/report.h"

namespace malmoi {

// Several lines, for stderr. `folder` is where the files were written.
std::string BuildSummary(const BuildResult& build, const Report& report, const std::string& folder);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_BUILD_SUMMARY_H_
