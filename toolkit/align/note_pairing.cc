#include "align/note_pairing.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "align/internal/content_pairing.h"
#include "align/internal/name_pairing.h"
#include "align/internal/reading_choice.h"
#include "base/parallel.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

using internal::FilePair;

bool IsKoreanOnly(const Note& note) { return note.HasKorean() && !note.HasEnglish(); }
bool IsEnglishOnly(const Note& note) {
  return !note.HasKorean() && (note.HasEnglish() || !note.leading_english.empty());
}

// Where a note stands: file, index in the file.
struct Place {
  size_t file;
  size_t note;
  auto operator<=>(const Place&) const = default;
};

template <typename Wanted>
std::vector<Place> PlacesOf(const std::vector<NoteFile>& files, size_t file, Wanted wanted) {
  std::vector<Place> places;
  for (size_t i = 0; i < files[file].notes.size(); ++i) {
    if (wanted(files[file].notes[i])) places.push_back({file, i});
  }
  return places;
}

std::vector<const Note*> NotesAt(const std::vector<NoteFile>& files,
                                 const std::vector<Place>& places) {
  std::vector<const Note*> notes;
  notes.reserve(places.size());
  for (const Place& place : places) notes.push_back(&files[place.file].notes[place.note]);
  return notes;
}

Paragraph ParagraphOf(const PlacedText& text) {
  Paragraph paragraph;
  paragraph.text = text.text;
  paragraph.map.AppendBlock(text.text.size(), text.span);
  paragraph.line = text.line;
  return paragraph;
}

void AppendNew(std::vector<PlacedText> more, std::vector<PlacedText>* all) {
  for (PlacedText& text : more) {
    const bool known = std::any_of(
        all->begin(), all->end(), [&](const PlacedText& other) { return other.text == text.text; });
    if (!known) all->push_back(std::move(text));
  }
}

// Puts the parts of the English note into the Korean one, and leaves it empty.
void Merge(Note& korean, Note& english) {
  internal::MoveLeadingEnglish(english, 0);
  korean.en_file = english.file;
  korean.english = std::move(english.english);
  if (!korean.date) korean.date = english.date;
  if (!korean.title) {
    korean.title = std::move(english.title);
  } else if (english.title && FoldCase(english.title->text) != FoldCase(korean.title->text)) {
    // A title and its rendering are the first paragraphs of their sides.
    korean.english.insert(korean.english.begin(), ParagraphOf(*english.title));
    korean.korean.insert(korean.korean.begin(), ParagraphOf(*korean.title));
  }
  if (korean.authors.empty()) {
    korean.authors = std::move(english.authors);
    korean.authors_line = english.authors_line;
    korean.authors_span = english.authors_span;
  }
  if (!korean.abstract) korean.abstract = std::move(english.abstract);
  AppendNew(std::move(english.tags), &korean.tags);
  AppendNew(std::move(english.links), &korean.links);
  std::move(english.other.begin(), english.other.end(), std::back_inserter(korean.other));
}

class Pairer {
 public:
  Pairer(std::vector<NoteFile>& files, const PairingResources& resources,
         const NotePairingOptions& options)
      : files_(files), resources_(resources), options_(options) {}

  std::vector<Note> Pair() {
    std::ranges::stable_sort(files_, {}, &NoteFile::path);
    ParallelFor(files_.size(), options_.threads, [&](size_t i) {
      for (Note& note : files_[i].notes) internal::MendSingleSided(note, resources_);
    });
    std::vector<FilePair> file_pairs;
    if (options_.by_name) file_pairs = internal::PairFilesByName(files_);
    std::set<size_t> with_partner;
    for (const FilePair& pair : file_pairs) with_partner.insert(pair.korean);
    ParallelFor(files_.size(), options_.threads, [&](size_t i) {
      internal::ChooseReadings(files_[i], resources_, with_partner.count(i) > 0);
    });
    for (const FilePair& pair : file_pairs) PairNotesOfFiles(pair);
    if (options_.by_content) PairRestByContent();
    SettleEnglishOnly();
    return TakeNotes();
  }

 private:
  Note& At(const Place& place) { return files_[place.file].notes[place.note]; }

  void PairNotesOfFiles(const FilePair& files) {
    const std::vector<Place> korean = PlacesOf(files_, files.korean, IsKoreanOnly);
    const std::vector<Place> english = PlacesOf(files_, files.english, IsEnglishOnly);
    const auto korean_notes = NotesAt(files_, korean);
    const auto english_notes = NotesAt(files_, english);
    for (const auto& [i, j] : internal::PairNotesInOrder(korean_notes, english_notes, resources_)) {
      const Evidence evidence = Explain(*korean_notes[i], *english_notes[j]);
      Pairing pairing;
      pairing.method = PairingMethod::kName;
      pairing.reason = files.reason;
      const double odds = 3 + 0.3 * std::clamp(evidence.log_odds, -10.0, 8.0);
      pairing.confidence = 1 / (1 + std::exp(-odds));
      if (korean.size() != english.size()) {
        pairing.reason += Concat("; the files hold ", korean.size(), " and ", english.size(),
                                 " notes, paired in order by what they say");
      }
      if (evidence.log_odds < -4) pairing.reason += "; unsure: what they say does not fit";
      Connect(korean[i], english[j], std::move(pairing));
    }
  }

  Evidence Explain(const Note& korean, const Note& english) const {
    const SourceProfile source = ProfileSource(resources_.sources, internal::ContentOf(korean));
    const TargetProfile target = ProfileTarget(resources_.sources, internal::ContentOf(english));
    return Compare(source, target, Background());
  }

  void Connect(const Place& korean, const Place& english, Pairing pairing) {
    partner_of_.insert(english);
    Merge(At(korean), At(english));
    At(korean).pairing = std::move(pairing);
  }

  void PairRestByContent() {
    std::vector<Place> korean;
    std::vector<Place> english;
    for (size_t file = 0; file < files_.size(); ++file) {
      for (const Place& place : PlacesOf(files_, file, IsKoreanOnly)) korean.push_back(place);
      for (const Place& place : PlacesOf(files_, file, IsEnglishOnly)) {
        if (partner_of_.count(place) == 0) english.push_back(place);
      }
    }
    internal::ContentPairing found = internal::PairByContent(
        NotesAt(files_, korean), NotesAt(files_, english), resources_, options_);
    const std::string nobody = "there is no note in the other language";
    for (size_t i = 0; i < korean.size(); ++i) {
      At(korean[i]).pairing.reason = english.empty() ? nobody : found.korean_reasons[i];
    }
    for (size_t i = 0; i < english.size(); ++i) {
      At(english[i]).pairing.reason = korean.empty() ? nobody : found.english_reasons[i];
    }
    for (internal::ContentPair& pair : found.pairs) {
      Connect(korean[pair.korean], english[pair.english],
              {PairingMethod::kContent, pair.confidence, std::move(pair.reason)});
    }
  }

  void SettleEnglishOnly() {
    for (size_t file = 0; file < files_.size(); ++file) {
      std::vector<Note*> notes;
      for (size_t i = 0; i < files_[file].notes.size(); ++i) {
        if (partner_of_.count({file, i}) == 0) notes.push_back(&files_[file].notes[i]);
      }
      internal::ChooseReadingsOfEnglish(notes);
    }
  }

  std::vector<Note> TakeNotes() {
    std::vector<Note> notes;
    for (size_t file = 0; file < files_.size(); ++file) {
      for (size_t i = 0; i < files_[file].notes.size(); ++i) {
        Note& note = files_[file].notes[i];
        if (partner_of_.count({file, i}) > 0) continue;  // it went into its Korean note
        if (note.pairing.reason.empty() && !note.HasKorean() && !note.HasEnglish()) {
          note.pairing.reason = "it holds neither a note nor a rendering";
        }
        notes.push_back(std::move(note));
      }
      files_[file].notes.clear();
    }
    return notes;
  }

  std::vector<NoteFile>& files_;
  const PairingResources& resources_;
  const NotePairingOptions& options_;
  std::set<Place> partner_of_;  // English notes that went into a Korean one
};

}  // namespace

std::vector<Note> PairNotes(std::vector<NoteFile>& files, const PairingResources& resources,
                            const NotePairingOptions& options) {
  return Pairer(files, resources, options).Pair();
}

}  // namespace malmoi
