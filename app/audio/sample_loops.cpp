#include "audio/sample_loops.hpp"

#include <algorithm>
#include <cmath>

#include "audio/wide.hpp"

namespace lw::audio {
namespace {

using wide::I8;
using wide::isSupported;
using wide::kLanes;
using wide::load;
using wide::store;
using wide::V8;
using S8 [[gnu::vector_size(16)]] = std::int16_t;

LW_INLINE void addScaledBody(const float* source, float gain, float* out, std::size_t frames) {
  V8 sum, more;
  std::size_t i = 0;
  for (; i + wide::kLanes <= 2 * frames; i += wide::kLanes) {
    load(sum, out + i);
    load(more, source + i);
    sum += more * gain;
    store(out + i, sum);
  }
  for (; i < 2 * frames; ++i) out[i] += source[i] * gain;
}

LW_INLINE void addShapedBody(const float* source, const float* gains, float* out, std::size_t frames) {
  V8 sum, more;
  std::size_t i = 0;
  for (; i + wide::kLanes / 2 <= frames; i += wide::kLanes / 2) {
    const float* const g = gains + i;
    const V8 both{g[0], g[0], g[1], g[1], g[2], g[2], g[3], g[3]};
    load(sum, out + 2 * i);
    load(more, source + 2 * i);
    sum += more * both;
    store(out + 2 * i, sum);
  }
  for (; i < frames; ++i) {
    out[2 * i] += source[2 * i] * gains[i];
    out[2 * i + 1] += source[2 * i + 1] * gains[i];
  }
}

LW_INLINE StepLook lookBody(std::span<const float> samples) {
  V8 high{}, low{}, sum{}, x;
  std::size_t i = 0;
  for (; i + wide::kLanes <= samples.size(); i += wide::kLanes) {
    load(x, samples.data() + i);
    high = x > high ? x : high;
    low = x < low ? x : low;
    sum += x;
  }
  StepLook look;
  for (std::size_t lane = 0; lane < wide::kLanes; ++lane) {
    look.most = std::max({look.most, high[lane], -low[lane]});
    (lane % 2 == 0 ? look.left : look.right) += sum[lane];
  }
  for (; i + 2 <= samples.size(); i += 2) {
    look.most = std::max({look.most, std::fabs(samples[i]), std::fabs(samples[i + 1])});
    look.left += samples[i];
    look.right += samples[i + 1];
  }
  const auto frames = static_cast<float>(std::max<std::size_t>(samples.size() / 2, 1));
  look.left /= frames;
  look.right /= frames;
  return look;
}

LW_INLINE void toInt16Body(const float* samples, std::uint8_t* to, std::size_t count) {
  constexpr float kHighest = 32767, kLowest = -32768;
  /// The sum with this holds whole numbers in its lowest bits, rounded to the nearest.
  constexpr float kRoundBy = 12582912.0F;
  V8 value;
  std::size_t i = 0;
  for (; i + wide::kLanes <= count; i += wide::kLanes) {
    load(value, samples + i);
    value *= 32768.0F;
    value = value < kHighest ? value : V8{} + kHighest;
    value = value > kLowest ? value : V8{} + kLowest;
    const S8 eight = __builtin_convertvector(__builtin_bit_cast(I8, value + kRoundBy), S8);
    std::memcpy(to + 2 * i, &eight, sizeof eight);
  }
  for (; i < count; ++i) {
    const float one = samples[i] * 32768.0F;
    const float held = one < kHighest ? (one > kLowest ? one : kLowest) : kHighest;
    const auto whole = static_cast<std::int16_t>(__builtin_bit_cast(std::int32_t, held + kRoundBy));
    std::memcpy(to + 2 * i, &whole, sizeof whole);
  }
}

struct Base {
  static void addScaled(const float* source, float gain, float* out, std::size_t frames) {
    addScaledBody(source, gain, out, frames);
  }
  static void addShaped(const float* source, const float* gains, float* out, std::size_t frames) {
    addShapedBody(source, gains, out, frames);
  }
  static StepLook lookAt(std::span<const float> samples) { return lookBody(samples); }
  static void toInt16(const float* samples, std::uint8_t* to, std::size_t count) {
    toInt16Body(samples, to, count);
  }
};

struct Wide {
  LW_WIDE static void addScaled(const float* source, float gain, float* out, std::size_t frames) {
    addScaledBody(source, gain, out, frames);
  }
  LW_WIDE static void addShaped(const float* source, const float* gains, float* out, std::size_t frames) {
    addShapedBody(source, gains, out, frames);
  }
  LW_WIDE static StepLook lookAt(std::span<const float> samples) { return lookBody(samples); }
  LW_WIDE static void toInt16(const float* samples, std::uint8_t* to, std::size_t count) {
    toInt16Body(samples, to, count);
  }
};

template <class Loops>
SampleLoops loopsOf() {
  return {Loops::addScaled, Loops::addShaped, Loops::lookAt, Loops::toInt16};
}

}  // namespace

SampleLoops sampleLoops(bool wide) {
  return wide && isSupported() ? loopsOf<Wide>() : loopsOf<Base>();
}

}  // namespace lw::audio
