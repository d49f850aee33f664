#pragma once
#include <chrono>
#include <filesystem>

namespace lw::call {

/// Seconds after which an unanswered call rings further. A site may shorten them; longer than the defaults'
/// bounds (60, 120, 300 s) they can't be made (the guard cuts them).
struct Escalation {
  std::chrono::seconds all{30};       ///< all stations
  std::chrono::seconds high{60};      ///< high level, and every other channel
  std::chrono::seconds overdue{120};  ///< logged as overdue, stays
};

/// What a room and a session set up once.
struct Setup {
  std::filesystem::path latchFile;  ///< where a standing call is kept on disk
  bool home = false;                ///< the sitter answers on the screen; high level sounds in the room
  bool handButton = false;          ///< a test is whole only with a press of it too
  Escalation escalation;
};

}  // namespace lw::call
