#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <limits>
#include <set>

#include "core/files.hpp"
#include "record/database.hpp"
#include "record/field_text.hpp"
#include "record/key_file.hpp"
#include "record/session_code.hpp"
#include "session/describe.hpp"
#include "support.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

TEST_CASE("what is kept comes back as it was, after closing too") {
  Folder folder;
  SessionInfo begun;
  std::vector<Row> rows{row(1, "answered", true),
                        row(2, "answered", std::int64_t{7}),
                        row(3, "answered", 7.0),
                        row(4, "answered", std::string("çalm \"und\"\nstill")),
                        row(0, "call-placed", std::string("screen")),
                        row(5, "answered", std::vector<std::string>{"dizzy", "sleepy"})};
  rows[0].fields.values.insert(rows[0].fields.values.begin(), {"zebra", std::string("first")});
  {
    const auto store = openIn(folder);
    begun = store->begin("infusion-60.toml", "Quiet session", "Room 2", kMorning);
    store->append(begun.id, rows);
    store->end(begun.id, "complete", kMorning + std::chrono::hours{1});
  }
  const auto store = openIn(folder);
  const auto sessions = store->sessions();
  REQUIRE(sessions.size() == 1);
  CHECK(sessions[0].code == begun.code);
  CHECK(sessions[0].title == "Quiet session");
  CHECK(sessions[0].started == kMorning);
  CHECK(sessions[0].ended == kMorning + std::chrono::hours{1});
  CHECK(sessions[0].how == "complete");
  const auto kept = store->rows(begun.id);
  REQUIRE(kept.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    CHECK(kept[i].number == rows[i].number);
    CHECK(kept[i].time == rows[i].time);
    CHECK(kept[i].at == rows[i].at);
    CHECK(kept[i].fields.name == rows[i].fields.name);
    CHECK(kept[i].fields.values == rows[i].fields.values);
  }
  CHECK(findSession(*store, " " + begun.code.substr(0, 2) + "-" + begun.code.substr(2)).has_value());
  CHECK_FALSE(findSession(*store, "ZZZZ").has_value());
}

TEST_CASE("odd values are never a reason to lose a row") {
  const auto text =
      toJson({"x", {{"a", std::numeric_limits<double>::quiet_NaN()}, {"b", std::string("\xff utf")}}});
  CHECK(text == R"({"a":{"number":"nan"},"b":{"bytes":"ff20757466"}})");
  for (const char* wrong :
       {R"({"a":{"number":"seven"}})", R"({"a":{"bytes":"f"}})", R"({"a":{"bytes":"zz"}})",
        R"({"a":{"other":"x"}})", R"({"a":[1]})", R"({"a":18446744073709551615})", "[]"})
    CHECK_THROWS_AS(fromJson("x", wrong), std::runtime_error);
  CHECK_THROWS_AS(fromJson("x", "{\"a\":"), std::runtime_error);
  CHECK_THROWS_AS(fromJson("x", "{\"a\":null}"), std::runtime_error);
}

TEST_CASE("a batch is kept whole or not at all") {
  Folder folder;
  const auto store = openIn(folder);
  const auto session = store->begin("s", "t", "r", kMorning).id;
  store->append(session, std::vector{row(1), row(2)});
  CHECK_THROWS_AS(store->append(session, std::vector{row(3), row(2, "another")}), std::runtime_error);
  CHECK(store->rows(session).size() == 2);
  store->append(session,
                std::vector{row(2), row(3)});  // tried again: the row that is there already is passed over
  CHECK(store->rows(session).size() == 3);
  CHECK_THROWS_AS(store->append(session + 1, std::vector{row(1)}), std::runtime_error);
  CHECK_THROWS_AS(store->end(session + 1, "ended", kMorning), std::runtime_error);
  store->end(session, "ended", kMorning);
  CHECK_THROWS_AS(store->end(session, "complete", kMorning), std::runtime_error);
  CHECK(store->sessions()[0].how == "ended");
  CHECK(store->verify().problem == "");
}

TEST_CASE("rows without a session are kept apart") {
  Folder folder;
  const auto store = openIn(folder);
  store->append(kNoSession, std::vector{row(0, "call-placed")});
  store->append(kNoSession, std::vector{row(0, "call-cleared")});
  CHECK(store->rows(kNoSession).size() == 2);
  CHECK(store->sessions().empty());
}

TEST_CASE("codes are short, safe to read aloud and all different") {
  Folder folder;
  const auto store = openIn(folder);
  std::set<std::string> codes;
  for (int i = 0; i < 50; ++i) codes.insert(store->begin("s", "t", "r", kMorning).code);
  CHECK(codes.size() == 50);
  for (const auto& code : codes) {
    CHECK(code.size() == 4);
    CHECK(code.find_first_not_of(kCodeLetters) == std::string::npos);
    CHECK(code.find_first_of("01258AEIOUBGLQSVZ") == std::string::npos);
  }
}

TEST_CASE("nothing can be changed or taken out, and what was changed all the same is found") {
  Folder folder;
  {
    const auto store = openIn(folder);
    const auto session = store->begin("s", "t", "r", kMorning).id;
    for (std::uint64_t i = 1; i <= 5; ++i) store->append(session, std::vector{row(i)});
    store->end(session, "complete", kMorning);
    const auto whole = store->verify();
    CHECK(whole.problem == "");
    CHECK(whole.rows == 7);
    CHECK(whole.head.size() == 64);
  }
  const Key key = KeyFile(folder.key(), false).key();
  Database database(folder.store(), kStoreName, Mode::readWrite, key);
  for (const char* sql : {"UPDATE events SET name = 'x' WHERE seq = 3", "DELETE FROM events WHERE seq = 7",
                          "DELETE FROM sessions", "UPDATE endings SET how = 'x'",
                          "REPLACE INTO sessions SELECT * FROM sessions",
                          "INSERT INTO events SELECT 99, session, 99, time, frame, name, fields, hash FROM "
                          "events WHERE seq = 3",
                          "REPLACE INTO events SELECT seq, session, number, time, frame, 'x', fields, hash "
                          "FROM events WHERE seq = 7"}) {
    CAPTURE(sql);
    CHECK_THROWS_AS(database.run(sql), DatabaseError);
  }
  std::string change;
  std::string expected;
  SUBCASE("a changed value") {
    change =
        "DROP TRIGGER events_no_UPDATE; UPDATE events SET fields = '{\"value\":\"other\"}' WHERE seq = 3";
    expected = "row 3 (session 1, \"step-shown\") was changed, or the row before it was";
  }
  SUBCASE("a changed time") {
    change = "DROP TRIGGER events_no_UPDATE; UPDATE events SET time = time + 1 WHERE seq = 4";
    expected = "row 4 (session 1, \"step-shown\") was changed, or the row before it was";
  }
  SUBCASE("a row taken out") {
    change = "DROP TRIGGER events_no_DELETE; DELETE FROM events WHERE seq = 4";
    expected = "row 4 is missing";
  }
  SUBCASE("a row taken out and the gap closed") {
    change =
        "DROP TRIGGER events_no_DELETE; DROP TRIGGER events_no_UPDATE; DELETE FROM events WHERE seq = 4;"
        "UPDATE events SET seq = seq - 1 WHERE seq > 4";
    expected = "row 4 (session 1, \"step-shown\") was changed, or the row before it was";
  }
  SUBCASE("a session taken off the list") {
    change = "DROP TRIGGER sessions_no_DELETE; DELETE FROM sessions";
    expected = "the list of sessions does not agree with the chained rows";
  }
  SUBCASE("another end") {
    change = "DROP TRIGGER endings_no_UPDATE; UPDATE endings SET ended = ended + 1";
    expected = "the list of sessions does not agree with the chained rows";
  }
  database.run(change);
  CHECK(openIn(folder)->verify().problem == expected);
}

TEST_CASE("nothing in the files can be read without the key") {
  Folder folder;
  const auto store = openIn(folder);
  const auto session = store->begin("s", "secret-title", "r", kMorning).id;
  store->append(session, std::vector{row(1, "written", std::string("secret-words"))});
  std::size_t read = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    const auto content = core::readTextFile(file.path());
    read += content.size();
    CHECK(content.find("secret") == std::string::npos);
    CHECK(content.find("SQLite format") == std::string::npos);
    CHECK(content.find("CREATE TABLE") == std::string::npos);
    struct stat status {};
    ::stat(file.path().c_str(), &status);
    CAPTURE(file.path());
    CHECK((status.st_mode & 077) == 0);
  }
  CHECK(read > 8192);
}

TEST_CASE("follow-ups are due from their time until they are done") {
  Folder folder;
  using std::chrono::hours;
  const auto store = openIn(folder);
  const auto session = store->begin("s", "t", "r", kMorning);
  auto planned = [number = 0](std::string title, hours after) mutable {
    Row one = row(0);
    one.time = kMorning;
    one.fields = session::describe(
        session::FollowUpPlanned{++number, std::move(title), "next-day", core::toFrames(after)});
    return one;
  };
  // the captions say nothing of which is which
  store->append(session.id, std::vector{planned("week", hours{168}), planned("day", hours{24}),
                                        planned("day", hours{48})});
  const auto other = store->begin("s", "t", "r", kMorning);
  CHECK(store->due(kMorning + hours{24} - std::chrono::milliseconds{1}).empty());
  const auto first = store->due(kMorning + hours{24});
  REQUIRE(first.size() == 1);
  CHECK(first[0].title == "day");
  CHECK(first[0].form == "next-day");
  CHECK(first[0].code == session.code);
  CHECK(first[0].due == kMorning + hours{24});
  const auto all = store->due(kMorning + hours{200});
  REQUIRE(all.size() == 3);
  CHECK(all[2].title == "week");
  Row done = row(0);
  done.fields = session::describe(session::FollowUpDone{2, "day"});
  store->append(other.id, std::vector{done});
  CHECK(store->due(kMorning + hours{200}).size() == 3);  // another session's
  store->append(session.id, std::vector{done});
  const auto left = store->due(kMorning + hours{200});
  REQUIRE(left.size() == 2);
  CHECK(left[0].due == kMorning + hours{48});
}
