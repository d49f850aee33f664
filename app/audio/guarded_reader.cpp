#include "audio/guarded_reader.hpp"

#include <algorithm>
#include <cmath>

namespace lw::audio {
namespace {

constexpr std::size_t kAheadSteps = 50;
/// What the bounds look back on: 10 s before the 400 ms.
constexpr std::size_t kPastSteps = 134;
constexpr std::size_t kTrimAt = 2 * kPastSteps;
constexpr float kSteadyLeast = 0.005F;
/// A mean over less could be a bass note.
constexpr std::size_t kSteadySteps = 30;
/// Music hardly ever has true peaks so far above its samples.
constexpr float kNeedsEstimate = 0.35F;
/// The largest sample may lie so far above or below what a contour has as true peak, dB: steps lie otherwise,
/// one rate has peaks where another has none, and where it does not matter a contour has a bound. Below the
/// last nothing startles.
constexpr float kAbove = 1, kBelowBound = 12, kTooSoftToTell = -60;

/// Of the steps of a plan each fourth is measured all the same, so that every window of momentary loudness
/// holds one: the same peaks may be those of other sound. What the last ten come to together, since a step
/// may lie across two of the contour's, is at most 1 dB from the plan. They are no more than what is read
/// ahead.
constexpr std::size_t kMeasuredEvery = 4, kMeasuredTogether = 10;
constexpr double kAsLoud = 1.26;
static_assert(kMeasuredEvery * kMeasuredTogether <= kAheadSteps);
/// Leads in to a step that is measured alone, frames: 20 ms.
constexpr std::size_t kLeadIn = 960;

/// What is softer is no rise, and makes nothing else one.
double softest(const GuardBounds& bounds) {
  return std::pow(10.0, (bounds.floor - bounds.momentaryRise) / 10);
}

double powerOfSilence(const Guarding& guarding) {
  return guarding.continues ? std::pow(10.0, guarding.programme.value / 10) : 0;
}

float amplitudeOf(float db) {
  return static_cast<float>(core::amplitude(core::Decibels{static_cast<double>(db)}));
}

}  // namespace

GuardedReader::GuardedReader(std::unique_ptr<SourceReader> source, core::Decibels gain, Guarding guarding)
    : source_(std::move(source)),
      gain_(static_cast<float>(core::amplitude(gain))),
      guarding_(std::move(guarding)),
      bounds_(guardBounds(guarding_)),
      soft_(softest(bounds_)),
      clickCeiling_(amplitudeOf(static_cast<float>(bounds_.truePeak - kClickMargin)) / gain_),
      declick_(clickCeiling_) {
  const auto& planned = guarding_.planned;
  points_.push_back(planned && !planned->points.empty() ? planned->points.front() : 0.0F);
  foreseen_ = planned && !planned->power.empty() && planned->power.size() == planned->peak.size();
}

/// The step that is being filled.
GuardedReader::Step& GuardedReader::writable() {
  if (steps_.empty() || steps_.back().samples.size() == 2 * kFrames) {
    steps_.emplace_back();
    if (!spare_.empty()) {
      steps_.back().samples = std::move(spare_.back());
      spare_.pop_back();
      steps_.back().samples.clear();
    }
    steps_.back().samples.reserve(2 * kFrames);
  }
  return steps_.back();
}

/// One chunk of the source, cut into steps.
void GuardedReader::read() {
  Chunk chunk;
  try {
    chunk = source_->next();
  } catch (...) {
    failure_ = std::current_exception();
  }
  if (chunk.samples.empty()) {
    atEnd_ = true;
    if (!steps_.empty() && steps_.back().samples.size() < 2 * kFrames) close(steps_.back());
    if (foreseen_ && !isAsLoud()) measureAhead();
    return;
  }
  if (chunk.afterGap) {
    Step& step = writable();
    step.gaps.push_back(step.samples.size() / 2);
  }
  for (auto rest = chunk.samples; !rest.empty();) {
    Step& step = writable();
    const auto count = std::min(rest.size(), 2 * kFrames - step.samples.size());
    step.samples.insert(step.samples.end(), rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count));
    rest = rest.subspan(count);
    if (step.samples.size() == 2 * kFrames) close(step);
  }
}

/// A step as it is without its clicks, which it loses.
StepLook GuardedReader::lookWithoutClicks(Step& step) {
  declick_.finish(step.samples);
  const auto look = loops_.lookAt(step.samples);
  if (look.most <= clickCeiling_ || !declick_.has(step.samples)) return look;
  declick_.lower(step.samples, steps_.size() > 1 ? &steps_[steps_.size() - 2].samples : nullptr);
  return loops_.lookAt(step.samples);
}

/// Whether a step's largest sample is as the plan has it and those beside it.
bool GuardedReader::isPeakForeseen(float most) const {
  const auto& peaks = guarding_.planned->peak;
  if (measured_ >= peaks.size()) return false;
  const auto level = static_cast<float>(core::decibels(static_cast<double>(most * gain_)).value);
  const auto begin = peaks.begin() + static_cast<std::ptrdiff_t>(measured_ > 0 ? measured_ - 1 : 0);
  const auto end = peaks.begin() + static_cast<std::ptrdiff_t>(std::min(measured_ + 2, peaks.size()));
  const auto [least, greatest] = std::minmax_element(begin, end);
  return level <= std::max(*greatest + kAbove, kTooSoftToTell) &&
         (level >= *least - kBelowBound || *least <= kTooSoftToTell);
}

/// Power of the step that comes next for the meter, `at` steps from the begin: as it sounds without a curve.
double GuardedReader::meter(const Step& step, std::size_t at) {
  const double gain = static_cast<double>(gain_);
  return meter_.power(step.samples) * gain * gain * guardFade(guarding_, at);
}

/// Measures the last step, and keeps it beside what the plan has.
void GuardedReader::compare(const Step& step) {
  meter_.restart();
  if (steps_.size() > 1) meter_.power(std::span(steps_[steps_.size() - 2].samples).last(2 * kLeadIn));
  if (compared_.size() == kMeasuredTogether) compared_.erase(compared_.begin());
  compared_.emplace_back(std::max(meter(step, measured_), soft_),
                         std::max(guarding_.planned->power[measured_], soft_));
}

/// Whether what was compared is as loud as planned.
bool GuardedReader::isAsLoud() const {
  double is = 0, planned = 0;
  for (const auto& [one, other] : compared_) {
    is += one;
    planned += other;
  }
  return is <= planned * kAsLoud && is >= planned / kAsLoud;
}

/// The plan holds no longer: what has not sounded yet is measured after all. As many steps as are there
/// whatever the size of the source's chunks.
void GuardedReader::measureAhead() {
  foreseen_ = false;
  meter_.restart();
  const auto ahead = power_.size() - past_, count = std::min(ahead, kAheadSteps);
  for (auto i = ahead - count; i < ahead; ++i) power_[past_ + i] = meter(steps_[i], measured_ - ahead + i);
}

/// Whether a step is as planned. Some are measured for it.
bool GuardedReader::isForeseen(const Step& step, float most) {
  if (!isPeakForeseen(most)) return false;
  if (measured_ % kMeasuredEvery != kMeasuredEvery - 1) return true;
  compare(step);
  return compared_.size() < kMeasuredTogether || isAsLoud();
}

/// Finds the power and the peak of a step that is whole.
void GuardedReader::close(Step& step) {
  const auto look = lookWithoutClicks(step);
  step.left = look.left;
  step.right = look.right;
  const auto& planned = guarding_.planned;
  if (foreseen_ && !isForeseen(step, look.most)) measureAhead();
  if (foreseen_) {
    power_.push_back(planned->power[measured_]);
    peak_.push_back(planned->peak[measured_]);
  } else {
    power_.push_back(meter(step, measured_));
    const auto peak = static_cast<double>(peakOf(step, look.most) * gain_);
    peak_.push_back(static_cast<float>(core::decibels(peak).value));
  }
  keepSeam(step, look.most);
  ++measured_;
  const bool known = planned && !planned->points.empty();
  points_.push_back(known ? planned->points[std::min(measured_, planned->points.size() - 1)] : 0.0F);
}

/// True peak, with what lies between this step and the one before; between samples only where it might
/// matter.
float GuardedReader::peakOf(const Step& step, float most) {
  const auto frames = step.samples.size() / 2;
  float peak = most;
  const float near = 0.7F * most;
  const auto look = [&](const float* frame) {
    if (std::max({std::fabs(frame[0]), std::fabs(frame[1]), std::fabs(frame[2]), std::fabs(frame[3])}) <=
        near)
      return;
    peak = std::max({peak, between_.at(frame), between_.at(frame + 1)});
  };
  if (std::max(most, lastMost_) * gain_ >= kNeedsEstimate && frames >= kSeam) {
    std::copy_n(step.samples.begin(), 2 * kSeam, seam_.begin() + 2 * kSeam);
    for (auto i = PeakBetween::kHalf; i < 2 * kSeam - PeakBetween::kHalf; ++i) look(seam_.data() + 2 * i);
    for (auto i = PeakBetween::kHalf; i + PeakBetween::kHalf < frames; ++i) look(step.samples.data() + 2 * i);
  }
  return peak;
}

void GuardedReader::keepSeam(const Step& step, float most) {
  if (step.samples.size() >= 2 * kSeam) std::copy_n(step.samples.end() - 2 * kSeam, 2 * kSeam, seam_.begin());
  lastMost_ = most;
}

void GuardedReader::plan() {
  const auto base = measured_ - power_.size();
  // Never more than the look-ahead, so that the size of the source's chunks makes no difference.
  const auto count = std::min(power_.size(), past_ + kAheadSteps + 1);
  const auto fading = guardFading(guarding_);
  holdBack({.power = std::span(power_).first(count),
            .peak = std::span(peak_).first(count),
            .points = std::span(points_).first(count + 1),
            .given = past_,
            .begun = !first_,
            .before = powerOfSilence(guarding_),
            .fading = fading > base ? fading - base : 0},
           bounds_);
}

/// What was steady over the last 3 s, to be taken out from the end of this step on. Looking back, so that a
/// step in it never grows.
void GuardedReader::findSteady(const Step& step, float& left, float& right) {
  if (steady_.size() == kSteadySteps) steady_.erase(steady_.begin());
  steady_.emplace_back(step.left, step.right);
  left = right = 0;
  if (steady_.size() < kSteadySteps) return;
  for (const auto& [l, r] : steady_) {
    left += l / static_cast<float>(kSteadySteps);
    right += r / static_cast<float>(kSteadySteps);
  }
  if (std::fabs(left) < kSteadyLeast) left = 0;
  if (std::fabs(right) < kSteadyLeast) right = 0;
}

/// Gives the first step its gain and moves on.
void GuardedReader::sound(Step& step) {
  const float from = points_[past_], to = points_[past_ + 1];
  float left = 0, right = 0;
  findSteady(step, left, right);
  const bool untouched =
      from == 0 && to == 0 && left == 0 && right == 0 && takenLeft_ == 0 && takenRight_ == 0;
  if (!untouched) {
    const float begin = amplitudeOf(from), slope = (amplitudeOf(to) - begin) / static_cast<float>(kFrames);
    const float leftSlope = (left - takenLeft_) / static_cast<float>(kFrames);
    const float rightSlope = (right - takenRight_) / static_cast<float>(kFrames);
    for (std::size_t i = 0; 2 * i < step.samples.size(); ++i) {
      const auto part = static_cast<float>(i);
      const float gain = begin + slope * part;
      step.samples[2 * i] = (step.samples[2 * i] - takenLeft_ - leftSlope * part) * gain;
      step.samples[2 * i + 1] = (step.samples[2 * i + 1] - takenRight_ - rightSlope * part) * gain;
    }
  }
  takenLeft_ = left;
  takenRight_ = right;
}

SourceReader::Chunk GuardedReader::hand() {
  const auto frames = sounding_.samples.size() / 2;
  auto end = frames;
  bool afterGap = false;
  for (const auto gap : sounding_.gaps) {
    afterGap |= gap == handed_;
    if (gap > handed_) end = std::min(end, gap);
  }
  const std::span<const float> all = sounding_.samples;
  const auto part = all.subspan(2 * handed_, 2 * (end - handed_));
  handed_ = end;
  return {part, afterGap};
}

SourceReader::Chunk GuardedReader::next() {
  if (handed_ < sounding_.samples.size() / 2) return hand();
  while (!atEnd_ && power_.size() - past_ <= kAheadSteps) read();
  if (steps_.empty()) {
    if (failure_) std::rethrow_exception(failure_);
    return {};
  }
  plan();
  sound(steps_.front());
  if (sounding_.samples.capacity() > 0) spare_.push_back(std::move(sounding_.samples));
  sounding_ = std::move(steps_.front());
  steps_.pop_front();
  handed_ = 0;
  first_ = false;
  if (++past_ > kTrimAt) {
    const auto drop = static_cast<std::ptrdiff_t>(past_ - kPastSteps);
    power_.erase(power_.begin(), power_.begin() + drop);
    peak_.erase(peak_.begin(), peak_.begin() + drop);
    points_.erase(points_.begin(), points_.begin() + drop);
    past_ = kPastSteps;
  }
  return hand();
}

}  // namespace lw::audio
