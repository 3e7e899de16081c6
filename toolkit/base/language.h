// The two languages that notes are written in.
#ifndef MALMOI_BASE_LANGUAGE_H_
#define MALMOI_BASE_LANGUAGE_H_

#include <string_view>

namespace malmoi {

enum class Language { kKorean, kEnglish };

// BCP 47 code: "ko", "en".
constexpr std::string_view LanguageCode(Language language) {
  return language == Language::kKorean ? "ko" : "en";
}

}  // namespace malmoi

#endif  // MALMOI_BASE_LANGUAGE_H_
