#include "people/artificial_staff.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lw::people {
namespace {

using namespace std::chrono_literals;
using ui::Role;

/// Staff in the middle of an observation whose number somebody else has spoilt: nothing leads on.
struct Observation {
  script::Form form;
  ui::Model model;
  std::vector<ui::Target> targets;
  std::string screen = "staff-observation";
  Staff staff;
  core::UiTime now{1min};

  Observation() {
    script::Question pulse;
    pulse.id = "pulse";
    pulse.kind = script::QuestionKind::number;
    pulse.least = 30;
    pulse.most = 220;
    form.questions = {pulse};
    model.staff = session::Actor{session::ActorRole::staff, "staff", "screen"};
    model.view.staff.openObservation = session::OpenObservationView{"one", &form, {}};
    for (const auto& id : {ui::TargetId{Role::key, "1"}, ui::TargetId{Role::erase},
                           ui::TargetId{Role::leavePage}, ui::TargetId{Role::staffDoor}})
      targets.push_back({id});
  }
  Choice next() {
    now += 2s;
    return staff.decide({targets, screen, model}, now);
  }
};

}  // namespace

TEST_CASE("artificial staff leave an observation for a call") {
  Observation open;
  CHECK(open.next()->text == "125");
  open.model.call.state = call::State::placed;
  CHECK(open.next()->target == Role::leavePage);
}

TEST_CASE("they take away what can't be an answer, and type again") {
  Observation open;
  CHECK(open.next()->text == "125");
  for (int i = 0; i < 6; ++i) CHECK(open.next()->target == Role::erase);
  CHECK_FALSE(open.next().has_value());
  CHECK(open.next()->text == "125");
  open.targets.push_back({Role::save});
  CHECK(open.next()->target == Role::save);
}

}  // namespace lw::people
