#include "record/sqlite_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <stdexcept>

#include "core/fields.hpp"
#include "record/chain.hpp"
#include "record/field_text.hpp"
#include "record/follow_ups.hpp"
#include "record/schema.hpp"
#include "record/session_code.hpp"
#include "record/verify.hpp"

namespace lw::record {
namespace {

constexpr std::string_view kOwnRows = "store-";

std::int64_t milliseconds(core::UtcTime time) {
  return time.time_since_epoch().count();
}
core::UtcTime utcTime(std::int64_t value) {
  return core::UtcTime{std::chrono::milliseconds{value}};
}

/// The last link, to go on from.
struct Head {
  std::int64_t sequence = 0;
  Hash hash{};
};

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  SessionInfo begin(const std::string& script, const std::string& title, const std::string& room,
                    core::UtcTime now) override;
  void append(std::int64_t session, std::span<const Row> rows) override;
  std::string keepSnapshot(const std::string& content) override;
  std::optional<std::string> snapshot(const std::string& name) const override;
  void end(std::int64_t session, const std::string& how, core::UtcTime now) override;
  std::vector<SessionInfo> sessions() const override;
  std::vector<Row> rows(std::int64_t session) const override;
  Verification verify() const override { return verifyChain(*database_); }
  std::vector<FollowUp> due(core::UtcTime now) const override;

 private:
  Head head() const;
  bool isThere(std::int64_t session, const KeptRow& row) const;
  void addOwn(Head& head, std::int64_t session, const core::Fields& fields, core::UtcTime now);
  void add(Head& head, const KeptRow& row);
  std::string freeCode() const;
  void needSession(std::int64_t session) const;

  std::unique_ptr<Database> database_;
};

Head SqliteStore::head() const {
  Head head;
  const auto last = database_->prepare("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1");
  if (!last->step()) return head;
  head.sequence = last->integer(0);
  const auto bytes = last->bytes(1);
  if (bytes.size() != head.hash.size())
    throw std::runtime_error("the record's last row is damaged: nothing is added to it");
  std::copy(bytes.begin(), bytes.end(), head.hash.begin());
  return head;
}

void SqliteStore::add(Head& head, const KeptRow& row) {
  head.hash = linkHash(head.hash, row);
  ++head.sequence;
  const auto insert = database_->prepare(
      "INSERT INTO events(seq, session, number, time, frame, name, fields, hash) VALUES(?,?,?,?,?,?,?,?)");
  insert->bind(1, head.sequence).bind(2, row.session);
  if (row.number == 0)
    insert->bindNull(3);
  else
    insert->bind(3, static_cast<std::int64_t>(row.number));
  insert->bind(4, row.time).bind(5, row.frame).bind(6, row.name).bind(7, row.fields).bindBytes(8, head.hash);
  insert->step();
}

void SqliteStore::addOwn(Head& head, std::int64_t session, const core::Fields& fields, core::UtcTime now) {
  add(head, {session, 0, milliseconds(now), 0, fields.name, toJson(fields)});
}

std::string SqliteStore::freeCode() const {
  const auto taken = database_->prepare("SELECT 1 FROM sessions WHERE code = ?");
  for (int attempt = 0; attempt < 1000; ++attempt) {
    auto code = randomCode();
    taken->bind(1, code);
    if (!taken->step()) return code;
    taken->reset();
  }
  throw std::runtime_error("no free session code was found: the record store is full; begin a new one");
}

SessionInfo SqliteStore::begin(const std::string& script, const std::string& title, const std::string& room,
                               core::UtcTime now) {
  Transaction transaction(*database_);
  SessionInfo info{0, freeCode(), script, title, room, now, std::nullopt, ""};
  info.id = std::stoll(database_->value("SELECT ifnull(max(id), 0) + 1 FROM sessions"));
  const auto insert =
      database_->prepare("INSERT INTO sessions(id, code, script, title, room, started) VALUES(?,?,?,?,?,?)");
  insert->bind(1, info.id)
      .bind(2, info.code)
      .bind(3, script)
      .bind(4, title)
      .bind(5, room)
      .bind(6, milliseconds(now));
  insert->step();
  auto last = head();
  addOwn(last, info.id,
         {"store-session-began", {{"code", info.code}, {"script", script}, {"title", title}, {"room", room}}},
         now);
  transaction.commit();
  return info;
}

void SqliteStore::needSession(std::int64_t session) const {
  if (session == kNoSession) return;
  const auto known = database_->prepare("SELECT 1 FROM sessions WHERE id = ?");
  known->bind(1, session);
  if (!known->step()) throw std::runtime_error(fmt::format("the record store has no session {}", session));
}

bool SqliteStore::isThere(std::int64_t session, const KeptRow& row) const {
  if (row.number == 0) return false;
  const auto kept =
      database_->prepare("SELECT time, frame, name, fields FROM events WHERE session = ? AND number = ?");
  kept->bind(1, session).bind(2, static_cast<std::int64_t>(row.number));
  if (!kept->step()) return false;
  if (kept->integer(0) != row.time || kept->integer(1) != row.frame || kept->text(2) != row.name ||
      kept->text(3) != row.fields)
    throw std::runtime_error(fmt::format("session {} has another row {} already", session, row.number));
  return true;
}

void SqliteStore::append(std::int64_t session, std::span<const Row> rows) {
  if (rows.empty()) return;
  Transaction transaction(*database_);
  needSession(session);
  auto last = head();
  for (const auto& row : rows) {
    assert(!row.fields.name.starts_with(kOwnRows));
    const KeptRow kept{
        session,         row.number,        milliseconds(row.time), row.at.time_since_epoch().count(),
        row.fields.name, toJson(row.fields)};
    if (!isThere(session, kept)) add(last, kept);
  }
  transaction.commit();
}

std::string SqliteStore::keepSnapshot(const std::string& content) {
  const auto hash = hashOf(content);
  const auto insert = database_->prepare("INSERT OR IGNORE INTO snapshots(hash, content) VALUES(?,?)");
  insert->bindBytes(1, hash).bind(2, content);
  insert->step();
  return toHex(hash);
}

std::optional<std::string> SqliteStore::snapshot(const std::string& name) const {
  const auto hash = fromHex(name);
  if (!hash || formatOf(*database_) < 2) return std::nullopt;
  const auto found = database_->prepare("SELECT content FROM snapshots WHERE hash = ?");
  found->bindBytes(1, *hash);
  return found->step() ? std::optional{found->text(0)} : std::nullopt;
}

void SqliteStore::end(std::int64_t session, const std::string& how, core::UtcTime now) {
  Transaction transaction(*database_);
  const auto insert = database_->prepare("INSERT INTO endings(session, how, ended) VALUES(?,?,?)");
  needSession(session);
  insert->bind(1, session).bind(2, how).bind(3, milliseconds(now));
  insert->step();
  auto last = head();
  addOwn(last, session, {"store-session-ended", {{"how", how}}}, now);
  transaction.commit();
}

std::vector<SessionInfo> SqliteStore::sessions() const {
  std::vector<SessionInfo> out;
  const auto each = database_->prepare(
      "SELECT id, code, script, title, room, started, ended, how FROM sessions LEFT JOIN endings ON session "
      "= id ORDER BY id");
  while (each->step()) {
    SessionInfo info{each->integer(0), each->text(1),
                     each->text(2),    each->text(3),
                     each->text(4),    utcTime(each->integer(5)),
                     std::nullopt,     ""};
    if (!each->isNull(6)) info.ended = utcTime(each->integer(6));
    info.how = each->text(7);
    out.push_back(std::move(info));
  }
  return out;
}

/// From the columns session, number, time, frame, name, fields.
std::vector<Row> readRows(Statement& each) {
  std::vector<Row> out;
  while (each.step()) {
    if (each.text(4).starts_with(kOwnRows)) continue;
    out.push_back({each.integer(0), static_cast<std::uint64_t>(each.integer(1)), utcTime(each.integer(2)),
                   core::FramePos{core::Frames{each.integer(3)}}, fromJson(each.text(4), each.text(5))});
  }
  return out;
}

std::vector<Row> SqliteStore::rows(std::int64_t session) const {
  const auto each = database_->prepare(
      "SELECT session, number, time, frame, name, fields FROM events WHERE session = ? ORDER BY seq");
  each->bind(1, session);
  return readRows(*each);
}

std::vector<FollowUp> SqliteStore::due(core::UtcTime now) const {
  const auto each = database_->prepare(
      "SELECT session, number, time, frame, name, fields FROM events WHERE name IN (?, ?) ORDER BY seq");
  each->bind(1, session::FollowUpPlanned::kName).bind(2, session::FollowUpDone::kName);
  auto out = dueFollowUps(readRows(*each), now);
  const auto code = database_->prepare("SELECT code FROM sessions WHERE id = ?");
  for (auto& one : out) {
    code->bind(1, one.session);
    if (code->step()) one.code = code->text(0);
    code->reset();
  }
  return out;
}

}  // namespace

std::unique_ptr<Store> makeSqliteStore(std::unique_ptr<Database> database) {
  return std::make_unique<SqliteStore>(std::move(database));
}

}  // namespace lw::record
