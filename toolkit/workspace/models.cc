#include "workspace/models.h"

#include <istream>
#include <memory>
#include <utility>
#include <vector>

#include "align/aligner_models.h"
#include "base/status.h"
#include "base/strings.h"
#include "text/srx.h"
#include "workspace/internal/text_hash.h"

namespace malmoi {
namespace {

constexpr size_t kMaxSegmentationBytes = size_t{16} << 20;

// Takes a fingerprint of all files that are read through it.
class FingerprintingReader : public FileReader {
 public:
  explicit FingerprintingReader(const FileReader& files) : files_(files) {}

  absl::StatusOr<std::string> Read(const std::string& path, size_t max_bytes) const override {
    absl::StatusOr<std::string> bytes = files_.Read(path, max_bytes);
    if (bytes.ok()) hash_.AddField(*bytes);
    return bytes;
  }
  absl::StatusOr<SharedBytes> Map(const std::string& path, size_t max_bytes) const override {
    absl::StatusOr<SharedBytes> shared = files_.Map(path, max_bytes);
    if (shared.ok()) hash_.AddField(shared->bytes);
    return shared;
  }
  absl::StatusOr<std::unique_ptr<std::istream>> Open(const std::string& path) const override {
    return files_.Open(path);
  }
  absl::StatusOr<std::vector<std::string>> List(const std::string& path) const override {
    return files_.List(path);
  }

  std::string Fingerprint() const { return hash_.Digest(); }

 private:
  const FileReader& files_;
  mutable TextHash hash_;  // loading is done by one thread
};

}  // namespace

absl::StatusOr<Models> LoadModels(const FileReader& files, const ModelOptions& options,
                                  Problems* problems) {
  const FingerprintingReader reader(files);
  const bool own_rules = !options.segmentation.empty();
  const std::string srx_path =
      own_rules ? options.segmentation : Concat(options.folder, "/segmentation.srx");
  MALMOI_ASSIGN_OR_RETURN(const std::string srx_bytes,
                          reader.Read(srx_path, kMaxSegmentationBytes));
  MALMOI_ASSIGN_OR_RETURN(const Srx srx, ReadSrx(srx_bytes, srx_path, problems));
  MALMOI_ASSIGN_OR_RETURN(
      SentenceSplitter splitter,
      SentenceSplitter::Create(
          srx, own_rules ? SentenceSplitter::Base::kNone : SentenceSplitter::Base::kIcu, problems));
  const AlignerModelPaths paths = AlignerModelPaths::In(options.folder);
  MALMOI_ASSIGN_OR_RETURN(const SharedModels shared, LoadSharedModels(reader, paths));
  MALMOI_ASSIGN_OR_RETURN(SentenceAligner aligner, LoadSentenceAligner(reader, paths, shared));
  MALMOI_ASSIGN_OR_RETURN(WordModels words, LoadWordModels(reader, options.folder, "", shared));
  MALMOI_ASSIGN_OR_RETURN(WordProfile profile, LoadWordProfile(reader, options.folder));
  return Models{std::move(splitter), std::move(aligner), std::move(words), std::move(profile),
                reader.Fingerprint()};
}

}  // namespace malmoi
