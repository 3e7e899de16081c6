#include "exchange/glossary_json.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/line_index.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

struct TextMember {
  const char* name;
  std::string TermPair::*member;
};
constexpr TextMember kTexts[] = {
    {"definition", &TermPair::definition},         {"subject", &TermPair::subject},
    {"part_of_speech", &TermPair::part_of_speech}, {"created_at", &TermPair::created_at},
    {"changed_at", &TermPair::changed_at},         {"user", &TermPair::user}};

struct ListMember {
  const char* name;
  std::vector<std::string> TermPair::*member;
  bool always;  // written where it is empty too
};
constexpr ListMember kLists[] = {{"notes", &TermPair::notes, true},
                                 {"variants_ko", &TermPair::variants_korean, false},
                                 {"variants_en", &TermPair::variants_english, false},
                                 {"comments", &TermPair::comments, false}};

Json ToJson(const TermPair& pair, const std::string* concept_id) {
  Json json;
  if (concept_id != nullptr) json["concept"] = *concept_id;
  json["ko"] = pair.korean;
  json["en"] = pair.english;
  json["status"] = std::string(TermStatusName(pair.status));
  json["confidence"] = pair.confidence;
  json["frequency"] = pair.frequency;
  for (const ListMember& list : kLists) {
    if (list.always || !(pair.*list.member).empty()) json[list.name] = pair.*list.member;
  }
  for (const TextMember& text : kTexts) {
    if (!(pair.*text.member).empty()) json[text.name] = pair.*text.member;
  }
  if (pair.evidence.empty()) return json;
  Json& evidence = json["evidence"] = Json::array();
  for (const TermEvidence& proof : pair.evidence) {
    evidence.push_back({{"note", proof.note},
                        {"bead", proof.bead_index},
                        {"ko", proof.korean},
                        {"en", proof.english},
                        {"ko_span", {proof.korean_span.begin, proof.korean_span.end}},
                        {"en_span", {proof.english_span.begin, proof.english_span.end}}});
  }
  return json;
}

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Takes members out of an object; the first that is of the wrong kind is the complaint.
class Members {
 public:
  explicit Members(const Json& object) : object_(object) {}

  std::string Text(const char* name) {
    const Json* const value = Find(name);
    if (value == nullptr) return {};
    if (!value->is_string()) return Complain(name, "a string"), std::string();
    return ToNfc(value->get<std::string>());
  }

  std::vector<std::string> List(const char* name) {
    std::vector<std::string> list;
    const Json* const value = Find(name);
    if (value == nullptr) return list;
    if (!value->is_array()) return Complain(name, "a list of strings"), list;
    for (const Json& item : *value) {
      if (!item.is_string()) return Complain(name, "a list of strings"), list;
      list.push_back(ToNfc(item.get<std::string>()));
    }
    return list;
  }

  size_t Count(const char* name) {
    const Json* const value = Find(name);
    if (value == nullptr) return 0;
    if (!value->is_number_unsigned()) return Complain(name, "a whole number from 0"), size_t{0};
    return value->get<size_t>();
  }

  double Share(const char* name) {
    const Json* const value = Find(name);
    if (value == nullptr) return 0;
    const double share = value->is_number() ? value->get<double>() : -1;
    if (!(share >= 0 && share <= 1)) return Complain(name, "a number from 0 to 1"), 0.0;
    return share;
  }

  // Bytes of `text`; an empty span where there is none.
  Span Place(const char* name, const std::string& text) {
    const Json* const value = Find(name);
    if (value == nullptr) return {};
    if (!value->is_array() || value->size() != 2 || !(*value)[0].is_number_unsigned() ||
        !(*value)[1].is_number_unsigned()) {
      return Complain(name, "a pair of whole numbers"), Span{};
    }
    const Span span{(*value)[0].get<size_t>(), (*value)[1].get<size_t>()};
    if (span.begin > span.end || span.end > text.size()) {
      return Complain(name, "a span inside its text"), Span{};
    }
    return span;
  }

  const Json* Find(const char* name) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  void Complain(const char* name, std::string_view expected) {
    if (complaint_.empty()) complaint_ = Concat("\"", name, "\" must be ", expected);
  }
  const std::string& complaint() const { return complaint_; }

 private:
  const Json& object_;
  std::string complaint_;
};

std::vector<TermEvidence> EvidenceOf(Members& members) {
  std::vector<TermEvidence> all;
  const Json* const list = members.Find("evidence");
  if (list == nullptr) return all;
  if (!list->is_array()) return members.Complain("evidence", "a list of objects"), all;
  for (const Json& item : *list) {
    if (!item.is_object()) return members.Complain("evidence", "a list of objects"), all;
    Members parts(item);
    TermEvidence evidence;
    evidence.note = parts.Text("note");
    evidence.bead_index = parts.Count("bead");
    evidence.korean = parts.Text("ko");
    evidence.english = parts.Text("en");
    evidence.korean_span = parts.Place("ko_span", evidence.korean);
    evidence.english_span = parts.Place("en_span", evidence.english);
    if (!parts.complaint().empty()) members.Complain("evidence", "well-formed");
    all.push_back(std::move(evidence));
  }
  return all;
}

// The pair, or in *complaint what is wrong with it.
TermPair PairOf(const Json& object, std::string* complaint) {
  TermPair pair;
  if (!object.is_object()) {
    *complaint = "no object";
    return pair;
  }
  Members members(object);
  pair.korean = members.Text("ko");
  pair.english = members.Text("en");
  const std::string status = members.Text("status");
  const std::optional<TermStatus> known =
      status.empty() ? TermStatus::kAccepted : TermStatusFromName(status);
  if (!known) {
    members.Complain("status", "candidate, accepted, preferred, rejected or deprecated");
  }
  pair.status = known.value_or(TermStatus::kAccepted);
  pair.confidence = members.Share("confidence");
  pair.frequency = members.Count("frequency");
  for (const ListMember& list : kLists) pair.*list.member = members.List(list.name);
  for (const TextMember& text : kTexts) pair.*text.member = members.Text(text.name);
  pair.evidence = EvidenceOf(members);
  *complaint = members.complaint();
  return pair;
}

// nlohmann-json tells where a text is broken by an exception only, which ends here.
absl::StatusOr<Json> Parse(std::string_view text, const std::string& file) {
  try {
    return Json::parse(text);
  } catch (const Json::parse_error& error) {
    const size_t at = error.byte > 0 ? error.byte - 1 : 0;
    const LineIndex lines(text);
    const size_t offset = std::min(at, text.size());
    return InvalidInputError({file, lines.LineOf(offset), lines.ColumnOf(offset)},
                             "no well-formed JSON from here on; nothing was read");
  } catch (const Json::out_of_range&) {  // does not tell where
    return InvalidInputError({file, 0, 0},
                             "a number is too large to be one (1e999); nothing was read");
  }
}

}  // namespace

std::string TermPairToJson(const TermPair& pair) { return Dump(ToJson(pair, nullptr)); }

absl::StatusOr<TermPair> TermPairFromJson(std::string_view json, const Place& place) {
  const Json object = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  std::string complaint;
  TermPair pair = PairOf(object, &complaint);
  if (!complaint.empty()) return InvalidInputError(place, Concat("a term pair: ", complaint));
  return pair;
}

absl::Status WriteGlossaryJson(std::span<const ConceptEntry> concepts,
                               const TermSelection& selection, ByteSink& sink) {
  std::map<const TermPair*, const std::string*> concept_of;
  for (const ConceptEntry& entry : concepts) {
    for (const TermPair& pair : entry.pairs) concept_of[&pair] = &entry.id;
  }
  std::string_view before = "[\n";
  for (const TermPair* pair : SelectPairs(concepts, selection)) {
    MALMOI_RETURN_IF_ERROR(sink.Write(Concat(before, Dump(ToJson(*pair, concept_of[pair])))));
    before = ",\n";
  }
  return sink.Write(before == "[\n" ? "[]\n" : "\n]\n");
}

absl::StatusOr<GlossaryJson> ReadGlossaryJson(std::string_view bytes, const std::string& file) {
  MALMOI_ASSIGN_OR_RETURN(const DecodedText decoded, DecodeText(bytes, file));
  MALMOI_ASSIGN_OR_RETURN(const Json root, Parse(decoded.mapped.text, file));
  if (!root.is_array()) {
    return InvalidInputError({file, 1, 1}, "a list of objects with \"ko\" and \"en\" was expected");
  }
  GlossaryJson result;
  std::map<std::string, size_t> place;  // by concept
  for (size_t i = 0; i < root.size(); ++i) {
    std::string complaint;
    TermPair pair = PairOf(root[i], &complaint);
    if (complaint.empty() && pair.korean.empty()) complaint = "no Korean term (\"ko\")";
    if (complaint.empty() && pair.english.empty()) complaint = "no English term (\"en\")";
    Members members(root[i]);
    std::string id = complaint.empty() ? members.Text("concept") : std::string();
    complaint = complaint.empty() ? members.complaint() : complaint;
    if (!complaint.empty()) {
      result.problems.push_back(
          {{file, 0, 0}, Concat("entry ", i + 1, ": ", complaint, "; left out")});
      continue;
    }
    if (id.empty()) id = ConceptId(pair.korean);
    const auto [found, is_new] = place.emplace(id, result.concepts.size());
    if (is_new) result.concepts.push_back({id, {}});
    result.concepts[found->second].pairs.push_back(std::move(pair));
  }
  return result;
}

}  // namespace malmoi
