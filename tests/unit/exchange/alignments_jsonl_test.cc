#include "exchange/alignments_jsonl.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TEST(AlignmentsJsonl, OneBeadALine) {
  BitextUnit unit;
  unit.note = "a.txt#1";
  unit.bead_index = 2;
  unit.file = "a.txt";
  unit.bead.score = 0.93124;
  unit.korean = {{"첫 문장.", 0, {120, 131}}, {"\"둘째\"", 0, {132, 140}}};
  unit.english = {{"One sentence.", 0, {200, 213}}};
  EXPECT_EQ(AlignmentRow(unit),
            "{\"note\":\"a.txt#1\",\"bead\":2,\"ko\":[\"첫 문장.\",\"\\\"둘째\\\"\"],"
            "\"en\":[\"One sentence.\"],\"score\":0.9312,\"file\":\"a.txt\","
            "\"ko_span\":[120,140],\"en_span\":[200,213]}");
}

TEST(AlignmentsJsonl, FlagsAndSecondFileOnlyWhereTrue) {
  BitextUnit unit;
  unit.note = "a.ko.md#1";
  unit.file = "a.ko.md";
  unit.en_file = "a.en.md";
  unit.korean = {{"가.", 0, {0, 4}}};
  unit.bead.moved = true;
  unit.bead.crossing = true;
  StringSink sink;
  ASSERT_TRUE(WriteAlignmentsJsonl({&unit, 1}, sink).ok());
  EXPECT_EQ(sink.text(),
            "{\"note\":\"a.ko.md#1\",\"bead\":0,\"ko\":[\"가.\"],\"en\":[],\"score\":0.0,"
            "\"file\":\"a.ko.md\",\"en_file\":\"a.en.md\",\"ko_span\":[0,4],\"en_span\":[0,0],"
            "\"crossing\":true,\"moved\":true}\n");
}

}  // namespace
}  // namespace malmoi
