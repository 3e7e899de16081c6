// Labels of a form that a note was written into. Internal to text/.
//
//   제목: 된장 담그기        **Title**: Making doenjang
//   날짜: 2025-04-01
//   내용: 콩을 불린다.       **Content**
//
// Days, tags and authors with a label before them are known by themselves (text/date.h,
// line_form.h); here are the labels of what could be anything.
#ifndef MALMOI_TEXT_INTERNAL_FORM_LABEL_H_
#define MALMOI_TEXT_INTERNAL_FORM_LABEL_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/internal/source_line.h"

namespace malmoi::internal {

enum class FormField {
  kNone,
  kTitle,      // "제목: 된장 담그기"
  kBody,       // "내용: 콩을 불린다."
  kBodyBelow,  // "**내용**": the text stands on the lines below
};

struct FormLabel {
  FormField field = FormField::kNone;
  size_t size = 0;  // bytes of the line before what it labels
};

FormLabel FormLabelOf(std::string_view line);

// A line names the title: only then are the labels of FormField::kBody no text.
bool IsForm(std::string_view text, const std::vector<SourceLine>& lines);

}  // namespace malmoi::internal

#endif  // MALMOI_TEXT_INTERNAL_FORM_LABEL_H_
