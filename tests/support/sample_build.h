// A small build made by hand: an even note, an uneven one, one of hostile text, one without
// English, and files that hold none.
#ifndef MALMOI_TESTS_SUPPORT_SAMPLE_BUILD_H_
#define MALMOI_TESTS_SUPPORT_SAMPLE_BUILD_H_

#include "workspace/build_result.h"

namespace malmoi {

BuildResult SampleBuild();

}  // namespace malmoi

#endif  // MALMOI_TESTS_SUPPORT_SAMPLE_BUILD_H_
