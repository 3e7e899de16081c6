// Internal to check/: one slip, one finding.
//
// Rules know nothing of one another, so that two may tell the same slip. The one that tells most
// wins:
//
//   missing-rendering, missing-source   over what compares words of the missing sentence with
//                                       words of the other side, which is not there
//   term-forbidden, name-mismatch       over term-inconsistent on the same Korean words
//   link-mismatch                       over number-mismatch inside of the link
//   term-inconsistent on a longer term  over one on a part of it
//   drift                               over missing-rendering and missing-source of its sentences
//
// What is wrong in itself (untranslated text, a doubled word) and translation-inconsistent stay
// beside them. A pure function.
#ifndef MALMOI_CHECK_INTERNAL_ONE_SLIP_H_
#define MALMOI_CHECK_INTERNAL_ONE_SLIP_H_

#include <vector>

#include "check/diagnostic.h"

namespace malmoi::internal {

// Leaves one finding of each slip of a note, in their order.
void KeepOneOfEachSlip(std::vector<Diagnostic>* found);

}  // namespace malmoi::internal

#endif  // MALMOI_CHECK_INTERNAL_ONE_SLIP_H_
