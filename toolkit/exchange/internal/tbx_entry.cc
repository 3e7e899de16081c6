#include "exchange/internal/tbx_entry.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "exchange/internal/dates.h"
#include "exchange/internal/language_match.h"
#include "exchange/internal/tbx_names.h"

namespace malmoi {
namespace {

// Bounds, far above what the entry of a term base needs: an IATE entry in all languages has a few
// thousand elements.
constexpr size_t kMaxNodes = 20'000;
constexpr size_t kMaxPairs = 400;
constexpr std::string_view kCoreNamespace = "urn:iso:std:iso:30042:ed-2";

// Elements that carry a data category in their type attribute.
constexpr std::array<std::string_view, 9> kMetaElements = {"descrip",     "descripNote", "admin",
                                                           "adminNote",   "termNote",    "transac",
                                                           "transacNote", "ref",         "xref"};
// Elements that only hold others together.
constexpr std::array<std::string_view, 5> kGroups = {"descripGrp", "adminGrp", "termNoteGrp",
                                                     "transacGrp", "termGrp"};
// Inline elements: their text belongs to the text around them.
constexpr std::array<std::string_view, 7> kInline = {"hi", "foreign", "bpt", "ept",
                                                     "ph", "sc",      "ec"};

template <size_t n>
bool Contains(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// A line end with the indentation around it, as tools that print XML prettily make, is a space;
// so is each white space at both ends of the text that came with a line end.
std::string JoinLines(std::string_view text) {
  std::string joined;
  for (size_t i = 0; i < text.size();) {
    const size_t end = std::min(text.find_first_not_of(" \t\r\n", i), text.size());
    const std::string_view space = text.substr(i, end - i);
    if (space.empty()) {
      joined.push_back(text[i++]);
      continue;
    }
    const bool at_an_end = i == 0 || end == text.size();
    // XML readers make LF of every line end of the file: a CR was meant.
    const bool has_line_end =
        space.find('\n') != std::string_view::npos && space.find('\r') == std::string_view::npos;
    const bool is_layout = has_line_end && (at_an_end || space.size() > 1);
    if (!is_layout) {
      joined.append(space);
    } else if (!at_an_end) {
      joined.push_back(' ');
    }
    i = end;
  }
  return joined;
}

struct TbxContext {
  std::string text;
  std::string source;
};

// One term with what stands beside it; also used for what stands at the entry or language level.
struct TbxTerm {
  std::string text;
  std::string status;  // one of the three that count, or ""
  std::string part_of_speech;
  std::string definition;
  std::string subject;
  std::string created_at;
  std::string changed_at;
  std::string user;
  bool is_variant = false;
  std::vector<std::string> variants;
  std::vector<TbxContext> contexts;
  std::vector<std::string> comments;
  // What Malmoi's own notes say.
  std::string renders;
  std::optional<TermStatus> pair_status;
  double confidence = 0;
  size_t frequency = 0;
  std::vector<std::string> notes;
};

// "preferredTerm-admn-sts", "preferred", "supersededTerm" …: the three that make a difference.
std::string_view StatusOf(std::string_view value) {
  const std::string lower = AsciiToLower(value);
  for (const std::string_view word : {"deprecated", "superseded", "obsolete", "forbidden"}) {
    if (lower.find(word) != std::string::npos) return kTbxDeprecated;
  }
  if (lower.starts_with("preferred") || lower.starts_with("standardized")) return kTbxPreferred;
  return lower.starts_with("admitted") ? kTbxAdmitted : std::string_view();
}

class Interpreter {
 public:
  Interpreter(const TbxReadOptions& options, TbxReadResult* result)
      : options_(options), result_(result) {}

  ConceptEntry Interpret(const TbxNode& entry) {
    ConceptEntry meaning;
    meaning.id = entry.id;
    for (const TbxNode& child : entry.children) {
      if (child.name == "langSet" || child.name == "langSec") {
        ReadLanguage(child);
      } else {
        Annotate(child, &entry_);
      }
    }
    AttachVariants(&korean_);
    AttachVariants(&english_);
    if (korean_.size() * english_.size() > kMaxPairs) {
      AddProblem(entry, Concat(korean_.size(), " terms in ", options_.source_language, " and ",
                               english_.size(), " in ", options_.target_language,
                               " in one entry are no concept; left out"));
      return meaning;
    }
    for (const TbxTerm& korean : korean_) {
      for (const TbxTerm& english : english_) {
        if (english.renders.empty() || english.renders == korean.text) {
          // Sentences and remarks beside an English term are told once, not with each Korean one.
          const bool tell_all = &korean == &korean_.front() || !english.renders.empty();
          meaning.pairs.push_back(MakePair(korean, english, tell_all));
        }
      }
      AddLeftContexts(korean, &meaning);
    }
    if (meaning.pairs.empty()) return meaning;
    const bool told = std::ranges::any_of(
        meaning.pairs, [&](const TermPair& pair) { return pair.definition == entry_.definition; });
    if (!told) KeepDefinition(entry_.definition, &meaning.pairs.front());
    Append(entry_.comments, &meaning.pairs.front().comments);
    return meaning;
  }

 private:
  void AddProblem(const TbxNode& node, std::string message) {
    result_->problems.push_back({node.place, std::move(message)});
  }

  static void Append(const std::vector<std::string>& from, std::vector<std::string>* to) {
    to->insert(to->end(), from.begin(), from.end());
  }

  void ReadLanguage(const TbxNode& node) {
    const bool is_korean = LanguageMatches(options_.source_language, node.language);
    const bool is_english = !is_korean && LanguageMatches(options_.target_language, node.language);
    std::vector<TbxTerm> terms;
    TbxTerm level;  // what stands beside the terms
    for (const TbxNode& child : node.children) {
      if (child.name == "tig" || child.name == "ntig" || child.name == "termSec") {
        ReadTerm(child, &terms);
      } else {
        Annotate(child, &level);
      }
    }
    result_->languages[node.language] += terms.size();
    if (!is_korean && !is_english) return;
    for (TbxTerm& term : terms) {
      if (term.definition.empty()) term.definition = level.definition;
      if (term.created_at.empty()) term.created_at = level.created_at;
      if (term.changed_at.empty()) term.changed_at = level.changed_at;
    }
    if (!terms.empty()) Append(level.comments, &terms.front().comments);
    std::vector<TbxTerm>& side = is_korean ? korean_ : english_;
    std::ranges::move(terms, std::back_inserter(side));
  }

  void ReadTerm(const TbxNode& node, std::vector<TbxTerm>* terms) {
    TbxTerm term;
    bool has_term = false;
    const auto read = [&](const auto& self, const TbxNode& at) -> void {
      for (const TbxNode& child : at.children) {
        if (child.name == "termGrp") {
          self(self, child);
        } else if (child.name == "term") {
          has_term = true;
          term.text = std::string(StripWhitespace(child.text));
        } else {
          Annotate(child, &term);
        }
      }
    };
    read(read, node);
    if (term.text.empty()) {
      AddProblem(node, Concat("a <", node.name, "> ",
                              has_term ? "whose <term> is empty" : "without <term>", "; left out"));
      return;
    }
    terms->push_back(std::move(term));
  }

  // Takes one element beside a term over into `term`.
  void Annotate(const TbxNode& node, TbxTerm* term) {
    if (node.name == "transacGrp") return ReadTransaction(node, term);
    if (node.name == "descripGrp") return ReadDescription(node, term);
    if (Contains(kGroups, node.name)) {
      for (const TbxNode& child : node.children) Annotate(child, term);
    } else if (node.name == "note") {
      ReadNote(node.text, term);
    } else if (!node.category.empty()) {
      ReadCategory(node, term);
    } else {
      AddProblem(node, Concat("<", node.name, "> is not known here; ",
                              node.text.empty() ? "passed over" : "its text is kept as a comment"));
      if (!node.text.empty()) term->comments.push_back(node.text);
    }
  }

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
        if (date.empty()) AddProblem(child, Concat("\"", child.text, "\" is no date; left out"));
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

  // Gives each variant to the term that it follows, or to the first where it follows none.
  static void AttachVariants(std::vector<TbxTerm>* terms) {
    std::vector<TbxTerm> mains;
    std::vector<std::string> early;
    const bool only_variants =
        std::ranges::all_of(*terms, [](const TbxTerm& term) { return term.is_variant; });
    for (TbxTerm& term : *terms) {
      if (!term.is_variant || only_variants) {
        mains.push_back(std::move(term));
        continue;
      }
      std::vector<std::string>& variants = mains.empty() ? early : mains.back().variants;
      variants.push_back(term.text);
      if (!mains.empty()) Append(term.comments, &mains.back().comments);
    }
    if (!mains.empty()) Append(early, &mains.front().variants);
    *terms = std::move(mains);
  }

  TermPair MakePair(const TbxTerm& korean, const TbxTerm& english, bool tell_all) const {
    const auto first_of = [](std::initializer_list<const std::string*> values) {
      for (const std::string* value : values) {
        if (!value->empty()) return *value;
      }
      return std::string();
    };
    TermPair pair;
    pair.korean = korean.text;
    pair.english = english.text;
    pair.status = english.pair_status.value_or(TbxPairStatus(korean.status, english.status));
    pair.confidence = english.confidence;
    pair.frequency = english.frequency;
    pair.notes = english.notes;
    pair.variants_korean = korean.variants;
    pair.variants_english = english.variants;
    pair.definition = first_of({&english.definition, &entry_.definition, &korean.definition});
    pair.subject = first_of({&english.subject, &entry_.subject});
    pair.part_of_speech = first_of({&english.part_of_speech, &korean.part_of_speech});
    pair.created_at = first_of({&english.created_at, &entry_.created_at, &korean.created_at});
    pair.changed_at = first_of({&english.changed_at, &entry_.changed_at, &korean.changed_at});
    pair.user = first_of({&english.user, &entry_.user, &korean.user});
    if (!tell_all) return pair;
    pair.comments = english.comments;
    for (const TbxContext& context : english.contexts) {
      TermEvidence evidence = FromSource(context.source);
      evidence.english = context.text;
      const auto same = std::ranges::find(korean.contexts, context.source, &TbxContext::source);
      if (same != korean.contexts.end() && !context.source.empty()) evidence.korean = same->text;
      pair.evidence.push_back(std::move(evidence));
    }
    FindTerms(&pair);
    return pair;
  }

  // Korean sentences that stand beside no English one, and remarks on the Korean term, go to the
  // term's first pair.
  static void AddLeftContexts(const TbxTerm& korean, ConceptEntry* meaning) {
    const auto belongs = [&](const TermPair& pair) { return pair.korean == korean.text; };
    const auto first = std::ranges::find_if(meaning->pairs, belongs);
    if (first == meaning->pairs.end()) return;
    Append(korean.comments, &first->comments);
    if (first->definition != korean.definition) KeepDefinition(korean.definition, &*first);
    std::set<std::string_view> used;
    for (const TermPair& pair : meaning->pairs) {
      if (!belongs(pair)) continue;
      for (const TermEvidence& evidence : pair.evidence) used.insert(evidence.korean);
    }
    std::vector<TermEvidence> left;
    for (const TbxContext& context : korean.contexts) {
      if (used.contains(context.text)) continue;
      TermEvidence evidence = FromSource(context.source);
      evidence.korean = context.text;
      left.push_back(std::move(evidence));
    }
    std::ranges::move(left, std::back_inserter(first->evidence));
    FindTerms(&*first);
  }

  // A definition beside the one that the pair has.
  static void KeepDefinition(const std::string& definition, TermPair* pair) {
    if (!definition.empty()) pair->comments.push_back(Concat("definition: ", definition));
  }

  // "a.txt#1, bead 2" or "bead 2" as we write it; anything else is kept as the note's name.
  static TermEvidence FromSource(const std::string& source) {
    TermEvidence evidence;
    const size_t at = source.rfind("bead ");
    const std::optional<int64_t> bead =
        at == std::string::npos ? std::nullopt : ParseInt(source.substr(at + 5));
    const bool alone = at == 0;
    if (!bead || *bead < 0 || (!alone && (at < 2 || source.substr(at - 2, 2) != ", "))) {
      evidence.note = source;
      return evidence;
    }
    evidence.bead_index = static_cast<size_t>(*bead);
    if (!alone) evidence.note = source.substr(0, at - 2);
    return evidence;
  }

  // Where the terms or their variants stand in the sentences: TBX does not say.
  static void FindTerms(TermPair* pair) {
    const auto find = [](const std::string& text, const std::string& term,
                         const std::vector<std::string>& variants) {
      std::vector<std::string> forms = {term};
      Append(variants, &forms);
      const std::string lower = AsciiToLower(text);
      for (const std::string& form : forms) {
        const size_t at = lower.find(AsciiToLower(form));
        if (at != std::string::npos) return Span{at, at + form.size()};
      }
      return Span{};
    };
    for (TermEvidence& evidence : pair->evidence) {
      evidence.korean_span = find(evidence.korean, pair->korean, pair->variants_korean);
      evidence.english_span = find(evidence.english, pair->english, pair->variants_english);
    }
  }

  const TbxReadOptions& options_;
  TbxReadResult* result_;
  TbxTerm entry_;  // what stands at the level of the concept
  std::vector<TbxTerm> korean_;
  std::vector<TbxTerm> english_;
};

absl::StatusOr<TbxNode> ReadNode(XmlReader& reader, const XmlEvent& start, size_t* nodes) {
  TbxNode node;
  node.name = start.name;
  node.place = reader.PlaceOf(start);
  if (++*nodes > kMaxNodes) {
    return TooLargeError(node.place, Concat("more than ", kMaxNodes, " elements in one entry"));
  }
  const auto attribute = [&](std::string_view name) {
    const std::string* value = start.Attribute(name);
    return value == nullptr ? std::string() : *value;
  };
  node.id = attribute("id");
  node.language = attribute("xml:lang");
  if (node.language.empty()) node.language = attribute("lang");
  if (Contains(kMetaElements, node.name)) {
    node.category = attribute("type");
  } else if (!start.namespace_uri.empty() && start.namespace_uri != kCoreNamespace) {
    node.category = node.name;
  }
  while (true) {
    MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, reader.Next());
    if (event.kind == XmlEvent::Kind::kText) node.text.append(event.text);
    if (event.kind == XmlEvent::Kind::kStart) {
      MALMOI_ASSIGN_OR_RETURN(TbxNode child, ReadNode(reader, event, nodes));
      if (Contains(kInline, child.name)) {
        node.text.append(child.text);
      } else {
        node.children.push_back(std::move(child));
      }
    }
    if (event.kind == XmlEvent::Kind::kEnd || event.kind == XmlEvent::Kind::kEndOfDocument) break;
  }
  // An inline element's text is joined with what stands around it first.
  if (!Contains(kInline, node.name)) node.text = ToNfc(JoinLines(node.text));
  return node;
}

}  // namespace

absl::StatusOr<TbxNode> ReadTbxNode(XmlReader& reader, const XmlEvent& start) {
  size_t nodes = 0;
  return ReadNode(reader, start, &nodes);
}

ConceptEntry InterpretTbxEntry(const TbxNode& entry, const TbxReadOptions& options,
                               TbxReadResult* result) {
  return Interpreter(options, result).Interpret(entry);
}

}  // namespace malmoi
