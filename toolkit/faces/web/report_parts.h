// Internal to report_page.cc: the larger parts of the page.
#ifndef MALMOI_FACES_WEB_REPORT_PARTS_H_
#define MALMOI_FACES_WEB_REPORT_PARTS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "faces/web/html_writer.h"
#include "workspace/build_result.h"
#include "workspace/report.h"

namespace malmoi {

// "1,234".
std::string Grouped(size_t number);

// "1 note", "1,234 notes".
std::string Counted(size_t number, std::string_view one, std::string_view many);

// Where a bead stands on the page: "n3b0".
std::string BeadAnchor(size_t note, size_t bead);

void WriteNotes(const BuildResult& build, const Report& report, HtmlWriter* html);
void WriteGlossary(const BuildResult& build, HtmlWriter* html);
void WriteLeftovers(const BuildResult& build, HtmlWriter* html);

}  // namespace malmoi

#endif  // MALMOI_FACES_WEB_REPORT_PARTS_H_
