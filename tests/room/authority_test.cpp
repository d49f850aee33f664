#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/pin.hpp"
#include "plan/make_plan.hpp"
#include "room/quiet.hpp"
#include "room/visit.hpp"
#include "session/describe.hpp"
#include "support/documents_for_tests.hpp"
#include "ui/driver.hpp"

/// Who may do what, through touches on the screens that are drawn.
namespace lw::room {
namespace {

using namespace std::chrono_literals;
using session::Actor;
using session::ActorRole;
using ui::Role;

const Actor kKim{ActorRole::staff, "Kim", "screen"}, kSam{ActorRole::lead, "Sam", "screen"};

/// A welcome, a list that the person ticks and a nurse signs, a call test; three phases, one question after.
std::unique_ptr<library::Library> clinic() {
  auto made = plan::test::threePhases();
  auto& script = made.bundle.script;
  auto& list = made.bundle.checklists["going-home"];
  list.id = "going-home";
  list.who = script::Who::person;
  list.items = {{"ride", plan::test::text("A ride home"), {}, true, {}}};
  auto& mood = made.form("mood");
  script::Question calm;
  calm.id = "calm";
  calm.kind = script::QuestionKind::scale;
  mood.questions = {calm};
  script::PageStep welcome;
  welcome.kind = script::PageKind::text;
  welcome.title = plan::test::text("Welcome");
  made.step(script.before, welcome);
  made.step(script.before, script::ChecklistStep{"going-home"});
  made.step(script.before, script::CallTestStep{});
  made.step(script.after, script::FormStep{"mood"});
  auto library = std::make_unique<library::Library>();
  library->bundle = std::move(made.bundle);
  library->media = std::move(made.media);
  library->plan = plan::makePlan(library->bundle, library->media).plan;
  return library;
}

script::Room guarded() {
  static const std::vector<script::StaffMember> people{
      {"Kim", core::hashPin("4711")}, {"Sam", core::hashPin("0815"), script::StaffRole::lead}};
  script::Room room;
  room.staff.people = people;
  return room;
}

/// A visit with a finger on its screens.
struct Touched {
  explicit Touched(script::Room with = guarded(), script::Route route = script::Route::none,
                   bool rehearsal = false)
      : room(std::move(with)) {
    room.screen.reducedMotion = true;  // cuts: no press comes too early
    library->bundle.script.route = route;
    options.reading = audio::Reading::inlined;
    options.open = room_test::openQuietly;
    options.record = folder.path();
    options.rehearsal = rehearsal;
    options.listen = [this](const record::Row& row) { rows.push_back(row.fields); };
    start();
  }
  void start() {
    visit.reset();
    visit = std::make_unique<Visit>(*library, room, options, clock);
    pass(1s);
  }
  void turn() {
    std::vector<float> block(2 * 2400);
    visit->player().readAhead(core::Frames{2400});
    visit->player().render(block.data(), 2400);
    now += 50ms;
    visit->frame(model(), now);
    visit->turn(now, true);
  }
  void pass(core::UiTime length) {
    for (const auto end = now + length; now < end;) turn();
  }
  ui::Model model() const { return visit->model(visit->player().position(), now); }
  const std::string& screen() const { return visit->screens().screenName(); }
  /// Touches a target as long as it asks for; false if there is none.
  bool press(const ui::TargetId& id) {
    ui::UiDriver finger(visit->screens());
    const auto target = finger.find(id);
    if (!finger.hold(id, now)) return false;
    if (target->kind == ui::TargetKind::hold) pass(2200ms);
    finger.release(now);
    pass(1200ms);
    return true;
  }
  void type(const std::string& pin) {
    REQUIRE(screen() == "pin");
    for (const char digit : pin) CHECK(press({Role::key, std::string(1, digit)}));
    CHECK(press(Role::openPin));
  }
  /// Somewhere on the page where there is nothing to press.
  void touchPage() {
    for (float y = 200; y < 1000; y += 20)
      for (float x = 400; x < 1500; x += 20) {
        const auto near = [&](const ui::Target& t) {
          return x > t.x - 30 && x < t.x + t.width + 30 && y > t.y - 30 && y < t.y + t.height + 30;
        };
        if (std::ranges::any_of(visit->screens().targets(), near)) continue;
        visit->screens().input(core::PointerDown{0, x, y}, now);
        visit->screens().input(core::PointerUp{0, x, y}, now);
        return turn();
      }
    FAIL("the page is full of buttons");
  }
  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& row : rows)
      if (const auto event = session::eventOf(row))
        if (const auto* one = std::get_if<T>(&*event)) found.push_back(*one);
    return found;
  }
  void toTheList() {
    REQUIRE(press(Role::checkIn));
    REQUIRE(press(Role::next));
    REQUIRE(press({Role::tick, "ride"}));
    REQUIRE(screen() == "checklist");
  }
  /// The quiet part, with the panel open.
  void toThePanel() {
    toTheList();
    REQUIRE(press(Role::sign));
    type("4711");
    REQUIRE(screen() == "call-test");
    REQUIRE(press(Role::call));
    REQUIRE(press(Role::next));
    REQUIRE(screen() == "waiting");
    REQUIRE(press(Role::unlock));
    type("4711");
    REQUIRE(press(Role::start));
    pass(2s);
    REQUIRE(press(Role::staffDoor));
    type("4711");
    REQUIRE(screen() == "staff-panel");
  }

  room_test::Scratch folder;
  room_test::StillClock clock;
  script::Room room;
  std::unique_ptr<library::Library> library = clinic();
  VisitOptions options;
  std::vector<core::Fields> rows;
  std::unique_ptr<Visit> visit;
  core::UiTime now{0};
};

}  // namespace

TEST_CASE("after a nurse unlocked, the person's taps keep nothing unlocked and sign nothing") {
  Touched room;
  room.toTheList();
  REQUIRE(room.press(Role::staffDoor));
  room.type("4711");
  REQUIRE(room.screen() == "staff-panel");
  REQUIRE(room.press(Role::closePanel));
  CHECK(room.screen() == "checklist");
  CHECK_FALSE(room.model().staff);
  REQUIRE(room.all<session::StaffOpened>().size() == 1);
  REQUIRE(room.all<session::StaffLocked>().size() == 1);
  CHECK(room.all<session::StaffLocked>()[0].why == session::LockedBy::leaving);
  CHECK(room.all<session::StaffLocked>()[0].by == kKim);
  for (int i = 0; i < 6; ++i) {
    room.pass(33s);
    room.touchPage();
  }
  REQUIRE(room.press(Role::sign));
  CHECK(room.screen() == "pin");
  CHECK(room.press(Role::closePin));
  REQUIRE(room.press(Role::staffDoor));
  CHECK(room.screen() == "pin");
  CHECK(room.all<session::Signed>().empty());
  for (const auto& one : room.all<session::Ticked>()) CHECK(one.by == Actor{ActorRole::person, "", "screen"});
}

TEST_CASE("a signature is of who gives the PIN for it, and the page stays the person's") {
  Touched room;
  room.toTheList();
  REQUIRE(room.press(Role::sign));
  room.type("0815");
  CHECK(room.screen() == "call-test");
  REQUIRE(room.all<session::Signed>().size() == 1);
  CHECK(room.all<session::Signed>()[0].by == kSam);
  CHECK_FALSE(room.model().staff);
  CHECK(room.all<session::StaffLocked>().size() == 1);
}

TEST_CASE("starting the session is staff's, and leaves the staff page locked") {
  Touched room;
  room.toTheList();
  REQUIRE(room.press(Role::sign));
  room.type("4711");
  REQUIRE(room.press(Role::call));
  REQUIRE(room.press(Role::next));
  CHECK(room.screen() == "waiting");
  CHECK(room.all<session::PhaseStarted>().empty());
  REQUIRE(room.press(Role::unlock));
  room.type("0815");
  REQUIRE(room.press(Role::start));
  CHECK(room.model().view.stage == session::View::Stage::during);
  CHECK_FALSE(room.model().staff);
  const auto acted = room.all<session::Acted>();
  REQUIRE_FALSE(acted.empty());
  CHECK(acted.back().intent == "staff-ready");
  CHECK(acted.back().by == kSam);
}

TEST_CASE("a mark needs no second PIN within 30 s on the same page, and one after that") {
  Touched room;
  room.toThePanel();
  room.pass(28s);
  room.touchPage();  // that keeps the panel open, and proves nothing
  room.pass(4s);
  REQUIRE(room.press({Role::mark, "medicine-given"}));
  CHECK(room.screen() == "pin");
  CHECK(room.all<session::Marked>().size() == 1);  // the begin alone
  room.type("0815");
  CHECK(room.screen() == "staff-panel");
  REQUIRE(room.all<session::Marked>().size() == 2);
  CHECK(room.all<session::Marked>()[1].by == kSam);
  // what the second PIN proved holds on for the end of the session
  REQUIRE(room.press(Role::endSession));
  REQUIRE(room.press({Role::reason, "felt unwell"}));
  room.pass(1s);
  REQUIRE_FALSE(room.all<session::Acted>().empty());
  CHECK(room.all<session::Acted>().back().by == kSam);
}

TEST_CASE("a mark right after the panel was opened is one touch") {
  Touched room;
  room.toThePanel();
  REQUIRE(room.press({Role::mark, "medicine-given"}));
  CHECK(room.screen() == "staff-panel");
  REQUIRE(room.all<session::Marked>().size() == 2);
  CHECK(room.all<session::Marked>()[1].by == kKim);
}

TEST_CASE("closing the program on the last page is staff's") {
  Touched room;
  REQUIRE(room.press(Role::checkIn));
  REQUIRE(room.press(Role::notToday));
  room.pass(1s);
  CHECK_FALSE(room.press(Role::leave));
  REQUIRE(room.press(Role::unlock));
  room.type("4711");
  REQUIRE(room.screen() == "staff-panel");
  room.pass(31s);
  REQUIRE(room.press(Role::leave));
  CHECK(room.screen() == "pin");
  room.pass(20s);
  CHECK_FALSE(room.visit->over());
  room.type("4711");
  room.pass(20s);
  CHECK(room.visit->over());
}

TEST_CASE("a call takes the PIN pad's place, and who comes finds the pad again") {
  Touched room;
  room.toTheList();
  REQUIRE(room.press(Role::staffDoor));
  REQUIRE(room.press({Role::key, "4"}));
  REQUIRE(room.press(Role::call));
  CHECK(room.screen() == "call");
  REQUIRE(room.press(Role::staffDoor));
  REQUIRE(room.screen() == "pin");
  room.type("4711");
  REQUIRE(room.screen() == "staff-panel");
  REQUIRE(room.press(Role::clearCall));
  CHECK(room.visit->guard().view(room.now).state == call::State::idle);
  const auto cleared = std::ranges::find(room.rows, "call-cleared", &core::Fields::name);
  REQUIRE(cleared != room.rows.end());
  CHECK(*core::find(*cleared, "who") == core::AnswerValue{std::string("Kim")});
}

TEST_CASE("wrong PINs leave rows without the PIN, then a pause that a restart does not forget; calls go on") {
  Touched room;
  room.toTheList();
  REQUIRE(room.press(Role::staffDoor));
  for (int i = 0; i < 5; ++i) room.type("1357");
  const auto refused = room.all<session::PinRefused>();
  REQUIRE(refused.size() == 5);
  CHECK(refused[3].pause == core::Frames{});
  CHECK(refused[4].inARow == 5);
  CHECK(refused[4].pause == core::framesOf(60));
  for (const auto& row : room.rows)
    for (const auto& [key, value] : row.values)
      CHECK(core::formatAnswer(value).find("1357") == std::string::npos);
  CHECK(room.model().door.pause > 50s);
  CHECK_FALSE(room.press(Role::openPin));
  REQUIRE(room.press(Role::call));
  CHECK(room.screen() == "call");
  room.start();
  REQUIRE(room.press(Role::staffDoor));
  for (int i = 0; i < 4; ++i) room.press({Role::key, "4"});
  CHECK(room.model().door.pause > 50s);
  CHECK_FALSE(room.press(Role::openPin));
  room.pass(61s);
  CHECK(room.model().door.pause == 0s);
}

TEST_CASE("a session with medicine does not start with the PIN that everybody knows; a rehearsal does") {
  const auto begins = [](Touched& room) { return room.press(Role::checkIn); };
  Touched open({}, script::Route::infusion), named(guarded(), script::Route::infusion),
      rehearsed({}, script::Route::infusion, true), music({}, script::Route::none);
  CHECK_FALSE(begins(open));
  CHECK(begins(named));
  CHECK(begins(rehearsed));
  CHECK(begins(music));
}

TEST_CASE("whatever is touched without a PIN, nothing is done in the name of staff") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    CAPTURE(seed);
    Touched room;
    std::mt19937 chance(seed);
    for (int i = 0; i < 60; ++i) {
      const auto& targets = room.visit->screens().targets();
      if (targets.empty()) continue;
      room.press(targets[chance() % targets.size()].id);
      if (room.screen() == "pin" && chance() % 3 == 0) room.press(Role::closePin);
    }
    CHECK(room.rows.size() > 5);
    CHECK(room.all<session::StaffOpened>().empty());
    for (const auto& row : room.rows) {
      CAPTURE(row.name);
      const auto* role = core::find(row, "role");
      if (role == nullptr) continue;
      const auto said = core::formatAnswer(*role);
      CHECK((said == "person" || said == "program"));
    }
  }
}

}  // namespace lw::room
