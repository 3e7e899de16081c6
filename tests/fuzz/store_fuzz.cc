// Any bytes inside malmoi.db: everything in it is read, or refused, and reading ends.
//
// The input is quadruples of offset (three bytes, modulo the size) and value, written over a good
// store; a first byte of 0 puts the rest in the place of the file instead.
#include <stdlib.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/strings.h"
#include "workspace/store.h"

namespace {

std::string MakeFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "malmoi-fuzz-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::abort();
  return name;
}

std::string GoodStore(const std::string& path) {
  {
    auto store = malmoi::Store::Open(path);
    if (!store.ok()) std::abort();
    std::vector<malmoi::TranslationUnit> units;
    for (int i = 0; i < 30; ++i) {
      malmoi::TranslationUnit unit;
      unit.korean = malmoi::Concat("문장 ", i, "이다.");
      unit.english = malmoi::Concat("Sentence ", i, ".");
      unit.properties = {{"client", "누구"}};
      unit.comments = {"메모"};
      units.push_back(unit);
    }
    if (!store->AddUnits(units).ok()) std::abort();
  }
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void ReadAll(const malmoi::Store& store) {
  (void)store.ReadMemory();
  (void)store.ReadUnit(3);
  (void)store.ReadUnitChanges(0);
  (void)store.ReadMark("words");
  (void)store.ReadLadders();
  (void)store.ReadGathered();
  (void)store.ReadDecisions();
  (void)store.ReadTermsKey();
  (void)store.ReadGlossaryState();
  (void)store.FindByHash(malmoi::Language::kEnglish, 7);
  (void)store.VisitKorean([](int64_t, std::string_view) {});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto* const folder = new std::string(MakeFolder());
  static const auto* const path = new std::string(*folder + "/malmoi.db");
  static const auto* const good = new std::string(GoodStore(*path));
  if (size == 0) return 0;
  std::string bytes = *good;
  if (data[0] == 0) {
    bytes.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  } else {
    for (size_t i = 1; i + 4 <= size; i += 4) {
      const size_t offset =
          static_cast<size_t>(data[i]) << 16 | static_cast<size_t>(data[i + 1]) << 8 | data[i + 2];
      bytes[offset % bytes.size()] = static_cast<char>(data[i + 3]);
    }
  }
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(*path + suffix);
  std::ofstream(*path, std::ios::binary) << bytes;
  if (const auto store = malmoi::Store::OpenToRead(*path); store.ok()) ReadAll(*store);
  if (auto store = malmoi::Store::Open(*path); store.ok()) {
    malmoi::TranslationUnit unit;
    unit.korean = "문장 3이다.";
    unit.english = "Sentence 3.";
    unit.note = "a.txt#1";
    (void)store->AddUnits({&unit, 1});
    ReadAll(*store);
  }
  return 0;
}
