#include "text/internal/icu_regex.h"

#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <charconv>
#include <cstdio>
#include <optional>

#include "absl/status/status.h"
#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {
namespace {

// ICU User Guide, Regular Expressions: the sets behind the letters, as UnicodeSet patterns.
constexpr char kSpaceSet[] = "[\\t\\n\\f\\r\\u000B\\u0085\\p{Z}]";
constexpr char kDigitSet[] = "[\\p{Nd}]";
constexpr char kWordSet[] =
    "[\\p{Alphabetic}\\p{Mark}\\p{Decimal_Number}\\p{Connector_Punctuation}\\u200c\\u200d]";
constexpr char kHorizontalSet[] = "[\\t\\p{Zs}]";
constexpr char kVerticalSet[] = "[\\n-\\r\\u0085\\u2028\\u2029]";
constexpr char kNotLineEndSet[] = "[^\\n\\r\\u0085\\u2028\\u2029]";

icu::UnicodeSet SetOf(const icu::UnicodeString& pattern, UErrorCode* code) {
  icu::UnicodeSet set(pattern, *code);
  // Surrogates are no text in UTF-8, and RE2 refuses them.
  if (U_SUCCESS(*code)) set.remove(0xD800, 0xDFFF);
  return set;
}

// The set of one of the patterns above; ICU looks at all of Unicode to make one, so each is made
// once.
template <const char* pattern>
const icu::UnicodeSet& KnownSet() {
  static const icu::UnicodeSet set = [] {
    UErrorCode code = U_ZERO_ERROR;
    return SetOf(icu::UnicodeString::fromUTF8(pattern), &code);
  }();
  return set;
}

void AppendCodePoint(char32_t c, std::string* out) {
  char text[16];
  std::snprintf(text, sizeof(text), "\\x{%x}", static_cast<unsigned>(c));
  out->append(text);
}

// A character outside of a class.
void AppendLiteral(char32_t c, std::string* out) {
  const bool plain =
      (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xA0;
  if (plain) {
    AppendUtf8(c, out);
  } else {
    AppendCodePoint(c, out);
  }
}

void AppendSet(const icu::UnicodeSet& set, std::string* out) {
  if (set.getRangeCount() == 0) {
    out->append("[^\\x{0}-\\x{10ffff}]");
    return;
  }
  out->push_back('[');
  for (int32_t i = 0; i < set.getRangeCount(); ++i) {
    const UChar32 begin = set.getRangeStart(i);
    const UChar32 end = set.getRangeEnd(i);
    AppendCodePoint(static_cast<char32_t>(begin), out);
    if (end > begin) {
      out->push_back('-');
      AppendCodePoint(static_cast<char32_t>(end), out);
    }
  }
  out->push_back(']');
}

absl::Status Unsupported(std::string_view what, std::string_view why) {
  return absl::InvalidArgumentError(Concat(what, ": ", why));
}

class Translator {
 public:
  explicit Translator(std::string_view pattern) : in_(pattern) {}

  absl::StatusOr<Re2Pattern> Translate() {
    Re2Pattern result;
    const bool one_alternative = !HasTopLevelAlternatives();
    if (in_.substr(0, 2) == "\\b" && in_.size() > 2 && BeginsWord(in_.substr(2)) &&
        one_alternative) {
      result.at_word_start = true;
      at_ = 2;
    }
    while (!AtEnd()) MALMOI_RETURN_IF_ERROR(TranslateItem());
    result.text = std::move(out_);
    if (one_alternative) result.required = std::move(required_);
    return result;
  }

 private:
  bool AtEnd() const { return at_ >= in_.size(); }
  bool Sees(std::string_view next) const { return in_.substr(at_, next.size()) == next; }
  bool Take(std::string_view next) {
    if (!Sees(next)) return false;
    at_ += next.size();
    return true;
  }
  char32_t TakeCodePoint() { return NextCodePoint(in_, &at_); }

  // What follows a leading \b can only match a word's first character, or is taken to.
  static bool BeginsWord(std::string_view rest) {
    size_t offset = 0;
    const char32_t c = NextCodePoint(rest, &offset);
    return IsLetter(c) || IsDigit(c) || c == '[' || c == '(' || rest.substr(0, 2) == "\\p" ||
           rest.substr(0, 2) == "\\d" || rest.substr(0, 2) == "\\w";
  }

  bool HasTopLevelAlternatives() const {
    int depth = 0;
    bool in_class = false;
    for (size_t i = 0; i < in_.size(); ++i) {
      const char c = in_[i];
      if (c == '\\') {
        ++i;
      } else if (in_class) {
        in_class = c != ']';
      } else if (c == '[') {
        in_class = true;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')') {
        --depth;
      } else if (c == '|' && depth == 0) {
        return true;
      }
    }
    return false;
  }

  absl::Status TranslateItem() {
    if (Sees("\\")) return TranslateEscape();
    if (Sees("[")) {
      MALMOI_ASSIGN_OR_RETURN(const icu::UnicodeSet set, TakeClass(0));
      AppendSet(set, &out_);
      return TranslateQuantifier();
    }
    if (Sees("(")) return TranslateGroup();
    if (Take(")")) {
      --depth_;
      out_ += ')';
      return TranslateQuantifier();
    }
    if (Take(".")) {
      if (dot_all_) {
        out_ += "(?s:.)";
      } else {
        AppendSet(KnownSet<kNotLineEndSet>(), &out_);
      }
      return TranslateQuantifier();
    }
    if (Take("$")) {
      out_ += multi_line_ ? "$" : "\\z";
      return absl::OkStatus();
    }
    if (Sees("^") || Sees("|")) {
      out_ += in_[at_++];
      return absl::OkStatus();
    }
    if (Sees("*") || Sees("+") || Sees("?")) {
      return Unsupported(Concat("\"", in_[at_], "\""), "there is nothing before it to repeat");
    }
    return TranslateLiteral(TakeCodePoint());
  }

  absl::Status TranslateLiteral(char32_t c) {
    AppendLiteral(c, &out_);
    const bool may_lack = Sees("*") || Sees("?") || Sees("{");
    if (depth_ == 0 && !may_lack && c < 0x80 && !IsLetter(c) && !IsDigit(c)) {
      required_ += static_cast<char>(c);
    }
    return TranslateQuantifier();
  }

  absl::Status TranslateQuantifier() {
    if (Sees("*") || Sees("+") || Sees("?")) {
      out_ += in_[at_++];
    } else if (Sees("{")) {
      const size_t close = in_.find('}', at_);
      const std::string_view body =
          close == std::string_view::npos ? "" : in_.substr(at_ + 1, close - at_ - 1);
      if (body.empty() || body[0] == ',' ||
          body.find_first_not_of("0123456789,") != std::string_view::npos) {
        return Unsupported("{", "a count such as {2} or {1,3} was expected; write \\{ for a brace");
      }
      out_ += in_.substr(at_, close - at_ + 1);
      at_ = close + 1;
    } else {
      return absl::OkStatus();
    }
    if (Sees("+")) {
      return Unsupported(Concat("possessive quantifier \"", in_.substr(at_ - 1, 2), "\""),
                         "it has no linear-time equal; leave the + out");
    }
    if (Take("?")) out_ += '?';
    return absl::OkStatus();
  }

  absl::Status TranslateGroup() {
    if (Take("(?#")) {
      const size_t close = in_.find(')', at_);
      if (close == std::string_view::npos) return Unsupported("(?#", "the comment has no end");
      at_ = close + 1;
      return absl::OkStatus();
    }
    for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!"}) {
      if (Sees(look)) {
        return Unsupported(Concat("\"", look, "\""),
                           "lookahead and lookbehind have no linear-time equal; say it with "
                           "beforebreak and afterbreak or with a rule of its own before this one");
      }
    }
    if (Sees("(?>")) {
      return Unsupported("\"(?>\"", "atomic groups have no linear-time equal; write (?:");
    }
    if (Take("(?<")) {
      const size_t close = in_.find('>', at_);
      if (close == std::string_view::npos) return Unsupported("(?<", "the name has no end");
      at_ = close + 1;
      ++depth_;
      out_ += "(?:";
      return absl::OkStatus();
    }
    if (Take("(?")) return TranslateFlags();
    at_ += 1;
    ++depth_;
    out_ += "(?:";
    return absl::OkStatus();
  }

  // After "(?": "i:", "is-m)", ":" …
  absl::Status TranslateFlags() {
    std::string on;
    std::string off;
    bool negative = false;
    while (!AtEnd() && !Sees(")") && !Sees(":")) {
      const char c = in_[at_++];
      if (c == '-') {
        negative = true;
      } else if (c == 'i' || c == 'm' || c == 's') {
        (negative ? off : on) += c;
        // A flag inside a group ends with it; SRX files set theirs at the beginning.
        if (c == 's') dot_all_ = !negative;
        if (c == 'm') multi_line_ = !negative;
      } else if (c != 'u' && c != 'w' && c != 'd') {  // Unicode and line end modes are as here
        return Unsupported(Concat("flag \"", c, "\""), "it is not known here");
      }
    }
    if (AtEnd()) return Unsupported("(?", "the group has no end");
    const char close = in_[at_++];
    if (close == ':') ++depth_;
    if (on.empty() && off.empty() && close == ')') return absl::OkStatus();
    out_ += Concat("(?", on, off.empty() ? "" : "-", off, close);
    return absl::OkStatus();
  }

  absl::Status TranslateEscape() {
    if (Take("\\Q")) {
      const size_t close = std::min(in_.find("\\E", at_), in_.size());
      while (at_ < close) AppendLiteral(TakeCodePoint(), &out_);
      Take("\\E");
      return TranslateQuantifier();
    }
    for (const std::string_view anchor : {"\\A", "\\z", "\\b", "\\B"}) {
      if (Take(anchor)) {
        out_ += anchor;
        return absl::OkStatus();
      }
    }
    if (Take("\\Z")) {
      out_ += "\\z";
      return absl::OkStatus();
    }
    if (Take("\\R")) {
      out_ += "(?:\\r\\n|[\\n\\x0b\\f\\r\\x{85}\\x{2028}\\x{2029}])";
      return TranslateQuantifier();
    }
    MALMOI_ASSIGN_OR_RETURN(const std::optional<icu::UnicodeSet> set, TakeClassEscape());
    if (set.has_value()) {
      AppendSet(*set, &out_);
      return TranslateQuantifier();
    }
    MALMOI_ASSIGN_OR_RETURN(const char32_t c, TakeCharacterEscape());
    return TranslateLiteral(c);
  }

  // \s \p{…} and their like, or nothing where no such escape begins here.
  absl::StatusOr<std::optional<icu::UnicodeSet>> TakeClassEscape() {
    static constexpr struct {
      char letter;
      const icu::UnicodeSet& (*set)();
    } kSets[] = {{'s', KnownSet<kSpaceSet>},
                 {'d', KnownSet<kDigitSet>},
                 {'w', KnownSet<kWordSet>},
                 {'h', KnownSet<kHorizontalSet>},
                 {'v', KnownSet<kVerticalSet>}};
    if (at_ + 1 >= in_.size()) return Unsupported("\\", "nothing follows the backslash");
    const char letter = in_[at_ + 1];
    for (const auto& [lower, known_set] : kSets) {
      if (letter != lower && letter != lower - 'a' + 'A') continue;
      at_ += 2;
      icu::UnicodeSet set = known_set();
      if (letter != lower) set.complement().remove(0xD800, 0xDFFF);
      return set;
    }
    if (letter != 'p' && letter != 'P') return std::optional<icu::UnicodeSet>();
    size_t end = in_.find('}', at_);
    if (in_.substr(at_ + 2, 1) != "{") end = at_ + 2;  // \pL, which Java knows
    if (end >= in_.size()) return Unsupported("\\p", "a property such as \\p{Lu} was expected");
    const bool braces = in_[at_ + 2] == '{';
    std::string_view name = braces ? in_.substr(at_ + 3, end - at_ - 3) : in_.substr(at_ + 2, 1);
    at_ = end + 1;
    return PropertySet(name, letter == 'P');
  }

  absl::StatusOr<std::optional<icu::UnicodeSet>> PropertySet(std::string_view name, bool negative) {
    // Java writes scripts and binary properties with "Is"; ICU knows the POSIX names as properties.
    const std::string_view bare = name.substr(0, 2) == "Is" ? name.substr(2) : name;
    for (const std::string_view candidate : {name, bare}) {
      UErrorCode code = U_ZERO_ERROR;
      icu::UnicodeSet set =
          SetOf(icu::UnicodeString::fromUTF8(Concat("[\\p{", candidate, "}]")), &code);
      if (U_FAILURE(code)) continue;
      if (negative) set.complement().remove(0xD800, 0xDFFF);
      return set;
    }
    return Unsupported(Concat("\\p{", name, "}"), "this property is not known to Unicode");
  }

  absl::StatusOr<char32_t> TakeCharacterEscape() {
    at_ += 1;  // the backslash; TakeClassEscape saw that something follows
    const char letter = in_[at_];
    switch (letter) {
      case 'n':
        ++at_;
        return U'\n';
      case 't':
        ++at_;
        return U'\t';
      case 'r':
        ++at_;
        return U'\r';
      case 'f':
        ++at_;
        return U'\f';
      case 'a':
        ++at_;
        return U'\a';
      case 'e':
        ++at_;
        return char32_t{0x1B};
      case 'u':
        ++at_;
        return TakeHex(4);
      case 'U':
        ++at_;
        return TakeHex(8);
      case 'x': {
        ++at_;
        if (!Sees("{")) return TakeHex(2);
        const size_t close = in_.find('}', at_);
        ++at_;
        if (close == std::string_view::npos || close == at_) {
          return Unsupported("\\x{", "a code point such as \\x{ac00} was expected");
        }
        MALMOI_ASSIGN_OR_RETURN(const char32_t c, TakeHex(close - at_));
        ++at_;
        return c;
      }
      default:
        break;
    }
    const char32_t c = TakeCodePoint();
    if (c >= '1' && c <= '9') {
      return Unsupported(Concat("\\", letter), "backreferences have no linear-time equal");
    }
    if (c < 0x80 && (IsLetter(c) || IsDigit(c))) {
      return Unsupported(Concat("\\", letter), "this escape is not supported here");
    }
    return c;
  }

  absl::StatusOr<char32_t> TakeHex(size_t digits) {
    const std::string_view text = in_.substr(at_, digits);
    uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc() || text.size() != digits || end != text.data() + digits ||
        value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
      return Unsupported(Concat("\\u or \\x with \"", text, "\""),
                         "the hexadecimal number of a character was expected");
    }
    at_ += digits;
    return static_cast<char32_t>(value);
  }

  // A class from its "[" to its "]": items and nested classes are joined, && keeps what both sides
  // have, -- takes the right side away; both bind weaker than joining.
  absl::StatusOr<icu::UnicodeSet> TakeClass(int depth) {
    if (depth > 16) return Unsupported("[", "classes inside one another more than 16 deep");
    const size_t begin = at_++;
    const bool negative = Take("^");
    icu::UnicodeSet result;
    icu::UnicodeSet operand;
    char operation = '|';
    bool first = true;
    const auto apply = [&] {
      if (operation == '|') result.addAll(operand);
      if (operation == '&') result.retainAll(operand);
      if (operation == '-') result.removeAll(operand);
      operand.clear();
    };
    while (true) {
      if (AtEnd()) return Unsupported(in_.substr(begin, 20), "the class has no \"]\"");
      if (!first && Take("]")) break;
      if (Take("&&")) {
        apply();
        operation = '&';
      } else if (Sees("--") && !Sees("--]")) {
        at_ += 2;
        apply();
        operation = '-';
      } else {
        MALMOI_RETURN_IF_ERROR(TakeClassItem(depth, &operand));
      }
      first = false;
    }
    apply();
    if (negative) result.complement().remove(0xD800, 0xDFFF);
    return result;
  }

  absl::Status TakeClassItem(int depth, icu::UnicodeSet* set) {
    if (Sees("[:")) {
      const size_t close = in_.find(":]", at_);
      if (close == std::string_view::npos) return Unsupported("[:", "no \":]\" follows");
      std::string_view name = in_.substr(at_ + 2, close - at_ - 2);
      const bool negative = name.substr(0, 1) == "^";
      MALMOI_ASSIGN_OR_RETURN(const auto property,
                              PropertySet(name.substr(negative ? 1 : 0), negative));
      set->addAll(*property);
      at_ = close + 2;
      return absl::OkStatus();
    }
    if (Sees("[")) {
      MALMOI_ASSIGN_OR_RETURN(const icu::UnicodeSet inner, TakeClass(depth + 1));
      set->addAll(inner);
      return absl::OkStatus();
    }
    if (Take("\\Q")) {
      const size_t close = std::min(in_.find("\\E", at_), in_.size());
      while (at_ < close) set->add(static_cast<UChar32>(TakeCodePoint()));
      Take("\\E");
      return absl::OkStatus();
    }
    if (Sees("\\")) {
      MALMOI_ASSIGN_OR_RETURN(const auto inner, TakeClassEscape());
      if (inner.has_value()) {
        set->addAll(*inner);
        return absl::OkStatus();
      }
    }
    MALMOI_ASSIGN_OR_RETURN(const char32_t low, TakeClassCharacter());
    const bool range =
        Sees("-") && !Sees("-]") && !Sees("--") && !Sees("-[") && at_ + 1 < in_.size();
    if (!range) {
      set->add(static_cast<UChar32>(low));
      return absl::OkStatus();
    }
    ++at_;
    MALMOI_ASSIGN_OR_RETURN(const char32_t high, TakeClassCharacter());
    if (high < low) return Unsupported("a range in […]", "it ends before it begins");
    set->add(static_cast<UChar32>(low), static_cast<UChar32>(high));
    set->remove(0xD800, 0xDFFF);
    return absl::OkStatus();
  }

  absl::StatusOr<char32_t> TakeClassCharacter() {
    if (AtEnd()) return Unsupported("[", "the class has no \"]\"");
    if (!Sees("\\")) return TakeCodePoint();
    if (at_ + 1 >= in_.size()) return Unsupported("\\", "nothing follows the backslash");
    return TakeCharacterEscape();
  }

  std::string_view in_;
  size_t at_ = 0;
  std::string out_;
  std::string required_;
  int depth_ = 0;  // of groups
  bool dot_all_ = false;
  bool multi_line_ = false;
};

}  // namespace

absl::StatusOr<Re2Pattern> TranslateIcuRegex(std::string_view pattern) {
  return Translator(pattern).Translate();
}

std::string_view WordStart() {
  // What is no word character, with the letters in blocks: an automaton of the 750 ranges of \w
  // takes a millisecond to make. A rare mark inside of a block counts as a letter.
  return R"((?:\A|[^0-9A-Z_a-z\x{aa}\x{b5}\x{ba}\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{1fff})"
         R"(\x{200c}\x{200d}\x{203f}\x{2040}\x{2071}\x{207f}-\x{209c}\x{20d0}-\x{20ff})"
         R"(\x{2160}-\x{2188}\x{2c00}-\x{2dff}\x{3005}-\x{3007}\x{3041}-\x{30fa})"
         R"(\x{30fc}-\x{318f}\x{3400}-\x{d7ff}\x{f900}-\x{fdff}\x{fe20}-\x{fe2f})"
         R"(\x{fe70}-\x{fefc}\x{ff10}-\x{ff19}\x{ff21}-\x{ff3a}\x{ff3f}\x{ff41}-\x{ff5a})"
         R"(\x{ff66}-\x{ffdc}\x{10000}-\x{1cfff}\x{1d400}-\x{1efff}\x{20000}-\x{e01ef}]))";
}

}  // namespace malmoi
