#include "workspace/report.h"

#include <algorithm>
#include <functional>

#include "base/strings.h"

namespace malmoi {
namespace {

constexpr size_t kShown = 3;

std::string PlaceOf(const Note& note) {
  const std::string place = Concat(note.file.empty() ? note.en_file : note.file, ":", note.line);
  return note.title ? Concat(place, " ", note.title->text) : place;
}

// Gathers places under one heading, and drops the heading when there are none.
class Finding {
 public:
  void Add(const std::string& place, size_t count = 1) {
    const bool repeated = !found_.where.empty() && found_.where.back() == place;
    if (found_.where.size() < kShown && !repeated) found_.where.push_back(place);
    found_.count += count;
  }
  // `one` and `many` go on after the number: "note has no rendering", "notes have no rendering".
  void Tell(AttentionKind kind, std::string_view one, std::string_view many,
            std::vector<Attention>* attention) {
    if (found_.count == 0) return;
    found_.kind = kind;
    found_.what = Concat(found_.count, " ", found_.count == 1 ? one : many);
    attention->push_back(std::move(found_));
  }

 private:
  Attention found_;
};

// Whether `part` stands as whole words in `whole`, both padded: "law" in "scaling law".
bool IsPartOf(const std::string& part, const std::string& whole) {
  return Concat(" ", whole, " ").find(Concat(" ", part, " ")) != std::string::npos;
}

// The renderings of a concept that a writer may want to make one. Of "law" and "scaling law" the
// one is a piece of the other, and no choice.
std::vector<std::string> Competitors(const ConceptEntry& entry) {
  std::vector<std::string> renderings;
  for (const TermPair& pair : entry.pairs) {
    if (pair.status == TermStatus::kPreferred) return {};
    const bool likely = pair.status == TermStatus::kAccepted ||
                        (pair.status == TermStatus::kCandidate && pair.confidence >= kLikelyTerm);
    const bool nested = std::ranges::any_of(renderings, [&](const std::string& other) {
      return IsPartOf(pair.english, other) || IsPartOf(other, pair.english);
    });
    if (likely && !nested) renderings.push_back(pair.english);
  }
  return renderings;
}

// Korean terms that are rendered in several likely ways: what a consistent writer wants to know
// first.
void FindCompetitors(const BuildResult& build, std::vector<Attention>* attention) {
  Finding finding;
  for (const ConceptEntry& entry : build.concepts) {
    const std::vector<std::string> renderings = Competitors(entry);
    if (renderings.size() > 1) {
      finding.Add(Concat(entry.pairs.front().korean, " = ", Join(renderings, ", ")));
    }
  }
  finding.Tell(AttentionKind::kCompetingTerms, "term has several renderings",
               "terms have several renderings", attention);
}

void CountLadder(const AlignedNote& note, Report* report) {
  for (const Bead& bead : note.ladder) ++report->shapes[{bead.source.size(), bead.target.size()}];
  report->beads += note.ladder.size();
  report->korean_sentences += note.korean.size();
  report->english_sentences += note.english.size();
}

}  // namespace

NoteMarks MarksOf(const AlignedNote& aligned) {
  NoteMarks marks;
  const Note& note = aligned.note;
  marks.leftover = !note.other.empty();
  marks.one_sided = !note.HasKorean() || !note.HasEnglish();
  if (marks.one_sided) return marks;
  marks.weak = note.pairing.confidence < kUnsurePairing;
  for (const Bead& bead : aligned.ladder) {
    const bool alone = bead.source.empty() || bead.target.empty();
    marks.partnerless = marks.partnerless || alone;
    marks.uneven = marks.uneven || bead.source.size() != 1 || bead.target.size() != 1;
    marks.weak = marks.weak || (!alone && bead.score < kWeakBeadScore);
  }
  return marks;
}

Report MakeReport(const BuildResult& build) {
  Report report;
  report.files = build.files.size();
  report.left_aside = build.left_aside.size();
  report.refused = build.problems.size();
  report.notes = build.notes.size();
  report.units = build.memory.size();
  report.concepts = build.concepts.size();
  for (const ConceptEntry& entry : build.concepts) report.term_pairs += entry.pairs.size();

  Finding refused, unpaired_korean, unpaired_english, bare, unsure, alone, weak, leftover, empty;
  for (const Problem& problem : build.problems) refused.Add(ToString(problem));
  for (const AlignedNote& aligned : build.notes) {
    const Note& note = aligned.note;
    report.reused_notes += aligned.reused ? 1 : 0;
    if (note.date) {
      if (report.first_day.empty() || *note.date < report.first_day) report.first_day = *note.date;
      report.last_day = std::max(report.last_day, *note.date);
    }
    if (!note.other.empty()) {
      leftover.Add(Concat(note.file, ":", note.other.front().line), note.other.size());
    }
    const std::string place = PlaceOf(note);
    const NoteMarks marks = MarksOf(aligned);
    if (marks.one_sided) {
      if (note.HasKorean()) {
        ++report.korean_only;
        unpaired_korean.Add(place);
      } else if (note.HasEnglish()) {
        ++report.english_only;
        unpaired_english.Add(place);
      } else {
        ++report.bare;
        bare.Add(place);
      }
      continue;
    }
    ++report.pairs;
    CountLadder(aligned, &report);
    if (note.pairing.confidence < kUnsurePairing) unsure.Add(place);
    for (const Bead& bead : aligned.ladder) {
      if (bead.source.empty() || bead.target.empty()) {
        alone.Add(place, bead.source.size() + bead.target.size());
      } else if (bead.score < kWeakBeadScore) {
        weak.Add(place);
      }
    }
  }
  for (const SourceFile& file : build.files) {
    if (!file.stray.empty()) {
      leftover.Add(Concat(file.path, ":", file.stray.front().line), file.stray.size());
    }
    if (file.notes == 0) {
      ++report.files_without_notes;
      empty.Add(file.why_empty.empty() ? file.path : Concat(file.path, ": ", file.why_empty));
    }
    report.leftover_lines += file.stray.size();
  }
  for (const AlignedNote& aligned : build.notes) {
    report.leftover_lines += aligned.note.other.size();
  }

  refused.Tell(AttentionKind::kRefused, "input was refused", "inputs were refused",
               &report.attention);
  unsure.Tell(AttentionKind::kUnsurePair, "pair of texts may not belong together",
              "pairs of texts may not belong together", &report.attention);
  alone.Tell(AttentionKind::kPartnerless, "sentence has no partner", "sentences have no partner",
             &report.attention);
  weak.Tell(AttentionKind::kWeakBead, "match of sentences is uncertain",
            "matches of sentences are uncertain", &report.attention);
  FindCompetitors(build, &report.attention);
  unpaired_korean.Tell(AttentionKind::kNoEnglish, "note has no English", "notes have no English",
                       &report.attention);
  unpaired_english.Tell(AttentionKind::kNoKorean, "rendering has no Korean",
                        "renderings have no Korean", &report.attention);
  bare.Tell(AttentionKind::kBare, "entry has neither a note nor a rendering",
            "entries have neither a note nor a rendering", &report.attention);
  leftover.Tell(AttentionKind::kLeftover, "line fits nowhere", "lines fit nowhere",
                &report.attention);
  empty.Tell(AttentionKind::kEmptyFile, "file holds no note", "files hold no note",
             &report.attention);
  return report;
}

}  // namespace malmoi
