#include "audio/take.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "audio/gating.hpp"
#include "audio/limiter.hpp"
#include "audio/meter.hpp"
#include "audio/windows.hpp"
#include "core/shape.hpp"

namespace lw::audio {
namespace {

constexpr std::size_t kWindow = core::kFrameRate / 100;  // 10 ms
constexpr std::size_t kRun = 6;                          // of windows: what is shorter is a knock
constexpr std::size_t kOnset = 15, kFadeOut = 25;        // windows: a consonant so near belongs to the word
constexpr std::size_t kBefore = core::kFrameRate / 5, kBehind = core::kFrameRate * 2 / 5;
constexpr std::size_t kFade = core::kFrameRate * 3 / 10;
constexpr std::size_t kLeastVoice = 30;  // windows
constexpr double kLowest = -96, kAboveNoise = 10, kBelowVoice = 40, kFaintest = -66;
constexpr double kRumble = 70;        // Hz
constexpr float kFullScale = 0.999F;  // three of these in a row: the microphone was too loud

/// Butterworth high-pass of the second order.
std::vector<float> withoutRumble(std::span<const float> in) {
  const double k = std::tan(std::numbers::pi * kRumble / core::kFrameRate);
  const double norm = 1 / (1 + std::numbers::sqrt2 * k + k * k);
  const double a1 = 2 * (k * k - 1) * norm, a2 = (1 - std::numbers::sqrt2 * k + k * k) * norm;
  std::vector<float> out;
  out.reserve(in.size());
  double first = 0, second = 0;
  const auto number = [](float sample) { return std::isfinite(sample) ? static_cast<double>(sample) : 0; };
  const double constant = in.empty() ? 0 : number(in.front());  // of the device: no jump at the begin
  for (const float sample : in) {
    const double x = number(sample) - constant;
    const double y = norm * x + first;
    first = -2 * norm * x - a1 * y + second;
    second = norm * x - a2 * y;
    out.push_back(static_cast<float>(y));
  }
  return out;
}

double level(double power) {
  return std::max(kLowest, core::decibelsOfPower(power + 1e-12).value);
}

std::vector<double> windowPowers(std::span<const float> samples) {
  std::vector<double> powers;
  for (std::size_t at = 0; at + kWindow <= samples.size(); at += kWindow) {
    double sum = 0;
    for (const float sample : samples.subspan(at, kWindow))
      sum += static_cast<double>(sample) * static_cast<double>(sample);
    powers.push_back(sum / kWindow);
  }
  return powers;
}

/// Windows [begin, end) that hold the voice, and how far it stands out.
struct Found {
  std::size_t begin = 0, end = 0;
  double overNoise = 0;
};

double loudestRun(const std::vector<double>& powers) {
  double most = 0;
  for (std::size_t i = 0; i + kRun <= powers.size(); ++i)
    most = std::max(most, std::accumulate(powers.begin() + static_cast<std::ptrdiff_t>(i),
                                          powers.begin() + static_cast<std::ptrdiff_t>(i + kRun), 0.0) /
                              kRun);
  return level(most);
}

/// Takes in what is loud shortly before and behind the voice.
void takeConsonants(Found& found, const std::vector<bool>& loud) {
  const auto first = found.begin - std::min(found.begin, kOnset);
  const auto last = std::min(loud.size(), found.end + kFadeOut);
  for (auto i = found.begin; i > first; --i)
    if (loud[i - 1]) found.begin = i - 1;
  for (auto i = found.end; i < last; ++i)
    if (loud[i]) found.end = i + 1;
}

std::optional<Found> findVoice(const std::vector<double>& powers) {
  if (powers.size() < kRun) return std::nullopt;
  auto sorted = powers;
  const auto tenth = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 10);
  std::ranges::nth_element(sorted, tenth);
  const double noise = level(*tenth), voice = loudestRun(powers);
  if (voice < kFaintest || voice - noise < kAboveNoise) return std::nullopt;
  const double bound = std::max(noise + kAboveNoise, voice - kBelowVoice);
  std::vector<bool> loud;
  for (const double power : powers) loud.push_back(level(power) > bound);
  Found found{powers.size(), 0, voice - noise};
  for (std::size_t i = 0, length = 0; i < loud.size(); ++i) {
    length = loud[i] ? length + 1 : 0;
    if (length < kRun) continue;
    found.begin = std::min(found.begin, i + 1 - length);
    found.end = i + 1;
  }
  if (found.end == 0) return std::nullopt;
  takeConsonants(found, loud);
  return found;
}

/// The voice with what lies around it, silence where nothing was recorded.
std::vector<float> cut(std::span<const float> samples, const Found& found) {
  const auto begin = found.begin * kWindow, end = found.end * kWindow;
  const auto before = std::min(begin, kBefore), behind = std::min(samples.size() - end, kBehind);
  std::vector<float> out(samples.begin() + static_cast<std::ptrdiff_t>(begin - before),
                         samples.begin() + static_cast<std::ptrdiff_t>(end + behind));
  const auto ramp = [](std::size_t i, std::size_t length) {
    return static_cast<float>(core::raisedCosine(static_cast<double>(i) / static_cast<double>(length)));
  };
  // only what was taken with the voice is faded, and never less than 5 ms: a recording may begin inside a
  // word
  const auto in = std::clamp(before, core::kFrameRate / 200UL, kFade);
  const auto away = std::clamp(behind, core::kFrameRate / 200UL, kFade);
  for (std::size_t i = 0; i < std::min(in, out.size()); ++i) out[i] *= ramp(i, in);
  for (std::size_t i = 0; i < std::min(away, out.size()); ++i) out[out.size() - 1 - i] *= ramp(i, away);
  out.insert(out.begin(), kBefore - before, 0.0F);
  out.insert(out.end(), kBehind - behind, 0.0F);
  return out;
}

Measure measured(std::span<const float> mono) {
  const std::vector<float> nothing(mono.size(), 0.0F);
  Meter meter(core::kFrameRate);
  meter.add(mono.data(), nothing.data(), mono.size());
  return meter.finish();
}

/// Of less than three seconds the loudest 400 ms, less 3 LU: too short to have a loudness of its own.
core::Lufs voiceLoudness(std::span<const float> mono) {
  constexpr core::Decibels kShortAbove{3};
  const auto measure = measured(mono);
  if (core::Frames{static_cast<std::int64_t>(mono.size())} >= kShortTermWindow) return measure.integrated;
  core::Lufs most{-70};
  for (std::size_t step = 0; step < measure.contour->loudness.size(); ++step)
    most = std::max(most, momentary(*measure.contour, step));
  return most + -kShortAbove;
}

void scale(std::vector<float>& samples, core::Decibels gain) {
  const auto factor = static_cast<float>(core::amplitude(gain));
  for (auto& sample : samples) sample *= factor;
}

/// No higher than the limiter's ceiling.
void limit(std::vector<float>& mono) {
  Limiter limiter;
  std::vector<float> stereo;
  stereo.reserve(2 * (mono.size() + Limiter::kDelay));
  for (const float sample : mono) stereo.insert(stereo.end(), 2, sample);
  stereo.resize(2 * (mono.size() + Limiter::kDelay), 0.0F);
  for (std::size_t at = 0; at < stereo.size() / 2; at += Limiter::kMost)
    limiter.process(stereo.data() + 2 * at, std::min(Limiter::kMost, stereo.size() / 2 - at));
  for (std::size_t i = 0; i < mono.size(); ++i) mono[i] = stereo[2 * (i + Limiter::kDelay)];
}

bool overloadedIn(std::span<const float> samples) {
  int inARow = 0;
  for (const float sample : samples) {
    inARow = std::fabs(sample) >= kFullScale ? inARow + 1 : 0;
    if (inARow == 3) return true;
  }
  return false;
}

}  // namespace

TakeResult finishTake(std::span<const float> recorded) {
  if (recorded.size() > static_cast<std::size_t>(kLongestTake.count())) return {{}, TakeFault::tooLong};
  const auto clean = withoutRumble(recorded);
  const auto found = findVoice(windowPowers(clean));
  if (!found) return {{}, TakeFault::silence};
  if (found->end - found->begin < kLeastVoice) return {{}, TakeFault::tooShort};
  Take take;
  take.overloaded = overloadedIn(recorded);
  take.overNoise = core::Decibels{found->overNoise};
  take.samples = cut(clean, *found);
  take.gain = kVoiceLoudness - voiceLoudness(take.samples);
  scale(take.samples, take.gain);
  limit(take.samples);
  take.loudness = voiceLoudness(take.samples);
  return {std::move(take), {}};
}

TakeLevel levelOf(std::span<const float> recorded) {
  constexpr auto kShown = static_cast<std::size_t>(kMomentaryWindow.count());
  const auto last = recorded.last(std::min(recorded.size(), kShown));
  return {last.empty() ? core::Lufs{-70} : measured(last).integrated, overloadedIn(last)};
}

}  // namespace lw::audio
