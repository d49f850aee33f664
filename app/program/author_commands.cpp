#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "core/pin.hpp"
#include "core/text.hpp"
#include "program/commands.hpp"
#include "program/library.hpp"
#include "program/progress.hpp"
#include "script/load.hpp"

namespace lw::program {
namespace {

namespace fs = std::filesystem;

bool isSession(const fs::path& file) {
  return file.extension() == ".toml" && file.parent_path().filename() == "sessions";
}

std::vector<fs::path> tomlFilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::vector<fs::path> wholeLibrary(const Places& places) {
  std::vector<fs::path> files;
  for (const auto& folder :
       {places.config() / "sessions", places.config() / "forms", places.config(), places.playlists()})
    for (const auto& file : tomlFilesIn(folder)) files.push_back(file);
  return files;
}

void checkOne(const Places& places, const fs::path& file, script::Checked& all) {
  if (isSession(file)) {
    const auto library = loadLibrary(places, file, showProgress("measuring"));
    all.diagnostics.insert(all.diagnostics.end(), library->diagnostics.begin(), library->diagnostics.end());
    all.sources.insert(library->sources.begin(), library->sources.end());
  } else {
    auto checked = script::checkFile(file, {places.config(), places.playlists()});
    all.diagnostics.insert(all.diagnostics.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    all.sources.merge(checked.sources);
  }
}

std::string tally(const core::Diagnostics& diagnostics, std::size_t files) {
  const auto count = [&](core::Severity severity) {
    return std::ranges::count(diagnostics, severity, &core::Diagnostic::severity);
  };
  return fmt::format("{} {}, {} {}, {} {}\n", files, files == 1 ? "file" : "files",
                     count(core::Severity::error), count(core::Severity::error) == 1 ? "error" : "errors",
                     count(core::Severity::warning),
                     count(core::Severity::warning) == 1 ? "warning" : "warnings");
}

}  // namespace

int checkCommand(const Places& places, const std::vector<std::string>& names) {
  std::vector<fs::path> files(names.begin(), names.end());
  if (files.empty()) files = wholeLibrary(places);
  script::Checked all;
  for (const auto& file : files) checkOne(places, file, all);
  core::sortDiagnostics(all.diagnostics);
  fmt::print("{}{}", script::formatAll(all.diagnostics, all.sources), tally(all.diagnostics, files.size()));
  return core::hasErrors(all.diagnostics) ? 1 : 0;
}

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
      fmt::print(stderr, "{}", script::formatAll(loaded.diagnostics, loaded.sources));
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
