#include "base/offset_map.h"

#include <gtest/gtest.h>

namespace malmoi {
namespace {

TEST(OffsetMap, AdjacentEqualRunsMapByteForByte) {
  OffsetMap map;
  map.Append(3, {10, 13});
  map.Append(2, {13, 15});
  EXPECT_EQ(map.ToSource({1, 4}), (Span{11, 14}));
  EXPECT_EQ(map.ToSource({5, 5}), (Span{15, 15}));
}

TEST(OffsetMap, SpanInsideABlockMapsToTheWholeBlock) {
  OffsetMap map;
  map.Append(2, {0, 2});
  map.Append(3, {2, 8});  // a syllable of three bytes from two jamo
  map.Append(1, {8, 9});
  EXPECT_EQ(map.ToSource({3, 4}), (Span{2, 8}));
  EXPECT_EQ(map.ToSource({1, 6}), (Span{1, 9}));
}

TEST(MappedText, LeavesOutMarkersAndLeadsBackThroughTwoMaps) {
  // raw: BOM (3 bytes), then "> 사고\n> 패턴"
  MappedText decoded;
  decoded.text = "> 사고\n> 패턴";
  decoded.map.Append(decoded.text.size(), {3, 3 + decoded.text.size()});
  MappedText paragraph;
  paragraph.AppendPiece(decoded, {2, 8});
  paragraph.AppendMade(" ", decoded.map.ToSource({8, 11}));
  paragraph.AppendPiece(decoded, {11, 17});
  EXPECT_EQ(paragraph.text, "사고 패턴");
  EXPECT_EQ(paragraph.map.ToSource({0, 6}), (Span{5, 11}));
  EXPECT_EQ(paragraph.map.ToSource({7, 13}), (Span{14, 20}));
  EXPECT_EQ(paragraph.map.ToSource({0, 13}), (Span{5, 20}));
}

TEST(OffsetMap, LinearRunThroughBlocksOfEqualSizeStaysABlock) {
  OffsetMap outer;
  outer.Append(1, {0, 1});
  outer.AppendBlock(3, {1, 4});  // same size, but transcoded
  OffsetMap inner;
  inner.Append(4, {0, 4});
  EXPECT_EQ(inner.Through(outer).ToSource({2, 3}), (Span{1, 4}));
}

}  // namespace
}  // namespace malmoi
