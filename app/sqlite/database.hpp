#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite's C functions, as values that close themselves and errors that say what was tried.
namespace lw::sqlite {

/// Of 32 random bytes; the whole secret of an encrypted file.
using Key = std::array<std::uint8_t, 32>;

/// SQLite said no; `what()` says what was tried and why it failed.
class DatabaseError : public std::runtime_error {
 public:
  DatabaseError(const std::string& text, int code) : std::runtime_error(text), code_(code) {}
  int code() const noexcept { return code_; }  ///< SQLite's primary result code
  /// The file itself is wrecked, or is none of SQLite's (nor of that key).
  bool saysDamaged() const noexcept;
  /// The file has other tables or columns than the statement names.
  bool saysOtherTables() const noexcept;
  /// Another program wrote all the time that we waited.
  bool saysBusy() const noexcept;

 private:
  int code_;
};

/// A prepared statement. Columns and parameters are counted as in SQLite: parameters from 1, columns from 0.
class Statement {
 public:
  /// `name` is what errors call the file; it must outlive the statement.
  Statement(sqlite3* database, std::string_view name, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, double value);  ///< what is no number becomes NULL
  Statement& bind(int parameter, std::string_view text);
  Statement& bindBytes(int parameter, std::span<const std::uint8_t> bytes);
  Statement& bindNull(int parameter);

  /// True while there is a row. Throws DatabaseError.
  bool step();
  /// Ready to be bound and run again.
  void reset();

  std::int64_t integer(int column) const;
  double real(int column) const;  ///< 0 for NULL
  std::string text(int column) const;
  std::span<const std::uint8_t> bytes(int column) const;  ///< valid until the next step
  bool isNull(int column) const;

 private:
  [[noreturn]] void refused(std::string_view what, int code) const;

  sqlite3* database_;
  std::string_view name_;
  sqlite3_stmt* statement_ = nullptr;
};

/// How a file is opened. `create`: made where it is missing, and only read where this user may not write it.
/// `readWrite`: fails where it may not be written. `immutable`: a medium that nobody writes to; no lock or
/// log file is made beside it.
enum class Mode { create, readWrite, readOnly, immutable };

/// An open file of SQLite, encrypted where there is a key. One thread at a time. A statement waits up to 5 s
/// for another program that writes.
class Database {
 public:
  /// `name` is what errors call it, such as "the record store". Throws DatabaseError.
  Database(const std::filesystem::path& file, std::string name, Mode mode,
           const std::optional<Key>& key = {});
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql);
  /// First column of the first row; "" without a row.
  std::string value(const std::string& sql) const;
  std::unique_ptr<Statement> prepare(std::string_view sql) const;

 private:
  void open(const std::filesystem::path& file, Mode mode);
  void useKey(const Key& key);
  std::string name_;
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

}  // namespace lw::sqlite
