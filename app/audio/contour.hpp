#pragma once
#include <vector>

#include "core/time.hpp"

namespace lw::audio {

/// How loud a file is over time, in steps of 100 ms: all that momentary (4 steps) and short-term (30 steps)
/// loudness are made of (EBU Tech 3341), and the peaks. Both vectors have one value a step, the last step may
/// be a part of one. Step i begins at frame i * kStep of the file.
struct Contour {
  static constexpr core::Frames kStep{4800};
  std::vector<float> loudness;  ///< K-weighted mean square of both sides together, LUFS; -70 for less
  std::vector<float> truePeak;  ///< dBTP; -120 for less
};

}  // namespace lw::audio
