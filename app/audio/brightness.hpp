#pragma once
#include <filesystem>

#include "core/time.hpp"

namespace lw::audio {

/// How bright a file sounds: the mean frequency of its power, in Hz (the root of its second spectral moment,
/// worked out from differences of samples). From three pieces of 10 s; `length` is the file's. 0 for silence.
/// Throws std::runtime_error where the file can't be read.
double brightness(const std::filesystem::path& file, core::Frames length);

}  // namespace lw::audio
