#include "base/line_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <sstream>
#include <string_view>
#include <vector>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Gzip(std::string_view text) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::vector<std::string> ReadAll(const std::string& bytes, absl::Status* status = nullptr,
                                 size_t max_line_bytes = LineReader::kMaxLineBytes) {
  std::istringstream in(bytes);
  LineReader reader(in, "test.txt", max_line_bytes);
  std::vector<std::string> lines;
  Line line;
  while (true) {
    const absl::StatusOr<bool> more = reader.Next(&line);
    if (status != nullptr) *status = more.status();
    if (!more.ok() || !*more) return lines;
    lines.push_back(line.too_long ? "<too long>" : line.text);
    EXPECT_EQ(line.number, lines.size());
  }
}

TEST(LineReader, SplitsLinesHoweverTheyEnd) {
  EXPECT_THAT(ReadAll(""), ElementsAre());
  EXPECT_THAT(ReadAll("\n"), ElementsAre(""));
  EXPECT_THAT(ReadAll("하나\r\n둘\n\n셋"), ElementsAre("하나", "둘", "", "셋"));
  EXPECT_THAT(ReadAll("\xEF\xBB\xBF하나\n"), ElementsAre("하나"));
}

TEST(LineReader, ReadsGzipByItsFirstBytes) {
  EXPECT_THAT(ReadAll(Gzip("하나\n둘\n")), ElementsAre("하나", "둘"));
  // Two members after one another are one text, even in the middle of a line.
  EXPECT_THAT(ReadAll(Gzip("하나\n두") + Gzip("울\n셋")), ElementsAre("하나", "두울", "셋"));
  EXPECT_THAT(ReadAll(Gzip("")), ElementsAre());
}

TEST(LineReader, LinesAcrossBufferEnds) {
  std::string text;
  std::vector<std::string> expected;
  for (int i = 0; i < 40000; ++i) {
    expected.push_back("line " + std::to_string(i * i));
    text += expected.back() + "\n";
  }
  EXPECT_EQ(ReadAll(text), expected);
  EXPECT_EQ(ReadAll(Gzip(text)), expected);
}

TEST(LineReader, SkipsTheRestOfALineThatIsTooLong) {
  EXPECT_THAT(ReadAll("short\n" + std::string(200000, 'x') + "\nend", nullptr, 1000),
              ElementsAre("short", "<too long>", "end"));
  // Exactly the bound is still read.
  EXPECT_THAT(ReadAll("12345\n123456\n", nullptr, 5), ElementsAre("12345", "<too long>"));
}

TEST(LineReader, DamagedGzipIsAnError) {
  absl::Status status;
  const std::string good = Gzip("하나\n둘\n");
  ReadAll(good.substr(0, good.size() - 5), &status);
  EXPECT_THAT(status.ToString(), HasSubstr("test.txt: the gzip data ends too early"));
  std::string bad = good;
  bad[12] = static_cast<char>(bad[12] ^ 0x55);
  ReadAll(bad, &status);
  EXPECT_FALSE(status.ok());
}

}  // namespace
}  // namespace malmoi
