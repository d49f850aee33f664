#include "platform/device_sink.hpp"

#include <SDL.h>
#include <SDL_mixer.h>

#include <array>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <utility>

#include "audio/heard_clock.hpp"
#include "platform/clocks.hpp"
#include "platform/subsystem.hpp"
#include "platform/tone.hpp"

namespace lw::platform {
namespace {

/// Frames a callback: 21 ms.
constexpr int kBuffer = 1024;
constexpr std::size_t kFrameBytes = 2 * sizeof(float);
/// SDL keeps one buffer with the device while it fills the next.
constexpr core::Frames kDeviceLatency{2 * kBuffer};
/// A device that takes nothing for so long has failed.
constexpr std::chrono::seconds kStalled{2};

constexpr std::array kToneFiles{"click", "call-low", "call-medium", "call-high", "trouble"};
constexpr std::size_t kClick = 0, kLow = 1, kTrouble = 4, kTones = kToneFiles.size(), kNone = kTones;

std::size_t placeOf(ToneName tone) {
  switch (tone) {
    case ToneName::click: return kClick;
    case ToneName::test:
    case ToneName::low: return kLow;
    case ToneName::medium: return 2;
    case ToneName::high: return 3;
    case ToneName::trouble: return kTrouble;
    case ToneName::none: break;
  }
  return kNone;
}

/// SDL_mixer's device, open for as long as this lives.
class Device {
 public:
  explicit Device(const std::string& name) {
    const char* which = name.empty() ? nullptr : name.c_str();
    if (Mix_OpenAudioDevice(core::kFrameRate, AUDIO_F32SYS, 2, kBuffer, which, 0) != 0)
      throw std::runtime_error("can't open the sound device " +
                               (name.empty() ? std::string("(default)") : name) + ": " + SDL_GetError());
    Mix_AllocateChannels(1);  // for the click
    Mix_ReserveChannels(1);
  }
  ~Device() { Mix_CloseAudio(); }
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
};

using ChunkPtr = std::unique_ptr<Mix_Chunk, decltype(&Mix_FreeChunk)>;

}  // namespace

struct DeviceSink::State {
  State(audio::Player& source, Options chosen)
      : player(source),
        options(std::move(chosen)),
        sound(SDL_INIT_AUDIO, "can't use sound"),
        device(options.device) {}

  static void pull(void* self, Uint8* stream, int length) noexcept {
    auto& state = *static_cast<State*>(self);
    auto* out = reinterpret_cast<float*>(stream);
    const auto frames = static_cast<std::size_t>(length) / kFrameBytes;
    state.player.render(out, frames);
    for (auto& tone : state.tones) tone.mix(out, frames);
    if (state.options.tap) state.options.tap(out, frames);
    const auto now = steadyNanoseconds();
    state.clock.pulled(state.player.position(), core::Frames{static_cast<std::int64_t>(frames)},
                       std::chrono::nanoseconds{now});
    state.lastPull.store(now, std::memory_order_relaxed);
  }

  static int watch(void* self, SDL_Event* event) {
    const bool gone =
        event->type == SDL_AUDIODEVICEREMOVED && !event->adevice.iscapture && event->adevice.which != 0;
    if (gone) static_cast<State*>(self)->removed = true;
    return 0;
  }

  /// The device isn't pulling yet.
  void load(std::size_t place) {
    const auto file = options.cues / (std::string(kToneFiles[place]) + ".flac");
    ChunkPtr chunk(Mix_LoadWAV(file.c_str()), &Mix_FreeChunk);
    if (!chunk || chunk->alen < kFrameBytes) {
      missing.push_back("can't play " + file.string() + ": " + (chunk ? "it is empty" : SDL_GetError()));
      return;
    }
    if (place != kClick)
      tones[place].give(reinterpret_cast<const float*>(chunk->abuf), chunk->alen / kFrameBytes);
    chunks.push_back(std::move(chunk));
    if (place == kClick) click = chunks.back().get();
  }

  /// The tone itself, or where its file is missing the nearest call tone.
  std::size_t playable(std::size_t place) const {
    if (place == kNone || place == kTrouble || tones[place].has()) return place;
    for (std::size_t other = kTrouble - 1; other >= kLow; --other)
      if (tones[other].has()) return other;
    return place;
  }

  audio::Player& player;
  Options options;
  Subsystem sound;
  Device device;
  std::vector<ChunkPtr> chunks;
  std::array<LoopingTone, kTones> tones;  ///< the place of the click stays empty
  Mix_Chunk* click = nullptr;
  std::vector<std::string> missing;
  std::size_t wanted = kNone;
  std::int64_t playedBefore = 0;  ///< of the wanted tone, when it was asked for
  std::atomic<std::int64_t> lastPull{0};
  audio::HeardClock clock;
  std::atomic<bool> removed{false};
};

DeviceSink::DeviceSink(audio::Player& player, Options options)
    : state_(std::make_unique<State>(player, std::move(options))) {
  for (std::size_t place = 0; place < kTones; ++place) state_->load(place);
  state_->lastPull = steadyNanoseconds();
  SDL_AddEventWatch(&State::watch, state_.get());
  Mix_HookMusic(&State::pull, state_.get());
}

DeviceSink::~DeviceSink() {
  SDL_DelEventWatch(&State::watch, state_.get());
  Mix_HookMusic(nullptr, nullptr);
  Mix_HaltChannel(-1);
}

core::Frames DeviceSink::latency() const {
  return kDeviceLatency + state_->options.extraLatency + audio::Player::kLatency;
}

core::FramePos DeviceSink::heard(std::chrono::nanoseconds now) {
  return state_->clock.heard(latency(), now);
}

void DeviceSink::play(ToneName tone) {
  if (tone == ToneName::click) {
    if (state_->click) Mix_PlayChannel(0, state_->click, 0);
    return;
  }
  const auto place = state_->playable(placeOf(tone));
  if (place == state_->wanted) return;
  if (state_->wanted != kNone) state_->tones[state_->wanted].want(false);
  state_->wanted = place;
  if (place == kNone) return;
  state_->playedBefore = state_->tones[place].played();
  state_->tones[place].want(true);
}

bool DeviceSink::sounding() const {
  const auto place = state_->wanted;
  return place != kNone && failure().empty() && state_->tones[place].played() > state_->playedBefore;
}

const std::vector<std::string>& DeviceSink::missingCues() const {
  return state_->missing;
}

std::string DeviceSink::failure() const {
  if (state_->removed) return "the sound device has been removed";
  const auto idle =
      std::chrono::nanoseconds{steadyNanoseconds() - state_->lastPull.load(std::memory_order_relaxed)};
  return idle > kStalled ? "the sound device has stopped taking sound" : "";
}

bool soundGoesNowhere() {
  const Subsystem sound(SDL_INIT_AUDIO, "can't use sound");
  return std::string(SDL_GetCurrentAudioDriver()) == "dummy";
}

bool soundAvailable() {
  try {
    const Subsystem sound(SDL_INIT_AUDIO, "can't use sound");
    if (soundGoesNowhere()) return false;
    SDL_AudioSpec spec{};
    spec.freq = core::kFrameRate;
    spec.format = AUDIO_F32SYS;
    spec.channels = 2;
    spec.samples = kBuffer;
    const auto device =
        SDL_OpenAudioDevice(nullptr, 0, &spec, nullptr, 0);  // a driver may list what can't be opened
    if (device != 0) SDL_CloseAudioDevice(device);
    return device != 0;
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace lw::platform
