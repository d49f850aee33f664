#include "room/session_options.hpp"

#include "core/text.hpp"
#include "record/chain.hpp"
#include "record/form_snapshot.hpp"
#include "session/volume_cap.hpp"
#include "words/messages.hpp"

namespace lw::room {

namespace {

session::OwnPages pagesOf(const words::Catalogue& words, bool home) {
  namespace spoken = words::spoken;
  return {words.say(spoken::callTest), words.say(home ? spoken::waitingHome : spoken::waiting),
          words.say(spoken::complete), words.say(home ? spoken::notTodayHome : spoken::notToday),
          words.say(spoken::ended)};
}

}  // namespace

session::Options sessionOptions(const library::Library& library, const script::Room& room) {
  session::Options options;
  options.volume = room.sound.volume;
  options.volumeCap = session::volumeCap(room.sound, library.bundle.script.sound.loudness);
  options.calibration = room.sound.calibration;
  options.handButton = room.call.handButton;
  options.pages = pagesOf(*library.words.catalogue, library.bundle.script.setting == script::Setting::home);
  const auto source = library.sources.find(library.bundle.script.file);
  if (source != library.sources.end()) options.scriptHash = core::fnv1a(source->second);
  for (const auto& [id, form] : library.bundle.forms)
    options.snapshots[id] =
        record::toHex(record::hashOf(record::formSnapshot(form, library.bundle.script.language)));
  return options;
}

}  // namespace lw::room
