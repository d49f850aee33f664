#include "platform/microphone.hpp"

#include <SDL.h>

#include <stdexcept>

#include "core/time.hpp"
#include "platform/subsystem.hpp"

namespace lw::platform {
namespace {

constexpr int kCaptureBuffer = 1024;  // frames

std::runtime_error cannotListen(const std::string& device, const std::string& why) {
  return std::runtime_error("can't listen to " +
                            (device.empty() ? std::string("a microphone") : "the microphone " + device) +
                            ": " + why);
}

}  // namespace

struct Microphone::State {
  Subsystem sound{SDL_INIT_AUDIO, "can't use sound"};
  SDL_AudioDeviceID device = 0;
  ~State() {
    if (device != 0) SDL_CloseAudioDevice(device);
  }
};

Microphone::Microphone(const std::string& device) : state_(std::make_unique<State>()) {
  if (std::string(SDL_GetCurrentAudioDriver()) == "dummy")
    throw cannotListen(device, "there is no sound device here");
  SDL_AudioSpec spec{};
  spec.freq = core::kFrameRate;
  spec.format = AUDIO_F32SYS;
  spec.channels = 1;
  spec.samples = kCaptureBuffer;
  state_->device = SDL_OpenAudioDevice(device.empty() ? nullptr : device.c_str(), 1, &spec, nullptr, 0);
  if (state_->device == 0) throw cannotListen(device, SDL_GetError());
  SDL_PauseAudioDevice(state_->device, 0);
}

Microphone::~Microphone() = default;

void Microphone::take(std::vector<float>& samples) {
  const auto waiting = SDL_GetQueuedAudioSize(state_->device) / sizeof(float);
  const auto before = samples.size();
  samples.resize(before + waiting);
  const auto bytes = static_cast<Uint32>(waiting * sizeof(float));
  const auto got = SDL_DequeueAudio(state_->device, samples.data() + before, bytes) / sizeof(float);
  samples.resize(before + got);
}

std::string Microphone::failure() const {
  return SDL_GetAudioDeviceStatus(state_->device) == SDL_AUDIO_STOPPED ? "the microphone has been removed"
                                                                       : "";
}

}  // namespace lw::platform
