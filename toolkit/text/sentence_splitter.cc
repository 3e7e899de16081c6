#include "text/sentence_splitter.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <bitset>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"
#include "text/internal/line_end.h"
#include "text/internal/segmentation_rules.h"

namespace malmoi {
namespace {

constexpr size_t kMaxFileBytes = 16 << 20;

// The end of the last character before `position` that is no white space, or 0.
size_t TrimEnd(std::string_view text, size_t position) {
  while (position > 0) {
    size_t begin = position - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    size_t offset = begin;
    if (!IsSpace(NextCodePoint(text, &offset))) return position;
    position = begin;
  }
  return 0;
}

// The begin of the first character at or after `position` that is no white space.
size_t TrimBegin(std::string_view text, size_t position) {
  while (position < text.size()) {
    size_t next = position;
    if (!IsSpace(NextCodePoint(text, &next))) return position;
    position = next;
  }
  return position;
}

void SortUnique(std::vector<size_t>* positions) {
  std::ranges::sort(*positions);
  positions->erase(std::unique(positions->begin(), positions->end()), positions->end());
}

// The pieces between the positions, trimmed; those of white space alone are left out.
std::vector<Span> SpansBetween(std::string_view text, const std::vector<size_t>& breaks) {
  std::vector<Span> spans;
  const auto add = [&](size_t from, size_t to) {
    const size_t begin = TrimBegin(text.substr(0, to), from);
    if (begin < to) spans.push_back({begin, TrimEnd(text, to)});
  };
  size_t from = 0;
  for (const size_t position : breaks) {
    add(from, position);
    from = position;
  }
  add(from, text.size());
  return spans;
}

// ICU's boundaries, each moved back over the white space before it; sorted.
std::vector<size_t> IcuBoundaries(std::string_view text, const icu::BreakIterator& prototype) {
  std::vector<size_t> boundaries;
  UErrorCode code = U_ZERO_ERROR;
  UText* const utext =
      utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &code);
  // An iterator holds the text it walks on, so each call has its own.
  const std::unique_ptr<icu::BreakIterator> iterator(prototype.clone());
  iterator->setText(utext, code);
  if (U_SUCCESS(code)) {
    for (int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
      boundaries.push_back(TrimEnd(text, static_cast<size_t>(at)));
    }
  }
  utext_close(utext);
  SortUnique(&boundaries);
  return boundaries;
}

// A run of lines in one language.
struct LanguageRun {
  size_t begin = 0;
  Language language = Language::kEnglish;
};

std::vector<LanguageRun> RunsOf(std::string_view text) {
  std::vector<LanguageRun> runs;
  // Lines without letters at the beginning take the language of the whole.
  Language language = SentenceSplitter::LanguageOfLine(text, Language::kEnglish);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    language = SentenceSplitter::LanguageOfLine(text.substr(begin, end - begin), language);
    if (runs.empty() || runs.back().language != language) runs.push_back({begin, language});
    begin = end;
  }
  return runs;
}

// Whether the line ends of a text end paragraphs, where nothing else tells. Answers must be asked
// for in the order of the text.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  // REQUIRES: `position` is the end of a line without its white space.
  bool EndsParagraph(size_t position) {
    if (position >= block_end_) ReadBlock(position);
    // Lines of a paragraph are wrapped to about one length. One longer than people wrap at shows
    // that here each line is a paragraph.
    if (!block_has_long_line_) return false;
    const size_t line = text_.rfind('\n', position - 1) + 1;  // npos + 1 is 0
    const std::string_view next = text_.substr(TrimBegin(text_, position));
    return internal::LineEndOf(text_.substr(line, position - line)) != internal::LineEnd::kOpen &&
           !internal::StartsInMidSentence(next.substr(0, next.find('\n')));
  }

 private:
  static constexpr size_t kLongestWrappedLine = 160;  // code points

  // Reads the lines around `position` up to a blank one.
  void ReadBlock(size_t position) {
    block_has_long_line_ = false;
    size_t begin = text_.rfind('\n', position - 1) + 1;
    while (begin < text_.size()) {
      const size_t end = std::min(text_.find('\n', begin), text_.size());
      const std::string_view line = text_.substr(begin, end - begin);
      if (TrimEnd(line, line.size()) == 0) break;
      block_has_long_line_ = block_has_long_line_ || CountCodePoints(line) > kLongestWrappedLine;
      begin = end + 1;
    }
    block_end_ = begin;
  }

  std::string_view text_;
  size_t block_end_ = 0;
  bool block_has_long_line_ = false;
};

bool IsLineEnd(std::string_view text, size_t position) {
  return text.substr(position, TrimBegin(text, position) - position).find('\n') !=
         std::string_view::npos;
}

}  // namespace

struct SentenceSplitter::State {
  SegmentationRules korean;
  SegmentationRules english;
  // Annex 29 has no tailoring for either language, so one prototype serves both. Null for
  // Base::kNone.
  std::unique_ptr<icu::BreakIterator> icu;

  const SegmentationRules& RulesOf(Language language) const {
    return language == Language::kKorean ? korean : english;
  }

  // REQUIRES: `runs` are in order and begin at 0 where there is text.
  std::vector<Span> Split(std::string_view text, const std::vector<LanguageRun>& runs) const {
    const std::vector<size_t> boundaries =
        icu == nullptr ? std::vector<size_t>() : IcuBoundaries(text, *icu);
    std::vector<size_t> candidates = boundaries;
    const std::bitset<128> characters = SegmentationRules::CharactersOf(text);
    for (const Language language : {Language::kKorean, Language::kEnglish}) {
      const bool used = std::ranges::any_of(
          runs, [language](const LanguageRun& run) { return run.language == language; });
      if (used) RulesOf(language).FindBreaks(text, characters, &candidates);
    }
    SortUnique(&candidates);

    LineEnds line_ends(text);
    size_t run = 0;
    std::vector<size_t> breaks;
    for (const size_t position : candidates) {
      if (position == 0 || position == text.size()) continue;
      // A position belongs to the line that it ends.
      while (run + 1 < runs.size() && runs[run + 1].begin < position) ++run;
      const BreakDecision decision = RulesOf(runs[run].language).At(text, characters, position);
      const bool breaks_here =
          decision == BreakDecision::kUndecided
              ? std::ranges::binary_search(boundaries, position) &&
                    (!IsLineEnd(text, position) || line_ends.EndsParagraph(position))
              : decision == BreakDecision::kBreak;
      if (breaks_here) breaks.push_back(position);
    }
    return SpansBetween(text, breaks);
  }
};

absl::StatusOr<SentenceSplitter> SentenceSplitter::Create(const Srx& srx, Base base,
                                                          Problems* problems) {
  Problems found;
  RuleCache cache;
  const auto compile_at = base == Base::kIcu ? SegmentationRules::Compile::kWhenNeeded
                                             : SegmentationRules::Compile::kNow;
  const auto compile = [&](Language language) {
    return SegmentationRules(srx, LanguageCode(language), compile_at, &cache, &found);
  };
  auto state = std::make_unique<State>(
      State{compile(Language::kKorean), compile(Language::kEnglish), nullptr});
  // A rule of both languages is told of once.
  for (const Problem& problem : found) {
    if (std::ranges::find(*problems, problem) == problems->end()) problems->push_back(problem);
  }
  if (base == Base::kIcu) {
    UErrorCode code = U_ZERO_ERROR;
    state->icu.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), code));
    if (U_FAILURE(code)) {
      return absl::InternalError(Concat("ICU has no sentence boundaries (", u_errorName(code),
                                        "); install the package of its data"));
    }
  }
  return SentenceSplitter(std::move(state));
}

absl::StatusOr<SentenceSplitter> SentenceSplitter::Load(const FileReader& files,
                                                        const std::string& path, Base base,
                                                        Problems* problems) {
  MALMOI_ASSIGN_OR_RETURN(const std::string bytes, files.Read(path, kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(const Srx srx, ReadSrx(bytes, path, problems));
  return Create(srx, base, problems);
}

SentenceSplitter::SentenceSplitter(std::unique_ptr<const State> state) : state_(std::move(state)) {}
SentenceSplitter::SentenceSplitter(SentenceSplitter&&) noexcept = default;
SentenceSplitter& SentenceSplitter::operator=(SentenceSplitter&&) noexcept = default;
SentenceSplitter::~SentenceSplitter() = default;

std::vector<Span> SentenceSplitter::Split(std::string_view paragraph, Language language) const {
  return state_->Split(paragraph, {{0, language}});
}

std::vector<Span> SentenceSplitter::Split(std::string_view paragraph) const {
  return state_->Split(paragraph, RunsOf(paragraph));
}

Language SentenceSplitter::LanguageOfLine(std::string_view line, Language otherwise) {
  const ScriptCounts counts = CountScripts(line);
  if (counts.letters() == 0) return otherwise;
  return counts.hangul * 10 >= counts.letters() ? Language::kKorean : Language::kEnglish;
}

}  // namespace malmoi
