#include "text/korean_grammar.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/korean_suffix_tables.h"
#include "text/korean.h"

namespace malmoi {
namespace {

using internal::kOpen;
using internal::SuffixRow;

constexpr size_t kSyllableBytes = 3;
constexpr std::string_view kPast = "ㅆ";       // key of what follows 았/었/였
constexpr std::string_view kInfinitive = "+";  // key of what follows 아/어/여

std::u32string WithLast(std::u32string_view stem, Syllable last) {
  std::u32string changed(stem);
  changed.back() = ComposeSyllable(last);
  return changed;
}

std::u32string WithFinal(std::u32string_view stem, int final) {
  Syllable last = *DecomposeSyllable(stem.back());
  last.final = final;
  return WithLast(stem, last);
}

// 그러-, 이러-, 저러-, 어떠-: what is left of 그렇-, 어떻- before a vowel.
bool DropsHieuh(std::u32string_view stem) {
  return stem == U"그러" || stem == U"이러" || stem == U"저러" || stem == U"어떠";
}

// Whether the stem's last syllable is 우 after an open syllable: 어려우- of 어렵-.
bool EndsInBieupVowel(std::u32string_view stem) {
  return stem.size() >= 2 && stem.back() == U'우' && !HasFinal(stem[stem.size() - 2]);
}

std::u32string BieupStem(std::u32string_view stem) {
  return WithFinal(stem.substr(0, stem.size() - 1), jamo::kBieup);
}

// Strings that no verb's stem is: what looks like one is a shorter stem and more of the ending
// (있으 + 면, 갔 + 다, 있다 + 는, 할 + 까).
bool IsNoVerbStem(std::u32string_view stem) {
  const char32_t last = stem.back();
  if (last == U'으') return !stem.ends_with(U"모으");
  if (last == U'다') return stem.size() > 1;
  if (last == U'을' || last == U'를') return true;
  if (last == U'할' || last == U'될' || stem == U"어떨" || stem == U"그럴") return true;
  return DecomposeSyllable(last)->final == jamo::kSsangSios && last != U'있';
}

struct LightVerbForm {
  std::u32string_view stem;
  LightVerb verb;
};
// The first that fits. Auxiliaries may be written to the light verb (한글 맞춤법 제47항):
// 평가해보다, 설정해두다 are 평가 and 설정.
constexpr LightVerbForm kLightVerbs[] = {
    {U"해나가", LightVerb::kDo},   {U"해버리", LightVerb::kDo},   {U"해내", LightVerb::kDo},
    {U"해놓", LightVerb::kDo},     {U"해두", LightVerb::kDo},     {U"해보", LightVerb::kDo},
    {U"해오", LightVerb::kDo},     {U"해주", LightVerb::kDo},     {U"시켜보", LightVerb::kMake},
    {U"시켜주", LightVerb::kMake}, {U"당하", LightVerb::kBecome}, {U"시키", LightVerb::kMake},
    {U"하", LightVerb::kDo},       {U"되", LightVerb::kBecome}};

}  // namespace

// Composes the suffixes from the tables.
struct KoreanGrammar::Builder {
  KoreanGrammar* grammar;

  Readings& At(std::string_view key) {
    const uint32_t id = grammar->suffixes_.Add(key);
    grammar->readings_.resize(grammar->suffixes_.size());
    return grammar->readings_[id];
  }

  void AddJosaStacks() {
    std::vector<std::pair<std::string, uint8_t>> stacks;
    for (const SuffixRow& row : internal::kCaseParticles) stacks.emplace_back(row.text, row.after);
    for (const SuffixRow& row : internal::kFinalParticles) At(row.text).josa |= row.after;
    // Two or three deep: 에서는, 로부터의, 까지만이라도; the grammar need not forbid what nobody
    // writes.
    for (int depth = 0; depth < 2; ++depth) {
      std::vector<std::pair<std::string, uint8_t>> longer;
      for (const auto& [text, after] : stacks) {
        At(text).josa |= after;
        const uint8_t bit = FollowingBit(ToCodePoints(text).back());
        for (const SuffixRow& row : internal::kFinalParticles) {
          if (row.after & bit) At(Concat(text, row.text)).josa |= after;
        }
        if (depth == 1) continue;
        for (const SuffixRow& row : internal::kCaseParticles) {
          if (row.after & bit) longer.emplace_back(Concat(text, row.text), after);
        }
      }
      stacks = std::move(longer);
    }
  }

  void AddPlural() {
    std::vector<std::string> particles;
    for (uint32_t id = 0; id < grammar->suffixes_.size(); ++id) {
      if (grammar->readings_[id].josa & kAfterRieul) {
        particles.emplace_back(grammar->suffixes_.Word(id));
      }
    }
    At("들").josa = kAfterAny;
    for (const std::string& particle : particles) At(Concat("들", particle)).josa = kAfterAny;
  }

  // `before` (시, 겠, 았 …) with every ending that may follow it; what it itself may follow is
  // `after`.
  void AddEndingsAfter(std::string_view before, uint8_t after) {
    const uint8_t bit = before.empty()    ? kAfterAny
                        : before == kPast ? kAfterConsonant
                                          : FollowingBit(ToCodePoints(before).back());
    const auto add = [&](const SuffixRow& row, std::string_view more, uint8_t more_after) {
      if ((row.after & bit) == 0) return;
      const std::string text = Concat(row.text, more);
      const auto own_after = static_cast<uint8_t>(before.empty() ? more_after : after);
      if (before.empty() || !text.starts_with(kInfinitive)) {
        At(AttachEnding(before, text)).ending |= own_after;
      } else {
        At(Concat(before, "어", text.substr(1))).ending |= own_after;
      }
    };
    for (const SuffixRow& row : internal::kEndings) add(row, "", row.after);
    for (const SuffixRow& row : internal::kNominalEndings) {
      add(row, "", row.after);
      const uint8_t last =
          row.text == "ㅁ" ? kAfterConsonant : FollowingBit(ToCodePoints(row.text).back());
      for (const SuffixRow& particle : internal::kNominalParticles) {
        if (particle.after & last) add(row, particle.text, row.after);
      }
    }
  }

  void AddCopula() {
    std::vector<std::string> forms(std::begin(internal::kLongCopula),
                                   std::end(internal::kLongCopula));
    for (const SuffixRow& row : internal::kEndings) {
      const bool fits = (row.after & kAfterVowel) && !row.text.starts_with(kInfinitive);
      if (fits) forms.push_back(AttachEnding("이", row.text));
      const bool past = (row.after & kAfterConsonant) && !row.text.starts_with(kInfinitive);
      if (past) forms.push_back(Concat("이었", row.text));
    }
    for (const SuffixRow& row : internal::kNominalEndings) {
      if ((row.after & kAfterVowel) == 0) continue;
      const std::string nominal = AttachEnding("이", row.text);
      forms.push_back(nominal);
      const uint8_t last = FollowingBit(ToCodePoints(nominal).back());
      for (const SuffixRow& particle : internal::kNominalParticles) {
        if (particle.after & last) forms.push_back(Concat(nominal, particle.text));
      }
    }
    for (const std::string& form : forms) {
      At(form).copula = kAfterAny;
      for (const std::string_view before : internal::kBeforeCopula) {
        At(Concat(before, form)).copula = kAfterAny;
      }
    }
    for (const std::string_view form : internal::kShortCopula) At(form).copula |= kAfterVowel;
  }
};

KoreanGrammar::KoreanGrammar() {
  Builder builder{this};
  builder.AddJosaStacks();
  builder.AddPlural();
  builder.AddEndingsAfter("", kAfterAny);
  builder.AddEndingsAfter("시", kOpen);
  builder.AddEndingsAfter("으시", kAfterConsonant);
  builder.AddEndingsAfter("셨", kOpen);
  builder.AddEndingsAfter("으셨", kAfterConsonant);
  builder.AddEndingsAfter("겠", kAfterAny);
  builder.AddEndingsAfter("시겠", kOpen);
  builder.AddEndingsAfter(kPast, kAfterAny);
  builder.AddEndingsAfter("ㅆ었", kAfterAny);
  builder.AddEndingsAfter("ㅆ겠", kAfterAny);
  builder.AddEndingsAfter(Concat(kInfinitive, "야겠"), kAfterAny);
  builder.AddCopula();
}

const KoreanGrammar::Readings* KoreanGrammar::Find(std::string_view key, uint32_t* id) const {
  *id = suffixes_.Find(key);
  return *id == WordIndex::kUnknown ? nullptr : &readings_[*id];
}

void KoreanGrammar::AddVerbal(std::u32string_view stem, std::string_view key, size_t suffix_begin,
                              std::vector<KoreanSplit>* splits) const {
  if (IsNoVerbStem(stem)) return;
  const uint32_t suffix = 1 + 3 * suffixes_.Find(key) + 2;
  for (const LightVerbForm& light : kLightVerbs) {
    if (!stem.ends_with(light.stem)) continue;
    const std::u32string_view noun = stem.substr(0, stem.size() - light.stem.size());
    if (noun.size() < 2) continue;  // 위하다, 되다: verbs of their own
    splits->push_back({ToUtf8(noun), StemClass::kNominal, light.verb, SuffixClass::kEnding, suffix,
                       noun.size() * kSyllableBytes});
    return;
  }
  splits->push_back({ToUtf8(stem), StemClass::kVerbal, LightVerb::kNone, SuffixClass::kEnding,
                     suffix, suffix_begin});
}

// Endings written under the last syllable of `before`: 간다 is 가 + ㄴ다.
void KoreanGrammar::AnalyzeFused(std::u32string_view before, std::string_view rest,
                                 size_t suffix_begin, std::vector<KoreanSplit>* splits) const {
  constexpr int kRieulMieum = 10;  // ㄻ of 만듦
  const int final = DecomposeSyllable(before.back())->final;
  std::string key;
  switch (final) {
    case jamo::kNieun:
      key = "ㄴ";
      break;
    case jamo::kRieul:
      key = "ㄹ";
      break;
    case jamo::kMieum:
    case kRieulMieum:
      key = "ㅁ";
      break;
    case jamo::kBieup:
      key = "ㅂ";
      break;
    default:
      return;
  }
  key.append(rest);
  uint32_t id = 0;
  const Readings* const readings = Find(key, &id);
  if (readings == nullptr || readings->ending == 0) return;
  if (final == kRieulMieum) {
    AddVerbal(WithFinal(before, jamo::kRieul), key, suffix_begin, splits);
    return;
  }
  const std::u32string open = WithFinal(before, jamo::kNone);
  AddVerbal(open, key, suffix_begin, splits);
  if (final != jamo::kMieum) {
    AddVerbal(WithFinal(before, jamo::kRieul), key, suffix_begin, splits);
  }
  if (EndsInBieupVowel(open)) AddVerbal(BieupStem(open), key, suffix_begin, splits);
  if (DropsHieuh(open)) AddVerbal(WithFinal(open, jamo::kHieuh), key, suffix_begin, splits);
}

// 아/어/여 and 았/었/였, contracted with the stem or not, as the last syllable of `before`.
void KoreanGrammar::AnalyzeVowel(std::u32string_view before, std::string_view rest,
                                 size_t suffix_begin, std::vector<KoreanSplit>* splits) const {
  const Syllable last = *DecomposeSyllable(before.back());
  if (last.final != jamo::kNone && last.final != jamo::kSsangSios) return;
  const std::string key = Concat(last.final == jamo::kNone ? kInfinitive : kPast, rest);
  uint32_t id = 0;
  const Readings* const readings = Find(key, &id);
  if (readings == nullptr || readings->ending == 0) return;
  const std::u32string_view shorter = before.substr(0, before.size() - 1);
  const auto add = [&](std::u32string_view stem) { AddVerbal(stem, key, suffix_begin, splits); };
  const auto add_with = [&](int medial) { add(WithLast(before, {last.initial, medial, 0})); };

  // Not contracted: 먹어, 잡았, 하여.
  const size_t whole_begin = suffix_begin - kSyllableBytes;
  const bool bare_vowel =
      last.initial == jamo::kInitialIeung &&
      (last.medial == jamo::kA || last.medial == jamo::kEo || last.medial == jamo::kYeo);
  if (bare_vowel && !shorter.empty()) {
    const Syllable stem_last = *DecomposeSyllable(shorter.back());
    const bool bright = stem_last.medial == jamo::kA || stem_last.medial == jamo::kO;
    const bool harmony =
        last.medial == jamo::kYeo ? shorter.back() == U'하' : bright == (last.medial == jamo::kA);
    if (harmony) {
      AddVerbal(shorter, key, whole_begin, splits);
      if (stem_last.final == jamo::kNone) {  // 지어 - 짓
        AddVerbal(WithFinal(shorter, jamo::kSios), key, whole_begin, splits);
      } else if (stem_last.final == jamo::kRieul) {  // 들어 - 듣
        AddVerbal(WithFinal(shorter, jamo::kDigeut), key, whole_begin, splits);
      }
    }
  }

  // Contracted.
  switch (last.medial) {
    case jamo::kA:
    case jamo::kEo: {
      add_with(last.medial);  // 가 + 아, 서 + 어
      add_with(jamo::kEu);    // 쓰 + 어, 따르 + 아
      const bool reu = last.initial == jamo::kInitialRieul && !shorter.empty() &&
                       DecomposeSyllable(shorter.back())->final == jamo::kRieul;
      if (reu) add(WithFinal(shorter, jamo::kNone) + U"르");  // 빨라 - 빠르
      break;
    }
    case jamo::kAe:
      add_with(jamo::kAe);                                          // 보내 + 어
      if (last.initial == jamo::kInitialHieuh) add_with(jamo::kA);  // 해 - 하
      if (last.initial == jamo::kInitialRieul) {                    // 그래 - 그렇
        const std::u32string open = WithLast(before, {last.initial, jamo::kEo, 0});
        if (DropsHieuh(open)) add(WithFinal(open, jamo::kHieuh));
      }
      break;
    case jamo::kE:
      add_with(jamo::kE);
      break;
    case jamo::kYeo:
      add_with(jamo::kYeo);
      add_with(jamo::kI);  // 지 + 어
      break;
    case jamo::kWa:
    case jamo::kWo: {
      add_with(last.medial == jamo::kWa ? jamo::kO : jamo::kU);  // 보 + 아, 주 + 어
      const bool bieup =
          last.initial == jamo::kInitialIeung && !shorter.empty() && !HasFinal(shorter.back());
      if (bieup) add(WithFinal(shorter, jamo::kBieup));  // 도와 - 돕, 어려워 - 어렵
      break;
    }
    case jamo::kWae:
      add_with(jamo::kOe);  // 돼 - 되
      break;
    default:
      break;
  }
}

void KoreanGrammar::Analyze(std::string_view run, std::vector<KoreanSplit>* splits) const {
  splits->clear();
  splits->push_back(
      {std::string(run), StemClass::kNominal, LightVerb::kNone, SuffixClass::kNone, 0, run.size()});
  const bool indivisible =
      std::ranges::find(internal::kIndivisible, run) != std::ranges::end(internal::kIndivisible);
  if (indivisible) return;
  // 이를 is "this" far more often than "to be early".
  constexpr std::array<std::string_view, 10> kPronounForms = {
      "이를", "이는", "이의", "이에", "이로", "그를", "그는", "그의", "나는", "저는"};
  if (std::ranges::find(kPronounForms, run) != kPronounForms.end()) {
    const std::string_view josa = run.substr(kSyllableBytes);
    (*splits)[0] = {std::string(run.substr(0, kSyllableBytes)),
                    StemClass::kNominal,
                    LightVerb::kNone,
                    SuffixClass::kJosa,
                    1 + 3 * suffixes_.Find(josa),
                    kSyllableBytes};
    return;
  }
  const std::u32string all = ToCodePoints(run);
  for (size_t cut = 1; cut <= all.size(); ++cut) {
    const std::u32string_view before = std::u32string_view(all).substr(0, cut);
    const size_t begin = cut * kSyllableBytes;
    const std::string_view rest = run.substr(begin);
    const uint8_t bit = FollowingBit(before.back());
    AnalyzeFused(before, rest, begin, splits);
    AnalyzeVowel(before, rest, begin, splits);
    uint32_t id = 0;
    const Readings* const readings = rest.empty() ? nullptr : Find(rest, &id);
    if (readings == nullptr) continue;
    if (readings->josa & bit) {
      splits->push_back({ToUtf8(before), StemClass::kNominal, LightVerb::kNone, SuffixClass::kJosa,
                         1 + 3 * id, begin});
    }
    if (readings->copula & bit) {
      splits->push_back({ToUtf8(before), StemClass::kNominal, LightVerb::kNone,
                         SuffixClass::kCopula, 1 + 3 * id + 1, begin});
    }
    if (readings->ending & bit) AddVerbal(before, rest, begin, splits);
    if (readings->ending == 0) continue;
    const Syllable next = *DecomposeSyllable(all[cut]);
    const bool eu = next.initial == jamo::kInitialIeung && next.medial == jamo::kEu;
    const bool drops_rieul =
        next.initial == jamo::kInitialNieun || next.initial == jamo::kInitialSios;
    if (bit == kAfterVowel) {
      if (drops_rieul && (readings->ending & kAfterRieul)) {  // 만드는 - 만들
        AddVerbal(WithFinal(before, jamo::kRieul), rest, begin, splits);
      }
      if (eu && (readings->ending & kAfterConsonant)) {  // 지으면 - 짓
        AddVerbal(WithFinal(before, jamo::kSios), rest, begin, splits);
      }
      if (readings->ending & kAfterVowel) {
        if (EndsInBieupVowel(before)) AddVerbal(BieupStem(before), rest, begin, splits);
        if (DropsHieuh(before)) {
          AddVerbal(WithFinal(before, jamo::kHieuh), rest, begin, splits);
        }
      }
    } else if (bit == kAfterRieul && eu && (readings->ending & kAfterConsonant)) {  // 들으면 - 듣
      AddVerbal(WithFinal(before, jamo::kDigeut), rest, begin, splits);
    }
  }
}

// Whether `run` is a light verb with an ending: 하는, 된, 시켰다.
bool KoreanGrammar::IsLightVerb(std::string_view run) const {
  constexpr std::string_view kNoun = "나무";  // any noun of two syllables
  std::vector<KoreanSplit> splits;
  Analyze(Concat(kNoun, run), &splits);
  return std::ranges::any_of(splits, [&](const KoreanSplit& split) {
    return split.light_verb != LightVerb::kNone && split.stem == kNoun;
  });
}

SuffixClass KoreanGrammar::ClassifyWhole(std::string_view run, char32_t last) const {
  uint32_t id = 0;
  const Readings* const readings = Find(run, &id);
  const uint8_t bit = FollowingBit(last);
  if (readings != nullptr && (readings->josa & bit)) return SuffixClass::kJosa;
  if (readings != nullptr && (readings->copula & bit)) return SuffixClass::kCopula;
  return IsLightVerb(run) ? SuffixClass::kEnding : SuffixClass::kNone;
}

std::string KoreanGrammar::SuffixName(uint32_t suffix) const {
  if (suffix == 0) return "-";
  constexpr std::array kLetters = {'j', 'c', 'v'};
  return Concat(kLetters[(suffix - 1) % 3], suffixes_.Word((suffix - 1) / 3));
}

uint8_t KoreanGrammar::SuffixAfter(uint32_t suffix) const {
  if (suffix == 0) return kAfterAny;
  const Readings& readings = readings_[(suffix - 1) / 3];
  return std::array{readings.josa, readings.copula, readings.ending}[(suffix - 1) % 3];
}

uint32_t KoreanGrammar::SuffixByName(std::string_view name) const {
  constexpr std::string_view kLetters = "jcv";
  if (name.empty() || kLetters.find(name[0]) == std::string_view::npos) return 0;
  const uint32_t id = suffixes_.Find(name.substr(1));
  if (id == WordIndex::kUnknown) return 0;
  return 1 + 3 * id + static_cast<uint32_t>(kLetters.find(name[0]));
}

}  // namespace malmoi
