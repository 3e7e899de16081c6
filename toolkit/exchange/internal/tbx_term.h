// What stands beside one term of a TBX entry. Internal: used by the TBX reader.
#ifndef MALMOI_EXCHANGE_INTERNAL_TBX_TERM_H_
#define MALMOI_EXCHANGE_INTERNAL_TBX_TERM_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "exchange/internal/tbx_node.h"
#include "exchange/tbx.h"
#include "terms/concept_entry.h"

namespace malmoi {

struct TbxContext {
  std::string text;
  std::string source;
};

// One term with what stands beside it; also used for what stands at the entry or language level.
struct TbxTerm {
  std::string text;
  std::string status;  // one of the three that count, or ""
  std::string part_of_speech;
  std::string definition;
  std::string subject;
  std::string created_at;
  std::string changed_at;
  std::string user;
  bool is_variant = false;
  std::vector<std::string> variants;
  std::vector<TbxContext> contexts;
  std::vector<std::string> comments;
  // What Malmoi's own notes say.
  std::string renders;
  std::optional<TermStatus> pair_status;
  double confidence = 0;
  size_t frequency = 0;
  std::vector<std::string> notes;
};

// Takes `node`, an element beside a term (or at the level of the language or the entry), over into
// `term`: status, definition, contexts … where there is a field, else as a comment. Tells `result`
// what it leaves out or does not understand.
void AnnotateTbxTerm(const TbxNode& node, TbxTerm* term, TbxReadResult* result);

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_TBX_TERM_H_
