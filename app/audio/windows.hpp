#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "core/time.hpp"

/// The windows of time that loudness is looked at through, each named once, and two ways to sum over them.
namespace lw::audio {

/// What momentary loudness is taken over (EBU Tech 3341); also a gating block of ITU-R BS.1770.
inline constexpr core::Frames kMomentaryWindow = core::framesOf(0.4);
/// What short-term loudness is taken over (EBU Tech 3341).
inline constexpr core::Frames kShortTermWindow = core::framesOf(3);
/// A momentary rise is counted from the mean of so long before it.
inline constexpr core::Frames kRiseMeanWindow = core::framesOf(10);

/// Loudness over time is kept in steps of so long (audio/contour.hpp).
inline constexpr core::Frames kContourStep{4800};

/// Whole steps in a window.
constexpr std::size_t wholeSteps(core::Frames window, core::Frames step = kContourStep) {
  return static_cast<std::size_t>(window / step);
}

/// The same windows in steps of a contour (100 ms).
inline constexpr std::size_t kMomentarySteps = wholeSteps(kMomentaryWindow);
inline constexpr std::size_t kShortTermSteps = wholeSteps(kShortTermWindow);
inline constexpr std::size_t kRiseMeanSteps = wholeSteps(kRiseMeanWindow);

/// The last `N` values of what comes, and their sum. Before the first value all are 0. Of whole numbers the
/// sum is exact however long it runs. No allocation.
template <class T, std::size_t N>
class SlidingWindow {
 public:
  /// Takes a value in and gives back the one that drops out at the far end.
  T push(T value) noexcept {
    const T old = values_[at_];
    values_[at_] = value;
    at_ = (at_ + 1) % N;
    sum_ += value;
    sum_ -= old;
    return old;
  }
  T sum() const noexcept { return sum_; }
  double mean() const noexcept { return static_cast<double>(sum_) / static_cast<double>(N); }
  /// The value that drops out after so many more have been pushed.
  T oldest(std::size_t after) const noexcept { return values_[(at_ + after) % N]; }

 private:
  std::array<T, N> values_{};
  std::size_t at_ = 0;
  T sum_ = 0;
};

/// Values with their sums from the first one on, so that the sum of any window costs one difference.
class RunningSums {
 public:
  RunningSums() = default;
  /// So many values, all 0.
  explicit RunningSums(std::size_t count) : sums_(count + 1, 0.0) {}
  std::size_t size() const { return sums_.size() - 1; }
  void push(double value) { sums_.push_back(sums_.back() + value); }
  /// Changes value `i`. All values behind it must be set again before they are asked for, in order.
  void set(std::size_t i, double value) { sums_[i + 1] = sums_[i] + value; }

  /// Mean of the `count` values that end before `end`, of those that there are. 0 < end <= size().
  double mean(std::size_t end, std::size_t count) const {
    const auto begin = end - std::min(end, count);
    return std::max(0.0, (sums_[end] - sums_[begin]) / static_cast<double>(end - begin));
  }
  /// The same over `count` in any case: each value that is missing before the first one counts as `before`.
  double mean(std::size_t end, std::size_t count, double before) const {
    const auto begin = end - std::min(end, count);
    const double missing = before * static_cast<double>(count - (end - begin));
    return std::max(0.0, (sums_[end] - sums_[begin] + missing) / static_cast<double>(count));
  }

 private:
  std::vector<double> sums_{0.0};
};

}  // namespace lw::audio
