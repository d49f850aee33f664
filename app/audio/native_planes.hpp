#pragma once
#include "audio/av.hpp"

namespace lw::audio {

/// Decoded frames as two planes of floats at one rate, mixed down like FileReader does. What is already such
/// planes is passed on as it is.
class NativePlanes {
 public:
  explicit NativePlanes(int rate) : rate_(rate) {}

  struct Planes {
    const float* left = nullptr;
    const float* right = nullptr;
    std::size_t frames = 0;
  };
  /// Valid until the next call. Throws std::runtime_error where the layout can't be mixed.
  Planes convert(const AVFrame& frame);

 private:
  void prepare(const AVFrame& frame);

  int rate_;
  av::Resampler mixer_;
  av::Layout layout_;
  int fromRate_ = 0;
  int format_ = AV_SAMPLE_FMT_NONE;
  av::Frame out_ = av::makeFrame();
};

}  // namespace lw::audio
