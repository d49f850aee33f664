#include "platform/tone.hpp"

namespace lw::platform {

void LoopingTone::give(const float* samples, std::size_t frames) noexcept {
  samples_ = samples;
  frames_ = frames;
}

void LoopingTone::mix(float* out, std::size_t frames) noexcept {
  const int target = wanted_.load(std::memory_order_relaxed) ? kRamp : 0;
  if (frames_ == 0 || (step_ == 0 && target == 0)) return;
  if (step_ == 0) at_ = 0;
  std::int64_t heard = 0;
  for (std::size_t i = 0; i < frames; ++i) {
    step_ += (step_ < target) - (step_ > target);
    const float u = static_cast<float>(step_) / kRamp;
    const float gain = u * u * (3 - 2 * u);  // no corner at either end
    out[2 * i] += samples_[2 * at_] * gain;
    out[2 * i + 1] += samples_[2 * at_ + 1] * gain;
    at_ = at_ + 1 == frames_ ? 0 : at_ + 1;
    heard += step_ > 0 ? 1 : 0;
  }
  played_.fetch_add(heard, std::memory_order_relaxed);
}

}  // namespace lw::platform
