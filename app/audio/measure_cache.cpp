#include "audio/measure_cache.hpp"

extern "C" {
#include <libavutil/mem.h>
#include <libavutil/murmur3.h>
}
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <span>
#include <stdexcept>
#include <vector>

#include "audio/interrupted.hpp"
#include "audio/measure_rows.hpp"
#include "sqlite/database.hpp"

namespace lw::audio {
namespace {

constexpr const char* kPathTable =
    "CREATE TABLE paths(path BLOB PRIMARY KEY, modified INTEGER NOT NULL, size INTEGER NOT NULL, "
    "content TEXT NOT NULL) WITHOUT ROWID";

constexpr std::string_view kContentOfPath =
    "SELECT content FROM paths WHERE path = ? AND modified = ? AND size = ?";

struct FreeHash {
  void operator()(AVMurMur3* hash) const { av_free(hash); }
};

/// Names of files may hold any byte.
std::string nameOf(const std::filesystem::path& file) {
  return std::filesystem::absolute(file).lexically_normal().string();
}

std::span<const std::uint8_t> bytesOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

bool isOurs(const sqlite::Database& database) {
  return database.value("PRAGMA user_version") == std::to_string(kMeasureFormat);
}

/// What another format holds was measured in another way: all of it goes.
void makeTables(sqlite::Database& database) {
  sqlite::Transaction transaction(database);
  if (isOurs(database)) return;  // another program was first
  database.run("DROP TABLE IF EXISTS measures");
  database.run("DROP TABLE IF EXISTS paths");
  makeMeasureTable(database);
  database.run(kPathTable);
  database.run(fmt::format("PRAGMA user_version = {}", kMeasureFormat));
  transaction.commit();
}

/// With SQLite's rollback journal: no second file lies beside it at rest, and a user who may only read the
/// folder can use what is there.
std::unique_ptr<sqlite::Database> opened(const std::filesystem::path& file) {
  std::filesystem::create_directories(file.parent_path());
  auto database = std::make_unique<sqlite::Database>(file, "the cache of measures", sqlite::Mode::create);
  database->run("PRAGMA synchronous = NORMAL");
  if (!isOurs(*database)) makeTables(*database);
  return database;
}

/// A wrong letter in the names of its tables is damage too.
bool saysDamaged(const sqlite::DatabaseError& error) {
  return error.saysDamaged() || error.saysOtherTables();
}

bool isWhole(const std::filesystem::path& file) {
  try {
    const auto database = opened(file);
    readMeasure(*database, "");
    database->prepare(kContentOfPath);
    return database->value("PRAGMA quick_check(1)") == "ok";
  } catch (const sqlite::DatabaseError& error) {
    return !saysDamaged(error);
  }
}

std::filesystem::path with(std::filesystem::path file, const char* ending) {
  return file += ending;
}

}  // namespace

FileStamp stampOf(const std::filesystem::path& file) {
  return {std::filesystem::last_write_time(file).time_since_epoch().count(),
          std::filesystem::file_size(file)};
}

std::string contentKey(const std::filesystem::path& file, const std::function<bool()>& goOn) {
  const std::unique_ptr<AVMurMur3, FreeHash> hash(av_murmur3_alloc());
  if (!hash) throw std::bad_alloc();
  av_murmur3_init(hash.get());
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw std::runtime_error(fmt::format("can't read {}: {}", file.string(), std::strerror(errno)));
  std::vector<char> buffer(1 << 18);
  std::uint64_t size = 0;
  while (stream) {
    if (goOn && !goOn()) throw Interrupted(fmt::format("reading {} was broken off", file.string()));
    stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    const auto got = static_cast<std::size_t>(stream.gcount());
    av_murmur3_update(hash.get(), reinterpret_cast<const std::uint8_t*>(buffer.data()), got);
    size += got;
  }
  if (stream.bad()) throw std::runtime_error(fmt::format("can't read {}: reading stopped", file.string()));
  std::array<std::uint8_t, 16> digest{};
  av_murmur3_final(hash.get(), digest.data());
  auto key = fmt::format("{}-", size);
  for (const auto byte : digest) key += fmt::format("{:02x}", byte);
  return key;
}

MeasureCache::MeasureCache(const std::filesystem::path& folder) : file_(folder / "measures.sqlite") {
  use([](sqlite::Database&) {});
}

MeasureCache::~MeasureCache() = default;

void MeasureCache::open() {
  if (!database_) database_ = opened(file_);
}

/// Unless another program has done so meanwhile.
void MeasureCache::setAside() {
  database_.reset();
  if (isWhole(file_)) return;
  std::filesystem::rename(file_, with(file_, ".damaged"));
  std::filesystem::remove(with(file_, "-journal"));
}

/// Once more with a new file where this one is damaged.
template <class Action>
void MeasureCache::use(Action action) {
  const std::lock_guard lock(mutex_);
  if (givenUp_) return;
  try {
    try {
      open();
      action(*database_);
    } catch (const sqlite::DatabaseError& error) {
      givenUp_ = error.saysBusy();
      if (!saysDamaged(error)) throw;
      setAside();
      open();
      action(*database_);
    }
  } catch (const std::exception& error) {  // of SQLite or of the file system
    problem_ = error.what();
  }
}

std::optional<std::string> MeasureCache::contentOf(const std::filesystem::path& file,
                                                   const FileStamp& stamp) {
  std::optional<std::string> content;
  use([&](const sqlite::Database& database) {
    const auto path = nameOf(file);
    const auto row = database.prepare(kContentOfPath);
    row->bindBytes(1, bytesOf(path)).bind(2, stamp.modified).bind(3, static_cast<std::int64_t>(stamp.size));
    if (row->step()) content = row->text(0);
  });
  return content;
}

std::optional<Measure> MeasureCache::find(const std::filesystem::path& file, const FileStamp& stamp) {
  const auto content = contentOf(file, stamp);
  return content ? findContent(*content) : std::nullopt;
}

std::optional<Measure> MeasureCache::findContent(const std::string& key) {
  std::optional<Measure> measure;
  use([&](const sqlite::Database& database) { measure = readMeasure(database, key); });
  return measure;
}

void MeasureCache::put(const std::string& key, const Measure& measure) {
  use([&](const sqlite::Database& database) { writeMeasure(database, key, measure); });
}

void MeasureCache::note(const std::filesystem::path& file, const FileStamp& stamp, const std::string& key) {
  use([&](const sqlite::Database& database) {
    const auto path = nameOf(file);
    const auto row = database.prepare("REPLACE INTO paths VALUES(?, ?, ?, ?)");
    row->bindBytes(1, bytesOf(path)).bind(2, stamp.modified).bind(3, static_cast<std::int64_t>(stamp.size));
    row->bind(4, std::string_view(key)).step();
  });
}

std::string MeasureCache::problem() const {
  const std::lock_guard lock(mutex_);
  return problem_;
}

}  // namespace lw::audio
