#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "audio/av.hpp"
#include "audio/frame_buffers.hpp"
#include "audio/programme.hpp"

namespace lw::audio {

/// Decodes the first sound stream of a file at the file's own rate, channels and sample format. Reads nothing
/// but local regular files, and only the containers and codecs that we list.
class FileDecoder {
 public:
  /// Throws std::runtime_error saying why the file can't be read as sound.
  explicit FileDecoder(const std::filesystem::path& file);

  /// Frames of sound per second in the file.
  int rate() const { return codec_->sample_rate; }
  /// Moves on to a sample, counted from the first one that sounds. Exact for every format. Once, before
  /// `next`. Behind the end `next` finds nothing.
  void seek(std::int64_t sample);

  /// What the container is, whatever the file is called, and the sound's rate and channels.
  SourceFormat format() const;
  LoudnessTags tags() const;
  /// Of the sound, in seconds, where the container says so itself.
  std::optional<double> declaredLength() const;
  /// Of the file that was read so far, 0 to 1.
  double share() const;

  /// What the decoder made of one packet, or of more where it needs them.
  struct Decoded {
    AVFrame* frame =
        nullptr;   ///< none at the end; valid until the next call; what it holds may be moved out of it
    int skip = 0;  ///< samples at its begin that lie before the place sought
    bool afterGap = false;  ///< what should have come before could not be decoded
  };
  /// Throws std::runtime_error where reading fails or too much in a row can't be decoded.
  Decoded next();

 private:
  void openStream(const std::filesystem::path& file);
  void openCodec();
  bool receive();
  void cutPadding();
  void feed();
  bool sendPacket(const AVPacket* packet);
  void skipPackets(std::int64_t untilSample);
  std::int64_t samplesAt(std::int64_t timestamp) const;

  av::Input input_;
  FrameBuffers buffers_;
  av::Codec codec_;
  av::Packet packet_ = av::makePacket();
  av::Frame frame_ = av::makeFrame();
  AVStream* stream_ = nullptr;
  std::int64_t origin_ = AV_NOPTS_VALUE;    ///< time of the first sample, in samples
  std::int64_t expected_ = AV_NOPTS_VALUE;  ///< time of the next sample, in samples
  std::int64_t wanted_ = 0;                 ///< samples before this one are skipped
  int bad_ = 0;                             ///< packets in a row that could not be decoded
  bool lost_ = false;
  bool sounded_ = false;
  bool drained_ = false;
  bool again_ = false;  ///< frame_ holds one that was decoded but not handed out
};

/// What a file is that no decoder takes for sound, from its first bytes: "it is a picture, no sound". Pure
/// but for reading them.
std::string whatInstead(const std::filesystem::path& file);

}  // namespace lw::audio
