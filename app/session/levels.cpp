#include "session/levels.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lw::session::live {
namespace {

constexpr core::Decibels kFloor{-80.0};  // where a fade from or to silence begins in the mixer
constexpr core::Decibels kAfterFault{-40.0};
constexpr core::Decibels kLeastVolume{-60.0};

core::Decibels audible(core::Decibels level) {
  return std::max(level, kFloor);
}

void move(State& s, audio::Bus bus, Ramp& ramp, FramePos at, Frames length, core::Decibels to) {
  const auto from = levelAt(ramp, at);
  if (to == ramp.to && at >= ramp.at) return;
  if (audible(to) > from && ramp.to > ramp.from) length = std::max(length, ramp.at + ramp.length - at);
  ramp = {at, length, from, to};
  send(s, audio::FadeBus{bus, at, length, to, audio::Shape::raisedCosine});
}

}  // namespace

core::Decibels levelAt(const Ramp& ramp, FramePos at) {
  if (at >= ramp.at + ramp.length) return audible(ramp.to);
  if (at <= ramp.at) return audible(ramp.from);
  const double progress = core::toSeconds(at - ramp.at) / core::toSeconds(ramp.length);
  const double share = (1 - std::cos(std::numbers::pi * progress)) / 2;
  return {audible(ramp.from).value + share * (audible(ramp.to) - audible(ramp.from)).value};
}

core::Decibels masterTarget(const Levels& levels) {
  if (levels.paused) return core::kSilence;
  auto level = std::min(levels.volume, levels.cap);
  if (levels.soft) level = level + kSofter;
  if (levels.call) level = level + kCallStepsBack;
  return level;
}

core::Decibels musicTarget(const State& s) {
  core::Decibels level{0};
  if (s.levels.ducked) level = level - s.sound().duck;
  if (s.levels.low) level = level + kSofter;
  return level;
}

void moveMaster(State& s, FramePos at, Frames length) {
  move(s, audio::Bus::master, s.levels.master, at, length, masterTarget(s.levels));
}

void moveMusic(State& s, FramePos at, Frames length) {
  move(s, audio::Bus::music, s.levels.music, at, length, musicTarget(s));
}

Frames paceTo(core::Decibels from, core::Decibels to) {
  const double rise = (audible(to) - audible(from)).value;
  if (rise <= 0) return std::max(core::framesOf(-rise / 6), core::framesOf(0.3));
  return core::framesOf(rise * std::numbers::pi /
                        2);  // a raised cosine is steepest half way: this much more than even
}

void setVolume(State& s, FramePos at, core::Decibels to) {
  const auto before = masterTarget(s.levels);
  s.levels.volume = std::clamp(to, kLeastVolume, s.levels.cap);
  s.levels.soft = false;  // whoever sets the volume hears what they set
  const auto from = s.levels.paused ? before : levelAt(s.levels.master, at);
  moveMaster(s, at, paceTo(from, masterTarget(s.levels)));
}

void startQuietly(State& s, FramePos at) {
  if (s.levels.paused) return;
  const auto quiet = std::min(kAfterFault, masterTarget(s.levels));
  send(s, audio::FadeBus{audio::Bus::master, at, Frames{0}, quiet, audio::Shape::raisedCosine});
  s.levels.master = {at, Frames{0}, quiet, quiet};
  moveMaster(s, at + Frames{1}, kFadeBack);
}

void firstLevel(State& s) {
  s.levels.cap = std::min(s.options.volumeCap, core::Decibels{0});
  s.levels.volume = std::clamp(s.options.volume, kLeastVolume, s.levels.cap);
  const auto level = masterTarget(s.levels);
  s.levels.master = {FramePos{}, Frames{0}, level, level};
  send(s, audio::FadeBus{audio::Bus::master, FramePos{}, Frames{0}, level, audio::Shape::raisedCosine});
}

}  // namespace lw::session::live
