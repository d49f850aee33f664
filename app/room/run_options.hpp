#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace lw::room {

/// What a run tells on standard error, to find out what it does: nothing; the name and frame of each row as
/// it is kept; its values, too, private ones among them.
enum class LogLevel { none, names, values };

/// How a session is run, as the command line asked for it.
struct RunOptions {
  std::string session = "first-look";
  bool headless = false;
  double speed = 1;      ///< 0 = as fast as possible
  std::string simulate;  ///< "" = "careful" when headless
  std::filesystem::path answers, shots, wav, asRun, record, room;
  std::vector<std::string> after;  ///< codes of earlier sessions of the same person
  std::string size;                ///< "1920x1080"
  double millimetres = 0;          ///< width of the display
  bool windowed = false;
  LogLevel log = LogLevel::none;
};

}  // namespace lw::room
