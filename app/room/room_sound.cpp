#include "room/room_sound.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <utility>

namespace lw::room {
namespace {

using namespace std::chrono_literals;

constexpr auto kTryDeviceAgain = 2000ms;
constexpr auto kToneStarts = 1000ms;

platform::ToneName toneName(call::Tone tone) {
  switch (tone) {
    case call::Tone::test: return platform::ToneName::test;
    case call::Tone::low: return platform::ToneName::low;
    case call::Tone::medium: return platform::ToneName::medium;
    case call::Tone::high: return platform::ToneName::high;
    case call::Tone::trouble: return platform::ToneName::trouble;
    case call::Tone::none: break;
  }
  return platform::ToneName::none;
}

}  // namespace

RoomSound::RoomSound(audio::Player& player, Hooks hooks, std::vector<Extra> extras)
    : player_(player), hooks_(std::move(hooks)), nextTry_(kTryDeviceAgain), nextExtra_(kTryDeviceAgain) {
  for (const auto& extra : extras)
    extras_.push_back({std::make_unique<platform::ExtraOutput>(extra.device, extra.gain), false});
  watchExtras(core::UiTime{0});
  open();
  if (!device_) standIn(failure_);
}

/// What pulls ends before what it gives samples to.
RoomSound::~RoomSound() {
  device_.reset();
  null_.reset();
}

core::FramePos RoomSound::heard() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return device_ ? device_->heard(now) : null_->heard(now);
}

void RoomSound::turn(core::UiTime now) {
  if (device_)
    if (const auto why = device_->failure(); !why.empty()) standIn(why);
  if (!device_ && now >= nextTry_) tryAgain(now);
  if (now >= nextExtra_) watchExtras(now);
  tell(hooks_.tone(), now);
}

void RoomSound::hush() {
  if (device_) device_->play(platform::ToneName::none);
}

// A tone needs a moment until its first samples are out; only then is silence a fault.
void RoomSound::tell(call::Tone tone, core::UiTime now) {
  if (device_) device_->play(toneName(tone));
  if (tone == call::Tone::none) {
    toneSince_ = now;
    return;
  }
  const bool sounds = device_ && device_->sounding();
  if (sounds || !device_ || now - toneSince_ > kToneStarts) hooks_.sounder(sounds, now);
}

audio::Tap RoomSound::tap() {
  std::vector<platform::ExtraOutput*> outputs;
  for (const auto& extra : extras_) outputs.push_back(extra.output.get());
  if (outputs.empty()) return {};
  return [outputs = std::move(outputs)](const float* samples, std::size_t frames) {
    for (auto* output : outputs) output->take(samples, frames);
  };
}

void RoomSound::open() {
  try {
    device_ = hooks_.open(tap());
  } catch (const std::exception& error) {
    failure_ = error.what();
  }
}

void RoomSound::standIn(const std::string& why) {
  failure_ = why;
  device_.reset();
  null_ = std::make_unique<audio::NullSink>(player_, audio::NullSink::Faults{}, tap());
  tellLoss(why);
}

bool RoomSound::furtherWorks() const {
  return std::ranges::any_of(extras_, [](const Further& extra) { return extra.output->failure().empty(); });
}

/// The first device is gone. As long as another one sounds, nothing is silenced for it.
void RoomSound::tellLoss(const std::string& why) {
  fmt::print(stderr, "lullwater: no sound: {}\n", why);
  lost_ = !furtherWorks();
  lost_ ? hooks_.lost(why) : hooks_.trouble(why);
}

void RoomSound::tryAgain(core::UiTime now) {
  nextTry_ = now + kTryDeviceAgain;
  if (!hooks_.available()) return;
  null_.reset();
  open();
  if (device_) {
    lost_ = false;
    hooks_.back();  // with a fade, since it comes in the middle of sound
  } else {
    null_ = std::make_unique<audio::NullSink>(player_, audio::NullSink::Faults{}, tap());
  }
}

void RoomSound::watchExtras(core::UiTime now) {
  nextExtra_ = now + kTryDeviceAgain;
  for (auto& extra : extras_) {
    const auto why = extra.output->failure();
    if (why.empty()) {
      extra.told = false;
      continue;
    }
    if (!std::exchange(extra.told, true)) hooks_.trouble(why);
    if (now.count() > 0) extra.output->reopen();
  }
  if (device_ || !null_ || lost_ != furtherWorks()) return;
  lost_ = !lost_;
  lost_ ? hooks_.lost(failure_) : hooks_.back();
}

}  // namespace lw::room
