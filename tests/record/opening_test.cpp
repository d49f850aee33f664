#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "core/files.hpp"
#include "record/database.hpp"
#include "record/key_file.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

namespace {

void keepSomething(const Folder& folder, int rows = 3) {
  const auto store = openIn(folder);
  const auto session = store->begin("s", "t", "r", kMorning).id;
  for (int i = 1; i <= rows; ++i) store->append(session, std::vector{row(static_cast<std::uint64_t>(i))});
}

void spoil(const std::filesystem::path& file, std::streamoff at, std::string_view bytes) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(at);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr uid_t kNobody = 65534;

}  // namespace

TEST_CASE("the key is made once, for its owner only") {
  Folder folder;
  keepSomething(folder);
  struct stat status {};
  REQUIRE(::stat(folder.key().c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(status.st_size == 32);
  const auto key = core::readTextFile(folder.key());
  keepSomething(folder);
  CHECK(core::readTextFile(folder.key()) == key);
  Folder other;
  keepSomething(other);
  CHECK(core::readTextFile(other.key()) != key);
}

TEST_CASE("a key that is no secret, no key or not there is refused with what to do") {
  Folder folder;
  keepSomething(folder);
  SUBCASE("others can read it") {
    ::chmod(folder.key().c_str(), 0640);
    CHECK(has(refusal(folder), "others can read it (mode 640)"));
    CHECK(has(refusal(folder), "chmod 600 "));
  }
  SUBCASE("missing beside a store") {
    std::filesystem::remove(folder.key());
    CHECK(has(refusal(folder), "Put the key back from its copy"));
    CHECK_FALSE(std::filesystem::exists(folder.key()));
    CHECK(has(refusal(folder, Access::read), "Put the key back from its copy"));
  }
  SUBCASE("too short") {
    std::filesystem::resize_file(folder.key(), 31);
    CHECK(has(refusal(folder), "has 31 bytes instead of 32"));
  }
  SUBCASE("of another store") {
    const auto before = core::readTextFile(folder.store());
    spoil(folder.key(), 5, "\x01\x02\x03");
    CHECK(has(refusal(folder), "it is the key of another store"));
    CHECK(core::readTextFile(folder.store()) == before);
  }
  SUBCASE("a folder") {
    std::filesystem::remove(folder.key());
    std::filesystem::create_directory(folder.key());
    CHECK(has(refusal(folder), "is not a regular file"));
  }
}

TEST_CASE("a key without a store begins a new store with that key") {
  Folder folder;
  keepSomething(folder);
  const auto key = core::readTextFile(folder.key());
  std::filesystem::remove(folder.store());
  keepSomething(folder);
  CHECK(core::readTextFile(folder.key()) == key);
}

TEST_CASE("a start that was cut off before the first page is begun again") {
  Folder folder;
  std::ofstream(folder.store()).close();
  CHECK(refusal(folder) == "");
}

TEST_CASE("reading makes nothing") {
  Folder folder;
  CHECK(has(refusal(folder, Access::read), "no records are kept yet"));
  CHECK(std::filesystem::is_empty(folder.path()));
  keepSomething(folder);
  const auto store = openIn(folder, Access::read);
  CHECK(store->rows(1).size() == 3);
  CHECK_THROWS_AS(store->append(1, std::vector{row(9)}), std::runtime_error);
  CHECK_THROWS_AS(store->begin("s", "t", "r", kMorning), std::runtime_error);
}

TEST_CASE("damaged files are refused or told, never taken for whole") {
  Folder folder;
  keepSomething(folder, 200);
  const auto size = std::filesystem::file_size(folder.store());
  REQUIRE(size > 5 * 4096);
  SUBCASE("the first page") {
    spoil(folder.store(), 100, "spoilt");
    CHECK(has(refusal(folder), "the file is damaged or no store"));
  }
  SUBCASE("another kind of file") {
    std::ofstream(folder.store(), std::ios::trunc) << std::string(10000, 'x');
    CHECK(has(refusal(folder), "the file is damaged or no store"));
  }
  SUBCASE("cut off") {
    std::filesystem::resize_file(folder.store(), size / 2);
    const auto said = refusal(folder);
    if (said.empty()) CHECK(has(openIn(folder)->verify().problem, "damaged"));
  }
  SUBCASE("any page but the first") {
    for (std::uintmax_t page = 1; page < size / 4096; ++page) {
      CAPTURE(page);
      const auto whole = core::readTextFile(folder.store());
      spoil(folder.store(), static_cast<std::streamoff>(page * 4096 + 2000), "spoilt");
      const auto said = refusal(folder);
      CHECK((!said.empty() || has(openIn(folder)->verify().problem, "damaged")));
      std::ofstream(folder.store(), std::ios::binary | std::ios::trunc) << whole;
    }
    CHECK(openIn(folder)->verify().problem == "");
  }
}

TEST_CASE("a store of another kind or a newer format is left alone") {
  Folder folder;
  keepSomething(folder);
  {
    const Key key = KeyFile(folder.key(), false).key();
    Database database(folder.store(), kStoreName, Mode::readWrite, key);
    SUBCASE("newer") {
      database.run("PRAGMA user_version = 99");
    }
    SUBCASE("another kind") {
      database.run("PRAGMA application_id = 7");
    }
  }
  const auto said = refusal(folder);
  CHECK((has(said, "newer version of this program (format 99; this one knows 2)") ||
         has(said, "not a record store of this program")));
}

TEST_CASE("in a folder that can't be written, records can be read but no session is kept") {
  Folder folder;
  keepSomething(folder);
  for (const auto& file : {folder.path(), folder.store(), folder.key()}) {
    // As root nothing is read-only; a user without rights stands in.
    if (::geteuid() == 0) REQUIRE(::chown(file.c_str(), kNobody, kNobody) == 0);
  }
  std::filesystem::permissions(folder.path(),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  std::filesystem::permissions(folder.store(), std::filesystem::perms::owner_read);
  const int status = inChild([&] {
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) return 1;
    if (!has(refusal(folder), "can't write the record store")) return 2;
    const auto store = openIn(folder, Access::read);
    return store->rows(1).size() == 3 && store->verify().problem.empty() ? 0 : 3;
  });
  CHECK(status == 0);
}

TEST_CASE("a new store in a folder that can't be written is refused with its name") {
  Folder folder;
  if (::geteuid() == 0) REQUIRE(::chown(folder.path().c_str(), kNobody, kNobody) == 0);
  std::filesystem::permissions(folder.path(),
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const int status = inChild([&] {
    if (::geteuid() == 0 && ::setuid(kNobody) != 0) return 1;
    const auto said = refusal(folder);
    return has(said, folder.path().string()) && has(said, "Permission denied") ? 0 : 2;
  });
  CHECK(status == 0);
}
