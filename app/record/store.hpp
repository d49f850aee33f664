#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/fields.hpp"
#include "core/wall_clock.hpp"
#include "session/event.hpp"

namespace lw::record {

/// A session in the store. `code` is what people see: 4 characters without look-alikes.
struct SessionInfo {
  std::int64_t id = 0;
  std::string code, script, title, room;
  core::UtcTime started;
  std::optional<core::UtcTime> ended;
  std::string how;  ///< "complete", "ended", "not-today", "broken-off", "" while open (or cut off)
};

/// Rows of a session with this number belong to no session: calls, faults and staff between sessions.
inline constexpr std::int64_t kNoSession = 0;

/// One kept row. Session events and call events share one append-only list.
struct Row {
  std::int64_t session = 0;
  std::uint64_t number =
      0;  ///< of the session's entry, rising from 1; 0 for what the session did not number (calls)
  core::UtcTime time;
  core::FramePos at;
  core::Fields fields;  ///< of an event (record/first_format.hpp reads it back); names that begin with
                        ///< "store-" are the store's own
};

/// What a walk over the whole chain found.
struct Verification {
  std::uint64_t rows = 0;
  std::string head;  ///< hash of the last row, hex: noted elsewhere, it also proves that no row was cut off
  std::string problem;  ///< "" = whole
};

/// Something to ask after a session, as `FollowUpPlanned` says.
struct FollowUp {
  std::int64_t session = 0;
  std::string code, title, form;
  core::UtcTime due;
};

/// What is kept. Virtual so that tests can fail a disk. One thread at a time.
class Store {
 public:
  virtual ~Store() = default;
  /// Starts a session; durable on return. Throws std::runtime_error.
  virtual SessionInfo begin(const std::string& script, const std::string& title, const std::string& room,
                            core::UtcTime now) = 0;
  /// Appends rows of one session (or kNoSession); durable (fsync) on return. Throws std::runtime_error; then
  /// none of them is kept. A numbered row that is there already, word for word, is passed over: a write may
  /// be tried again.
  virtual void append(std::int64_t session, std::span<const Row> rows) = 0;
  /// Keeps a text once, whoever asks for how often, and names it by its SHA-256 in hex. Durable on return.
  /// Throws std::runtime_error.
  virtual std::string keepSnapshot(const std::string& content) = 0;
  /// The text of that name; nothing where none is kept.
  virtual std::optional<std::string> snapshot(const std::string& name) const = 0;
  /// Once a session; rows may still be added (follow-ups). Durable on return. Throws std::runtime_error.
  virtual void end(std::int64_t session, const std::string& how, core::UtcTime now) = 0;
  /// Oldest first.
  virtual std::vector<SessionInfo> sessions() const = 0;
  /// In the order they were appended.
  virtual std::vector<Row> rows(std::int64_t session) const = 0;
  /// Reads everything. Finds rows that were changed, taken out of the middle or slipped in, even by somebody
  /// with the key who did not also rewrite all that follows.
  virtual Verification verify() const = 0;
  /// Follow-ups whose time has come and that no `FollowUpDone` of theirs has closed; earliest first.
  virtual std::vector<FollowUp> due(core::UtcTime now) const = 0;
};

enum class Access { write, read };

/// Opens (or makes) an encrypted SQLite store. The key is in `keyFile`, made at random with mode 0600 if both
/// files are missing. Several processes may have the same store open; writes come one after the other. `read`
/// makes and changes nothing. Throws std::runtime_error: no store (read), wrong or missing key, key readable
/// by others, not a store, damaged, folder not writable, newer format.
std::unique_ptr<Store> openStore(const std::filesystem::path& file, const std::filesystem::path& keyFile,
                                 Access access = Access::write);

/// The session with this code, as a person may type it ("  k7-mx ").
std::optional<SessionInfo> findSession(const Store& store, const std::string& code);

}  // namespace lw::record
