#include <set>
#include <utility>

#include "base/strings.h"
#include "base/xml_reader.h"
#include "exchange/internal/language_match.h"
#include "exchange/internal/tbx_entry.h"
#include "exchange/tbx.h"

namespace malmoi {
namespace {

// Bounds of what one file may become in memory: pairs repeat what their entry says.
constexpr size_t kMaxTextBytes = size_t{1} << 20;
constexpr size_t kMaxResultBytes = size_t{1} << 29;

XmlReader::Options Bounds() {
  XmlReader::Options options;
  options.max_text_bytes = kMaxTextBytes;
  return options;
}

size_t BytesOf(const TermPair& pair) {
  size_t bytes = sizeof(pair) + pair.korean.size() + pair.english.size() + pair.definition.size() +
                 pair.subject.size();
  for (const auto* texts : {&pair.comments, &pair.variants_korean, &pair.variants_english}) {
    for (const std::string& text : *texts) bytes += sizeof(std::string) + text.size();
  }
  for (const TermEvidence& evidence : pair.evidence) {
    bytes += sizeof(evidence) + evidence.korean.size() + evidence.english.size();
  }
  return bytes;
}

class TbxReader {
 public:
  TbxReader(ByteSource source, const std::string& file, const TbxReadOptions& options)
      : file_(file), xml_(std::move(source), file, Bounds()), options_(options) {}

  absl::StatusOr<TbxReadResult> Read() {
    const absl::Status status = ReadDocument();
    // Entries that were read stand; what stopped the reading is then a problem.
    if (!status.ok() && result_.concepts.empty()) return status;
    if (!status.ok()) {
      Problem problem = ToProblem(status, file_);
      problem.message += Concat("; the ", result_.concepts.size(),
                                " entries before this place were read, nothing after it");
      result_.problems.push_back(std::move(problem));
    } else if (result_.concepts.empty() && without_pair_ > 0) {
      return NoPairError("no entry with terms",
                         {options_.source_language, options_.target_language}, result_.languages,
                         first_without_pair_,
                         result_.problems.empty() ? result_.remarks : result_.problems);
    } else if (without_pair_ > 0) {
      result_.remarks.push_back(
          {first_without_pair_,
           Concat(without_pair_, " entries lack ", options_.source_language, " or ",
                  options_.target_language, " and were passed over; this is the first")});
    }
    return std::move(result_);
  }

 private:
  absl::Status ReadDocument() {
    MALMOI_ASSIGN_OR_RETURN(const XmlEvent root, xml_.Next());
    if (!root.IsStart("martif") && !root.IsStart("tbx")) {
      return InvalidInputError(
          xml_.PlaceOf(root),
          Concat("<", root.name, "> where <tbx> or <martif> was expected: this is no TBX file"));
    }
    while (true) {
      MALMOI_ASSIGN_OR_RETURN(const XmlEvent event, xml_.Next());
      if (event.kind == XmlEvent::Kind::kEndOfDocument) return absl::OkStatus();
      if (event.kind != XmlEvent::Kind::kStart) continue;
      if (event.name == "termEntry" || event.name == "conceptEntry") {
        MALMOI_RETURN_IF_ERROR(ReadEntry(event));
      } else if (event.name != "text" && event.name != "body") {
        MALMOI_RETURN_IF_ERROR(xml_.SkipElement());
      }
    }
  }

  absl::Status ReadEntry(const XmlEvent& start) {
    MALMOI_ASSIGN_OR_RETURN(const TbxNode node, ReadTbxNode(xml_, start));
    if (!node.id.empty() && !ids_.insert(node.id).second) {
      result_.remarks.push_back(
          {node.place, Concat("the id \"", node.id, "\" stands on an earlier entry too")});
    }
    ConceptEntry entry = InterpretTbxEntry(node, options_, &result_);
    for (const TermPair& pair : entry.pairs) bytes_ += BytesOf(pair);
    if (bytes_ > kMaxResultBytes) {
      return TooLargeError(
          node.place, Concat("terms of more than ", kMaxResultBytes >> 20, " MiB; split the file"));
    }
    if (!entry.pairs.empty()) {
      result_.concepts.push_back(std::move(entry));
    } else if (++without_pair_ == 1) {
      first_without_pair_ = node.place;
    }
    return absl::OkStatus();
  }

  const std::string& file_;
  XmlReader xml_;
  const TbxReadOptions& options_;
  TbxReadResult result_;
  std::set<std::string> ids_;
  size_t bytes_ = 0;
  size_t without_pair_ = 0;
  Place first_without_pair_;
};

}  // namespace

absl::StatusOr<TbxReadResult> ReadTbx(ByteSource source, const std::string& file,
                                      const TbxReadOptions& options) {
  return TbxReader(Gunzipped(std::move(source), file), file, options).Read();
}

}  // namespace malmoi
