#include "workspace/internal/knowledge_files.h"

#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "base/byte_source.h"
#include "exchange/glossary_file.h"
#include "exchange/tmx.h"

namespace malmoi::internal {
namespace {

constexpr std::string_view kSqliteMagic = "SQLite format 3";

void Append(Problems more, Problems* problems) {
  problems->insert(problems->end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
}

}  // namespace

absl::StatusOr<std::vector<ConceptEntry>> ReadConcepts(const FileReader& files,
                                                       const std::string& path,
                                                       Problems* problems) {
  MALMOI_ASSIGN_OR_RETURN(const std::unique_ptr<std::istream> stream, files.Open(path));
  MALMOI_ASSIGN_OR_RETURN(GlossaryFile file, ReadGlossaryFile(*stream, path, {}));
  Append(std::move(file.problems), problems);
  return std::move(file.concepts);
}

absl::StatusOr<std::vector<TranslationUnit>> ReadMemoryFile(const FileReader& files,
                                                            const std::string& path,
                                                            Problems* problems) {
  std::vector<TranslationUnit> units;
  MALMOI_ASSIGN_OR_RETURN(const std::unique_ptr<std::istream> stream, files.Open(path));
  MALMOI_ASSIGN_OR_RETURN(TmxReadResult read, ReadTmx(Gunzipped(StreamSource(*stream, path), path),
                                                      path, {}, [&units](TranslationUnit unit) {
                                                        units.push_back(std::move(unit));
                                                        return absl::OkStatus();
                                                      }));
  Append(std::move(read.problems), problems);
  return units;
}

absl::StatusOr<bool> IsStore(const FileReader& files, const std::string& path) {
  MALMOI_ASSIGN_OR_RETURN(const std::unique_ptr<std::istream> stream, files.Open(path));
  char buffer[kSqliteMagic.size()] = {};
  stream->read(buffer, sizeof(buffer));
  return std::string_view(buffer, static_cast<size_t>(stream->gcount())) == kSqliteMagic;
}

}  // namespace malmoi::internal
