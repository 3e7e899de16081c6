#include "faces/cli/align_stream.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "align/language_check.h"
#include "base/line_reader.h"
#include "base/parallel.h"
#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "faces/cli/command_support.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMaxDocumentBytes = size_t{256} << 20;
constexpr size_t kBatchDocuments = 64;
constexpr size_t kBatchBytes = size_t{4} << 20;

struct Question {
  std::string text;
  size_t line = 0;
  bool too_long = false;
};

struct Answer {
  std::string text;
  std::string error;  // for stderr, empty where all went well
};

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// The sentences of one side, NFC; nothing where `json` is no list of strings.
std::optional<std::vector<std::string>> ReadSide(const Json& json) {
  if (!json.is_array()) return std::nullopt;
  std::vector<std::string> sentences;
  sentences.reserve(json.size());
  for (const Json& sentence : json) {
    if (!sentence.is_string()) return std::nullopt;
    sentences.push_back(ToNfc(sentence.get_ref<const std::string&>()));
  }
  return sentences;
}

Json Indexes(const IndexRange& range) {
  Json indexes = Json::array();
  for (size_t i = range.begin; i < range.end; ++i) indexes.push_back(i);
  return indexes;
}

std::string Refuse(const Json& id, std::string_view why, std::string* error) {
  *error = why;
  Json answer;
  answer["id"] = id;
  answer["error"] = why;
  return Dump(answer);
}

Json BeadJson(const Bead& bead) {
  Json json;
  json["ko"] = Indexes(bead.source);
  json["en"] = Indexes(bead.target);
  json["score"] = Json::parse(FormatScore(bead.score, 4));
  if (bead.crossing) json["crossing"] = true;
  if (bead.moved) json["moved"] = true;
  return json;
}

Json TestimonyJson(const std::vector<Testimony>& said) {
  Json json;
  for (const Testimony& testimony : said) {
    json[std::string(testimony.feature)] = {Json::parse(FormatScore(testimony.value, 4)),
                                            Json::parse(FormatScore(testimony.contribution, 4))};
  }
  return json;
}

}  // namespace

std::string AnswerAlignLine(const SentenceAligner& aligner, const AlignStreamOptions& options,
                            std::string_view line, std::string* error) {
  const Json question = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!question.is_object()) {
    return Refuse(nullptr, "expected a JSON object {\"id\",\"ko\":[…],\"en\":[…]} on the line",
                  error);
  }
  const Json id = question.value("id", Json());
  const auto korean = ReadSide(question.value("ko", Json()));
  const auto english = ReadSide(question.value("en", Json()));
  if (!korean || !english) {
    return Refuse(id, "expected \"ko\" and \"en\", each a list of sentences", error);
  }
  const std::vector<std::string_view> source(korean->begin(), korean->end());
  const std::vector<std::string_view> target(english->begin(), english->end());
  const Ladder ladder = AlignEitherWay(aligner, {source, target}, options.align);
  std::vector<std::vector<Testimony>> said;
  if (options.explain) said = aligner.Explain({source, target}, ladder, options.align);

  Json answer;
  answer["id"] = id;
  answer["beads"] = Json::array();
  for (size_t i = 0; i < ladder.size(); ++i) {
    if (ladder[i].score < options.min_confidence) continue;
    Json bead = BeadJson(ladder[i]);
    if (options.explain) bead["witnesses"] = TestimonyJson(said[i]);
    answer["beads"].push_back(std::move(bead));
  }
  const LanguageCheck check = CheckLanguages({source, target});
  if (!check.warning.empty()) answer["warning"] = check.warning;
  return Dump(answer);
}

int RunAlignStream(const SentenceAligner& aligner, const AlignStreamOptions& options,
                   Console& console) {
  constexpr std::string_view kName = "standard input";
  LineReader reader(console.in, std::string(kName), kMaxDocumentBytes);
  int code = kExitDone;
  Line line;
  for (bool more = true; more;) {
    std::vector<Question> batch;
    for (size_t bytes = 0; batch.empty() || (batch.size() < kBatchDocuments &&
                                             bytes < kBatchBytes && reader.Ready());) {
      const auto next = reader.Next(&line);
      if (!next.ok()) return Fail(console, next.status());
      more = *next;
      if (!more) break;
      if (!line.too_long && StripWhitespace(line.text).empty()) continue;
      bytes += line.text.size();
      batch.push_back({std::move(line.text), line.number, line.too_long});
    }
    std::vector<Answer> answers(batch.size());
    ParallelFor(batch.size(), options.threads, [&](size_t i) {
      answers[i].text =
          batch[i].too_long
              ? Refuse(nullptr, Concat("longer than ", kMaxDocumentBytes >> 20U, " MiB"),
                       &answers[i].error)
              : AnswerAlignLine(aligner, options, batch[i].text, &answers[i].error);
    });
    for (size_t i = 0; i < batch.size(); ++i) {
      if (!answers[i].error.empty()) {
        code = Fail(console,
                    ToString(Problem{{std::string(kName), batch[i].line, 0}, answers[i].error}));
      }
      if (!console.out.Write(answers[i].text + "\n").ok()) return kExitFailed;
    }
    if (absl::Status flushed = console.out.Flush(); !flushed.ok()) return Fail(console, flushed);
  }
  return code;
}

}  // namespace malmoi
