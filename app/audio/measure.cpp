#include <ebur128.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <vector>

#include "audio/file_reader.hpp"
#include "audio/scan.hpp"

namespace lw::audio {
namespace {

struct FreeMeter {
  void operator()(ebur128_state* meter) const { ebur128_destroy(&meter); }
};
using Meter = std::unique_ptr<ebur128_state, FreeMeter>;

/// Silence is judged in windows of 10 ms: 1e-6 is the mean square of -60 dBFS.
constexpr std::int64_t kWindow = core::kFrameRate / 100;
constexpr double kSilentPower = 1e-6;
/// The gating block of ITU-R BS.1770: what is shorter has no integrated loudness.
constexpr std::int64_t kBlock = core::kFrameRate * 4 / 10;
constexpr double kLowest = -70;

/// Where the sound begins and ends.
class SilenceFinder {
 public:
  void add(std::span<const float> samples) {
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
      const double left = static_cast<double>(samples[i]), right = static_cast<double>(samples[i + 1]);
      power_ += left * left + right * right;
      if (++position_ % kWindow == 0) closeWindow(kWindow);
    }
  }
  /// After the last `add`.
  void close() {
    if (position_ % kWindow != 0) closeWindow(position_ % kWindow);
  }
  std::int64_t length() const { return position_; }
  std::int64_t head() const { return first_ < 0 ? position_ : first_; }
  std::int64_t tail() const { return first_ < 0 ? position_ : position_ - last_; }

 private:
  void closeWindow(std::int64_t frames) {
    if (power_ / static_cast<double>(2 * frames) > kSilentPower) {
      if (first_ < 0) first_ = position_ - frames;
      last_ = position_;
    }
    power_ = 0;
  }
  std::int64_t position_ = 0, first_ = -1, last_ = 0;
  double power_ = 0;
};

double finite(double loudness) {
  return std::isfinite(loudness) ? std::max(loudness, kLowest) : kLowest;
}

/// Of something shorter than a gating block: its own mean, as if it filled one.
double shortLoudness(ebur128_state& meter, std::int64_t length) {
  const std::vector<float> silence(2 * static_cast<std::size_t>(kBlock - length), 0.0F);
  ebur128_add_frames_float(&meter, silence.data(), silence.size() / 2);
  double momentary = kLowest;
  ebur128_loudness_momentary(&meter, &momentary);
  return momentary + 10 * std::log10(static_cast<double>(kBlock) / static_cast<double>(length));
}

double truePeak(ebur128_state& meter) {
  double left = 0, right = 0;
  ebur128_true_peak(&meter, 0, &left);
  ebur128_true_peak(&meter, 1, &right);
  return std::max(left, right);
}

}  // namespace

Measure measureFile(const std::filesystem::path& file) {
  FileReader reader(FileSpec{file, {}, {}});
  const Meter meter(
      ebur128_init(2, core::kFrameRate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK));
  if (!meter) throw std::bad_alloc();
  SilenceFinder silence;
  for (auto chunk = reader.next(); !chunk.samples.empty(); chunk = reader.next()) {
    ebur128_add_frames_float(meter.get(), chunk.samples.data(), chunk.samples.size() / 2);
    silence.add(chunk.samples);
  }
  silence.close();
  if (silence.length() == 0)
    throw std::runtime_error(fmt::format("can't read {}: there is no sound in it", file.string()));
  Measure measure;
  measure.length = core::Frames{silence.length()};
  measure.truePeak = core::decibels(truePeak(*meter));
  double loudness = kLowest, range = 0;
  ebur128_loudness_range(meter.get(), &range);
  measure.range = core::Decibels{std::isfinite(range) ? range : 0};
  if (silence.length() >= kBlock)
    ebur128_loudness_global(meter.get(), &loudness);
  else
    loudness = shortLoudness(*meter, silence.length());
  measure.integrated = core::Lufs{finite(loudness)};
  measure.headSilence = core::Frames{silence.head()};
  measure.tailSilence = core::Frames{silence.tail()};
  return measure;
}

}  // namespace lw::audio
