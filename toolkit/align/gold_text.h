// A document whose beads a person told, to learn alignment from beside practice texts.
//
// Pure function.
#ifndef MALMOI_ALIGN_GOLD_TEXT_H_
#define MALMOI_ALIGN_GOLD_TEXT_H_

#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "align/ladder_format.h"
#include "align/practice_texts.h"

namespace malmoi {

// The text with its gold as a ladder; sentences that no bead names stand alone. `gold` may be in
// any order. Errors: a bead that skips sentences, crosses another, or names one that is not there;
// `file` stands in the message.
absl::StatusOr<PracticeText> MakeGoldText(std::vector<std::string> source,
                                          std::vector<std::string> target,
                                          std::span<const IndexedBead> gold, std::string_view file);

}  // namespace malmoi

#endif  // MALMOI_ALIGN_GOLD_TEXT_H_
