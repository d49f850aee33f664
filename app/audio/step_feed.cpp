#include "audio/step_feed.hpp"

#include <algorithm>
#include <utility>

namespace lw::audio {

bool StepFeed::next(SoundStep& step) {
  step.samples.clear();
  step.gaps.clear();
  while (!step.isWhole() && fetch()) {
    if (std::exchange(gap_, false)) step.gaps.push_back(step.samples.size() / 2);
    const auto part = pending_.first(std::min(pending_.size(), 2 * SoundStep::kFrames - step.samples.size()));
    step.samples.insert(step.samples.end(), part.begin(), part.end());
    pending_ = pending_.subspan(part.size());
  }
  return !step.samples.empty();
}

/// Whether something is pending, once the source was asked.
bool StepFeed::fetch() {
  if (!pending_.empty()) return true;
  if (over_) return false;
  try {
    const auto chunk = source_->next();
    pending_ = chunk.samples;
    gap_ = chunk.afterGap;
  } catch (...) {
    failure_ = std::current_exception();
  }
  over_ = pending_.empty();
  return !over_;
}

void StepFeed::throwFailure() const {
  if (failure_) std::rethrow_exception(failure_);
}

SourceReader::Chunk StepOutlet::next() {
  auto end = step_.samples.size() / 2;
  bool afterGap = false;
  for (const auto gap : step_.gaps) {
    afterGap |= gap == handed_;
    if (gap > handed_) end = std::min(end, gap);
  }
  const auto part = std::span<const float>(step_.samples).subspan(2 * handed_, 2 * (end - handed_));
  handed_ = end;
  return {part, afterGap};
}

}  // namespace lw::audio
