#pragma once
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>

#include "audio/clip.hpp"
#include "audio/lane.hpp"
#include "audio/limiter.hpp"
#include "audio/rise_guard.hpp"
#include "audio/sample_loops.hpp"
#include "core/spsc_ring.hpp"

namespace lw::audio {

/// Clips that can be open at once.
inline constexpr std::size_t kMostClips = 64;

/// What the main thread tells the mixer: plain numbers, nothing to free.
struct MixCommand {
  enum class Kind : std::uint8_t { add, start, stop, drop, fadeBus, hold, release };
  Kind kind = Kind::add;
  Shape shape = Shape::equalPower;
  Bus bus = Bus::music;
  Clip* clip = nullptr;
  std::int64_t at = 0;
  std::int64_t length = 0;
  double to = 1;  ///< amplitude
  double likeness = 0;
};

/// What the mixer tells the main thread. After `ended` and `stopped` it never touches the clip again.
struct MixReport {
  enum class Kind : std::uint8_t { started, ended, stopped, starved, held, limited };
  Kind kind = Kind::started;
  Clip* clip = nullptr;
  std::int64_t at = 0;
  std::int64_t missing = 0;
  float gain = 1;  ///< of the limiter
};

/// Adds up clips, frame by frame, guards the sum against rises and limits it. It mixes the limiter's delay
/// ahead of what it hands out, so that frame n of what comes out is frame n of the session (but for silence
/// while held). Everything here belongs to the audio thread, except the rings' other ends and `position`.
class Mixer {
 public:
  core::SpscRing<MixCommand, 1024> commands;
  core::SpscRing<MixReport, 1024> reports;
  /// Frames mixed while not held: `Limiter::kDelay` more than were handed out. Any thread.
  std::int64_t position() const noexcept { return position_.load(std::memory_order_acquire); }

  void render(float* out, std::size_t frames) noexcept;

 private:
  // What an input can be in the middle of. All plain values: changing from one to another costs no more than
  // copying them.

  /// Opened. Sounds from `in->at` on, once it was told when.
  struct Waiting {
    std::optional<Ramp> in;
  };
  /// Has all that it needs.
  struct Flowing {};
  /// Fades to silence over what is left, since no more was decoded in time.
  struct Draining {};
  /// Silent until enough is decoded again. Keeps its place.
  struct Dry {
    std::int64_t from = 0;
  };
  struct Sounding {
    Ramp in;  ///< the fade that it was started with
    std::variant<Flowing, Draining, Dry> flow{};
    Ramp supply{};  ///< the fade around what was missing
  };
  /// Sounds no more; stays until there is room to report it.
  struct Over {
    std::int64_t at = 0;
    bool wasStopped = false;
  };
  /// A clip that is opened, as the mixer has it.
  struct Input {
    Clip* clip = nullptr;
    std::variant<Waiting, Sounding, Over> state{};
    std::optional<Ramp> out{};  ///< the fade that it is stopped with
    bool isOver() const noexcept { return std::holds_alternative<Over>(state); }
  };
  struct Part {
    std::int64_t frames;
    bool sounds;
  };

  void apply(const MixCommand& command) noexcept;
  void stop(Input& input, const MixCommand& command) noexcept;
  Input* find(const Clip* clip) noexcept;
  void mix(float* out, std::size_t frames) noexcept;
  void mixChunk(float* out, std::size_t frames) noexcept;
  void allowOwn() noexcept;
  void tellLimited(std::size_t frames) noexcept;
  void prepareBuses(std::size_t frames) noexcept;
  void mixInput(Input& input, float* out, std::int64_t frames) noexcept;
  bool begins(Input& input, std::int64_t& frame, std::int64_t end) noexcept;
  Part supply(Input& input, std::int64_t frame, std::int64_t frames) noexcept;
  void comeBack(const Input& input, Sounding& sounding, std::int64_t frame) noexcept;
  void starve(const Input& input, Sounding& sounding, std::int64_t frame, std::int64_t available) noexcept;
  void add(const Input& input, std::int64_t frame, float* out, std::size_t frames) noexcept;
  void finish(Input& input, std::int64_t at, bool stopped) noexcept;
  void removeFinished() noexcept;
  bool report(const MixReport& report) noexcept { return reports.push(report); }

  static constexpr std::size_t kChunk = Limiter::kMost;
  const SampleLoops loops_ = sampleLoops();
  std::atomic<std::int64_t> position_{0};
  std::int64_t now_ = 0;
  std::array<Input, kMostClips>
      inputs_{};  ///< in order of opening, so that sums round alike for any block size
  std::size_t inputCount_ = 0;
  std::array<Lane, kBusCount> lanes_{};
  std::array<bool, kBusCount> busFlat_{};  ///< this chunk's: bus and master together
  std::array<std::array<float, kChunk>, kBusCount> busGains_{};
  std::array<float, kChunk> gains_{};
  std::int64_t holdAt_ = 0;
  bool holdSet_ = false;
  bool held_ = false;
  bool ahead_ = false;  ///< has mixed the limiter's delay
  RiseGuard guard_;
  Limiter limiter_;
  std::int64_t limitedAt_ = 0;
  std::int64_t limitedFor_ = -1;  ///< frames since the limiter began to act; -1: it does not
};

}  // namespace lw::audio
