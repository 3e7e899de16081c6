#include "faces/cli/corpus_texts.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/unicode.h"

namespace malmoi {

bool CorpusTexts::Next(std::string* text) {
  while (status_.ok()) {
    if (!pending_.empty()) {
      *text = std::move(pending_.back());
      pending_.pop_back();
      return true;
    }
    if (!ReadLine()) break;
  }
  return false;
}

// The next line's texts into pending_; false at the end of all files or on an error.
bool CorpusTexts::ReadLine() {
  if (reader_ == nullptr) {
    if (next_path_ == paths_.size()) return false;
    const std::string& path = paths_[next_path_++];
    absl::StatusOr<InputStream> input = OpenInput(console_, path);
    if (!input.ok()) return Stop(input.status());
    input_ = *std::move(input);
    reader_ = std::make_unique<LineReader>(input_.stream(), input_.name);
  }
  const absl::StatusOr<bool> more = reader_->Next(&line_);
  if (!more.ok()) return Stop(more.status());
  if (!*more) {
    reader_ = nullptr;
  } else if (line_.too_long || !IsValidUtf8(line_.text)) {
    problems_.push_back({{reader_->name(), line_.number, 0},
                         line_.too_long ? "a line of more than 1 MiB; split it"
                                        : "bytes that are not UTF-8; save the file as UTF-8"});
  } else {
    const std::vector<std::string_view> columns = Split(line_.text, '\t');
    for (size_t i = std::min<size_t>(2, columns.size()); i-- > 0;) {
      if (!StripWhitespace(columns[i]).empty()) pending_.push_back(ToNfc(columns[i]));
    }
  }
  return true;
}

bool CorpusTexts::Stop(absl::Status status) {
  status_ = std::move(status);
  return false;
}

}  // namespace malmoi
