#include "sqlite/database.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <limits>

using namespace lw::sqlite;

namespace {

/// A file that is not there yet, removed at the end.
class Place {
 public:
  Place()
      : file_(std::filesystem::temp_directory_path() / fmt::format("lullwater-sqlite-{}.db", ::getpid())) {
    std::filesystem::remove(file_);
  }
  ~Place() { std::filesystem::remove(file_); }
  const std::filesystem::path& file() const { return file_; }
  std::string firstBytes() const {
    std::string bytes(15, '\0');
    std::ifstream(file_, std::ios::binary).read(bytes.data(), 15);
    return bytes;
  }

 private:
  std::filesystem::path file_;
};

constexpr std::string_view kPlainFile = "SQLite format 3";
const Key kKey{1, 2, 3};

void makeTable(Database& database) {
  database.run("CREATE TABLE t(a)");
}

}  // namespace

TEST_CASE("without a key a file is a plain one of SQLite, with one it is not, and opens by no other") {
  const Place place;
  {
    Database plain(place.file(), "the shelf", Mode::create);
    makeTable(plain);
  }
  CHECK(place.firstBytes() == kPlainFile);
  std::filesystem::remove(place.file());
  {
    Database secret(place.file(), "the shelf", Mode::create, kKey);
    makeTable(secret);
  }
  CHECK(place.firstBytes() != kPlainFile);
  CHECK(Database(place.file(), "the shelf", Mode::readOnly, kKey).value("SELECT count(*) FROM t") == "0");
  for (const auto& key : {std::optional<Key>{}, std::optional(Key{9})}) {
    try {
      Database(place.file(), "the shelf", Mode::readOnly, key).value("SELECT count(*) FROM t");
      FAIL("it opened");
    } catch (const DatabaseError& error) {
      CHECK(error.saysDamaged());
      CHECK(std::string(error.what()).starts_with("the shelf "));
    }
  }
}

TEST_CASE("values come back as they were; what is no number is NULL") {
  const Place place;
  Database database(place.file(), "the shelf", Mode::create);
  makeTable(database);
  const auto back = [&](auto value) {
    database.run("DELETE FROM t");
    database.prepare("INSERT INTO t VALUES(?)")->bind(1, value).step();
    auto row = database.prepare("SELECT a FROM t");
    REQUIRE(row->step());
    return row;
  };
  CHECK(back(std::numeric_limits<std::int64_t>::min())->integer(0) ==
        std::numeric_limits<std::int64_t>::min());
  CHECK(back(1.0 / 3)->real(0) == 1.0 / 3);
  CHECK(back(-std::numeric_limits<double>::infinity())->real(0) == -std::numeric_limits<double>::infinity());
  CHECK(back(std::numeric_limits<double>::quiet_NaN())->isNull(0));
  CHECK(back(std::string_view("\xff'%", 3))->text(0) == "\xff'%");
  CHECK_FALSE(back(std::string_view())->isNull(0));
}

TEST_CASE("an error names the file's role and what was tried") {
  const Place place;
  CHECK_THROWS_AS(Database(place.file(), "the shelf", Mode::readWrite), DatabaseError);  // never made
  Database database(place.file(), "the shelf", Mode::create);
  try {
    database.value("SELECT b FROM nowhere");
    FAIL("there is no such table");
  } catch (const DatabaseError& error) {
    CHECK(error.saysOtherTables());
    CHECK_FALSE(error.saysDamaged());
    CHECK(std::string(error.what()) == "the shelf refused \"SELECT b FROM nowhere\": no such table: nowhere");
  }
}
