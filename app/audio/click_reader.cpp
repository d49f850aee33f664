#include "audio/click_reader.hpp"

#include <utility>

namespace lw::audio {

ClickReader::ClickReader(std::unique_ptr<SourceReader> source, float ceiling)
    : feed_(std::move(source)), ceiling_(ceiling), declick_(ceiling) {}

/// One more step, whose clicks are lowered: into `next_`, which is empty at the end.
void ClickReader::read(SoundStep* before) {
  if (!feed_.next(next_)) return;
  declick_.finish(next_.samples);
  if (loops_.lookAt(next_.samples).most <= ceiling_ || !declick_.has(next_.samples)) return;
  declick_.lower(next_.samples, before != nullptr ? &before->samples : nullptr);
}

SourceReader::Chunk ClickReader::next() {
  if (out_.isEmpty()) {
    if (!std::exchange(begun_, true)) read(nullptr);
    auto& step = out_.refill();
    std::swap(step, next_);
    if (step.samples.empty()) {
      feed_.throwFailure();
      return {};
    }
    read(&step);
  }
  return out_.next();
}

}  // namespace lw::audio
