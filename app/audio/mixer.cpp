#include "audio/mixer.hpp"

#include <algorithm>

namespace lw::audio {
namespace {

/// After a gap: soon where the ear still has the music, else like a start.
constexpr std::int64_t kBackFade = core::framesOf(0.5).count();
constexpr std::int64_t kLongGap = core::framesOf(2).count();
constexpr std::int64_t kGentleBack = core::framesOf(8).count();
constexpr std::size_t kMaster = static_cast<std::size_t>(Bus::master);

}  // namespace

void Mixer::render(float* out, std::size_t frames) noexcept {
  while (const auto command = commands.pop()) apply(*command);
  if (!ahead_) {
    std::array<float, 2 * Limiter::kDelay> before;
    mix(before.data(), Limiter::kDelay);
    ahead_ = true;
  }
  mix(out, frames);
  removeFinished();
  position_.store(now_, std::memory_order_release);
}

void Mixer::mix(float* out, std::size_t frames) noexcept {
  while (frames > 0) {
    const auto step = std::min({frames, kChunk, guard_.left()});
    auto sounds = held_ ? 0 : step;
    if (holdSet_ && !held_)
      sounds = std::min(step, static_cast<std::size_t>(std::max<std::int64_t>(0, holdAt_ - now_)));
    std::fill_n(out, 2 * step, 0.0F);
    if (sounds > 0) mixChunk(out, sounds);
    if (sounds < step && !held_) {
      held_ = true;
      report({MixReport::Kind::held, nullptr, now_, 0});
    }
    allowOwn();
    guard_.process(out, step);
    limiter_.process(out, step);
    tellLimited(step);
    out += 2 * step;
    frames -= step;
  }
}

/// Our own sounds may come out of music that stepped back for them.
void Mixer::allowOwn() noexcept {
  for (std::size_t i = 0; i < voiceCount_; ++i) {
    const auto& voice = voices_[i];
    if (!voice.started || voice.over) continue;
    if (voice.clip->bus == Bus::voice || voice.clip->bus == Bus::bell) guard_.allow(kOwnAbove);
    if (voice.clip->bus == Bus::breath) guard_.allow(kBreathAbove);
  }
}

/// What it took away within a second from where it began to act.
void Mixer::tellLimited(std::size_t frames) noexcept {
  if (limitedFor_ < 0 && limiter_.deepest() < 1) {
    limitedAt_ = now_;
    limitedFor_ = 0;
  } else if (limitedFor_ >= 0 && (limitedFor_ += static_cast<std::int64_t>(frames)) >= core::kFrameRate) {
    report({MixReport::Kind::limited, nullptr, limitedAt_, 0, limiter_.takeDeepest()});
    limitedFor_ = -1;
  }
}

Mixer::Voice* Mixer::find(const Clip* clip) noexcept {
  for (std::size_t i = 0; i < voiceCount_; ++i)
    if (voices_[i].clip == clip && !voices_[i].over) return &voices_[i];
  return nullptr;
}

void Mixer::apply(const MixCommand& command) noexcept {
  using Kind = MixCommand::Kind;
  Voice* const voice = command.clip != nullptr ? find(command.clip) : nullptr;
  const auto at = std::max(command.at, now_);
  switch (command.kind) {
    case Kind::add:
      voices_[voiceCount_] = {};
      voices_[voiceCount_++].clip = command.clip;
      if (command.clip->programme) guard_.guard(*command.clip->programme);
      break;
    case Kind::start:
      if (voice == nullptr || voice->started) break;
      voice->hasStart = true;
      voice->startAt = at;
      voice->in = {at, command.length, 0, 1, command.shape, command.likeness};
      break;
    case Kind::stop:
      if (voice != nullptr) stop(*voice, command);
      break;
    case Kind::drop:
      if (voice != nullptr) finish(*voice, now_, true);
      break;
    case Kind::fadeBus:
      lanes_[static_cast<std::size_t>(command.bus)].fade(at, command.length, command.to, command.shape);
      break;
    case Kind::hold:
      holdSet_ = true;
      holdAt_ = at;
      break;
    case Kind::release: holdSet_ = held_ = false; break;
  }
}

void Mixer::stop(Voice& voice, const MixCommand& command) noexcept {
  if (voice.hasStop && voice.out.at <= std::max(command.at, now_)) return;
  voice.hasStop = true;
  voice.out = {std::max(command.at, now_), command.length, 1, 0, command.shape, command.likeness};
}

void Mixer::mixChunk(float* out, std::size_t frames) noexcept {
  prepareBuses(frames);
  for (std::size_t i = 0; i < voiceCount_; ++i) mixVoice(voices_[i], out, static_cast<std::int64_t>(frames));
  now_ += static_cast<std::int64_t>(frames);
  removeFinished();
}

void Mixer::prepareBuses(std::size_t frames) noexcept {
  for (auto& lane : lanes_) lane.forget(now_);
  const bool masterFlat = lanes_[kMaster].isFlat(now_, frames);
  for (std::size_t bus = 0; bus < kMaster; ++bus) {
    busFlat_[bus] = masterFlat && lanes_[bus].isFlat(now_, frames);
    const auto count = busFlat_[bus] ? 1 : frames;
    std::fill_n(busGains_[bus].begin(), count, 1.0F);
    lanes_[bus].multiply(now_, busGains_[bus].data(), count);
    lanes_[kMaster].multiply(now_, busGains_[bus].data(), count);
  }
}

/// False as long as the clip does not sound; else moves `frame` to where it does.
bool Mixer::begins(Voice& voice, std::int64_t& frame, std::int64_t end) noexcept {
  if (voice.over) return false;
  if (voice.started) return true;
  const auto start = voice.hasStart ? voice.startAt : end;
  if (voice.hasStop && voice.out.at <= start && voice.out.at < end) {
    finish(voice, voice.out.at, true);
    return false;
  }
  if (start >= end) return false;
  frame = std::max(frame, start);
  voice.started = true;
  report({MixReport::Kind::started, voice.clip, frame, 0});
  if (!voice.clip->has(kReserve)) {  // late: silence until it is there
    voice.flow = Flow::dry;
    voice.dryFrom = frame;
    report({MixReport::Kind::starved, voice.clip, frame, 0});
  }
  return true;
}

void Mixer::mixVoice(Voice& voice, float* out, std::int64_t frames) noexcept {
  const auto begin = now_;
  const auto end = now_ + frames;
  auto frame = begin;
  if (!begins(voice, frame, end)) return;
  const auto stopAt = voice.hasStop ? std::min(end, voice.out.end()) : end;
  while (frame < stopAt && !voice.over) {
    auto part = supply(voice, frame, stopAt - frame);
    if (part.sounds && part.frames > 0) {
      const auto read = voice.clip->read.load(std::memory_order_relaxed);
      part.frames = std::min(part.frames, Clip::straight(read));
      add(voice, frame, out + 2 * (frame - begin), static_cast<std::size_t>(part.frames));
      voice.clip->read.store(read + part.frames, std::memory_order_release);
    }
    frame += part.frames;
  }
  if (!voice.over && voice.hasStop && frame >= voice.out.end()) finish(voice, voice.out.end(), true);
}

/// How many of these frames can be taken now, and whether from the source or from silence.
Mixer::Part Mixer::supply(Voice& voice, std::int64_t frame, std::int64_t frames) noexcept {
  auto& clip = *voice.clip;
  const auto written = clip.written.load(std::memory_order_acquire);
  const bool whole = clip.end.load(std::memory_order_acquire) == written;
  const auto available = written - clip.read.load(std::memory_order_relaxed);
  if (whole && available == 0) {
    finish(voice, frame, false);
    return {0, false};
  }
  if (voice.flow == Flow::dry && (whole || available >= 2 * kReserve.count() + frames)) {
    voice.flow = Flow::flowing;
    const bool soon = frame - voice.dryFrom < kLongGap;
    voice.supply = {frame, soon ? kBackFade : kGentleBack, 0, 1, soon ? Shape::equalPower : Shape::gentle, 0};
    report({MixReport::Kind::starved, voice.clip, frame, frame - voice.dryFrom});
  }
  if (voice.flow == Flow::flowing && !whole && available < frames + kReserve.count())
    starve(voice, frame, available);
  if (voice.flow == Flow::draining) {
    if (frame < voice.supply.end()) return {std::min({frames, voice.supply.end() - frame, available}), true};
    voice.flow = Flow::dry;
    voice.dryFrom = frame;
  }
  if (voice.flow == Flow::dry) return {frames, false};
  return {std::min(frames, available), true};
}

/// Fades to silence over what is left.
void Mixer::starve(Voice& voice, std::int64_t frame, std::int64_t available) noexcept {
  const auto level = static_cast<double>(voice.supply.value(frame));
  voice.flow = Flow::draining;
  voice.supply = {frame, std::min(available, kReserve.count()), level, 0, Shape::equalPower, 0};
  report({MixReport::Kind::starved, voice.clip, frame, 0});
}

void Mixer::add(const Voice& voice, std::int64_t frame, float* out, std::size_t frames) noexcept {
  const auto& clip = *voice.clip;
  const auto bus = static_cast<std::size_t>(clip.bus);
  const float* const source = clip.frame(clip.read.load(std::memory_order_relaxed));
  const bool flat = busFlat_[bus] && voice.in.isFlat(frame, frames) && voice.out.isFlat(frame, frames) &&
                    voice.supply.isFlat(frame, frames);
  const auto count = flat ? 1 : frames;
  std::fill_n(gains_.begin(), count, clip.gain);
  voice.in.multiply(frame, gains_.data(), count);
  voice.out.multiply(frame, gains_.data(), count);
  voice.supply.multiply(frame, gains_.data(), count);
  if (busFlat_[bus]) {
    for (std::size_t i = 0; i < count; ++i) gains_[i] *= busGains_[bus][0];
  } else {
    const float* const level = busGains_[bus].data() + (frame - now_);
    for (std::size_t i = 0; i < count; ++i) gains_[i] *= level[i];
  }
  if (flat) {
    loops_.addScaled(source, gains_[0], out, frames);
  } else {
    loops_.addShaped(source, gains_.data(), out, frames);
  }
}

void Mixer::finish(Voice& voice, std::int64_t at, bool stopped) noexcept {
  voice.over = true;
  voice.overAt = at;
  voice.wasStopped = stopped;
}

/// Keeps the order of the others. A clip whose end can't be reported yet waits: else nobody would free it.
void Mixer::removeFinished() noexcept {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < voiceCount_; ++i) {
    auto& voice = voices_[i];
    const auto kind = voice.wasStopped ? MixReport::Kind::stopped : MixReport::Kind::ended;
    if (voice.over && report({kind, voice.clip, voice.overAt, 0})) continue;
    if (kept != i) voices_[kept] = voice;
    ++kept;
  }
  voiceCount_ = kept;
}

}  // namespace lw::audio
