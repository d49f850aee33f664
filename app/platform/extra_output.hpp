#pragma once
#include <memory>
#include <string>

#include "core/level.hpp"

namespace lw::platform {

/// A further sound device that plays what the first one plays (SDL_mixer knows one device only).
class ExtraOutput {
 public:
  /// Opens it; `failure` tells whether that worked.
  ExtraOutput(const std::string& device, core::Decibels gain);
  ~ExtraOutput();
  /// The first device's thread: the programme.
  void take(const float* samples, std::size_t frames) noexcept;
  /// "" while it works. Main thread, to be asked now and then.
  std::string failure() const;
  /// Tries again. Main thread; `take` may go on meanwhile.
  void reopen();
  int breaks() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::platform
