#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "core/pin.hpp"
#include "core/text.hpp"
#include "program/commands.hpp"
#include "program/diagnostics_out.hpp"
#include "program/library.hpp"
#include "program/progress.hpp"
#include "script/load.hpp"

namespace lw::program {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> tomlFilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace

int voiceCommand(const Places& places, const std::vector<std::string>& names, bool linesOnly) {
  std::vector<fs::path> files;
  for (const auto& name : names) files.push_back(findSession(places, name));
  if (files.empty()) files = tomlFilesIn(places.config() / "sessions");
  std::map<std::string, std::string> lines;
  session::Media media;
  for (const auto& file : files) {
    const auto loaded =
        script::loadSession(file, {places.config(), places.playlists()}, {.requireSoundFiles = false});
    if (core::hasErrors(loaded.diagnostics)) {
      fmt::print(stderr, "{}",
                 script::formatAll(loaded.diagnostics, loaded.sources, colourFor(STDERR_FILENO)));
      return 1;
    }
    lines.merge(linesToSpeak(loaded.bundle));
  }
  for (const auto& [key, text] : lines) {
    const auto speaker = linesOnly ? std::string{} : describeSpeaker(places, key);
    fmt::print("{}{}\t{}\n", key, speaker.empty() ? "" : "\t" + speaker, text);
  }
  return 0;
}

int pinCommand(const std::string& name) {
  if (name.empty() || name.find_first_of("\"\\\n\r") != std::string::npos) {
    fmt::print(stderr, "lullwater: a name without quotes, please\n");
    return 2;
  }
  fmt::print(stderr, "PIN for {}, 4 to 8 digits: ", name);
  std::string pin;
  std::getline(std::cin, pin);
  const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
  if (pin.size() < 4 || pin.size() > 8 || !digits) {
    fmt::print(stderr, "lullwater: a PIN has 4 to 8 digits\n");
    return 2;
  }
  fmt::print("[[staff.people]]\nname = \"{}\"\npin  = \"{}\"\n", name, core::hashPin(pin));
  return 0;
}

}  // namespace lw::program
