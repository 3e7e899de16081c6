#include "exchange/internal/tbx_term.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "exchange/internal/dates.h"
#include "exchange/internal/tbx_names.h"

namespace malmoi {
namespace {

// Elements that only hold others together.
constexpr std::array<std::string_view, 5> kGroups = {"descripGrp", "adminGrp", "termNoteGrp",
                                                     "transacGrp", "termGrp"};
// "preferredTerm-admn-sts", "preferred", "supersededTerm" …: the three that make a difference.
std::string_view StatusOf(std::string_view value) {
  const std::string lower = AsciiToLower(value);
  for (const std::string_view word : {"deprecated", "superseded", "obsolete", "forbidden"}) {
    if (lower.find(word) != std::string::npos) return kTbxDeprecated;
  }
  if (lower.starts_with("preferred") || lower.starts_with("standardized")) return kTbxPreferred;
  return lower.starts_with("admitted") ? kTbxAdmitted : std::string_view();
}

class Annotator {
 public:
  explicit Annotator(TbxReadResult* result) : result_(result) {}

  // Takes one element beside a term over into `term`.
  void Annotate(const TbxNode& node, TbxTerm* term) {
    if (node.name == "transacGrp") return ReadTransaction(node, term);
    if (node.name == "descripGrp") return ReadDescription(node, term);
    if (std::ranges::find(kGroups, node.name) != kGroups.end()) {
      for (const TbxNode& child : node.children) Annotate(child, term);
    } else if (node.name == "note") {
      ReadNote(node.text, term);
    } else if (!node.category.empty()) {
      ReadCategory(node, term);
    } else {
      result_->remarks.push_back(
          {node.place,
           Concat("<", node.name, "> is not known here; ",
                  node.text.empty() ? "passed over" : "its text is kept as a comment")});
      if (!node.text.empty()) term->comments.push_back(node.text);
    }
  }

 private:
  static void ReadCategory(const TbxNode& node, TbxTerm* term) {
    const std::string& type = node.category;
    if (type == kTbxStatus.type || type == "usageStatus" || type == "normativeAuthorization") {
      term->status = StatusOf(node.text);
      if (!term->status.empty()) return;
    } else if (type == kTbxPartOfSpeech.type && term->part_of_speech.empty()) {
      term->part_of_speech = node.text;
      return;
    } else if (type == kTbxDefinition.type && term->definition.empty()) {
      term->definition = node.text;
      return;
    } else if (type == kTbxSubject.type && term->subject.empty()) {
      term->subject = node.text;
      return;
    } else if (type == kTbxContext.type) {
      term->contexts.push_back({node.text, ""});
      return;
    } else if (type == kTbxTermType.type && node.text == "variant") {
      term->is_variant = true;
      return;
    }
    term->comments.push_back(Concat(type, ": ", node.text));
  }

  // A description with its source.
  void ReadDescription(const TbxNode& node, TbxTerm* term) {
    const size_t contexts_before = term->contexts.size();
    std::string description;
    for (const TbxNode& child : node.children) {
      if (child.category == kTbxSource.type && term->contexts.size() > contexts_before) {
        term->contexts.back().source = child.text;
      } else if (child.category == kTbxSource.type) {
        term->comments.push_back(Concat("source of ", description, ": ", child.text));
      } else {
        description = child.category;
        Annotate(child, term);
      }
    }
  }

  void ReadTransaction(const TbxNode& node, TbxTerm* term) {
    std::string type;
    std::string user;
    std::string date;
    for (const TbxNode& child : node.children) {
      if (child.category == kTbxTransaction.type) {
        type = child.text;
      } else if (child.category == kTbxResponsibility.type) {
        user = child.text;
      } else if (child.name == "date") {
        date = ExtendedDate(StripWhitespace(child.text));
        if (date.empty()) {
          result_->problems.push_back(
              {child.place, Concat("\"", child.text, "\" is no date; left out")});
        }
      } else {
        Annotate(child, term);
      }
    }
    if (type == kNoteChanged) {
      if (date > term->changed_at) term->changed_at = date;
      if (!user.empty()) term->user = user;
    } else if (type == kNoteCreated || type == "creation") {
      if (term->created_at.empty()) term->created_at = date;
      if (term->user.empty()) term->user = user;
    } else {
      term->comments.push_back(Concat(type, ": ", user, user.empty() ? "" : " ", date));
    }
  }

  // A note of somebody, or one of our own that holds what TBX-Basic has no category for.
  static void ReadNote(const std::string& text, TbxTerm* term) {
    for (const std::string_view key : kTbxNoteKeys) {
      if (!text.starts_with(Concat(key, ": "))) continue;
      if (TakeOwnNote(key, text.substr(key.size() + 2), term)) return;
    }
    term->comments.push_back(text);
  }

  static bool TakeOwnNote(std::string_view key, const std::string& value, TbxTerm* term) {
    if (key == kNoteRenders) term->renders = value;
    if (key == kNoteDefinition) term->definition = value;
    if (key == kNoteSubject) term->subject = value;
    if (key == kNotePartOfSpeech) term->part_of_speech = value;
    if (key == kNoteComment) term->comments.push_back(value);
    if (key == kNoteCreated) term->created_at = value;
    if (key == kNoteChanged) term->changed_at = value;
    if (key == kNoteSeenIn) {
      for (const std::string_view note : Split(value, '|')) term->notes.emplace_back(note);
    }
    if (key == kNoteStatus) {
      term->pair_status = TermStatusFromName(value);
      return term->pair_status.has_value();
    }
    if (key == kNoteConfidence) {
      const std::optional<double> confidence = ParseDouble(value);
      if (!confidence || !(*confidence >= 0 && *confidence <= 1)) return false;
      term->confidence = *confidence;
    }
    if (key == kNoteFrequency) {
      const std::optional<int64_t> frequency = ParseInt(value);
      if (!frequency || *frequency < 0) return false;
      term->frequency = static_cast<size_t>(*frequency);
    }
    return true;
  }

  TbxReadResult* result_;
};

}  // namespace

void AnnotateTbxTerm(const TbxNode& node, TbxTerm* term, TbxReadResult* result) {
  Annotator(result).Annotate(node, term);
}

}  // namespace malmoi
