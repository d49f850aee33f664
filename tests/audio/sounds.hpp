#pragma once
#include <unistd.h>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "audio/encoder.hpp"
#include "audio/player.hpp"
#include "audio/programme.hpp"

/// Sounds that the tests make for themselves.
namespace lw::test {

using Samples = std::vector<float>;  ///< interleaved

/// A folder that goes with its scope.
class Folder {
 public:
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "lullwater-audio-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

inline Samples sine(double hz, double seconds, double amplitude, int rate = 48000, int channels = 2) {
  const auto frames = static_cast<std::size_t>(seconds * rate + 0.5);
  Samples samples;
  samples.reserve(frames * static_cast<std::size_t>(channels));
  for (std::size_t i = 0; i < frames; ++i) {
    const double value = amplitude * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rate);
    samples.insert(samples.end(), static_cast<std::size_t>(channels), static_cast<float>(value));
  }
  return samples;
}

inline Samples noise(double seconds, float amplitude, unsigned seed, int rate = 48000, int channels = 2) {
  std::mt19937 random(seed);
  Samples samples(static_cast<std::size_t>(seconds * rate + 0.5) * static_cast<std::size_t>(channels));
  for (auto& sample : samples) sample = amplitude * (static_cast<float>(random()) / 2147483648.0F - 1.0F);
  return samples;
}

inline std::filesystem::path write(const std::filesystem::path& file, const audio::EncoderSpec& spec,
                                   const Samples& samples) {
  audio::Encoder encoder(file, spec);
  encoder.write(samples.data(), samples.size() / static_cast<std::size_t>(spec.channels));
  encoder.finish();
  return file;
}

/// Exact: float samples, 48 kHz stereo unless told.
inline std::filesystem::path writeWav(const std::filesystem::path& file, const Samples& samples,
                                      int rate = 48000, int channels = 2) {
  return write(file, {.container = "wav", .codec = "pcm_f32le", .rate = rate, .channels = channels}, samples);
}

inline core::FramePos at(std::int64_t frame) {
  return core::FramePos{core::Frames{frame}};
}
inline core::Frames seconds(double value) {
  return core::framesOf(value);
}

/// Pulls and keeps what comes.
inline Samples pull(audio::Player& player, core::Frames frames, std::int64_t block = 1024) {
  Samples all(2 * static_cast<std::size_t>(frames.count()));
  for (std::int64_t done = 0; done < frames.count();) {
    const auto count = std::min(block, frames.count() - done);
    player.readAhead(core::Frames{count});
    player.render(all.data() + 2 * done, static_cast<std::size_t>(count));
    done += count;
  }
  return all;
}

/// The largest step from one frame to the next, in any channel.
inline float largestStep(const Samples& samples) {
  float largest = 0;
  for (std::size_t i = 2; i < samples.size(); ++i)
    largest = std::max(largest, std::fabs(samples[i] - samples[i - 2]));
  return largest;
}

}  // namespace lw::test
