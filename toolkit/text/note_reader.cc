#include "text/note_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "base/status.h"
#include "base/strings.h"
#include "base/unicode.h"
#include "text/date.h"
#include "text/ignore_marks.h"
#include "text/internal/author_line.h"
#include "text/internal/block.h"
#include "text/internal/entry_finder.h"
#include "text/internal/form_label.h"
#include "text/internal/front_matter.h"
#include "text/internal/heading_plan.h"
#include "text/internal/link_finder.h"
#include "text/internal/note_builder.h"
#include "text/internal/note_piece.h"
#include "text/internal/source_line.h"

namespace malmoi {
namespace {

using internal::Entry;
using internal::FrontMatter;
using internal::FrontMatterField;
using internal::NotePiece;

bool HasExtension(std::string_view path, std::initializer_list<std::string_view> extensions) {
  const std::string lower = AsciiToLower(path.substr(path.rfind('/') + 1));
  return std::any_of(extensions.begin(), extensions.end(), [&](std::string_view extension) {
    return lower.size() > extension.size() &&
           lower.compare(lower.size() - extension.size(), extension.size(), extension) == 0;
  });
}

// "title", "title_ko", "제목"; of a note with both, the Korean one comes first in our fields too.
bool IsTitleKey(std::string_view key) {
  constexpr std::array<std::string_view, 11> kKeys = {
      "title",    "title_ko", "title-ko", "title_kr", "title_en", "title-en",
      "ko_title", "en_title", "제목",     "영문제목", "영문_제목"};
  return std::ranges::find(kKeys, key) != kKeys.end();
}

std::optional<Date> DateOfFrontMatter(const FrontMatter& front) {
  for (const FrontMatterField& field : front.fields) {
    if (!IsDateKey(field.key)) continue;
    if (field.values.empty()) continue;
    if (const auto prefix = ParseDatePrefix(field.values[0])) return prefix->date;
  }
  return std::nullopt;
}

// Gives the fields of a file's front matter to its first note.
class FrontMatterApplier {
 public:
  FrontMatterApplier(const MappedText& source, Note* note) : source_(source), note_(*note) {}

  void Apply(const FrontMatter& front) {
    std::vector<PlacedText> tags;
    std::vector<PlacedText> links;
    const auto both = TitleInBoth(front);
    for (const FrontMatterField& field : front.fields) {
      if (both && (&field == both->first || &field == both->second)) continue;
      if (note_.line == 0 || field.lines[0].number < note_.line) {
        // The note begins here unless it has a title of its own.
        if (!note_.title || field.key == "title")
          first_line_ = std::min(first_line_, field.lines[0].number);
      }
      if (!ApplyKnown(field, &tags) && !ApplyLink(field, &links)) {
        note_.other.insert(note_.other.begin() + static_cast<ptrdiff_t>(others_++),
                           internal::PlaceLines(source_, field.lines));
      }
    }
    for (const internal::SourceLine& comment : front.comments) {
      if (CountScripts(comment.span.In(source_.text)).letters() == 0) continue;  // "# ----"
      note_.other.insert(note_.other.begin() + static_cast<ptrdiff_t>(others_++),
                         internal::PlaceLines(source_, {comment}));
    }
    Prepend(std::move(tags), &note_.tags);
    Prepend(std::move(links), &note_.links);
    if (both) AddTitles(*both->first, *both->second);
    if (note_.title) {
      note_.line = note_.title->line;
    } else if (first_line_ != kNoLine) {
      note_.line = first_line_;
    }
  }

 private:
  static constexpr size_t kNoLine = static_cast<size_t>(-1);

  Span SpanOf(const FrontMatterField& field) const {
    return source_.map.ToSource({field.lines.front().span.begin, field.lines.back().span.end});
  }

  bool ApplyKnown(const FrontMatterField& field, std::vector<PlacedText>* tags) {
    const size_t line = field.lines[0].number;
    if (field.values.empty()) return false;
    if (field.key == "title" && !field.is_list) {
      ReplaceTitle({field.values[0], line, SpanOf(field)});
      return true;
    }
    if (field.key == "date" && note_.date) {
      const auto prefix = ParseDatePrefix(field.values[0]);
      return prefix && ToString(prefix->date) == *note_.date;
    }
    if ((field.key == "authors" || field.key == "author" || field.key == "저자") &&
        note_.authors.empty()) {
      if (field.is_list) {
        note_.authors = field.values;
      } else {
        note_.authors = internal::AuthorsOf(Concat("(", field.values[0], ")"), true);
        if (note_.authors.empty()) note_.authors = {field.values[0]};
      }
      note_.authors_line = line;
      note_.authors_span = SpanOf(field);
      return true;
    }
    if (field.key == "tags" || field.key == "tag" || field.key == "keywords" ||
        field.key == "태그") {
      for (const std::string& value : field.values) AddTags(field, value, tags);
      return true;
    }
    return false;
  }

  using TwoFields = std::pair<const FrontMatterField*, const FrontMatterField*>;

  // The fields that give the title in Korean and in English, where it has one of each.
  static std::optional<TwoFields> TitleInBoth(const FrontMatter& front) {
    TwoFields found = {nullptr, nullptr};
    for (const FrontMatterField& field : front.fields) {
      if (!IsTitleKey(field.key) || field.is_list || field.values.empty()) continue;
      if (field.lines.size() != 1) continue;
      const ScriptCounts counts = CountScripts(field.values[0]);
      const FrontMatterField** const side = counts.hangul > 0  ? &found.first
                                            : counts.latin > 0 ? &found.second
                                                               : nullptr;
      if (side == nullptr) continue;
      if (*side != nullptr) return std::nullopt;
      *side = &field;
    }
    if (found.first == nullptr || found.second == nullptr) return std::nullopt;
    return found;
  }

  // Where the value of the field stands; all of the line where the value is written otherwise.
  internal::SourceLine ValueOf(const FrontMatterField& field) const {
    internal::SourceLine line = field.lines[0];
    const size_t at = line.span.In(source_.text).rfind(field.values[0]);
    if (at != std::string_view::npos) {
      line.span.begin += at;
      line.span.end = line.span.begin + field.values[0].size();
    }
    return line;
  }

  // A title and its rendering are the first paragraphs of their sides.
  void AddTitles(const FrontMatterField& korean, const FrontMatterField& english) {
    ReplaceTitle({korean.values[0], korean.lines[0].number, SpanOf(korean)});
    // Whoever renders the title renders the text.
    if (note_.english.empty()) note_.english = std::exchange(note_.leading_english, {});
    const auto add = [&](const FrontMatterField& field, std::vector<Paragraph>* side) {
      if (!side->empty() && side->front().text == field.values[0]) return;
      const internal::SourceLine line = ValueOf(field);
      MappedText text = internal::JoinLines(source_, {line});
      side->insert(side->begin(), {std::move(text.text), std::move(text.map), line.number});
    };
    add(korean, &note_.korean);
    add(english, &note_.english);
    first_line_ = std::min({first_line_, korean.lines[0].number, english.lines[0].number});
  }

  // The text's own first heading says the same as a rule; where it does not, it stays a part.
  void ReplaceTitle(PlacedText title) {
    if (note_.title && note_.title->text != title.text) note_.other.push_back(*note_.title);
    note_.title = std::move(title);
  }

  void AddTags(const FrontMatterField& field, std::string_view value,
               std::vector<PlacedText>* tags) {
    const char separator = value.find(',') != std::string_view::npos ? ',' : ' ';
    const std::vector<std::string_view> pieces =
        field.is_list ? std::vector<std::string_view>{value} : Split(value, separator);
    for (std::string_view tag : pieces) {
      tag = StripWhitespace(tag);
      if (!tag.empty() && tag[0] == '#') tag.remove_prefix(1);
      if (!tag.empty()) tags->push_back({std::string(tag), field.lines[0].number, SpanOf(field)});
    }
  }

  bool ApplyLink(const FrontMatterField& field, std::vector<PlacedText>* links) {
    bool any = false;
    for (const std::string& value : field.values) {
      const std::vector<Span> found = internal::FindLinks(value);
      if (found.size() != 1 || found[0].size() != value.size()) return false;
      any = true;
    }
    for (const std::string& value : field.values) {
      links->push_back({value, field.lines[0].number, SpanOf(field)});
    }
    return any;
  }

  static void Prepend(std::vector<PlacedText> front, std::vector<PlacedText>* all) {
    for (PlacedText& text : *all) {
      const bool known = std::any_of(front.begin(), front.end(), [&](const PlacedText& other) {
        return other.text == text.text;
      });
      if (!known) front.push_back(std::move(text));
    }
    *all = std::move(front);
  }

  const MappedText& source_;
  Note& note_;
  size_t others_ = 0;
  size_t first_line_ = kNoLine;
};

// A heading over several entries ("# 4월") is part of none of them.
bool IsChapterHeading(const Note& note, const std::vector<NotePiece>& pieces, const Entry& entry) {
  return note.title && entry.title && pieces[*entry.title].IsHeading() && note.authors.empty() &&
         !note.abstract && note.korean.empty() && note.english.empty() &&
         note.leading_english.empty() && note.tags.empty() && note.links.empty();
}

std::string WhyEmpty(const NoteFile& file, bool has_text) {
  if (!has_text) return "the file is empty";
  return file.stray.empty() ? "it holds days and markers, but no text"
                            : "it holds only code, comments or markup";
}

// Builds the notes of a file, and finds a place for what is beside them.
class FileBuilder {
 public:
  FileBuilder(const MappedText& source, const std::vector<NotePiece>& pieces)
      : source_(source), pieces_(pieces) {}

  void Build(const std::vector<Entry>& entries, const std::optional<FrontMatter>& front,
             NoteFile* file) {
    for (size_t i = 0; i < entries.size(); ++i) {
      Note note = internal::BuildNote(source_, pieces_, entries[i]);
      const bool heading_only = IsChapterHeading(note, pieces_, entries[i]);
      if (heading_only && i + 1 < entries.size()) {
        waiting_.push_back(*note.title);
        Append(std::move(note.other), &waiting_);
      } else if (internal::HoldsAnything(note)) {
        note.other.insert(note.other.begin(), std::make_move_iterator(waiting_.begin()),
                          std::make_move_iterator(waiting_.end()));
        waiting_.clear();
        file->notes.push_back(std::move(note));
      } else if (!file->notes.empty()) {
        Append(std::move(note.other), &file->notes.back().other);
      } else {
        Append(std::move(note.other), &waiting_);
      }
    }
    if (front) ApplyFrontMatter(*front, file);
    if (file->notes.empty()) {
      file->stray = std::move(waiting_);
    } else {
      Append(std::move(waiting_), &file->notes.back().other);
    }
    for (size_t i = 0; i < file->notes.size(); ++i) {
      Note& note = file->notes[i];
      note.file = file->path;
      note.id = Concat(file->path, "#", i + 1);
    }
  }

 private:
  static void Append(std::vector<PlacedText> more, std::vector<PlacedText>* all) {
    std::move(more.begin(), more.end(), std::back_inserter(*all));
  }

  void ApplyFrontMatter(const FrontMatter& front, NoteFile* file) {
    // Front matter without a text below is a note of its own.
    Note alone;
    Note* const note = file->notes.empty() ? &alone : &file->notes.front();
    if (const auto date = DateOfFrontMatter(front); date && !note->date)
      note->date = ToString(*date);
    FrontMatterApplier(source_, note).Apply(front);
    if (note != &alone) return;
    if (internal::HoldsAnything(alone)) {
      file->notes.push_back(std::move(alone));
    } else {
      Append(std::move(alone.other), &waiting_);
    }
  }

  const MappedText& source_;
  const std::vector<NotePiece>& pieces_;
  std::vector<PlacedText> waiting_;  // text that no note was found for yet
};

}  // namespace

absl::StatusOr<NoteFile> NoteReader::Read(std::string_view path, std::string_view bytes) const {
  if (bytes.size() > options_.max_file_bytes) {
    return TooLargeError({std::string(path), 0, 0},
                         Concat("larger than the ", options_.max_file_bytes >> 20,
                                " MiB that a file of notes may have; split the file"));
  }
  MALMOI_ASSIGN_OR_RETURN(DecodedText decoded, DecodeText(bytes, path));
  // Marks speak to `malmoi check`, not to the reader: a line of nothing else is not even blank.
  const std::vector<IgnoreMark> marks = FindIgnoreMarks(decoded.mapped.text);
  if (!marks.empty()) BlankIgnoreMarks(&decoded.mapped.text);
  const MappedText& source = decoded.mapped;
  MALMOI_ASSIGN_OR_RETURN(
      std::vector<internal::SourceLine> lines,
      internal::SplitLines(source.text, path, {options_.max_lines, options_.max_line_bytes}));

  if (!marks.empty()) {
    std::set<size_t> left_out;
    for (const IgnoreMark& mark : marks) {
      if (mark.alone) left_out.insert(mark.line);
    }
    std::erase_if(lines,
                  [&](const internal::SourceLine& line) { return left_out.contains(line.number); });
  }

  const bool plain = HasExtension(path, {".txt", ".text"});
  std::optional<FrontMatter> front;
  if (!plain) front = internal::ParseFrontMatter(source.text, lines);
  const size_t first = front ? front->end : 0;
  if (!plain && !front) {
    front = internal::ParseProperties(source.text, lines);
    if (front) {
      lines.erase(lines.begin() + static_cast<ptrdiff_t>(front->begin),
                  lines.begin() + static_cast<ptrdiff_t>(front->end));
    }
  }
  const std::vector<internal::Block> blocks =
      plain ? internal::ScanPlain(source.text, lines, first)
            : internal::ScanMarkdown(source.text, lines, first);
  std::optional<Date> date = front ? DateOfFrontMatter(*front) : std::nullopt;
  if (!date) date = DateInPath(path);
  const int year = date ? date->year : YearInPath(path);
  std::vector<NotePiece> pieces = internal::MakePieces(
      source.text, blocks, {plain, year, internal::IsForm(source.text, lines)});
  internal::DropFalseLabels(pieces);

  NoteFile file;
  file.path = std::string(path);
  file.encoding = decoded.encoding;
  FileBuilder(source, pieces).Build(internal::FindEntries(pieces, {plain, date}), front, &file);
  if (file.notes.empty()) {
    const bool has_text = std::any_of(lines.begin(), lines.end(),
                                      [](const auto& line) { return !line.span.empty(); });
    file.why_empty = WhyEmpty(file, has_text);
  }
  return file;
}

bool IsNoteFileName(std::string_view path) {
  return HasExtension(path, {".md", ".markdown", ".txt", ".text"});
}

}  // namespace malmoi
