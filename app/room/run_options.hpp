#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace lw::room {

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
};

}  // namespace lw::room
