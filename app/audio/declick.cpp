#include "audio/declick.hpp"

#include <algorithm>
#include <cmath>

#include "core/shape.hpp"

namespace lw::audio {
namespace {

constexpr std::ptrdiff_t kBottom = 24, kSide = 240;  ///< frames: 0.5 ms to each side, 5 ms of slope
constexpr std::size_t kLongestStep = 96;             ///< frames of a step: 2 ms

float loudest(const std::vector<float>& samples, std::size_t frame) {
  return std::max(std::fabs(samples[2 * frame]), std::fabs(samples[2 * frame + 1]));
}

/// Gain so far from the middle of a dip to `least`: a raised cosine.
float dip(std::ptrdiff_t away, float least) {
  away = std::abs(away) - kBottom;
  if (away <= 0) return least;
  if (away >= kSide) return 1;
  const double part = static_cast<double>(away) / static_cast<double>(kSide);
  return least + (1 - least) * static_cast<float>(core::raisedCosine(part));
}

void scale(std::vector<float>& samples, std::ptrdiff_t frame, float gain) {
  samples[static_cast<std::size_t>(2 * frame)] *= gain;
  samples[static_cast<std::size_t>(2 * frame + 1)] *= gain;
}

}  // namespace

bool Declick::has(const std::vector<float>& step) const {
  std::size_t loud = 0;
  for (std::size_t i = 0; i < step.size() / 2; ++i) loud += loudest(step, i) > ceiling_ ? 1 : 0;
  return loud > 0 && loud <= kLongestStep;
}

void Declick::lower(std::vector<float>& step, std::vector<float>* before) {
  const auto frames = static_cast<std::ptrdiff_t>(step.size() / 2);
  const auto past = before == nullptr ? 0 : static_cast<std::ptrdiff_t>(before->size() / 2);
  for (std::ptrdiff_t middle = 0; middle < frames; ++middle) {
    const float peak = loudest(step, static_cast<std::size_t>(middle));
    if (peak <= ceiling_) continue;
    const float least = ceiling_ / peak;
    const auto reach = kBottom + kSide;
    for (auto i = std::max(middle - reach, -past); i < std::min(middle + reach, frames); ++i) {
      if (i < 0)
        scale(*before, past + i, dip(i - middle, least));
      else
        scale(step, i, dip(i - middle, least));
    }
    if (middle + reach <= frames) continue;
    rest_.resize(std::max(rest_.size(), static_cast<std::size_t>(middle + reach - frames)), 1.0F);
    for (auto i = frames; i < middle + reach; ++i)
      rest_[static_cast<std::size_t>(i - frames)] *= dip(i - middle, least);
  }
}

void Declick::finish(std::vector<float>& next) {
  const auto count = std::min(rest_.size(), next.size() / 2);
  for (std::size_t i = 0; i < count; ++i) scale(next, static_cast<std::ptrdiff_t>(i), rest_[i]);
  rest_.clear();
}

}  // namespace lw::audio
