// Marks beads whose sentences stand in another order on the two sides. Internal to align/.
#ifndef MALMOI_ALIGN_INTERNAL_ORDER_MARKS_H_
#define MALMOI_ALIGN_INTERNAL_ORDER_MARKS_H_

#include "align/bead.h"
#include "align/sentence_scorer.h"

namespace malmoi::internal {

// Sets Bead::crossing of blocks inside which a later sentence is rendered earlier, and Bead::moved
// of two lone sentences, one a side, that are clearly each other's partner.
void MarkOrder(const SentenceSketch& sketch, Ladder* ladder);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_ORDER_MARKS_H_
