#include "exchange/client_glossary.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "exchange/csv.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

struct ClientRules {
  char delimiter;
  bool has_header;
  bool unique_source;
  size_t max_term_bytes;  // 0: no limit
  size_t max_file_bytes;
};

// https://developers.deepl.com/docs/customize/managing-glossaries and Google Cloud Translation,
// "Creating and using glossaries", both of 2025.
ClientRules RulesOf(GlossaryClient client) {
  constexpr size_t kMaxTermBytes = 1024;
  constexpr size_t kMaxFileBytes = size_t{10} << 20;
  switch (client) {
    case GlossaryClient::kDeepl:
      return {',', false, true, kMaxTermBytes, kMaxFileBytes};
    case GlossaryClient::kGoogle:
      return {',', true, true, kMaxTermBytes, kMaxFileBytes};
    case GlossaryClient::kOmegat:
      break;
  }
  return {'\t', false, false, 0, 0};
}

class ClientWriter {
 public:
  ClientWriter(GlossaryClient client, ByteSink& sink)
      : client_(client), rules_(RulesOf(client)), sink_(sink) {}

  absl::Status WriteHeader() {
    if (!rules_.has_header) return absl::OkStatus();
    return Emit({"ko", "en", "pos", "description"}).status();
  }

  absl::Status Write(const TermPair& pair, const std::string& korean) {
    const std::string source(StripWhitespace(korean));
    const std::string target(StripWhitespace(pair.english));
    const auto taken = sources_.find(source);
    if (taken != sources_.end() && taken->second == target) return absl::OkStatus();
    if (const std::string why = WhyNot(source, target); !why.empty()) {
      Lose(source, target, why);
      return absl::OkStatus();
    }
    std::vector<std::string> fields = {source, target};
    if (client_ == GlossaryClient::kGoogle) {
      fields.push_back(pair.part_of_speech);
      fields.push_back(pair.definition);
    } else if (client_ == GlossaryClient::kOmegat) {
      fields.push_back(CommentOf(pair));
    }
    MALMOI_ASSIGN_OR_RETURN(const bool written, Emit(fields));
    if (!written) {
      Lose(source, target,
           Concat("the file would grow over the ", rules_.max_file_bytes >> 20,
                  " MiB that are taken"));
    } else if (rules_.unique_source) {
      sources_.emplace(source, target);
      unreviewed_ += pair.status == TermStatus::kCandidate ? 1 : 0;
    }
    return absl::OkStatus();
  }

  void Lose(const std::string& source, const std::string& target, std::string_view why) {
    losses_.push_back({{Concat(source, " = ", target), 0, 0}, Concat(why, "; left out")});
  }

  // With what a person should know before a machine is bound to all of it.
  Problems TakeLosses() {
    if (unreviewed_ > 0) {
      losses_.push_back({{},
                         Concat(unreviewed_, unreviewed_ == 1 ? " term" : " terms",
                                " that nobody reviewed will be forced on every translation; "
                                "--status accepted,preferred leaves such out")});
    }
    return std::move(losses_);
  }

 private:
  // Why the pair may not stand in the file, or "".
  std::string WhyNot(const std::string& source, const std::string& target) const {
    if (source.empty() || target.empty()) return "one side is empty";
    if (rules_.max_term_bytes > 0) {
      if (std::max(source.size(), target.size()) > rules_.max_term_bytes) {
        return Concat("a term is longer than ", rules_.max_term_bytes, " bytes");
      }
      if (HasControlCharacter(source) || HasControlCharacter(target)) {
        return "a term holds a control character or a line end";
      }
    }
    if (const auto taken = sources_.find(source); taken != sources_.end()) {
      return Concat("one English term for a Korean one is taken, and that is \"", taken->second,
                    "\"");
    }
    return {};
  }

  // Definition and context, for the person who translates.
  static std::string CommentOf(const TermPair& pair) {
    std::vector<std::string> parts;
    if (!pair.definition.empty()) parts.push_back(pair.definition);
    if (pair.status == TermStatus::kCandidate) parts.push_back("not reviewed");
    if (!pair.evidence.empty()) parts.push_back(pair.evidence.front().english);
    std::string comment = Join(parts, " | ");
    std::ranges::replace_if(
        comment, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return comment;
  }

  // False where the size limit does not allow the row.
  absl::StatusOr<bool> Emit(const std::vector<std::string>& fields) {
    StringSink row;
    CsvWriteOptions options;
    options.delimiter = rules_.delimiter;
    CsvWriter writer(options, row);
    MALMOI_RETURN_IF_ERROR(writer.WriteRow(fields));
    if (rules_.max_file_bytes > 0 && bytes_ + row.text().size() > rules_.max_file_bytes) {
      return false;
    }
    bytes_ += row.text().size();
    MALMOI_RETURN_IF_ERROR(sink_.Write(row.text()));
    return true;
  }

  GlossaryClient client_;
  ClientRules rules_;
  ByteSink& sink_;
  size_t bytes_ = 0;
  std::map<std::string, std::string> sources_;  // written already, with their English
  size_t unreviewed_ = 0;                       // of those
  Problems losses_;
};

}  // namespace

absl::StatusOr<Problems> WriteClientGlossary(std::span<const ConceptEntry> concepts,
                                             GlossaryClient client, const TermSelection& selection,
                                             ByteSink& sink) {
  std::vector<const TermPair*> pairs = SelectPairs(concepts, selection);
  std::ranges::stable_sort(pairs, {},
                           [](const TermPair* pair) { return StatusRank(pair->status); });
  ClientWriter writer(client, sink);
  std::erase_if(pairs, [&writer](const TermPair* pair) {
    const bool is_out = IsForbidden(pair->status);
    if (is_out) {
      writer.Lose(pair->korean, pair->english,
                  Concat(TermStatusName(pair->status), ", which the format cannot say"));
    }
    return is_out;
  });
  MALMOI_RETURN_IF_ERROR(writer.WriteHeader());
  for (const TermPair* pair : pairs) MALMOI_RETURN_IF_ERROR(writer.Write(*pair, pair->korean));
  // Other spellings come after all terms, so that none of them takes a term's place.
  for (const TermPair* pair : pairs) {
    for (const std::string& variant : pair->variants_korean) {
      MALMOI_RETURN_IF_ERROR(writer.Write(*pair, variant));
    }
  }
  return writer.TakeLosses();
}

}  // namespace malmoi
