// Every rule with rows that must fire and rows that must not. A row that must not fire asks that
// nothing of warning or above is found at all.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "check/rule_table.h"
#include "memory/translation_memory.h"
#include "unit/check/check_fixture.h"

namespace malmoi {
namespace {

struct Row {
  std::string_view name;
  std::string_view rule;
  std::vector<std::string> glossary;
  PairedLines lines;
  std::string_view at;  // the text that the finding is at; "" : must not fire
};

const std::vector<std::string> kPatterns = {"사고 패턴 = thinking pattern = preferred",
                                            "사고 패턴 = thought pattern = rejected"};
const std::vector<std::string> kTerms = {"사고 패턴 = thinking pattern = accepted",
                                         "토크나이저 = tokenizer = accepted",
                                         "미세 조정 = fine-tuning = accepted",
                                         "정확도 = accuracy = accepted",
                                         "언어 모델 = language model = accepted",
                                         "회의 = meeting = accepted",
                                         "구조 = structure = accepted",
                                         "보상 모델 = reward model = accepted"};

const std::vector<std::string> kSalt = {"소금 = salt = candidate", "소금 = sprinkle = rejected"};

const Row kRows[] = {
    // term-inconsistent
    {"part of the rendering",
     "term-inconsistent",
     kTerms,
     {{"다섯 가지 사고 패턴을 만들었습니다."}, {"They made five reasoning patterns."}},
     "reasoning patterns"},
    {"josa stacked",
     "term-inconsistent",
     kTerms,
     {{"사고 패턴들로부터의 결과가 좋다."}, {"The results of reasoning templates are good."}},
     "reasoning templates"},
    {"loanword",
     "term-inconsistent",
     kTerms,
     {{"새 토크나이저를 학습했습니다."}, {"They trained a new segmenter."}},
     "They trained a new segmenter."},
    {"plural",
     "term-inconsistent",
     kTerms,
     {{"다섯 가지 사고 패턴을 만들었습니다."}, {"They made five thinking patterns."}},
     ""},
    {"other order of the words",
     "term-inconsistent",
     kTerms,
     {{"사고 패턴이 다양하군요."}, {"The patterns of thinking are diverse."}},
     ""},
    {"verb form",
     "term-inconsistent",
     kTerms,
     {{"모델을 미세 조정했습니다."}, {"We fine-tuned the model."}},
     ""},
    {"acronym",
     "term-inconsistent",
     {"대규모 언어 모델 = large language model = accepted"},
     {{"대규모 언어 모델을 썼다."}, {"They used an LLM."}},
     ""},
    {"not inside 사회의",
     "term-inconsistent",
     kTerms,
     {{"사회의 변화를 다룬 글."}, {"A text about changes in society."}},
     ""},
    {"not inside 구조대",
     "term-inconsistent",
     kTerms,
     {{"구조대가 빨리 왔다."}, {"The rescue team came quickly."}},
     ""},
    {"pronoun after its noun",
     "term-inconsistent",
     kTerms,
     {{"보상 모델을 새로 만들었습니다.", "보상 모델은 작습니다."},
      {"They built a new reward model.", "It is small."}},
     ""},
    {"moved to the neighbour",
     "term-inconsistent",
     kTerms,
     {{"보상 모델을 새로 만들었습니다.", "결과가 좋군요."},
      {"They built something new.", "The results of the reward model are good."}},
     ""},
    {"under a heading that names it",
     "term-inconsistent",
     kTerms,
     {{"토크나이저", "토크나이저를 새로 만들었다."}, {"Tokenizer", "They made a new segmenter."}},
     "They made a new segmenter."},
    {"pronoun under a heading",
     "term-inconsistent",
     kTerms,
     {{"보상 모델", "보상 모델은 작습니다."}, {"Reward model", "It is small."}},
     ""},
    {"noun inside a verb",
     "term-inconsistent",
     {"학습 = training = accepted"},
     {{"이렇게 하면 패턴을 빨리 학습합니다."}, {"This way it learns patterns quickly."}},
     ""},
    {"not reviewed, another word in its place",
     "term-inconsistent",
     {"토크나이저 = tokenizer = candidate"},
     {{"토크나이저를 새로 학습했습니다."}, {"They trained a new segmenter."}},
     "They trained a new segmenter."},
    {"not reviewed, another word beside its noun",
     "term-inconsistent",
     {"이미지 = image = candidate"},
     {{"이미지 인코더를 새로 학습했습니다."}, {"They trained a new gadget encoder."}},
     "They trained a new gadget encoder."},
    {"not reviewed, a plain noun that goes lost",
     "term-inconsistent",
     {"연구 = study = candidate"},
     {{"한국어의 어순에 대한 비교 연구입니다."}, {"A comparison of Korean word order."}},
     ""},
    {"not reviewed, one word with the noun beside it",
     "term-inconsistent",
     {"함수 = function = candidate"},
     {{"이번에는 목적 함수를 바꿨습니다."}, {"This time they changed the objective."}},
     ""},
    {"not reviewed, inside a word with a prefix",
     "term-inconsistent",
     {"구조 = structure = candidate"},
     {{"특별한 구조가 없는 데이터입니다."}, {"The data is unstructured."}},
     ""},
    // What describes has many words; only a person can say that it must be this one.
    {"not reviewed, a describing word",
     "term-inconsistent",
     {"효과적 = effective = candidate"},
     {{"짧은 문장부터 고르는 것이 가장 효과적입니다."},
      {"Picking short sentences first pays off most."}},
     ""},
    {"reviewed, a describing word",
     "term-inconsistent",
     {"고급 = advanced = accepted"},
     {{"고급 검색을 먼저 배웠다."}, {"They learned the fancy search first."}},
     "They learned the fancy search first."},
    {"two words joined, the second shortened",
     "term-inconsistent",
     {"웹 애플리케이션 = web application = accepted"},
     {{"작은 웹 애플리케이션을 하나 만들었다."}, {"They built a small webapp."}},
     ""},
    {"pointed at by its place",
     "term-inconsistent",
     {"그림 = figure = accepted"},
     {{"위의 그림처럼 점수가 천천히 떨어진다."}, {"As shown above, scores fall slowly."}},
     ""},
    {"a kind that is pointed at",
     "term-inconsistent",
     {"종류 = kind = accepted"},
     {{"이런 종류의 오류는 드물다."}, {"These errors are a rarity."}},
     ""},
    {"not a kind",
     "term-inconsistent",
     {"인수 = argument = accepted"},
     {{"이런 인수의 이름은 자유롭다."}, {"The names of these tunnels are free."}},
     "The names of these tunnels are free."},
    {"several words that go lost, and nothing came instead",
     "term-inconsistent",
     {"사용자 정의 = custom = accepted"},
     {{"이제 사용자 정의 설정을 저장합니다."}, {"Now save your settings."}},
     ""},
    // "It" is the method that the Korean leaves unsaid, not the tokens that it cuts.
    {"a pronoun for another thing",
     "term-inconsistent",
     {"단어 = word = accepted", "정확도 = accuracy = accepted"},
     {{"단어를 먼저 센다.", "문장에서 단어를 골라 정확도를 잰다."},
      {"First the words are counted.",
       "It picks baskets from the sentence and measures accuracy."}},
     "It picks baskets from the sentence and measures accuracy."},
    {"a pronoun for the term",
     "term-inconsistent",
     {"단어 = word = accepted", "정확도 = accuracy = accepted"},
     {{"단어를 먼저 센다.", "단어는 짧을수록 자주 쓰인다."},
      {"First the words are counted.", "They are used the more often the shorter they are."}},
     ""},
    // "get" and "able" are the flow of English: nothing came in the place of 코드.
    {"light words",
     "term-inconsistent",
     {"코드 = code = accepted"},
     {{"알고리즘을 이해하고 코드로 구현한다."},
      {"Get to understand the algorithm and be able to implement it."}},
     ""},
    {"textual is of text",
     "term-inconsistent",
     {"텍스트 프롬프트 = text prompt = accepted"},
     {{"텍스트 프롬프트가 짧다."}, {"The textual prompt is short."}},
     ""},
    // Gathered with two renderings that have nothing in common: the third says nothing either.
    {"rendered freely",
     "term-inconsistent",
     {"준비 = preparation = candidate", "준비 = readiness = candidate"},
     {{"파티 준비에 하루가 걸렸다."}, {"The party planning took a day."}},
     ""},
    // term-forbidden
    {"rejected",
     "term-forbidden",
     kPatterns,
     {{"다섯 가지 사고 패턴을 만들었습니다."}, {"They made five thought patterns."}},
     "thought patterns"},
    {"rejected, but of another term",
     "term-forbidden",
     kPatterns,
     {{"생각의 흐름을 다섯 가지로 나눴다."}, {"They split thought patterns into five."}},
     ""},
    {"rejected, and the verb beside the term",
     "term-forbidden",
     kSalt,
     {{"고기에 소금을 살짝 뿌린 뒤 10분간 둡니다."},
      {"Sprinkle the meat lightly with salt and let it rest for 10 minutes."}},
     ""},
    {"rejected, in the place of the term",
     "term-forbidden",
     kSalt,
     {{"고기에 소금을 살짝 뿌립니다."}, {"Put some sprinkles on the meat."}},
     "sprinkles"},
    {"rejected, but another word's rendering by the lexicon",
     "term-forbidden",
     {"모델 = choice = rejected"},
     {{"우리가 선택한 모델입니다."}, {"This model is our choice."}},
     ""},
    {"rejected, but an inflection of the right one",
     "term-forbidden",
     {"호출 = call = accepted", "호출 = calling = rejected"},
     {{"함수를 여러 번 호출합니다."}, {"It calls the function several times."}},
     ""},
    {"rejected, and the right one for the same mention",
     "term-forbidden",
     kPatterns,
     {{"사고 패턴을 만들고 골랐다."},
      {"They made thinking patterns and chose among the thought patterns."}},
     "thought patterns"},
    {"deprecated",
     "term-forbidden",
     {"쓰레드 = thread = deprecated"},
     {{"쓰레드를 두 개 만든다."}, {"It makes two threads."}},
     "쓰레드"},
    {"the one to use",
     "term-forbidden",
     kPatterns,
     {{"사고 패턴을 만들었습니다."}, {"They made thinking patterns."}},
     ""},
    // number-mismatch
    {"percent",
     "number-mismatch",
     {},
     {{"정확도가 3.5% 올랐습니다."}, {"Accuracy rose by 5.3%."}},
     "5.3%"},
    {"words", "number-mismatch", {}, {{"다섯 가지를 골랐다."}, {"They chose six of them."}}, "six"},
    {"magnitude",
     "number-mismatch",
     {},
     {{"80억 개의 파라미터."}, {"Eight hundred million parameters, or 800M."}},
     "800M"},
    {"unit",
     "number-mismatch",
     {},
     {{"메모리가 16GB 필요하다."}, {"It needs 16 MB of memory."}},
     "16 MB"},
    {"date",
     "number-mismatch",
     {},
     {{"3월 18일에 공개했다."}, {"It was released on March 19."}},
     "March 19"},
    {"version",
     "number-mismatch",
     {},
     {{"1.2.3 버전에서 고쳤다."}, {"Fixed in version 1.2.4."}},
     "1.2.4"},
    {"dropped",
     "number-mismatch",
     {},
     {{"응답 59000개를 모았다."}, {"They collected responses."}},
     "They collected responses."},
    {"a day",
     "number-mismatch",
     {},
     {{"24시간 안에 답이 왔다."}, {"The answer came within a day."}},
     ""},
    {"nine to six",
     "number-mismatch",
     {},
     {{"가게는 오전 9시부터 오후 6시까지 연다."}, {"The shop is open from nine to six."}},
     ""},
    {"nights and days",
     "number-mismatch",
     {},
     {{"2박 3일로 다녀왔다."}, {"We went there for three days."}},
     ""},
    {"weekday",
     "number-mismatch",
     {},
     {{"4월 9일(수)에 끝난다."}, {"It ends on Tuesday, April 9."}},
     "Tuesday"},
    {"weekday in words",
     "number-mismatch",
     {},
     {{"지금은 격주 화요일에 만난다."}, {"For now we meet every other Friday."}},
     "Friday"},
    {"weekday left out",
     "number-mismatch",
     {},
     {{"4월 9일(수)에 끝난다."}, {"It ends on April 9."}},
     ""},
    {"the same weekday",
     "number-mismatch",
     {},
     {{"토요일과 일요일에 쉰다."}, {"We rest on Saturdays and Sundays."}},
     ""},
    {"below zero",
     "number-mismatch",
     {},
     {{"아침 기온이 영하 11도였다."}, {"It was 11 degrees in the morning."}},
     "11"},
    {"below zero, said otherwise",
     "number-mismatch",
     {},
     {{"아침 기온이 영하 11도였다."}, {"It was 11 degrees below freezing in the morning."}},
     ""},
    {"a minus",
     "number-mismatch",
     {},
     {{"점수는 어제보다 +3.2 올랐다."}, {"The score moved by -3.2 from yesterday."}},
     "3.2"},
    {"a minus in words",
     "number-mismatch",
     {},
     {{"비용이 3% 줄었다."}, {"Costs changed by -3%."}},
     ""},
    {"points as percent",
     "number-mismatch",
     {},
     {{"베이스라인보다 2.7%p 높다."}, {"That is 2.7 percent above the baseline."}},
     "2.7 percent"},
    {"points made plain",
     "number-mismatch",
     {},
     {{"베이스라인보다 2.7% 높다."}, {"That is 2.7 percentage points above the baseline."}},
     ""},
    {"magnitude once for two",
     "number-mismatch",
     {},
     {{"인구는 110만~140만 명이다."}, {"The population is between 1.1 and 1.4 million."}},
     ""},
    {"unit once for two",
     "number-mismatch",
     {},
     {{"구간은 [-0.3%p, +1.9%p]였다."}, {"The interval was [-0.3, +1.9] percentage points."}},
     ""},
    {"currency once for two",
     "number-mismatch",
     {},
     {{"투자는 380억~420억 달러다."}, {"The investment is $38–42 billion."}},
     ""},
    {"another magnitude once for two",
     "number-mismatch",
     {},
     {{"인구는 110만~140만 명이다."}, {"The population is between 1.2 and 1.4 million."}},
     "1.2"},
    {"milligrams",
     "number-mismatch",
     {},
     {{"하루에 60mg을 먹었다."}, {"They took 60 g a day."}},
     "60 g"},
    {"spoons",
     "number-mismatch",
     {},
     {{"간장 2큰술을 넣는다."}, {"Add 2 teaspoons of soy sauce."}},
     "2 teaspoons"},
    {"metres",
     "number-mismatch",
     {},
     {{"크기는 60m 안팎이다."}, {"It is some 60 km across."}},
     "60 km"},
    {"degrees",
     "number-mismatch",
     {},
     {{"오븐을 섭씨 250도로 예열한다."}, {"Preheat the oven to 250 °F."}},
     "250 °F"},
    {"native days",
     "number-mismatch",
     {},
     {{"사흘째는 눈이 왔다."}, {"It snowed on day four."}},
     "four"},
    {"days as weeks",
     "number-mismatch",
     {},
     {{"이틀 안에 답을 준다."}, {"They answer within two weeks."}},
     "two weeks"},
    {"an hour",
     "number-mismatch",
     {},
     {{"시차는 한 시간이다."}, {"The time difference is two hours."}},
     "two hours"},
    {"an hour and a half",
     "number-mismatch",
     {},
     {{"한 시간 반을 기다렸다."}, {"We waited an hour and a half."}},
     ""},
    {"noon",
     "number-mismatch",
     {},
     {{"정오 비행기를 탔다."}, {"We took a midnight flight."}},
     "midnight"},
    {"half of the year",
     "number-mismatch",
     {},
     {{"상반기 안에 나온다."}, {"It is due in the second half of the year."}},
     "second half"},
    {"ordinals",
     "number-mismatch",
     {},
     {{"두 번째는 속도다."}, {"The fourth is speed."}},
     "fourth"},
    {"rough numbers",
     "number-mismatch",
     {},
     {{"수백 번을 들여다본다."}, {"One looks at it dozens of times."}},
     "dozens"},
    {"halves",
     "number-mismatch",
     {},
     {{"길이가 반으로 줄었다."}, {"The length doubled."}},
     "doubled"},
    {"whatever it counts",
     "number-mismatch",
     {},
     {{"네 글자가 사라졌다."}, {"Two letters are gone."}},
     "Two"},
    {"the two of them",
     "number-mismatch",
     {},
     {{"둘은 오래 다퉜다."}, {"The three quarrelled for long."}},
     "three"},
    {"both", "number-mismatch", {}, {{"둘은 오래 다퉜다."}, {"Both quarrelled for long."}}, ""},
    {"a decade",
     "number-mismatch",
     {},
     {{"그 뒤로 10여 년이 지났다."}, {"A decade or so has passed since."}},
     ""},
    {"centuries",
     "number-mismatch",
     {},
     {{"왕조는 300년을 더 버텼다."}, {"The dynasty held on for three more centuries."}},
     ""},
    {"exponent",
     "number-mismatch",
     {},
     {{"학습률은 2e-4로 두었다."}, {"The learning rate was set to 2e-5."}},
     "2e-5"},
    {"holiday", "number-mismatch", {}, {{"삼일절에 쉬었다."}, {"We rested on March 1."}}, ""},
    {"no holiday",
     "number-mismatch",
     {},
     {{"삼일절에 쉬었다."}, {"We rested on March 2."}},
     "March 2"},
    {"afternoon",
     "number-mismatch",
     {},
     {{"회의는 오후 3시에 시작했다."}, {"The meeting began at 3 a.m. sharp."}},
     "3 a.m."},
    {"currency",
     "number-mismatch",
     {},
     {{"방값은 85,000원이었다."}, {"The room cost 85,000 dollars."}},
     "85,000 dollars"},
    {"counter",
     "number-mismatch",
     {},
     {{"서버 세 대를 껐다."}, {"We shut down four servers."}},
     "four"},
    {"80억", "number-mismatch", {}, {{"80억 파라미터 모델."}, {"An 8B-parameter model."}}, ""},
    {"2만 1천", "number-mismatch", {}, {{"2만 1천 개의 예제."}, {"21k examples."}}, ""},
    {"6만 5,536",
     "number-mismatch",
     {},
     {{"6만 5,536개까지 된다."}, {"Up to 65,536 are possible."}},
     ""},
    {"half", "number-mismatch", {}, {{"비용이 50% 줄었다."}, {"Costs were cut in half."}}, ""},
    {"twice", "number-mismatch", {}, {{"2배 빠르다."}, {"It is twice as fast."}}, ""},
    {"a third", "number-mismatch", {}, {{"3분의 1만 남았다."}, {"Only a third was left."}}, ""},
    {"date in words",
     "number-mismatch",
     {},
     {{"3월 18일에 공개했다."}, {"It was released on March 18."}},
     ""},
    {"afternoon", "number-mismatch", {}, {{"오후 3시에 만났다."}, {"We met at 3 pm."}}, ""},
    {"one", "number-mismatch", {}, {{"모델 1개로 충분하다."}, {"A single model is enough."}}, ""},
    {"one beside another number",
     "number-mismatch",
     {},
     {{"배열의 [1]번 칸에서 얻는다."}, {"It is read from cell [2] of a single array."}},
     "2"},
    {"a month by its name",
     "number-mismatch",
     {},
     {{"7월에 공개했다."}, {"It was released in July."}},
     ""},
    {"a day of the week",
     "number-mismatch",
     {},
     {{"20일에 발표했다."}, {"They announced it on Sunday."}},
     ""},
    {"another month",
     "number-mismatch",
     {},
     {{"7월에 공개했다."}, {"It was released in June."}},
     "June"},
    {"the second of the name",
     "number-mismatch",
     {},
     {{"요한 바오로 2세가 말했다."}, {"John Paul II said so."}},
     ""},
    {"in a name", "number-mismatch", {}, {{"GPT-4를 썼다."}, {"They used GPT-4."}}, ""},
    {"a share", "number-mismatch", {}, {{"10명 중 7명이 골랐다."}, {"70% chose it."}}, ""},
    {"a stretch of time",
     "number-mismatch",
     {},
     {{"90초 걸린다."}, {"It takes a minute and a half."}},
     ""},
    {"a range of months",
     "number-mismatch",
     {},
     {{"7~9월에 온다."}, {"They come from July to September."}},
     ""},
    {"which of the wars",
     "number-mismatch",
     {},
     {{"제2차 대전 때였다."}, {"It was in World War II."}},
     ""},
    {"said once for two",
     "number-mismatch",
     {},
     {{"8B 모델과 8B 데이터."}, {"8B of model and data."}},
     ""},
    {"a measure told twice",
     "number-mismatch",
     {},
     {{"연료비로 314달러(약 32만원)가 들고, 트럭은 200m 아래로 굴렀다."},
      {"Fuel costs $314, and the truck rolled 650 feet (200 meters) down."}},
     ""},
    {"another measure in brackets",
     "number-mismatch",
     {},
     {{"연료비로 314달러(약 32만원)가 든다."}, {"Fuel costs $413."}},
     "413"},
    // link-mismatch
    {"changed",
     "link-mismatch",
     {},
     {{"코드 https://github.com/a/b 공개."}, {"Code at https://github.com/a/c released."}},
     "https://github.com/a/c"},
    {"dropped",
     "link-mismatch",
     {},
     {{"논문(https://arxiv.org/abs/2410.13848)이다."}, {"It is a paper."}},
     "It is a paper."},
    {"one thing",
     "link-mismatch",
     {},
     {{"논문 https://arxiv.org/abs/2410.13848v2 참고."}, {"See https://arxiv.org/pdf/2410.13848."}},
     ""},
    {"another DOI",
     "link-mismatch",
     {},
     {{"출처: doi:10.1000/182."}, {"Source: doi:10.1000/128."}},
     "doi:10.1000/128"},
    {"one DOI in two forms",
     "link-mismatch",
     {},
     {{"출처: doi:10.1000/182."}, {"Source: https://doi.org/10.1000/182."}},
     ""},
    {"in a name that the Korean does not have",
     "term-inconsistent",
     {"이미지 프로세서 = image processor = accepted"},
     {{"이미지 프로세서로 크기를 맞춘다."}, {"Resize them by the image_processor."}},
     ""},
    {"a word of the rendering replaced, another near",
     "term-inconsistent",
     {"희소 텐서 = sparse tensor = accepted"},
     {{"희소 텐서를 밀집 텐서로 바꾼다."}, {"Sparse baskets become dense tensors."}},
     "Sparse baskets"},
    {"the following",
     "term-inconsistent",
     {"코드 = code = accepted"},
     {{"코드는 짧다.", "아래 코드를 폴더에서 실행하세요."},
      {"The code is short.", "Run the following from the folder."}},
     ""},
    {"pointed at",
     "term-inconsistent",
     {"인수 = argument = accepted"},
     {{"이 인수는 문서의 목록이어야 한다."}, {"This should be a list of documents."}},
     ""},
    // name-mismatch
    {"letters exchanged, well spelt beside it",
     "name-mismatch",
     {},
     {{"API 통합: API를 외부와 잇는다."}, {"AIP integration: it joins the API to others."}},
     "AIP"},
    {"letters exchanged, well spelt in a link",
     "name-mismatch",
     {},
     {{"PyTorch로 만든 https://example.org/pytorch 참고."},
      {"See https://example.org/pytorch made with PyoTrch."}},
     "PyoTrch"},
    {"every slip is told",
     "name-mismatch",
     {},
     {{"xLSTM은 빠르다.", "xLSTM은 작다."}, {"An xLSTM is fast.", "An xLTSM is small."}},
     "xLTSM"},
    {"capitals", "name-mismatch", {}, {{"xLSTM의 결과."}, {"Results of XLSTM."}}, "XLSTM"},
    {"misspelt",
     "name-mismatch",
     {},
     {{"FlashAttention이 빠르다."}, {"FlashAtention is fast."}},
     "FlashAtention"},
    {"missing",
     "name-mismatch",
     {},
     {{"GRPO로 학습했다."}, {"It was trained with it."}},
     "It was trained with it."},
    {"code",
     "name-mismatch",
     {},
     {{"`max_len`을 늘린다."}, {"Raise `max_length`."}},
     "Raise `max_length`."},
    {"written out",
     "name-mismatch",
     {},
     {{"RLHF를 썼다."}, {"They used reinforcement learning from human feedback."}},
     ""},
    {"another name in its place",
     "name-mismatch",
     {},
     {{"Marlowe가 표를 고쳤다."}, {"The table was mended by Hastings."}},
     "Hastings"},
    {"another name at the beginning",
     "name-mismatch",
     {},
     {{"- Ingrid: 표를 고친다."}, {"- Astrid: mend the table."}},
     "Astrid"},
    {"another system",
     "name-mismatch",
     {},
     {{"Debian에서는 설치가 끝나지 않는다."}, {"On FreeBSD the installation does not end."}},
     "FreeBSD"},
    {"a name of another number",
     "name-mismatch",
     {},
     {{"XNLI-15로 평가했다."}, {"It was evaluated on XNLI-40."}},
     "XNLI-40"},
    {"a name without its letter",
     "name-mismatch",
     {},
     {{"Qwen-7b를 썼다."}, {"They used Qwen-7."}},
     "Qwen-7"},
    {"a number that belongs to no name",
     "name-mismatch",
     {},
     {{"A100-80GB 네 장을 썼다."}, {"They used four A100s with 80 GB each."}},
     ""},
    {"both numbers of a name",
     "name-mismatch",
     {},
     {{"CIFAR-10과 CIFAR-100을 썼다."}, {"They used CIFAR-100 and CIFAR-10."}},
     ""},
    {"a name that the Korean writes in Hangul",
     "name-mismatch",
     {},
     {{"Marlowe가 헤이스팅스의 표를 고쳤다."}, {"She mended the table of Hastings."}},
     ""},
    {"a name that is left out",
     "name-mismatch",
     {},
     {{"Marlowe가 표를 고쳤다."}, {"The table was mended."}},
     ""},
    {"made of the name",
     "name-mismatch",
     {},
     {{"Gauss 분포를 그렸다."}, {"They drew a Gaussian distribution, as Laplace did."}},
     ""},
    {"in a product", "name-mismatch", {}, {{"크기는 nH×nW이다."}, {"Its size is nH×nW."}}, ""},
    {"plural and space",
     "name-mismatch",
     {},
     {{"LLM과 SuperWord를 쓴다."}, {"They use LLMs and super words."}},
     ""},
    // missing-rendering, missing-source
    {"sentence left out",
     "missing-rendering",
     {},
     {{"모델이 작다.", "다만 메모리를 많이 쓴다는 단점은 여전하다.", "결과는 좋다."},
      {"The model is small.", "", "The results are good."}},
     "다만 메모리를 많이 쓴다는 단점은 여전하다."},
    {"no English at all",
     "missing-rendering",
     {},
     {{"모델이 아주 작다."}, {}},
     "모델이 아주 작다."},
    {"merged into the neighbour",
     "missing-rendering",
     {},
     {{"모델이 작다.", "메모리도 적게 쓴다."}, {"The model is small and uses little memory too."}},
     ""},
    {"English alone",
     "missing-source",
     {},
     {{"모델이 작다.", "", "결과는 좋다."},
      {"The model is small.", "However, it still needs a lot of memory at inference time.",
       "The results are good."}},
     "However, it still needs a lot of memory at inference time."},
    // What the sentence shares with the one beside it proves nothing, and there is no room for it.
    {"swallowed by the one before",
     "missing-source",
     {},
     {{"학습할 때는 배치 크기를 두 배로 늘렸다."},
      {"The batch size was doubled for training.\nTraining then needs a warm-up of the learning "
       "rate."}},
     "Training then needs a warm-up of the learning rate."},
    {"Korean swallowed by the one before",
     "missing-rendering",
     {},
     {{"학습할 때는 배치 크기를 두 배로 늘렸다.\n그러면 학습률을 천천히 올려야 한다."},
      {"The batch size was doubled for training."}},
     "그러면 학습률을 천천히 올려야 한다."},
    {"one sentence for two",
     "missing-source",
     {},
     {{"학습할 때는 배치 크기를 두 배로 늘리고, 학습률은 천천히 올렸다."},
      {"The batch size was doubled for training.\nThe learning rate was raised slowly."}},
     ""},
    // Its partner is gone, and it took the one that the sentence before renders already.
    {"beside a stranger",
     "missing-source",
     {},
     {{"문서를 짧게 나누어 색인에 넣었다.", "거기에 제목을 붙였다.", "검색은 훨씬 빨라졌다."},
      {"The documents were cut into short pieces and indexed, each with its title.",
       "I wonder who still reads newspapers on paper in the morning.",
       "Search became much faster."}},
     "I wonder who still reads newspapers on paper in the morning."},
    // Where nothing is rendered word by word, unlike words say nothing.
    {"a free rendering",
     "missing-source",
     {},
     {{"눈이 번쩍 뜨였다.", "고생 끝에 낙이 온다더니.", "이제야 한숨 돌린다."},
      {"That made me sit up.", "Every cloud has its silver lining, as they say.",
       "Finally there is time for a coffee."}},
     ""},
    // untranslated-text
    {"left in", "untranslated-text", {}, {{"모델이 작다."}, {"The model is 작다."}}, "작다"},
    {"spoken about",
     "untranslated-text",
     {},
     {{"조사 '을'을 뗀다."}, {"It cuts off the particle '을' (을)."}},
     ""},
};

bool IsAlarm(const Diagnostic& diagnostic) { return diagnostic.severity >= Severity::kWarning; }

TEST(RulesTest, FireWhereTheyMustAndNowhereElse) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(testing::Message() << row.rule << ": " << row.name);
    CheckFixture fixture(row.glossary);
    const std::vector<Diagnostic> found = fixture.Check(row.lines);
    std::string all;
    for (const Diagnostic& diagnostic : found) {
      all += diagnostic.rule + " at \"" + fixture.TextAt(diagnostic) + "\": " + diagnostic.message +
             "\n";
    }
    if (row.at.empty()) {
      EXPECT_TRUE(std::ranges::none_of(found, IsAlarm)) << all;
      continue;
    }
    EXPECT_TRUE(std::ranges::any_of(found, [&](const Diagnostic& diagnostic) {
      return diagnostic.rule == row.rule && fixture.TextAt(diagnostic) == row.at;
    })) << all;
    EXPECT_LE(std::ranges::count_if(found, IsAlarm), 1) << all;  // one slip, one finding
  }
}

const Row kInfoRows[] = {
    {"spacing",
     "term-variant",
     kTerms,
     {{"사고패턴들을 만들었다."}, {"They made thinking patterns."}},
     "사고패턴"},
    {"hyphen",
     "term-variant",
     kTerms,
     {{"미세 조정이 필요하다."}, {"It needs fine tuning."}},
     "fine tuning"},
    {"a spelling that was rejected",
     "term-variant",
     {"미세 조정 = fine-tuning = accepted", "미세 조정 = fine tuning = rejected"},
     {{"미세 조정이 필요하다."}, {"It needs fine tuning."}},
     "fine tuning"},
    {"loanword",
     "term-variant",
     kTerms,
     {{"토크나이져에서는 다르다."}, {"It differs in the tokenizer."}},
     "토크나이져"},
    {"as written",
     "term-variant",
     kTerms,
     {{"토크나이저에서는 다르다."}, {"It differs in tokenizers."}},
     ""},
    {"the verb of a noun",
     "term-variant",
     {"로그인 = login = accepted"},
     {{"로그인을 하세요."}, {"Please log in while you are logged in."}},
     ""},
    {"attributive hyphen",
     "term-variant",
     kTerms,
     {{"언어 모델 학습이 어렵다."}, {"Language-model training is hard."}},
     ""},
    {"much shorter",
     "length-ratio",
     {},
     {{"이 방법은 여러 단계에 걸쳐 데이터를 고르고 품질을 검사한 다음 다시 학습에 쓰는 방식으로 "
       "되어 있습니다."},
      {"It filters data."}},
     "It filters data."},
    {"length fits", "length-ratio", {}, {{"결과가 좋다."}, {"The results are good."}}, ""},
    {"never closed",
     "bracket-mismatch",
     {},
     {{"모델(작은 것)이 좋다."}, {"The model (a small one is good."}},
     "("},
    {"balanced",
     "bracket-mismatch",
     {},
     {{"모델(작은 것)이 좋다."}, {"The model (a small one) is good."}},
     ""},
    {"odd quotes", "quote-mismatch", {}, {{"그는 \"좋다\"라고 했다."}, {"He said \"good."}}, "\""},
    {"paired quotes",
     "quote-mismatch",
     {},
     {{"그는 \"좋다\"라고 했다."}, {"He said \"good\"."}},
     ""},
    {"question", "punctuation", {}, {{"정말 그럴까?"}, {"It is really so."}}, "It is really so."},
    {"same end", "punctuation", {}, {{"정말 그럴까?"}, {"Is it really so?"}}, ""},
    {"doubled space", "whitespace", {}, {{"모델이 좋다."}, {"The model  is good."}}, "  "},
    {"one space", "whitespace", {}, {{"모델이 좋다."}, {"The model is good."}}, ""},
    {"the the", "repeated-word", {}, {{"모델이 좋다."}, {"The the model is good."}}, " the"},
    {"particle", "repeated-word", {}, {{"모델 을 을 썼다."}, {"They used a model."}}, " 을"},
    {"for emphasis", "repeated-word", {}, {{"하나 하나 골랐다."}, {"They had had to choose."}}, ""},
};

TEST(RulesTest, TellTheSmallThings) {
  for (const Row& row : kInfoRows) {
    SCOPED_TRACE(testing::Message() << row.rule << ": " << row.name);
    CheckFixture fixture(row.glossary);
    const std::vector<Diagnostic> found = fixture.Check(row.lines);
    const auto place = std::ranges::find(found, row.rule, &Diagnostic::rule);
    ASSERT_EQ(place == found.end(), row.at.empty());
    if (place == found.end()) continue;
    EXPECT_EQ(fixture.TextAt(*place), row.at);
    EXPECT_EQ(place->severity, Severity::kInfo);
  }
}

TranslationUnit UnitOf(std::string korean, std::string english, std::string file) {
  TranslationUnit unit;
  unit.korean = std::move(korean);
  unit.english = std::move(english);
  unit.note = file + "#1";
  unit.file = std::move(file);
  return unit;
}

bool Has(const std::vector<Diagnostic>& found, std::string_view rule) {
  return std::ranges::find(found, rule, &Diagnostic::rule) != found.end();
}

TEST(RulesTest, CompareWithTheMemory) {
  CheckFixture fixture({}, {UnitOf("온갖 알고리즘이 앞으로도 등장하겠죠.",
                                   "We can expect all kinds of algorithms.", "old.txt")});
  EXPECT_TRUE(
      Has(fixture.Check({{"온갖 알고리즘이 앞으로도 등장하겠죠."}, {"More algorithms will come."}}),
          "translation-inconsistent"));
  EXPECT_FALSE(Has(fixture.Check({{"온갖 알고리즘이 앞으로도 등장하겠죠."},
                                  {"We can expect all kinds of algorithms."}}),
                   "translation-inconsistent"));
}

TEST(RulesTest, LeaveTermsInPeaceThatTheMemoryRendersFreely) {
  const std::vector<std::string> glossary = {"토크나이저 = tokenizer = candidate"};
  const PairedLines lines = {{"토크나이저를 새로 학습했습니다."},
                             {"They trained a new segmenter."}};
  CheckFixture steady(glossary,
                      {UnitOf("토크나이저가 느리다.", "The tokenizer is slow.", "a.txt"),
                       UnitOf("토크나이저를 고쳤다.", "We mended the tokenizer.", "b.txt")});
  EXPECT_TRUE(Has(steady.Check(lines), "term-inconsistent"));
  CheckFixture free(glossary, {UnitOf("토크나이저가 느리다.", "The splitter is slow.", "a.txt"),
                               UnitOf("토크나이저를 고쳤다.", "We mended the splitter.", "b.txt")});
  EXPECT_FALSE(Has(free.Check(lines), "term-inconsistent"));
}

TEST(RulesTest, SeeTheKoreanDriftAwayFromItsEnglish) {
  CheckFixture fixture({}, {UnitOf("작은 모델을 두 번 학습시켰습니다.",
                                   "They trained a small model twice over.", "ko.txt")});
  EXPECT_TRUE(Has(fixture.Check({{"작은 모델을 한 번만 학습시켰습니다."},
                                 {"They trained a small model twice over."}}),
                  "drift"));
  // Spaces and marks are no change.
  EXPECT_FALSE(Has(fixture.Check({{"작은 모델을 두번 학습시켰습니다"},
                                  {"They trained a small model twice over."}}),
                   "drift"));
  // Nor are other endings: the English renders both.
  EXPECT_FALSE(Has(fixture.Check({{"작은 모델을 두 번 학습시켰다."},
                                  {"They trained a small model twice over."}}),
                   "drift"));
  // Another sentence that happens to be rendered so.
  EXPECT_FALSE(Has(fixture.Check({{"꼬마 네트워크 훈련은 이 회로 끝났다."},
                                  {"They trained a small model twice over."}}),
                   "drift"));
}

TEST(RulesTest, SeeADriftThatTheMemoryTookOver) {
  TranslationUnit unit = UnitOf("작은 모델을 한 번만 학습시켰습니다.",
                                "They trained a small model twice over.", "ko.txt");
  unit.properties[std::string(kRenderedFromProperty)] = "작은 모델을 두 번 학습시켰습니다.";
  CheckFixture fixture({}, {unit});
  EXPECT_TRUE(Has(fixture.Check({{"작은 모델을 한 번만 학습시켰습니다."},
                                 {"They trained a small model twice over."}}),
                  "drift"));
  EXPECT_FALSE(Has(fixture.Check({{"작은 모델을 두 번 학습시켰습니다."},
                                  {"They trained a small model twice over."}}),
                   "drift"));
}

struct SlipRow {
  std::string_view name;
  std::vector<std::string> glossary;
  PairedLines lines;
  std::vector<std::string> rules;  // of the alarms, in their order
};

const SlipRow kSlipRows[] = {
    // What a sentence that has no English speaks of has none either.
    {"a missing sentence with a link",
     {},
     {{"모델이 작다.", "자세한 설명은 https://example.org/small 에 있다.", "결과는 좋다."},
      {"The model is small.", "", "The results are good."}},
     {"missing-rendering"}},
    {"a swallowed sentence with a number",
     {"학습률 = learning rate = accepted"},
     {{"학습할 때는 배치 크기를 두 배로 늘렸다.\n그러면 학습률을 300번에 걸쳐 천천히 올려야 한다."},
      {"The batch size was doubled for training."}},
     {"missing-rendering"}},
    {"a rejected word is no second slip",
     {"사고 패턴 = thinking pattern = accepted", "사고 패턴 = thought pattern = rejected"},
     {{"다섯 가지 사고 패턴을 만들었습니다."}, {"They made five thought patterns."}},
     {"term-forbidden"}},
    {"the longer of two terms",
     {"번역 = translation = accepted", "기계 번역 = machine translation = accepted"},
     {{"기계 번역을 처음 써 보았다."}, {"I tried a machine rendering for the first time."}},
     {"term-inconsistent"}},
    {"a misspelt name that is a term",
     {"BLEU = BLEU = accepted"},
     {{"BLEU 점수가 조금 올랐다."}, {"The BELU score rose a little."}},
     {"name-mismatch"}},
    {"two slips of one sentence",
     kTerms,
     {{"사고 패턴을 다섯 가지 만들었습니다."}, {"They made six reasoning patterns."}},
     {"number-mismatch", "term-inconsistent"}},
};

TEST(RulesTest, TellEachSlipOnce) {
  for (const SlipRow& row : kSlipRows) {
    SCOPED_TRACE(row.name);
    CheckFixture fixture(row.glossary);
    std::vector<std::string> rules;
    for (const Diagnostic& diagnostic : fixture.Check(row.lines)) {
      if (IsAlarm(diagnostic)) rules.push_back(diagnostic.rule);
    }
    EXPECT_EQ(rules, row.rules);
  }
}

TEST(RulesTest, FollowAPersonsOwnRules) {
  CustomRuleSpec please;
  please.name = "please";
  please.korean = "해 ?주세요";
  please.english_must = "(?i)please";
  CustomRuleSpec use;
  use.name = "no-utilize";
  use.english = "\\butiliz(e|es)\\b";
  use.replacement = "use";
  CheckFixture fixture({}, {}, {please, use});
  const std::vector<Diagnostic> found =
      fixture.Check({{"확인해 주세요."}, {"Check whether they utilize it."}});
  EXPECT_TRUE(Has(found, "custom/please"));
  const auto place = std::ranges::find(found, "custom/no-utilize", &Diagnostic::rule);
  ASSERT_NE(place, found.end());
  EXPECT_EQ(fixture.TextAt(*place), "utilize");
  EXPECT_EQ(place->fixes.at(0).edits.at(0).text, "use");
  EXPECT_FALSE(Has(fixture.Check({{"확인해 주세요."}, {"Please check."}}), "custom/please"));
}

TEST(RulesTest, RefuseARuleThatRe2Refuses) {
  CustomRuleSpec spec;
  spec.name = "look-behind";
  spec.english = "(?<=a)b";
  spec.place = {"malmoi.toml", 7, 1};
  const auto compiled = CustomRule::Compile(spec);
  ASSERT_FALSE(compiled.ok());
  EXPECT_NE(
      std::string(compiled.status().message()).find("malmoi.toml:7:1: rule \"look-behind\": `en`"),
      std::string::npos);
}

TEST(RulesTest, EveryRuleOfTheTableIsTried) {
  std::set<std::string_view> tried = {"translation-inconsistent", "drift", "custom/NAME"};
  for (const Row& row : kRows) tried.insert(row.rule);
  for (const Row& row : kInfoRows) tried.insert(row.rule);
  for (const Rule& rule : Rules()) {
    EXPECT_TRUE(tried.contains(rule.id)) << rule.id;
    EXPECT_FALSE(rule.explain.empty()) << rule.id;
  }
}

TEST(RulesTest, FixWritesTheTermInTheDressOfTheOldOne) {
  CheckFixture fixture(kPatterns);
  const std::vector<Diagnostic> found =
      fixture.Check({{"사고 패턴을 만들었습니다."}, {"Thought patterns were made."}});
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].fixes.size(), 1U);
  EXPECT_TRUE(found[0].fixes[0].safe);
  EXPECT_EQ(found[0].fixes[0].edits.at(0).text, "Thinking patterns");
}

}  // namespace
}  // namespace malmoi
