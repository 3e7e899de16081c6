#include "align/bitext.h"

namespace malmoi {
namespace {

std::string JoinSentences(const std::vector<Sentence>& sentences) {
  std::string text;
  for (const Sentence& sentence : sentences) {
    if (!text.empty()) text.push_back(' ');
    text.append(sentence.text);
  }
  return text;
}

}  // namespace

std::string BitextUnit::KoreanText() const { return JoinSentences(korean); }
std::string BitextUnit::EnglishText() const { return JoinSentences(english); }

}  // namespace malmoi
