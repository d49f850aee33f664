#include <fmt/format.h>

#include <cstdio>

#include "author/commands.hpp"
#include "author/progress.hpp"
#include "author/rehearse.hpp"
#include "core/files.hpp"
#include "core/harmless.hpp"
#include "library/library.hpp"
#include "library/likeness_file.hpp"
#include "script/load.hpp"

namespace lw::author {

int rehearseCommand(const library::Places& places, const std::string& session,
                    const std::filesystem::path& output, std::uint64_t seed) {
  if (!output.empty() && output.extension() != ".html" && output.extension() != ".htm") {
    fmt::print(stderr, "lullwater: can't write {}: the name must end in .html\n", output.string());
    return 2;
  }
  if (std::filesystem::is_directory(output)) {
    fmt::print(stderr, "lullwater: can't write {}: it is a folder\n", output.string());
    return 2;
  }
  const auto library =
      library::loadLibrary(places, library::findSession(places, session), showProgress("measuring"));
  fmt::print(stderr, "{}", script::formatAll(library->diagnostics, library->sources));
  if (core::hasErrors(library->diagnostics)) return 1;
  library::measureLikeness(places, *library);
  const auto room = script::loadRoom(places.config() / "room.toml");
  const auto rehearsal = rehearse(*library, room.room, seed, showShare("rehearsing"));
  const auto facts = picture::gatherFacts(library->plan, library->media, library->diagnostics);
  fmt::print("{}", core::harmless(picture::rehearsalText(facts, rehearsal)));
  if (!output.empty()) {
    const draw::Letters letters;
    core::writeFileAtomically(output, picture::rehearsalPage(facts, rehearsal, letters));
    fmt::print("page: {}\n", output.string());
  }
  return rehearsal.fine() ? 0 : 1;
}

}  // namespace lw::author
