#include <fmt/format.h>

#include <cstdio>

#include "author/commands.hpp"
#include "author/progress.hpp"
#include "author/replay.hpp"
#include "core/files.hpp"
#include "library/likeness_file.hpp"
#include "room/session_options.hpp"
#include "script/load.hpp"

namespace lw::author {
namespace {

constexpr std::uintmax_t kLargestLog = 256U << 20;  // bytes; an hour takes some 300 kB

}  // namespace

int replayCommand(const library::Places& places, const ReplayOptions& options) {
  const auto library =
      library::loadLibrary(places, library::findSession(places, options.session), showProgress("measuring"));
  const auto room = script::loadRoom(options.room.empty() ? places.config() / "room.toml" : options.room);
  fmt::print(stderr, "{}{}", script::formatAll(library->diagnostics, library->sources),
             script::formatAll(room.diagnostics, room.sources));
  if (core::hasErrors(library->diagnostics) || core::hasErrors(room.diagnostics)) return 1;
  library::measureLikeness(places, *library);  // as a run does: the laws of crossfades follow it
  const auto log = record::readAsRun(core::readTextFile(options.log, kLargestLog));
  const auto differences =
      replaySession(*library, room::sessionOptions(*library, room.room), log, options.output);
  for (const auto& one : differences)
    fmt::print("was {}\nis  {}\n", one.logged, one.replayed.empty() ? "nothing" : one.replayed);
  fmt::print("{} lines, {} intents, {} told otherwise\n", log.size(), record::intentsOf(log).size(),
             differences.size());
  return differences.empty() ? 0 : 1;
}

}  // namespace lw::author
