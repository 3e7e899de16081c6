// Pairing notes of one side each by what they say. Internal to align/; see note_pairing.h.
#ifndef MALMOI_ALIGN_INTERNAL_CONTENT_PAIRING_H_
#define MALMOI_ALIGN_INTERNAL_CONTENT_PAIRING_H_

#include <cstddef>
#include <string>
#include <vector>

#include "align/note_pairing.h"

namespace malmoi::internal {

struct ContentPair {
  size_t korean = 0;  // index into the Korean notes
  size_t english = 0;
  double confidence = 0;
  std::string reason;
};

// What pairing by content left alone, and why.
struct ContentPairing {
  std::vector<ContentPair> pairs;
  std::vector<std::string> korean_reasons;  // by note; empty for those that were paired
  std::vector<std::string> english_reasons;
};

ContentPairing PairByContent(const std::vector<const Note*>& korean,
                             const std::vector<const Note*>& english,
                             const PairingResources& resources, const NotePairingOptions& options);

// The evidence for the notes of two files in order: rows Korean, columns English.
std::vector<std::vector<double>> ScoreNotes(const std::vector<const Note*>& korean,
                                            const std::vector<const Note*>& english,
                                            const PairingResources& resources);

// All that a note says, title and code included.
std::string ContentOf(const Note& note);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_CONTENT_PAIRING_H_
