#include <doctest/doctest.h>

#include "ui/screens/staff_words.hpp"
#include "words/catalogue.hpp"

using namespace lw;
using namespace std::chrono_literals;
using core::toFrames;

namespace {

std::string said(const words::Message& message) {
  return words::Catalogue::english().say(message);
}
std::string said(const std::vector<words::Message>& sentences) {
  std::string all;
  for (const auto& one : sentences) all += (all.empty() ? "" : " ") + said(one);
  return all;
}

/// 0:47 into a session of 1:55 whose peak ends at 1:00.
session::StaffView staffView() {
  session::StaffView staff;
  staff.running = true;
  staff.begin = core::FramePos{toFrames(10s)};
  staff.total = toFrames(115min);
  staff.phases = {{"settle", "Settle", {}, toFrames(40min), true, false, ""},
                  {"peak", "Peak", toFrames(40min), toFrames(20min), false, true, "medicine-given"},
                  {"rest", "Rest", toFrames(60min), toFrames(55min), false, false, ""}};
  return staff;
}
const core::FramePos kHeard{toFrames(47min + 10s)};

session::ObservationView due(std::chrono::minutes at, bool done, bool open) {
  return {"vitals@" + std::to_string(at.count()),
          "Blood pressure, oxygen",
          toFrames(at),
          true,
          done,
          open,
          done ? "128/82,  97 %" : ""};
}

}  // namespace

TEST_CASE("the course says where it is, or what it waits for") {
  auto staff = staffView();
  CHECK(ui::elapsed(staff, kHeard) == toFrames(47min));
  CHECK(said(ui::whereInCourse(staff, kHeard)) == "of 1:55. Peak, 13 min left.");
  CHECK(said(ui::whereInCourse(staff, kHeard + toFrames(12min + 30s))) == "of 1:55. Peak, 30 s left.");
  staff.holding = true;
  staff.marksWanted = {"medicine-given"};
  CHECK(said(ui::whereInCourse(staff, kHeard)) == "of 1:55. It waits for: Medicine given.");
  staff.holding = false;
  staff.beyondLength = true;
  CHECK(said(ui::whereInCourse(staff, kHeard)) == "of 1:55. Peak goes on until you say so.");
  staff.running = false;
  CHECK(said(ui::whereInCourse(staff, kHeard)) == "of 1:55. It is over.");
  CHECK(ui::elapsed(staff, kHeard) == staff.total);
  staff.observations = {due(40min, false, true)};
  CHECK(said(ui::nextObservation(staff, kHeard).due) == "still open");
  for (auto& phase : staff.phases) phase.past = phase.current = false;
  CHECK(said(ui::whereInCourse(staff, kHeard)) == "of 1:55. Not begun.");
  CHECK(ui::elapsed(staff, kHeard) == core::Frames{0});
  CHECK(said(ui::nextObservation(staff, kHeard).due) == "once it runs");
}

TEST_CASE("the open observation comes first, then the next") {
  auto staff = staffView();
  CHECK_FALSE(ui::nextObservation(staff, kHeard).what);
  staff.observations = {due(40min, true, false), due(60min, false, false), due(50min, false, false)};
  auto next = ui::nextObservation(staff, kHeard);
  CHECK(said(next.due) == "due in 3 min");
  CHECK(next.look);
  REQUIRE(ui::lastObservation(staff) != nullptr);
  CHECK(ui::lastObservation(staff)->id == "vitals@40");
  staff.observations.push_back(due(45min, false, true));
  next = ui::nextObservation(staff, kHeard);
  CHECK(said(next.due) == "2 min late");
  CHECK(next.what->id == "vitals@45");
  CHECK(said(ui::nextObservation(staff, core::FramePos{toFrames(45min + 20s)}).due) == "due now");
}

TEST_CASE("the volume's level counts down from the cap") {
  CHECK(ui::volumeLevel({0}, {0}) == 9);
  CHECK(ui::volumeLevel({-10}, {0}) == 6);
  CHECK(ui::volumeLevel({-10}, {-10}) == 9);
  CHECK(ui::volumeLevel({-60}, {0}) == 1);
  CHECK(said(ui::underLimit({-10}, {0})) == "10 dB under the limit");
  CHECK(said(ui::underLimit({-10.5}, {-3})) == "7.5 dB under the limit");
  CHECK(said(ui::underLimit({-3}, {-3})) == "at the limit");
}

TEST_CASE("the room's line never claims a desk that isn't there") {
  call::CallView call;
  CHECK(said(ui::roomLine(25min, call, false)) ==
        "Screen last touched 25 min ago. The call sounds in this room only.");
  call.hasDesk = true;
  CHECK(said(ui::roomLine({}, call, false)) == "The link to the desk is good.");
  call.linkLost = true;
  CHECK(said(ui::roomLine(20s, call, false)) ==
        "Screen touched less than a minute ago. The link to the desk is lost: please stay here.");
  CHECK(ui::markLabel("medicine-given") == "Medicine given");
}
