#pragma once
#include <ebur128.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

/// An independent meter for what people would hear: libebur128's momentary loudness every 50 ms and its
/// short-term loudness every 200 ms, its true peak, and steps between samples. It shares nothing with the
/// guard but what the bounds are (audio/startle.hpp), which it has as numbers of its own.
namespace lw::test {

struct Verdict {
  double momentary = 0;                     ///< the most above what is allowed, LU
  double shortTerm = 0;                     ///< the same
  double step = 0;                          ///< the largest between two samples
  double truePeak = -120;                   ///< dBTP
  double momentaryAt = 0, shortTermAt = 0;  ///< seconds
  double tolerance = 0.1;
  double mostPeak = -3;  ///< dBTP

  bool ok() const {
    return momentary <= tolerance && shortTerm <= tolerance && truePeak <= mostPeak + tolerance;
  }
  std::string text() const {
    return fmt::format(
        "momentary {:+.2f} LU at {:.2f} s, short-term {:+.2f} LU at {:.2f} s, true peak {:.2f} dBTP",
        momentary, momentaryAt, shortTerm, shortTermAt, truePeak);
  }
};

/// A sound of our own, made to rise gently, in seconds: it may be so loud, whatever sounds under it.
struct OwnSound {
  double from, to;
  double floor;  ///< LUFS
};
/// Speech, out of music that stepped back for it: 6 LU above the programme.
inline constexpr double kSpeechFloor = -17;
/// A breath at its fullest: 6 LU below it.
inline constexpr double kBreathFloor = -29;

struct Bounds {
  double momentaryRise = 12, shortTermRise = 9, floor = -35;
  std::vector<OwnSound> own{};
};

class Judge {
 public:
  explicit Judge(Bounds bounds = {})
      : bounds_(std::move(bounds)),
        meter_(ebur128_init(2, 48000, EBUR128_MODE_M | EBUR128_MODE_S)),
        peaks_(ebur128_init(2, 48000, EBUR128_MODE_TRUE_PEAK)) {}
  ~Judge() {
    ebur128_destroy(&meter_);
    ebur128_destroy(&peaks_);
  }
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  void add(const std::vector<float>& samples) {
    for (std::size_t at = 0; at + 2 * kStep <= samples.size(); at += 2 * kStep) step(samples.data() + at);
  }
  /// More of these may be told as they come.
  std::vector<OwnSound>& own() { return bounds_.own; }
  Verdict verdict() const {
    Verdict verdict = verdict_;
    double left = 0, right = 0;
    ebur128_true_peak(peaks_, 0, &left);
    ebur128_true_peak(peaks_, 1, &right);
    verdict.truePeak = 20 * std::log10(std::max({left, right, 1e-9}));
    return verdict;
  }

 private:
  static constexpr std::size_t kStep = 2400;  // 50 ms
  static constexpr std::size_t k400ms = 8, k3s = 60, k10s = 200;

  static double power(double loudness) { return std::isfinite(loudness) ? std::pow(10, loudness / 10) : 0; }

  void step(const float* samples) {
    ebur128_add_frames_float(meter_, samples, kStep);
    float most = 0;
    for (std::size_t i = 0; i < 2 * kStep; ++i) most = std::max(most, std::fabs(samples[i]));
    if (most > 0.35F)
      ebur128_add_frames_float(peaks_, samples, kStep);  // below it costs much and can't matter
    for (std::size_t i = 0; i < 2 * kStep; ++i) {
      const float last = i < 2 ? before_[i] : samples[i - 2];
      verdict_.step = std::max(verdict_.step, static_cast<double>(std::fabs(samples[i] - last)));
    }
    before_[0] = samples[2 * kStep - 2];
    before_[1] = samples[2 * kStep - 1];
    double momentary = 0, shortTerm = 0;
    ebur128_loudness_momentary(meter_, &momentary);
    const bool whole = momentary_.size() % 4 == 3;
    if (whole) ebur128_loudness_shortterm(meter_, &shortTerm);
    momentary_.push_back(power(momentary));
    shortTerm_.push_back(whole ? power(shortTerm) : 0);
    const auto now = momentary_.size();
    // the mean of the 10 s before these 400 ms, from momentary loudness of windows that lie side by side
    double sum = 0;
    for (std::size_t i = 1; i <= k10s / k400ms; ++i)
      if (now > i * k400ms) sum += momentary_[now - 1 - i * k400ms];
    const double mean = sum / (k10s / k400ms);
    const double floor = power(floorAt(static_cast<double>(now) * 0.05));
    const double allowed = std::max(mean * power(bounds_.momentaryRise), floor);
    note(momentary_.back() / allowed, now, verdict_.momentary, verdict_.momentaryAt);
    if (!whole) return;
    const double ago = now > k3s ? shortTerm_[now - 1 - k3s] : 0;
    note(shortTerm_.back() / (std::max(ago, floor) * power(bounds_.shortTermRise)), now, verdict_.shortTerm,
         verdict_.shortTermAt);
  }

  double floorAt(double second) const {
    double floor = bounds_.floor;
    for (const OwnSound& one : bounds_.own)
      if (one.from <= second && second <= one.to) floor = std::max(floor, one.floor);
    return floor;
  }

  static void note(double ratio, std::size_t now, double& worst, double& at) {
    const double excess = 10 * std::log10(std::max(ratio, 1e-12));
    if (excess <= worst) return;
    worst = excess;
    at = static_cast<double>(now) * 0.05;
  }

  Bounds bounds_;
  ebur128_state* meter_;
  ebur128_state* peaks_;
  float before_[2] = {0, 0};
  std::vector<double> momentary_, shortTerm_;
  Verdict verdict_;
};

inline Verdict judge(const std::vector<float>& samples, Bounds bounds = {}) {
  Judge one(std::move(bounds));
  one.add(samples);
  return one.verdict();
}

}  // namespace lw::test
