// The table of rules; its texts are what people read, which is why it is long.
#include "check/rule_table.h"

#include <algorithm>
#include <array>

#include "check/rules/rules.h"

namespace malmoi {
namespace {

constexpr std::string_view kCustomPrefix = "custom/";

constexpr std::array<Rule, 18> kRules = {{
    {"term-inconsistent", Severity::kWarning,
     "a glossary term stands on one side, none of its accepted partners on the other",
     "The glossary says how a term is rendered; this sentence renders it otherwise, or not at "
     "all.\n"
     "\n"
     "  사고 패턴을 다섯 가지로 나눴네요.      glossary: 사고 패턴 = thinking pattern\n"
     "  They split thought templates in five.   <- term-inconsistent\n"
     "\n"
     "Any accepted or preferred rendering counts, in any inflection and order of its words, and "
     "so\n"
     "does its acronym. The sentence's own partner is looked at first, then the neighbours: a "
     "term\n"
     "that moved, became a pronoun or is said once for two is left in peace; a heading above the\n"
     "sentence excuses nothing. Terms that were\n"
     "gathered and not reviewed count from confidence .8 and two occurrences on, and only where "
     "the\n"
     "memory and the lexicon say that they are rendered steadily and another word came in their\n"
     "place; accept or reject them with `malmoi glossary` to make the rule exact.\n",
     CheckTermInconsistent},
    {"term-forbidden", Severity::kError, "a term that the glossary rejects or deprecates",
     "A rejected pair says that this English must not render this Korean; a deprecated Korean "
     "term\n"
     "is no longer to be used at all.\n"
     "\n"
     "  사고 패턴 = thought pattern, rejected\n"
     "  Five thought patterns were designed.    <- term-forbidden, where the Korean has 사고 패턴\n"
     "\n"
     "It is told where that English stands for that Korean: not where the term is rendered beside "
     "it\n"
     "and the rejected word is of another one (소금 = sprinkle, rejected; 소금을 뿌린다, sprinkle "
     "with\n"
     "salt).\n"
     "\n"
     "Where the glossary has one rendering to use instead, --fix writes it, in the plural and "
     "with\n"
     "the capitals of what stood there.\n",
     CheckTermForbidden},
    {"term-variant", Severity::kInfo, "a known term spelt or spaced otherwise",
     "The term is right, its spelling is not the one that the glossary writes: 사고패턴 for 사고 "
     "패턴,\n"
     "토크나이져 for 토크나이저, \"fine tuning\" for \"fine-tuning\". --fix writes the glossary's "
     "spelling.\n"
     "Two words joined by a hyphen before a noun (\"language-model training\") are no variant.\n",
     CheckTermVariant},
    {"translation-inconsistent", Severity::kWarning,
     "a sentence that the memory holds, rendered otherwise this time",
     "The translation memory has this Korean sentence, letter by letter but for spaces and marks,\n"
     "and every rendering that it has is another. Sentences of less than eight syllables are not\n"
     "compared.\n",
     CheckTranslationInconsistent},
    {"number-mismatch", Severity::kError,
     "numbers, percentages, units, dates and versions that differ",
     "Quantities are compared by value: 80억 is 8 billion is 8B, 2만 1천 is 21k, 절반 is half is "
     "50%,\n"
     "두 배 is twice is 2x, 다섯 가지 is five, 3월 18일 is March 18 is 3/18, 오후 3시 is 3 pm.\n"
     "\n"
     "  정확도가 3.5% 올랐습니다.\n"
     "  Accuracy went up by 5.3%.               <- number-mismatch\n"
     "\n"
     "A number in digits needs its partner; small numbers in words (한, both, second) are told "
     "only\n"
     "where the other side counts something else in their place. Numbers in names (GPT-4), links\n"
     "and code are not quantities.\n",
     CheckNumberMismatch},
    {"link-mismatch", Severity::kError,
     "a URL, arXiv id, DOI, e-mail address or tag on one side only",
     "Links are compared over the whole note. Addresses of one thing are one: arxiv.org/abs/X,\n"
     "arxiv.org/pdf/X and arXiv:X, with or without a version; http and https; a slash at the "
     "end.\n",
     CheckLinkMismatch},
    {"name-mismatch", Severity::kWarning,
     "a Latin-script name, acronym or `code` of the Korean that the English lacks or spells "
     "otherwise",
     "A name is what is written in one way only: capitals inside (xLSTM, GRPO), digits (GPT4), an\n"
     "underscore, back quotes. Spaces, hyphens and a plural s do not count, an acronym may be\n"
     "written out (LLM, large language model), and the neighbouring sentences count too. Other\n"
     "names are told where the English has another in their place: FLORES-101 for FLORES-200,\n"
     "Susan for Sarah. Of names in Hangul only persons with their full Korean name are looked at.\n"
     "\n"
     "  xLSTM의 학습 결과.\n"
     "  Results of training XLSTM.              <- name-mismatch\n",
     CheckNameMismatch},
    {"missing-rendering", Severity::kWarning, "a note, paragraph or sentence without its English",
     "A sentence that the alignment leaves alone, or that was put together with a neighbour whose\n"
     "English holds none of its words and is too short for both. A paragraph without any is told\n"
     "once.\n",
     CheckMissingRendering},
    {"missing-source", Severity::kWarning, "English that renders nothing in the Korean",
     "The same the other way round: an English sentence that no Korean one accounts for.\n",
     CheckMissingSource},
    {"untranslated-text", Severity::kError, "Hangul left in the English",
     "A Korean word that the English speaks about stands in quotation marks, brackets or back\n"
     "quotes, and is left in peace there.\n",
     CheckUntranslatedText},
    {"length-ratio", Severity::kInfo, "a pair whose lengths do not fit",
     "A sentence and its rendering have about the same length, a Hangul syllable counted as two "
     "and\n"
     "a half letters; short sentences stray more and are given more room.\n",
     CheckLengthRatio},
    {"bracket-mismatch", Severity::kInfo, "unbalanced or unlike brackets",
     "A bracket that is never closed, that closes nothing, or round brackets rendered by square "
     "ones.\n"
     "Brackets may close in a later sentence of the same paragraph.\n",
     CheckBracketMismatch},
    {"quote-mismatch", Severity::kInfo, "unbalanced or unlike quotation marks",
     "Marks of a paragraph that do not come in pairs, or two or more quotations that only one "
     "side\n"
     "has.\n",
     CheckQuoteMismatch},
    {"punctuation", Severity::kInfo, "unlike sentence ends, doubled marks",
     "A Korean question whose English ends with a full stop, an English sentence without a mark "
     "at\n"
     "its end, \",,\", a space before a comma. --fix mends the marks, not the ends.\n",
     CheckPunctuation},
    {"whitespace", Severity::kInfo, "doubled spaces",
     "Two or more spaces inside a sentence, code left out. --fix writes one.\n", CheckWhitespace},
    {"repeated-word", Severity::kInfo, "a word written twice: \"the the\", 를 를",
     "Korean doubles words for emphasis (하나 하나), so that only words with their particles and\n"
     "particles alone are told. --fix leaves one out.\n",
     CheckRepeatedWord},
    {"drift", Severity::kWarning, "the Korean changed since its English was written",
     "The workspace remembers which Korean each English sentence was rendered from. Here the "
     "English\n"
     "is the same and the Korean is not: bring the English up to date. A build of the changed "
     "notes\n"
     "forgets nothing; the finding goes away when the English changes or the Korean is what it "
     "was.\n"
     "Where the English is right after all, silence it in the text or by a baseline.\n",
     CheckDrift},
    {"custom/NAME", Severity::kWarning, "the person's own rules, from malmoi.toml",
     "A pattern on one side, and what must or must not stand on the other, in RE2's syntax:\n"
     "\n"
     "  [[check.rule]]\n"
     "  name = \"please\"\n"
     "  ko = \"해 ?주세요\"\n"
     "  en_must = \"(?i)please\"\n"
     "\n"
     "Keys: name, message, severity, ko, en, ko_must, ko_must_not, en_must, en_must_not, replace.\n"
     "A rule of `ko` or `en` alone is a pattern that must not stand there; `replace` mends it.\n",
     CheckCustom},
}};

}  // namespace

std::span<const Rule> Rules() { return kRules; }

std::vector<std::string> RuleIds() {
  std::vector<std::string> ids;
  ids.reserve(Rules().size());
  for (const Rule& rule : Rules()) ids.emplace_back(rule.id);
  return ids;
}

const Rule* FindRule(std::string_view id) {
  const auto found = std::ranges::find(kRules, id, &Rule::id);
  if (found != kRules.end()) return &*found;
  return id.starts_with(kCustomPrefix) && id.size() > kCustomPrefix.size() ? &kRules.back()
                                                                           : nullptr;
}

}  // namespace malmoi
