#include "audio/guarded_reader.hpp"

#include <algorithm>
#include <utility>

namespace lw::audio {
namespace {

/// What the bounds look back on from the first step that may still be lowered, and the 3 s windows before
/// that.
constexpr std::size_t kPastSteps = kRiseMeanSteps + kMomentarySteps + kShortTermSteps;
constexpr std::size_t kTrimAt = 2 * kPastSteps;

float amplitudeOf(float db) {
  return static_cast<float>(core::amplitude(core::Decibels{static_cast<double>(db)}));
}

}  // namespace

GuardedReader::GuardedReader(std::unique_ptr<SourceReader> source, core::Decibels gain, Guarding guarding)
    : feed_(std::move(source)),
      gain_(static_cast<float>(core::amplitude(gain))),
      guarding_(std::move(guarding)),
      bounds_(guardBounds(guarding_)),
      peaks_(gain_) {
  const auto& planned = guarding_.planned;
  points_.push_back(planned && !planned->points.empty() ? planned->points.front() : 0.0F);
  if (Foresight::isPossible(guarding_)) foresight_.emplace(guarding_, gain_);
}

/// One more step ahead.
void GuardedReader::read() {
  SoundStep step;
  if (!spare_.empty()) {
    step = std::move(spare_.back());
    spare_.pop_back();
  }
  step.samples.reserve(2 * SoundStep::kFrames);
  if (feed_.next(step)) {
    atEnd_ = !step.isWhole();
    steps_.push_back(std::move(step));
    examine(steps_.back());
  } else {
    atEnd_ = true;
  }
  if (atEnd_ && foresight_ && !foresight_->isAsLoud()) measureAhead();
}

/// The plan holds no longer: what has not sounded yet is measured after all.
void GuardedReader::measureAhead() {
  foresight_.reset();
  meter_.restart();
  const auto ahead = power_.size() - past_, count = std::min(ahead, kGuardAheadSteps);
  for (auto i = ahead - count; i < ahead; ++i)
    power_[past_ + i] = heardPower(meter_, steps_[i].samples, gain_, guarding_, examined_ - ahead + i);
}

/// Whether the newest step is as planned.
void GuardedReader::check(const SoundStep& step, float most) {
  const auto before = steps_.size() > 1 ? std::span<const float>(steps_[steps_.size() - 2].samples)
                                        : std::span<const float>();
  if (foresight_ && !foresight_->accepts(step.samples, before, most)) measureAhead();
}

/// Finds the power and the peak of the newest step.
void GuardedReader::examine(const SoundStep& step) {
  const float most = loops_.lookAt(step.samples).most;
  const auto& planned = guarding_.planned;
  check(step, most);
  if (foresight_) {
    power_.push_back(planned->power[examined_]);
    peak_.push_back(planned->peak[examined_]);
  } else {
    power_.push_back(heardPower(meter_, step.samples, gain_, guarding_, examined_));
    const auto peak = static_cast<double>(peaks_.of(step.samples, most) * gain_);
    peak_.push_back(static_cast<float>(core::decibels(peak).value));
  }
  peaks_.pass(step.samples, most);
  ++examined_;
  const bool known = planned && !planned->points.empty();
  points_.push_back(known ? planned->points[std::min(examined_, planned->points.size() - 1)] : 0.0F);
}

void GuardedReader::plan() {
  const auto base = examined_ - power_.size();
  const auto count = std::min(power_.size(), past_ + kGuardAheadSteps + 1);
  const auto fading = guardFading(guarding_);
  holdBack({.power = std::span(power_).first(count),
            .peak = std::span(peak_).first(count),
            .points = std::span(points_).first(count + 1),
            .given = past_,
            .begun = !first_,
            .before = guardPowerBefore(guarding_),
            .fading = fading > base ? fading - base : 0},
           bounds_);
}

/// Gives the first step its gain.
void GuardedReader::apply(SoundStep& step) const {
  const float from = points_[past_], to = points_[past_ + 1];
  if (from == 0 && to == 0) return;
  const float begin = amplitudeOf(from);
  const float slope = (amplitudeOf(to) - begin) / static_cast<float>(SoundStep::kFrames);
  for (std::size_t i = 0; 2 * i < step.samples.size(); ++i) {
    const float gain = begin + slope * static_cast<float>(i);
    step.samples[2 * i] *= gain;
    step.samples[2 * i + 1] *= gain;
  }
}

/// Lets go of what the bounds don't look back on any more, now and then.
void GuardedReader::forgetPast() {
  if (past_ <= kTrimAt) return;
  const auto drop = static_cast<std::ptrdiff_t>(past_ - kPastSteps);
  power_.erase(power_.begin(), power_.begin() + drop);
  peak_.erase(peak_.begin(), peak_.begin() + drop);
  points_.erase(points_.begin(), points_.begin() + drop);
  past_ = kPastSteps;
}

SourceReader::Chunk GuardedReader::next() {
  if (!out_.isEmpty()) return out_.next();
  while (!atEnd_ && power_.size() - past_ <= kGuardAheadSteps) read();
  if (steps_.empty()) {
    feed_.throwFailure();
    return {};
  }
  plan();
  apply(steps_.front());
  auto& sounding = out_.refill();
  std::swap(sounding, steps_.front());
  spare_.push_back(std::move(steps_.front()));
  steps_.pop_front();
  first_ = false;
  ++past_;
  forgetPast();
  return out_.next();
}

}  // namespace lw::audio
