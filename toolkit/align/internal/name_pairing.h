// Pairing files by their names, and the notes of two such files. Internal to align/; see
// note_pairing.h.
#ifndef MALMOI_ALIGN_INTERNAL_NAME_PAIRING_H_
#define MALMOI_ALIGN_INTERNAL_NAME_PAIRING_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "align/note_pairing.h"

namespace malmoi::internal {

struct FilePair {
  size_t korean = 0;  // indexes into the files
  size_t english = 0;
  std::string reason;
};

// Files with notes of one language each whose names are the same but for the language.
std::vector<FilePair> PairFilesByName(const std::vector<NoteFile>& files);

// Which notes of the two files render one another: in order, one to one; by place where there are
// as many in both, else by the order of the greatest evidence. Indexes of Korean and English notes.
std::vector<std::pair<size_t, size_t>> PairNotesInOrder(const std::vector<const Note*>& korean,
                                                        const std::vector<const Note*>& english,
                                                        const PairingResources& resources);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_NAME_PAIRING_H_
