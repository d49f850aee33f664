#include "audio/dc_reader.hpp"

#include <cmath>

#include "audio/windows.hpp"

namespace lw::audio {
namespace {

/// -46 dBFS.
constexpr float kLeastDc = 0.005F;

}  // namespace

/// What is steady over the last 3 s that end with this step; 0 where there is less, or hardly anything.
DcReader::Sides DcReader::findSteady(const SoundStep& step) {
  const auto look = loops_.lookAt(step.samples);
  if (means_.size() == kShortTermSteps) means_.pop_front();
  means_.push_back({look.left, look.right});
  if (means_.size() < kShortTermSteps) return {};
  Sides steady;
  for (const auto& [left, right] : means_) {
    steady.left += left / static_cast<float>(kShortTermSteps);
    steady.right += right / static_cast<float>(kShortTermSteps);
  }
  if (std::fabs(steady.left) < kLeastDc) steady.left = 0;
  if (std::fabs(steady.right) < kLeastDc) steady.right = 0;
  return steady;
}

void DcReader::takeOut(SoundStep& step) {
  const auto from = taken_, to = findSteady(step);
  taken_ = to;
  if (from.left == 0 && from.right == 0 && to.left == 0 && to.right == 0) return;
  const float left = (to.left - from.left) / static_cast<float>(SoundStep::kFrames);
  const float right = (to.right - from.right) / static_cast<float>(SoundStep::kFrames);
  for (std::size_t i = 0; 2 * i < step.samples.size(); ++i) {
    const auto part = static_cast<float>(i);
    step.samples[2 * i] -= from.left + left * part;
    step.samples[2 * i + 1] -= from.right + right * part;
  }
}

SourceReader::Chunk DcReader::next() {
  if (out_.isEmpty()) {
    auto& step = out_.refill();
    if (!feed_.next(step)) {
      feed_.throwFailure();
      return {};
    }
    takeOut(step);
  }
  return out_.next();
}

}  // namespace lw::audio
