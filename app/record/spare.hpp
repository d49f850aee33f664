#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "record/keeping.hpp"

/// The spare place: a small store of its own, with the record's key, in another folder, for the rows of one
/// session that the store does not take. It is emptied when the store has them; what a program that was ended
/// left there is added to the store at the next start.
namespace lw::record {

struct SpareOptions {
  std::filesystem::path folder;   ///< made with mode 0700 where it is missing
  std::filesystem::path keyFile;  ///< of the store; without it nothing is put there
  std::string session;            ///< code of the session
  bool onThread = true;
  std::function<void()> wake;  ///< called from whoever writes; may be empty
};
std::unique_ptr<SparePlace> makeSpare(SpareOptions options);

/// The file in which the rows of a session lie.
std::filesystem::path spareFile(const std::filesystem::path& folder, const std::string& session);

struct TakenIn {
  std::size_t rows = 0;
  std::vector<std::string> troubles;  ///< what could not be added, and why: it stays where it is
};
/// Adds to the store what lies in that folder for its sessions, and removes it there. Never throws.
TakenIn takeIn(Store& store, const std::filesystem::path& folder, const std::filesystem::path& keyFile);

/// Where there is nothing in room.toml: a folder of this user that needs no disk, as the XDG base directory
/// specification has it; "" without one.
std::filesystem::path usualSpareFolder();

}  // namespace lw::record
