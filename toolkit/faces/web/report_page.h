// The report page: one HTML file that works from disk, made of what a build found.
//
// It shows the numbers at a glance, every note with its sentences side by side, the glossary with
// the sentences that prove each term, and what was left over. Style and behaviour (report.css,
// report.js) are inside the page; nothing is loaded, and its content policy forbids that anything
// be. Same build, same bytes. Safe from any thread.
#ifndef MALMOI_FACES_WEB_REPORT_PAGE_H_
#define MALMOI_FACES_WEB_REPORT_PAGE_H_

#include "absl/status/status.h"
#include "base/file_store.h"
#include "workspace/build_result.h"
#include "workspace/report.h"

namespace malmoi {

absl::Status WriteReportPage(const BuildResult& build, const Report& report, ByteSink& sink);

}  // namespace malmoi

#endif  // MALMOI_FACES_WEB_REPORT_PAGE_H_
