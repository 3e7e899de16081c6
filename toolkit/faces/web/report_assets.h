// Internal to report_page.cc: report.css and report.js as they stand beside this file.
#ifndef MALMOI_FACES_WEB_REPORT_ASSETS_H_
#define MALMOI_FACES_WEB_REPORT_ASSETS_H_

#include <string_view>

namespace malmoi {

extern const std::string_view kReportCss;
extern const std::string_view kReportJs;

}  // namespace malmoi

#endif  // MALMOI_FACES_WEB_REPORT_ASSETS_H_
