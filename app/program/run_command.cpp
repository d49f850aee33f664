#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "author/commands.hpp"
#include "author/progress.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "library/likeness_file.hpp"
#include "platform/device_sink.hpp"
#include "platform/window.hpp"
#include "program/commands.hpp"
#include "room/headless.hpp"
#include "room/history.hpp"
#include "room/live.hpp"
#include "script/answers_file.hpp"
#include "script/load.hpp"

namespace lw::program {
namespace {

namespace fs = std::filesystem;

// What a room has and this machine lacks; "" if nothing. Somebody who asks for a window gets one without
// sound, too.
std::string_view missingHere(const room::RunOptions& options) {
  if (!platform::displayAvailable()) return "display";
  return options.windowed || platform::soundAvailable() ? "" : "sound card";
}

// Without a display or a sound card the program says so and does the same into files.
void fallBackToFiles(room::RunOptions& options, std::string_view missing) {
  options.headless = true;
  options.speed = 0;
  const auto folder = core::stateFolder() / "headless" / fs::path(options.session).stem();
  fs::create_directories(folder);
  if (options.shots.empty()) options.shots = folder / "screens";
  if (options.wav.empty()) options.wav = folder / "sound.flac";
  if (options.asRun.empty()) options.asRun = folder / "as-run.jsonl";
  fmt::print(stderr,
             "lullwater: there is no {} here, so an artificial person runs the session into files in {}\n",
             missing, folder.string());
}

bool knownPerson(const std::string& name) {
  static constexpr std::array<std::string_view, 4> kPeople{"careful", "slow", "silent", "caller"};
  for (const auto person : kPeople)
    if (name == person) return true;
  return name.starts_with("random:") && name.size() > 7 && name.size() < 26 &&
         name.find_first_not_of("0123456789", 7) == std::string::npos;
}

bool goodSize(const std::string& size) {
  int width = 0, height = 0, read = 0;
  return std::sscanf(size.c_str(), "%5dx%5d%n", &width, &height, &read) == 2 &&
         read == static_cast<int>(size.size()) && width >= 320 && height >= 320;
}

int wrongUse(const std::string& what) {
  fmt::print(stderr, "lullwater: {}\n", what);
  return author::kWrongUse;
}

/// A translation with faults is used as far as it goes.
void tellOf(const words::Translation& translation) {
  constexpr std::size_t kMost = 5;
  const auto& remarks = translation.remarks;
  for (std::size_t i = 0; i < std::min(remarks.size(), kMost); ++i)
    fmt::print(stderr, "lullwater: translation: {}\n", remarks[i]);
  if (remarks.size() > kMost)
    fmt::print(stderr, "lullwater: translation: and {} more\n", remarks.size() - kMost);
}

}  // namespace

int runCommand(const library::Places& places, room::RunOptions options) {
  if (!options.simulate.empty() && !knownPerson(options.simulate))
    return wrongUse(fmt::format("--simulate takes careful, slow, silent, caller or random:SEED, not '{}'",
                                options.simulate));
  if (!options.size.empty() && !goodSize(options.size))
    return wrongUse(fmt::format("--size takes a size such as 1280x800, not '{}'", options.size));
  if (!options.answers.empty() && !options.headless)
    return wrongUse("--answers is for runs without a display: add --headless");
  const auto library =
      library::loadLibrary(places, library::findSession(places, options.session),
                           author::showProgress("measuring"), room::heardIn(options.record, options.after));
  if (!options.room.empty() && !fs::exists(options.room))
    return wrongUse(fmt::format("there is no {}", options.room.string()));
  const auto loadedRoom =
      script::loadRoom(options.room.empty() ? places.config() / "room.toml" : options.room);
  fmt::print(stderr, "{}{}", script::formatAll(library->diagnostics, library->sources),
             script::formatAll(loadedRoom.diagnostics, loadedRoom.sources));
  tellOf(library->words);
  const auto answers = options.answers.empty() || core::hasErrors(library->diagnostics)
                           ? script::LoadedAnswers{}
                           : script::loadAnswers(options.answers, library->bundle);
  fmt::print(stderr, "{}", script::formatAll(answers.diagnostics, answers.sources));
  if (core::hasErrors(library->diagnostics) || core::hasErrors(loadedRoom.diagnostics) ||
      core::hasErrors(answers.diagnostics)) {
    fmt::print(stderr, "lullwater: nothing starts with a mistake in a file\n");
    return 1;
  }
  if (!options.headless)
    if (const auto missing = missingHere(options); !missing.empty()) fallBackToFiles(options, missing);
  library::measureLikeness(places, *library);
  return options.headless ? room::runHeadless(*library, loadedRoom.room, options,
                                              options.answers.empty() ? nullptr : &answers.answers)
                          : room::runLive(*library, loadedRoom.room, options, places);
}

}  // namespace lw::program
