#include "align/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "align/internal/multiversion.h"
#include "align/lexical_key.h"
#include "text/word_tokenizer.h"

namespace malmoi {
namespace {

constexpr float kSteps = 127;

MALMOI_MULTIVERSION
int32_t Dot(const int8_t* a, const int8_t* b, size_t size) {
  int32_t sum = 0;
  for (size_t i = 0; i < size; ++i) sum += int32_t{a[i]} * int32_t{b[i]};
  return sum;
}

}  // namespace

WordVectors::Direction WordVectors::Of(const Token& token) const {
  if (!IsContentToken(token)) return {};
  std::vector<float> sum(vectors_.dimension());
  vectors_.AddTo(tokenizer_->EncodeIds(WithoutVerbEnding(token)), sum);
  const float length = std::sqrt(std::inner_product(sum.begin(), sum.end(), sum.begin(), 0.0F));
  if (!(length > 0)) return {};
  Direction direction(sum.size());
  std::ranges::transform(sum, direction.begin(), [length](float value) {
    return static_cast<int8_t>(std::nearbyint(value / length * kSteps));
  });
  return direction;
}

float WordVectors::Likeness(const Direction& a, const Direction& b) {
  if (a.empty() || b.empty()) return 0;
  return static_cast<float>(Dot(a.data(), b.data(), std::min(a.size(), b.size()))) /
         (kSteps * kSteps);
}

}  // namespace malmoi
