// Long for its tables of irregular forms and function words.
#include "text/english.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/strings.h"

namespace malmoi {
namespace {

// "form lemma", a line each; a form that is its own lemma must not be cut by rule.
constexpr std::string_view kIrregular =
    "is be|are be|was be|were be|been be|being be|am be|has have|had have|having have|does do|"
    "did do|done do|goes go|went go|gone go|said say|made make|got get|gotten get|took take|"
    "taken take|came come|saw see|seen see|knew know|known know|gave give|given give|found find|"
    "thought think|told tell|became become|left leave|felt feel|brought bring|began begin|"
    "begun begin|kept keep|held hold|wrote write|written write|stood stand|heard hear|meant mean|"
    "met meet|ran run|paid pay|sat sit|spoke speak|spoken speak|led lead|grew grow|grown grow|"
    "lost lose|fell fall|fallen fall|sent send|built build|understood understand|drew draw|"
    "drawn draw|broke break|broken break|spent spend|rose rise|risen rise|drove drive|"
    "driven drive|bought buy|wore wear|worn wear|chose choose|chosen choose|sought seek|"
    "threw throw|thrown throw|shown show|sold sell|caught catch|taught teach|fought fight|"
    "flew fly|flown fly|hidden hide|hid hide|won win|ate eat|eaten eat|bound bind|"
    "learnt learn|forgot forget|forgotten forget|bore bear|borne bear|dealt deal|sank sink|"
    "swore swear|shook shake|shaken shake|stole steal|stolen steal|froze freeze|frozen freeze|"
    "woke wake|awoke awake|overcame overcome|withdrew withdraw|withdrawn withdraw|"
    "undertook undertake|arose arise|arisen arise|slept sleep|fed feed|shot shoot|hung hang|"
    "struck strike|swept sweep|stuck stick|lent lend|laid lay|lain lie|lying lie|dying die|"
    "tying tie|died die|tied tie|lied lie|rode ride|ridden ride|rang ring|sang sing|sung sing|"
    "swam swim|blew blow|blown blow|drank drink|proven prove|sewn sew|"
    "rewrote rewrite|rewritten rewrite|rebuilt rebuild|underwent undergo|overrode override|"
    "overridden override|children child|men man|women woman|people people|feet foot|teeth tooth|"
    "mice mouse|geese goose|indices index|indexes index|vertices vertex|vertexes vertex|"
    "matrices matrix|analyses analysis|hypotheses hypothesis|theses thesis|bases base|"
    "crises crisis|axes axis|criteria criterion|phenomena phenomenon|appendices appendix|"
    "schemata schema|data data|media media|leaves leaf|lives life|wives wife|knives knife|"
    "halves half|shelves shelf|selves self|thieves thief|wolves wolf|loaves loaf|heroes hero|"
    "potatoes potato|echoes echo|vetoes veto|buses bus|biases bias|statuses status|"
    "viruses virus|focuses focus|caches cache|caching cache|cached cache|axises axis|"
    "better good|best good|worse bad|worst bad|further far|more more|most most|less less|"
    "during during|something something|anything anything|everything everything|nothing nothing|"
    "evening evening|morning morning|ceiling ceiling|according according|interesting interesting|"
    "king king|thing thing|things thing|string string|strings string|spring spring|wing wing|"
    "this this|thus thus|us us|its its|his his|hers hers|theirs theirs|ours ours|yours yours|"
    "as as|yes yes|always always|perhaps perhaps|across across|besides besides|series series|"
    "species species|news news|lens lens|means mean|analysis analysis|basis basis|"
    "hypothesis hypothesis|physics physics|mathematics mathematics|politics politics|"
    "economics economics|linguistics linguistics|status status|bias bias|plus plus|minus minus|"
    "virus virus|focus focus|corpus corpus|corpora corpus|campus campus|census census|bus bus|"
    "gas gas|canvas canvas|atlas atlas|alias alias|aliases alias|chaos chaos|kubernetes kubernetes|"
    "keras keras|pandas pandas|windows window|process process|processes process|"
    "access access|address address|addresses address|need need|needs need|speed speed|feed feed|"
    "seed seed|red red|bed bed|led lead|hundred hundred|indeed indeed|exceed exceed|"
    "proceed proceed|succeed succeed|embed embed|shared share|bring bring|ring ring|sing sing|"
    "upcoming upcoming|ongoing ongoing|outstanding outstanding|notwithstanding notwithstanding|"
    "wedding wedding|pudding pudding|sibling sibling|siblings sibling|beijing beijing|"
    "whereas whereas|afterwards afterwards|towards towards|united united|states state|"
    "used use|uses use|using use|based base|basing base|called call|united united";

// Articles, pronouns, prepositions, conjunctions, auxiliaries, in dictionary form.
constexpr std::string_view kFunctionWords =
    "a an the this that these those i you he she it we they me him her us them my your his its our "
    "their mine yours hers ours theirs myself yourself himself herself itself ourselves themselves "
    "who whom whose which what where when why how of in on at by for with about against between "
    "into through during before after above below to from up down out off over under again further "
    "then once here there all any both each few more most other some such no nor not only own same "
    "so than too very can will just should now and but if or because as until while be have do "
    "would could may might must shall ought 's also however whether within without upon per via "
    "toward towards among across along around behind beside besides beyond despite except since "
    "though although unless whereas thus hence therefore yet either neither ever even still much "
    "many one";

const std::unordered_map<std::string_view, std::string_view>& Irregular() {
  static const auto* const kMap = [] {
    auto* const map = new std::unordered_map<std::string_view, std::string_view>;
    for (const std::string_view row : Split(kIrregular, '|')) {
      const size_t space = row.find(' ');
      map->emplace(row.substr(0, space), row.substr(space + 1));
    }
    return map;
  }();
  return *kMap;
}

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool HasVowel(std::string_view word) { return std::ranges::any_of(word, IsVowel); }

// "boxes" and "heroes" have it from "box" and "hero", but "fates" not from "fat".
bool TakesEs(std::string_view stem) {
  constexpr std::array<std::string_view, 6> kEnds = {"s", "x", "z", "o", "ch", "sh"};
  return std::ranges::any_of(kEnds, [stem](std::string_view end) { return stem.ends_with(end); });
}

// Words that `word` may be an inflected form of, the most regular first.
std::vector<std::string> Candidates(std::string_view word) {
  std::vector<std::string> candidates;
  const auto ends = [word](std::string_view ending) {
    return word.size() > ending.size() + 1 && word.ends_with(ending);
  };
  const auto without = [word](size_t count) { return word.substr(0, word.size() - count); };
  const auto add = [&](std::string_view stem, std::string_view more = "") {
    if (stem.size() >= 2 && HasVowel(stem)) candidates.push_back(Concat(stem, more));
  };
  const auto add_verb = [&](std::string_view stem) {
    const size_t size = stem.size();
    const bool doubled = size >= 4 && stem[size - 1] == stem[size - 2] && !IsVowel(stem.back());
    add(stem);
    add(stem, "e");
    if (doubled) add(stem.substr(0, size - 1));
  };
  if (ends("ies")) {
    add(Concat(without(3), "y"));
    add(without(1));
  } else if (ends("es")) {
    add(without(1));
    if (TakesEs(without(2))) add(without(2));
  } else if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
    add(without(1));
  } else if (ends("ied")) {
    add(Concat(without(3), "y"));
  } else if (ends("ed")) {
    add_verb(without(2));
  } else if (ends("ying")) {
    add(without(3));
  } else if (ends("ing")) {
    add_verb(without(3));
  }
  return candidates;
}

// What spelling alone says: "boxes" - "box", "sizes" - "size", "using" - unknown.
std::string GuessBySpelling(std::string_view word) {
  const std::vector<std::string> candidates = Candidates(word);
  if (candidates.empty()) return std::string(word);
  if (!word.ends_with("s")) return std::string(word);
  const std::string& stem = candidates.back();
  constexpr std::array<std::string_view, 5> kSibilants = {"ss", "zz", "x", "ch", "sh"};
  const bool sibilant = std::ranges::any_of(
      kSibilants, [&stem](std::string_view end) { return stem.ends_with(end); });
  return sibilant ? stem : candidates.front();
}

}  // namespace

std::string EnglishLemma(std::string_view word, const EnglishCounter& counter) {
  const auto irregular = Irregular().find(word);
  if (irregular != Irregular().end()) return std::string(irregular->second);
  if (!counter) return GuessBySpelling(word);
  const std::vector<std::string> candidates = Candidates(word);
  if (candidates.empty()) return std::string(word);
  const uint64_t own = counter(word);
  if (own == 0 && std::ranges::all_of(candidates, [&](const std::string& candidate) {
        return counter(candidate) == 0;
      })) {
    return GuessBySpelling(word);
  }
  // A base form is seldom much rarer than its inflected form; "th" beside "thing" is.
  constexpr uint64_t kRarest = 40;
  const auto best = std::ranges::max_element(candidates, {}, counter);
  const bool plausible = counter(*best) > 0 && counter(*best) >= own / kRarest;
  return plausible ? *best : std::string(word);
}

EnglishContraction SplitContraction(std::string_view word) {
  size_t apostrophe = word.find('\'');
  size_t mark_bytes = 1;
  if (apostrophe == std::string_view::npos) {
    apostrophe = word.find("’");
    mark_bytes = std::string_view("’").size();
  }
  if (apostrophe == std::string_view::npos || apostrophe == 0) return {};
  const std::string_view before = word.substr(0, apostrophe);
  const std::string_view after = word.substr(apostrophe + mark_bytes);
  if (after == "t" && before.size() > 1 && before.ends_with("n")) {
    const std::string_view verb = before.substr(0, before.size() - 1);
    const std::string first = before == "won"   ? "will"
                              : before == "can" ? "can"
                                                : std::string(verb);
    // "can't" keeps its n in the first part; the others give it to "n't".
    const size_t cut = before == "can" ? before.size() : before.size() - 1;
    return {cut, first, "not"};
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSecond = {
      {{"s", "'s"}, {"re", "be"}, {"ve", "have"}, {"ll", "will"}, {"d", "would"}, {"m", "be"}}};
  for (const auto& [ending, form] : kSecond) {
    if (after == ending) return {apostrophe, std::string(before), std::string(form)};
  }
  return {};
}

bool IsEnglishFunctionWord(std::string_view lemma) {
  static const auto* const kWords = [] {
    const std::vector<std::string_view> words = Split(kFunctionWords, ' ');
    return new std::unordered_set<std::string_view>(words.begin(), words.end());
  }();
  return kWords->contains(lemma);
}

}  // namespace malmoi
