// Any bytes: the reader ends, and never gives more text than the input can hold.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/xml_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  malmoi::XmlReader reader(bytes, "fuzz.xml", {.max_depth = 16, .max_text_bytes = 1 << 12});
  size_t given = 0;
  while (true) {
    const absl::StatusOr<malmoi::XmlEvent> event = reader.Next();
    if (!event.ok() || event->kind == malmoi::XmlEvent::Kind::kEndOfDocument) break;
    given += event->text.size();
    for (const malmoi::XmlAttribute& attribute : event->attributes) given += attribute.value.size();
  }
  // A byte of any encoding becomes at most four of UTF-8.
  if (given > size * 4) std::abort();
  return 0;
}
