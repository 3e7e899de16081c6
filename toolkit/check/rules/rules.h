// Internal to check/: what the rows of the rule table point to, each in a file of its own.
#ifndef MALMOI_CHECK_RULES_RULES_H_
#define MALMOI_CHECK_RULES_RULES_H_

#include "check/rule.h"

namespace malmoi {

void CheckTermInconsistent(const RuleContext& context, Findings* findings);
void CheckTermForbidden(const RuleContext& context, Findings* findings);
void CheckTermVariant(const RuleContext& context, Findings* findings);
void CheckTranslationInconsistent(const RuleContext& context, Findings* findings);
void CheckNumberMismatch(const RuleContext& context, Findings* findings);
void CheckLinkMismatch(const RuleContext& context, Findings* findings);
void CheckNameMismatch(const RuleContext& context, Findings* findings);
void CheckMissingRendering(const RuleContext& context, Findings* findings);
void CheckMissingSource(const RuleContext& context, Findings* findings);
void CheckUntranslatedText(const RuleContext& context, Findings* findings);
void CheckLengthRatio(const RuleContext& context, Findings* findings);
void CheckBracketMismatch(const RuleContext& context, Findings* findings);
void CheckQuoteMismatch(const RuleContext& context, Findings* findings);
void CheckPunctuation(const RuleContext& context, Findings* findings);
void CheckWhitespace(const RuleContext& context, Findings* findings);
void CheckRepeatedWord(const RuleContext& context, Findings* findings);
void CheckDrift(const RuleContext& context, Findings* findings);
void CheckCustom(const RuleContext& context, Findings* findings);

}  // namespace malmoi

#endif  // MALMOI_CHECK_RULES_RULES_H_
