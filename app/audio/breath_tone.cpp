#include "audio/breath_tone.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/shape.hpp"

namespace lw::audio {
namespace {

constexpr std::size_t kChunk = 2048;
/// Chosen so that steady breathing measures -34 LUFS (a test holds it there).
constexpr float kLevel = 0.0285F;

/// How a stroke's sound moves from its begin to its end.
struct Character {
  double fromHz, toHz;
  double swell;            ///< part of the stroke before the loudest moment
  float openFrom, openTo;  ///< brightness of tone and noise, 0 to 1
};
constexpr Character kIn{200, 300, 0.62, 0.1F, 1.0F};
constexpr Character kOut{300, 180, 0.30, 0.7F, 0.0F};

/// Noise without a memory: the same number for the same place, always (an integer hash by multiply and
/// shift).
float hashNoise(std::uint32_t index, std::uint32_t seed) {
  std::uint32_t x = index * 0x9E3779B1U + seed;
  x = (x ^ (x >> 16)) * 0x7FEB352DU;
  x = (x ^ (x >> 15)) * 0x846CA68BU;
  return static_cast<float>(static_cast<std::int32_t>(x ^ (x >> 16))) * 0x1p-31F;
}

/// Hash noise at every `step`-th frame with smooth paths between: a low-pass that can start anywhere.
float smoothNoise(std::int64_t frame, std::int64_t step, std::uint32_t seed) {
  const auto cell = frame / step;
  const auto t = static_cast<float>(frame - cell * step) / static_cast<float>(step);
  const float a = hashNoise(static_cast<std::uint32_t>(cell), seed);
  const float b = hashNoise(static_cast<std::uint32_t>(cell + 1), seed);
  return a + (b - a) * t * t * (3 - 2 * t);
}

/// sin(2 pi cycles) within 2e-4, by a parabola bent towards the sine; harmonics that it adds lie 70 dB below.
float softSine(double cycles) {
  const auto x = static_cast<float>(cycles - std::floor(cycles)) * 2 - 1;  // -1 to 1
  const float parabola = -4 * x * (1 - std::fabs(x));
  return 0.775160F * parabola + 0.224840F * parabola * std::fabs(parabola);
}

double envelope(double t, double swell) {
  const double turn = t < swell ? t / swell : (1 - t) / (1 - swell);
  return core::raisedCosine(turn);
}

void addStroke(const BreathStroke& stroke, std::int64_t from, std::int64_t to, std::int64_t begin,
               float* out) {
  const auto& sound = stroke.in ? kIn : kOut;
  const auto length = static_cast<double>(stroke.length.count());
  const auto seed = stroke.in ? 0x51ED27U : 0xB5297AU;
  for (auto frame = from; frame < to; ++frame) {
    const auto local = frame - stroke.at.count();
    const double t = static_cast<double>(local) / length;
    const double seconds = static_cast<double>(local) / core::kFrameRate;
    const double cycles = seconds * (sound.fromHz + (sound.toHz - sound.fromHz) * t / 2);
    const float open = sound.openFrom + (sound.openTo - sound.openFrom) * static_cast<float>(t);
    const float tone = softSine(cycles) + (0.08F + 0.22F * open) * softSine(2 * cycles) +
                       0.08F * open * softSine(3 * cycles);
    const float shared =
        0.5F * smoothNoise(frame, 48, seed) + open * 0.35F * smoothNoise(frame, 13, seed + 1);
    const float left = shared + 0.4F * smoothNoise(frame, 29, seed + 2) * open;
    const float right = shared + 0.4F * smoothNoise(frame, 29, seed + 3) * open;
    const float level = kLevel * static_cast<float>(envelope(t, sound.swell));
    float* const pair = out + 2 * (frame - begin);
    pair[0] += level * (tone + 0.8F * left);
    pair[1] += level * (tone + 0.8F * right);
  }
}

}  // namespace

void addBreath(const BreathSpec& spec, core::Frames begin, float* out, std::size_t frames) {
  const auto end = begin.count() + static_cast<std::int64_t>(frames);
  for (const auto& stroke : spec.strokes) {
    const auto from = std::max(begin.count(), stroke.at.count());
    const auto to = std::min(end, (stroke.at + stroke.length).count());
    if (from < to) addStroke(stroke, from, to, begin.count(), out);
  }
}

core::Frames breathLength(const BreathSpec& spec) {
  core::Frames end{};
  for (const auto& stroke : spec.strokes) end = std::max(end, stroke.at + stroke.length);
  return end;
}

BreathReader::BreathReader(BreathSpec spec) : spec_(std::move(spec)), end_(breathLength(spec_)) {}

SourceReader::Chunk BreathReader::next() {
  const auto frames = std::min<std::int64_t>(kChunk, (end_ - position_).count());
  chunk_.assign(2 * static_cast<std::size_t>(std::max<std::int64_t>(frames, 0)), 0.0F);
  if (frames <= 0) return {};
  addBreath(spec_, position_, chunk_.data(), static_cast<std::size_t>(frames));
  position_ += core::Frames{frames};
  return {chunk_, false};
}

}  // namespace lw::audio
