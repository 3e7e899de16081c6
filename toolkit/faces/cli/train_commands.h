// The subcommands of `malmoi train`, one row each: the only list.
//
// To add one: write train_NAME.cc with a function of RunCommand(CLI::App&), declare it here, and
// add its row to kTrainCommands in cmd_train.cc.
#ifndef MALMOI_FACES_CLI_TRAIN_COMMANDS_H_
#define MALMOI_FACES_CLI_TRAIN_COMMANDS_H_

#include "faces/cli/command_table.h"

namespace malmoi {

RunCommand ConfigureTrainAligner(CLI::App& app);
RunCommand ConfigureTrainLexicon(CLI::App& app);
RunCommand ConfigureTrainSounds(CLI::App& app);
RunCommand ConfigureTrainProfile(CLI::App& app);
RunCommand ConfigureTrainTokenizer(CLI::App& app);
RunCommand ConfigureTrainVectors(CLI::App& app);
RunCommand ConfigureTrainWords(CLI::App& app);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_TRAIN_COMMANDS_H_
