#include "text/internal/date_in_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"
#include "text/date.h"
#include "text/internal/quantity_unit.h"

namespace malmoi::internal {
namespace {

class DateReader {
 public:
  explicit DateReader(const DateContext& context)
      : text_(context.text), language_(context.language), before_(context.before) {}

  // 2025년 3월, 3월 18일, March 18, 2025-03-18, in March 2025.
  std::optional<Quantity> DateAt(size_t at) const {
    if (!BeginsWord(text_, at) &&
        !(IsAsciiDigit(text_[at]) && (at == 0 || !IsAsciiDigit(text_[at - 1])))) {
      return std::nullopt;
    }
    if (!IsAsciiDigit(text_[at]) && !IsAsciiLetter(text_[at])) return std::nullopt;
    Quantity date;
    date.kind = QuantityKind::kDate;
    date.digits = true;
    size_t solid = at;
    while (solid < text_.size() && IsAsciiDigit(text_[solid])) ++solid;
    constexpr size_t kYearDigits = 4;  // 250603 in running text is a number
    const bool may_be = solid - at <= kYearDigits && !(solid == at && text_[at] > 'Z');
    if (const std::optional<DatePrefix> full = may_be ? ParseDatePrefix(Rest(at)) : std::nullopt) {
      date.span = {at, at + full->size};
      date.year = full->date.year;
      date.month = full->date.month;
      date.day = full->date.day;
      return date;
    }
    if (IsAsciiDigit(text_[at])) {
      return language_ == Language::kEnglish ? DayFirstAt(at, date) : KoreanDateAt(at, date);
    }
    return EnglishDateAt(at, date);
  }

 private:
  std::string_view Rest(size_t at) const { return text_.substr(at); }
  bool Follows(size_t at, std::string_view what) const { return Rest(at).starts_with(what); }

  std::optional<Quantity> KoreanDateAt(size_t at, Quantity date) const {
    constexpr std::string_view kYear = "년", kMonth = "월", kDay = "일";
    size_t i = at;
    std::optional<int> number = ReadSmallNumber(text_, &i, 2999);
    if (!number) return std::nullopt;
    bool any = false;
    if (*number >= 1900 && Follows(i, kYear) && !Follows(i, "년대")) {
      date.year = *number;
      i += kYear.size();
      any = true;
      date.span = {at, i};
      size_t ahead = i < text_.size() && text_[i] == ' ' ? i + 1 : i;
      number = ReadSmallNumber(text_, &ahead, 12);
      if (number && Follows(ahead, kMonth)) i = ahead;
    }
    if (!any && number && *number >= 1 && *number <= 12 && BeginsMonths(i)) {
      date.month = *number;  // 7~9월: from July
      date.span = {at, i};
      return date;
    }
    if (number && *number >= 1 && *number <= 12 && Follows(i, kMonth)) {
      date.month = *number;
      i += kMonth.size();
      any = true;
      date.span = {at, i};
      size_t ahead = i < text_.size() && text_[i] == ' ' ? i + 1 : i;
      const std::optional<int> day = ReadSmallNumber(text_, &ahead, 31);
      if (day && *day >= 1 && Follows(ahead, kDay)) {
        date.day = *day;
        date.span.end = ahead + kDay.size();
      }
    }
    if (!any) return std::nullopt;
    return date;
  }

  // "~9월" stands at `at`.
  bool BeginsMonths(size_t at) const {
    for (const std::string_view mark : {"~", "∼", "～", "-", "–"}) {
      if (!Follows(at, mark)) continue;
      size_t last = at + mark.size();
      const std::optional<int> month = ReadSmallNumber(text_, &last, 12);
      return month && Follows(last, "월");
    }
    return false;
  }

  std::optional<Quantity> EnglishDateAt(size_t at, Quantity date) const {
    size_t end = at;
    while (end < text_.size() && IsAsciiLetter(text_[end])) ++end;
    const std::string word = AsciiToLower(Rest(at).substr(0, end - at));
    if (word.size() < 3 || text_[at] < 'A' || text_[at] > 'Z') return std::nullopt;
    date.month = MonthOf(word);
    if (date.month == 0) return std::nullopt;
    size_t i = end;
    if (i < text_.size() && text_[i] == '.') ++i;
    if (i < text_.size() && text_[i] == ' ') ++i;
    size_t after = i;
    const std::optional<int> number = ReadSmallNumber(text_, &after, 2999);
    if (number && *number >= 1900) {
      date.year = *number;
      date.span = {at, after};
      return date;
    }
    if (number && *number >= 1 && *number <= 31) {
      date.day = *number;
      SkipOrdinalSuffix(&after);
      date.span = {at, after};
      return date;
    }
    // May and March alone are words; "in March" is a month.
    constexpr std::array<std::string_view, 9> kBefore = {
        "in ", "In ", "of ", "from ", "From ", "until ", "by ", "since ", "Since "};
    const bool whole = word == kEnglishMonths[static_cast<size_t>(date.month) - 1];
    const std::string_view before = text_.substr(0, at);
    const auto stands_before = [before](std::string_view mark) { return before.ends_with(mark); };
    const bool ends_range = before.ends_with("to ") && before_ != nullptr &&
                            before_->kind == QuantityKind::kDate && before_->span.end + 4 == at;
    if (!whole || (!ends_range && std::ranges::none_of(kBefore, stands_before))) {
      return std::nullopt;
    }
    date.span = {at, end};
    return date;
  }

  // 12 May, the 12th of May; with a year it is a full date.
  std::optional<Quantity> DayFirstAt(size_t at, Quantity date) const {
    size_t i = at;
    const std::optional<int> day = ReadSmallNumber(text_, &i, 31);
    if (!day || *day < 1) return std::nullopt;
    SkipOrdinalSuffix(&i);
    if (!Follows(i, " ")) return std::nullopt;
    ++i;
    constexpr std::string_view kOf = "of ";
    if (Follows(i, kOf)) i += kOf.size();
    size_t end = i;
    while (end < text_.size() && IsAsciiLetter(text_[end])) ++end;
    if (end - i < 3 || text_[i] < 'A' || text_[i] > 'Z') return std::nullopt;
    date.day = *day;
    date.month = MonthOf(AsciiToLower(Rest(i).substr(0, end - i)));
    if (date.month == 0) return std::nullopt;
    date.span = {at, end};
    return date;
  }

  void SkipOrdinalSuffix(size_t* at) const {
    for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
      if (Follows(*at, suffix)) *at += suffix.size();
    }
  }

  // The month that a word names, written out or short (mar, sept); 0 for other words.
  static int MonthOf(std::string_view word) {
    for (size_t m = 0; m < kEnglishMonths.size(); ++m) {
      const bool short_form = word.size() <= 4 && kEnglishMonths[m].starts_with(word);
      if (word == kEnglishMonths[m] || short_form) return static_cast<int>(m) + 1;
    }
    return 0;
  }

  std::string_view text_;
  Language language_;
  const Quantity* before_;
};

}  // namespace

std::optional<Quantity> DateInText(const DateContext& context, size_t at) {
  return DateReader(context).DateAt(at);
}

}  // namespace malmoi::internal
