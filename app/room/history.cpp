#include "room/history.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <variant>

#include "core/files.hpp"
#include "record/first_format.hpp"
#include "record/store.hpp"

namespace lw::room {

std::set<std::filesystem::path> heardIn(const std::filesystem::path& folder,
                                        const std::vector<std::string>& codes) {
  std::set<std::filesystem::path> heard;
  if (codes.empty()) return heard;
  const auto place = folder.empty() ? core::stateFolder() : folder;
  if (!std::filesystem::exists(place / "record.db"))
    throw std::runtime_error(
        fmt::format("there is no store in {}; `--record` names another folder", place.string()));
  const auto store = record::openStore(place / "record.db", place / "record.key", record::Access::read);
  for (const auto& code : codes) {
    const auto session = record::findSession(*store, code);
    if (!session)
      throw std::runtime_error(
          fmt::format("no session has the code {}; `lullwater records list` shows them", code));
    for (const auto& row : store->rows(session->id))
      if (const auto event = record::eventOf(row.fields))
        if (const auto* track = std::get_if<session::TrackStarted>(&*event)) heard.insert(track->file);
  }
  return heard;
}

}  // namespace lw::room
