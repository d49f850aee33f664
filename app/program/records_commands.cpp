#include <fmt/format.h>

#include <algorithm>

#include "core/files.hpp"
#include "core/harmless.hpp"
#include "platform/clocks.hpp"
#include "program/commands.hpp"
#include "record/listing.hpp"
#include "record/store.hpp"

namespace lw::program {
namespace {

std::unique_ptr<record::Store> openExisting(const std::filesystem::path& given) {
  const auto folder = given.empty() ? core::stateFolder() : given;
  if (!std::filesystem::exists(folder / "record.db"))
    throw std::runtime_error(
        fmt::format("there is no store in {}; `--record` names another folder", folder.string()));
  return record::openStore(folder / "record.db", folder / "record.key", record::Access::read);
}

}  // namespace

int recordsListCommand(const RecordsOptions& options) {
  fmt::print("{}", record::formatSessions(openExisting(options.folder)->sessions()));
  return 0;
}

int recordsShowCommand(const RecordsOptions& options) {
  const auto store = openExisting(options.folder);
  const auto sessions = store->sessions();
  const auto found = std::ranges::find(sessions, options.code, &record::SessionInfo::code);
  if (found == sessions.end()) {
    fmt::print(stderr, "lullwater: no session has the code {}; `lullwater records list` shows them\n",
               options.code);
    return 1;
  }
  fmt::print("{}", record::formatSession(*found, store->rows(found->id), options.showPrivate));
  return 0;
}

int recordsDueCommand(const RecordsOptions& options) {
  const auto due = openExisting(options.folder)->due(platform::SystemWallClock().now());
  for (const auto& followUp : due)
    fmt::print("{}  {}  {}{}\n", followUp.code, core::formatUtc(followUp.due), core::harmless(followUp.title),
               followUp.form.empty() ? "" : fmt::format(" (form {})", followUp.form));
  if (due.empty()) fmt::print("nothing is due\n");
  return 0;
}

int recordsVerifyCommand(const RecordsOptions& options) {
  const auto found = openExisting(options.folder)->verify();
  if (!found.problem.empty()) {
    fmt::print(stderr, "lullwater: the record is not whole: {}\n", found.problem);
    return 1;
  }
  fmt::print("{} rows, an unbroken chain; its head is {}\n", found.rows, found.head);
  return 0;
}

}  // namespace lw::program
