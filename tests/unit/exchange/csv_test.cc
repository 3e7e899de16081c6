#include "exchange/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string Written(const std::vector<std::vector<std::string>>& rows, CsvWriteOptions options) {
  StringSink sink;
  CsvWriter writer(options, sink);
  for (const auto& row : rows) EXPECT_TRUE(writer.WriteRow(row).ok());
  return sink.text();
}

CsvTable Read(std::string_view bytes, CsvReadOptions options = {}) {
  auto table = ReadCsv(bytes, "terms.csv", options);
  EXPECT_TRUE(table.ok()) << table.status();
  return *std::move(table);
}

std::vector<std::vector<std::string>> Fields(const CsvTable& table) {
  std::vector<std::vector<std::string>> fields;
  for (const CsvRow& row : table.rows) fields.push_back(row.fields);
  return fields;
}

// Whatever a cell holds comes back from CSV as it was.
const std::vector<std::vector<std::string>> kAwkwardRows = {
    {"사고 패턴", "thinking pattern"},
    {"\"따옴표\"", "a \"quoted\" word"},
    {"쉼표, 둘", "tab\there"},
    {"두\n줄", "CR\rLF\r\n끝"},
    {" 앞뒤 공백 ", ""},
    {"\"", "\"\""},
    {"", ""},
};

TEST(Csv, RoundTrip) {
  for (const char delimiter : {',', ';', '|'}) {
    CsvWriteOptions write;
    write.delimiter = delimiter;
    CsvReadOptions read;
    read.delimiter = delimiter;
    const CsvTable table = Read(Written(kAwkwardRows, write), read);
    EXPECT_EQ(Fields(table), kAwkwardRows) << delimiter;
    EXPECT_THAT(table.problems, IsEmpty());
  }
}

TEST(Csv, WritesRfc4180) {
  EXPECT_EQ(Written({{"가,나", "say \"hi\""}, {"plain", ""}}, {}),
            "\"가,나\",\"say \"\"hi\"\"\"\r\nplain,\r\n");
}

TEST(Csv, OneEmptyFieldIsStillARow) {
  const std::vector<std::vector<std::string>> rows = {{""}, {"a"}};
  EXPECT_EQ(Fields(Read(Written(rows, {}))), rows);
}

TEST(Csv, ByteOrderMarkOnRequestOnlyOnce) {
  EXPECT_EQ(Written({{"가"}, {"나"}}, {',', true}), "\xEF\xBB\xBF가\r\n나\r\n");
}

TEST(Csv, TsvTellsWhatItCannotHold) {
  StringSink sink;
  CsvWriter writer({'\t', false}, sink);
  EXPECT_TRUE(writer.WriteRow({"\"인용\" 뒤", "두\t칸\r\n두 줄"}).ok());
  EXPECT_EQ(sink.text(), "\"\"\"인용\"\" 뒤\"\t두 칸 두 줄\n");
  ASSERT_THAT(writer.losses(), SizeIs(1));
  EXPECT_EQ(writer.losses()[0].place.file, "row 1, column 2");
}

TEST(Csv, TsvTakesABrokenQuoteAsItStands) {
  const CsvTable table = Read("\"안녕\"이라고\t\"Hi,\" he said\n\"열림\tb\n\"인용\"\tc\n");
  EXPECT_EQ(Fields(table),
            (std::vector<std::vector<std::string>>{
                {"\"안녕\"이라고", "\"Hi,\" he said"}, {"\"열림", "b"}, {"인용", "c"}}));
  EXPECT_THAT(table.problems, IsEmpty());
}

TEST(Csv, QuotesStandForThemselvesOnRequest) {
  EXPECT_EQ(Fields(Read("\"안녕.\"\t\"Hello.\"\n", {'\t', false})),
            (std::vector<std::vector<std::string>>{{"\"안녕.\"", "\"Hello.\""}}));
}

TEST(Csv, FindsTheDelimiter) {
  struct Case {
    const char* name;
    const char* text;
    char expected;
  };
  const Case cases[] = {
      {"comma", "ko,en\n가,a\n", ','},
      {"tab with commas in the text", "사과, 배\tapple, pear\n감\tpersimmon\n", '\t'},
      {"semicolon, as Excel writes in much of Europe", "ko;en\n가;a, b\n", ';'},
      {"bars inside comma cells are no delimiter", "ko,en,notes\n가,a,x|y\n나,b,x|y|z\n", ','},
      {"one column", "가\n나\n", ','},
  };
  for (const Case& c : cases) EXPECT_EQ(Read(c.text).delimiter, c.expected) << c.name;
}

TEST(Csv, FindsTheEncoding) {
  const CsvTable utf16 = Read(std::string_view("\xFF\xFE\x00\xAC,\0a\0\n\0", 10));
  EXPECT_EQ(Fields(utf16), (std::vector<std::vector<std::string>>{{"가", "a"}}));
  EXPECT_EQ(utf16.encoding, "UTF-16LE");
  // "한국어,Korean" and "사고 패턴,thinking pattern" in CP949
  const CsvTable cp949 =
      Read("\xC7\xD1\xB1\xB9\xBE\xEE,Korean\n\xBB\xE7\xB0\xED \xC6\xD0\xC5\xCF,thinking pattern\n");
  EXPECT_EQ(Fields(cp949), (std::vector<std::vector<std::string>>{
                               {"한국어", "Korean"}, {"사고 패턴", "thinking pattern"}}));
}

TEST(Csv, ABadRowIsToldWithItsLineAndTheRestIsKept) {
  const CsvTable table = Read("ko,en\n가,\"a\nb\"\n나,\"x\" y\n\n다,c\n라,\"never closed\n마,e\n");
  EXPECT_EQ(Fields(table), (std::vector<std::vector<std::string>>{
                               {"ko", "en"}, {"가", "a\nb"}, {"다", "c"}, {"마", "e"}}));
  ASSERT_THAT(table.problems, SizeIs(2));
  EXPECT_EQ(table.problems[0].place, (Place{"terms.csv", 4, 3}));
  EXPECT_THAT(table.problems[0].message, HasSubstr("closing quote"));
  EXPECT_EQ(table.problems[1].place, (Place{"terms.csv", 7, 3}));
  EXPECT_THAT(table.problems[1].message, HasSubstr("never closed"));
}

TEST(Csv, LinesAreThoseOfTheFile) {
  const CsvTable table = Read("a,b\r\n\"1\r\n2\",x\rc,d\n");
  ASSERT_THAT(table.rows, SizeIs(3));
  EXPECT_EQ(table.rows[0].line, 1u);
  EXPECT_EQ(table.rows[1].line, 2u);
  EXPECT_EQ(table.rows[2].line, 4u);
}

TEST(Csv, ColumnsByAlias) {
  const CsvTable table = Read("ID, 한국어 ,ENGLISH\n1,가,a\n");
  EXPECT_EQ(table.Column({"ko", "한국어"}), 1u);
  EXPECT_EQ(table.Column({"english"}), 2u);
  EXPECT_EQ(table.Column({"status"}), std::nullopt);
}

TEST(Csv, RefusesBytesThatAreNoText) {
  const auto table = ReadCsv(std::string_view("PK\x03\x04\0\0", 6), "terms.xlsx", {});
  ASSERT_FALSE(table.ok());
  EXPECT_THAT(std::string(table.status().message()), HasSubstr("terms.xlsx:1"));
}

}  // namespace
}  // namespace malmoi
