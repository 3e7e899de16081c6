#include "text/note_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/strings.h"
#include "support/note_dump.h"

namespace malmoi {
namespace {

struct LayoutCase {
  const char* name;
  const char* path;
  const char* input;
  const char* notes;  // as Dump prints them
};

class NoteLayoutTest : public testing::TestWithParam<LayoutCase> {};

TEST_P(NoteLayoutTest, PartsAreToldApart) {
  const LayoutCase& c = GetParam();
  const auto file = NoteReader().Read(c.path, c.input);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(Dump(file->notes), c.notes);
  EXPECT_THAT(LostLines(*file, c.input), testing::IsEmpty());
  EXPECT_THAT(MisplacedWords(*file, c.input), testing::IsEmpty());
}

std::string NameOf(const testing::TestParamInfo<LayoutCase>& test) { return test.param.name; }

// Text files: a line is a paragraph.
INSTANTIATE_TEST_SUITE_P(
    Plain, NoteLayoutTest,
    testing::Values(
        LayoutCase{"journal", "2025-03-18.txt",
                   "2025년 3월 18일\n"
                   "Slow Cooking: A Survey of Patience\n"
                   "(Ada Lovelace, Alan Turing)\n"
                   "We study how long soups take and why nobody waits for them.\n"
                   "국을 오래 끓이는 이유를 조사한 연구.\n"
                   "A study of why soups are boiled for a long time.\n"
                   "#cooking #survey\n"
                   "Fast Bread\n"
                   "(Grace Hopper)\n"
                   "빵을 빨리 굽는 방법입니다.\n"
                   "A way to bake bread quickly.\n"
                   "#bread\n",
                   "= 2 2025-03-18\n"
                   "title 2: Slow Cooking: A Survey of Patience\n"
                   "authors 3: Ada Lovelace | Alan Turing\n"
                   "lead 4: We study how long soups take and why nobody waits for them.\n"
                   "ko 5: 국을 오래 끓이는 이유를 조사한 연구.\n"
                   "en 6: A study of why soups are boiled for a long time.\n"
                   "tags 7: cooking survey\n"
                   "= 8 2025-03-18\n"
                   "title 8: Fast Bread\n"
                   "authors 9: Grace Hopper\n"
                   "ko 10: 빵을 빨리 굽는 방법입니다.\n"
                   "en 11: A way to bake bread quickly.\n"
                   "tags 12: bread\n"},
        LayoutCase{
            "days", "week.txt",
            "2025년 3월 18일\n"
            "첫날의 메모입니다.\nThe memo of the first day.\n"
            "March 19, 2025\n"
            "둘째 날의 메모입니다.\nThe memo of the second day.\n"
            "2025. 3. 20. (목)\n"
            "셋째 날의 메모입니다.\nThe memo of the third day.\n",
            "= 2 2025-03-18\nko 2: 첫날의 메모입니다.\nen 3: The memo of the first day.\n"
            "= 5 2025-03-19\nko 5: 둘째 날의 메모입니다.\nen 6: The memo of the second day.\n"
            "= 8 2025-03-20\nko 8: 셋째 날의 메모입니다.\nen 9: The memo of the third day.\n"},
        // The year is written once, and the weather beside the day.
        LayoutCase{"days_without_a_year", "diary.txt",
                   "2025년 12월 31일 (수) 눈\n국을 끓인다.\nSoup is boiled.\n\n"
                   "1월 1일 목요일\n빵을 굽는다.\nBread is baked.\n\n"
                   "1/2 (금) 맑고 추움\n떡을 찐다.\nRice cake is steamed.\n",
                   "= 1 2025-12-31\nko 2: 국을 끓인다.\nen 3: Soup is boiled.\nother 1: 눈\n"
                   "= 6 2026-01-01\nko 6: 빵을 굽는다.\nen 7: Bread is baked.\n"
                   "= 9 2026-01-02\nko 10: 떡을 찐다.\nen 11: Rice cake is steamed.\n"
                   "other 9: 맑고 추움\n"},
        LayoutCase{"days_of_no_year", "diary.txt",
                   "11/5 (수)\n국을 끓인다.\nSoup is boiled.\n11/6 (목)\n빵을 굽는다.\n"
                   "Bread is baked.\n",
                   "= 2\nko 2: 국을 끓인다.\nen 3: Soup is boiled.\n"
                   "= 5\nko 5: 빵을 굽는다.\nen 6: Bread is baked.\n"},
        LayoutCase{"paragraph_by_paragraph", "a.txt",
                   "Notes on Kimchi\n"
                   "배추를 소금에 절인다.\nThe cabbage is salted.\n"
                   "하룻밤 그대로 둔다.\nIt is left overnight.\n"
                   "#kimchi\n",
                   "= 1\ntitle 1: Notes on Kimchi\n"
                   "ko 2: 배추를 소금에 절인다.\nko 4: 하룻밤 그대로 둔다.\n"
                   "en 3: The cabbage is salted.\nen 5: It is left overnight.\n"
                   "tags 6: kimchi\n"},
        LayoutCase{
            "hard_wrapped", "a.txt",
            "물을 끓인 다음 국수를 넣고 삼 분 동안\n"
            "저어가며 익히면 되는데, 이때 불을\n"
            "줄이지 않는 것이 중요하다.\n"
            "찬물에 헹군다.\n"
            "Boil water, add the noodles and cook them for\n"
            "three minutes while stirring; it matters that the\n"
            "heat is not turned down.\n"
            "Rinse them in cold water.\n",
            "= 1\n"
            "ko 1: 물을 끓인 다음 국수를 넣고 삼 분 동안 저어가며 익히면 되는데, 이때 불을 줄이지 "
            "않는 것이 중요하다.\n"
            "ko 4: 찬물에 헹군다.\n"
            "en 5: Boil water, add the noodles and cook them for three minutes while stirring; "
            "it matters that the heat is not turned down.\n"
            "en 8: Rinse them in cold water.\n"},
        LayoutCase{"wrapped_at_an_address", "a.txt",
                   "물을 끓인 다음 국수를 넣는다. 자세한 값은\nhttps://noodle.example/table/1\n"
                   "에 있고, 그 값의 절반은 틀렸다.\n"
                   "Boil water and add the noodles. The values are in\n"
                   "https://noodle.example/table/1\nand half of them are wrong.\n"
                   "https://noodle.example/more\n",
                   "= 1\nko 1: 물을 끓인 다음 국수를 넣는다. 자세한 값은 "
                   "https://noodle.example/table/1 에 있고, 그 값의 절반은 틀렸다.\n"
                   "en 4: Boil water and add the noodles. The values are in "
                   "https://noodle.example/table/1 and half of them are wrong.\n"
                   "links: https://noodle.example/table/1 https://noodle.example/more\n"},
        // No stop at the end, but the sentences are complete.
        LayoutCase{"lines_without_stops", "a.txt",
                   "Morning Walks\n"
                   "아침마다 강가를 걷습니다\n안개가 끼면 더 좋네요\n"
                   "I walk along the river every morning.\n",
                   "= 1\ntitle 1: Morning Walks\n"
                   "ko 2: 아침마다 강가를 걷습니다\nko 3: 안개가 끼면 더 좋네요\n"
                   "en 4: I walk along the river every morning.\n"},
        // Tags do not close what they stand over.
        LayoutCase{
            "tags_first", "a.txt",
            "#garden\n토마토가 익었습니다.\nThe tomatoes are ripe.\n"
            "#kitchen\n소스를 만들었습니다.\nI made sauce of them.\n",
            "= 1\nko 2: 토마토가 익었습니다.\nen 3: The tomatoes are ripe.\ntags 1: garden\n"
            "= 4\nko 5: 소스를 만들었습니다.\nen 6: I made sauce of them.\ntags 4: kitchen\n"},
        LayoutCase{"blank_lines_between_entries", "a.txt",
                   "비가 옵니다.\nIt is raining.\n\n우산이 없습니다.\nI have no umbrella.\n",
                   "= 1\nko 1: 비가 옵니다.\nen 2: It is raining.\n"
                   "= 4\nko 4: 우산이 없습니다.\nen 5: I have no umbrella.\n"},
        LayoutCase{"rules_between_entries", "a.txt",
                   "비가 옵니다.\nIt is raining.\n-----\n우산이 없습니다.\nI have no umbrella.\n",
                   "= 1\nko 1: 비가 옵니다.\nen 2: It is raining.\n"
                   "= 4\nko 4: 우산이 없습니다.\nen 5: I have no umbrella.\n"},
        LayoutCase{"rule_between_sides", "a.txt",
                   "비가 옵니다.\n우산이 없습니다.\n---\nIt is raining.\nI have no umbrella.\n",
                   "= 1\nko 1: 비가 옵니다.\nko 2: 우산이 없습니다.\n"
                   "en 4: It is raining.\nen 5: I have no umbrella.\n"},
        LayoutCase{"link_only_entries", "a.txt",
                   "https://example.org/a\n#later\n"
                   "A Title That Waits\nhttps://example.org/b\n#later\n"
                   "A Third Title Here\n참고로 적어 둡니다.\nNoted for reference.\n",
                   "= 1\ntags 2: later\nlinks: https://example.org/a\n"
                   "= 3\ntitle 3: A Title That Waits\ntags 5: later\nlinks: https://example.org/b\n"
                   "= 6\ntitle 6: A Third Title Here\nko 7: 참고로 적어 둡니다.\n"
                   "en 8: Noted for reference.\n"},
        LayoutCase{
            "text_that_fits_nowhere", "a.txt",
            "꽃이 피었습니다.\nThe flowers are out.\n後で写真を撮る。\n#garden\nIMG_12.jpg\n",
            "= 1\nko 1: 꽃이 피었습니다.\nen 2: The flowers are out.\ntags 4: garden\n"
            "other 3: 後で写真を撮る。\nother 5: IMG_12.jpg\n"},
        LayoutCase{
            "korean_title", "a.txt",
            "강가의 아침 산책\n(홍길동, 김영희)\n안개 속을 걸었습니다.\nI walked in the fog.\n",
            "= 1\ntitle 1: 강가의 아침 산책\nauthors 2: 홍길동 | 김영희\n"
            "ko 3: 안개 속을 걸었습니다.\nen 4: I walked in the fog.\n"},
        // A bracket of its own is no list of authors.
        LayoutCase{"aside_in_brackets", "a.txt",
                   "국이 짭니다.\n(물론 더 끓이면 더 짜다.)\nThe soup is salty.\n"
                   "(It gets saltier, of course.)\n",
                   "= 1\nko 1: 국이 짭니다.\nko 2: (물론 더 끓이면 더 짜다.)\n"
                   "en 3: The soup is salty.\nen 4: (It gets saltier, of course.)\n"},
        LayoutCase{"rendering_alone", "a.txt",
                   "2025-03-18\nWe argued for an hour about soup. No conclusion.\n#soup\n",
                   "= 2 2025-03-18\nen 2: We argued for an hour about soup. No conclusion.\n"
                   "tags 3: soup\n"},
        LayoutCase{"side_labels", "a.txt", "[한국어]\n비가 옵니다.\n[English]\nIt is raining.\n",
                   "= 2\nko 2: 비가 옵니다.\nen 4: It is raining.\n"},
        LayoutCase{"numbers_stay_bullets_go", "a.txt",
                   "1. 물을 끓인다.\n2. 면을 넣는다.\n- 끝입니다.\n"
                   "1. Boil water.\n2. Add the noodles.\n- That is all.\n",
                   "= 1\nko 1: 1. 물을 끓인다.\nko 2: 2. 면을 넣는다.\nko 3: 끝입니다.\n"
                   "en 4: 1. Boil water.\nen 5: 2. Add the noodles.\nen 6: That is all.\n"},
        LayoutCase{"months_without_year", "journal-2025.txt",
                   "3월 18일\n비가 옵니다.\nIt is raining.\n3월 19일\n갰습니다.\nIt cleared up.\n",
                   "= 2 2025-03-18\nko 2: 비가 옵니다.\nen 3: It is raining.\n"
                   "= 5 2025-03-19\nko 5: 갰습니다.\nen 6: It cleared up.\n"}),
    NameOf);

// A title that stands in both languages is no sentence of either text, and divides no note.
INSTANTIATE_TEST_SUITE_P(
    TitlesInBothLanguages, NoteLayoutTest,
    testing::Values(
        LayoutCase{"one_under_the_other", "a.md",
                   "# 된장 담그기\n# Making doenjang\n\n콩을 불린다.\n\nSoak the beans.\n",
                   "= 1\ntitle 1: 된장 담그기\nko 1: 된장 담그기\nko 4: 콩을 불린다.\n"
                   "en 2: Making doenjang\nen 6: Soak the beans.\n"},
        LayoutCase{"each_over_its_text", "a.md",
                   "# 된장 담그기\n\n콩을 불린다.\n\n# Making doenjang\n\nSoak the beans.\n",
                   "= 1\ntitle 1: 된장 담그기\nko 1: 된장 담그기\nko 3: 콩을 불린다.\n"
                   "en 5: Making doenjang\nen 7: Soak the beans.\n"},
        LayoutCase{"english_first", "a.md",
                   "# Making doenjang\n\nSoak the beans.\n\n# 된장 담그기\n\n콩을 불린다.\n",
                   "= 1\ntitle 1: Making doenjang\nko 5: 된장 담그기\nko 7: 콩을 불린다.\n"
                   "en 1: Making doenjang\nen 3: Soak the beans.\n"},
        LayoutCase{"several_notes_in_text", "a.txt",
                   "된장 담그기\n\n콩을 밤새 물에 불린다.\n\nMaking Doenjang\n\n"
                   "Soak the beans overnight in water.\n\n"
                   "고추장 담그기\n\n메줏가루를 엿기름과 섞는다.\n\nMaking Gochujang\n\n"
                   "Mix the soybean powder with malt.\n",
                   "= 1\ntitle 1: 된장 담그기\nko 1: 된장 담그기\nko 3: 콩을 밤새 물에 불린다.\n"
                   "en 5: Making Doenjang\nen 7: Soak the beans overnight in water.\n"
                   "= 9\ntitle 9: 고추장 담그기\nko 9: 고추장 담그기\n"
                   "ko 11: 메줏가루를 엿기름과 섞는다.\nen 13: Making Gochujang\n"
                   "en 15: Mix the soybean powder with malt.\n"},
        LayoutCase{"sections_of_one_note", "a.md",
                   "# 장 담그기\n\n## 된장\n\n콩을 불린다.\n\n# Making jang\n\n## Doenjang\n\n"
                   "Soak the beans.\n",
                   "= 1\ntitle 1: 장 담그기\nko 1: 장 담그기\nko 3: 된장\nko 5: 콩을 불린다.\n"
                   "en 7: Making jang\nen 9: Doenjang\nen 11: Soak the beans.\n"},
        LayoutCase{"both_in_one_line", "2025-03-09.txt",
                   "고추장 담그기 / Making Gochujang\n메줏가루를 섞는다.\nMix the powder.\n",
                   "= 1 2025-03-09\ntitle 1: 고추장 담그기 / Making Gochujang\n"
                   "ko 1: 고추장 담그기\nko 2: 메줏가루를 섞는다.\n"
                   "en 1: Making Gochujang\nen 3: Mix the powder.\n"},
        LayoutCase{
            "headings_of_both_texts", "a.md",
            "# 2025-04-01 장 담그는 날 (Making jang)\n\n## 논의한 것 (Discussed)\n\n콩을 샀다.\n\n"
            "We bought beans.\n\n## 할 일 / To do\n\n독을 씻는다.\n\nWash the jars.\n",
            "= 1 2025-04-01\ntitle 1: 장 담그는 날 (Making jang)\nko 1: 장 담그는 날\n"
            "ko 3: 논의한 것\nko 5: 콩을 샀다.\nko 9: 할 일\nko 11: 독을 씻는다.\n"
            "en 1: Making jang\nen 3: Discussed\nen 7: We bought beans.\nen 9: To do\n"
            "en 13: Wash the jars.\n"},
        // A gloss in the heading of a note that nobody rendered makes it no note in both languages.
        LayoutCase{
            "a_gloss_in_a_heading", "a.md",
            "# 장\n\n## 된장 (doenjang)\n\n콩을 불린다.\n\n## 간장 (ganjang)\n\n국물을 뜬다.\n",
            "= 1\ntitle 1: 장\nko 3: 된장 (doenjang)\nko 5: 콩을 불린다.\n"
            "ko 7: 간장 (ganjang)\nko 9: 국물을 뜬다.\n"},
        LayoutCase{"in_front_matter", "a.md",
                   "---\ntitle_ko: 장 담그기\ntitle_en: \"Making jang\"\n---\n\n콩을 불린다.\n\n"
                   "Soak the beans.\n",
                   "= 2\ntitle 2: 장 담그기\nko 2: 장 담그기\nko 6: 콩을 불린다.\n"
                   "en 3: Making jang\nen 8: Soak the beans.\n"},
        // The English title is a paper's, with its abstract: Korean follows it.
        LayoutCase{
            "title_of_the_next_paper", "a.txt",
            "오늘 읽은 것\n\n아침에는 국에 대한 글을 읽었다.\n\nBroth Is All You Need\n\n"
            "We show that a broth needs no meat at all.\n\n고기 없이도 국물이 난다고 한다.\n",
            "= 1\ntitle 1: 오늘 읽은 것\nko 3: 아침에는 국에 대한 글을 읽었다.\n"
            "= 5\ntitle 5: Broth Is All You Need\n"
            "lead 7: We show that a broth needs no meat at all.\n"
            "ko 9: 고기 없이도 국물이 난다고 한다.\n"}),
    NameOf);

// Notes that name their parts, and days that stand under the title.
INSTANTIATE_TEST_SUITE_P(
    Forms, NoteLayoutTest,
    testing::Values(
        LayoutCase{"labels_in_lines", "a.md",
                   "제목: 장 담그기\nTitle: Making jang\n날짜: 2025-04-01\n내용: 콩을 불린다.\n"
                   "Content: Soak the beans.\n",
                   "= 1 2025-04-01\ntitle 1: 장 담그기\nko 1: 장 담그기\nko 4: 콩을 불린다.\n"
                   "en 2: Making jang\nen 5: Soak the beans.\n"},
        LayoutCase{"labels_over_paragraphs", "a.md",
                   "**제목**: 장 담그기\n**Title**: Making jang\n**작성일**: 2025.04.01\n"
                   "**태그**: #장 #콩\n\n**내용**\n콩을 불린다.\n\n**Content**\nSoak the beans.\n",
                   "= 1 2025-04-01\ntitle 1: 장 담그기\nko 1: 장 담그기\nko 7: 콩을 불린다.\n"
                   "en 2: Making jang\nen 10: Soak the beans.\ntags 4: 장 콩\n"},
        LayoutCase{
            "several_in_a_file", "a.txt",
            "제목: 장 담그기\n날짜: 2025-04-01\n내용:\n콩을 불린다.\nSoak the beans.\n\n"
            "제목: 장 가르기\n날짜: 2025-06-01\n내용:\n메주를 건진다.\nTake it out.\n",
            "= 1 2025-04-01\ntitle 1: 장 담그기\nko 4: 콩을 불린다.\nen 5: Soak the beans.\n"
            "= 7 2025-06-01\ntitle 7: 장 가르기\nko 10: 메주를 건진다.\nen 11: Take it out.\n"},
        // Without a title that is named, such a word is text.
        LayoutCase{"no_form", "a.txt", "내용: 콩을 불린다.\n", "= 1\nko 1: 내용: 콩을 불린다.\n"},
        LayoutCase{"the_day_under_a_heading", "a.md",
                   "# 주간 회의\n\n2025-10-02\n\n콩을 더 사기로 했다.\n\nWe will buy more beans.\n",
                   "= 1 2025-10-02\ntitle 1: 주간 회의\nko 5: 콩을 더 사기로 했다.\n"
                   "en 7: We will buy more beans.\n"},
        LayoutCase{"the_day_under_a_line", "a.txt",
                   "주간 회의\n2025년 10월 2일\n\n콩을 더 사기로 했다.\n",
                   "= 1 2025-10-02\ntitle 1: 주간 회의\nko 4: 콩을 더 사기로 했다.\n"},
        LayoutCase{"the_day_behind_a_heading", "a.md",
                   "# 주간 회의 — 2025/11/20\n\n콩을 더 사기로 했다.\n",
                   "= 1 2025-11-20\ntitle 1: 주간 회의\nko 3: 콩을 더 사기로 했다.\n"},
        LayoutCase{"the_day_before_a_title", "a.txt",
                   "2025-06-02 회의\n콩을 더 사기로 했다.\n\n2025-06-03 장날\n콩을 샀다.\n",
                   "= 1 2025-06-02\ntitle 1: 회의\nko 2: 콩을 더 사기로 했다.\n"
                   "= 4 2025-06-03\ntitle 4: 장날\nko 5: 콩을 샀다.\n"},
        LayoutCase{"the_day_said_twice", "a.txt",
                   "2025년 4월 2일\n콩을 샀다.\nApril 2, 2025\nI bought beans.\n"
                   "2025년 4월 3일\n국을 끓였다.\nApril 3, 2025\nI made some soup.\n",
                   "= 2 2025-04-02\nko 2: 콩을 샀다.\nen 4: I bought beans.\n"
                   "= 6 2025-04-03\nko 6: 국을 끓였다.\nen 8: I made some soup.\n"},
        LayoutCase{
            "a_paper_with_sections", "a.md",
            "# Slow Soup: A Study\n- 저자: Ada Lovelace, Alan Turing\n- 학회: SOUP 2019\n\n"
            "## 초록\nWe study how long soups take to boil.\n\n## 요약\n국을 오래 끓인다.\n\n"
            "## Summary\nThe soup is boiled for long.\n",
            "= 1\ntitle 1: Slow Soup: A Study\nauthors 2: Ada Lovelace | Alan Turing\n"
            "abstract 6: We study how long soups take to boil.\nko 8: 요약\n"
            "ko 9: 국을 오래 끓인다.\nen 11: Summary\nen 12: The soup is boiled for long.\n"
            "other 3: 학회: SOUP 2019\n"},
        LayoutCase{"titles_across_a_line", "a.md",
                   "# 장 담그기\n\n콩을 불린다.\n\n---\n\n# Making Jang\n\nSoak the beans.\n",
                   "= 1\ntitle 1: 장 담그기\nko 1: 장 담그기\nko 3: 콩을 불린다.\n"
                   "en 7: Making Jang\nen 9: Soak the beans.\n"},
        // A day over its entries keeps them; the line before it ends the day before.
        LayoutCase{"days_over_their_entries", "a.txt",
                   "2025-10-01\n콩을 샀다.\n잘 샀음\n2025-10-02\n콩을 불린다.\n",
                   "= 2 2025-10-01\nko 2: 콩을 샀다.\nko 3: 잘 샀음\n"
                   "= 5 2025-10-02\nko 5: 콩을 불린다.\n"}),
    NameOf);

// English of two words, between lines of Korean.
INSTANTIATE_TEST_SUITE_P(
    ShortEnglish, NoteLayoutTest,
    testing::Values(
        LayoutCase{"under_its_line", "a.txt", "국을 먹었다.\n\nHad soup.\n\n짰다.\n\nSalty.\n",
                   "= 1\nko 1: 국을 먹었다.\nko 5: 짰다.\nen 3: Had soup.\nen 7: Salty.\n"},
        LayoutCase{"every_other_item", "a.md",
                   "- 국을 끓임\n- Boiled soup\n- 빵을 구움\n- Baked bread\n",
                   "= 1\nko 1: 국을 끓임\nko 3: 빵을 구움\nen 2: Boiled soup\nen 4: Baked bread\n"},
        LayoutCase{
            "a_letter", "a.txt",
            "안녕하세요, 김 선생님.\n원고는 받았습니다. 교정지도 함께\n보내 드립니다.\n\n"
            "Dear Mr. Kim,\n\nI have got the manuscript. I will send you\nthe proofs, too.\n",
            "= 1\nko 1: 안녕하세요, 김 선생님.\n"
            "ko 2: 원고는 받았습니다. 교정지도 함께 보내 드립니다.\nen 5: Dear Mr. Kim,\n"
            "en 7: I have got the manuscript. I will send you the proofs, too.\n"},
        LayoutCase{"subtitles", "a.txt",
                   "1\n00:00:01,000 --> 00:00:03,500\n국을 끓입니다.\nWe boil soup.\n\n"
                   "2\n00:00:04,000 --> 00:00:06,000\n간을 봅니다.\nWe taste it.\n",
                   "= 1\nko 3: 국을 끓입니다.\nko 8: 간을 봅니다.\nen 4: We boil soup.\n"
                   "en 9: We taste it.\nother 1: 1\nother 2: 00:00:01,000 --> 00:00:03,500\n"
                   "other 6: 2\nother 7: 00:00:04,000 --> 00:00:06,000\n"},
        // The same figures, or a sentence among as many items, prove a list to be a rendering.
        LayoutCase{"a_list_under_its_korean", "a.md",
                   "오늘 잰 값이다.\n\nToday's values.\n\n"
                   "1. 냄비 temperature: 80 → 92\n2. 소금 반 숟갈\n\n"
                   "1. Pot temperature: 80 → 92\n2. Half a spoon of salt\n\n"
                   "내일도 잰다.\n\nI will measure again tomorrow.\n",
                   "= 1\nko 1: 오늘 잰 값이다.\nko 5: 냄비 temperature: 80 → 92\n"
                   "ko 6: 소금 반 숟갈\nko 11: 내일도 잰다.\nen 3: Today's values.\n"
                   "en 8: Pot temperature: 80 → 92\nen 9: Half a spoon of salt\n"
                   "en 13: I will measure again tomorrow.\n"},
        LayoutCase{"a_list_of_names_under_a_korean_one", "a.md",
                   "국 두 가지를 적는다.\n\n- 미역국\n- 콩나물국\n- Tom Yum\n- Pho Bo\n",
                   "= 1\nko 1: 국 두 가지를 적는다.\nko 3: 미역국\nko 4: 콩나물국\n"
                   "ko 5: Tom Yum\nko 6: Pho Bo\n"},
        // Numbers stay in a text file, and a line of such a list is no title.
        LayoutCase{
            "numbered_lines", "a.txt",
            "Pot Log\n오늘 잰 값이다. 불은 약하다.\n1. 냄비 온도: 80 → 92\n"
            "2. 소금 양: 반 숟갈보다 조금 더\n내일도 잰다.\nToday's values, on a low flame.\n"
            "1. Pot Temperature: 80 → 92\n2. Salt: a little more than half a spoon\n"
            "I will measure again tomorrow.\n#pot\n",
            "= 1\ntitle 1: Pot Log\nko 2: 오늘 잰 값이다. 불은 약하다.\n"
            "ko 3: 1. 냄비 온도: 80 → 92\nko 4: 2. 소금 양: 반 숟갈보다 조금 더\n"
            "ko 5: 내일도 잰다.\nen 6: Today's values, on a low flame.\n"
            "en 7: 1. Pot Temperature: 80 → 92\n"
            "en 8: 2. Salt: a little more than half a spoon\n"
            "en 9: I will measure again tomorrow.\ntags 10: pot\n"},
        LayoutCase{"behind_a_label", "a.txt",
                   "KO: 냄비 온도: 80 → 92\nEN: Pot temperature: 80 → 92\n",
                   "= 1\nko 1: 냄비 온도: 80 → 92\nen 2: Pot temperature: 80 → 92\n"},
        // A name under a line of Korean is no rendering.
        LayoutCase{"a_name", "a.txt", "국 이름을 적어 둔다.\nMiyeok Guk\n",
                   "= 1\nko 1: 국 이름을 적어 둔다.\nko 2: Miyeok Guk\n"},
        LayoutCase{"with_stamps_and_tags", "a.txt",
                   "[민지] [오후 3:12] 국 끓였어.\n[민지] [오후 3:12] I made soup. #국\n",
                   "= 1\nko 1: [민지] [오후 3:12] 국 끓였어.\n"
                   "en 2: [민지] [오후 3:12] I made soup. #국\n"}),
    NameOf);

// Lines that speak both languages are read as a line of each.
INSTANTIATE_TEST_SUITE_P(
    BothLanguages, NoteLayoutTest,
    testing::Values(
        LayoutCase{"in_one_line", "a.md", "물의 온도를 재 보았다. / I measured the temperature.\n",
                   "= 1\nko 1: 물의 온도를 재 보았다.\nen 1: I measured the temperature.\n"},
        LayoutCase{"in_brackets", "a.txt",
                   "목표를 정했다(We set the goals).\nBLEU (the metric)로 잰다.\n",
                   "= 1\nko 1: 목표를 정했다\nko 2: BLEU (the metric)로 잰다.\n"
                   "en 1: We set the goals\n"},
        LayoutCase{"english_first_in_a_list", "a.md", "- brine / 소금물\n- bean paste / 된장\n",
                   "= 1\nko 1: 소금물\nko 2: 된장\nen 1: brine\nen 2: bean paste\n"},
        LayoutCase{"items_without_a_verb", "a.md",
                   "- 상태 공간 모델을 제안함\n- 다섯 배 빠름\n- Proposes selective state spaces\n"
                   "- It is five times faster\n",
                   "= 1\nko 1: 상태 공간 모델을 제안함\nko 2: 다섯 배 빠름\n"
                   "en 3: Proposes selective state spaces\nen 4: It is five times faster\n"},
        // One word beside a slash is no rendering, and two slashes are none either.
        LayoutCase{"a_slash_in_a_sentence", "a.md",
                   "속도 / accuracy 사이에서 고른다.\n\n국 / soup / 탕을 끓인다.\n",
                   "= 1\nko 1: 속도 / accuracy 사이에서 고른다.\nko 3: 국 / soup / 탕을 끓인다.\n"},
        // Addresses and code are words of neither language.
        LayoutCase{"links_and_code_in_the_halves", "a.md",
                   "기록은 [시세표](https://market.example/prices/2025/table)에 있다. / The prices "
                   "are in the [table](https://market.example/prices/2025/table).\n"
                   "`stir(pot, times=3)`로 저었다. / I stirred with `stir(pot, times=3)`.\n"
                   "- <https://beans.example/a/long/address/of/a/page> 참고 / See "
                   "<https://beans.example/a/long/address/of/a/page>\n\n"
                   "값을 고쳤다. ([표](https://market.example/b)의 값을 고쳤다.)\n",
                   "= 1\n"
                   "ko 1: 기록은 [시세표](https://market.example/prices/2025/table)에 있다.\n"
                   "ko 2: `stir(pot, times=3)`로 저었다.\n"
                   "ko 3: <https://beans.example/a/long/address/of/a/page> 참고\n"
                   "ko 5: 값을 고쳤다. ([표](https://market.example/b)의 값을 고쳤다.)\n"
                   "en 1: The prices are in the [table](https://market.example/prices/2025/table)."
                   "\nen 2: I stirred with `stir(pot, times=3)`.\n"
                   "en 3: See <https://beans.example/a/long/address/of/a/page>\n"
                   "links: https://market.example/prices/2025/table "
                   "https://beans.example/a/long/address/of/a/page https://market.example/b\n"},
        LayoutCase{"links_in_cells", "a.md",
                   "| 한국어 | English |\n|---|---|\n"
                   "| 값은 [표](https://market.example/prices)에 있다. | The prices are in the "
                   "[table](https://market.example/prices). |\n"
                   "| doi.org 10.1000/182를 보라. | See doi.org 10.1000/182. |\n",
                   "= 3\nko 3: 값은 [표](https://market.example/prices)에 있다.\n"
                   "ko 4: doi.org 10.1000/182를 보라.\n"
                   "en 3: The prices are in the [table](https://market.example/prices).\n"
                   "en 4: See doi.org 10.1000/182.\nlinks: https://market.example/prices\n"},
        // More Latin letters than Hangul: the same figures prove the halves.
        LayoutCase{"items_of_figures", "a.md",
                   "1. 냄비 temperature: 80.5 → 92 / 1. Pot temperature: 80.5 → 92\n"
                   "2. 센서 calibration 전 / calibration offset\n",
                   "= 1\nko 1: 냄비 temperature: 80.5 → 92\n"
                   "ko 2: 센서 calibration 전 / calibration offset\n"
                   "en 1: Pot temperature: 80.5 → 92\n"},
        LayoutCase{"a_slash_within_the_halves", "a.md",
                   "콩 / 팥 가운데 고른다. / I choose between beans / red beans.\n\n"
                   "'눈치'라는 말이 좋다. / I like the word nunchi (눈치).\n",
                   "= 1\nko 1: 콩 / 팥 가운데 고른다.\nko 3: '눈치'라는 말이 좋다.\n"
                   "en 1: I choose between beans / red beans.\n"
                   "en 3: I like the word nunchi (눈치).\n"},
        LayoutCase{"a_third_language", "a.md",
                   "국을 끓였다. / I made some soup. / スープを作った。\n",
                   "= 1\nko 1: 국을 끓였다.\nen 1: I made some soup.\n"
                   "other 1: スープを作った。\n"},
        LayoutCase{"sentences_among_other_cells", "a.md",
                   "| 5월 | 콩을 샀다. | We bought beans. | 시장 |\n"
                   "| 6월 | 콩을 삶았다. 식혔다. | 잘 됐다. | We boiled beans. |\n",
                   "= 1\nko 1: 콩을 샀다.\n"
                   "ko 2: 6월 | 콩을 삶았다. 식혔다. | 잘 됐다. | We boiled beans.\n"
                   "en 1: We bought beans.\nother 1: 5월\nother 1: 시장\n"},
        LayoutCase{"labels_in_the_halves", "a.md", "KO: 국을 끓였다. / EN: I made some soup.\n",
                   "= 1\nko 1: 국을 끓였다.\nen 1: I made some soup.\n"},
        LayoutCase{"rows_of_a_table", "a.md",
                   "| 한국어 | English | |\n|---|---|---|\n| 소금물 | brine | 1 |\n"
                   "| 된장 | bean paste | |\n| 간장 | 콩으로 만든다 | soy sauce |\n",
                   "= 3\nko 3: 소금물\nko 4: 된장\nko 5: 간장 | 콩으로 만든다 | soy sauce\n"
                   "en 3: brine\nen 4: bean paste\n"},
        LayoutCase{"lines_of_one_paragraph", "a.md",
                   "물을 끓인다. / I boil water.\n불을 끈다. (I put out the fire.)\n"
                   "(한) 국이 짜다.\n(영) The soup is salty.\n",
                   "= 1\nko 1: 물을 끓인다.\nko 2: 불을 끈다.\nko 3: 국이 짜다.\n"
                   "en 1: I boil water.\nen 2: I put out the fire.\nen 4: The soup is salty.\n"},
        LayoutCase{"columns_between_tabs", "a.txt",
                   "번호\t한국어\tEnglish\n1\t콩을 샀다.\tWe bought beans.\n2\t국을 끓였다.\t\n",
                   "= 1\nko 2: 콩을 샀다.\nko 3: 국을 끓였다.\nen 2: We bought beans.\n"
                   "other 1: 번호\t한국어\tEnglish\n"},
        LayoutCase{"flags", "a.md", "## 🇰🇷\n국을 끓였다.\n\n## 🇺🇸\nI made some soup.\n",
                   "= 2\nko 2: 국을 끓였다.\nen 5: I made some soup.\n"},
        LayoutCase{
            "rows_under_a_head_that_names_the_columns", "a.md",
            "| 날짜 | 한국어 | English |\n|---|---|---|\n| 3월 | 콩을 샀다. | We bought beans. |\n",
            "= 1\nko 3: 콩을 샀다.\nen 3: We bought beans.\n"
            "other 1: 날짜 | 한국어 | English\nother 3: 3월\n"},
        LayoutCase{"folded_away", "a.md",
                   "콩을 불린다.\n\n<details>\n<summary>English</summary>\n\nSoak the beans.\n\n"
                   "</details>\n",
                   "= 1\nko 1: 콩을 불린다.\nen 6: Soak the beans.\nother 3: <details>\n"
                   "other 8: </details>\n"},
        LayoutCase{"callouts", "a.md",
                   "> [!note] 메모\n> 콩을 불린다.\n\n> [!tip]- Tip\n> Soak the beans.\n\n"
                   "> [!warning] 짜지 않게\n> 소금을 줄인다.\n",
                   "= 2\nko 2: 콩을 불린다.\nko 7: 짜지 않게\nko 8: 소금을 줄인다.\n"
                   "en 5: Soak the beans.\n"},
        LayoutCase{"within_an_item_and_a_quotation", "a.md",
                   "1. 원두를 간다.\n   Grind the beans.\n2. 뜸을 들인다.\n   Let it bloom.\n\n"
                   "> 분쇄도 탓이었다.\n> It was the grind.\n",
                   "= 1\nko 1: 원두를 간다.\nko 3: 뜸을 들인다.\nko 6: 분쇄도 탓이었다.\n"
                   "en 2: Grind the beans.\nen 4: Let it bloom.\nen 7: It was the grind.\n"},
        LayoutCase{"labels_before_their_text", "a.md",
                   "KO: 분산이 크다.\nEN: The variance is high.\n\n"
                   "[한국어] 기준선을 뺀다.\n**English:** We subtract a baseline.\n\n"
                   "번역: 이 낱말은 그대로 둔다.\n",
                   "= 1\nko 1: 분산이 크다.\nko 4: 기준선을 뺀다.\n"
                   "ko 7: 번역: 이 낱말은 그대로 둔다.\nen 2: The variance is high.\n"
                   "en 5: We subtract a baseline.\n"},
        LayoutCase{"a_label_that_is_a_title_in_both_languages", "a.md",
                   "# 메모\n\n콩을 샀다.\n\n# Memo\n\nWe bought beans.\n",
                   "= 1\ntitle 1: 메모\nko 1: 메모\nko 3: 콩을 샀다.\nen 5: Memo\n"
                   "en 7: We bought beans.\n"},
        LayoutCase{"properties_of_a_notion_page", "a.md",
                   "# 국 끓이기\n\nCreated: March 3, 2025 9:12 PM\nTags: soup, 국\n"
                   "Rating: 5\n\n국을 끓인다.\n\nSoup is boiled.\n",
                   "= 1 2025-03-03\ntitle 1: 국 끓이기\nko 7: 국을 끓인다.\n"
                   "en 9: Soup is boiled.\ntags 4: soup 국\nother 3: Created: March 3, 2025 9:12 "
                   "PM\nother 5: Rating: 5\n"},
        LayoutCase{"a_picture_alone", "a.md",
                   "국을 끓인다.\n\n![끓는 국](soup.png)\n\nSoup is boiled.\n",
                   "= 1\nko 1: 국을 끓인다.\nen 5: Soup is boiled.\n"
                   "other 3: ![끓는 국](soup.png)\n"}),
    NameOf);

// Markdown: blocks as CommonMark has them.
INSTANTIATE_TEST_SUITE_P(
    Markdown, NoteLayoutTest,
    testing::Values(
        LayoutCase{"day_and_title_headings", "a.md",
                   "# 2025-03-18\n\n## Slow Soup\n\n(Ada Lovelace)\n\n### 메모\n\n"
                   "국을 오래\n끓입니다.\n\n### English\n\nThe soup is\nboiled long.\n\n#soup\n\n"
                   "## Fast Bread\n\n빵을 굽습니다.\n\nBread is baked.\n",
                   "= 3 2025-03-18\ntitle 3: Slow Soup\nauthors 5: Ada Lovelace\n"
                   "ko 9: 국을 오래 끓입니다.\nen 14: The soup is boiled long.\ntags 17: soup\n"
                   "= 19 2025-03-18\ntitle 19: Fast Bread\nko 21: 빵을 굽습니다.\n"
                   "en 23: Bread is baked.\n"},
        LayoutCase{
            "day_and_title_in_one_heading", "a.md",
            "## 2025-03-18 Slow Soup\n\n국을 끓입니다.\n\nSoup is boiled.\n\n"
            "## 2025-03-19: Fast Bread\n\n빵을 굽습니다.\n\nBread is baked.\n",
            "= 1 2025-03-18\ntitle 1: Slow Soup\nko 3: 국을 끓입니다.\nen 5: Soup is boiled.\n"
            "= 7 2025-03-19\ntitle 7: Fast Bread\nko 9: 빵을 굽습니다.\nen 11: Bread is baked.\n"},
        LayoutCase{"headings_inside_a_note", "a.md",
                   "# Bread\n\n## 반죽\n\n밀가루에 물을 섞습니다.\n\n## 굽기\n\n오븐에 넣습니다.\n",
                   "= 1\ntitle 1: Bread\nko 3: 반죽\nko 5: 밀가루에 물을 섞습니다.\nko 7: 굽기\n"
                   "ko 9: 오븐에 넣습니다.\n"},
        LayoutCase{"repeated_shape_without_days", "a.md",
                   "# Reading list\n\n## Slow Soup\n(Ada Lovelace)\n국을 끓입니다.\n#soup\n\n"
                   "## Fast Bread\n(Alan Turing)\n빵을 굽습니다.\n#bread\n",
                   "= 3\ntitle 3: Slow Soup\nauthors 4: Ada Lovelace\nko 5: 국을 끓입니다.\n"
                   "tags 6: soup\nother 1: Reading list\n"
                   "= 8\ntitle 8: Fast Bread\nauthors 9: Alan Turing\nko 10: 빵을 굽습니다.\n"
                   "tags 11: bread\n"},
        LayoutCase{
            "lists_quotes_code", "a.md",
            "# Mixed\n\n- 첫째 항목은\n  두 줄입니다\n- [x] 둘째 항목\n\n> 인용한\n> 말입니다.\n\n"
            "```python\nprint('비밀')\n```\n\n1. first item of a list\n2. and the second of it\n\n"
            "> A quoted\n> sentence.\n",
            "= 1\ntitle 1: Mixed\nko 3: 첫째 항목은 두 줄입니다\nko 5: 둘째 항목\n"
            "ko 7: 인용한 말입니다.\n"
            "en 14: first item of a list\nen 15: and the second of it\n"
            "en 17: A quoted sentence.\n"
            "other 10: ```python / print('비밀') / ```\n"},
        LayoutCase{
            "items_in_the_other_script", "a.md",
            "# Settings\n\n설정은 이렇습니다.\n\n- learning rate\n- 배치 크기\n- weight decay\n",
            "= 1\ntitle 1: Settings\nko 3: 설정은 이렇습니다.\nko 5: learning rate\n"
            "ko 6: 배치 크기\nko 7: weight decay\n"},
        LayoutCase{"inline_markup_stays", "a.md",
                   "# **Bold** [Kiwi](https://example.org/k): `x`\n\n**굵은** "
                   "[링크](https://example.org/l)"
                   "입니다.\n\nA **bold** [link](https://example.org/l) it is.\n",
                   "= 1\ntitle 1: Bold Kiwi: x\n"
                   "ko 3: **굵은** [링크](https://example.org/l)입니다.\n"
                   "en 5: A **bold** [link](https://example.org/l) it is.\n"
                   "links: https://example.org/k https://example.org/l\n"},
        LayoutCase{
            "front_matter", "a.md",
            "---\ntitle: \"Soup: a study\"\nauthors: [Ada Lovelace, Patrick O'Neil]\n"
            "date: 2025-03-18\ntags:\n  - soup\n  - slow food\nlink: https://example.org/s\n"
            "# 다시 읽을 것\n---\n\n국을 끓입니다.\n\nSoup is boiled.\n",
            "= 2 2025-03-18\ntitle 2: Soup: a study\nauthors 3: Ada Lovelace | Patrick O'Neil\n"
            "ko 12: 국을 끓입니다.\nen 14: Soup is boiled.\ntags 5: soup slow food\n"
            "links: https://example.org/s\nother 9: # 다시 읽을 것\n"},
        LayoutCase{"front_matter_of_other_programs", "a.md",
                   "---\ntitle: Soup\ndraft: true\n---\n\n국을 끓입니다.\n",
                   "= 2\ntitle 2: Soup\nko 6: 국을 끓입니다.\nother 3: draft: true\n"},
        LayoutCase{
            "rule_is_no_front_matter", "a.md",
            "---\n국을 끓입니다. 오래 걸립니다.\n---\n\nSoup is boiled. It takes long.\n",
            "= 2\nko 2: 국을 끓입니다. 오래 걸립니다.\nen 5: Soup is boiled. It takes long.\n"},
        LayoutCase{
            "link_title_text_tags", "200101_Soup.md",
            "https://example.org/1\n\nSlow Soup of the\n  North (Ada Lovelace, Alan Turing)\n\n"
            "북쪽의 국입니다.\n\nhttps://example.org/2\n\n#soup \n",
            "= 3 2020-01-01\ntitle 3: Slow Soup of the North\n"
            "authors 4: Ada Lovelace | Alan Turing\nko 6: 북쪽의 국입니다.\ntags 10: soup\n"
            "links: https://example.org/1 https://example.org/2\n"},
        LayoutCase{
            "many_papers_without_blank_lines", "a.md",
            "국에 대한 생각이 많은 주였다.\nSoup Net: Learning to Boil\nhttps://example.org/1\n"
            "끓이는 법을 배우는 모델.\nBread Net: Learning to Bake\n"
            "https://example.org/2 굽는 법을 배우는 모델.\n",
            "= 1\nko 1: 국에 대한 생각이 많은 주였다.\n"
            "= 2\ntitle 2: Soup Net: Learning to Boil\nko 4: 끓이는 법을 배우는 모델.\n"
            "links: https://example.org/1\n"
            "= 5\ntitle 5: Bread Net: Learning to Bake\n"
            "ko 6: https://example.org/2 굽는 법을 배우는 모델.\nlinks: https://example.org/2\n"},
        LayoutCase{
            "title_typed_twice", "a.md",
            "https://example.org/1\n\nLearning to Shadow Soups (Ada Lovelace, Alan Turing)\n\n"
            "Learning to Shade Soups (Ada Lovelace, Alan Turing)\n\n국에 그늘 넣기.\n",
            "= 3\ntitle 3: Learning to Shadow Soups\nauthors 3: Ada Lovelace | Alan Turing\n"
            "ko 7: 국에 그늘 넣기.\nlinks: https://example.org/1\n"
            "other 5: Learning to Shade Soups (Ada Lovelace, Alan Turing)\n"},
        LayoutCase{
            "wrapped_at_an_address", "a.md",
            "값은 오래된 표\n<https://noodle.example/table/1>\n에 있고 절반은 틀렸다. 새 표로는\n"
            "https://noodle.example/table/2 가\n있다.\n\nThe values are in\n"
            "https://noodle.example/table/1.\nHalf of them are wrong.\n\n"
            "표를 하나 더 찾았다.\nhttps://noodle.example/table/3\n",
            "= 1\nko 1: 값은 오래된 표 <https://noodle.example/table/1> 에 있고 절반은 "
            "틀렸다. 새 표로는 https://noodle.example/table/2 가 있다.\n"
            "ko 11: 표를 하나 더 찾았다.\n"
            "en 7: The values are in https://noodle.example/table/1. Half of them are "
            "wrong.\n"
            "links: https://noodle.example/table/1 https://noodle.example/table/2 "
            "https://noodle.example/table/3\n"},
        LayoutCase{"figures_under_korean", "a.md",
                   "# Results\n\n성능은 이렇습니다.\n\nsoup-base 1%\nboil, taste: 57.4\n",
                   "= 1\ntitle 1: Results\nko 3: 성능은 이렇습니다.\n"
                   "ko 5: soup-base 1% boil, taste: 57.4\n"},
        LayoutCase{"wiki_links_and_comments", "a.md",
                   "국을 끓입니다.\n\n[[200128 Other Soup]]\n\n<!-- 나중에 고칠 것 -->\n\n#soup\n",
                   "= 1\nko 1: 국을 끓입니다.\ntags 7: soup\nother 3: [[200128 Other Soup]]\n"
                   "other 5: <!-- 나중에 고칠 것 -->\n"},
        LayoutCase{"abstract_label", "a.md",
                   "# Slow Soup\n\n## Abstract\n\nWe boil soup for a very long time.\n\n## 메모\n\n"
                   "오래 끓이네요.\n\n## English\n\nThey boil it for long.\n",
                   "= 1\ntitle 1: Slow Soup\nabstract 5: We boil soup for a very long time.\n"
                   "ko 9: 오래 끓이네요.\nen 13: They boil it for long.\n"},
        LayoutCase{"day_that_looks_like_a_list", "a.md",
                   "2025. 3. 18.\n\n국을 끓입니다.\n\n2025. 3. 19.\n\n빵을 굽습니다.\n",
                   "= 3 2025-03-18\nko 3: 국을 끓입니다.\n= 7 2025-03-19\nko 7: 빵을 굽습니다.\n"},
        LayoutCase{"setext_headings", "a.md",
                   "Slow Soup\n=========\n\n국을 끓입니다.\n\nSoup is boiled.\n",
                   "= 1\ntitle 1: Slow Soup\nko 4: 국을 끓입니다.\nen 6: Soup is boiled.\n"},
        LayoutCase{"unclosed_fence_ends_with_its_paragraph", "a.md",
                   "```\ncode\n\n국을 끓입니다.\n",
                   "= 1\nko 4: 국을 끓입니다.\nother 1: ``` / code\n"},
        LayoutCase{"languages_line_by_line", "a.md",
                   "국을 끓입니다.\nSoup is boiled.\n빵을 굽습니다.\nBread is baked.\n",
                   "= 1\nko 1: 국을 끓입니다.\nko 3: 빵을 굽습니다.\nen 2: Soup is boiled.\n"
                   "en 4: Bread is baked.\n"}),
    NameOf);

struct EncodingCase {
  const char* name;
  std::string bytes;
  const char* encoding;
};

class NoteEncodingTest : public testing::TestWithParam<EncodingCase> {};

TEST_P(NoteEncodingTest, GivesTheSameTextAndLeadsBackToTheBytes) {
  const EncodingCase& c = GetParam();
  const auto file = NoteReader().Read("a.txt", c.bytes);
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(file->encoding, c.encoding);
  EXPECT_EQ(Dump(file->notes),
            "= 2 2025-03-18\nko 2: 국을 끓입니다.\nen 3: Soup is boiled in a pot.\n");
  EXPECT_THAT(LostLines(*file, c.bytes), testing::IsEmpty());
  EXPECT_THAT(MisplacedWords(*file, c.bytes), testing::IsEmpty());
}

std::string Utf16(std::u16string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const char16_t unit : text) {
    bytes.push_back(static_cast<char>(unit & 0xFF));
    bytes.push_back(static_cast<char>(unit >> 8));
  }
  return bytes;
}

INSTANTIATE_TEST_SUITE_P(
    Encodings, NoteEncodingTest,
    testing::Values(
        EncodingCase{"utf8", "2025-03-18\n국을 끓입니다.\nSoup is boiled in a pot.\n", "UTF-8"},
        EncodingCase{"crlf", "2025-03-18\r\n국을 끓입니다.\r\nSoup is boiled in a pot.\r\n",
                     "UTF-8"},
        EncodingCase{"old_mac", "2025-03-18\r국을 끓입니다.\rSoup is boiled in a pot.\r", "UTF-8"},
        EncodingCase{"bom",
                     "\xEF\xBB\xBF"
                     "2025-03-18\n국을 끓입니다.\nSoup is boiled in a pot.",
                     "UTF-8"},
        EncodingCase{"nfd",
                     "2025-03-18\n"
                     "\u1100\u116E\u11A8\u110B\u1173\u11AF "
                     "\u1101\u1173\u11B6\u110B\u1175\u11B8\u1102\u1175\u1103\u1161.\n"
                     "Soup is boiled in a pot.\n",
                     "UTF-8"},
        EncodingCase{"utf16",
                     Utf16(u"2025-03-18\r\n국을 끓입니다.\r\nSoup is boiled in a pot.\r\n"),
                     "UTF-16LE"},
        EncodingCase{"cp949",
                     "2025-03-18\n\xB1\xB9\xC0\xBB \xB2\xFA\xC0\xD4\xB4\xCF\xB4\xD9.\n"
                     "Soup is boiled in a pot.\n",
                     "windows-949"}),
    [](const auto& test) { return test.param.name; });

TEST(NoteReader, RefusesWhatIsTooLarge) {
  NoteReaderOptions options;
  options.max_file_bytes = 100;
  const auto file = NoteReader(options).Read("a.txt", std::string(101, 'x'));
  ASSERT_FALSE(file.ok());
  EXPECT_EQ(std::string(file.status().message()).substr(0, 14), "a.txt: larger ");

  options = {};
  options.max_line_bytes = 50;
  const auto line = NoteReader(options).Read("a.txt", "short\n" + std::string(51, 'x'));
  ASSERT_FALSE(line.ok());
  EXPECT_EQ(std::string(line.status().message()).substr(0, 9), "a.txt:2: ");

  options = {};
  options.max_lines = 3;
  EXPECT_FALSE(NoteReader(options).Read("a.txt", "1\n2\n3\n4\n").ok());
  EXPECT_TRUE(NoteReader(options).Read("a.txt", "1\n2\n3\n").ok());
}

TEST(NoteReader, SaysWhyAFileHoldsNoNote) {
  const auto empty = NoteReader().Read("a.md", " \n\n");
  ASSERT_TRUE(empty.ok());
  EXPECT_TRUE(empty->notes.empty());
  EXPECT_EQ(empty->why_empty, "the file is empty");

  const auto code = NoteReader().Read("a.md", "```\ncode\n```\n");
  ASSERT_TRUE(code.ok());
  EXPECT_TRUE(code->notes.empty());
  ASSERT_EQ(code->stray.size(), 1u);
  EXPECT_EQ(code->stray[0].text, "```\ncode\n```");
  EXPECT_EQ(code->why_empty, "it holds only code, comments or markup");
}

TEST(NoteReader, GivesIdsInOrder) {
  const auto file = NoteReader().Read("notes/a.txt", "비가 온다.\n#a\n해가 난다.\n#b\n");
  ASSERT_TRUE(file.ok());
  ASSERT_EQ(file->notes.size(), 2u);
  EXPECT_EQ(file->notes[0].id, "notes/a.txt#1");
  EXPECT_EQ(file->notes[1].id, "notes/a.txt#2");
  EXPECT_EQ(file->notes[1].file, "notes/a.txt");
}

TEST(NoteReader, TakesEnglishForEnglishInWhichAWordStayedKorean) {
  const auto file = NoteReader().Read("a.txt",
                                      "새 보코더는 바람 소리까지 되살린다.\n"
                                      "The new vocoder even brings back 바람 the wind.\n"
                                      "\n"
                                      "SimPO는 the same idea, faster.\n");
  ASSERT_TRUE(file.ok());
  ASSERT_EQ(file->notes.size(), 1u);
  const Note& note = file->notes[0];
  ASSERT_EQ(note.english.size(), 1u);
  EXPECT_EQ(note.english[0].text, "The new vocoder even brings back 바람 the wind.");
  ASSERT_EQ(note.korean.size(), 2u);  // a particle hangs on the first word
  EXPECT_EQ(note.korean[1].text, "SimPO는 the same idea, faster.");
}

TEST(NoteReader, PassesOverMarksForTheChecker) {
  const auto file = NoteReader().Read("a.txt",
                                      "A Walk in the Rain\n"
                                      "<!-- malmoi: ignore drift -->\n"
                                      "우산 없이 걸으면 젖는다는 연구. malmoi:ignore\n"
                                      "A study of getting wet without an umbrella.\n");
  ASSERT_TRUE(file.ok());
  ASSERT_EQ(file->notes.size(), 1u);
  const Note& note = file->notes[0];
  ASSERT_TRUE(note.title.has_value());
  EXPECT_EQ(note.title->text, "A Walk in the Rain");
  ASSERT_EQ(note.korean.size(), 1u);
  EXPECT_EQ(note.korean[0].text, "우산 없이 걸으면 젖는다는 연구.");
  EXPECT_EQ(note.korean[0].line, 3u);
  EXPECT_TRUE(note.other.empty());
}

}  // namespace
}  // namespace malmoi
