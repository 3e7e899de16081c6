// SentenceSplitter: where the sentences of a paragraph begin and end.
//
//   MALMOI_ASSIGN_OR_RETURN(SentenceSplitter splitter,
//                           SentenceSplitter::Load(files, models_dir + "/segmentation.srx",
//                                                  SentenceSplitter::Base::kIcu, &problems));
//   for (const Span sentence : splitter.Split(paragraph, Language::kKorean))
//   use(sentence.In(paragraph));
//
//   LR Scaling Law. 이전보다 정확하다고 합니다. (https://…) 이를 기반으로 추정했군요.
//   [-------------][------------------------------------][---------------------------]
//
// Candidates are ICU's sentence boundaries (Unicode Standard Annex 29) and the places where a rule
// of an SRX file breaks; at each the first rule that fits decides, and where none fits, the base:
//
//   Base::kIcu   ICU's boundary stands. models/segmentation.srx is written for it: its rules only
//                say where ICU is wrong.
//   Base::kNone  No break: SRX by itself, as other tools apply it. For rule sets of other tools.
//
// A boundary of ICU is taken before the white space that follows a sentence, as SRX rules are
// usually written; spans are trimmed, so it does not matter to the result. ICU ends a sentence at
// every line end; here one on which no rule decides ends it only among lines that were not wrapped
// by hand, which one of more than 160 characters shows, and only where the line does not stop in
// mid-sentence (a comma, a josa, a small letter behind it).
//
// Cost: linear in the text; a rule sees at most 2 KiB on either side of a position.
// Immutable after construction: Split may be called from several threads.
#ifndef MALMOI_TEXT_SENTENCE_SPLITTER_H_
#define MALMOI_TEXT_SENTENCE_SPLITTER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/file_store.h"
#include "base/language.h"
#include "base/span.h"
#include "base/status.h"
#include "text/srx.h"

namespace malmoi {

class SentenceSplitter {
 public:
  enum class Base { kIcu, kNone };

  // Takes the rules for Korean and English. Rules that RE2 cannot express go to `problems`, with
  // their line, and are left out. Those for Base::kIcu are compiled when a text first needs them,
  // so that starting is quick; a test compiles all. Errors: ICU's data is missing.
  static absl::StatusOr<SentenceSplitter> Create(const Srx& srx, Base base, Problems* problems);

  // The same from a file. Errors: also what FileReader::Read and ReadSrx say.
  static absl::StatusOr<SentenceSplitter> Load(const FileReader& files, const std::string& path,
                                               Base base, Problems* problems);

  SentenceSplitter(SentenceSplitter&&) noexcept;
  SentenceSplitter& operator=(SentenceSplitter&&) noexcept;
  ~SentenceSplitter();

  // The sentences in order, trimmed of white space, not overlapping; together they hold every
  // character that is no white space. `paragraph` is NFC UTF-8, may hold line ends, and is
  // smaller than 2 GiB.
  std::vector<Span> Split(std::string_view paragraph, Language language) const;

  // The same with each line's own language (LanguageOfLine), for text whose language is not known
  // or changes.
  std::vector<Span> Split(std::string_view paragraph) const;

  // Korean where Hangul is at least a tenth of the letters (Korean notes are full of Latin words),
  // English where other letters are; `otherwise` for a line without letters.
  static Language LanguageOfLine(std::string_view line, Language otherwise);

 private:
  struct State;
  explicit SentenceSplitter(std::unique_ptr<const State> state);

  std::unique_ptr<const State> state_;
};

}  // namespace malmoi

#endif  // MALMOI_TEXT_SENTENCE_SPLITTER_H_
