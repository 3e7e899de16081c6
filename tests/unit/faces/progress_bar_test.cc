#include "faces/cli/progress_bar.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <thread>

namespace malmoi {
namespace {

TEST(ProgressLine, Table) {
  const struct {
    size_t done;
    size_t total;
    const char* expected;
  } kCases[] = {
      {0, 8, "aligning         [                              ]  0 of 8"},
      {4, 8, "aligning         [===============               ]  4 of 8"},
      {8, 8, "aligning         [==============================]  8 of 8"},
      {9, 8, "aligning         [==============================]  9 of 8"},  // never past the end
      {0, 0, "aligning …"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(ProgressLine("aligning", test.done, test.total), test.expected);
  }
}

std::string Drawn(bool terminal, std::chrono::milliseconds work) {
  MemoryFiles files;
  StringSink out, err;
  std::istringstream in;
  Console console{files, out, err, in, "", terminal};
  {
    ProgressBar bar(console);
    bar.Update("reading", 0, 2);
    std::this_thread::sleep_for(work);
    bar.Update("reading", 1, 2);
    bar.Update("reading", 2, 2);  // too soon after the last to be drawn
  }
  return err.text();
}

TEST(ProgressBar, DrawsLongWorkOnATerminalOnlyAndCleansUp) {
  using std::chrono::milliseconds;
  EXPECT_EQ(Drawn(false, milliseconds(450)), "");
  EXPECT_EQ(Drawn(true, milliseconds(0)), "");  // over in a blink
  EXPECT_EQ(Drawn(true, milliseconds(450)),
            "\rreading          [===============               ]  1 of 2\033[K\r\033[K");
}

}  // namespace
}  // namespace malmoi
