#include "workspace/internal/build_rows.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/status.h"
#include "base/strings.h"
#include "memory/sentence_key.h"
#include "terms/term_base.h"
#include "workspace/internal/text_hash.h"
#include "workspace/internal/unit_rows.h"

namespace malmoi::internal {
namespace {

using Json = nlohmann::json;

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json PlacedTexts(const std::vector<PlacedText>& texts) {
  Json array = Json::array();
  for (const PlacedText& text : texts) array.push_back({{"line", text.line}, {"text", text.text}});
  return array;
}

// A list of strings as it was dumped; anything else (a file edited by hand) is an empty list.
std::vector<std::string> Strings(const std::string& dumped) {
  const Json json = Json::parse(dumped, nullptr, false);
  std::vector<std::string> strings;
  if (!json.is_array()) return strings;
  for (const Json& item : json) {
    if (item.is_string()) strings.push_back(item.get<std::string>());
  }
  return strings;
}

constexpr std::string_view kPairColumns =
    "ko, en, confidence, frequency, notes, variants_ko, variants_en, definition, subject, "
    "part_of_speech";

TermPair PairOf(const Statement& row, int first) {
  TermPair pair;
  int column = first;
  pair.korean = row.Text(column++);
  pair.english = row.Text(column++);
  pair.confidence = row.Real(column++);
  pair.frequency = row.Size(column++);
  pair.notes = Strings(row.Text(column++));
  pair.variants_korean = Strings(row.Text(column++));
  pair.variants_english = Strings(row.Text(column++));
  pair.definition = row.Text(column++);
  pair.subject = row.Text(column++);
  pair.part_of_speech = row.Text(column);
  return pair;
}

absl::Status WriteFiles(const BuildResult& build, Database& db) {
  MALMOI_RETURN_IF_ERROR(db.Execute("DELETE FROM files"));
  Statement insert(db, "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)");
  for (const SourceFile& file : build.files) {
    MALMOI_RETURN_IF_ERROR(insert.Run(file.path, file.encoding, file.notes, file.why_empty,
                                      Dump(PlacedTexts(file.stray)), false));
  }
  for (const std::string& path : build.left_aside) {
    MALMOI_RETURN_IF_ERROR(insert.Run(path, "", 0, "", "[]", true));
  }
  return absl::OkStatus();
}

// The columns of a note that are lists or may be absent.
struct NoteColumns {
  explicit NoteColumns(const Note& note)
      : title(note.title ? note.title->text : ""),
        authors(Dump(note.authors)),
        abstract_text(note.abstract ? note.abstract->text : ""),
        tags(Dump(PlacedTexts(note.tags))),
        links(Dump(PlacedTexts(note.links))),
        other(Dump(PlacedTexts(note.other))) {}
  std::string title, authors, abstract_text, tags, links, other;
};

// Of everything that is written for a note, its position not counted.
std::string DigestOf(const AlignedNote& aligned, const NoteColumns& columns) {
  const Note& note = aligned.note;
  TextHash hash;
  for (const std::string* field : {&aligned.key, &note.file, &note.en_file, &columns.title,
                                   &columns.authors, &columns.abstract_text, &columns.tags,
                                   &columns.links, &columns.other, &note.pairing.reason}) {
    hash.AddField(*field);
  }
  hash.AddField(note.date.value_or(""));
  hash.AddField(Concat(note.line, " ", PairingMethodName(note.pairing.method), " ",
                       FormatScore(note.pairing.confidence, 6)));
  for (const std::vector<Sentence>* side : {&aligned.korean, &aligned.english}) {
    hash.AddField(Concat(side->size()));
    for (const Sentence& sentence : *side) {
      hash.AddField(sentence.text);
      hash.AddField(Concat(sentence.paragraph, " ", sentence.span.begin, " ", sentence.span.end));
    }
  }
  for (const Bead& bead : aligned.ladder) {
    hash.AddField(Concat(bead.source.begin, " ", bead.source.end, " ", bead.target.begin, " ",
                         bead.target.end, " ", FormatScore(bead.score, 9), bead.crossing ? "c" : "",
                         bead.moved ? "m" : ""));
  }
  return hash.Digest();
}

absl::Status WriteSentences(const std::string& note, std::string_view language,
                            const std::vector<Sentence>& sentences, Statement& insert) {
  for (size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = sentences[i];
    MALMOI_RETURN_IF_ERROR(insert.Run(note, std::string(language), i, sentence.paragraph,
                                      sentence.text, sentence.span.begin, sentence.span.end));
  }
  return absl::OkStatus();
}

absl::Status WriteNotes(const BuildResult& build, Database& db) {
  std::map<std::string, std::pair<std::string, size_t>> stored;  // id -> digest, position
  Statement select(db, "SELECT id, digest, position FROM notes");
  select.Start();
  while (select.Next()) stored[select.Text(0)] = {select.Text(1), select.Size(2)};
  MALMOI_RETURN_IF_ERROR(select.status());

  Statement remove(db, "DELETE FROM notes WHERE id = ?");
  Statement move(db, "UPDATE notes SET position = ? WHERE id = ?");
  Statement insert_note(
      db, "INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Statement insert_sentence(db, "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?)");
  Statement insert_bead(db, "INSERT INTO beads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (size_t position = 0; position < build.notes.size(); ++position) {
    const AlignedNote& aligned = build.notes[position];
    const Note& note = aligned.note;
    const NoteColumns columns(note);
    const std::string digest = DigestOf(aligned, columns);
    if (const auto old = stored.find(note.id); old != stored.end()) {
      const auto [old_digest, old_position] = old->second;
      stored.erase(old);
      if (old_digest == digest) {
        if (old_position != position) MALMOI_RETURN_IF_ERROR(move.Run(position, note.id));
        continue;
      }
      MALMOI_RETURN_IF_ERROR(remove.Run(note.id));
    }
    MALMOI_RETURN_IF_ERROR(insert_note.Run(
        note.id, position, digest, aligned.key, note.file, note.en_file, note.line,
        note.date.value_or(""), columns.title, columns.authors, columns.abstract_text, columns.tags,
        columns.links, columns.other, std::string(PairingMethodName(note.pairing.method)),
        note.pairing.confidence, note.pairing.reason));
    MALMOI_RETURN_IF_ERROR(WriteSentences(note.id, "ko", aligned.korean, insert_sentence));
    MALMOI_RETURN_IF_ERROR(WriteSentences(note.id, "en", aligned.english, insert_sentence));
    for (size_t i = 0; i < aligned.ladder.size(); ++i) {
      const Bead& bead = aligned.ladder[i];
      MALMOI_RETURN_IF_ERROR(insert_bead.Run(note.id, i, bead.source.begin, bead.source.end,
                                             bead.target.begin, bead.target.end, bead.score,
                                             bead.crossing, bead.moved));
    }
  }
  for (const auto& [id, unused] : stored) MALMOI_RETURN_IF_ERROR(remove.Run(id));
  return absl::OkStatus();
}

absl::Status WriteConcepts(const BuildResult& build, Database& db) {
  MALMOI_ASSIGN_OR_RETURN(const std::string stored, ReadMeta(db, kTermsKey));
  if (!stored.empty() && stored == build.terms_key) return absl::OkStatus();
  MALMOI_RETURN_IF_ERROR(db.Execute("DELETE FROM concepts"));
  Statement insert_concept(db, "INSERT INTO concepts VALUES (?, ?)");
  Statement insert_pair(db, "INSERT INTO term_pairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  Statement insert_key(db, "INSERT OR IGNORE INTO term_keys VALUES (?, ?)");
  Statement insert_evidence(db, "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (size_t i = 0; i < build.gathered.size(); ++i) {
    const ConceptEntry& entry = build.gathered[i];
    MALMOI_RETURN_IF_ERROR(insert_concept.Run(entry.id, i));
    for (size_t j = 0; j < entry.pairs.size(); ++j) {
      const TermPair& pair = entry.pairs[j];
      MALMOI_RETURN_IF_ERROR(
          insert_pair.Run(entry.id, j, pair.korean, pair.english, pair.confidence, pair.frequency,
                          Dump(pair.notes), Dump(pair.variants_korean), Dump(pair.variants_english),
                          pair.definition, pair.subject, pair.part_of_speech));
      MALMOI_RETURN_IF_ERROR(insert_key.Run(TermKey(pair.korean), entry.id));
      for (const std::string& variant : pair.variants_korean) {
        MALMOI_RETURN_IF_ERROR(insert_key.Run(TermKey(variant), entry.id));
      }
      for (size_t k = 0; k < pair.evidence.size(); ++k) {
        const TermEvidence& proof = pair.evidence[k];
        MALMOI_RETURN_IF_ERROR(
            insert_evidence.Run(entry.id, j, k, proof.note, proof.bead_index, proof.korean,
                                proof.english, proof.korean_span.begin, proof.korean_span.end,
                                proof.english_span.begin, proof.english_span.end));
      }
    }
  }
  return WriteMeta(kTermsKey, build.terms_key, db);
}

}  // namespace

absl::StatusOr<std::map<std::string, Ladder>> ReadLadders(const Database& db) {
  // Two notes of the same text have the same key and equal ladders: the first is enough.
  Statement select(db,
                   "SELECT key, ko_begin, ko_end, en_begin, en_end, score, crossing, moved "
                   "FROM beads JOIN (SELECT key, min(id) AS note FROM notes GROUP BY key) "
                   "USING (note) ORDER BY note, number");
  std::map<std::string, Ladder> ladders;
  select.Start();
  while (select.Next()) {
    ladders[select.Text(0)].push_back({{select.Size(1), select.Size(2)},
                                       {select.Size(3), select.Size(4)},
                                       select.Real(5),
                                       select.Integer(6) != 0,
                                       select.Integer(7) != 0});
  }
  MALMOI_RETURN_IF_ERROR(select.status());
  return ladders;
}

absl::StatusOr<std::vector<ConceptEntry>> ReadConcepts(const Database& db, Evidence wanted) {
  std::vector<ConceptEntry> concepts;
  std::map<std::string, size_t> place;
  Statement entries(db, "SELECT id FROM concepts ORDER BY position");
  entries.Start();
  while (entries.Next()) {
    place[entries.Text(0)] = concepts.size();
    concepts.push_back({entries.Text(0), {}});
  }
  MALMOI_RETURN_IF_ERROR(entries.status());

  Statement pairs(
      db, Concat("SELECT concept, ", kPairColumns, " FROM term_pairs ORDER BY concept, number"));
  pairs.Start();
  while (pairs.Next()) {
    TermPair pair = PairOf(pairs, 1);
    // Foreign keys see to it that the concept is there, but in a damaged file.
    const auto [at, missing] = place.try_emplace(pairs.Text(0), concepts.size());
    if (missing) concepts.push_back({at->first, {}});
    concepts[at->second].pairs.push_back(std::move(pair));
  }
  MALMOI_RETURN_IF_ERROR(pairs.status());

  if (wanted == Evidence::kLeaveOut) return concepts;
  Statement evidence(db,
                     "SELECT concept, pair, note, bead, ko, en, ko_begin, ko_end, en_begin, en_end "
                     "FROM evidence ORDER BY concept, pair, number");
  evidence.Start();
  while (evidence.Next()) {
    const auto at = place.find(evidence.Text(0));
    if (at == place.end()) continue;  // a damaged file
    std::vector<TermPair>& of_concept = concepts[at->second].pairs;
    if (evidence.Size(1) >= of_concept.size()) continue;  // a file edited by hand
    of_concept[evidence.Size(1)].evidence.push_back({evidence.Text(2),
                                                     evidence.Size(3),
                                                     evidence.Text(4),
                                                     evidence.Text(5),
                                                     {evidence.Size(6), evidence.Size(7)},
                                                     {evidence.Size(8), evidence.Size(9)}});
  }
  MALMOI_RETURN_IF_ERROR(evidence.status());
  return concepts;
}

absl::StatusOr<std::vector<ConceptEntry>> ReadConcepts(const std::set<std::string>& ids,
                                                       const Database& db) {
  std::map<int64_t, ConceptEntry> by_position;
  Statement entry(db, "SELECT position FROM concepts WHERE id = ?");
  Statement pairs(
      db, Concat("SELECT ", kPairColumns, " FROM term_pairs WHERE concept = ? ORDER BY number"));
  for (const std::string& id : ids) {
    entry.Start(id);
    if (!entry.Next()) {
      MALMOI_RETURN_IF_ERROR(entry.status());
      continue;
    }
    ConceptEntry& read = by_position[entry.Integer(0)];
    read.id = id;
    pairs.Start(id);
    while (pairs.Next()) read.pairs.push_back(PairOf(pairs, 0));
    MALMOI_RETURN_IF_ERROR(pairs.status());
  }
  std::vector<ConceptEntry> concepts;
  concepts.reserve(by_position.size());
  for (auto& [position, read] : by_position) concepts.push_back(std::move(read));
  return concepts;
}

absl::Status WriteBuild(const BuildResult& build, Database& db) {
  // The Korean of a file by its letters, made when it is first asked for.
  std::map<std::string, std::string> letters;
  const auto stands = [&](const std::string& file, const std::string& korean) {
    const auto [entry, is_new] = letters.try_emplace(file);
    if (is_new) {
      for (const AlignedNote& aligned : build.notes) {
        if (aligned.note.file != file) continue;
        for (const Sentence& sentence : aligned.korean) entry->second += SentenceKey(sentence.text);
      }
    }
    return entry->second.find(SentenceKey(korean)) != std::string::npos;
  };
  MALMOI_RETURN_IF_ERROR(WriteFiles(build, db));
  MALMOI_RETURN_IF_ERROR(WriteNotes(build, db));
  MALMOI_RETURN_IF_ERROR(WriteBuiltUnits(build.memory, stands, db));
  return WriteConcepts(build, db);
}

}  // namespace malmoi::internal
