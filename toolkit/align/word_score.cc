#include "align/word_score.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

// A link as written, and whether it is sure.
struct WrittenLink {
  TokenLink link;
  bool sure = true;
};

std::optional<WrittenLink> ParseLink(std::string_view text) {
  const size_t mark = text.find_first_of("-?p");
  if (mark == std::string_view::npos) return std::nullopt;
  // A confidence may follow: 0-1:0.97.
  const std::string_view rest = text.substr(mark + 1);
  const std::optional<int64_t> source = ParseInt(text.substr(0, mark));
  const std::optional<int64_t> target = ParseInt(rest.substr(0, rest.find(':')));
  if (!source || !target || *source < 0 || *target < 0) return std::nullopt;
  return WrittenLink{{static_cast<size_t>(*source), static_cast<size_t>(*target)},
                     text[mark] == '-'};
}

absl::Status BadLink(std::string_view file, size_t line, std::string_view found) {
  constexpr size_t kShown = 40;
  return InvalidInputError(
      {std::string(file), line, 0},
      Concat("\"", found.substr(0, kShown), "\", where links like 0-0 1-2 were expected"));
}

// The links of one line in Pharaoh format; possible ones too.
absl::StatusOr<std::vector<WrittenLink>> ParsePharaoh(std::string_view text, std::string_view file,
                                                      size_t line) {
  std::vector<WrittenLink> links;
  for (const std::string_view piece :
       Split(StripWhitespace(text.substr(0, text.find('\t'))), ' ')) {
    if (piece.empty()) continue;
    const std::optional<WrittenLink> link = ParseLink(piece);
    if (!link) return BadLink(file, line, piece);
    links.push_back(*link);
  }
  return links;
}

// Token numbers of a JSON array, or nothing where it is not one.
std::optional<std::vector<size_t>> ParseNumbers(const nlohmann::json& array) {
  if (!array.is_array()) return std::nullopt;
  std::vector<size_t> numbers;
  for (const nlohmann::json& number : array) {
    if (!number.is_number_unsigned()) return std::nullopt;
    numbers.push_back(number.get<size_t>());
  }
  return numbers;
}

std::optional<GoldLinks> ParseJson(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains("links") || !json["links"].is_array()) {
    return std::nullopt;
  }
  GoldLinks gold;
  for (const nlohmann::json& pair : json["links"]) {
    const std::optional<std::vector<size_t>> link = ParseNumbers(pair);
    if (!link || link->size() != 2) return std::nullopt;
    gold.sure.push_back({(*link)[0], (*link)[1]});
  }
  if (json.contains("ko_scored")) {
    gold.source_scored = ParseNumbers(json["ko_scored"]);
    if (!gold.source_scored) return std::nullopt;
  }
  if (json.contains("en_scored")) {
    gold.target_scored = ParseNumbers(json["en_scored"]);
    if (!gold.target_scored) return std::nullopt;
  }
  return gold;
}

// Calls parse(line, number) for each line; a line end at the very end begins no line.
template <typename Parse>
absl::Status ForEachLine(std::string_view text, const Parse& parse) {
  size_t number = 0;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    MALMOI_RETURN_IF_ERROR(parse(line, ++number));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return absl::OkStatus();
}

bool IsScored(const std::optional<std::vector<size_t>>& scored, size_t token) {
  return !scored || std::ranges::find(*scored, token) != scored->end();
}

}  // namespace

absl::StatusOr<std::vector<GoldLinks>> ParseGoldLinks(std::string_view text,
                                                      std::string_view file) {
  std::vector<GoldLinks> lines;
  MALMOI_RETURN_IF_ERROR(ForEachLine(text, [&](std::string_view line, size_t number) {
    if (line.starts_with('{')) {
      std::optional<GoldLinks> gold = ParseJson(line);
      if (!gold) return BadLink(file, number, line);
      lines.push_back(*std::move(gold));
      return absl::OkStatus();
    }
    MALMOI_ASSIGN_OR_RETURN(const std::vector<WrittenLink> links, ParsePharaoh(line, file, number));
    GoldLinks& gold = lines.emplace_back();
    for (const WrittenLink& link : links) {
      (link.sure ? gold.sure : gold.possible).push_back(link.link);
    }
    return absl::OkStatus();
  }));
  return lines;
}

absl::StatusOr<std::vector<std::vector<TokenLink>>> ParseLinks(std::string_view text,
                                                               std::string_view file) {
  std::vector<std::vector<TokenLink>> lines;
  MALMOI_RETURN_IF_ERROR(ForEachLine(text, [&](std::string_view line, size_t number) {
    MALMOI_ASSIGN_OR_RETURN(const std::vector<WrittenLink> links, ParsePharaoh(line, file, number));
    std::vector<TokenLink>& plain = lines.emplace_back();
    for (const WrittenLink& link : links) plain.push_back(link.link);
    return absl::OkStatus();
  }));
  return lines;
}

WordScore ScoreWords(std::span<const GoldLinks> gold,
                     std::span<const std::vector<TokenLink>> guess) {
  WordScore score;
  size_t guess_sure = 0;  // guessed links that are sure
  for (size_t line = 0; line < gold.size(); ++line) {
    const GoldLinks& truth = gold[line];
    const auto counts = [&truth](const TokenLink& link) {
      return IsScored(truth.source_scored, link.source) &&
             IsScored(truth.target_scored, link.target);
    };
    std::set<TokenLink> sure;
    std::ranges::copy_if(truth.sure, std::inserter(sure, sure.end()), counts);
    const std::set<TokenLink> possible(truth.possible.begin(), truth.possible.end());
    const std::set<TokenLink> guessed(guess[line].begin(), guess[line].end());
    for (const TokenLink& link : guessed) {
      if (!counts(link)) continue;
      const bool is_sure = sure.contains(link);
      guess_sure += is_sure;
      ++(is_sure || possible.contains(link) ? score.counts.right : score.counts.wrong);
    }
    for (const TokenLink& link : sure) {
      ++(guessed.contains(link) ? score.counts.found : score.counts.missed);
    }
  }
  const size_t all =
      score.counts.right + score.counts.wrong + score.counts.found + score.counts.missed;
  score.alignment_error_rate = all == 0 ? 0
                                        : 1 - static_cast<double>(guess_sure + score.counts.right) /
                                                  static_cast<double>(all);
  return score;
}

}  // namespace malmoi
