#include "terms/internal/function_words.h"

#include <string>
#include <unordered_set>

#include "base/strings.h"

namespace malmoi::internal {
namespace {

// Each list is one string, words between single spaces, so that it reads as what it is.
constexpr std::string_view kKoreanFunctionWords =
    // pronouns and question words
    "나 너 저 제 내 네 우리 저희 당신 여러분 그녀 누구 누가 무엇 뭐 뭘 언제 어디 왜 자신 자기 "
    "스스로 서로 본인 "
    "이 그 저것 이것 그것 여기 거기 저기 이곳 그곳 이쪽 그쪽 "
    // bound nouns
    "것 거 건 걸 게 수 때 때문 경우 정도 점 바 데 줄 뿐 만큼 대로 듯 척 채 김 적 지 터 셈 리 중 후 "
    "전 간 내 외 말 "
    "등 쪽 편 측 탓 덕 덕분 식 이상 이하 미만 이후 이전 이래 이내 동안 사이 다음 이번 지난번 저번 "
    "순간 "
    // determiners, numerals, counters
    "모든 각 각각 매 여러 다른 새 새로운 몇 몇몇 어떤 어느 무슨 아무 이런 그런 저런 이러한 그러한 "
    "이와 그와 온갖 갖가지 "
    "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 하나 둘 셋 넷 첫 첫째 둘째 셋째 첫번째 두번째 세번째 "
    "번째 번 가지 개 개의 명 "
    "분 년 월 일 시 초 회 차 권 장 대 살 배 만 억 천 백 십 모두 전부 대부분 일부 나머지 약간 조금 "
    "다수 소수 "
    // adverbs and conjunctions that look like nouns
    "및 또는 혹은 또 또한 즉 만약 만일 다만 단 단지 결국 따라서 그러나 그리고 그래서 하지만 그런데 "
    "게다가 예컨대 가령 "
    "매우 아주 가장 더 덜 너무 정말 진짜 꽤 거의 이미 아직 다시 항상 언제나 자주 가끔 보통 대개 "
    "주로 특히 역시 오직 "
    "바로 먼저 우선 나중 지금 현재 오늘 내일 어제 최근 당시 이제 처음 마지막 마침내 함께 같이 따로 "
    "그대로 그저 그냥 "
    "아마 아마도 물론 사실 실제 실제로 그동안 앞으로 서로서로 반드시 절대 전혀 별로 계속 잘 못 안 "
    "왜냐하면 "
    // place words
    "위 아래 앞 뒤 옆 밖 안쪽 바깥쪽 위쪽 아래쪽 왼쪽 오른쪽 곳 "
    // what is left of 통해, 위한, 대하여, 따라
    "통해 위해 대해 따라 의해 인해 관해 통한 위한 대한 따른 의한 인한 관한 통하 위하 대하 따르 "
    "의하 인하 관하 "
    "있 없 하 되 같 않 이다 아니 되지 예 네요 "
    "마찬가지 예시로 자체 자체적 여부 여지 필요 가능 불가능 ";

constexpr std::string_view kEnglishFunctionWords =
    "a an the this that these those i you he she it we they me him her us them my your his its our "
    "their mine yours ours theirs myself yourself himself herself itself ourselves yourselves "
    "themselves who whom whose which what where when why how whoever whatever whichever wherever "
    "whenever somebody someone something anybody anyone anything nobody none nothing everybody "
    "everyone everything one ones each every either neither both all any some no not few little "
    "many much more most less least several such same other another others own enough "
    "of in on at by for with from to into onto about as than over under between among through "
    "during before after without within against along across around behind beneath beside besides "
    "beyond despite down except inside near off out outside per since till toward towards until "
    "unto up upon via versus vs "
    "and or but nor so yet if unless while whereas because although though whether once lest "
    "is are was were be been being am do does did done doing has have had having can could will "
    "would may might must shall should ought cannot can't won't don't doesn't didn't isn't aren't "
    "wasn't weren't haven't hasn't hadn't couldn't wouldn't shouldn't i'm you're we're they're "
    "it's that's there's let's i've you've we've they've i'd you'd we'd they'd i'll you'll we'll "
    "they'll s t ll ve re d m "
    "here there then now again also only just even still already always never ever often sometimes "
    "usually very too quite rather almost perhaps maybe instead therefore thus hence however "
    "moreover furthermore otherwise meanwhile well soon later ago away back together else simply "
    "first second third last next-to-last two three four five six seven eight nine ten hundred "
    "thousand million billion zero half twice "
    "following above below previous former latter e.g i.e eg ie etc et al yes no ok okay "
    "please "
    "let lets make makes made making get gets got getting go goes went going gone come comes came "
    "coming take takes took taken taking give gives gave given giving put puts want wants wanted "
    "need needs needed see sees saw seen look looks looked say says said know knows knew known "
    "think thinks thought find finds found use uses used using like likes seem seems seemed become "
    "becomes became keep keeps kept try tries tried let's allow allows allowed help helps "
    "helped cause causes caused let happen happens happened mean means meant able unable "
    "according based due order sure regarding including concerning respectively ";

constexpr std::string_view kKoreanWeakWords =
    "방법 방식 문제 결과 부분 전체 종류 내용 목적 이유 의미 상황 상태 역할 과정 기본 일반 추가 "
    "사용 이용 활용 제공 "
    "진행 시작 끝 완료 확인 설명 소개 시도 기준 기반 관련 포함 다양 필요성 가능성 중요 주요 특정 "
    "자동 직접 간단 "
    "사람 생각 예제 예시 참고 참조 형태 모습 차이 수준 크기 수행 실행 지원 변경 선택 작업 이름 "
    "그룹 ";

constexpr std::string_view kEnglishWeakWords =
    "new different various certain possible available specific particular general common main "
    "important simple easy easier hard good better best bad worse worst big bigger large larger "
    "largest great small smaller smallest long longer short high higher low lower old recent "
    "current "
    "current entire whole full only additional extra similar single multiple necessary useful "
    "interesting way ways thing things kind kinds sort lot lots example examples case cases part "
    "parts time times people person place fact point reason result results number amount variety "
    "ability use attempt approach right left real true false actual real common many ";

using WordSet = std::unordered_set<std::string_view>;

WordSet SetOf(std::string_view words) {
  WordSet set;
  for (const std::string_view word : Split(words, ' ')) {
    if (!word.empty()) set.insert(word);
  }
  return set;
}

}  // namespace

bool IsFunctionWord(Language language, std::string_view form) {
  static const WordSet* const korean = new WordSet(SetOf(kKoreanFunctionWords));
  static const WordSet* const english = new WordSet(SetOf(kEnglishFunctionWords));
  return (language == Language::kKorean ? korean : english)->contains(form);
}

bool IsWeakWord(Language language, std::string_view form) {
  static const WordSet* const korean = new WordSet(SetOf(kKoreanWeakWords));
  static const WordSet* const english = new WordSet(SetOf(kEnglishWeakWords));
  return (language == Language::kKorean ? korean : english)->contains(form);
}

}  // namespace malmoi::internal
