#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "core/files.hpp"
#include "record/database.hpp"
#include "record/first_format.hpp"
#include "record/key_file.hpp"
#include "record/listing.hpp"
#include "session/describe.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

namespace {

std::string bytesOf(std::string_view base64) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, count = 0;
  for (const char letter : base64) {
    const auto value = kLetters.find(letter);
    if (value == std::string_view::npos) continue;  // line breaks, and what fills the end
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

const std::string kFolder = std::string(LW_TEST_DATA) + "/format_1/";

/// The store of a whole session (an artificial person's) that a program wrote before format 2.
void putFirstFormat(const Folder& folder) {
  for (const auto& [name, file] : {std::pair{"record.db", folder.store()}, {"record.key", folder.key()}}) {
    std::ofstream(file, std::ios::binary) << bytesOf(core::readTextFile(kFolder + name + ".base64"));
    ::chmod(file.c_str(), 0600);
  }
}

template <class T>
std::vector<T> all(const std::vector<Row>& rows) {
  std::vector<T> found;
  for (const auto& row : rows)
    if (const auto event = eventOf(row.fields))
      if (const auto* one = std::get_if<T>(&*event)) found.push_back(*one);
  return found;
}

}  // namespace

TEST_CASE("a store of the first format is read as before") {
  Folder folder;
  putFirstFormat(folder);
  const auto store = openIn(folder, Access::read);
  const auto found = store->verify();
  CHECK(found.problem == "");
  CHECK(found.rows == 89);
  CHECK(found.head == "a0882d1debe72094da883d4eb7105dafbbb30718c13df7b66345a823bc5a9ab6");
  CHECK(formatSessions(store->sessions()) ==
        "CODE  STARTED (UTC)        ROOM    END       SESSION\n"
        "66F4  2026-12-01 00:39:38  Room 1  complete  First look\n");
  const auto session = findSession(*store, "66F4");
  REQUIRE(session.has_value());
  CHECK(formatSession(*session, store->rows(session->id)) == core::readTextFile(kFolder + "shown.txt"));
  CHECK_FALSE(store->snapshot(std::string(64, '0')).has_value());
}

TEST_CASE("rows of the first format are events, as far as they told") {
  Folder folder;
  putFirstFormat(folder);
  const auto store = openIn(folder, Access::read);
  const auto rows = store->rows(1);
  const auto answers = all<session::Answered>(rows);
  CHECK(answers.size() == 14);
  CHECK(std::ranges::count(answers, true, &session::Answered::isPrivate) == 1);
  const auto tracks = all<session::TrackStarted>(rows);
  REQUIRE(tracks.size() == 7);
  CHECK(tracks[0].title == "First light");
  CHECK(tracks[0].file.ends_with("/music/first-light.opus"));
  CHECK_FALSE(tracks[0].gain.has_value());
  const auto phases = all<session::PhaseStarted>(rows);
  REQUIRE(phases.size() == 5);
  CHECK(phases[0].planned == core::framesOf(80));
  CHECK(all<session::StepShown>(rows).empty());  // kept as a sentence alone
  const auto started = *findSession(*store, "66F4")->ended;
  using std::chrono::hours;
  CHECK(store->due(started + hours{23}).empty());
  const auto due = store->due(started + hours{25});
  REQUIRE(due.size() == 1);
  CHECK(due[0].title == "How the first day went");
  CHECK(due[0].form == "next-days");
}

TEST_CASE("a store of the first format is written on in the present one, and stays whole") {
  Folder folder;
  putFirstFormat(folder);
  {
    const auto store = openIn(folder);
    const auto name = store->keepSnapshot("a form");
    const auto session = store->begin("s", "t", "r", kMorning).id;
    store->append(session, std::vector{row(1)});
    Row done = row(0);
    done.fields = session::describe(session::FollowUpDone{std::nullopt, "How the first day went"});
    store->append(1, std::vector{done});
    CHECK(store->snapshot(name) == "a form");
  }
  const auto store = openIn(folder, Access::read);
  CHECK(store->verify().problem == "");
  CHECK(store->rows(1).size() == 88);
  CHECK(store->sessions().size() == 2);
  CHECK(store->due(kMorning + std::chrono::hours{24 * 3650}).empty());
  Database database(folder.store(), kStoreName, Mode::readOnly, KeyFile(folder.key(), false).key());
  CHECK(database.value("PRAGMA user_version") == "2");
}
