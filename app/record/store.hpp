#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/wall_clock.hpp"
#include "session/event.hpp"

namespace lw::record {

/// A session in the store. `code` is what people see: 4 characters without look-alikes.
struct SessionInfo {
  std::int64_t id = 0;
  std::string code, script, title, room;
  core::UtcTime started;
  std::optional<core::UtcTime> ended;
  std::string how;                       ///< "complete", "ended", "not-today", "" while open (or cut off)
};

/// One kept row. Session events and call events share one numbered, append-only list.
struct Row {
  std::int64_t session = 0;
  std::uint64_t number = 0;
  core::UtcTime time;
  core::FramePos at;
  session::Fields fields;
};

/// What is kept. Virtual so that tests can fail a disk. One thread at a time.
class Store {
 public:
  virtual ~Store() = default;
  /// Starts a session; durable on return. Throws std::runtime_error.
  virtual SessionInfo begin(const std::string& script, const std::string& title, const std::string& room, core::UtcTime now) = 0;
  /// Appends rows of one session; durable (fsync) on return. Throws std::runtime_error; then none of them is kept.
  virtual void append(std::int64_t session, std::span<const Row> rows) = 0;
  virtual void end(std::int64_t session, const std::string& how, core::UtcTime now) = 0;
  virtual std::vector<SessionInfo> sessions() const = 0;
  virtual std::vector<Row> rows(std::int64_t session) const = 0;
};

/// Opens (or makes) an encrypted SQLite store. The key is in `keyFile`, made at random with mode 0600 if both files are
/// missing. Throws std::runtime_error: wrong key, not a store, readable by others, newer format.
std::unique_ptr<Store> openStore(const std::filesystem::path& file, const std::filesystem::path& keyFile);

}  // namespace lw::record
