#include "align/aligner_weights.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/status.h"
#include "base/strings.h"

namespace malmoi {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormat = "malmoi-aligner-2";

std::string ShapeName(size_t source, size_t target) { return Concat(source, "-", target); }

// Short decimals: what is printed is what was read.
double Rounded(float value) { return std::round(static_cast<double>(value) * 1e5) / 1e5; }

float Number(const Json& value) { return value.is_number() ? value.get<float>() : NAN; }

// Reads bias, features and weights; an error is the reason, in words.
absl::StatusOr<BeadWeights> ParseBeadWeights(const Json& json) {
  const auto refused = [](std::string_view why) {
    return absl::InvalidArgumentError(std::string(why));
  };
  if (!json.is_object()) return refused("weights are missing");
  BeadWeights weights;
  const Json features = json.value("features", Json());
  if (!features.is_array()) return refused("no features");
  for (const Json& feature : features) {
    if (!feature.is_string()) return refused("a feature's name is not a string");
    weights.features.push_back(feature.get<std::string>());
  }
  const Json bias = json.value("bias", Json());
  if (!bias.is_object()) return refused("no bias");
  for (size_t m = 0; m < weights.bias.size(); ++m) {
    for (size_t n = 0; n < weights.bias.size(); ++n) {
      const auto found = bias.find(ShapeName(m, n));
      if (found == bias.end()) continue;
      weights.bias[m][n] = Number(*found);
      if (!std::isfinite(weights.bias[m][n])) return refused("a bias is not a number");
    }
  }
  const Json table = json.value("weights", Json());
  for (size_t kind = 0; kind < kBeadKinds; ++kind) {
    const std::string name(BeadKindName(static_cast<BeadKind>(kind)));
    const Json row = table.is_object() ? table.value(name, Json()) : Json();
    if (!row.is_array() || row.size() != weights.features.size()) {
      return refused(Concat("weights of \"", name, "\" are not one a feature"));
    }
    for (const Json& value : row) {
      weights.weights[kind].push_back(Number(value));
      if (!std::isfinite(weights.weights[kind].back())) return refused("a weight is not a number");
    }
  }
  return weights;
}

Json ToJson(const BeadWeights& weights) {
  Json json;
  json["features"] = weights.features;
  for (size_t m = 0; m < weights.bias.size(); ++m) {
    for (size_t n = 0; n < weights.bias.size(); ++n) {
      if (m + n > 0) json["bias"][ShapeName(m, n)] = Rounded(weights.bias[m][n]);
    }
  }
  for (size_t kind = 0; kind < kBeadKinds; ++kind) {
    Json row = Json::array();
    for (const float value : weights.weights[kind]) row.push_back(Rounded(value));
    json["weights"][std::string(BeadKindName(static_cast<BeadKind>(kind)))] = std::move(row);
  }
  return json;
}

}  // namespace

BeadKind KindOfBead(size_t source_size, size_t target_size) {
  if (source_size == 0 || target_size == 0) return BeadKind::kLone;
  if (source_size == 1 && target_size == 1) return BeadKind::kPair;
  return source_size == 1 || target_size == 1 ? BeadKind::kMerge : BeadKind::kBlock;
}

std::string_view BeadKindName(BeadKind kind) {
  constexpr std::string_view kNames[] = {"lone", "pair", "merge", "block"};
  return kNames[static_cast<size_t>(kind)];
}

absl::StatusOr<AlignerWeights> ParseAlignerWeights(std::string_view json, std::string_view file) {
  const auto refused = [&](std::string_view why) {
    return InvalidInputError({std::string(file), 0, 0},
                             Concat(why, "; expected weights of format ", kFormat,
                                    ", made by `malmoi train aligner` of this version"));
  };
  const Json parsed = Json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!parsed.is_object()) return refused("not a JSON object");
  if (parsed.value("format", Json()) != kFormat) return refused("unknown format");
  AlignerWeights weights;
  for (const auto& [name, part] : {std::pair{"glance", &weights.glance}, {"look", &weights.look}}) {
    auto read = ParseBeadWeights(parsed.value(name, Json()));
    if (!read.ok())
      return refused(Concat("\"", name, "\": ", std::string(read.status().message())));
    *part = *std::move(read);
  }
  if (weights.look.features.empty()) return refused("no features");
  const Json calibration = parsed.value("calibration", Json());
  if (!calibration.is_object()) return refused("no calibration");
  weights.calibration_slope = Number(calibration.value("slope", Json()));
  weights.calibration_offset = Number(calibration.value("offset", Json()));
  if (!std::isfinite(weights.calibration_slope) || !std::isfinite(weights.calibration_offset)) {
    return refused("calibration lacks slope or offset");
  }
  return weights;
}

std::string FormatAlignerWeights(const AlignerWeights& weights) {
  Json json;
  json["format"] = kFormat;
  json["glance"] = ToJson(weights.glance);
  json["look"] = ToJson(weights.look);
  json["calibration"]["slope"] = Rounded(static_cast<float>(weights.calibration_slope));
  json["calibration"]["offset"] = Rounded(static_cast<float>(weights.calibration_offset));
  return json.dump(1) + "\n";
}

}  // namespace malmoi
