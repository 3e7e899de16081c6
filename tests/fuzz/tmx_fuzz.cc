// Any bytes: the reader ends, and what it gives is the same after writing and reading again.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/tmx.h"

namespace {

std::vector<malmoi::TranslationUnit> Read(std::string_view bytes) {
  std::vector<malmoi::TranslationUnit> units;
  static_cast<void>(malmoi::ReadTmx(malmoi::StringSource(bytes), "fuzz.tmx", {},
                                    [&](malmoi::TranslationUnit unit) {
                                      units.push_back(std::move(unit));
                                      return absl::OkStatus();
                                    }));
  return units;
}

std::string Written(const std::vector<malmoi::TranslationUnit>& units) {
  malmoi::StringSink sink;
  if (!malmoi::WriteTmx(units, {}, sink).ok()) std::abort();
  return sink.text();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::vector<malmoi::TranslationUnit> units =
      Read({reinterpret_cast<const char*>(data), size});
  const std::string once = Written(units);
  const std::vector<malmoi::TranslationUnit> again = Read(once);
  if (again.size() != units.size()) std::abort();
  for (size_t i = 0; i < units.size(); ++i) {
    if (again[i].korean != units[i].korean || again[i].english != units[i].english) std::abort();
  }
  if (const std::string twice = Written(again); twice != once) {
    std::fprintf(stderr, "once:\n%s\ntwice:\n%s\n", once.c_str(), twice.c_str());
    std::abort();
  }
  return 0;
}
