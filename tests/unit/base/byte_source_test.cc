#include "base/byte_source.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <sstream>
#include <string>

namespace malmoi {
namespace {

std::string Gzip(const std::string& text) {
  std::string bytes(text.size() + 100, '\0');
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  deflate(&stream, Z_FINISH);
  bytes.resize(bytes.size() - stream.avail_out);
  deflateEnd(&stream);
  return bytes;
}

absl::StatusOr<std::string> ReadAll(const ByteSource& source, size_t piece) {
  std::string all;
  std::string buffer(piece, '\0');
  while (true) {
    const absl::StatusOr<size_t> size = source(buffer.data(), buffer.size());
    if (!size.ok()) return size.status();
    if (*size == 0) return all;
    all.append(buffer.substr(0, *size));
  }
}

TEST(ByteSource, PlainAndCompressedAlike) {
  std::string text;
  for (int i = 0; i < 30000; ++i) text += "사고 패턴 " + std::to_string(i) + "\n";
  const std::string cases[] = {text, Gzip(text),
                               Gzip(text.substr(0, 1000)) + Gzip(text.substr(1000))};
  for (const std::string& bytes : cases) {
    for (const size_t piece : {size_t{1} << 10, size_t{1} << 20}) {
      EXPECT_EQ(*ReadAll(Gunzipped(StringSource(bytes), "a"), piece), text);
      std::istringstream stream(bytes);
      EXPECT_EQ(*ReadAll(Gunzipped(StreamSource(stream, "a"), "a"), piece), text);
    }
  }
}

TEST(ByteSource, ShortInputsAreThemselves) {
  for (const std::string bytes : {"", "\x1F", "a", "ab"}) {
    EXPECT_EQ(*ReadAll(Gunzipped(StringSource(bytes), "a"), 16), bytes);
  }
}

TEST(ByteSource, TheMagicMayComeByteByByte) {
  const std::string bytes = Gzip("가나다");
  size_t at = 0;
  const ByteSource slow = [&](char* buffer, size_t) -> absl::StatusOr<size_t> {
    if (at == bytes.size()) return 0;
    *buffer = bytes[at++];
    return 1;
  };
  EXPECT_EQ(*ReadAll(Gunzipped(slow, "a"), 64), "가나다");
}

TEST(ByteSource, DamagedDataIsTold) {
  const std::string bytes = Gzip("가나다라마바사아자차카타파하");
  EXPECT_EQ(ReadAll(Gunzipped(StringSource(bytes.substr(0, 20)), "a.gz"), 64).status().message(),
            "a.gz: the gzip data ends too early; copy the file again");
  std::string flipped = bytes;
  flipped[15] = static_cast<char>(flipped[15] ^ 0x7F);
  EXPECT_FALSE(ReadAll(Gunzipped(StringSource(flipped), "a.gz"), 64).ok());
}

}  // namespace
}  // namespace malmoi
