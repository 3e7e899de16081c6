#include "align/internal/name_pairing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "align/internal/content_pairing.h"
#include "align/internal/file_language.h"
#include "base/strings.h"

namespace malmoi::internal {
namespace {

// The one language in which the notes of a file are written; abstracts over Korean do not count.
std::optional<Language> LanguageOf(const NoteFile& file) {
  bool korean = false;
  bool english = false;
  for (const Note& note : file.notes) {
    if (!note.korean.empty() && !note.english.empty()) return std::nullopt;
    korean |= !note.korean.empty();
    english |= note.korean.empty() && (!note.english.empty() || !note.leading_english.empty());
  }
  if (korean == english) return std::nullopt;
  return korean ? Language::kKorean : Language::kEnglish;
}

struct NamedFile {
  size_t file;
  Language language;  // of its text
  bool marked;        // its name says so
};

}  // namespace

std::vector<FilePair> PairFilesByName(const std::vector<NoteFile>& files) {
  std::map<std::string, std::vector<NamedFile>> by_key;
  for (size_t i = 0; i < files.size(); ++i) {
    const std::optional<Language> language = LanguageOf(files[i]);
    if (!language) continue;
    for (NameReading& reading : ReadNames(files[i].path)) {
      if (reading.language && *reading.language != *language) continue;
      by_key[reading.key].push_back({i, *language, reading.language.has_value()});
    }
  }
  struct Candidate {
    int unmarked;  // names that say nothing: the fewer, the surer
    size_t korean;
    size_t english;
    auto operator<=>(const Candidate&) const = default;
  };
  std::vector<Candidate> candidates;
  for (const auto& [key, named] : by_key) {
    constexpr size_t kMostOfOneName = 50;  // of a key such as "readme", every pair would be one
    if (named.size() > kMostOfOneName) continue;
    for (const NamedFile& korean : named) {
      if (korean.language != Language::kKorean) continue;
      for (const NamedFile& english : named) {
        if (english.language != Language::kEnglish || (!korean.marked && !english.marked)) continue;
        candidates.push_back(
            {(korean.marked ? 0 : 1) + (english.marked ? 0 : 1), korean.file, english.file});
      }
    }
  }
  std::ranges::sort(candidates);
  std::set<size_t> taken;
  std::vector<FilePair> pairs;
  for (const Candidate& candidate : candidates) {
    if (taken.count(candidate.korean) > 0 || taken.count(candidate.english) > 0) continue;
    taken.insert(candidate.korean);
    taken.insert(candidate.english);
    pairs.push_back({candidate.korean, candidate.english,
                     candidate.unmarked == 0
                         ? "the names of the files differ in the language only"
                         : "one file has the name of the other with a language added"});
  }
  return pairs;
}

std::vector<std::pair<size_t, size_t>> PairNotesInOrder(const std::vector<const Note*>& korean,
                                                        const std::vector<const Note*>& english,
                                                        const PairingResources& resources) {
  std::vector<std::pair<size_t, size_t>> pairs;
  if (korean.size() == english.size()) {
    for (size_t i = 0; i < korean.size(); ++i) pairs.emplace_back(i, i);
    return pairs;
  }
  // The longest common subsequence's recurrence, with evidence for a weight.
  constexpr double kInPaired = 3;  // the names of the files speak for every pair in them
  const auto scores = ScoreNotes(korean, english, resources);
  const size_t rows = korean.size();
  const size_t columns = english.size();
  const auto gain = [&](size_t row, size_t column) {
    const double score = scores[row][column];
    return std::isnan(score) ? 0.1 : std::max(0.1, score + kInPaired);
  };
  std::vector<std::vector<double>> best(rows + 1, std::vector<double>(columns + 1, 0));
  for (size_t row = rows; row > 0; --row) {
    for (size_t column = columns; column > 0; --column) {
      const size_t i = row - 1;
      const size_t j = column - 1;
      best[i][j] = std::max({best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gain(i, j)});
    }
  }
  for (size_t i = 0, j = 0; i < rows && j < columns;) {
    if (best[i][j] == best[i + 1][j + 1] + gain(i, j)) {
      pairs.emplace_back(i++, j++);
    } else if (best[i][j] == best[i + 1][j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

}  // namespace malmoi::internal
