#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lw::audio {

/// How to write a sound file, in FFmpeg's names.
struct EncoderSpec {
  std::string container;  ///< muxer: wav, flac, ogg, …
  std::string codec;      ///< encoder: pcm_s24le, flac, libopus, …
  int rate = 48000;       ///< of the samples given, and in the file
  int channels = 2;
  std::int64_t bitRate = 0;  ///< bits per second, 0 for the encoder's own choice
  int bits = 0;              ///< of lossless integer samples where the codec leaves a choice (24), else 0
  std::vector<std::pair<std::string, std::string>> tags{};  ///< names and values, as the container keeps them
};

/// Encodes interleaved float samples into a file of exactly this name. Throws std::runtime_error saying what
/// failed.
class Encoder {
 public:
  Encoder(const std::filesystem::path& file, const EncoderSpec& spec);
  ~Encoder();
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
  void write(const float* samples, std::size_t frames);
  /// Writes what is still held and closes the file. Without it the file is not whole.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::audio
