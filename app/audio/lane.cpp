#include "audio/lane.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/level.hpp"
#include "core/shape.hpp"

namespace lw::audio {
namespace {

/// Frames from one place of the formula to the next: in long moves more, as exact for what they bend less.
std::int64_t gridOf(std::int64_t length) {
  constexpr std::int64_t kFinest = 8, kCoarsest = 64;
  return std::clamp(length / kShortestFade.count() * kFinest, kFinest, kCoarsest);
}

double floorDb(double amplitude) {
  return std::max(kFloorDb, core::decibels(amplitude).value);
}

/// A ramp's formula, with what is the same at each part of the way worked out once.
class Curve {
 public:
  explicit Curve(const Ramp& ramp) : ramp_(ramp) {
    if (ramp.shape == Shape::gentle && ramp.to > ramp.from) {
      knee_ = ramp.to * core::amplitude(core::Decibels{kGentleDb});
    } else if (ramp.shape != Shape::equalPower) {
      begin_ = floorDb(ramp.from);
      way_ = floorDb(ramp.to) - begin_;
    }
  }
  double at(double part) const {
    if (part <= 0) return ramp_.from;
    if (part >= 1) return ramp_.to;
    if (ramp_.shape == Shape::equalPower) return crossing(part);
    if (knee_ > 0) return gentle(part);
    const double level = begin_ + way_ * core::raisedCosine(part);
    return core::amplitude(core::Decibels{level});
  }

 private:
  double crossing(double part) const {
    const double from = ramp_.from, to = ramp_.to;
    double level = to >= from ? core::quarterUp(part) : core::quarterDown(part);
    if (ramp_.likeness != 0) level /= std::sqrt(1 + ramp_.likeness * std::sin(part * std::numbers::pi));
    return to >= from ? from + (to - from) * level : to + (from - to) * level;
  }
  double gentle(double part) const {
    const double from = ramp_.from, to = ramp_.to;
    if (from >= knee_) return from * std::pow(to / from, part);
    if (part < kGentlePart) return from + (knee_ - from) * part / kGentlePart;
    return knee_ * std::pow(to / knee_, (part - kGentlePart) / (1 - kGentlePart));
  }

  const Ramp& ramp_;
  double knee_ = 0;             ///< where it is gentle
  double begin_ = 0, way_ = 0;  ///< dB
};

}  // namespace

double Ramp::along(double part) const {
  return Curve(*this).at(part);
}

float Ramp::value(std::int64_t frame) const {
  float gain = 1;
  multiply(frame, &gain, 1);
  return gain;
}

bool Ramp::isFlat(std::int64_t frame, std::size_t frames) const {
  return frame >= end() || frame + static_cast<std::int64_t>(frames) <= at + 1 || from == to;
}

void Ramp::multiply(std::int64_t frame, float* gains, std::size_t frames) const {
  const auto stop = frame + static_cast<std::int64_t>(frames);
  auto i = frame;
  const auto flat = [&](std::int64_t until, double level) {
    const auto gain = static_cast<float>(level);
    for (; i < until; ++i) gains[i - frame] *= gain;
  };
  flat(std::min(stop, at), from);
  const auto moveEnd = std::min(stop, end());
  if (i < moveEnd) i = move(i, moveEnd, gains + (i - frame));
  flat(stop, to);
}

/// From `i` on, within the way, until `stop`.
std::int64_t Ramp::move(std::int64_t i, std::int64_t stop, float* gains) const {
  const Curve curve(*this);
  const auto part = [&](std::int64_t cell) {
    return static_cast<double>(cell) / static_cast<double>(length);
  };
  const auto begin = i;
  const auto grid = gridOf(length);
  auto cell = (i - at) / grid * grid;
  double a = curve.at(part(cell));
  while (i < stop) {
    const auto next = std::min(cell + grid, length);
    const double b = curve.at(part(next));
    const auto first = static_cast<float>(a);
    const auto slope = static_cast<float>((b - a) / static_cast<double>(next - cell));
    const auto until = std::min(stop, at + next);
    for (; i < until; ++i) gains[i - begin] *= first + slope * static_cast<float>(i - at - cell);
    cell = next;
    a = b;
  }
  return i;
}

std::size_t Lane::indexAt(std::int64_t frame) const {
  auto index = count_ - 1;
  while (index > 0 && moves_[index].at > frame) --index;
  return index;
}

void Lane::fade(std::int64_t at, std::int64_t length, double to, Shape shape) {
  const auto drops = [&](const Ramp& move) { return move.at > at || (move.at == at && move.length > 0); };
  while (count_ > 1 && drops(moves_[count_ - 1])) --count_;
  if (count_ == kMoves) --count_;
  const double from = static_cast<double>(value(at));
  moves_[count_++] = {at, length, from, to, shape, 0};
}

float Lane::value(std::int64_t frame) const {
  return moves_[indexAt(frame)].value(frame);
}

bool Lane::isFlat(std::int64_t frame, std::size_t frames) const {
  const auto index = indexAt(frame);
  const auto last = frame + static_cast<std::int64_t>(frames) - 1;
  return index == indexAt(last) && moves_[index].isFlat(frame, frames);
}

void Lane::multiply(std::int64_t frame, float* gains, std::size_t frames) const {
  const auto stop = frame + static_cast<std::int64_t>(frames);
  for (auto i = frame; i < stop;) {
    const auto index = indexAt(i);
    const auto until = index + 1 < count_ ? std::min(stop, moves_[index + 1].at) : stop;
    moves_[index].multiply(i, gains + (i - frame), static_cast<std::size_t>(until - i));
    i = until;
  }
}

void Lane::forget(std::int64_t frame) {
  const auto index = indexAt(frame);
  if (index == 0) return;
  std::move(moves_.begin() + static_cast<std::ptrdiff_t>(index),
            moves_.begin() + static_cast<std::ptrdiff_t>(count_), moves_.begin());
  count_ -= index;
}

}  // namespace lw::audio
