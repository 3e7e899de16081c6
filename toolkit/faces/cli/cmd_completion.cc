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

std::string BashScript(const CLI::App& malmoi) {
  std::vector<std::string> names;
  std::string cases;
  for (const CLI::App* command : malmoi.get_subcommands({})) {
    names.push_back(command->get_name());
    cases += Concat("    ", command->get_name(), ") words=\"", OptionNames(*command), "\" ;;\n");
  }
  return Concat(
      "_malmoi() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" words\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"",
      Join(names, " "),
      " --help --version\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"${COMP_WORDS[1]}\" in\n",
      cases,
      "    *) words=\"--help\" ;;\n"
      "  esac\n"
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

std::string FishScript(const CLI::App& malmoi) {
  std::string script;
  for (const CLI::App* command : malmoi.get_subcommands({})) {
    const std::string& name = command->get_name();
    script += Concat("complete -c malmoi -n __fish_use_subcommand -a ", name, " -d '",
                     ReplaceAll(command->get_description(), "'", "\\'"), "'\n");
    for (const CLI::Option* option : command->get_options()) {
      for (const std::string& long_name : option->get_lnames()) {
        script += Concat("complete -c malmoi -n '__fish_seen_subcommand_from ", name, "' -l ",
                         long_name, "\n");
      }
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
