#include "audio/meter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "audio/gating.hpp"
#include "audio/source_reader.hpp"
#include "audio/windows.hpp"

namespace lw::audio {
namespace {

/// 1e-6 is the mean square of -60 dBFS.
constexpr double kSilentPower = 1e-6;
constexpr std::int64_t kCellsAStep = 10;
/// Below this share of the loudest peak so far a bound will do.
constexpr float kRelevant = 0.5F;
/// The filter's state below it (-300 dB) is set to 0: it would shrink for ever, and slow the processor down.
constexpr float kNothing = 1e-15F;

}  // namespace

Meter::Meter(int rate, const MeterLoops& loops) : rate_(rate), loops_(loops), filter_(rate), phases_(rate) {}

void Meter::add(const float* left, const float* right, std::size_t frames) {
  frames_ += static_cast<std::int64_t>(frames);
  while (frames > 0) {
    const auto count = std::min(frames, kBlock - filled_);
    float* const to = x_.data() + 2 * (kBefore + filled_);
    unsigned garbage = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const bool goodLeft = std::fabs(left[i]) <= kGarbage, goodRight = std::fabs(right[i]) <= kGarbage;
      to[2 * i] = goodLeft ? left[i] : 0.0F;
      to[2 * i + 1] = goodRight ? right[i] : 0.0F;
      garbage |= static_cast<unsigned>(!goodLeft) | static_cast<unsigned>(!goodRight);
    }
    garbage_ |= garbage;
    filled_ += count;
    left += count;
    right += count;
    frames -= count;
    if (filled_ == kBlock) workBlock(kBlock);
  }
}

void Meter::workBlock(std::size_t frames) {
  const auto begin = 2 * kBefore;
  loops_.dense(filter_, x_.data() + begin, first_.data() + begin, second_.data() + begin,
               dense_.data() + begin, kBlock);
  loops_.recursive(filter_, dense_.data() + begin, weighted_.data() + begin, kBlock, state_.data());
  for (auto& value : state_) value = std::fabs(value) < kNothing ? 0.0F : value;
  for (std::size_t done = 0; done < frames;) {
    const auto inCell = static_cast<std::size_t>(cellBegin(cell_ + 1) - at_);
    const auto count = std::min(frames - done, inCell);
    workPart(kBefore + done, kBefore + done + count);
    at_ += static_cast<std::int64_t>(count);
    done += count;
    if (count == inCell) closeCell();
  }
  keepHistory(x_, frames);
  keepHistory(first_, frames);
  keepHistory(second_, frames);
  keepHistory(dense_, frames);
  filled_ = 0;
}

void Meter::keepHistory(Buffer& buffer, std::size_t frames) const {
  const auto from = buffer.begin() + static_cast<std::ptrdiff_t>(2 * frames);
  std::copy(from, from + 2 * kBefore, buffer.begin());
}

/// A part of a cell.
void Meter::workPart(std::size_t begin, std::size_t end) {
  const auto count = end - begin;
  cellPower_ += loops_.power(x_.data() + 2 * begin, count);
  slope_ += loops_.power(first_.data() + 2 * begin, count);
  const auto weighted = loops_.power(weighted_.data() + 2 * begin, count);
  stepWeighted_ += weighted;
  for (auto from = begin; from < end; from += kTile) tile(from, std::min(from + kTile, end));
}

/// What lies between samples is looked for only where it could matter.
void Meter::tile(std::size_t begin, std::size_t end) {
  const auto first = begin - 2 * phases_.pairs;
  const auto largest = loops_.peak(x_.data() + 2 * first, end - first);
  stepPeak_ = std::max(stepPeak_, loops_.peak(x_.data() + 2 * begin, end - begin));
  if (phases_.factor == 1) return;
  if (largest * phases_.largestGain <= stepPeak_) return;
  const auto steepest = loops_.peak(first_.data() + 2 * first, end - first);
  const auto bound =
      std::min(largest * phases_.largestGain, largest * (1 + phases_.unity) + steepest * phases_.slopeGain);
  if (bound <= stepPeak_) return;
  if (bound <= kRelevant * truePeak_)
    stepBound_ = std::max(stepBound_, bound);
  else
    stepPeak_ = std::max(stepPeak_, loops_.between(phases_, x_.data() + 2 * begin, end - begin));
}

void Meter::closeCell() {
  const auto begin = cellBegin(cell_);
  power_ += cellPower_;
  if (cellPower_ > 2 * kSilentPower * static_cast<double>(at_ - begin)) {
    if (firstSound_ < 0) firstSound_ = begin;
    lastSound_ = at_;
  }
  cellPower_ = 0;
  ++cell_;
  if (cell_ % kCellsAStep == 0) closeStep();
}

void Meter::closeStep() {
  const auto step = (cell_ - 1) / kCellsAStep;
  const auto begin = cellBegin(step * kCellsAStep);
  const auto energy = stepWeighted_ * filter_.power / static_cast<double>(at_ - begin);
  if (at_ == cellBegin((step + 1) * kCellsAStep)) energies_.push_back(static_cast<float>(energy));
  truePeak_ = std::max(truePeak_, stepPeak_);
  const auto peak = core::decibels(static_cast<double>(std::max(stepPeak_, stepBound_)));
  contour_->loudness.push_back(contourLoudness(loudnessOf(energy)));
  contour_->truePeak.push_back(contourPeak(peak));
  weightedSum_ += stepWeighted_ * filter_.power;
  stepWeighted_ = 0;
  stepPeak_ = stepBound_ = 0;
}

/// Of what is shorter than a gating block: its own mean.
core::Lufs Meter::shortLoudness() const {
  const auto frames = static_cast<double>(std::max<std::int64_t>(frames_, 1));
  return atLeastSilence(loudnessOf(weightedSum_ / frames));
}

Measure Meter::finish() {
  const auto rest = filled_;
  std::fill(x_.begin() + static_cast<std::ptrdiff_t>(2 * (kBefore + rest)), x_.end(), 0.0F);
  if (rest > 0) workBlock(rest);
  // What swings out behind the last sample.
  std::fill(x_.begin() + static_cast<std::ptrdiff_t>(2 * kBefore), x_.end(), 0.0F);
  float after = 0;
  if (phases_.factor > 1) after = loops_.between(phases_, x_.data() + 2 * kBefore, 2 * phases_.pairs);
  stepPeak_ = std::max(stepPeak_, after);
  if (at_ > cellBegin(cell_)) closeCell();
  if (cell_ % kCellsAStep != 0) closeStep();
  truePeak_ = std::max(truePeak_, after);
  Measure measure;
  const auto native = [&](std::int64_t count) {
    return core::Frames{(count * core::kFrameRate + rate_ / 2) / rate_};
  };
  measure.length = native(frames_);
  measure.integrated = energies_.size() >= kMomentarySteps ? integrated(energies_) : shortLoudness();
  measure.truePeak = core::decibels(static_cast<double>(truePeak_));
  measure.range = loudnessRange(energies_);
  measure.headSilence = firstSound_ < 0 ? measure.length : native(firstSound_);
  measure.tailSilence = firstSound_ < 0 ? measure.length : measure.length - native(lastSound_);
  const double ratio = power_ > 0 ? std::sqrt(slope_ / power_) : 0;
  measure.brightness = rate_ / std::numbers::pi * std::asin(std::min(ratio / 2, 1.0));
  measure.contour = contour_;
  return measure;
}

}  // namespace lw::audio
