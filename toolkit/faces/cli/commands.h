// What the rows of the command table point to; see command_table.h for how to add one.
#ifndef MALMOI_FACES_CLI_COMMANDS_H_
#define MALMOI_FACES_CLI_COMMANDS_H_

#include "faces/cli/command_table.h"

namespace malmoi {

RunCommand ConfigureAlign(CLI::App& app);
RunCommand ConfigureBuild(CLI::App& app);
RunCommand ConfigureCheck(CLI::App& app);
RunCommand ConfigureCompletion(CLI::App& app);
RunCommand ConfigureGlossary(CLI::App& app);
RunCommand ConfigureTerms(CLI::App& app);
RunCommand ConfigureScore(CLI::App& app);
RunCommand ConfigureRead(CLI::App& app);
RunCommand ConfigureTm(CLI::App& app);
RunCommand ConfigureTrain(CLI::App& app);
RunCommand ConfigureWords(CLI::App& app);
RunCommand ConfigureSegment(CLI::App& app);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_COMMANDS_H_
