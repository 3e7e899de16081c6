// glossary add, accept, reject and edit: each is a decision on one pair.
#include <CLI/CLI.hpp>
#include <memory>

#include "base/strings.h"
#include "base/unicode.h"
#include "faces/cli/command_support.h"
#include "faces/cli/glossary_commands.h"
#include "terms/term_base.h"
#include "workspace/glossary.h"
#include "workspace/store.h"

namespace malmoi {
namespace {

struct Arguments {
  std::string korean;
  std::string english;
  std::string workspace;
  std::string by;
  bool preferred = false;
  bool deprecated = false;
  std::string new_korean;
  std::string new_english;
  TermPair details;
  std::string comment;
};

// One line of NFC without spaces at its ends. Errors: nothing is left, a control character.
absl::StatusOr<std::string> TermOf(const std::string& typed, std::string_view what) {
  const std::string term = ToNfc(StripWhitespace(typed));
  if (term.empty()) return absl::InvalidArgumentError(Concat("the ", what, " term is empty"));
  if (HasControlCharacter(term)) {
    return absl::InvalidArgumentError(
        Concat("the ", what, " term holds a line end or another control character"));
  }
  return term;
}

absl::Status Normalize(Arguments* arguments) {
  MALMOI_ASSIGN_OR_RETURN(arguments->korean, TermOf(arguments->korean, "Korean"));
  if (!arguments->english.empty()) {
    MALMOI_ASSIGN_OR_RETURN(arguments->english, TermOf(arguments->english, "English"));
  }
  if (!arguments->new_korean.empty()) {
    MALMOI_ASSIGN_OR_RETURN(arguments->new_korean, TermOf(arguments->new_korean, "Korean"));
  }
  if (!arguments->new_english.empty()) {
    MALMOI_ASSIGN_OR_RETURN(arguments->new_english, TermOf(arguments->new_english, "English"));
  }
  for (std::string* text : {&arguments->details.definition, &arguments->details.subject,
                            &arguments->details.part_of_speech, &arguments->comment}) {
    *text = ToNfc(StripWhitespace(*text));
  }
  if (!arguments->comment.empty()) arguments->details.comments = {arguments->comment};
  return absl::OkStatus();
}

absl::Status UnknownPair(const Arguments& arguments, const Glossary& known,
                         const Console& console) {
  std::string nearest = known.index().Nearest(arguments.korean, arguments.english);
  if (nearest.empty()) {  // another Korean term: to find it all of them are read
    MALMOI_ASSIGN_OR_RETURN(const std::string path, StorePathOf(arguments.workspace, console));
    MALMOI_ASSIGN_OR_RETURN(const Glossary all, Glossary::OpenToRead(path));
    nearest = all.index().Nearest(arguments.korean, arguments.english);
  }
  const std::string pair = arguments.english.empty()
                               ? Concat("\"", arguments.korean, "\"")
                               : Concat("\"", arguments.korean, "\" = \"", arguments.english, "\"");
  return absl::NotFoundError(Concat(
      "the glossary has no ", pair, nearest.empty() ? std::string() : Concat("; it has ", nearest),
      arguments.english.empty() ? std::string()
                                : std::string("; `malmoi glossary add` adds a pair")));
}

// What people should know of the other renderings of the term after a decision on one of them.
void TellOthers(const TermPair& before, const Decision& decision, const Glossary& glossary,
                Console& console) {
  const std::string& korean = decision.new_korean.empty() ? decision.korean : decision.new_korean;
  const std::string& english =
      decision.new_english.empty() ? decision.english : decision.new_english;
  const TermPair* first = nullptr;
  for (const TermPair* pair : glossary.index().Renderings(korean)) {
    if (IsForbidden(pair->status)) continue;
    if (first == nullptr || StatusRank(pair->status) < StatusRank(first->status)) first = pair;
  }
  if (decision.status == TermStatus::kRejected) {
    (void)console.err.Write(
        first == nullptr
            ? Concat("no rendering of ", korean, " is left; `malmoi glossary add` adds one\n")
            : Concat("first choice for ", korean, ": ", first->english, " (",
                     TermStatusName(first->status), ")\n"));
  } else if (first != nullptr && first->english != english &&
             first->status == TermStatus::kPreferred) {
    (void)console.err.Write(Concat("note: ", first->english, " stays preferred for ", korean,
                                   "; --preferred puts this one in its place\n"));
  }
  if (before.english != english && before.status == TermStatus::kPreferred &&
      decision.status == TermStatus::kPreferred) {
    (void)console.err.Write(Concat("note: ", before.english, " was preferred for ", korean,
                                   " until now, and is accepted beside it; one of several "
                                   "renderings is preferred\n"));
  }
}

// The rendering that is preferred for a Korean term now, or an empty pair.
TermPair PreferredOf(const std::string& korean, const Glossary& glossary) {
  for (const TermPair* pair : glossary.index().Renderings(korean)) {
    if (pair->status == TermStatus::kPreferred) return *pair;
  }
  return {};
}

absl::Status Take(std::vector<Decision> decisions, const Arguments& arguments, Glossary& glossary,
                  Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string who, DeciderOf(arguments.by, console));
  for (Decision& decision : decisions) {
    decision.who = who;
    decision.at = Now(console);
  }
  const TermPair preferred = PreferredOf(decisions[0].korean, glossary);
  MALMOI_RETURN_IF_ERROR(glossary.Decide(decisions));
  for (const Decision& decision : decisions) {
    (void)console.err.Write(Concat(Told(decision), "\n"));
  }
  TellOthers(preferred, decisions[0], glossary, console);
  return absl::OkStatus();
}

// The Korean terms that a decision may change.
std::vector<std::string> TermsOf(const Arguments& arguments) {
  return {arguments.korean, arguments.new_korean};
}

absl::StatusOr<Glossary> OpenKnown(const Arguments& arguments, const Console& console) {
  MALMOI_ASSIGN_OR_RETURN(const std::string path, StorePathOf(arguments.workspace, console));
  MALMOI_RETURN_IF_ERROR(Store::OpenToRead(path).status());  // it must be there
  return Glossary::OpenAbout(path, TermsOf(arguments));
}

Decision On(const TermPair& pair, TermStatus status) {
  return {.korean = pair.korean, .english = pair.english, .status = status};
}

absl::Status Accept(Arguments arguments, Console& console) {
  MALMOI_RETURN_IF_ERROR(Normalize(&arguments));
  MALMOI_ASSIGN_OR_RETURN(Glossary glossary, OpenKnown(arguments, console));
  const TermPair* const pair = glossary.Find(arguments.korean, arguments.english);
  if (pair == nullptr) return UnknownPair(arguments, glossary, console);
  // What is preferred stays so: accepting it again takes nothing back.
  const bool preferred = arguments.preferred || pair->status == TermStatus::kPreferred;
  const TermStatus status = preferred ? TermStatus::kPreferred : TermStatus::kAccepted;
  return Take({On(*pair, status)}, arguments, glossary, console);
}

absl::Status Reject(Arguments arguments, Console& console) {
  MALMOI_RETURN_IF_ERROR(Normalize(&arguments));
  if (arguments.english.empty() && !arguments.deprecated) {
    return absl::InvalidArgumentError(
        "which English? Say reject KO EN, or reject KO --deprecated where the Korean is no longer "
        "used");
  }
  MALMOI_ASSIGN_OR_RETURN(Glossary glossary, OpenKnown(arguments, console));
  std::vector<Decision> decisions;
  if (arguments.english.empty()) {
    for (const TermPair* pair : glossary.index().Renderings(arguments.korean)) {
      decisions.push_back(On(*pair, TermStatus::kDeprecated));
    }
  } else if (const TermPair* pair = glossary.Find(arguments.korean, arguments.english)) {
    decisions.push_back(
        On(*pair, arguments.deprecated ? TermStatus::kDeprecated : TermStatus::kRejected));
  } else if (!glossary.index().Renderings(arguments.korean).empty() && !arguments.deprecated) {
    // Nobody wrote it yet, and nobody shall.
    decisions.push_back({.korean = glossary.index().Renderings(arguments.korean)[0]->korean,
                         .english = arguments.english,
                         .status = TermStatus::kRejected});
  }
  if (decisions.empty()) return UnknownPair(arguments, glossary, console);
  return Take(std::move(decisions), arguments, glossary, console);
}

// 'malmoi glossary add salt 소금': what was added so would be found nowhere.
absl::Status CheckSides(const Arguments& arguments) {
  const ScriptCounts english = CountScripts(arguments.english);
  if (english.hangul == 0) return absl::OkStatus();
  const bool exchanged = CountScripts(arguments.korean).hangul == 0;
  return absl::InvalidArgumentError(
      exchanged ? Concat("the Korean term comes first; try `malmoi glossary add '",
                         arguments.english, "' '", arguments.korean, "'`")
                : Concat("the English term holds Hangul: ", arguments.english));
}

absl::Status Add(Arguments arguments, Console& console) {
  MALMOI_RETURN_IF_ERROR(Normalize(&arguments));
  MALMOI_RETURN_IF_ERROR(CheckSides(arguments));
  MALMOI_ASSIGN_OR_RETURN(const std::string path, MakeStorePathOf(arguments.workspace, console));
  MALMOI_ASSIGN_OR_RETURN(Glossary glossary, Glossary::OpenAbout(path, TermsOf(arguments)));
  Decision decision{.korean = arguments.korean, .english = arguments.english};
  if (arguments.preferred) decision.status = TermStatus::kPreferred;
  if (arguments.details != TermPair()) decision.details = arguments.details;
  if (const TermPair* known = glossary.Find(arguments.korean, arguments.english)) {
    (void)console.err.Write(Concat("note: the glossary has ", known->korean, " = ", known->english,
                                   " (", TermStatusName(known->status), ") already\n"));
  }
  return Take({decision}, arguments, glossary, console);
}

absl::Status Edit(Arguments arguments, Console& console) {
  MALMOI_RETURN_IF_ERROR(Normalize(&arguments));
  if (arguments.new_korean.empty() && arguments.new_english.empty() &&
      arguments.details == TermPair()) {
    return absl::InvalidArgumentError(
        "nothing to change; say --ko, --en, --definition, --subject, --part-of-speech or "
        "--comment");
  }
  MALMOI_ASSIGN_OR_RETURN(Glossary glossary, OpenKnown(arguments, console));
  const TermPair* const pair = glossary.Find(arguments.korean, arguments.english);
  if (pair == nullptr) return UnknownPair(arguments, glossary, console);
  const bool is_candidate = pair->status == TermStatus::kCandidate;
  Decision decision = On(*pair, is_candidate ? TermStatus::kAccepted : pair->status);
  decision.new_korean = arguments.new_korean;
  decision.new_english = arguments.new_english;
  if (arguments.details != TermPair()) decision.details = arguments.details;
  const std::string korean = decision.new_korean.empty() ? pair->korean : decision.new_korean;
  const std::string english = decision.new_english.empty() ? pair->english : decision.new_english;
  const TermPair* const other = glossary.Find(korean, english);
  if (other != nullptr && other != pair) {
    (void)console.err.Write(Concat("note: becomes one with ", other->korean, " = ", other->english,
                                   " (", TermStatusName(other->status), ")\n"));
  }
  return Take({decision}, arguments, glossary, console);
}

using Act = absl::Status (*)(Arguments arguments, Console& console);

RunCommand Run(std::shared_ptr<Arguments> arguments, Act act) {
  return [arguments = std::move(arguments), act](Console& console) {
    const absl::Status status = act(*arguments, console);
    return status.ok() ? kExitDone : Fail(console, status);
  };
}

std::shared_ptr<Arguments> Declare(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  app.add_option("KO", arguments->korean, "The Korean term")->required();
  AddWorkspaceOption(app, &arguments->workspace);
  AddByOption(app, &arguments->by);
  return arguments;
}

void DeclareEnglish(CLI::App& app, Arguments& arguments) {
  app.add_option("EN", arguments.english, "Its English rendering")->required();
}

void DeclarePreferred(CLI::App& app, Arguments& arguments) {
  app.add_flag("--preferred", arguments.preferred, "Of several accepted renderings the one to use");
}

void DeclareDetails(CLI::App& app, Arguments& arguments) {
  app.add_option("--definition", arguments.details.definition, "What it means")->type_name("TEXT");
  app.add_option("--subject", arguments.details.subject, "The field that it belongs to")
      ->type_name("TEXT");
  app.add_option("--part-of-speech", arguments.details.part_of_speech, "noun, verb, adjective …")
      ->type_name("TEXT");
  app.add_option("--comment", arguments.comment, "A remark, kept beside those that are there")
      ->type_name("TEXT");
}

}  // namespace

RunCommand ConfigureGlossaryAccept(CLI::App& app) {
  auto arguments = Declare(app);
  DeclareEnglish(app, *arguments);
  DeclarePreferred(app, *arguments);
  return Run(std::move(arguments), Accept);
}

RunCommand ConfigureGlossaryReject(CLI::App& app) {
  auto arguments = Declare(app);
  app.add_option("EN", arguments->english, "The English that must not render it");
  app.add_flag("--deprecated", arguments->deprecated,
               "The Korean itself is no longer used; without EN whatever its rendering");
  return Run(std::move(arguments), Reject);
}

RunCommand ConfigureGlossaryAdd(CLI::App& app) {
  auto arguments = Declare(app);
  DeclareEnglish(app, *arguments);
  DeclarePreferred(app, *arguments);
  DeclareDetails(app, *arguments);
  return Run(std::move(arguments), Add);
}

RunCommand ConfigureGlossaryEdit(CLI::App& app) {
  auto arguments = Declare(app);
  DeclareEnglish(app, *arguments);
  app.add_option("--ko", arguments->new_korean, "The Korean term from now on")->type_name("TERM");
  app.add_option("--en", arguments->new_english, "The English term from now on")->type_name("TERM");
  DeclareDetails(app, *arguments);
  return Run(std::move(arguments), Edit);
}

}  // namespace malmoi
