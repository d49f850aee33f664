#include "platform/extra_output.hpp"

#include <SDL.h>

#include <atomic>
#include <chrono>
#include <string>

#include "core/time.hpp"
#include "platform/clocks.hpp"
#include "platform/follower.hpp"
#include "platform/subsystem.hpp"

namespace lw::platform {
namespace {

constexpr int kExtraBuffer = 1024;
constexpr std::chrono::seconds kExtraStalled{2};

}  // namespace

struct ExtraOutput::State {
  State(const std::string& device, core::Decibels gain)
      : sound(SDL_INIT_AUDIO, "can't use sound"), name(device), follower(gain) {}
  ~State() { close(); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  static void pull(void* self, Uint8* stream, int length) noexcept {
    auto& state = *static_cast<State*>(self);
    state.follower.pull(reinterpret_cast<float*>(stream),
                        static_cast<std::size_t>(length) / (2 * sizeof(float)));
    state.lastPull.store(steadyNanoseconds(), std::memory_order_relaxed);
  }

  void close() {
    if (id != 0) SDL_CloseAudioDevice(id);
    id = 0;
  }
  void open();

  Subsystem sound;
  std::string name;
  Follower follower;
  SDL_AudioDeviceID id = 0;
  std::atomic<std::int64_t> lastPull{0};
  std::string why;  ///< that it could not be opened
};

void ExtraOutput::State::open() {
  SDL_AudioSpec spec{};
  spec.freq = core::kFrameRate;
  spec.format = AUDIO_F32SYS;
  spec.channels = 2;
  spec.samples = kExtraBuffer;
  spec.callback = &State::pull;
  spec.userdata = this;
  lastPull = steadyNanoseconds();
  id = SDL_OpenAudioDevice(name.empty() ? nullptr : name.c_str(), 0, &spec, nullptr, 0);
  why = id != 0 ? "" : "can't open the sound device " + name + ": " + SDL_GetError();
  if (id != 0) SDL_PauseAudioDevice(id, 0);
}

ExtraOutput::ExtraOutput(const std::string& device, core::Decibels gain)
    : state_(std::make_unique<State>(device, gain)) {
  state_->open();
}

void ExtraOutput::reopen() {
  state_->close();
  state_->follower.restart();
  state_->open();
}

ExtraOutput::~ExtraOutput() = default;

void ExtraOutput::take(const float* samples, std::size_t frames) noexcept {
  state_->follower.push(samples, frames);
}

std::string ExtraOutput::failure() const {
  if (state_->id == 0) return state_->why;
  if (SDL_GetAudioDeviceStatus(state_->id) == SDL_AUDIO_STOPPED)
    return "the sound device " + state_->name + " has been removed";
  const auto idle =
      std::chrono::nanoseconds{steadyNanoseconds() - state_->lastPull.load(std::memory_order_relaxed)};
  return idle > kExtraStalled ? "the sound device " + state_->name + " has stopped taking sound" : "";
}

int ExtraOutput::breaks() const {
  return state_->follower.breaks();
}

}  // namespace lw::platform
