#include "audio/step_meter.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lw::audio {
namespace {

/// -0.691 dB: what a sine of 997 Hz in one side gets in front, so that it reads as its level.
constexpr double kScale = 0.8529037031;
/// The filter's state below it (-300 dB) is set to 0: it would shrink for ever, and slow the processor down.
constexpr float kNoPower = 1e-15F;

}  // namespace

/// The sum of the squares of what the filter makes of these frames, at most kBlock.
double StepMeter::weigh(const float* samples, std::size_t frames) {
  const auto begin = 2 * kBefore, padded = (frames + 3) / 4 * 4;
  std::copy_n(samples, 2 * frames, x_.begin() + begin);
  std::fill(x_.begin() + static_cast<std::ptrdiff_t>(begin + 2 * frames),
            x_.begin() + static_cast<std::ptrdiff_t>(begin + 2 * padded), 0.0F);
  loops_.dense(filter_, x_.data() + begin, first_.data() + begin, second_.data() + begin,
               dense_.data() + begin, padded);
  loops_.recursive(filter_, dense_.data() + begin, weighted_.data() + begin, padded, state_.data());
  for (auto& value : state_) value = std::fabs(value) < kNoPower ? 0.0F : value;
  for (auto* buffer : {&x_, &second_, &dense_})
    std::copy_n(buffer->begin() + static_cast<std::ptrdiff_t>(2 * padded), begin, buffer->begin());
  return loops_.power(weighted_.data() + begin, frames);
}

void StepMeter::restart() {
  for (auto* buffer : {&x_, &first_, &second_, &dense_, &weighted_}) buffer->fill(0);
  state_.fill(0);
}

double StepMeter::power(std::span<const float> samples) {
  const auto count = static_cast<double>(std::max<std::size_t>(samples.size() / 2, 1));
  double sum = 0;
  for (auto rest = samples; !rest.empty();) {
    const auto block = rest.first(std::min(rest.size(), 2 * kBlock));
    rest = rest.subspan(block.size());
    sum += weigh(block.data(), block.size() / 2);
  }
  return kScale * filter_.power * sum / count;
}

}  // namespace lw::audio
