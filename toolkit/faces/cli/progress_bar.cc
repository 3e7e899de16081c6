#include "faces/cli/progress_bar.h"

#include <algorithm>

#include "base/strings.h"

namespace malmoi {
namespace {

constexpr size_t kStageWidth = 17;
constexpr size_t kBarWidth = 30;
constexpr auto kBlink = std::chrono::milliseconds(400);
constexpr auto kBetweenDraws = std::chrono::milliseconds(100);

}  // namespace

std::string ProgressLine(std::string_view stage, size_t done, size_t total) {
  std::string line(stage);
  if (total == 0) return line + " …";
  line.append(line.size() < kStageWidth ? kStageWidth - line.size() : 1, ' ');
  const size_t filled = kBarWidth * std::min(done, total) / total;
  return Concat(line, "[", std::string(filled, '='), std::string(kBarWidth - filled, ' '), "]  ",
                done, " of ", total);
}

ProgressBar::ProgressBar(Console& console) : console_(console), started_(Clock::now()) {}

ProgressBar::~ProgressBar() { Clear(); }

void ProgressBar::Update(std::string_view stage, size_t done, size_t total) {
  if (!console_.err_is_terminal) return;
  const Clock::time_point now = Clock::now();
  if (now - started_ < kBlink) return;
  if (stage == stage_ && now - drawn_ < kBetweenDraws) return;
  stage_ = stage;
  drawn_ = now;
  visible_ = true;
  // Return, the line, and erase what an earlier line left behind it (ECMA-48 EL).
  (void)console_.err.Write(Concat("\r", ProgressLine(stage, done, total), "\033[K"));
}

void ProgressBar::Clear() {
  if (!visible_) return;
  visible_ = false;
  (void)console_.err.Write("\r\033[K");
}

}  // namespace malmoi
