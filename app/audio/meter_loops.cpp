#include <cmath>

#include "audio/k_weighting.hpp"
#include "audio/wide.hpp"

namespace lw::audio {
namespace {

using wide::I8;
using wide::isSupported;
using wide::kLanes;
using wide::load;
using wide::store;
using wide::V8;

/// largest = max(largest, |values|)
LW_INLINE void raise(V8& largest, const V8& values) {
  const V8 magnitude = __builtin_bit_cast(V8, __builtin_bit_cast(I8, values) & 0x7fffffff);
  largest = magnitude > largest ? magnitude : largest;
}
LW_INLINE float largestOf(const V8& vector) {
  float largest = 0;
  for (std::size_t lane = 0; lane < wide::kLanes; ++lane)
    largest = vector[lane] > largest ? vector[lane] : largest;
  return largest;
}

LW_INLINE void denseBody(const KWeighting& filter, const float* x, float* first, float* second, float* out,
                         std::size_t frames) {
  V8 now, before, earlier;
  for (std::size_t i = 0; i < 2 * frames; i += wide::kLanes) {
    load(now, x + i);
    load(before, x + i - 2);
    load(earlier, x + i - 4);
    const V8 difference = now - before;
    store(first + i, difference);
    store(second + i, difference - (before - earlier));
  }
  for (std::size_t i = 0; i < 2 * frames; i += wide::kLanes) {
    V8 sum, tap;
    load(sum, second + i);
    for (std::size_t k = 1; k < 12; ++k) {
      load(tap, second + i - 2 * k);
      sum += filter.dense[k] * tap;
    }
    store(out + i, sum);
  }
}

LW_INLINE void recursiveBody(const KWeighting& filter, const float* in, float* out, std::size_t frames,
                             float* state) {
  V8 shelf4, shelf8, first, second;
  load(shelf4, state);
  load(shelf8, state + wide::kLanes);
  load(first, state + 2 * wide::kLanes);
  load(second, state + 3 * wide::kLanes);
  for (std::size_t i = 0; i < 2 * frames; i += wide::kLanes) {
    V8 sum, tap;
    load(sum, in + i);
    for (std::size_t k = 1; k < 4; ++k) {
      load(tap, in + i - 2 * k);
      sum += filter.smooth[k] * tap;
    }
    sum = sum + filter.shelf8 * shelf8 + filter.shelf4 * shelf4;
    shelf8 = shelf4;
    shelf4 = sum;
    first = sum + filter.pole4 * first;
    second = first + filter.pole4 * second;
    store(out + i, second);
  }
  store(state, shelf4);
  store(state + wide::kLanes, shelf8);
  store(state + 2 * wide::kLanes, first);
  store(state + 3 * wide::kLanes, second);
}

LW_INLINE double powerBody(const float* values, std::size_t frames) {
  V8 sums{}, value;
  std::size_t i = 0;
  for (; i + wide::kLanes <= 2 * frames; i += wide::kLanes) {
    load(value, values + i);
    sums += value * value;
  }
  double sum = 0;
  for (std::size_t lane = 0; lane < wide::kLanes; ++lane) sum += static_cast<double>(sums[lane]);
  for (; i < 2 * frames; ++i) sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
  return sum;
}

LW_INLINE float peakBody(const float* values, std::size_t frames) {
  V8 largest{}, value;
  std::size_t i = 0;
  for (; i + wide::kLanes <= 2 * frames; i += wide::kLanes) {
    load(value, values + i);
    raise(largest, value);
  }
  float result = largestOf(largest);
  for (; i < 2 * frames; ++i) result = std::fabs(values[i]) > result ? std::fabs(values[i]) : result;
  return result;
}

/// Of four frames on; sums and differences of the samples that lie alike on both sides of the middle.
LW_INLINE void quartersOfFour(const PeakInterpolation& phases, const float* x, V8& largest) {
  V8 early, late, half{}, even{}, odd{};
  for (std::size_t k = 0; k < 6; ++k) {
    load(early, x - 22 + 2 * k);
    load(late, x - 2 * k);
    const V8 sum = early + late, difference = early - late;
    half += phases.half[k] * sum;
    even += phases.even[k] * sum;
    odd += phases.odd[k] * difference;
  }
  raise(largest, half);
  raise(largest, even + odd);
  raise(largest, even - odd);
}

LW_INLINE void halvesOfFour(const PeakInterpolation& phases, const float* x, V8& largest) {
  V8 early, late, half{};
  for (std::size_t k = 0; k < 12; ++k) {
    load(early, x - 46 + 2 * k);
    load(late, x - 2 * k);
    half += phases.half[k] * (early + late);
  }
  raise(largest, half);
}

LW_INLINE float betweenBody(const PeakInterpolation& phases, const float* x, std::size_t frames) {
  V8 largest{};
  const auto four = [&](const float* at) __attribute__((always_inline)) {
    if (phases.factor == 4)
      quartersOfFour(phases, at, largest);
    else
      halvesOfFour(phases, at, largest);
  };
  // The last four may begin with some that were looked at before: a maximum does not mind.
  for (std::size_t i = 0; i + 4 <= frames; i += 4) four(x + 2 * i);
  if (frames % 4 != 0) four(x + 2 * frames - wide::kLanes);
  return largestOf(largest);
}

struct MeterBase {
  static void dense(const KWeighting& filter, const float* x, float* first, float* second, float* out,
                    std::size_t frames) {
    denseBody(filter, x, first, second, out, frames);
  }
  static void recursive(const KWeighting& filter, const float* in, float* out, std::size_t frames,
                        float* state) {
    recursiveBody(filter, in, out, frames, state);
  }
  static double power(const float* values, std::size_t frames) { return powerBody(values, frames); }
  static float peak(const float* values, std::size_t frames) { return peakBody(values, frames); }
  static float between(const PeakInterpolation& phases, const float* x, std::size_t frames) {
    return betweenBody(phases, x, frames);
  }
};

struct MeterWide {
  LW_WIDE static void dense(const KWeighting& filter, const float* x, float* first, float* second, float* out,
                            std::size_t frames) {
    denseBody(filter, x, first, second, out, frames);
  }
  LW_WIDE static void recursive(const KWeighting& filter, const float* in, float* out, std::size_t frames,
                                float* state) {
    recursiveBody(filter, in, out, frames, state);
  }
  LW_WIDE static double power(const float* values, std::size_t frames) { return powerBody(values, frames); }
  LW_WIDE static float peak(const float* values, std::size_t frames) { return peakBody(values, frames); }
  LW_WIDE static float between(const PeakInterpolation& phases, const float* x, std::size_t frames) {
    return betweenBody(phases, x, frames);
  }
};

template <class Loops>
MeterLoops meterLoopsOf() {
  return {Loops::dense, Loops::recursive, Loops::power, Loops::peak, Loops::between};
}

}  // namespace

MeterLoops meterLoops(bool wide) {
  return wide && isSupported() ? meterLoopsOf<MeterWide>() : meterLoopsOf<MeterBase>();
}

}  // namespace lw::audio
