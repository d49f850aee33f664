#include <doctest/doctest.h>

#include "record/as_run.hpp"
#include "record/field_text.hpp"
#include "record/first_format.hpp"
#include "session/describe.hpp"
#include "session/event_fields.hpp"
#include "session/virtual_room.hpp"
#include "support.hpp"
#include "support/actors.hpp"
#include "support/hostile_values.hpp"

using namespace lw;
using namespace lw::record;
using namespace lw::record::test;

namespace {

const session::Event* const kEvents = nullptr;

/// As a session that was recorded tells what it did.
std::vector<std::string> linesOf(const std::vector<session::Entry>& entries) {
  std::vector<std::string> lines;
  for (const auto& entry : entries) lines.push_back(asRunLine(session::describe(entry.event), entry.at));
  return lines;
}

}  // namespace

TEST_CASE("every event is the same value after its text, whatever it holds") {
  for (std::size_t round = 0; round < hostile::kRounds; ++round)
    for (const auto& event : hostile::everyKind(round, kEvents)) {
      const auto fields = session::describe(event);
      CAPTURE(fields.name);
      const auto back = fromJson(fields.name, toJson(fields));
      CHECK(hostile::sameFields(back, fields));
      CHECK(eventOf(back).has_value());
    }
}

TEST_CASE("every event is the same value out of the store, numbers as numbers") {
  Folder folder;
  std::vector<Row> rows;
  for (std::size_t round = 0; round < 12; ++round)
    for (const auto& event : hostile::everyKind(round, kEvents)) {
      rows.push_back(row(rows.size() + 1));
      rows.back().fields = session::describe(event);
    }
  const auto id = openIn(folder)->begin("s", "t", "r", kMorning).id;
  openIn(folder)->append(id, rows);
  const auto kept = openIn(folder, Access::read)->rows(id);
  REQUIRE(kept.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(rows[i].fields.name);
    CHECK(hostile::sameFields(kept[i].fields, rows[i].fields));
  }
}

TEST_CASE("an as-run log is read back line by line") {
  std::string log;
  std::vector<AsRunEntry> written;
  for (std::size_t round = 0; round < 12; ++round)
    for (const auto& event : hostile::everyKind(round, kEvents)) {
      written.push_back({core::FramePos{core::Frames{static_cast<std::int64_t>(written.size()) * 777 - 1000}},
                         session::describe(event)});
      log += asRunLine(written.back().fields, written.back().at) + "\n";
    }
  const auto read = readAsRun(log);
  REQUIRE(read.size() == written.size());
  for (std::size_t i = 0; i < read.size(); ++i) {
    CHECK(read[i].at == written[i].at);
    CHECK(hostile::sameFields(read[i].fields, written[i].fields));
  }
  log.pop_back();
  CHECK(readAsRun(log).size() == written.size() - 1);  // the last line is not whole
  CHECK(readAsRun("").empty());
  for (const char* wrong : {"x\n", "{}\n", "[]\n",
                            R"({"frame":1.5,"second":0,"event":"a","values":{}})"
                            "\n",
                            R"({"frame":1,"second":0,"event":"a","values":[]})"
                            "\n"})
    CHECK_THROWS_WITH_AS(readAsRun(wrong), doctest::Contains("line 1 is not of an as-run log"),
                         std::runtime_error);
}

TEST_CASE("the intents of a log play the session again") {
  using namespace session;
  using session::test::VirtualRoom;
  VirtualRoom room(session::test::everything());
  std::string log;
  std::size_t told = 0;
  const auto press = [&](const Intent& intent, const Shown& page) {
    const auto& by = session::test::usualActor(intent);
    log += asRunLine(describe(Intended{intent, by, page.step, page.question, page.revision}), room.position) +
           "\n";
    room.press(intent, page, by);
    room.run(core::framesOf(3.21));
    for (; told < room.entries.size(); ++told)
      log += asRunLine(describe(room.entries[told].event), room.entries[told].at) + "\n";
  };
  const auto want = [&](const Intent& intent) {
    const auto page = room.view().page;
    press(PageDrawn{page.step, page.question, page.revision}, {});
    press(intent, page);
  };
  want(Begin{});
  const auto welcome = room.view().page;
  want(Next{});
  press(Next{}, welcome);  // of another page: it does nothing, then and now
  want(Back{});
  want(Next{});
  want(SetVolume{core::Decibels{-12.5}});
  want(NotToday{});
  const auto wanted = intentsOf(readAsRun(log));
  REQUIRE(wanted.size() == 13);
  VirtualRoom again(session::test::everything());
  for (const auto& one : wanted) {
    again.run(one.at - again.position);
    again.press(one.intent, one.page, one.by);
  }
  again.run(room.position - again.position);
  CHECK(room.entries.size() > 5);
  CHECK(linesOf(again.entries) == linesOf(room.entries));
}
