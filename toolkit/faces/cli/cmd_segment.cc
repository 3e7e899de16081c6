// `malmoi segment`: text in, one sentence a line out, in bounded memory.
//
// A paragraph (up to a blank line) is split at a time. One that is longer than kPieceBytes, as a
// file of one paragraph a line may be, is split piece by piece: sentences that end well before the
// piece's end are given, and the rest is carried over, so that no rule sees a false end of text.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "base/strings.h"
#include "base/unicode.h"
#include "faces/cli/command_support.h"
#include "faces/cli/commands.h"
#include "text/sentence_splitter.h"

namespace malmoi {
namespace {

constexpr size_t kBlockBytes = 1 << 16;
constexpr size_t kPieceBytes = 1 << 18;
// Well more than a rule sees ahead, so that a break near the end of a piece is not yet decided.
constexpr size_t kLookaheadBytes = 1 << 13;
// A stretch without the end of a sentence is cut here.
constexpr size_t kMaxSentenceBytes = 1 << 20;
// Files in other encodings than UTF-8 are read at once.
constexpr size_t kMaxDecodedBytes = size_t{256} << 20;

struct Arguments {
  std::string language = "auto";
  std::string srx;
  std::string input = "-";
};

// UTF-8 in blocks that end between characters, whatever the encoding of the input.
class TextBlocks {
 public:
  TextBlocks(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}

  // The next block; empty at the end. Errors: bytes that are no text, or a
  // failed read.
  absl::StatusOr<std::string> Next() {
    MALMOI_RETURN_IF_ERROR(Fill(kBlockBytes));
    if (pending_.empty()) return std::string();
    if (std::exchange(first_, false)) {
      if (pending_.compare(0, 3, "\xEF\xBB\xBF") == 0) pending_.erase(0, 3);
      if (!IsPlainUtf8()) return DecodeAll();
    }
    const size_t good = ValidUtf8Prefix(pending_);
    if (!IsPlainUtf8()) {
      line_ += static_cast<size_t>(std::count(pending_.begin(), pending_.begin() + good, '\n'));
      return InvalidInputError({name_, line_, 0},
                               "bytes that are not UTF-8, as the text before them is; convert the "
                               "file to one encoding");
    }
    std::string block = pending_.substr(0, good);
    pending_.erase(0, good);
    line_ += static_cast<size_t>(std::ranges::count(block, '\n'));
    return block;
  }

 private:
  absl::Status Fill(size_t wanted) {
    while (!at_end_ && pending_.size() < wanted) {
      const size_t old = pending_.size();
      pending_.resize(old + kBlockBytes);
      in_.read(pending_.data() + old, kBlockBytes);
      pending_.resize(old + static_cast<size_t>(in_.gcount()));
      if (in_.bad()) return IoError(name_, "cannot be read to its end");
      at_end_ = in_.eof();
    }
    return absl::OkStatus();
  }

  // Valid but for a character that the block cuts off, and without the zero bytes of UTF-16.
  bool IsPlainUtf8() const {
    const size_t good = ValidUtf8Prefix(pending_);
    const size_t cut = pending_.size() - good;
    return (cut == 0 || (cut < 4 && !at_end_)) && pending_.find('\0') == std::string::npos;
  }

  absl::StatusOr<std::string> DecodeAll() {
    MALMOI_RETURN_IF_ERROR(Fill(kMaxDecodedBytes));
    if (!at_end_) {
      return TooLargeError({name_, 0, 0},
                           Concat("not UTF-8, and larger than the ", kMaxDecodedBytes >> 20,
                                  " MiB that can be converted; convert it to UTF-8 first"));
    }
    MALMOI_ASSIGN_OR_RETURN(DecodedText decoded, DecodeText(pending_, name_));
    pending_.clear();
    return std::move(decoded.mapped.text);
  }

  std::istream& in_;
  std::string name_;
  std::string pending_;
  size_t line_ = 1;
  bool first_ = true;
  bool at_end_ = false;
};

// Collects blocks, splits paragraphs and writes their sentences.
class Segmenter {
 public:
  Segmenter(const SentenceSplitter& splitter, std::optional<Language> language, ByteSink& out)
      : splitter_(splitter), language_(language), out_(out) {}

  absl::Status Add(std::string_view block) {
    text_ += block;
    size_t begin = 0;
    while (true) {
      const size_t end = ParagraphEnd(begin);
      if (end == std::string::npos) break;
      const std::string paragraph = ToNfc(std::string_view(text_).substr(begin, end - begin));
      MALMOI_RETURN_IF_ERROR(Write(paragraph, Split(paragraph)));
      begin = end;
    }
    text_.erase(0, begin);
    searched_ = text_.size();
    return text_.size() < next_piece_ ? absl::OkStatus() : WritePiece();
  }

  absl::Status Finish() {
    const std::string paragraph = ToNfc(text_);
    text_.clear();
    return Write(paragraph, Split(paragraph));
  }

  // Stretches that were cut for want of the end of a sentence.
  size_t cuts() const { return cuts_; }

 private:
  std::vector<Span> Split(std::string_view text) const {
    return language_.has_value() ? splitter_.Split(text, *language_) : splitter_.Split(text);
  }

  // The begin of the first blank line at or after `begin`, past its line end, or npos.
  size_t ParagraphEnd(size_t begin) {
    size_t from = std::max(begin, searched_);
    // A blank line may have begun in what was searched before.
    while (from > begin && text_.find_first_not_of(" \t\r\n", from - 1) != from - 1) --from;
    for (size_t line = text_.find('\n', from); line != std::string::npos;
         line = text_.find('\n', line + 1)) {
      const size_t next = text_.find_first_not_of(" \t\r", line + 1);
      if (next == std::string::npos) break;
      if (text_[next] == '\n') return next + 1;
    }
    return std::string::npos;
  }

  // Writes what is surely decided of a long paragraph and keeps the rest.
  absl::Status WritePiece() {
    std::string piece = ToNfc(text_);
    std::vector<Span> sentences = Split(piece);
    const size_t settled = piece.size() - kLookaheadBytes;
    const auto open = std::ranges::find_if(
        sentences, [settled](const Span& sentence) { return sentence.end > settled; });
    const size_t rest = open == sentences.end() ? piece.size() : open->begin;
    sentences.erase(open, sentences.end());
    if (sentences.empty() && piece.size() >= kMaxSentenceBytes) {
      ++cuts_;
      size_t cut = piece.find_last_of(" \n\t", settled);
      if (cut == std::string::npos || cut < settled / 2) {
        cut = ValidUtf8Prefix(std::string_view(piece).substr(0, settled));
      }
      MALMOI_RETURN_IF_ERROR(Write(piece, {{0, cut}}));
      piece.erase(0, cut);
    } else {
      MALMOI_RETURN_IF_ERROR(Write(piece, sentences));
      piece.erase(0, rest);
    }
    // A stretch without the end of a sentence is looked at again only when it has doubled.
    next_piece_ = std::max(kPieceBytes, piece.size() * 2);
    text_ = std::move(piece);
    searched_ = text_.size();
    return absl::OkStatus();
  }

  // One sentence a line; white space with a line end in it becomes a space.
  absl::Status Write(std::string_view text, const std::vector<Span>& sentences) {
    for (const Span& sentence : sentences) {
      std::string line;
      std::string_view rest = StripWhitespace(sentence.In(text));
      while (true) {
        const size_t end = rest.find_first_of("\n\r");
        line += StripWhitespace(rest.substr(0, end));
        if (end == std::string_view::npos) break;
        rest = StripWhitespace(rest.substr(end));
        line += ' ';
      }
      line += '\n';
      MALMOI_RETURN_IF_ERROR(out_.Write(line));
    }
    return absl::OkStatus();
  }

  const SentenceSplitter& splitter_;
  const std::optional<Language> language_;
  ByteSink& out_;
  std::string text_;
  size_t searched_ = 0;  // no blank line ends before it in text_
  size_t next_piece_ = kPieceBytes;
  size_t cuts_ = 0;
};

int Run(const Arguments& arguments, Console& console) {
  Problems problems;
  const bool own_rules = arguments.srx.empty();
  const absl::StatusOr<SentenceSplitter> splitter = SentenceSplitter::Load(
      console.files, own_rules ? console.models_dir + "/segmentation.srx" : arguments.srx,
      own_rules ? SentenceSplitter::Base::kIcu : SentenceSplitter::Base::kNone, &problems);
  if (!splitter.ok()) return Fail(console, splitter.status());

  std::optional<Language> language;
  if (arguments.language == "ko") language = Language::kKorean;
  if (arguments.language == "en") language = Language::kEnglish;

  const std::string name = arguments.input == "-" ? "standard input" : arguments.input;
  std::unique_ptr<std::istream> file;
  if (arguments.input != "-") {
    absl::StatusOr<std::unique_ptr<std::istream>> opened = console.files.Open(arguments.input);
    if (!opened.ok()) return Fail(console, opened.status());
    file = *std::move(opened);
  }
  TextBlocks blocks(file == nullptr ? console.in : *file, name);
  Segmenter segmenter(*splitter, language, console.out);
  while (true) {
    const absl::StatusOr<std::string> block = blocks.Next();
    if (!block.ok()) return Fail(console, block.status());
    const absl::Status written = block->empty() ? segmenter.Finish() : segmenter.Add(*block);
    if (!written.ok()) return Fail(console, written);
    if (block->empty()) break;
  }
  if (segmenter.cuts() > 0) {
    Fail(console, Concat(name, ": ", segmenter.cuts(), " stretches of ", kMaxSentenceBytes >> 20,
                         " MiB without the end of a sentence were cut between words"));
  }
  return TellProblems(console, problems);
}

}  // namespace

RunCommand ConfigureSegment(CLI::App& app) {
  const auto arguments = std::make_shared<Arguments>();
  app.add_option("FILE", arguments->input, "Text to split; - or nothing for standard input");
  app.add_option("--lang", arguments->language,
                 "Language of the text; auto tells each line's by its script")
      ->check(CLI::IsMember({"ko", "en", "auto"}))
      ->capture_default_str();
  app.add_option("--srx", arguments->srx,
                 "SRX 2.0 rules to use instead of Malmoi's; no break where none of them fits")
      ->type_name("FILE");
  return [arguments](Console& console) { return Run(*arguments, console); };
}

}  // namespace malmoi
