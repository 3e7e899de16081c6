// Glossaries through every format and back.
#include "exchange/glossary_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "base/strings.h"
#include "exchange/glossary_json.h"
#include "terms/term_base.h"

namespace malmoi {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

absl::StatusOr<GlossaryFile> Read(const std::string& bytes, GlossaryReadOptions options = {}) {
  std::istringstream in(bytes);
  return ReadGlossaryFile(in, "g", options);
}

std::string Written(const std::vector<ConceptEntry>& concepts, std::string_view format) {
  StringSink sink;
  const auto losses = WriteGlossary(concepts, *GlossaryFormatFromName(format), {}, sink);
  EXPECT_TRUE(losses.ok()) << losses.status();
  return sink.text();
}

// Concepts made by chance: terms that formats quote, statuses, variants, sentences.
class ConceptMaker {
 public:
  explicit ConceptMaker(unsigned seed) : random_(seed) {}

  std::vector<ConceptEntry> Make() {
    std::vector<ConceptEntry> concepts;
    for (size_t i = 0; i < 12; ++i) {
      const std::string korean =
          Concat(Pick({"사고 패턴", "\"인용\"", "쉼표, 하나", "KL 벌점"}), " ", i);
      ConceptEntry entry{ConceptId(korean), {}};
      for (size_t j = 0; j <= Below(3); ++j) entry.pairs.push_back(Pair(korean, j));
      concepts.push_back(std::move(entry));
    }
    return concepts;
  }

 private:
  size_t Below(size_t n) { return random_() % n; }
  std::string Pick(std::initializer_list<const char*> items) {
    return std::data(items)[Below(items.size())];
  }

  TermPair Pair(const std::string& korean, size_t number) {
    TermPair pair;
    pair.korean = korean;
    pair.english = Concat(Pick({"thinking pattern", "a \"quoted\" one", "one; two", "<tag> & co"}),
                          " ", number);
    // A Korean term is deprecated or it is not: formats say so of the term, not of the pair.
    constexpr TermStatus kStatuses[] = {TermStatus::kCandidate, TermStatus::kAccepted,
                                        TermStatus::kRejected};
    pair.status = number == 0 ? TermStatus::kPreferred : kStatuses[Below(3)];
    pair.confidence = static_cast<double>(1 + Below(10'000)) / 10'000;
    pair.frequency = Below(9);
    for (size_t i = 0; i < Below(3); ++i) pair.notes.push_back(Concat("notes/a b.txt#", i + 1));
    for (size_t i = 0; i < Below(3); ++i) pair.variants_english.push_back(Concat("variant ", i));
    pair.variants_korean.push_back(korean + "들");  // spellings are the term's, not the pair's
    if (Below(2) == 0) {
      TermEvidence evidence;
      evidence.korean = Concat(korean, "이다, 곧 \"틀\"이다.");
      evidence.english = Concat("It is ", pair.english, ".");
      evidence.note = pair.notes.empty() ? "" : pair.notes.front();
      evidence.korean_span = {0, korean.size()};
      evidence.english_span = {6, 6 + pair.english.size()};
      pair.evidence.push_back(std::move(evidence));
    }
    return pair;
  }

 public:
  // What a table has no column for.
  void Annotate(std::vector<ConceptEntry>* concepts) {
    for (ConceptEntry& entry : *concepts) {
      // TBX says them of the concept: all pairs have one, or none has.
      const bool is_defined = Below(2) == 0;
      const bool has_subject = Below(2) == 0;
      for (TermPair& pair : entry.pairs) {
        if (is_defined) pair.definition = Concat("정의 ", Below(3), " <b>");
        if (has_subject) pair.subject = Concat("분야 ", Below(3));
        if (Below(2) == 0) pair.part_of_speech = Pick({"noun", "verb", "idiom"});
        if (Below(2) == 0) pair.comments = {"status: looks like ours", "두 번째 말"};
        if (Below(2) == 0) pair.created_at = "2024-01-02";
        if (Below(2) == 0) pair.changed_at = "2025-03-18T09:00:00Z";
        if (Below(2) == 0) pair.user = "보라";
      }
    }
  }

 private:
  std::mt19937 random_;
};

// By term, since formats have orders of their own.
std::map<std::pair<std::string, std::string>, std::string> Known(
    const std::vector<ConceptEntry>& concepts) {
  std::map<std::pair<std::string, std::string>, std::string> known;
  for (const ConceptEntry& entry : concepts) {
    for (const TermPair& pair : entry.pairs) {
      known[{pair.korean, pair.english}] = TermPairToJson(pair);
    }
  }
  return known;
}

TEST(GlossaryFile, NothingIsLostThereAndBack) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    ConceptMaker maker(seed);
    std::vector<ConceptEntry> plain = maker.Make();
    std::vector<ConceptEntry> full = plain;
    maker.Annotate(&full);
    for (const char* format : {"json", "tbx", "tbx-dct", "tbx-v2", "csv", "tsv"}) {
      const bool is_table = std::string_view(format).ends_with("sv");
      const std::vector<ConceptEntry>& concepts = is_table ? plain : full;
      const absl::StatusOr<GlossaryFile> read = Read(Written(concepts, format));
      ASSERT_TRUE(read.ok()) << format << ": " << read.status();
      EXPECT_THAT(read->problems, IsEmpty()) << format;
      const auto before = Known(concepts);
      const auto after = Known(read->concepts);
      ASSERT_EQ(after.size(), before.size()) << format << ", seed " << seed;
      for (const auto& [terms, pair] : before) {
        ASSERT_TRUE(after.contains(terms)) << format << ": " << pair;
        ASSERT_EQ(after.at(terms), pair) << format << ", seed " << seed;
      }
    }
  }
}

TEST(GlossaryFile, SaysWhatAFormatCannotHold) {
  TermPair pair;
  pair.korean = "사고 패턴";
  pair.english = "thinking pattern";
  pair.status = TermStatus::kAccepted;
  pair.definition = "생각의 틀";
  const std::vector<ConceptEntry> concepts = {{"c-1", {pair}}};
  StringSink sink;
  const auto losses = WriteGlossary(concepts, GlossaryFormat::kCsv, {}, sink);
  ASSERT_TRUE(losses.ok());
  ASSERT_THAT(*losses, SizeIs(1));
  EXPECT_THAT(ToString(losses->front()), HasSubstr("사고 패턴 = thinking pattern: no column"));
}

TEST(GlossaryFile, ColumnsAreChosenByLanguage) {
  const auto read = Read("de;ko;en\nMuster;패턴;pattern\n", {"ko", "de"});
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->concepts[0].pairs[0].english, "Muster");
  const auto none = Read("de;ko\nMuster;패턴\n");
  EXPECT_THAT(std::string(none.status().message()),
              HasSubstr("the first line names \"de\", \"ko\""));
}

TEST(GlossaryFile, ADamagedByteTakesOneRowAway) {
  const auto read = Read("ko,en\n\xEB\xAA,model\n모델,model\n토큰,token\n");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_THAT(read->concepts, SizeIs(2));
  ASSERT_THAT(read->problems, SizeIs(1));
  EXPECT_EQ(ToString(read->problems[0]), "g:2:1: bytes that are no UTF-8; this row is left out");
}

TEST(GlossaryFile, RefusesClearly) {
  const struct {
    const char* name;
    std::string bytes;
    const char* message;
  } kCases[] = {
      {"empty", "", "g:1: an empty file"},
      {"no table", "only one column\n", "no column for both ko and en"},
      {"broken JSON", "[\n{\"ko\":\"가\" \"en\":\"a\"}]", "g:2:14: no well-formed JSON"},
      {"another JSON", "{\"ko\":\"가\"}", "a list of objects"},
      {"a large number", R"([{"ko":"가","en":"a","confidence":1e8038}])", "too large to be one"},
      {"deep JSON", std::string(100'000, '['), "no well-formed JSON"},
      {"no TBX", "<html/>", "this is no TBX file"},
      {"an entity", "<!DOCTYPE t [<!ENTITY x \"y\">]><tbx/>", "entities are not expanded"},
  };
  for (const auto& test : kCases) {
    EXPECT_THAT(std::string(Read(test.bytes).status().message()), HasSubstr(test.message))
        << test.name;
  }
}

TEST(GlossaryJson, BadEntriesAreToldAndTheRestIsKept) {
  const auto read =
      ReadGlossaryJson(R"([{"ko":1,"en":"a"},{"ko":"나","en":"b","status":"fine"},5,{"ko":"다"},)"
                       R"({"ko":"라","en":"d"},{"ko":"마","en":"e","confidence":7}])",
                       "g.json");
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_THAT(read->concepts, SizeIs(1));
  EXPECT_EQ(read->concepts[0].pairs[0].status, TermStatus::kAccepted);
  std::vector<std::string> told;
  for (const Problem& problem : read->problems) told.push_back(ToString(problem));
  EXPECT_THAT(told, ElementsAre(HasSubstr("entry 1: \"ko\" must be a string"),
                                HasSubstr("entry 2: \"status\" must be"),
                                HasSubstr("entry 3: no object"), HasSubstr("entry 4: no English"),
                                HasSubstr("entry 6: \"confidence\" must be")));
}

}  // namespace
}  // namespace malmoi
