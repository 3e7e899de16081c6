// Which English of a note is its abstract, and which its rendering. Internal to align/; see
// note_pairing.h.
#ifndef MALMOI_ALIGN_INTERNAL_READING_CHOICE_H_
#define MALMOI_ALIGN_INTERNAL_READING_CHOICE_H_

#include <vector>

#include "align/note_pairing.h"

namespace malmoi::internal {

// Settles Note::leading_english of every note that holds Korean, and sets Pairing of those that
// hold both sides afterwards. `has_partner`: the English stands in another file, so that English
// here is the abstract.
void ChooseReadings(NoteFile& file, const PairingResources& resources, bool has_partner);

// The same for notes without any Korean, once no partner was found for them: the abstract where the
// author writes abstracts, else a rendering without a note.
void ChooseReadingsOfEnglish(std::vector<Note*>& notes_of_file);

// Moves the first `count` paragraphs of leading_english to the abstract and the others to the
// front of the rendering.
void MoveLeadingEnglish(Note& note, size_t count);

// Makes one side of a note that is written in one language but for a few sentences: a Korean
// document that quotes some English holds no rendering of itself.
void MendSingleSided(Note& note, const PairingResources& resources);

// The paragraphs as one text, a line each.
std::string TextOf(const std::vector<Paragraph>& paragraphs);

}  // namespace malmoi::internal

#endif  // MALMOI_ALIGN_INTERNAL_READING_CHOICE_H_
