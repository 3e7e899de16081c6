// ProgressBar: how far long work is, on a terminal.
//
//   aligning          [==============            ]  412 of 800
//
// Shown only when the work takes longer than a blink, redrawn at most ten times a second, and gone
// when it is done: what stays on the screen is the summary. On anything but a terminal nothing is
// written. Update may be called from several threads, by one at a time.
#ifndef MALMOI_FACES_CLI_PROGRESS_BAR_H_
#define MALMOI_FACES_CLI_PROGRESS_BAR_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "faces/cli/command_table.h"

namespace malmoi {

// The line for `done` of `total`, without colour; `total` 0 is work whose end is not known.
std::string ProgressLine(std::string_view stage, size_t done, size_t total);

class ProgressBar {
 public:
  // `console` must outlive the bar.
  explicit ProgressBar(Console& console);
  ProgressBar(const ProgressBar&) = delete;  // one bar owns the line
  ProgressBar& operator=(const ProgressBar&) = delete;
  ~ProgressBar();  // clears the line

  void Update(std::string_view stage, size_t done, size_t total);
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;

  Console& console_;
  Clock::time_point started_;
  Clock::time_point drawn_;
  bool visible_ = false;
  std::string stage_;
};

}  // namespace malmoi

#endif  // MALMOI_FACES_CLI_PROGRESS_BAR_H_
