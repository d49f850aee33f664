#include "audio/pcm_bytes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "audio/sample_loops.hpp"

namespace lw::audio {
namespace {

static_assert(std::endian::native == std::endian::little, "samples are written as they lie in memory");

constexpr std::size_t kFramesTogether = 256, kSamplesTogether = 4;
using Floats = float __attribute__((vector_size(16)));
using Ints = std::int32_t __attribute__((vector_size(16)));

Floats held(const float* samples, float scale) {
  Floats value;
  std::memcpy(&value, samples, sizeof value);
  value *= scale;
  const Floats highest = Floats{} + (scale - 1), lowest = Floats{} - scale;
  value = value < highest ? value : highest;
  return value > lowest ? value : lowest;
}

/// Takes kFramesTogether samples and stores `count` of them.
void store24(std::uint8_t* to, const float* samples, std::size_t count) {
  std::array<std::int32_t, kFramesTogether> values;
  for (std::size_t i = 0; i < kFramesTogether; i += kSamplesTogether) {
    const auto value = held(samples + i, 8388608);
    const auto four = __builtin_convertvector(value + (value < 0 ? Floats{} - 0.5F : Floats{} + 0.5F), Ints);
    std::memcpy(&values[i], &four, sizeof four);
  }
  // Four bytes each, of which the next takes back the last.
  for (std::size_t i = 0; i + 1 < count; ++i) std::memcpy(to + 3 * i, &values[i], 4);
  std::memcpy(to + 3 * (count - 1), &values[count - 1], 3);
}

}  // namespace

std::optional<PcmKind> pcmKind(std::string_view codec) {
  if (codec == "pcm_s16le") return PcmKind::int16;
  if (codec == "pcm_s24le") return PcmKind::int24;
  if (codec == "pcm_f32le") return PcmKind::float32;
  return std::nullopt;
}

std::size_t bytesOf(PcmKind kind) {
  return kind == PcmKind::int16 ? 2 : kind == PcmKind::int24 ? 3 : 4;
}

void appendPcm(std::vector<std::uint8_t>& bytes, const float* samples, std::size_t count, PcmKind kind) {
  const auto begin = bytes.size(), each = bytesOf(kind);
  bytes.resize(begin + count * each);
  auto* to = bytes.data() + begin;
  if (kind == PcmKind::float32 && count > 0) std::memcpy(to, samples, 4 * count);
  if (kind == PcmKind::int16) sampleLoops().toInt16(samples, to, count);
  if (kind != PcmKind::int24) return;
  for (std::size_t at = 0; at < count; at += kFramesTogether) {
    const auto part = std::min(kFramesTogether, count - at);
    if (part == kFramesTogether) {
      store24(to + at * each, samples + at, part);
    } else {
      std::array<float, kFramesTogether> rest{};
      std::copy_n(samples + at, part, rest.begin());
      store24(to + at * each, rest.data(), part);
    }
  }
}

}  // namespace lw::audio
