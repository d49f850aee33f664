#include "record/schema.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace lw::record {
namespace {

/// "LULL": tells our stores from other SQLite files.
constexpr int kApplicationId = 0x4C554C4C;

// `events` is the record: chained by `hash`. `sessions` and `endings` only make its store- rows quick to
// find.
constexpr const char* kTables = R"sql(
CREATE TABLE sessions(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, script TEXT NOT NULL, title TEXT NOT NULL, room TEXT NOT NULL,
  started INTEGER NOT NULL);
CREATE TABLE endings(
  session INTEGER PRIMARY KEY REFERENCES sessions(id), how TEXT NOT NULL, ended INTEGER NOT NULL);
CREATE TABLE events(
  seq INTEGER PRIMARY KEY, session INTEGER NOT NULL, number INTEGER, time INTEGER NOT NULL, frame INTEGER NOT NULL,
  name TEXT NOT NULL, fields TEXT NOT NULL, hash BLOB NOT NULL CHECK(length(hash) = 32), UNIQUE(session, number));
CREATE TRIGGER events_only_at_the_end BEFORE INSERT ON events
  WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM events)
  BEGIN SELECT RAISE(ABORT, 'rows are only added at the end of the record'); END;
)sql";

// What rows name by its hash (the chain holds the name, so it holds the content, too).
constexpr const char* kSnapshots =
    "CREATE TABLE snapshots(hash BLOB PRIMARY KEY CHECK(length(hash) = 32), content TEXT NOT NULL)";

void onlyAdd(Database& database, const std::string& table) {
  for (const std::string change : {"UPDATE", "DELETE"})
    database.run(
        fmt::format("CREATE TRIGGER {0}_no_{1} BEFORE {1} ON {0} "
                    "BEGIN SELECT RAISE(ABORT, 'the record is only added to'); END",
                    table, change));
}

void sayFormat(Database& database) {
  database.run(fmt::format("PRAGMA user_version = {}", kFormat));
}

void addSnapshots(Database& database) {
  database.run(kSnapshots);
  onlyAdd(database, "snapshots");
}

void makeTables(Database& database) {
  database.run(kTables);
  for (const std::string table : {"sessions", "endings", "events"}) onlyAdd(database, table);
  addSnapshots(database);
  database.run(fmt::format("PRAGMA application_id = {}", kApplicationId));
  sayFormat(database);
}

/// Under a lock, as another process may be about to do the same.
void addWhatIsMissing(Database& database) {
  Transaction transaction(database);
  if (formatOf(database) != 1) return;
  addSnapshots(database);
  sayFormat(database);
  transaction.commit();
}

}  // namespace

int formatOf(const Database& database) {
  return std::stoi(database.value("PRAGMA user_version"));
}

void makeOrCheckSchema(Database& database, bool mayMake) {
  if (mayMake && database.value("SELECT count(*) FROM sqlite_master") == "0") {
    Transaction transaction(database);
    makeTables(database);
    transaction.commit();
  }
  if (database.value("PRAGMA application_id") != fmt::format("{}", kApplicationId))
    throw std::runtime_error("it is a database, but not a record store of this program");
  const int format = formatOf(database);
  if (format > kFormat)
    throw std::runtime_error(fmt::format(
        "it was written by a newer version of this program (format {}; this one knows {})", format, kFormat));
  if (format == 1 && mayMake) addWhatIsMissing(database);
}

}  // namespace lw::record
