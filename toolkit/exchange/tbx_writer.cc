#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/xml_writer.h"
#include "exchange/internal/dates.h"
#include "exchange/internal/tbx_names.h"
#include "exchange/tbx.h"

namespace malmoi {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Whether `id` may stand in an attribute of type ID (the ASCII part of NCName is enough for ours).
bool IsXmlId(std::string_view id) {
  if (id.empty()) return false;
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  return is_letter(id[0]) && std::ranges::all_of(id, [&](char c) {
           return is_letter(c) || IsDigit(c) || c == '-' || c == '.';
         });
}

// Where a sentence stands, for people, and so that the reader can tell it again.
std::string SourceOf(const TermEvidence& evidence) {
  const std::string bead = Concat("bead ", evidence.bead_index);
  return evidence.note.empty() ? bead : Concat(evidence.note, ", ", bead);
}

// The term's own status, which follows from the pairs that it stands in.
std::string_view KoreanStatus(const std::vector<const TermPair*>& pairs) {
  std::string_view status;
  for (const TermPair* pair : pairs) {
    if (pair->status == TermStatus::kDeprecated) return kTbxDeprecated;
    if (pair->status == TermStatus::kPreferred) status = kTbxPreferred;
    if (pair->status == TermStatus::kAccepted && status.empty()) status = kTbxAdmitted;
  }
  return status;
}

std::string_view EnglishStatus(TermStatus status) {
  if (status == TermStatus::kPreferred) return kTbxPreferred;
  if (status == TermStatus::kAccepted) return kTbxAdmitted;
  if (status == TermStatus::kRejected) return kTbxDeprecated;
  return {};
}

// The value that most pairs share is the concept's: the first that is not empty.
std::string_view FirstOf(const std::vector<const TermPair*>& pairs, std::string TermPair::*member) {
  for (const TermPair* pair : pairs) {
    if (!(pair->*member).empty()) return pair->*member;
  }
  return {};
}

class TbxWriter {
 public:
  TbxWriter(const TbxWriteOptions& options, ByteSink& sink) : options_(options), xml_(sink) {
    is_v2() ? StartV2() : StartV3();
  }

  void Write(const ConceptEntry& entry) {
    std::vector<const TermPair*> pairs;
    for (const TermPair& pair : entry.pairs) {
      const bool left_out = options_.leave_out_deprecated && IsForbidden(pair.status);
      if (options_.selection.Takes(pair) && !left_out) {
        pairs.push_back(&pair);
      }
    }
    if (pairs.empty()) return;
    ++entries_;
    const size_t replaced_before = xml_.replaced();
    xml_.Start(is_v2() ? "termEntry" : "conceptEntry");
    xml_.Attribute("id", UniqueId(entry.id));
    const std::string_view subject = FirstOf(pairs, &TermPair::subject);
    const std::string_view definition = FirstOf(pairs, &TermPair::definition);
    if (!subject.empty()) Category(kTbxSubject, subject);
    if (!definition.empty()) Category(kTbxDefinition, definition);
    const std::vector<std::vector<const TermPair*>> by_korean = GroupByKorean(pairs);
    StartLanguage("ko");
    for (const auto& group : by_korean) WriteKorean(group);
    xml_.End();
    StartLanguage("en");
    for (const auto& group : by_korean) {
      for (const TermPair* pair : group) {
        WriteEnglish(*pair, {subject, definition, KoreanStatus(group), by_korean.size() > 1});
      }
    }
    xml_.End();
    xml_.End();
    if (const size_t count = xml_.replaced() - replaced_before; count > 0) {
      Lose(*pairs[0], Concat(count, " characters that XML cannot hold are written as U+FFFD"));
    }
  }

  absl::StatusOr<Problems> Finish() {
    if (entries_ == 0) {
      losses_.push_back({{"TBX", 0, 0},
                         "no term was chosen, and the format asks for at least one: some tools "
                         "will refuse this file"});
    }
    MALMOI_RETURN_IF_ERROR(xml_.Finish());
    return std::move(losses_);
  }

 private:
  // What an English term need not repeat.
  struct Shared {
    std::string_view subject;
    std::string_view definition;
    std::string_view korean_status;
    bool several_korean;
  };

  bool is_v2() const { return options_.dialect == TbxDialect::kV2; }

  void StartV2() {
    xml_.Doctype("martif", "TBXBasiccoreStructV02.dtd");
    xml_.Start("martif");
    xml_.Attribute("type", "TBX-Basic");
    xml_.Attribute("xml:lang", "ko");
    xml_.Start("martifHeader");
    xml_.Start("fileDesc");
    Title();
    SourceDescription();
    xml_.End();
    xml_.Start("encodingDesc");
    xml_.Start("p");
    xml_.Attribute("type", "XCSURI");
    xml_.Text("TBXBasicXCSV02.xcs");
    xml_.End();
    xml_.End();
    xml_.End();
    xml_.Start("text");
    xml_.Start("body");
  }

  void StartV3() {
    const bool dct = options_.dialect == TbxDialect::kV3Dct;
    xml_.Start("tbx");
    xml_.Attribute("type", "TBX-Basic");
    xml_.Attribute("style", dct ? "dct" : "dca");
    xml_.Attribute("xml:lang", "ko");
    xml_.Attribute("xmlns", "urn:iso:std:iso:30042:ed-2");
    if (dct) {
      xml_.Attribute("xmlns:min", "http://www.tbxinfo.net/ns/min");
      xml_.Attribute("xmlns:basic", "http://www.tbxinfo.net/ns/basic");
    }
    xml_.Start("tbxHeader");
    xml_.Start("fileDesc");
    Title();
    SourceDescription();
    xml_.End();
    xml_.End();
    xml_.Start("text");
    xml_.Start("body");
  }

  void Title() {
    xml_.Start("titleStmt");
    xml_.Element("title", options_.title);
    xml_.End();
  }

  void SourceDescription() {
    xml_.Start("sourceDesc");
    xml_.Element("p", "Gathered by Malmoi from bilingual notes");
    xml_.End();
  }

  void StartLanguage(std::string_view language) {
    xml_.Start(is_v2() ? "langSet" : "langSec");
    xml_.Attribute("xml:lang", language);
  }

  void StartTerm(std::string_view term) {
    xml_.Start(is_v2() ? "tig" : "termSec");
    xml_.Element("term", term);
  }

  void Category(const TbxCategory& category, std::string_view value) {
    if (options_.dialect == TbxDialect::kV3Dct) {
      xml_.Element(category.dct_name, value);
      return;
    }
    xml_.Start(category.element);
    xml_.Attribute("type", category.type);
    xml_.Text(value);
    xml_.End();
  }

  void Note(std::string_view key, std::string_view value) {
    xml_.Element("note", Concat(key, ": ", value));
  }

  // The id if it can be one and is new; else one that is made for the entry.
  std::string UniqueId(const std::string& wanted) {
    std::string id = wanted;
    for (size_t n = entries_; !IsXmlId(id) || ids_.contains(id); ++n) id = Concat("c-n", n);
    ids_.insert(id);
    return id;
  }

  static std::vector<std::vector<const TermPair*>> GroupByKorean(
      const std::vector<const TermPair*>& pairs) {
    std::vector<std::vector<const TermPair*>> groups;
    for (const TermPair* pair : pairs) {
      const auto same = std::ranges::find_if(
          groups, [&](const auto& group) { return group[0]->korean == pair->korean; });
      same == groups.end() ? groups.push_back({pair}) : same->push_back(pair);
    }
    return groups;
  }

  void WriteKorean(const std::vector<const TermPair*>& pairs) {
    StartTerm(pairs[0]->korean);
    if (const std::string_view status = KoreanStatus(pairs); !status.empty()) {
      Category(kTbxStatus, status);
    }
    // A reader gives it to English terms that have none of their own.
    if (std::ranges::none_of(pairs, [](const TermPair* p) { return p->part_of_speech.empty(); })) {
      PartOfSpeech(pairs[0]->part_of_speech);
    }
    std::set<std::pair<std::string, std::string>> written;
    std::vector<std::string> variants;
    for (const TermPair* pair : pairs) {
      for (const TermEvidence& evidence : pair->evidence) {
        if (written.emplace(evidence.korean, SourceOf(evidence)).second) {
          Context(evidence.korean, evidence);
        }
      }
      for (const std::string& variant : pair->variants_korean) {
        if (std::ranges::find(variants, variant) == variants.end()) variants.push_back(variant);
      }
    }
    xml_.End();
    Variants(variants, KoreanStatus(pairs));
  }

  void WriteEnglish(const TermPair& pair, const Shared& shared) {
    StartTerm(pair.english);
    if (const std::string_view status = EnglishStatus(pair.status); !status.empty()) {
      Category(kTbxStatus, status);
    }
    PartOfSpeech(pair.part_of_speech);
    for (const TermEvidence& evidence : pair.evidence) Context(evidence.english, evidence);
    Transactions(pair);
    if (shared.several_korean) Note(kNoteRenders, pair.korean);
    if (TbxPairStatus(shared.korean_status, EnglishStatus(pair.status)) != pair.status) {
      Note(kNoteStatus, TermStatusName(pair.status));
    }
    if (pair.confidence > 0) Note(kNoteConfidence, FormatScore(pair.confidence, 4));
    if (pair.frequency > 0) Note(kNoteFrequency, std::to_string(pair.frequency));
    if (!pair.notes.empty()) Note(kNoteSeenIn, Join(pair.notes, "|"));
    if (pair.definition != shared.definition && !pair.definition.empty()) {
      Note(kNoteDefinition, pair.definition);
    }
    if (pair.subject != shared.subject && !pair.subject.empty()) Note(kNoteSubject, pair.subject);
    for (const std::string& comment : pair.comments) Comment(comment);
    xml_.End();
    Variants(pair.variants_english, EnglishStatus(pair.status));
  }

  // A value that TBX-Basic does not list is "other", the value itself stands in a note.
  void PartOfSpeech(std::string_view value) {
    if (value.empty()) return;
    const bool listed = std::ranges::find(kTbxPartsOfSpeech, value) != kTbxPartsOfSpeech.end();
    Category(kTbxPartOfSpeech, listed ? value : "other");
    if (!listed) Note(kNotePartOfSpeech, value);
  }

  void Context(std::string_view text, const TermEvidence& evidence) {
    if (text.empty()) return;
    xml_.Start("descripGrp");
    Category(kTbxContext, text);
    Category(kTbxSource, SourceOf(evidence));
    xml_.End();
  }

  void Comment(const std::string& comment) {
    for (const std::string_view key : kTbxNoteKeys) {
      if (comment.starts_with(Concat(key, ": "))) return Note(kNoteComment, comment);
    }
    xml_.Element("note", comment);
  }

  void Transactions(const TermPair& pair) {
    const bool modified = !pair.changed_at.empty();
    if (!pair.created_at.empty() || (!modified && !pair.user.empty())) {
      Transaction(pair, kNoteCreated, pair.created_at, modified ? "" : pair.user);
    }
    if (modified) Transaction(pair, kNoteChanged, pair.changed_at, pair.user);
  }

  void Transaction(const TermPair& pair, std::string_view type, const std::string& when,
                   std::string_view user) {
    const std::string date = ExtendedDate(when);
    if (date.empty() && !when.empty()) {
      Lose(pair, Concat("\"", when, "\" is no date that TBX can hold; left out"));
    }
    if (date.empty() && user.empty()) return;
    xml_.Start("transacGrp");
    Category(kTbxTransaction, type);
    if (!user.empty()) Category(kTbxResponsibility, user);
    // Version 2 knows days only; the time of day stands in a note.
    const size_t day = 10;
    if (!date.empty()) xml_.Element("date", is_v2() ? date.substr(0, day) : date);
    xml_.End();
    if (is_v2() && date.size() > day) Note(type, date);
  }

  // A variant is a term of its own, with the status of the term that it varies and follows.
  void Variants(const std::vector<std::string>& variants, std::string_view status) {
    for (const std::string& variant : variants) {
      StartTerm(variant);
      Category(kTbxTermType, "variant");
      if (!status.empty()) Category(kTbxStatus, status == kTbxPreferred ? kTbxAdmitted : status);
      xml_.End();
    }
  }

  void Lose(const TermPair& pair, std::string what) {
    losses_.push_back({{Concat(pair.korean, " = ", pair.english), 0, 0}, std::move(what)});
  }

  const TbxWriteOptions& options_;
  XmlWriter xml_;
  size_t entries_ = 0;
  std::set<std::string> ids_;
  Problems losses_;
};

}  // namespace

absl::StatusOr<Problems> WriteTbx(std::span<const ConceptEntry> concepts,
                                  const TbxWriteOptions& options, ByteSink& sink) {
  TbxWriter writer(options, sink);
  for (const ConceptEntry& entry : concepts) writer.Write(entry);
  return writer.Finish();
}

}  // namespace malmoi
