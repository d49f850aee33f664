#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace lw::record {

/// Of 32 random bytes; the whole secret of a store.
using Key = std::array<std::uint8_t, 32>;

/// SQLite said no; `what()` says what was tried and why it failed.
class DatabaseError : public std::runtime_error {
 public:
  DatabaseError(const std::string& text, int code) : std::runtime_error(text), code_(code) {}
  int code() const noexcept { return code_; }  ///< SQLite's primary result code

 private:
  int code_;
};

/// A prepared statement. Columns and parameters are counted as in SQLite: parameters from 1, columns from 0.
class Statement {
 public:
  Statement(sqlite3* database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bindBytes(int parameter, std::span<const std::uint8_t> bytes);
  Statement& bindNull(int parameter);

  /// True while there is a row. Throws DatabaseError.
  bool step();
  /// Ready to be bound and run again.
  void reset();

  std::int64_t integer(int column) const;
  std::string text(int column) const;
  std::span<const std::uint8_t> bytes(int column) const;  ///< valid until the next step
  bool isNull(int column) const;

 private:
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// An open, encrypted database. One thread at a time.
class Database {
 public:
  enum class Mode { readWrite, readOnly, immutable };
  /// `immutable`: a medium that nobody writes to; no lock or log file is made beside it.
  Database(const std::filesystem::path& file, Mode mode, const Key& key);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);
  /// First column of the first row; "" without a row.
  std::string value(const std::string& sql) const;
  std::unique_ptr<Statement> prepare(std::string_view sql) const;

 private:
  void useKey(const Key& key);
  sqlite3* database_ = nullptr;
};

/// Begins at once for writing; rolled back at the end of its scope unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();  ///< on disk when it returns; throws DatabaseError

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace lw::record
