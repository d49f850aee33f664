#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "record/key_file.hpp"
#include "record/schema.hpp"
#include "record/session_code.hpp"
#include "record/sqlite_store.hpp"
#include "record/store.hpp"

namespace lw::record {
namespace {

bool isEmptyOrMissing(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  return error ? !std::filesystem::exists(file) : size == 0;
}

/// Only this user may look into the folder and the file; SQLite gives its log the mode of the file.
void makeFile(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    throw std::runtime_error(
        fmt::format("can't make the record store {}: {}", file.string(), std::strerror(errno)));
  ::close(descriptor);
}

void makeFolder(const std::filesystem::path& file) {
  const auto folder = std::filesystem::absolute(file).parent_path();
  std::error_code error;
  if (!std::filesystem::create_directories(folder, error)) {
    if (error)
      throw std::runtime_error(fmt::format("can't make the folder {}: {}", folder.string(), error.message()));
    return;
  }
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

/// Write-ahead log, fsync'ed at each commit (FULL): a commit is durable with one fsync, and whoever lists the
/// records never holds up an answer, nor the other way round. A rollback journal would cost four fsyncs and
/// block readers.
void makeDurable(Database& database) {
  if (database.value("PRAGMA journal_mode = WAL") != "wal")
    throw std::runtime_error("its folder is on a disk that can't hold a write-ahead log (a network share?)");
  database.run("PRAGMA synchronous = FULL");
  database.run("PRAGMA foreign_keys = ON");
}

std::unique_ptr<Database> openToRead(const std::filesystem::path& file, const Key& key) {
  auto log = file;
  log += "-wal";
  try {
    auto database = std::make_unique<Database>(file, kStoreName, Mode::readOnly, key);
    makeOrCheckSchema(*database, false);
    return database;
  } catch (const DatabaseError&) {
    // A folder where not even a lock may be made; with nothing left in the log, the file alone is everything.
    if (!isEmptyOrMissing(log) || ::access(std::filesystem::absolute(file).parent_path().c_str(), W_OK) == 0)
      throw;
  }
  return std::make_unique<Database>(file, kStoreName, Mode::immutable, key);
}

std::unique_ptr<Store> open(const std::filesystem::path& file, const KeyFile& keyFile, Access access) {
  if (access == Access::read) {
    auto database = openToRead(file, keyFile.key());
    makeOrCheckSchema(*database, false);
    return makeSqliteStore(std::move(database));
  }
  if (isEmptyOrMissing(file)) makeFile(file);
  auto database = std::make_unique<Database>(file, kStoreName, Mode::readWrite, keyFile.key());
  database->value(
      "SELECT count(*) FROM sqlite_master");  // the first page must open before anything is changed
  makeDurable(*database);
  makeOrCheckSchema(*database, true);
  return makeSqliteStore(std::move(database));
}

/// SQLite's 26: with a key, "not a database" means that the first page did not decrypt.
constexpr int kNotADatabase = 26;
/// SQLite's 14: the log beside the file can't be opened.
constexpr int kCantOpen = 14;

}  // namespace

std::unique_ptr<Store> openStore(const std::filesystem::path& file, const std::filesystem::path& keyFile,
                                 Access access) {
  const bool fresh = isEmptyOrMissing(file);
  if (access == Access::read && fresh)
    throw std::runtime_error(fmt::format("no records are kept yet ({} is not there)", file.string()));
  if (!fresh && !std::filesystem::exists(keyFile))
    throw std::runtime_error(
        fmt::format("the record store {} is there, but its key {} is not. Put the key back from its copy; "
                    "without it nothing can be read. To begin a new store, move the old one away",
                    file.string(), keyFile.string()));
  if (access == Access::write) {
    makeFolder(file);
    makeFolder(keyFile);
  }
  const KeyFile key(keyFile, access == Access::write && fresh);
  try {
    return open(file, key, access);
  } catch (const DatabaseError& error) {
    if (error.code() == kNotADatabase)
      throw std::runtime_error(
          fmt::format("the key {} does not open the record store {}: it is the key of another store, or the "
                      "file is damaged or no store. Nothing was changed. Put the right key or a copy of the "
                      "store back",
                      keyFile.string(), file.string()));
    if (error.code() == kCantOpen)
      throw std::runtime_error(fmt::format("{}. This user must be able to write in the folder {}",
                                           error.what(),
                                           std::filesystem::absolute(file).parent_path().string()));
    throw;
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(fmt::format("can't use the record store {}: {}", file.string(), error.what()));
  }
}

std::optional<SessionInfo> findSession(const Store& store, const std::string& code) {
  const auto wanted = tidyCode(code);
  for (auto& info : store.sessions())
    if (info.code == wanted) return info;
  return std::nullopt;
}

}  // namespace lw::record
