#include "workspace/models.h"

#include <utility>

#include "align/aligner_models.h"
#include "base/status.h"
#include "base/strings.h"
#include "text/srx.h"
#include "workspace/internal/text_hash.h"

namespace malmoi {
namespace {

constexpr size_t kMaxSegmentationBytes = size_t{16} << 20;
constexpr size_t kMaxAlignerModelBytes = size_t{256} << 20;

// Reads model files and takes a fingerprint of them on the way.
class ModelReader {
 public:
  ModelReader(const FileReader& files, std::string folder)
      : files_(files), folder_(std::move(folder)) {}

  absl::StatusOr<std::string> Read(const std::string& path, size_t max_bytes) {
    MALMOI_ASSIGN_OR_RETURN(std::string bytes, files_.Read(path, max_bytes));
    hash_.AddField(bytes);
    return bytes;
  }

  // Takes the fingerprint of a file that others read.
  absl::Status Note(const std::string& path) {
    MALMOI_ASSIGN_OR_RETURN(const SharedBytes shared, files_.Map(path, kMaxAlignerModelBytes));
    hash_.AddField(shared.bytes);
    return absl::OkStatus();
  }

  std::string PathOf(std::string_view name) const { return Concat(folder_, "/", name); }
  std::string Fingerprint() { return hash_.Digest(); }

 private:
  const FileReader& files_;
  std::string folder_;
  TextHash hash_;
};

}  // namespace

absl::StatusOr<Models> LoadModels(const FileReader& files, const ModelOptions& options,
                                  Problems* problems) {
  ModelReader reader(files, options.folder);
  const bool own_rules = !options.segmentation.empty();
  const std::string srx_path = own_rules ? options.segmentation : reader.PathOf("segmentation.srx");
  MALMOI_ASSIGN_OR_RETURN(const std::string srx_bytes,
                          reader.Read(srx_path, kMaxSegmentationBytes));
  MALMOI_ASSIGN_OR_RETURN(const Srx srx, ReadSrx(srx_bytes, srx_path, problems));
  MALMOI_ASSIGN_OR_RETURN(
      SentenceSplitter splitter,
      SentenceSplitter::Create(
          srx, own_rules ? SentenceSplitter::Base::kNone : SentenceSplitter::Base::kIcu, problems));

  MALMOI_ASSIGN_OR_RETURN(const std::string words,
                          reader.Read(reader.PathOf("words.tsv"), WordList::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(std::unique_ptr<const WordTokenizer> tokenizer,
                          WordTokenizer::Parse(words, reader.PathOf("words.tsv")));
  MALMOI_ASSIGN_OR_RETURN(const std::string uses,
                          reader.Read(reader.PathOf("word_uses.tsv"), WordProfile::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(WordProfile profile,
                          WordProfile::Parse(uses, reader.PathOf("word_uses.tsv")));
  const auto read_table = [&reader](std::string_view name) -> absl::StatusOr<TranslationTable> {
    const std::string path = reader.PathOf(name);
    MALMOI_ASSIGN_OR_RETURN(const std::string bytes,
                            reader.Read(path, TranslationTable::kMaxFileBytes));
    return TranslationTable::Parse(bytes, path);
  };
  MALMOI_ASSIGN_OR_RETURN(TranslationTable lexicon, read_table("lexicon.bin"));
  MALMOI_ASSIGN_OR_RETURN(TranslationTable beginnings, read_table("beginnings.bin"));
  MALMOI_ASSIGN_OR_RETURN(const std::string sound_table,
                          reader.Read(reader.PathOf("sounds.tsv"), SoundModel::kMaxFileBytes));
  MALMOI_ASSIGN_OR_RETURN(SoundModel sounds,
                          SoundModel::Parse(sound_table, reader.PathOf("sounds.tsv")));
  const AlignerModelPaths paths = AlignerModelPaths::In(options.folder);
  for (const std::string& path : {paths.tokenizer, paths.vectors, paths.weights}) {
    MALMOI_RETURN_IF_ERROR(reader.Note(path));
  }
  MALMOI_ASSIGN_OR_RETURN(SentenceAligner aligner, LoadSentenceAligner(files, paths));
  return Models{std::move(splitter), std::move(aligner),  std::move(tokenizer),
                std::move(profile),  std::move(lexicon),  std::move(beginnings),
                std::move(sounds),   reader.Fingerprint()};
}

}  // namespace malmoi
