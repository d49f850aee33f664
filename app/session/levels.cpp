#include "session/levels.hpp"

#include <algorithm>
#include <utility>

#include "audio/lane.hpp"
#include "core/shape.hpp"

namespace lw::session::live {
namespace {

constexpr core::Decibels kFloor{-80.0};  // where a fade from or to silence begins in the mixer
constexpr core::Decibels kAfterFault{-40.0};
// Gently, that is at 1.1 dB/s: music may rise meanwhile.
constexpr Frames kOutOfSilence = core::framesOf(20);
constexpr core::Decibels kLeastVolume{-60.0};
constexpr core::Decibels kLeastOwn{-24.0};

Ramp& rampOf(State& s, audio::Bus bus) {
  return s.levels.ramps[static_cast<std::size_t>(bus)];
}

core::Decibels audible(core::Decibels level) {
  return std::max(level, kFloor);
}

/// A level rises by at most so many dB in a second: half of what `audio::kHeldBounds` lets sound rise by in 3
/// s, since the music may rise meanwhile.
constexpr double kFastestRise = 1.5;

/// How long a raised cosine takes that is nowhere steeper.
Frames fastestRise(core::Decibels from, core::Decibels to) {
  return core::framesOf((audible(to) - audible(from)).value / kFastestRise * core::kSteepestOfRaisedCosine);
}

core::Decibels ofScript(const script::SoundSettings& sound, audio::Bus bus) {
  switch (bus) {
    case audio::Bus::music: return sound.music;
    case audio::Bus::voice: return sound.voice;
    case audio::Bus::breath: return sound.breath;
    case audio::Bus::bell: return sound.bell;
    case audio::Bus::master: break;
  }
  return {0};
}

void jump(State& s, audio::Bus bus, FramePos at, core::Decibels to) {
  rampOf(s, bus) = {at, Frames{0}, to, to, audio::Shape::raisedCosine};
  send(s, audio::FadeBus{bus, at, Frames{0}, to, audio::Shape::raisedCosine});
}

void move(State& s, audio::Bus bus, FramePos at, Frames length, core::Decibels to) {
  Ramp& ramp = rampOf(s, bus);
  const auto from = levelAt(ramp, at);
  if (to == ramp.to && at >= ramp.at) return;
  if (audible(to) > from && ramp.to > ramp.from) length = std::max(length, ramp.at + ramp.length - at);
  auto shape = audio::Shape::raisedCosine;
  if (bus == audio::Bus::music && audible(to) > from) shape = audio::Shape::gentle;  // 12 LU in 4 s: 3 dB/s
  if (bus == audio::Bus::master && audible(to) > from) {
    const bool fromSilence = from <= kAfterFault;
    if (fromSilence) shape = audio::Shape::gentle;
    length = std::max(length, fromSilence ? kOutOfSilence : fastestRise(from, to));
  }
  ramp = {at, length, from, to, shape};
  send(s, audio::FadeBus{bus, at, length, to, shape});
}

}  // namespace

core::Decibels levelAt(const Ramp& ramp, FramePos at) {
  if (at >= ramp.at + ramp.length) return audible(ramp.to);
  if (at <= ramp.at) return audible(ramp.from);
  const double progress = core::toSeconds(at - ramp.at) / core::toSeconds(ramp.length);
  if (ramp.shape == audio::Shape::gentle) {
    const auto amplitude = [](core::Decibels level) { return core::amplitude(audible(level)); };
    return audible(core::decibels(
        audio::Ramp{0, 1, amplitude(ramp.from), amplitude(ramp.to), ramp.shape, 0}.along(progress)));
  }
  const double share = core::raisedCosine(progress);
  return {audible(ramp.from).value + share * (audible(ramp.to) - audible(ramp.from)).value};
}

core::Decibels masterTarget(const Levels& levels) {
  if (levels.paused || levels.lost) return core::kSilence;
  auto level = std::min(levels.volume, levels.cap);
  if (levels.soft) level = level + kSofter;
  if (levels.personSoft) level = level + kSofter;
  return level;
}

core::Decibels busTarget(const State& s, audio::Bus bus) {
  auto level = ofScript(s.sound(), bus) + s.levels.own[static_cast<std::size_t>(bus)];
  if (s.levels.call && bus != audio::Bus::voice) level = level + kCallStepsBack;
  if (bus != audio::Bus::music) return level;
  level = level - s.levels.duck;
  return s.levels.low ? level + kSofter : level;
}

core::Decibels masterAt(const State& s, FramePos at) {
  return levelAt(s.levels.ramps[static_cast<std::size_t>(audio::Bus::master)], at);
}

void moveMaster(State& s, FramePos at, Frames length) {
  move(s, audio::Bus::master, at, length, masterTarget(s.levels));
}

void moveMusic(State& s, FramePos at, Frames length) {
  move(s, audio::Bus::music, at, length, busTarget(s, audio::Bus::music));
}

void moveForCall(State& s, FramePos at, Frames length) {
  for (const auto bus : {audio::Bus::music, audio::Bus::breath, audio::Bus::bell}) {
    const auto from = levelAt(rampOf(s, bus), at), to = busTarget(s, bus);
    move(s, bus, at, audible(to) > from ? std::max(length, fastestRise(from, to)) : length, to);
  }
}

Frames paceTo(core::Decibels from, core::Decibels to) {
  const double rise = (audible(to) - audible(from)).value;
  if (rise <= 0) return std::max(core::framesOf(-rise / 6), core::framesOf(0.3));
  return core::framesOf(rise * core::kSteepestOfRaisedCosine);
}

void setVolume(State& s, FramePos at, core::Decibels to) {
  const auto before = masterTarget(s.levels);
  s.levels.volume = std::clamp(to, kLeastVolume, s.levels.cap);
  s.levels.soft = false;  // whoever sets the volume hears what they set
  const bool silent = s.levels.paused || s.levels.lost;
  const auto from = silent ? before : masterAt(s, at);
  moveMaster(s, at, paceTo(from, masterTarget(s.levels)));
}

void setBusVolume(State& s, FramePos at, audio::Bus bus, core::Decibels to) {
  if (bus == audio::Bus::master) return;
  s.levels.own[static_cast<std::size_t>(bus)] = std::clamp(to, kLeastOwn, core::Decibels{0});
  const auto target = busTarget(s, bus);
  move(s, bus, at, paceTo(levelAt(rampOf(s, bus), at), target), target);
}

void loseDevice(State& s, FramePos at) {
  s.levels.lost = true;
  moveMaster(s, at, core::framesOf(0.3));
}

void startQuietly(State& s, FramePos at) {
  const bool wasLost = std::exchange(s.levels.lost, false);
  if (s.levels.paused) return;
  if (wasLost) return moveMaster(s, at, kFadeBack);
  jump(s, audio::Bus::master, at, std::min(kAfterFault, masterTarget(s.levels)));
  moveMaster(s, at + Frames{1}, kFadeBack);
}

void firstLevel(State& s) {
  s.levels.cap = std::min(s.options.volumeCap, core::Decibels{0});
  s.levels.volume = std::clamp(s.options.volume, kLeastVolume, s.levels.cap);
  jump(s, audio::Bus::master, FramePos{}, masterTarget(s.levels));
  for (const auto bus : {audio::Bus::music, audio::Bus::voice, audio::Bus::breath, audio::Bus::bell})
    if (const auto level = busTarget(s, bus); level != core::Decibels{0}) jump(s, bus, FramePos{}, level);
}

}  // namespace lw::session::live
