// Any bytes: the reader ends, and the texts that it gives are the same after writing and reading
// again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "exchange/xliff.h"

namespace {

std::vector<malmoi::TranslationUnit> Read(std::string_view bytes) {
  std::vector<malmoi::TranslationUnit> units;
  static_cast<void>(malmoi::ReadXliff(malmoi::StringSource(bytes), "fuzz.xlf", {},
                                      [&](malmoi::TranslationUnit unit) {
                                        units.push_back(std::move(unit));
                                        return absl::OkStatus();
                                      }));
  return units;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::vector<malmoi::TranslationUnit> units =
      Read({reinterpret_cast<const char*>(data), size});
  if (units.empty()) return 0;
  malmoi::StringSink sink;
  if (!malmoi::WriteXliff(units, {}, sink).ok()) std::abort();
  const std::vector<malmoi::TranslationUnit> again = Read(sink.text());
  if (again.size() != units.size()) std::abort();
  for (size_t i = 0; i < units.size(); ++i) {
    if (again[i].korean != units[i].korean || again[i].english != units[i].english) std::abort();
  }
  return 0;
}
