#include "sqlite/database.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
// What is linked is SQLCipher. A file without a key is a plain file of SQLite to it; a second library of
// SQLite beside it would have the same symbols.
#define SQLITE_HAS_CODEC 1
#include <sqlcipher/sqlite3.h>

#include "core/percent.hpp"

namespace lw::sqlite {
namespace {

/// How long a statement waits for another process that writes just now.
constexpr int kBusyMilliseconds = 5000;

[[noreturn]] void fail(sqlite3* database, std::string_view what, int code) {
  const char* why = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  throw DatabaseError(fmt::format("{}: {}", what, why), code & 0xff);
}

std::string uri(const std::filesystem::path& file, bool immutable) {
  const auto path = core::percentEscaped(std::filesystem::absolute(file).string(), "?#%");
  return "file:" + path + (immutable ? "?immutable=1" : "");
}

}  // namespace

bool DatabaseError::saysDamaged() const noexcept {
  return code_ == SQLITE_CORRUPT || code_ == SQLITE_NOTADB;
}

bool DatabaseError::saysOtherTables() const noexcept {
  return code_ == SQLITE_ERROR;
}

bool DatabaseError::saysBusy() const noexcept {
  return code_ == SQLITE_BUSY;
}

Statement::Statement(sqlite3* database, std::string_view name, std::string_view sql)
    : database_(database), name_(name) {
  const int code =
      sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr);
  if (code != SQLITE_OK) refused(fmt::format("\"{}\"", sql.substr(0, 60)), code);
}

Statement::~Statement() {
  sqlite3_finalize(statement_);
}

void Statement::refused(std::string_view what, int code) const {
  fail(database_, fmt::format("{} refused {}", name_, what), code);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  if (const int code = sqlite3_bind_int64(statement_, parameter, value); code != SQLITE_OK)
    refused("a number", code);
  return *this;
}

Statement& Statement::bind(int parameter, double value) {
  if (const int code = sqlite3_bind_double(statement_, parameter, value); code != SQLITE_OK)
    refused("a number", code);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // Never a null pointer: SQLite would take that for NULL.
  const char* data = text.empty() ? "" : text.data();
  const int code =
      sqlite3_bind_text64(statement_, parameter, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) refused("a text", code);
  return *this;
}

Statement& Statement::bindBytes(int parameter, std::span<const std::uint8_t> bytes) {
  const int code = sqlite3_bind_blob64(statement_, parameter, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  if (code != SQLITE_OK) refused("bytes", code);
  return *this;
}

Statement& Statement::bindNull(int parameter) {
  if (const int code = sqlite3_bind_null(statement_, parameter); code != SQLITE_OK)
    refused("an empty value", code);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const char* sql = sqlite3_sql(statement_);
  fail(database_, fmt::format("{} failed at \"{}\"", name_, std::string_view(sql).substr(0, 60)), code);
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string Statement::text(int column) const {
  const auto* data = sqlite3_column_text(statement_, column);
  if (data == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return {reinterpret_cast<const char*>(data), size};
}

std::span<const std::uint8_t> Statement::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Statement::isNull(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Database::Database(const std::filesystem::path& file, std::string name, Mode mode,
                   const std::optional<Key>& key)
    : name_(std::move(name)) {
  try {
    open(file, mode);
    if (key) useKey(*key);
    run("PRAGMA temp_store = MEMORY");
    run("PRAGMA recursive_triggers = ON");  // so that REPLACE meets the triggers that forbid deletion
    if (mode == Mode::readOnly || mode == Mode::immutable) run("PRAGMA query_only = ON");
  } catch (...) {
    sqlite3_close(database_);
    throw;
  }
}

void Database::open(const std::filesystem::path& file, Mode mode) {
  const int access = mode == Mode::immutable ? SQLITE_OPEN_READONLY
                     : mode == Mode::create  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                             : SQLITE_OPEN_READWRITE;
  const int code = sqlite3_open_v2(uri(file, mode == Mode::immutable).c_str(), &database_,
                                   access | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX, nullptr);
  if (code != SQLITE_OK) fail(database_, fmt::format("can't open {} {}", name_, file.string()), code);
  if (mode == Mode::readWrite && sqlite3_db_readonly(database_, "main") == 1)
    throw DatabaseError(fmt::format("can't write {} {}: this user may only read it", name_, file.string()),
                        SQLITE_READONLY);
  sqlite3_extended_result_codes(database_, 1);
  sqlite3_busy_timeout(database_, kBusyMilliseconds);
}

Database::~Database() {
  sqlite3_close(database_);
}

void Database::useKey(const Key& key) {
  // x'...' is taken as the key itself: 256 random bits need no stretching.
  std::string text = "x'";
  for (const auto byte : key) text += fmt::format("{:02x}", byte);
  text += '\'';
  const int code = sqlite3_key(database_, text.data(), static_cast<int>(text.size()));
  OPENSSL_cleanse(text.data(), text.size());
  if (code != SQLITE_OK) fail(database_, fmt::format("{} refused its key", name_), code);
  // Under a library that is plain SQLite a key is silently ignored, and everything would be written in the
  // clear.
  if (value("PRAGMA cipher_version").empty())
    throw DatabaseError(
        "the SQLite library found here can't encrypt (SQLCipher is needed): nothing is kept unencrypted",
        SQLITE_MISUSE);
  // Version 4 of the library has other defaults; the store stays in the format of version 3, which both read.
  run("PRAGMA cipher_compatibility = 3");
  run("PRAGMA cipher_page_size = 4096");
}

void Database::run(const std::string& sql) {
  const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(database_, fmt::format("{} failed at \"{}\"", name_, sql.substr(0, 60)), code);
}

std::string Database::value(const std::string& sql) const {
  Statement statement(database_, name_, sql);
  return statement.step() ? statement.text(0) : std::string{};
}

std::unique_ptr<Statement> Database::prepare(std::string_view sql) const {
  return std::make_unique<Statement>(database_, name_, sql);
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const DatabaseError&) {
    // SQLite has rolled back already where the disk failed.
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace lw::sqlite
