#include "workspace/check_session.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/parallel.h"
#include "base/strings.h"
#include "check/rule_table.h"
#include "memory/translation_memory.h"
#include "text/note_reader.h"
#include "workspace/internal/glossary_cache.h"
#include "workspace/internal/knowledge_files.h"
#include "workspace/internal/source_text.h"
#include "workspace/internal/stored_memory.h"
#include "workspace/internal/suppressions.h"
#include "workspace/pipeline.h"
#include "workspace/store.h"
#include "workspace/workspace.h"

namespace malmoi {
namespace {

using internal::SourceText;
using internal::Suppressions;

// The files of a run with their lines and what is silenced in them.
struct RunFile {
  const FileToCheck* file = nullptr;
  std::unique_ptr<const SourceText> source;
  std::unique_ptr<const Suppressions> suppressions;
};
using RunFiles = std::map<std::string, RunFile>;

LineRangeInFile Locate(const FilePlace& place, const RunFiles& files) {
  const auto file = files.find(place.file);
  if (file == files.end()) return {place.file, 1, 1, 1, 1};
  const SourceText& source = *file->second.source;
  return {place.file, source.LineOf(place.span.begin), source.ColumnOf(place.span.begin),
          source.LineOf(place.span.end), source.ColumnOf(place.span.end)};
}

LocatedDiagnostic LocateAll(Diagnostic diagnostic, const RunFiles& files) {
  LocatedDiagnostic located;
  located.place = Locate(diagnostic.place, files);
  if (const auto file = files.find(diagnostic.place.file); file != files.end()) {
    located.line_text = std::string(file->second.source->Line(located.place.line));
  }
  for (const RelatedPlace& related : diagnostic.related) {
    located.related.push_back(Locate(related.place, files));
  }
  for (const Fix& fix : diagnostic.fixes) {
    std::vector<LineRangeInFile>& edits = located.edits.emplace_back();
    for (const TextEdit& edit : fix.edits) edits.push_back(Locate(edit.place, files));
  }
  located.diagnostic = std::move(diagnostic);
  return located;
}

// Whether a mark in the text or an entry of malmoi.toml silences the finding, at either side.
bool IsIgnored(const LocatedDiagnostic& finding, const RunFiles& files, const CheckConfig& config) {
  const std::string& rule = finding.diagnostic.rule;
  const auto silenced = [&](const LineRangeInFile& place) {
    const auto file = files.find(place.file);
    return file != files.end() &&
           file->second.suppressions->Silences(rule, place.line, place.end_line);
  };
  if (silenced(finding.place) || std::ranges::any_of(finding.related, silenced)) return true;
  return std::ranges::any_of(config.ignore, [&](const CheckIgnore& ignore) {
    if (!ignore.rule.empty() && ignore.rule != rule) return false;
    if (!ignore.files.empty() && !MatchesGlob(ignore.files, finding.place.file)) return false;
    const auto holds = [&ignore](std::string_view text) {
      return text.find(ignore.text) != std::string_view::npos;
    };
    return ignore.text.empty() || holds(finding.diagnostic.message) ||
           holds(finding.diagnostic.korean) || holds(finding.diagnostic.english);
  });
}

// Moves a finding to the side that the diff changed; false where it changed neither.
bool MoveToChange(const UnifiedDiff& diff, LocatedDiagnostic* finding, const RunFiles& files) {
  const auto touches = [&diff](const LineRangeInFile& place) {
    return diff.Touches(place.file, place.line, place.end_line);
  };
  if (touches(finding->place)) return true;
  for (size_t i = 0; i < finding->related.size(); ++i) {
    if (!touches(finding->related[i])) continue;
    std::swap(finding->diagnostic.place, finding->diagnostic.related[i].place);
    *finding = LocateAll(std::move(finding->diagnostic), files);
    return true;
  }
  return false;
}

template <typename T>
void Append(std::vector<T> more, std::vector<T>* all) {
  all->insert(all->end(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

std::string AboutUnknownRule(const std::string& name) {
  const std::optional<std::string> nearest = NearestName(name, RuleIds());
  return Concat("the mark names \"", name, "\", which is no rule and silences nothing; ",
                nearest ? Concat("did you mean \"", *nearest, "\"?")
                        : "`malmoi check --help` lists the rules");
}

}  // namespace

struct CheckSession::State {
  explicit State(Models loaded) : models(std::move(loaded)) {}

  Models models;
  CheckConfig config;
  CheckSettings settings;
  std::vector<ConceptEntry> concepts;
  std::unique_ptr<const GlossaryIndex> glossary;
  MemoryIndex memory;
  std::vector<std::shared_ptr<const internal::StoredMemory>> stored;  // of the memory
  std::vector<CustomRule> custom_rules;
};

CheckSession::CheckSession(std::unique_ptr<State> state) : state_(std::move(state)) {}
CheckSession::~CheckSession() = default;

absl::StatusOr<std::unique_ptr<const CheckSession>> CheckSession::Load(
    FileStore& files, const CheckSessionOptions& options, Problems* problems) {
  std::vector<CustomRule> custom_rules;
  for (const CustomRuleSpec& spec : options.config.rules) {
    MALMOI_ASSIGN_OR_RETURN(CustomRule rule, CustomRule::Compile(spec));
    custom_rules.push_back(std::move(rule));
  }
  MALMOI_ASSIGN_OR_RETURN(Models models, LoadModels(files, options.models, problems));
  auto state = std::make_unique<State>(std::move(models));
  state->config = options.config;
  state->settings.severities = options.config.severities;
  state->custom_rules = std::move(custom_rules);
  MemoryIndex::Sources sources;
  const auto add_store = [&](Store store) {
    state->stored.push_back(std::make_shared<const internal::StoredMemory>(std::move(store)));
    sources.push_back(state->stored.back());
  };
  for (const std::string& path : options.memories) {
    MALMOI_ASSIGN_OR_RETURN(const bool is_store, internal::IsStore(files, path));
    if (is_store) {
      MALMOI_ASSIGN_OR_RETURN(Store store, Store::OpenToRead(path));
      add_store(std::move(store));
    } else {
      MALMOI_ASSIGN_OR_RETURN(std::vector<TranslationUnit> units,
                              internal::ReadMemoryFile(files, path, problems));
      sources.push_back(std::make_shared<const UnitsInMemory>(std::move(units)));
    }
  }
  internal::GlossaryParts parts;
  parts.files = options.glossaries;
  parts.program = options.program;
  std::optional<Store> store;
  if (!options.workspace.empty()) {
    parts.store_path = StorePathIn(options.workspace);
    MALMOI_ASSIGN_OR_RETURN(store, Store::OpenToRead(parts.store_path));
    parts.store = &*store;
  }
  if (options.keeps_concepts) {
    MALMOI_ASSIGN_OR_RETURN(state->concepts, internal::ReadConcepts(files, parts, problems));
    state->glossary =
        std::make_unique<const GlossaryIndex>(state->concepts, *state->models.words.tokenizer);
    for (const Problem& conflict : state->glossary->conflicts()) problems->push_back(conflict);
  } else {
    MALMOI_ASSIGN_OR_RETURN(CompiledGlossary glossary,
                            internal::LoadGlossary(files, parts, state->models, problems));
    state->glossary =
        std::make_unique<const GlossaryIndex>(std::move(glossary), *state->models.words.tokenizer);
  }
  if (store) add_store(*std::move(store));
  state->memory = MemoryIndex(std::move(sources));
  return std::unique_ptr<const CheckSession>(new CheckSession(std::move(state)));
}

CheckReport CheckSession::Check(const std::vector<FileToCheck>& files,
                                const CheckRunOptions& options) const {
  const State& state = *state_;
  CheckReport report;
  RunFiles run_files;
  std::vector<NoteFile> read;
  const NoteReader reader;
  for (const FileToCheck& file : files) {
    absl::StatusOr<NoteFile> notes = reader.Read(file.path, file.bytes);
    if (!notes.ok()) {
      report.problems.push_back(ToProblem(notes.status(), file.path));
      continue;
    }
    RunFile& run_file = run_files[file.path];
    run_file.file = &file;
    run_file.source = std::make_unique<const SourceText>(file.bytes, file.path);
    std::vector<size_t> note_lines;
    for (const Note& note : notes->notes) note_lines.push_back(note.line);
    run_file.suppressions =
        std::make_unique<const Suppressions>(run_file.source->text(), note_lines);
    for (const Suppressions::UnknownRule& unknown : run_file.suppressions->unknown()) {
      report.remarks.push_back({{file.path, unknown.line, 0}, AboutUnknownRule(unknown.name)});
    }
    read.push_back(*std::move(notes));
  }
  report.files = read.size();

  // What the notes are compared with: under --compare-inputs themselves as well.
  PipelineOptions pipeline;
  pipeline.threads = options.threads;
  std::vector<AlignedNote> notes;
  std::unique_ptr<const GlossaryIndex> own_glossary;
  std::optional<MemoryIndex> own_memory;
  if (options.compare_inputs) {
    BuildResult build = ProcessNotes(std::move(read), state.models, {}, pipeline);
    notes = std::move(build.notes);
    std::vector<ConceptEntry> concepts = state.concepts;
    Append(std::move(build.concepts), &concepts);
    own_glossary = std::make_unique<const GlossaryIndex>(concepts, *state.models.words.tokenizer);
    // Each rendering is kept by itself here, for the rules leave out those of the note at hand.
    MemoryIndex::Sources sources = state.memory.sources();
    sources.push_back(std::make_shared<const UnitsInMemory>(UnitsFromBitext(build.bitext)));
    own_memory.emplace(std::move(sources));
  } else {
    notes = AlignNotes(read, state.models, {}, pipeline);
  }
  const GlossaryIndex& glossary = own_glossary ? *own_glossary : *state.glossary;
  const CheckKnowledge knowledge{*state.models.words.tokenizer,
                                 glossary,
                                 own_memory ? *own_memory : state.memory,
                                 &state.models.words.lexicon,
                                 state.custom_rules,
                                 options.compare_inputs,
                                 &state.models.profile,
                                 &state.models.words.vectors};
  std::vector<std::vector<Diagnostic>> found(notes.size());
  ParallelFor(notes.size(), options.threads, [&](size_t i) {
    const AlignedNote& aligned = notes[i];
    const NoteView view(aligned.note, aligned.korean, aligned.english, aligned.ladder,
                        {*state.models.words.tokenizer, glossary});
    found[i] = CheckNote(view, knowledge, state.settings);
  });
  for (const auto& stored : state.stored) {
    if (const absl::Status status = stored->status(); !status.ok()) {
      report.problems.push_back(ToProblem(status, ""));
    }
  }
  report.notes = notes.size();
  for (const AlignedNote& aligned : notes) {
    report.sentences += aligned.korean.size() + aligned.english.size();
  }

  std::vector<Diagnostic> kept;
  for (std::vector<Diagnostic>& of_note : found) {
    for (Diagnostic& diagnostic : of_note) {
      LocatedDiagnostic located = LocateAll(std::move(diagnostic), run_files);
      if (IsIgnored(located, run_files, state.config)) {
        ++report.ignored;
      } else {
        kept.push_back(std::move(located.diagnostic));
      }
    }
  }
  const size_t before = kept.size();
  for (Diagnostic& diagnostic : options.baseline.NewOf(std::move(kept))) {
    LocatedDiagnostic located = LocateAll(std::move(diagnostic), run_files);
    if (options.diff == nullptr || MoveToChange(*options.diff, &located, run_files)) {
      report.findings.push_back(std::move(located));
    } else {
      ++report.off_diff;
    }
  }
  report.baselined = before - report.findings.size() - report.off_diff;
  std::ranges::stable_sort(report.findings,
                           [](const LocatedDiagnostic& a, const LocatedDiagnostic& b) {
                             return std::tie(a.place.file, a.place.line, a.place.column) <
                                    std::tie(b.place.file, b.place.line, b.place.column);
                           });
  return report;
}

std::optional<std::string> ApplySafeFixes(const FileToCheck& file,
                                          const std::vector<LocatedDiagnostic>& findings,
                                          std::vector<FixedFinding>* fixed) {
  // Edits are in UTF-8 and offsets in the file's bytes: a file in another encoding is left alone.
  if (!SourceText(file.bytes, file.path).is_utf8()) return std::nullopt;
  std::vector<const TextEdit*> edits;
  for (const LocatedDiagnostic& finding : findings) {
    const auto fix = std::ranges::find_if(finding.diagnostic.fixes, [&](const Fix& candidate) {
      return candidate.safe && std::ranges::all_of(candidate.edits, [&](const TextEdit& edit) {
               return edit.place.file == file.path && edit.place.span.end <= file.bytes.size();
             });
    });
    if (fix == finding.diagnostic.fixes.end()) continue;
    const bool overlaps = std::ranges::any_of(fix->edits, [&](const TextEdit& edit) {
      return std::ranges::any_of(edits, [&](const TextEdit* other) {
        // Edits that touch ("logged in" and the "in" after it) see the same words, too.
        return edit.place.span.begin <= other->place.span.end &&
               other->place.span.begin <= edit.place.span.end;
      });
    });
    if (overlaps) continue;
    for (const TextEdit& edit : fix->edits) edits.push_back(&edit);
    fixed->push_back({&finding, &*fix});
  }
  if (edits.empty()) return std::nullopt;
  std::ranges::sort(edits, {}, [](const TextEdit* edit) { return edit->place.span.begin; });
  std::string text;
  size_t at = 0;
  for (const TextEdit* edit : edits) {
    text.append(file.bytes, at, edit->place.span.begin - at);
    text.append(edit->text);
    at = edit->place.span.end;
  }
  text.append(file.bytes, at, std::string::npos);
  return text;
}

}  // namespace malmoi
