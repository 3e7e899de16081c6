#include "text/word_tokenizer.h"

#include <algorithm>
#include <utility>

#include "base/status.h"
#include "base/unicode.h"
#include "text/internal/text_chunks.h"
#include "text/korean.h"

namespace malmoi {
namespace {

using internal::Chunk;
using internal::ChunkKind;

// Marks after which a particle may follow the word that they close: (디코더)는, `코드`를, 3%의.
bool MayClose(std::string_view mark) {
  for (const std::string_view closing :
       {")",  "]",  "}", ">",  "\"", "'", "”",  "’", "」", "』", "》",
        "〉", "】", "*", "**", "_",  "`", "``", "%", "+",  "#"}) {
    if (mark == closing) return true;
  }
  return false;
}

char32_t LastCodePoint(std::string_view text) {
  size_t begin = text.size();
  while (begin > 0 && (static_cast<uint8_t>(text[--begin]) & 0xC0) == 0x80) continue;
  return NextCodePoint(text, &begin);
}

// Whether chunk `at`, Hangul, stands right after something that it may be a particle of.
bool MayBeSuffix(std::string_view text, const std::vector<Chunk>& chunks, size_t at) {
  if (at == 0 || chunks[at - 1].span.end != chunks[at].span.begin) return false;
  const Chunk& before = chunks[at - 1];
  if (before.kind != ChunkKind::kPunctuation) return before.kind != ChunkKind::kHangul;
  const bool closes_something = at >= 2 && chunks[at - 2].span.end == before.span.begin;
  return closes_something && MayClose(before.span.In(text));
}

// LLMs, VFMs, 3D-GANs: capitals and a plural s.
bool IsPluralAcronym(std::string_view word) {
  if (word.size() < 3 || word.back() != 's') return false;
  const std::string_view stem = word.substr(0, word.size() - 1);
  return std::ranges::all_of(
      stem, [](char c) { return ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9'); });
}

TokenKind KindOf(SuffixClass suffix_class) {
  return suffix_class == SuffixClass::kJosa ? TokenKind::kJosa : TokenKind::kEnding;
}

}  // namespace

WordTokenizer::WordTokenizer() : words_(grammar_) {
  english_counter_ = [this](std::string_view word) { return words_.EnglishCount(word); };
}

absl::StatusOr<std::unique_ptr<WordTokenizer>> WordTokenizer::Parse(std::string_view word_list,
                                                                    std::string_view name) {
  auto tokenizer = std::make_unique<WordTokenizer>();
  MALMOI_ASSIGN_OR_RETURN(tokenizer->words_, WordList::Parse(tokenizer->grammar_, word_list, name));
  return tokenizer;
}

void WordTokenizer::AddHangul(std::string_view text, Span span, std::vector<Token>* tokens) const {
  const std::string_view run = span.In(text);
  const KoreanSplit split = words_.BestSplit(run);
  const size_t stem_end = span.begin + split.suffix_begin;
  if (split.stem_class == StemClass::kVerbal) {
    tokens->push_back({{span.begin, stem_end}, split.stem + "다", TokenKind::kHangulStem, -1});
  } else {
    size_t begin = span.begin;
    for (const std::string_view part : words_.CompoundParts(split.stem)) {
      tokens->push_back(
          {{begin, begin + part.size()}, std::string(part), TokenKind::kHangulStem, -1});
      begin += part.size();
    }
  }
  if (stem_end < span.end) {
    tokens->push_back({{stem_end, span.end},
                       std::string(run.substr(split.suffix_begin)),
                       KindOf(split.suffix_class),
                       -1});
  }
}

void WordTokenizer::AddLatin(std::string_view text, Span span, std::vector<Token>* tokens) const {
  const std::string_view word = span.In(text);
  const std::string folded = FoldCase(word);
  // Folding may change lengths (ß), so a contraction is cut only where it did not.
  EnglishContraction cut;
  if (folded.size() == word.size()) cut = SplitContraction(folded);
  if (cut.cut == 0) {
    const std::string lemma = IsPluralAcronym(word) ? folded.substr(0, folded.size() - 1)
                                                    : EnglishLemma(folded, english_counter_);
    tokens->push_back({span, lemma, TokenKind::kLatinWord, -1});
    return;
  }
  const size_t middle = span.begin + cut.cut;
  tokens->push_back(
      {{span.begin, middle}, EnglishLemma(cut.first, english_counter_), TokenKind::kLatinWord, -1});
  const TokenKind second = cut.second == "'s" ? TokenKind::kEnding : TokenKind::kLatinWord;
  tokens->push_back({{middle, span.end}, cut.second, second, -1});
}

std::vector<Token> WordTokenizer::Tokenize(std::string_view text) const {
  const std::vector<Chunk> chunks = internal::CutIntoChunks(text);
  std::vector<Token> tokens;
  tokens.reserve(chunks.size() * 2);
  for (size_t i = 0; i < chunks.size(); ++i) {
    const Chunk& chunk = chunks[i];
    const std::string_view typed = chunk.span.In(text);
    switch (chunk.kind) {
      case ChunkKind::kHangul: {
        SuffixClass suffix = SuffixClass::kNone;
        if (MayBeSuffix(text, chunks, i)) {
          suffix = grammar_.ClassifyWhole(typed, LastCodePoint(chunks[i - 1].span.In(text)));
          // 18일 is a day, not "is 18".
          const bool day = chunks[i - 1].kind == ChunkKind::kNumber && typed == "일";
          if (day) suffix = SuffixClass::kNone;
        }
        if (suffix == SuffixClass::kNone) {
          AddHangul(text, chunk.span, &tokens);
        } else {
          tokens.push_back({chunk.span, std::string(typed), KindOf(suffix), -1});
        }
        break;
      }
      case ChunkKind::kLatin:
        AddLatin(text, chunk.span, &tokens);
        break;
      case ChunkKind::kNumber:
        tokens.push_back({chunk.span, FoldCase(typed), TokenKind::kNumber, -1});
        break;
      case ChunkKind::kLink:
        tokens.push_back({chunk.span, std::string(typed), TokenKind::kLink, -1});
        break;
      case ChunkKind::kPunctuation:
        tokens.push_back({chunk.span, FoldCase(typed), TokenKind::kPunctuation, -1});
        break;
      case ChunkKind::kOther:
        tokens.push_back({chunk.span, std::string(typed), TokenKind::kOther, -1});
        break;
    }
  }
  return tokens;
}

bool IsContentToken(const Token& token) {
  return token.kind == TokenKind::kHangulStem || token.kind == TokenKind::kLatinWord ||
         token.kind == TokenKind::kNumber || token.kind == TokenKind::kLink;
}

}  // namespace malmoi
