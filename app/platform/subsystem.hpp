#pragma once
#include <SDL.h>

#include <stdexcept>
#include <string>

namespace lw::platform {

/// One of SDL's subsystems, for as long as this lives. Throws std::runtime_error.
class Subsystem {
 public:
  explicit Subsystem(Uint32 which, const std::string& tried) : which_(which) {
    // Signals are ours (SignalWatch), and so is main().
    SDL_SetMainReady();
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (SDL_InitSubSystem(which) != 0) throw std::runtime_error(tried + ": " + SDL_GetError());
  }
  ~Subsystem() { SDL_QuitSubSystem(which_); }
  Subsystem(const Subsystem&) = delete;
  Subsystem& operator=(const Subsystem&) = delete;

 private:
  Uint32 which_;
};

}  // namespace lw::platform
