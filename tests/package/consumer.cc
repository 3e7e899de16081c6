// What a user of the library writes; built and run by run_package_test.cmake.
#include <malmoi/base/unicode.h>

#include <iostream>

int main() {
  const auto decoded = malmoi::DecodeText("\xEF\xBB\xBF사고 패턴", "note.txt");
  if (!decoded.ok()) return 1;
  std::cout << decoded->mapped.text << '\n';
}
