#include "check/glossary_index.h"

#include <utility>

namespace malmoi {

GlossaryIndex::GlossaryIndex(std::span<const ConceptEntry> concepts, const WordTokenizer& tokenizer)
    : GlossaryIndex(CompileGlossary(concepts, tokenizer), tokenizer) {}

GlossaryIndex::GlossaryIndex(CompiledGlossary compiled, const WordTokenizer& tokenizer)
    : concepts_(std::move(compiled.concepts)),
      of_english_(std::move(compiled.of_english)),
      conflicts_(std::move(compiled.conflicts)),
      korean_{TermMatcher(std::move(compiled.korean.terms), tokenizer),
              std::move(compiled.korean.is_main)},
      english_{TermMatcher(std::move(compiled.english.terms), tokenizer),
               std::move(compiled.english.is_main)} {}

std::vector<TermMatch> GlossaryIndex::Find(std::string_view text, std::span<const Token> tokens,
                                           Language language) const {
  return Of(language).matcher.Find(text, tokens);
}

const std::string& GlossaryIndex::TermText(const TermMatch& match, Language language) const {
  return Of(language).matcher.terms()[match.term].text;
}

bool GlossaryIndex::IsMainForm(const TermMatch& match, Language language) const {
  return Of(language).is_main[match.term];
}

}  // namespace malmoi
