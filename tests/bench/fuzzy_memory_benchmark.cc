// Fuzzy matching: look-ups and insertions a second, and the room they take.
//
//   fuzzy_memory_benchmark BITEXT.tsv [SEGMENTS [ko|en]]
//
// Indexes SEGMENTS texts of one side of the bitext (default 100,000 of the Korean) and asks for
// others of it, threshold 70, best 1, one thread. Where the bitext has fewer texts, they are
// varied: a word exchanged for one of another text, a number changed. Two kinds of queries: texts
// of the same kind that were not indexed, and indexed ones with one word changed. What is printed
// first is what starting costs; then come queries alone.
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/line_reader.h"
#include "base/strings.h"
#include "memory/fuzzy_memory.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

// Seconds of processor time, so that what else the machine does hardly counts.
double Now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Resident memory in MB, now ("VmRSS:") or at its highest ("VmHWM:").
double ResidentMb(std::string_view which) {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.starts_with(which)) return std::stod(line.substr(which.size())) / 1024;
  }
  return 0;
}

std::string Exchange(const std::string& text, const std::string& other, std::mt19937& random) {
  std::vector<std::string_view> words = Split(text, ' ');
  const std::vector<std::string_view> others = Split(other, ' ');
  words[random() % words.size()] = others[random() % others.size()];
  std::string result;
  for (const std::string_view word : words) result += Concat(result.empty() ? "" : " ", word);
  return result;
}

std::vector<std::string> ReadTexts(const std::string& path, size_t column) {
  std::ifstream file(path, std::ios::binary);
  LineReader reader(file, path);
  Line line;
  std::set<std::string> texts;
  while (true) {
    const absl::StatusOr<bool> more = reader.Next(&line);
    if (!more.ok()) std::cerr << more.status().message() << "\n";
    if (!more.ok() || !*more) break;
    const std::vector<std::string_view> columns = Split(line.text, '\t');
    if (columns.size() > column && !columns[column].empty()) texts.emplace(columns[column]);
  }
  std::vector<std::string> all(texts.begin(), texts.end());
  std::shuffle(all.begin(), all.end(), std::mt19937(7));
  return all;
}

void Ask(const char* what, const std::vector<std::string>& queries, FuzzySearcher& searcher) {
  FuzzyOptions options;
  options.min_score = 70;
  options.top = 1;
  for (size_t i = 0; i < queries.size() / 5; ++i)
    (void)searcher.Find({.text = queries[i]}, options);
  size_t found = 0;
  const double begin = Now();
  for (const std::string& query : queries) {
    found += searcher.Find({.text = query}, options).size();
  }
  const double seconds = Now() - begin;
  std::printf("%-28s %9.0f queries/s   %5.1f %% found\n", what,
              static_cast<double>(queries.size()) / seconds,
              100.0 * static_cast<double>(found) / static_cast<double>(queries.size()));
}

int Run(const std::string& path, size_t count, size_t column) {
  std::ifstream file(MALMOI_SOURCE_DIR "/models/words.tsv", std::ios::binary);
  std::stringstream words;
  words << file.rdbuf();
  const auto parsed = WordTokenizer::Parse(words.str(), "models/words.tsv");
  if (!parsed.ok()) return std::cerr << parsed.status() << "\n", 1;
  std::vector<std::string> texts = ReadTexts(path, column);
  constexpr size_t kQueries = 20'000;
  if (texts.size() < 2 * kQueries) return std::cerr << "too few texts in " << path << "\n", 1;
  std::vector<std::string> unseen(texts.end() - kQueries, texts.end());
  texts.resize(texts.size() - kQueries);
  std::mt19937 random(11);
  const size_t own = texts.size();
  while (texts.size() < count) {
    texts.push_back(Exchange(texts[random() % own], texts[random() % own], random));
  }
  texts.resize(count);
  texts.shrink_to_fit();
  std::vector<std::string> varied;
  for (size_t i = 0; i < kQueries; ++i) {
    varied.push_back(Exchange(texts[random() % count], texts[random() % count], random));
  }

  const double before = ResidentMb("VmRSS:");
  MatchTokenizer tokenizer(**parsed);
  FuzzyMemory memory;
  double begin = Now();
  for (size_t i = 0; i < count; ++i) {
    memory.Add(static_cast<int64_t>(i), {.text = texts[i]}, tokenizer);
  }
  std::printf("%zu added one by one: %.0f a second\n", count,
              static_cast<double>(count) / (Now() - begin));
  {
    FuzzySearcher searcher(memory, tokenizer);
    Ask("as added, texts not indexed", unseen, searcher);
  }
  memory = FuzzyMemory();

  begin = Now();
  std::string bytes;
  {
    MatchIndexBuilder builder;
    std::vector<MatchToken> tokens;
    for (size_t i = 0; i < count; ++i) {
      tokenizer.Tokenize(texts[i], &tokens);
      builder.Add(static_cast<int64_t>(i), MatchKeys::Of({.text = texts[i]}), tokens);
    }
    bytes = builder.Build(0);
  }
  std::printf("built as one index: %.2f s, %.1f MB\n", Now() - begin,
              static_cast<double>(bytes.size()) / 1e6);
  const auto index = MatchIndex::Open(bytes, "index");
  if (!index.ok()) return std::cerr << index.status() << "\n", 1;
  const FuzzyMemory indexed(*index);
  const auto ask = [&](const char* what, const std::vector<std::string>& queries) {
    MatchTokenizer fresh(**parsed);  // as for a program that mapped the index and knows no word
    FuzzySearcher searcher(indexed, fresh);
    Ask(what, queries, searcher);
  };
  ask("texts not indexed", unseen);
  ask("indexed, a word exchanged", varied);
  ask("indexed", {texts.begin(), texts.begin() + kQueries});
  std::printf("resident %.1f MB, of it the texts and models %.1f MB\n", ResidentMb("VmRSS:"),
              before);
  return 0;
}

}  // namespace
}  // namespace malmoi

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: fuzzy_memory_benchmark BITEXT.tsv [SEGMENTS [ko|en]]\n";
    return 2;
  }
  const size_t count = argc > 2 ? std::stoul(argv[2]) : 100'000;
  return malmoi::Run(argv[1], count, argc > 3 && std::string_view(argv[3]) == "en" ? 1 : 0);
}
