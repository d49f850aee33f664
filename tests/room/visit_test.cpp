#include "room/visit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/pin.hpp"
#include "library/library.hpp"
#include "plan/make_plan.hpp"
#include "room/quiet.hpp"
#include "support/documents_for_tests.hpp"
#include "words/messages.hpp"

namespace lw::room {
namespace {

using namespace std::chrono_literals;

/// A library of documents made by hand.
std::unique_ptr<library::Library> madeLibrary() {
  auto library = std::make_unique<library::Library>();
  auto made = plan::test::threePhases();
  library->bundle = std::move(made.bundle);
  library->media = std::move(made.media);
  library->plan = plan::makePlan(library->bundle, library->media).plan;
  return library;
}

struct VisitRig {
  explicit VisitRig(script::Room with = {}, bool allSpoken = false) : room(std::move(with)) {
    if (allSpoken)
      for (const auto& [key, line] : library::linesToSpeak(library->bundle, words::Catalogue::english()))
        library->media.voices[key].file = "/voice/" + key + ".opus";
    VisitOptions options;
    options.reading = audio::Reading::inlined;
    options.open = room_test::openQuietly;
    options.record = folder.path();
    options.asRun = folder.path() / "as-run.jsonl";
    options.listen = [this](const record::Row& row) { rows.push_back(row.fields.name); };
    visit = std::make_unique<Visit>(*library, room, options, clock);
  }
  void turn() {
    std::vector<float> block(2 * 2400);
    visit->player().readAhead(core::Frames{2400});
    visit->player().render(block.data(), 2400);
    now += 50ms;
    visit->frame(model(), now);
    visit->turn(now, true);
  }
  ui::Model model() const { return visit->model(visit->player().position(), now); }
  std::ptrdiff_t count(const std::string& name) const { return std::ranges::count(rows, name); }
  std::string endedHow() const {
    const auto store =
        record::openStore(folder.path() / "record.db", folder.path() / "record.key", record::Access::read);
    return store->sessions().back().how;
  }

  room_test::Scratch folder;
  room_test::StillClock clock;
  script::Room room;
  std::unique_ptr<library::Library> library = madeLibrary();
  std::vector<std::string> rows;
  std::unique_ptr<Visit> visit;
  core::UiTime now{0};
};

}  // namespace

TEST_CASE("a program that is asked to end says so in the record, once") {
  VisitRig rig;
  rig.turn();
  CHECK_FALSE(rig.visit->over());
  rig.visit->breakOff(rig.now);
  rig.visit->breakOff(rig.now);
  CHECK(rig.visit->over());
  rig.visit->finish();
  CHECK(rig.count("broken-off") == 1);
  CHECK(rig.endedHow() == "broken-off");
}

TEST_CASE("who leaves in the middle leaves the record open: nobody said how it ended") {
  VisitRig rig;
  rig.turn();
  rig.visit->leave();
  CHECK(rig.visit->over());
  rig.visit->finish();
  CHECK(rig.count("broken-off") == 0);
  CHECK(rig.endedHow().empty());
}

TEST_CASE("lost sound is told once, and comes back once") {
  VisitRig rig;
  rig.turn();  // the first page is drawn
  const auto before = rig.count("intended");
  rig.visit->soundBack();  // it was never gone
  rig.visit->soundLost("the cable");
  rig.visit->soundLost("the cable");
  rig.turn();
  CHECK(rig.model().soundLost);
  const auto lost = rig.count("intended");
  CHECK(lost == before + 1);
  rig.visit->soundBack();
  rig.visit->soundBack();
  rig.turn();
  CHECK_FALSE(rig.model().soundLost);
  CHECK(rig.count("intended") == lost + 1);
}

TEST_CASE("trouble with a further output reaches staff once and the record each time") {
  VisitRig rig;
  const auto notices = rig.model().view.staff.notices.size();
  rig.visit->soundTrouble("the speaker of the bed is gone");
  rig.visit->soundTrouble("the speaker of the bed is gone");
  rig.turn();
  CHECK(rig.model().view.staff.notices.size() == notices + 1);
  CHECK(rig.count("fault") == 2);
}

TEST_CASE("the ready page and the PIN pad know whether somebody set a PIN") {
  script::Room guarded;
  guarded.staff.people.push_back({"Kim", core::hashPin("4711")});
  const auto open = VisitRig().model().ready, closed = VisitRig(guarded).model().ready;
  REQUIRE(open.size() == closed.size());
  const auto differ = [&](std::size_t i) { return open[i].state != closed[i].state; };
  int different = 0;
  for (std::size_t i = 0; i < open.size(); ++i) different += differ(i) ? 1 : 0;
  CHECK(different == 1);
}

TEST_CASE("the ready page says how many lines nobody speaks, and nothing where all have a voice") {
  const auto voice = [](const VisitRig& rig) -> std::optional<ui::ReadyCheck> {
    for (const auto& check : rig.model().ready)
      if (check.what == words::Said{words::Message(words::ready::voice)}) return check;
    return std::nullopt;
  };
  const auto said = voice(VisitRig());
  REQUIRE(said);
  CHECK(said->state == ui::ReadyCheck::State::next);
  CHECK(words::Catalogue::english().textOf(said->value).find("have no voice") != std::string::npos);
  CHECK_FALSE(voice(VisitRig({}, true)));
}

TEST_CASE("every kept row is a line of the as-run log") {
  VisitRig rig;
  rig.visit->soundTrouble("one");
  rig.turn();
  rig.visit->soundTrouble("two");
  rig.turn();
  rig.visit->finish();
  std::ifstream log(rig.folder.path() / "as-run.jsonl");
  std::string line;
  std::size_t lines = 0;
  while (std::getline(log, line)) {
    CHECK(line.find("\"" + rig.rows.at(lines) + "\"") != line.npos);
    ++lines;
  }
  CHECK(lines == rig.rows.size());
  CHECK(lines >= 2);
}

TEST_CASE("a visit without a place for its record does not begin, and says why") {
  room_test::Scratch folder;
  std::ofstream(folder.path() / "file") << "in the way";
  const auto library = madeLibrary();
  const room_test::StillClock clock;
  VisitOptions options;
  options.record = folder.path() / "file";
  CHECK_THROWS_WITH_AS(Visit(*library, {}, options, clock), doctest::Contains("can't keep records in"),
                       std::runtime_error);
}

}  // namespace lw::room
