#include "workspace/note_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

Json Texts(const std::vector<Paragraph>& paragraphs) {
  Json texts = Json::array();
  for (const Paragraph& paragraph : paragraphs) texts.push_back(paragraph.text);
  return texts;
}

Json Texts(const std::vector<PlacedText>& parts) {
  Json texts = Json::array();
  for (const PlacedText& part : parts) texts.push_back(part.text);
  return texts;
}

Json LinesOf(const std::vector<Paragraph>& paragraphs) {
  Json lines = Json::array();
  for (const Paragraph& paragraph : paragraphs) lines.push_back(paragraph.line);
  return lines;
}

Json LinesOf(const Note& note) {
  Json lines = Json::object();
  if (note.title) lines["title"] = note.title->line;
  if (!note.authors.empty()) lines["authors"] = note.authors_line;
  if (note.abstract) lines["abstract"] = note.abstract->line;
  if (!note.korean.empty()) lines["ko"] = LinesOf(note.korean);
  if (!note.english.empty()) lines["en"] = LinesOf(note.english);
  if (!note.tags.empty()) lines["tags"] = note.tags.front().line;
  return lines;
}

}  // namespace

std::string NoteToJson(const Note& note) {
  Json json;
  json["note"] = note.id;
  json["file"] = note.file;
  if (!note.en_file.empty()) json["en_file"] = note.en_file;
  json["line"] = note.line;
  json["date"] = note.date ? Json(*note.date) : Json(nullptr);
  json["title"] = note.title ? Json(note.title->text) : Json(nullptr);
  json["authors"] = note.authors;
  json["abstract"] = note.abstract ? Json(note.abstract->text) : Json(nullptr);
  json["ko"] = Texts(note.korean);
  json["en"] = Texts(note.english);
  json["tags"] = Texts(note.tags);
  json["links"] = Texts(note.links);
  json["lines"] = LinesOf(note);
  json["other"] = Json::array();
  for (const PlacedText& text : note.other) {
    json["other"].push_back({{"line", text.line}, {"text", text.text}});
  }
  const std::string_view how = PairingMethodName(note.pairing.method);
  json["pairing"] = {{"how", how.empty() ? Json(nullptr) : Json(how)},
                     {"confidence", std::round(note.pairing.confidence * 1e4) / 1e4}};
  // A path may hold bytes that are no UTF-8: they are shown as U+FFFD.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace malmoi
