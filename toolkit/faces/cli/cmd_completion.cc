#include <CLI/CLI.hpp>
#include <memory>

#include "base/strings.h"
#include "faces/cli/commands.h"

namespace malmoi {
namespace {

std::string OptionNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back(Concat("--", name));
    for (const std::string& name : option->get_snames()) names.push_back(Concat("-", name));
  }
  return Join(names, " ");
}

std::vector<std::string> NamesOfCommands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

// A case for each command, and for each command of those that have some: glossary, accept.
std::string BashCases(const CLI::App& malmoi) {
  std::string cases;
  for (const CLI::App* command : malmoi.get_subcommands({})) {
    const std::string& name = command->get_name();
    for (const CLI::App* part : command->get_subcommands({})) {
      cases += Concat("    \"", name, " ", part->get_name(), "\") words=\"", OptionNames(*part),
                      "\" ;;\n");
    }
    const std::vector<std::string> parts = NamesOfCommands(*command);
    cases += Concat("    \"", name, " \"*) words=\"", OptionNames(*command), "\"",
                    parts.empty() ? "" : Concat(" parts=\"", Join(parts, " "), "\""), " ;;\n");
  }
  return cases;
}

std::string BashScript(const CLI::App& malmoi) {
  return Concat(
      "_malmoi() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" words parts=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"",
      Join(NamesOfCommands(malmoi), " "),
      " --help --version\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n",
      BashCases(malmoi),
      "    *) words=\"--help\" ;;\n"
      "  esac\n"
      "  if [ -n \"$parts\" ] && [ \"$COMP_CWORD\" -eq 2 ]; then\n"
      "    COMPREPLY=($(compgen -W \"$parts --help\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"$word\" in\n"
      "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$word\")) ;;\n"
      "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
      "  esac\n"
      "}\n"
      "complete -o filenames -F _malmoi malmoi\n");
}

std::string ZshScript(const CLI::App& malmoi) {
  return Concat("#compdef malmoi\nautoload -U +X bashcompinit && bashcompinit\n",
                BashScript(malmoi));
}

std::string FishOptions(const CLI::App& command, std::string_view condition) {
  std::string script;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      script += Concat("complete -c malmoi -n '", condition, "' -l ", name, "\n");
    }
  }
  return script;
}

std::string FishScript(const CLI::App& malmoi) {
  std::string script;
  for (const CLI::App* command : malmoi.get_subcommands({})) {
    const std::string& name = command->get_name();
    script += Concat("complete -c malmoi -n __fish_use_subcommand -a ", name, " -d '",
                     ReplaceAll(command->get_description(), "'", "\\'"), "'\n");
    const std::string seen = Concat("__fish_seen_subcommand_from ", name);
    script += FishOptions(*command, seen);
    const std::string parts = Join(NamesOfCommands(*command), " ");
    for (const CLI::App* part : command->get_subcommands({})) {
      script += Concat("complete -c malmoi -n '", seen, "; and not __fish_seen_subcommand_from ",
                       parts, "' -a ", part->get_name(), " -d '",
                       ReplaceAll(part->get_description(), "'", "\\'"), "'\n");
      script +=
          FishOptions(*part, Concat(seen, "; and __fish_seen_subcommand_from ", part->get_name()));
    }
  }
  return script;
}

}  // namespace

RunCommand ConfigureCompletion(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  return [&app, shell](Console& console) {
    const CLI::App& malmoi = *app.get_parent();
    const std::string script = *shell == "bash"  ? BashScript(malmoi)
                               : *shell == "zsh" ? ZshScript(malmoi)
                                                 : FishScript(malmoi);
    return console.out.Write(script).ok() ? kExitDone : kExitFailed;
  };
}

}  // namespace malmoi
