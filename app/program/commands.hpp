#pragma once
#include <filesystem>
#include <string>

#include "library/places.hpp"
#include "room/run_options.hpp"

/// The commands that run a session and read what was recorded; those of authors are in author/commands.hpp.
/// They return the program's exit code: 0, 1 (it failed), 2 (wrong use).
namespace lw::program {

struct RecordsOptions {
  std::filesystem::path folder;
  std::string code;
  bool showPrivate = false;
};
int recordsListCommand(const RecordsOptions& options);
int recordsShowCommand(const RecordsOptions& options);
int recordsDueCommand(const RecordsOptions& options);
int recordsVerifyCommand(const RecordsOptions& options);

int runCommand(const library::Places& places, room::RunOptions options);

}  // namespace lw::program
