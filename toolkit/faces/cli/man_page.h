// The man page, written from the command table so that it never falls behind.
#ifndef MALMOI_FACES_CLI_MAN_PAGE_H_
#define MALMOI_FACES_CLI_MAN_PAGE_H_

#include <string>

namespace CLI {
class App;
}

namespace malmoi {

// malmoi(1) in man(7) macros. `malmoi` has all commands configured.
std::string ManPage(const CLI::App& malmoi);

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_MAN_PAGE_H_
