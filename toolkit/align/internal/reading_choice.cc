#include "align/internal/reading_choice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/letter_size.h"

namespace malmoi::internal {
namespace {

// An abstract is about the same paper: it shares words with the note by far oftener than chance.
// Measured on 42 notes with abstracts: 35 of 128 Latin words, 7 of 35 numbers, no link; and of what
// a lexicon expects, two thirds of what a rendering has.
class AbstractChance : public ChanceModel {
 public:
  double OfExpectation(const Expectation& expectation) const override {
    switch (expectation.any_of.front().front()) {
      case 'w':
        return 0.3;
      case 'n':
        return 0.2;
      case 's':
        return 0.05;
      case 'l':
        return 0.03;
      default:
        return 0.65 * expectation.probability;  // by a lexicon
    }
  }
  double OfClaim(const Claim& claim) const override { return claim.probability / 3; }
};

// Prior odds, in nats.
constexpr double kAbstractFirst = 2;    // English before and after the Korean: an abstract is first
constexpr double kInDoubtAbstract = 1;  // English before the Korean only
constexpr double kNoPaper = -4;         // an abstract without title, authors or link
constexpr double kKoreanTitle = -2;     // an abstract under a title in Korean alone
constexpr double kBothTitles = -4;  // under a title in both languages: "감자국 / Potato soup"
// None of the 42 abstracts has a second paragraph or says "I" or "my"; diaries do.
constexpr double kNextParagraph = -2;
constexpr double kOwnVoice = -4;
constexpr double kHabit = 2.5;        // the other notes of the file all do the same
constexpr size_t kMostReadings = 40;  // paragraphs looked at one by one

// One note whose English may be read in several ways.
struct Choice {
  Note* note = nullptr;
  std::vector<double> scores;  // by how many leading paragraphs are the abstract
  size_t best = 0;
  double margin = 0;  // over the next best

  void FindBest() {
    best = static_cast<size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    margin = 100;
    for (size_t i = 0; i < scores.size(); ++i) {
      if (i != best) margin = std::min(margin, scores[best] - scores[i]);
    }
  }
  size_t leading() const { return scores.size() - 1; }
};

bool IsOfPaper(const Note& note) {
  return note.title || !note.authors.empty() || !note.links.empty();
}

// How like an abstract so much text is (log odds, 0 at best). Of 42 abstracts, written for the
// corpora or met in notes, none is below 170 letters; one or two short sentences are no abstract.
double AbstractSizeScore(double letters) {
  constexpr double kSmall = 300;
  constexpr double kDeviation = 0.55;  // of the logarithm
  constexpr double kLeast = -6;
  if (letters >= kSmall) return 0;
  const double below = std::log(kSmall / std::max(letters, 1.0)) / kDeviation;
  return std::max(kLeast, -below * below / 2);
}

bool IsInBoth(std::string_view title) {
  const size_t slash = title.find(" / ");
  if (slash == std::string_view::npos) return false;
  const ScriptCounts first = CountScripts(title.substr(0, slash));
  const ScriptCounts second = CountScripts(title.substr(slash));
  return (first.hangul == 0) != (second.hangul == 0) && first.latin + second.latin > 0;
}

double PaperScore(const Note& note) {
  if (!IsOfPaper(note)) return kNoPaper;
  const bool by_title = note.title && note.authors.empty() && note.links.empty();
  if (!by_title || CountScripts(note.title->text).hangul == 0) return 0;
  return IsInBoth(note.title->text) ? kBothTitles : kKoreanTitle;
}

// Somebody speaks of himself: "my mother", "I'd", "I have"; not "type I errors".
bool SpeaksOfItself(std::string_view text) {
  constexpr std::array<std::string_view, 7> kOwn = {"my",   "me",  "myself", "i'm",
                                                    "i've", "i'd", "i'll"};
  constexpr std::array<std::string_view, 6> kBeforeNumeral = {"type",  "part",  "phase",
                                                              "class", "stage", "section"};
  const auto has = [](const auto& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
  };
  std::string before;
  for (const std::string_view piece : Split(text, ' ')) {
    const std::string word = ReplaceAll(AsciiToLower(piece), "’", "'");
    const size_t end = word.find_last_not_of(".,;:!?");
    if (end != std::string::npos && has(kOwn, std::string_view(word).substr(0, end + 1))) {
      return true;
    }
    if (piece == "I" && !has(kBeforeNumeral, before)) return true;
    before = word;
  }
  return false;
}

std::vector<double> ScoreReadings(const Note& note, const PairingResources& resources) {
  const std::string korean = TextOf(note.korean);
  const SourceProfile source = ProfileSource(resources.sources, korean);
  const size_t leading = note.leading_english.size();
  const bool english_follows = !note.english.empty();
  std::vector<double> scores(leading + 1);
  const double of_paper = PaperScore(note);
  double abstract_letters = 0;
  double voice = 0;
  for (size_t abstract = 0; abstract <= leading; ++abstract) {
    double& score = scores[abstract];
    if (abstract > 0) {
      const std::string& last = note.leading_english[abstract - 1].text;
      abstract_letters += LetterSize(last);
      if (SpeaksOfItself(last)) voice = kOwnVoice;
      score += of_paper + AbstractSizeScore(abstract_letters) + voice +
               kNextParagraph * static_cast<double>(abstract - 1);
    }
    if (abstract == leading) score += english_follows ? kAbstractFirst : kInDoubtAbstract;
    if (abstract == leading && !english_follows) continue;  // no rendering: nothing to compare
    if (abstract > kMostReadings && abstract < leading) {
      score = -1e9;
      continue;
    }
    std::string english;
    for (size_t i = abstract; i < leading; ++i) english += note.leading_english[i].text + "\n";
    english += TextOf(note.english);
    score += Compare(source, ProfileTarget(resources.sources, english), AbstractChance()).log_odds;
  }
  return scores;
}

// What the other notes of a file show about its author.
struct Habit {
  double abstracts = 0;     // notes with an abstract and a rendering after it
  double no_abstract = 0;   // notes with a rendering and no abstract
  double korean_first = 0;  // of the notes with both sides
  double english_first = 0;

  // Log odds of one count against another, between -1 and 1, weaker where there are few notes.
  static double Lean(double pro, double contra) { return (pro - contra) / (pro + contra + 2); }
};

void Count(const Note& note, const Choice* choice, double times, Habit* habit) {
  if (note.korean.empty()) return;
  const size_t leading = note.leading_english.size();
  const size_t abstracts = choice != nullptr ? choice->best : 0;
  const bool english = !note.english.empty() || abstracts < leading;
  if (!english) return;
  const bool english_first = leading > abstracts;
  (english_first ? habit->english_first : habit->korean_first) += times;
  (abstracts > 0 || note.abstract ? habit->abstracts : habit->no_abstract) += times;
}

void AddHabit(const Habit& habit, Choice* choice) {
  const Note& note = *choice->note;
  const size_t leading = choice->leading();
  const double order = kHabit * Habit::Lean(habit.english_first, habit.korean_first);
  const double abstract = kHabit * Habit::Lean(habit.abstracts, habit.no_abstract);
  for (size_t count = 0; count <= leading; ++count) {
    if (count > 0) choice->scores[count] += abstract / 2;
    const bool english_first = count < leading;
    if (english_first && (note.english.empty() || leading > 0)) choice->scores[count] += order;
  }
}

std::string PlaceReason(const Note& note, const Evidence& evidence, double margin) {
  std::string reason = "both sides stand in one entry";
  if (evidence.expected > 0) {
    reason += Concat("; ", evidence.met, " of ", evidence.expected,
                     " names, numbers and links of the Korean recur");
  }
  if (margin < 2) {
    reason += note.abstract ? "; unsure: the abstract may belong to the rendering"
                            : "; unsure: the English may be an abstract";
  }
  return reason;
}

double Sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

void SetPlacePairing(Note& note, const PairingResources& resources, double margin) {
  if (note.korean.empty() || note.english.empty()) return;
  const SourceProfile source = ProfileSource(resources.sources, TextOf(note.korean));
  const TargetProfile target = ProfileTarget(resources.sources, TextOf(note.english));
  const Evidence evidence = Compare(source, target, AbstractChance());
  note.pairing.method = PairingMethod::kPlace;
  // Standing together is strong evidence by itself; what the texts say moves it.
  const double odds = 3 + 0.4 * std::clamp(evidence.log_odds, -8.0, 8.0);
  note.pairing.confidence = Sigmoid(std::min(odds, 1 + margin));
  note.pairing.reason = PlaceReason(note, evidence, margin);
}

// Written paragraph by paragraph in turn: most paragraphs of the smaller side render the one right
// before or after them, by their size and by what they say, and a good part of the other has one.
bool IsWrittenInTurn(const std::vector<Paragraph>& few, const std::vector<Paragraph>& many,
                     bool few_is_korean, const PairingResources& resources) {
  constexpr double kLikeSize = 0.7;  // of the logarithm of the ratio
  const auto renders = [&](const Paragraph& a, const Paragraph& b) {
    const double ratio = LetterSize(a.text) / std::max(LetterSize(b.text), 1.0);
    if (std::abs(std::log(std::max(ratio, 1e-9))) > kLikeSize) return false;
    const SourceProfile source = ProfileSource(resources.sources, few_is_korean ? a.text : b.text);
    const TargetProfile target = ProfileTarget(resources.sources, few_is_korean ? b.text : a.text);
    return Compare(source, target, AbstractChance()).log_odds > 0;
  };
  size_t beside = 0;
  for (const Paragraph& paragraph : few) {
    const auto after = std::ranges::upper_bound(many, paragraph.line, {}, &Paragraph::line);
    const bool found = (after != many.begin() && renders(paragraph, *std::prev(after))) ||
                       (after != many.end() && renders(paragraph, *after));
    beside += found ? 1 : 0;
  }
  return 2 * beside >= few.size() && 3 * beside >= many.size();
}

}  // namespace

std::string TextOf(const std::vector<Paragraph>& paragraphs) {
  std::string text;
  for (const Paragraph& paragraph : paragraphs) text += paragraph.text + "\n";
  return text;
}

void MoveLeadingEnglish(Note& note, size_t count) {
  std::vector<Paragraph> leading = std::exchange(note.leading_english, {});
  const auto middle = leading.begin() + static_cast<ptrdiff_t>(count);
  if (count > 0) {
    std::vector<Paragraph> abstract(std::make_move_iterator(leading.begin()),
                                    std::make_move_iterator(middle));
    note.abstract = JoinParagraphs(abstract);
  }
  note.english.insert(note.english.begin(), std::make_move_iterator(middle),
                      std::make_move_iterator(leading.end()));
}

void ChooseReadings(NoteFile& file, const PairingResources& resources, bool has_partner) {
  std::vector<Choice> choices;
  for (Note& note : file.notes) {
    if (!note.korean.empty() && !note.leading_english.empty()) {
      if (has_partner && note.english.empty()) {
        MoveLeadingEnglish(note, note.leading_english.size());
        continue;
      }
      choices.push_back({&note, ScoreReadings(note, resources)});
      choices.back().FindBest();
    }
  }
  // The habit of the file is what its clear notes show; a note does not count as an example of
  // what it is compared with.
  constexpr double kClear = 3;
  Habit habit;
  size_t counted = 0;
  for (const Note& note : file.notes) {
    const bool open = counted < choices.size() && choices[counted].note == &note;
    const Choice* choice = open ? &choices[counted++] : nullptr;
    if (choice == nullptr || choice->margin >= kClear) Count(note, choice, 1, &habit);
  }
  for (Choice& choice : choices) {
    if (choice.margin >= 2 * kClear) continue;
    Habit others = habit;
    if (choice.margin >= kClear) Count(*choice.note, &choice, -1, &others);
    AddHabit(others, &choice);
  }
  for (Choice& choice : choices) choice.FindBest();
  size_t next = 0;
  for (Note& note : file.notes) {
    double margin = 100;
    if (next < choices.size() && choices[next].note == &note) {
      margin = choices[next].margin;
      MoveLeadingEnglish(note, choices[next].best);
      ++next;
    }
    SetPlacePairing(note, resources, margin);
  }
}

void ChooseReadingsOfEnglish(std::vector<Note*>& notes_of_file) {
  const bool writes_abstracts =
      std::any_of(notes_of_file.begin(), notes_of_file.end(),
                  [](const Note* note) { return note->abstract.has_value(); });
  for (Note* note : notes_of_file) {
    if (note->leading_english.empty()) continue;
    MoveLeadingEnglish(*note, writes_abstracts ? note->leading_english.size() : 0);
  }
}

void MendSingleSided(Note& note, const PairingResources& resources) {
  constexpr size_t kFewestParagraphs = 6;
  constexpr double kSmallShare = 0.15;  // of the other side: quotations
  constexpr double kDoubtfulShare = 0.5;
  if (note.korean.empty() || (note.english.empty() && note.leading_english.empty())) return;
  if (note.korean.size() + note.english.size() + note.leading_english.size() < kFewestParagraphs) {
    return;
  }
  const std::string korean = TextOf(note.korean);
  const std::string english = TextOf(note.leading_english) + TextOf(note.english);
  const double korean_size = LetterSize(korean);
  const double english_size = LetterSize(english);
  const double share = std::min(korean_size, english_size) / std::max(korean_size, english_size);
  if (share > kDoubtfulShare) return;
  if (share > kSmallShare) {
    const Evidence evidence = Compare(ProfileSource(resources.sources, korean),
                                      ProfileTarget(resources.sources, english), AbstractChance());
    if (evidence.log_odds > -2 || note.english.empty()) return;
  }
  std::vector<Paragraph> english_paragraphs = note.leading_english;
  english_paragraphs.insert(english_paragraphs.end(), note.english.begin(), note.english.end());
  const bool in_turn = english_size < korean_size
                           ? IsWrittenInTurn(english_paragraphs, note.korean, false, resources)
                           : IsWrittenInTurn(note.korean, english_paragraphs, true, resources);
  if (in_turn) return;
  // An abstract over a short note is no quotation.
  if (english_size < korean_size && note.english.empty() && IsOfPaper(note)) return;
  std::vector<Paragraph> all = std::exchange(note.korean, {});
  for (std::vector<Paragraph>* side : {&note.leading_english, &note.english}) {
    std::move(side->begin(), side->end(), std::back_inserter(all));
    side->clear();
  }
  std::ranges::stable_sort(all, {}, &Paragraph::line);
  (korean_size > english_size ? note.korean : note.english) = std::move(all);
}

}  // namespace malmoi::internal
