#include "workspace/pipeline.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <span>
#include <utility>

#include "align/lexicon_expectations.h"
#include "align/note_pairing.h"
#include "align/sentence_aligner.h"
#include "align/word_aligner.h"
#include "base/parallel.h"
#include "base/strings.h"
#include "memory/translation_memory.h"
#include "terms/term_base.h"
#include "terms/term_gatherer.h"
#include "text/note_reader.h"
#include "workspace/internal/text_hash.h"

namespace malmoi {
namespace {

// Counts what is done of one stage, from several threads.
class Stage {
 public:
  Stage(std::string_view name, size_t total, const ProgressListener& listener)
      : progress_{name, 0, total}, listener_(listener) {
    if (listener_) listener_(progress_);
  }
  void Step() {
    if (!listener_) return;
    const std::lock_guard lock(mutex_);
    ++progress_.done;
    listener_(progress_);
  }

 private:
  std::mutex mutex_;
  Progress progress_;  // guarded by mutex_
  const ProgressListener& listener_;
};

std::vector<Sentence> SplitSide(const std::vector<Paragraph>& paragraphs, Language language,
                                const SentenceSplitter& splitter) {
  std::vector<Sentence> sentences;
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    for (const Span span : splitter.Split(paragraph.text, language)) {
      sentences.push_back({std::string(span.In(paragraph.text)), i, paragraph.map.ToSource(span)});
    }
  }
  return sentences;
}

std::string KeyOf(const AlignedNote& aligned, const std::string& basis) {
  TextHash hash;
  hash.AddField(basis);
  for (const std::vector<Sentence>* side : {&aligned.korean, &aligned.english}) {
    hash.AddField(Concat(side->size()));
    for (const Sentence& sentence : *side) hash.AddField(sentence.text);
  }
  return hash.Digest();
}

// A ladder from a store that someone may have edited by hand must still fit its note.
bool Covers(const Ladder& ladder, size_t source_size, size_t target_size) {
  size_t source = 0;
  size_t target = 0;
  for (const Bead& bead : ladder) {
    if (bead.source.begin != source || bead.source.end < source || bead.target.begin != target ||
        bead.target.end < target || (bead.source.empty() && bead.target.empty())) {
      return false;
    }
    source = bead.source.end;
    target = bead.target.end;
  }
  return source == source_size && target == target_size;
}

// The ladder of a note that has one side: every sentence alone, which is certain.
Ladder AloneLadder(size_t source_size, size_t target_size) {
  Ladder ladder;
  for (size_t i = 0; i < source_size; ++i) ladder.push_back({{i, i + 1}, {0, 0}, 1});
  for (size_t j = 0; j < target_size; ++j) {
    ladder.push_back({{source_size, source_size}, {j, j + 1}, 1});
  }
  return ladder;
}

std::vector<std::string_view> Texts(const std::vector<Sentence>& sentences) {
  std::vector<std::string_view> texts;
  texts.reserve(sentences.size());
  for (const Sentence& sentence : sentences) texts.emplace_back(sentence.text);
  return texts;
}

void SplitAndAlign(const Models& models, const EarlierBuild& earlier, const std::string& basis,
                   AlignedNote* aligned) {
  aligned->korean = SplitSide(aligned->note.korean, Language::kKorean, models.splitter);
  aligned->english = SplitSide(aligned->note.english, Language::kEnglish, models.splitter);
  aligned->key = KeyOf(*aligned, basis);
  const size_t sources = aligned->korean.size();
  const size_t targets = aligned->english.size();
  if (sources == 0 || targets == 0) {
    aligned->ladder = AloneLadder(sources, targets);
    return;
  }
  const auto known = earlier.ladders.find(aligned->key);
  if (known != earlier.ladders.end() && Covers(known->second, sources, targets)) {
    aligned->ladder = known->second;
    aligned->reused = true;
    return;
  }
  const std::vector<std::string_view> korean = Texts(aligned->korean);
  const std::vector<std::string_view> english = Texts(aligned->english);
  aligned->ladder = models.aligner.Align({korean, english});
}

std::vector<Sentence> Slice(const std::vector<Sentence>& sentences, IndexRange range) {
  return {sentences.begin() + static_cast<ptrdiff_t>(range.begin),
          sentences.begin() + static_cast<ptrdiff_t>(range.end)};
}

std::string BasisOf(const Models& models, const PipelineOptions& options) {
  return Concat(options.program, " ", models.fingerprint);
}

}  // namespace

std::vector<BitextUnit> BitextOf(const std::vector<AlignedNote>& notes) {
  std::vector<BitextUnit> units;
  for (const AlignedNote& aligned : notes) {
    if (aligned.korean.empty() || aligned.english.empty()) continue;
    for (size_t i = 0; i < aligned.ladder.size(); ++i) {
      const Bead& bead = aligned.ladder[i];
      BitextUnit unit;
      unit.note = aligned.note.id;
      unit.bead_index = i;
      unit.file = aligned.note.file;
      unit.en_file = aligned.note.en_file;
      unit.date = aligned.note.date.value_or("");
      unit.bead = bead;
      unit.korean = Slice(aligned.korean, bead.source);
      unit.english = Slice(aligned.english, bead.target);
      units.push_back(std::move(unit));
    }
  }
  return units;
}

namespace {

// What decisions teach the gatherer; a deprecated term is one that texts still hold.
std::vector<KnownPair> KnownPairs(std::span<const Decision> decisions) {
  std::vector<KnownPair> known;
  for (const ConceptEntry& entry : ApplyDecisions({}, decisions)) {
    for (const TermPair& pair : entry.pairs) {
      const bool is_right = IsApproved(pair.status);
      if (is_right || pair.status == TermStatus::kRejected) {
        known.push_back({pair.korean, pair.english, is_right});
      }
    }
  }
  // Of two spellings, one right and one wrong, the pair is right: its letters are what is wrong.
  std::stable_partition(known.begin(), known.end(),
                        [](const KnownPair& pair) { return !pair.is_right; });
  return known;
}

std::string TermsKeyOf(const std::vector<BitextUnit>& units, std::span<const KnownPair> known,
                       const std::string& basis) {
  TextHash hash;
  hash.AddField(basis);
  for (const BitextUnit& unit : units) {
    hash.AddField(Concat(unit.note, " ", unit.bead_index));
    hash.AddField(unit.KoreanText());
    hash.AddField(unit.EnglishText());
  }
  for (const KnownPair& pair : known) {
    hash.AddField(pair.korean);
    hash.AddField(pair.english);
    hash.AddField(pair.is_right ? "right" : "wrong");
  }
  return hash.Digest();
}

std::vector<ConceptEntry> Gather(const std::vector<BitextUnit>& units,
                                 std::span<const KnownPair> known, const Models& models,
                                 const PipelineOptions& options) {
  const std::vector<std::vector<WordLink>> links = LinkUnits(
      units, *models.words.tokenizer, models.words.aligner_models(), {.threads = options.threads});
  TermResources resources;
  resources.links = links;
  resources.korean = models.words.tokenizer.get();
  resources.english = models.words.tokenizer.get();
  resources.profile = &models.profile;
  resources.lexicon = &models.words.lexicon;
  resources.known = known;
  std::vector<MatcherTerm> right_korean;
  std::vector<MatcherTerm> right_english;
  for (uint32_t i = 0; i < known.size(); ++i) {
    if (!known[i].is_right) continue;
    right_korean.push_back({known[i].korean, i});
    right_english.push_back({known[i].english, i});
  }
  const TermMatcher find_korean(std::move(right_korean), *models.words.tokenizer);
  const TermMatcher find_english(std::move(right_english), *models.words.tokenizer);
  resources.known_korean = &find_korean;
  resources.known_english = &find_english;
  TermOptions term_options;
  term_options.threads = options.threads;
  return GroupConcepts(GatherTerms(units, resources, term_options));
}

}  // namespace

std::vector<NoteFile> ReadNotes(const FileReader& files, const Inputs& inputs,
                                const PipelineOptions& options, Problems* problems) {
  const NoteReader reader;
  const size_t count = inputs.files.size();
  std::vector<std::optional<NoteFile>> read(count);
  std::vector<std::string> refused(count);
  Stage stage("reading", count, options.progress);
  ParallelFor(count, options.threads, [&](size_t i) {
    const std::string& path = inputs.files[i];
    absl::StatusOr<std::string> bytes = files.Read(path, reader.options().max_file_bytes);
    absl::StatusOr<NoteFile> file =
        bytes.ok() ? reader.Read(path, *bytes) : absl::StatusOr<NoteFile>(bytes.status());
    if (file.ok()) {
      read[i] = *std::move(file);
    } else {
      refused[i] = std::string(file.status().message().data(), file.status().message().size());
    }
    stage.Step();
  });
  std::vector<NoteFile> notes;
  for (size_t i = 0; i < count; ++i) {
    if (read[i]) notes.push_back(*std::move(read[i]));
    if (!refused[i].empty()) problems->push_back({{}, std::move(refused[i])});
  }
  return notes;
}

std::vector<AlignedNote> AlignNotes(std::vector<NoteFile>& files, const Models& models,
                                    const EarlierBuild& earlier, const PipelineOptions& options) {
  const AnchorExpectations anchors;
  NotePairingOptions pairing;
  pairing.threads = options.threads;
  const LexiconExpectations lexicon(models.words.lexicon, *models.words.tokenizer);
  std::vector<Note> notes = PairNotes(files, {{&anchors, &lexicon}}, pairing);
  std::vector<AlignedNote> aligned(notes.size());
  // What results depend on besides the text: under another basis nothing is taken over.
  const std::string basis = BasisOf(models, options);
  Stage stage("aligning", notes.size(), options.progress);
  ParallelFor(notes.size(), options.threads, [&](size_t i) {
    aligned[i].note = std::move(notes[i]);
    SplitAndAlign(models, earlier, basis, &aligned[i]);
    stage.Step();
  });
  return aligned;
}

BuildResult ProcessNotes(std::vector<NoteFile> files, const Models& models,
                         const EarlierBuild& earlier, const PipelineOptions& options) {
  BuildResult build;
  build.notes = AlignNotes(files, models, earlier, options);
  for (NoteFile& file : files) {
    build.files.push_back({std::move(file.path), std::move(file.encoding), 0, std::move(file.stray),
                           std::move(file.why_empty)});
  }
  std::map<std::string_view, size_t> place;
  for (size_t i = 0; i < build.files.size(); ++i) place[build.files[i].path] = i;
  for (const AlignedNote& aligned : build.notes) {
    for (const std::string* path : {&aligned.note.file, &aligned.note.en_file}) {
      if (const auto file = place.find(*path); file != place.end()) {
        ++build.files[file->second].notes;
      }
    }
  }
  build.bitext = BitextOf(build.notes);
  const std::string basis = BasisOf(models, options);

  const Stage stage("gathering terms", 0, options.progress);
  const std::vector<KnownPair> known = KnownPairs(earlier.decisions);
  build.terms_key = TermsKeyOf(build.bitext, known, basis);
  build.gathered = build.terms_key == earlier.terms_key
                       ? earlier.gathered
                       : Gather(build.bitext, known, models, options);
  build.concepts = ApplyDecisions(build.gathered, earlier.decisions);

  TranslationMemory memory;
  for (TranslationUnit& unit : UnitsFromBitext(build.bitext)) memory.Add(std::move(unit));
  build.memory = memory.units();
  return build;
}

}  // namespace malmoi
