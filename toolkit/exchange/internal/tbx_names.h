// Names that the TBX writer and reader share. Internal: see exchange/tbx.h.
#ifndef MALMOI_EXCHANGE_INTERNAL_TBX_NAMES_H_
#define MALMOI_EXCHANGE_INTERNAL_TBX_NAMES_H_

#include <array>
#include <string_view>

#include "terms/concept_entry.h"

namespace malmoi {

// A data category of TBX-Basic, in both styles:
//   DCA  <descrip type="definition">    DCT  <basic:definition>
struct TbxCategory {
  std::string_view type;
  std::string_view element;   // what DCA and version 2 write it in
  std::string_view dct_name;  // with the prefix of its module
};

inline constexpr TbxCategory kTbxSubject = {"subjectField", "descrip", "min:subjectField"};
inline constexpr TbxCategory kTbxDefinition = {"definition", "descrip", "basic:definition"};
inline constexpr TbxCategory kTbxContext = {"context", "descrip", "basic:context"};
inline constexpr TbxCategory kTbxSource = {"source", "admin", "basic:source"};
inline constexpr TbxCategory kTbxStatus = {"administrativeStatus", "termNote",
                                           "min:administrativeStatus"};
inline constexpr TbxCategory kTbxPartOfSpeech = {"partOfSpeech", "termNote", "min:partOfSpeech"};
inline constexpr TbxCategory kTbxTermType = {"termType", "termNote", "basic:termType"};
inline constexpr TbxCategory kTbxTransaction = {"transactionType", "transac",
                                                "basic:transactionType"};
inline constexpr TbxCategory kTbxResponsibility = {"responsibility", "transacNote",
                                                   "basic:responsibility"};

inline constexpr std::string_view kTbxPreferred = "preferredTerm-admn-sts";
inline constexpr std::string_view kTbxAdmitted = "admittedTerm-admn-sts";
inline constexpr std::string_view kTbxDeprecated = "deprecatedTerm-admn-sts";

// The values of partOfSpeech that every form of TBX-Basic allows.
inline constexpr std::array<std::string_view, 5> kTbxPartsOfSpeech = {"noun", "verb", "adjective",
                                                                      "adverb", "other"};

// What TBX-Basic has no category for stands in notes that begin with one of these and ": ".
inline constexpr std::string_view kNoteRenders = "renders";  // the Korean, where it has several
inline constexpr std::string_view kNoteStatus = "status";
inline constexpr std::string_view kNoteConfidence = "confidence";
inline constexpr std::string_view kNoteFrequency = "frequency";
inline constexpr std::string_view kNoteSeenIn = "seen in";  // note ids, separated by '|'
inline constexpr std::string_view kNoteDefinition = "definition";
inline constexpr std::string_view kNoteSubject = "subject";
inline constexpr std::string_view kNotePartOfSpeech = "part of speech";
inline constexpr std::string_view kNoteCreated = "origination";  // with time of day, version 2
inline constexpr std::string_view kNoteChanged = "modification";
inline constexpr std::string_view kNoteComment = "comment";  // one that would look like another
inline constexpr std::array<std::string_view, 11> kTbxNoteKeys = {
    kNoteRenders, kNoteStatus,       kNoteConfidence, kNoteFrequency, kNoteSeenIn, kNoteDefinition,
    kNoteSubject, kNotePartOfSpeech, kNoteCreated,    kNoteChanged,   kNoteComment};

// The status of a pair that follows from those of its two terms ("" for none). A term without
// status in somebody's glossary is one that they accept.
inline TermStatus TbxPairStatus(std::string_view korean, std::string_view english) {
  if (korean == kTbxDeprecated) return TermStatus::kDeprecated;
  if (english == kTbxDeprecated) return TermStatus::kRejected;
  return english == kTbxPreferred ? TermStatus::kPreferred : TermStatus::kAccepted;
}

}  // namespace malmoi

#endif  // MALMOI_EXCHANGE_INTERNAL_TBX_NAMES_H_
