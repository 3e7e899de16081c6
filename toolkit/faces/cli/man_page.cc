#include "faces/cli/man_page.h"

#include <CLI/CLI.hpp>

#include "base/strings.h"
#include "faces/cli/command_table.h"
#include "faces/cli/version.h"

namespace malmoi {
namespace {

// man(7): a backslash or a dash is markup, and so is a line that begins with a dot or a quote.
std::string Roff(std::string_view text) {
  std::string roff = ReplaceAll(ReplaceAll(text, "\\", "\\e"), "-", "\\-");
  roff = ReplaceAll(roff, "\n.", "\n\\&.");
  roff = ReplaceAll(roff, "\n'", "\n\\&'");
  return roff.starts_with(".") || roff.starts_with("'") ? Concat("\\&", roff) : roff;
}

std::string OptionEntry(const CLI::Option& option) {
  std::string names =
      option.get_positional() ? option.get_name(true) : option.get_name(false, true);
  if (option.get_type_size() != 0 && !option.get_positional()) {
    names += Concat(" ", option.get_type_name());
  }
  return Concat(".TP\n.B ", Roff(ReplaceAll(names, ",", ", ")), "\n",
                Roff(option.get_description()), "\n");
}

}  // namespace

std::string ManPage(const CLI::App& malmoi) {
  std::string page =
      Concat(".TH MALMOI 1 \"\" \"malmoi ", kVersion, "\" \"User Commands\"\n",
             ".SH NAME\nmalmoi \\- make a translation memory and a glossary of bilingual notes\n",
             ".SH SYNOPSIS\n.B malmoi\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n",
             ".SH DESCRIPTION\n", Roff(malmoi.get_description()), "\n.SH COMMANDS\n");
  for (const Command& command : Commands()) {
    const CLI::App& app = *malmoi.get_subcommand(std::string(command.name));
    page += Concat(".SS malmoi ", Roff(command.name), "\n", Roff(command.summary), "\n");
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_name() != "--help") page += OptionEntry(*option);
    }
    page += Concat(".PP\nExamples:\n.nf\n", Roff(command.examples), ".fi\n");
  }
  return page +
         ".SH EXIT STATUS\n"
         ".TP\n0\nDone.\n"
         ".TP\n1\n\"check\" found something at or above \\-\\-fail\\-on.\n"
         ".TP\n2\nIt could not be done, or some of the input was refused; the rest is done and "
         "stands.\n";
}

}  // namespace malmoi
