#include "exchange/alignments_jsonl.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/status.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

Json Texts(const std::vector<Sentence>& sentences) {
  Json texts = Json::array();
  for (const Sentence& sentence : sentences) texts.push_back(sentence.text);
  return texts;
}

// From the first byte of the first sentence to the last of the last.
Json SpanOf(const std::vector<Sentence>& sentences) {
  if (sentences.empty()) return Json::array({0, 0});
  return Json::array({sentences.front().span.begin, sentences.back().span.end});
}

}  // namespace

std::string AlignmentRow(const BitextUnit& unit) {
  Json row;
  row["note"] = unit.note;
  row["bead"] = unit.bead_index;
  row["ko"] = Texts(unit.korean);
  row["en"] = Texts(unit.english);
  row["score"] = std::round(unit.bead.score * 1e4) / 1e4;
  row["file"] = unit.file;
  if (!unit.en_file.empty()) row["en_file"] = unit.en_file;
  row["ko_span"] = SpanOf(unit.korean);
  row["en_span"] = SpanOf(unit.english);
  if (unit.bead.crossing) row["crossing"] = true;
  if (unit.bead.moved) row["moved"] = true;
  // A path may hold bytes that are no UTF-8; U+FFFD is better than no file.
  return row.dump(-1, ' ', false, Json::error_handler_t::replace);
}

absl::Status WriteAlignmentsJsonl(std::span<const BitextUnit> units, ByteSink& sink) {
  for (const BitextUnit& unit : units) {
    MALMOI_RETURN_IF_ERROR(sink.Write(AlignmentRow(unit) + "\n"));
  }
  return absl::OkStatus();
}

}  // namespace malmoi
