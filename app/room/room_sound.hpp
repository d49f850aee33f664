#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "audio/sink.hpp"
#include "call/guard.hpp"
#include "core/time.hpp"
#include "platform/device_sink.hpp"
#include "platform/extra_output.hpp"

namespace lw::room {

/// The room's sound: the device, or a steady clock while there is none, so that the session goes on. Main
/// thread.
class RoomSound {
 public:
  struct Hooks {
    std::function<call::Tone()> tone;                 ///< that should sound now
    std::function<void(bool, core::UiTime)> sounder;  ///< whether it does
    std::function<void(const std::string&)> lost;     ///< no output is left; why
    std::function<void()> back;                       ///< one is there again, or the first one beside others
    std::function<void(const std::string&)> trouble;  ///< one of several outputs; in words for staff
    std::function<std::unique_ptr<platform::RoomDevice>(audio::Tap)> open;  ///< throws std::runtime_error
    std::function<bool()> available;  ///< whether trying to open makes sense
  };
  /// A further device, by name, and how loud it is beside the first.
  struct Extra {
    std::string device;
    core::Decibels gain{0};
  };

  /// The player must outlive this.
  RoomSound(audio::Player& player, Hooks hooks, std::vector<Extra> extras = {});
  ~RoomSound();

  /// What is heard now.
  core::FramePos heard() const;
  /// Watches the devices; to be called ten times a second.
  void turn(core::UiTime now);
  /// The last turn is over: a tone that still sounds fades away, within 300 ms.
  void hush();

 private:
  void tell(call::Tone tone, core::UiTime now);
  void open();
  void standIn(const std::string& why);
  void tryAgain(core::UiTime now);
  bool furtherWorks() const;
  void tellLoss(const std::string& why);
  void watchExtras(core::UiTime now);
  audio::Tap tap();

  struct Further {
    std::unique_ptr<platform::ExtraOutput> output;
    bool told = false;
  };
  audio::Player& player_;
  Hooks hooks_;
  std::vector<Further> extras_;
  std::unique_ptr<platform::RoomDevice> device_;
  std::unique_ptr<audio::NullSink> null_;
  std::string failure_;
  bool lost_ = false;  ///< told that no output is left
  core::UiTime nextTry_, nextExtra_, toneSince_{0};
};

}  // namespace lw::room
