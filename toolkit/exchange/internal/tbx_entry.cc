#include "exchange/internal/tbx_entry.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "base/strings.h"
#include "exchange/internal/language_match.h"
#include "exchange/internal/tbx_names.h"
#include "exchange/internal/tbx_term.h"

namespace malmoi {
namespace {

// Far above what a concept needs.
constexpr size_t kMaxPairs = 400;

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
        AnnotateTbxTerm(child, &entry_, result_);
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
        AnnotateTbxTerm(child, &level, result_);
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
          AnnotateTbxTerm(child, &term, result_);
        }
      }
    };
    read(read, node);
    if (term.text.empty()) {
      if (has_term) {
        result_->remarks.push_back(
            {node.place, Concat("a <", node.name, "> whose <term> is empty; passed over")});
      } else {
        AddProblem(node, Concat("a <", node.name, "> without <term>; left out"));
      }
      return;
    }
    terms->push_back(std::move(term));
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

}  // namespace

ConceptEntry InterpretTbxEntry(const TbxNode& entry, const TbxReadOptions& options,
                               TbxReadResult* result) {
  return Interpreter(options, result).Interpret(entry);
}

}  // namespace malmoi
