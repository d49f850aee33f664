#include "audio/rise_guard.hpp"

#include <algorithm>
#include <cmath>

namespace lw::audio {
namespace {

// How far below the bounds it begins: what has sounded of a window can't be lowered any more.
constexpr double kSumMomentaryMargin = 2, kSumShortTermMargin = 1, kSumFloorMargin = 1, kSumOwnMargin = 0.5;
constexpr double kMomentaryAllowed = kHeldBounds.momentary.value - kSumMomentaryMargin;
constexpr double kShortTermAllowed = kHeldBounds.shortTerm.value - kSumShortTermMargin;
// How far below them the 400 ms end that hold what was not foreseen.
constexpr double kSumLastMargin = 0.3;
// Down fast enough for a rise within 400 ms, and up so slowly that it is no rise.
constexpr double kDownPerStep = 1.5, kUpPerStep = 0.01;
/// Of what is missing; where it is much, each step counts.
constexpr double kDownPart = 0.5;
/// What goes on for a while as it is now, above where momentary loudness is held.
constexpr double kOnsetAbove = 0.5;
/// Speech is louder for a syllable than over 400 ms.
constexpr double kSyllable = 6;
constexpr double kWhole = 17592186044416.0;  // 2^44 parts; sums of 10 s stay below 2^63
constexpr double kMostTaken = 256;
/// What a window may have is never less than this part of its bound, whatever it had before.
constexpr double kLeast = 0.1;

double powerOf(double db) noexcept {
  return core::power(core::Decibels{db});
}

/// Mostly it does not act.
double amplitudeOf(double db) noexcept {
  return db == 0 ? 1 : core::amplitude({db});
}

}  // namespace

void RiseGuard::guard(core::Lufs programme) noexcept {
  programme_ = programme;
  floor_ = powerOf(programme.value + (kHeldBounds.floor.value - kSumFloorMargin)) * kWhole;
  lowest_ = powerOf(programme.value + kHeldBounds.floor.value) * kWhole;
}

void RiseGuard::allow(core::Decibels fromProgramme) noexcept {
  Own* place = &own_.front();
  for (Own& own : own_) {
    const bool same = own.steps > 0 && own.fromProgramme == fromProgramme.value;
    if (same || own.steps < place->steps) place = &own;
    if (same) break;
  }
  *place = {fromProgramme.value, kShortTerm + 1};
}

/// What our own sounds may have, 0 where there is none.
double RiseGuard::ownPower() const noexcept {
  double most = 0;
  for (const Own& own : own_)
    if (own.steps > 0) most = std::max(most, powerOf(programme_->value + own.fromProgramme) * kWhole);
  return most;
}

/// What may sound if it goes on for so many steps, so that no 400 ms that end in these have more than `most`:
/// where something came too suddenly to be held, what follows it makes up for it.
double RiseGuard::leftFor(double most, std::size_t ahead) const noexcept {
  const double all = most * static_cast<double>(kMomentary);
  double left = all, kept = static_cast<double>(now_.sum());
  for (std::size_t steps = 1; steps <= ahead; ++steps) {
    kept -= static_cast<double>(now_.oldest(steps - 1));
    left = std::min(left, (all - kept) / static_cast<double>(steps));
  }
  return std::max(left, kLeast * most);
}

void RiseGuard::process(float* samples, std::size_t frames) noexcept {
  if (!programme_) return;
  std::copy_n(samples, 2 * frames, step_.begin() + static_cast<std::ptrdiff_t>(2 * filled_));
  if (from_ < 0 || to_ < 0) {
    for (std::size_t i = 0; i < frames; ++i) {
      const float gain = begin_ + slope_ * static_cast<float>(filled_ + i);
      samples[2 * i] *= gain;
      samples[2 * i + 1] *= gain;
    }
  }
  filled_ += frames;
  if (filled_ == kStep) close();
}

/// The gain that the sum needs, dB, as it came until now.
double RiseGuard::wanted() const noexcept {
  const double allowed = ownPower(), own = allowed * powerOf(-kSumOwnMargin);
  const double mean = static_cast<double>(mean_.sum()) / kMean;
  const double rise = std::max(floor_, mean * powerOf(kMomentaryAllowed));
  // 3 s ago, now and a second from now
  const auto past = static_cast<double>(ago_.sum() + std::min(longAgo_.sum(), later_.sum())) / kShortTerm;
  const double ago = std::max({floor_, own, past});
  double need = 1;
  const auto hold = [&](double power, double most) {
    if (power > most) need = std::min(need, most / power);
  };
  hold(onset_.mean(), std::max(rise * powerOf(kOnsetAbove), own * powerOf(kSyllable)));
  hold(momentary_.mean(), std::max(rise, own));
  const double bound =
      std::max(lowest_, mean * powerOf(kHeldBounds.momentary.value)) * powerOf(-kSumLastMargin);
  if (onset_.mean() > kLeast * bound)  // below it `leftFor` never has less
    hold(onset_.mean(),
         std::max(leftFor(bound, kMomentary), leftFor(allowed * powerOf(-kSumLastMargin), kWord)));
  // what is left for the next second of 3 s
  const double most = ago * powerOf(kShortTermAllowed) * kShortTerm - static_cast<double>(late_.sum());
  hold(momentary_.mean(), std::max(most, kLeast * ago) / kAhead);
  return need < 1 ? core::decibelsOfPower(need).value : 0;
}

void RiseGuard::close() noexcept {
  double power = meter_.power(step_);
  if (!(power <= kMostTaken)) {  // beyond any sound, or no number
    power = power > kMostTaken ? kMostTaken : 0;
    meter_ = {};
  }
  const auto came = static_cast<Power>(power * kWhole);
  onset_.push(came);
  momentary_.push(came);
  const double begin = amplitudeOf(from_), end = amplitudeOf(to_);
  const auto sounded = static_cast<Power>(power * (begin * begin + begin * end + end * end) / 3 * kWhole);
  mean_.push(now_.push(sounded));
  longAgo_.push(ago_.push(later_.push(late_.push(sounded))));
  for (Own& own : own_)
    if (own.steps > 0) --own.steps;
  from_ = to_;
  const double need = wanted();
  to_ = std::clamp(need, from_ - std::max(kDownPerStep, kDownPart * (from_ - need)), from_ + kUpPerStep);
  if (to_ > -1e-6) to_ = 0;
  deepest_ = std::min(deepest_, to_);
  begin_ = static_cast<float>(amplitudeOf(from_));
  slope_ = (static_cast<float>(amplitudeOf(to_)) - begin_) / static_cast<float>(kStep);
  filled_ = 0;
}

}  // namespace lw::audio
