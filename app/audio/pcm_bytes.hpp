#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lw::audio {

/// How samples lie in a file that is not compressed: little endian.
enum class PcmKind : std::uint8_t { int16, int24, float32 };

/// Of FFmpeg's name of an encoder ("pcm_s24le"); none for what is not made here.
std::optional<PcmKind> pcmKind(std::string_view codec);
std::size_t bytesOf(PcmKind kind);

/// Appends `count` samples, rounded to the nearest step and held within the range of their kind. Pure.
void appendPcm(std::vector<std::uint8_t>& bytes, const float* samples, std::size_t count, PcmKind kind);

}  // namespace lw::audio
