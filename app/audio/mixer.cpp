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
  for (std::size_t i = 0; i < inputCount_; ++i) {
    if (!std::holds_alternative<Sounding>(inputs_[i].state)) continue;
    const Bus bus = inputs_[i].clip->bus;
    if (bus == Bus::voice || bus == Bus::bell) guard_.allow(kOwnAbove);
    if (bus == Bus::breath) guard_.allow(kBreathAbove);
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

Mixer::Input* Mixer::find(const Clip* clip) noexcept {
  for (std::size_t i = 0; i < inputCount_; ++i)
    if (inputs_[i].clip == clip && !inputs_[i].isOver()) return &inputs_[i];
  return nullptr;
}

void Mixer::apply(const MixCommand& command) noexcept {
  using Kind = MixCommand::Kind;
  Input* const input = command.clip != nullptr ? find(command.clip) : nullptr;
  const auto at = std::max(command.at, now_);
  switch (command.kind) {
    case Kind::add:
      inputs_[inputCount_++] = {.clip = command.clip};
      if (command.clip->programme) guard_.guard(*command.clip->programme);
      break;
    case Kind::start:
      if (auto* const waiting = input != nullptr ? std::get_if<Waiting>(&input->state) : nullptr)
        waiting->in = {at, command.length, 0, 1, command.shape, command.likeness};
      break;
    case Kind::stop:
      if (input != nullptr) stop(*input, command);
      break;
    case Kind::drop:
      if (input != nullptr) finish(*input, now_, true);
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

void Mixer::stop(Input& input, const MixCommand& command) noexcept {
  const auto at = std::max(command.at, now_);
  if (input.out && input.out->at <= at) return;
  input.out = {at, command.length, 1, 0, command.shape, command.likeness};
}

void Mixer::mixChunk(float* out, std::size_t frames) noexcept {
  prepareBuses(frames);
  for (std::size_t i = 0; i < inputCount_; ++i) mixInput(inputs_[i], out, static_cast<std::int64_t>(frames));
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
bool Mixer::begins(Input& input, std::int64_t& frame, std::int64_t end) noexcept {
  auto* const waiting = std::get_if<Waiting>(&input.state);
  if (waiting == nullptr) return !input.isOver();
  const auto start = waiting->in ? waiting->in->at : end;
  if (input.out && input.out->at <= start && input.out->at < end) {
    finish(input, input.out->at, true);
    return false;
  }
  if (start >= end) return false;
  frame = std::max(frame, start);
  Sounding sounding{.in = *waiting->in};
  report({MixReport::Kind::started, input.clip, frame, 0});
  if (!input.clip->has(kReserve)) {  // late: silence until it is there
    sounding.flow = Dry{frame};
    report({MixReport::Kind::starved, input.clip, frame, 0});
  }
  input.state = sounding;
  return true;
}

void Mixer::mixInput(Input& input, float* out, std::int64_t frames) noexcept {
  const auto begin = now_;
  const auto end = now_ + frames;
  auto frame = begin;
  if (!begins(input, frame, end)) return;
  const auto stopAt = input.out ? std::min(end, input.out->end()) : end;
  while (frame < stopAt && !input.isOver()) {
    auto part = supply(input, frame, stopAt - frame);
    if (part.sounds && part.frames > 0) {
      const auto read = input.clip->read.load(std::memory_order_relaxed);
      part.frames = std::min(part.frames, Clip::straight(read));
      add(input, frame, out + 2 * (frame - begin), static_cast<std::size_t>(part.frames));
      input.clip->read.store(read + part.frames, std::memory_order_release);
    }
    frame += part.frames;
  }
  if (!input.isOver() && input.out && frame >= input.out->end()) finish(input, input.out->end(), true);
}

/// How many of these frames can be taken now, and whether from the source or from silence.
Mixer::Part Mixer::supply(Input& input, std::int64_t frame, std::int64_t frames) noexcept {
  const auto& clip = *input.clip;
  auto& sounding = *std::get_if<Sounding>(&input.state);
  const auto written = clip.written.load(std::memory_order_acquire);
  const bool whole = clip.end.load(std::memory_order_acquire) == written;
  const auto available = written - clip.read.load(std::memory_order_relaxed);
  if (whole && available == 0) {
    finish(input, frame, false);
    return {0, false};
  }
  if (std::holds_alternative<Dry>(sounding.flow) && (whole || available >= 2 * kReserve.count() + frames))
    comeBack(input, sounding, frame);
  if (std::holds_alternative<Flowing>(sounding.flow) && !whole && available < frames + kReserve.count())
    starve(input, sounding, frame, available);
  if (std::holds_alternative<Draining>(sounding.flow)) {
    const auto left = sounding.supply.end() - frame;
    if (left > 0) return {std::min({frames, left, available}), true};
    sounding.flow = Dry{frame};
  }
  if (std::holds_alternative<Dry>(sounding.flow)) return {frames, false};
  return {std::min(frames, available), true};
}

/// Fades in again behind what was missing.
void Mixer::comeBack(const Input& input, Sounding& sounding, std::int64_t frame) noexcept {
  const auto missing = frame - std::get_if<Dry>(&sounding.flow)->from;
  const bool soon = missing < kLongGap;
  sounding.flow = Flowing{};
  sounding.supply = {frame, soon ? kBackFade : kGentleBack,           0,
                     1,     soon ? Shape::equalPower : Shape::gentle, 0};
  report({MixReport::Kind::starved, input.clip, frame, missing});
}

/// Fades to silence over what is left.
void Mixer::starve(const Input& input, Sounding& sounding, std::int64_t frame,
                   std::int64_t available) noexcept {
  const auto level = static_cast<double>(sounding.supply.value(frame));
  sounding.flow = Draining{};
  sounding.supply = {frame, std::min(available, kReserve.count()), level, 0, Shape::equalPower, 0};
  report({MixReport::Kind::starved, input.clip, frame, 0});
}

/// Adds frames of a clip that sounds.
void Mixer::add(const Input& input, std::int64_t frame, float* out, std::size_t frames) noexcept {
  const auto& clip = *input.clip;
  const auto& sounding = *std::get_if<Sounding>(&input.state);
  const auto bus = static_cast<std::size_t>(clip.bus);
  const float* const source = clip.frame(clip.read.load(std::memory_order_relaxed));
  const bool flat = busFlat_[bus] && sounding.in.isFlat(frame, frames) &&
                    (!input.out || input.out->isFlat(frame, frames)) && sounding.supply.isFlat(frame, frames);
  const auto count = flat ? 1 : frames;
  std::fill_n(gains_.begin(), count, clip.gain);
  sounding.in.multiply(frame, gains_.data(), count);
  if (input.out) input.out->multiply(frame, gains_.data(), count);
  sounding.supply.multiply(frame, gains_.data(), count);
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

void Mixer::finish(Input& input, std::int64_t at, bool stopped) noexcept {
  input.state = Over{at, stopped};
}

/// Keeps the order of the others. A clip whose end can't be reported yet waits: else nobody would free it.
void Mixer::removeFinished() noexcept {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < inputCount_; ++i) {
    const auto& input = inputs_[i];
    if (const auto* const over = std::get_if<Over>(&input.state)) {
      const auto kind = over->wasStopped ? MixReport::Kind::stopped : MixReport::Kind::ended;
      if (report({kind, input.clip, over->at, 0})) continue;
    }
    if (kept != i) inputs_[kept] = input;
    ++kept;
  }
  inputCount_ = kept;
}

}  // namespace lw::audio
