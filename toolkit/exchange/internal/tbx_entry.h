// What an entry of a TBX file means as pairs of terms. Internal: used by the TBX reader.
#ifndef MALMOI_EXCHANGE_INTERNAL_TBX_ENTRY_H_
#define MALMOI_EXCHANGE_INTERNAL_TBX_ENTRY_H_

#include "exchange/internal/tbx_node.h"
#include "exchange/tbx.h"

namespace malmoi {

// What `entry` (a termEntry or conceptEntry) says about the two languages; no pairs where it lacks
// one of them. Counts its terms by language and adds what it does not understand to `result`.
ConceptEntry InterpretTbxEntry(const TbxNode& entry, const TbxReadOptions& options,
                               TbxReadResult* result);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_TBX_ENTRY_H_
