#include "workspace/glossary_merge.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "terms/term_base.h"
#include "workspace/glossary.h"

namespace malmoi {
namespace {

bool IsDecided(const TermPair& pair) { return pair.status != TermStatus::kCandidate; }

// A term as the glossary keeps it: NFC, one space where the file has white space.
std::string CleanTerm(const std::string& term) {
  std::string clean;
  for (const char c : ToNfc(term)) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) clean.push_back(c);
    if (is_space && !clean.empty() && clean.back() != ' ') clean.push_back(' ');
  }
  return std::string(StripWhitespace(clean));
}

// As much of a term as a message should show.
std::string Beginning(const std::string& term) {
  constexpr size_t kShown = 60;
  if (term.size() <= kShown) return term;
  return Concat(term.substr(0, ValidUtf8Prefix(term.substr(0, kShown))), "…");
}

template <typename T, typename Same>
void TakeNew(const std::vector<T>& there, const std::vector<T>& here, Same same,
             std::vector<T>* taken) {
  for (const T& item : there) {
    const auto is_same = [&](const T& known) { return same(known, item); };
    if (std::ranges::none_of(here, is_same) && std::ranges::none_of(*taken, is_same)) {
      taken->push_back(item);
    }
  }
}

bool SameText(const std::string& a, const std::string& b) { return a == b; }
bool SameSentences(const TermEvidence& a, const TermEvidence& b) {
  return a.korean == b.korean && a.english == b.english;
}

class Merger {
 public:
  Merger(std::span<const ConceptEntry> here, const std::string& file, const MergeJudge& judge)
      : here_(here), file_(file), judge_(judge) {
    for (const ConceptEntry& entry : here) {
      ids_.insert(entry.id);
      for (const TermPair& pair : entry.pairs) {
        if (pair.status == TermStatus::kPreferred) {
          preferred_[TermKey(pair.korean)] = {pair.english, pair.user, false};
        } else if (pair.status == TermStatus::kAccepted) {
          accepted_.try_emplace(TermKey(pair.korean), pair.english);
        }
      }
    }
  }

  void Take(const ConceptEntry& entry) {
    const std::string id = HomeOf(entry);
    for (const TermPair& pair : entry.pairs) {
      TermPair clean = pair;
      clean.korean = CleanTerm(pair.korean);
      clean.english = CleanTerm(pair.english);
      if (const std::string why = WhyNot(clean); !why.empty()) {
        plan_.problems.push_back({{file_, 0, 0},
                                  Concat("\"", Beginning(clean.korean), "\" = \"",
                                         Beginning(clean.english), "\": ", why, "; left out")});
        continue;
      }
      Take(std::move(clean), id);
    }
  }

  MergePlan Finish() { return std::move(plan_); }

 private:
  struct Preferred {
    std::string english;
    std::string who;
    bool from_file = false;
  };
  // What is known of a pair by now: from the workspace, or from further up in the file.
  struct Known {
    TermPair pair;
    bool from_file = false;
  };

  static std::string WhyNot(const TermPair& pair) {
    if (pair.korean.empty()) return "no Korean term";
    if (pair.english.empty()) return "no English term";
    constexpr size_t kMaxTermBytes = 4096;
    if (std::max(pair.korean.size(), pair.english.size()) > kMaxTermBytes) {
      return Concat("a term of more than ", kMaxTermBytes, " bytes");
    }
    const bool unfit = HasControlCharacter(pair.korean) || HasControlCharacter(pair.english);
    return unfit ? "a term holds a control character" : std::string();
  }

  // The concept here that shares a Korean term with the file's; else the file's own, under its id
  // where that is free.
  std::string HomeOf(const ConceptEntry& entry) {
    for (const TermPair& pair : entry.pairs) {
      if (const ConceptEntry* home = here_.ConceptOf(pair.korean)) return home->id;
    }
    std::string id = entry.id;
    if (id.empty() && !entry.pairs.empty()) id = ConceptId(entry.pairs[0].korean);
    for (size_t n = 2; !ids_.insert(id).second; ++n) id = Concat(entry.id, "-", n);
    return id;
  }

  Known* Find(const TermPair& pair) {
    const auto found = known_.find({pair.korean, pair.english});
    if (found != known_.end()) return &found->second;
    const TermPair* const here = here_.Find(pair.korean, pair.english);
    if (here == nullptr) return nullptr;
    return &known_.try_emplace({here->korean, here->english}, Known{*here, false}).first->second;
  }

  void Take(TermPair pair, const std::string& concept_id) {
    Known* const known = Find(pair);
    if (known != nullptr) return TakeKnown(pair, *known);
    Decision decision{.korean = pair.korean, .english = pair.english, .status = pair.status};
    decision.status = PreferredOrNot(pair, pair.status, TermStatus::kAccepted);
    if (pair.status == TermStatus::kAccepted) RemarkOther(pair);
    decision.concept_id = concept_id;
    pair.status = decision.status;
    TermPair bare;
    bare.korean = pair.korean;
    bare.english = pair.english;
    bare.status = pair.status;
    // A candidate without details would take earlier decisions back.
    if (pair != bare || !IsDecided(pair)) decision.details = pair;
    std::pair terms(pair.korean, pair.english);
    known_.try_emplace(std::move(terms), Known{std::move(pair), true});
    plan_.decisions.push_back(std::move(decision));
    ++plan_.added;
  }

  void TakeKnown(const TermPair& there, Known& known) {
    TermPair& here = known.pair;
    const bool was_decided = IsDecided(here);
    Decision decision{.korean = here.korean, .english = here.english, .status = here.status};
    TermPair said;  // what the file adds
    decision.status = StatusOf(there, known);
    DefinitionOf(there, known, &said);
    if (here.subject.empty()) said.subject = there.subject;
    if (here.part_of_speech.empty() || (!was_decided && !there.part_of_speech.empty() &&
                                        there.part_of_speech != here.part_of_speech)) {
      said.part_of_speech = there.part_of_speech;
    }
    TakeNew(there.comments, here.comments, SameText, &said.comments);
    TakeNew(there.variants_korean, here.variants_korean, SameText, &said.variants_korean);
    TakeNew(there.variants_english, here.variants_english, SameText, &said.variants_english);
    TakeNew(there.notes, here.notes, SameText, &said.notes);
    TakeNew(there.evidence, here.evidence, SameSentences, &said.evidence);
    if (decision.status == here.status && said == TermPair()) {
      ++plan_.known;
      return;
    }
    if (!was_decided) {
      said.created_at = there.created_at;
      said.changed_at = there.changed_at;
      said.user = there.user;
    }
    here.status = decision.status;
    if (!said.definition.empty()) here.definition = said.definition;
    known.from_file = true;
    decision.details = std::move(said);
    plan_.decisions.push_back(std::move(decision));
    ++plan_.changed;
  }

  TermStatus StatusOf(const TermPair& there, const Known& known) {
    const TermPair& here = known.pair;
    if (there.status == here.status || !IsDecided(there)) return here.status;
    if (!IsDecided(here)) return PreferredOrNot(there, there.status, TermStatus::kAccepted);
    if (IsApproved(here.status) && IsApproved(there.status)) {
      // What is preferred here stays so; what is accepted here may be what the file prefers.
      return PreferredOrNot(there, std::min(here.status, there.status, ByRank), here.status);
    }
    MergeConflict conflict = About(there, MergeConflict::Kind::kStatus, known.from_file);
    conflict.here = TermStatusName(here.status);
    conflict.there = TermStatusName(there.status);
    conflict.who = here.user;
    if (Judge(conflict) != MergeRule::kReplace) return here.status;
    return PreferredOrNot(there, there.status, TermStatus::kAccepted);
  }

  static bool ByRank(TermStatus a, TermStatus b) { return StatusRank(a) < StatusRank(b); }

  // `wanted`, unless that is preferred and another rendering is, and stays so: then `otherwise`.
  TermStatus PreferredOrNot(const TermPair& pair, TermStatus wanted, TermStatus otherwise) {
    if (wanted != TermStatus::kPreferred) return wanted;
    const auto [other, is_first] =
        preferred_.try_emplace(TermKey(pair.korean), Preferred{pair.english, pair.user, true});
    if (is_first || other->second.english == pair.english) return wanted;
    MergeConflict conflict = About(pair, MergeConflict::Kind::kPreferred, other->second.from_file);
    conflict.here = other->second.english;
    conflict.there = pair.english;
    conflict.who = other->second.who;
    if (Judge(conflict) != MergeRule::kReplace) return otherwise;
    other->second = {pair.english, pair.user, true};
    return wanted;
  }

  // A person who looks only at the new rendering would not know that another one is to be used, or
  // may be.
  void RemarkOther(const TermPair& pair) {
    const std::string key = TermKey(pair.korean);
    const auto preferred = preferred_.find(key);
    const bool is_preferred = preferred != preferred_.end() && !preferred->second.from_file;
    const auto accepted = accepted_.find(key);
    if (!is_preferred && accepted == accepted_.end()) return;
    plan_.remarks.push_back(
        {{file_, 0, 0},
         Concat(pair.korean, " = ", pair.english, ": accepted beside \"",
                is_preferred ? preferred->second.english : accepted->second,
                is_preferred ? "\", which stays preferred" : "\", which stays accepted")});
  }

  void DefinitionOf(const TermPair& there, const Known& known, TermPair* said) {
    const std::string& here = known.pair.definition;
    if (there.definition.empty() || there.definition == here) return;
    if (here.empty()) {
      said->definition = there.definition;
      return;
    }
    const std::string as_comment = Concat("definition: ", there.definition);
    if (std::ranges::find(known.pair.comments, as_comment) != known.pair.comments.end()) return;
    MergeConflict conflict = About(there, MergeConflict::Kind::kDefinition, known.from_file);
    conflict.here = here;
    conflict.there = there.definition;
    conflict.who = known.pair.user;
    const MergeRule rule = Judge(conflict);
    if (rule == MergeRule::kReplace) said->definition = there.definition;
    if (rule == MergeRule::kBoth) said->comments.push_back(as_comment);
  }

  static MergeConflict About(const TermPair& pair, MergeConflict::Kind kind, bool is_within_file) {
    MergeConflict conflict;
    conflict.kind = kind;
    conflict.korean = pair.korean;
    conflict.english = pair.english;
    conflict.is_within_file = is_within_file;
    return conflict;
  }

  MergeRule Judge(const MergeConflict& conflict) {
    ++plan_.conflicts;
    return judge_(conflict);
  }

  const TermPairIndex here_;
  const std::string& file_;
  const MergeJudge& judge_;
  std::set<std::string> ids_;
  std::map<std::pair<std::string, std::string>, Known> known_;
  std::map<std::string, Preferred> preferred_;   // by TermKey of the Korean
  std::map<std::string, std::string> accepted_;  // the same: a rendering that is accepted here
  MergePlan plan_;
};

}  // namespace

std::string ToString(const MergeConflict& conflict) {
  const std::string pair = Concat(conflict.korean, " = ", conflict.english, ": ");
  const std::string here = conflict.is_within_file ? "further up" : "here";
  const std::string who =
      conflict.who.empty() || conflict.is_within_file ? "" : Concat(" (", conflict.who, ")");
  switch (conflict.kind) {
    case MergeConflict::Kind::kStatus:
      return Concat(pair, conflict.there, " in the file, ", conflict.here, " ", here, who);
    case MergeConflict::Kind::kPreferred:
      return Concat(pair, "preferred in the file, but ", here, " \"", conflict.here,
                    "\" is preferred for ", conflict.korean, who);
    case MergeConflict::Kind::kDefinition:
      break;
  }
  return Concat(pair, "defined as \"", conflict.there, "\" in the file, as \"", conflict.here,
                "\" ", here, who);
}

MergePlan PlanMerge(std::span<const ConceptEntry> here, std::span<const ConceptEntry> there,
                    const std::string& file, const MergeJudge& judge) {
  Merger merger(here, file, judge);
  for (const ConceptEntry& entry : there) merger.Take(entry);
  return merger.Finish();
}

}  // namespace malmoi
