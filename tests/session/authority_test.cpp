#include "session/authority.hpp"

#include <doctest/doctest.h>

#include <array>

#include "session/virtual_room.hpp"

namespace lw::session::test {
namespace {

struct AgreedRow {
  Act act;
  std::array<May, 5> may;  ///< person, sitter, staff, lead, program
};

constexpr auto kNo = May::no, kHome = May::atHome, kYes = May::yes, kPin = May::withProof;

/// Who may do what, once more: what is agreed, and not what the code has.
constexpr std::array<AgreedRow, kActs> kAgreed{{
    {Act::answer, {kYes, kYes, kYes, kYes, kNo}},
    {Act::sittersPage, {kNo, kHome, kYes, kYes, kNo}},
    {Act::staffPage, {kNo, kNo, kYes, kYes, kNo}},
    {Act::begin, {kYes, kYes, kYes, kYes, kNo}},
    {Act::start, {kHome, kHome, kYes, kYes, kNo}},
    {Act::sign, {kNo, kHome, kPin, kPin, kNo}},
    {Act::mark, {kNo, kHome, kPin, kPin, kNo}},
    {Act::observe, {kNo, kHome, kYes, kYes, kNo}},
    {Act::softer, {kYes, kYes, kYes, kYes, kNo}},
    {Act::goOn, {kNo, kHome, kYes, kYes, kNo}},
    {Act::course, {kNo, kNo, kYes, kYes, kNo}},
    {Act::skipCallTest, {kNo, kNo, kYes, kYes, kNo}},
    {Act::liftBlock, {kNo, kNo, kPin, kPin, kNo}},
    {Act::end, {kNo, kNo, kPin, kPin, kNo}},
    {Act::answerCall, {kNo, kHome, kYes, kYes, kNo}},
    {Act::clearCall, {kNo, kHome, kPin, kPin, kNo}},
    {Act::close, {kNo, kNo, kPin, kPin, kNo}},
    {Act::machine, {kNo, kNo, kNo, kNo, kYes}},
}};
constexpr std::array kRoles{ActorRole::person, ActorRole::sitter, ActorRole::staff, ActorRole::lead,
                            ActorRole::program};

void toTheCallTest(VirtualRoom& room) {
  room.want(Begin{});
  room.run(seconds(1));
  room.want(Next{}), room.want(Next{});                     // the pages
  room.want(Next{}), room.want(GiveAnswer{"eaten", true});  // the questions
  for (int i = 0; i < 3; ++i) room.want(Next{});
  room.want(Tick{"ride"});
  room.want(Sign{});
  REQUIRE(room.step<CallTestView>() != nullptr);
}

}  // namespace

TEST_CASE("who may do what, cell by cell") {
  for (const auto& row : kAgreed)
    for (std::size_t i = 0; i < kRoles.size(); ++i) {
      CAPTURE(static_cast<int>(row.act));
      CAPTURE(namesOf(ActorRole{})[static_cast<std::size_t>(kRoles[i])]);
      CHECK(mayDo(kRoles[i], row.act) == row.may[i]);
      CHECK(isAllowed(kRoles[i], row.act, false) == (row.may[i] == kYes || row.may[i] == kPin));
      CHECK(isAllowed(kRoles[i], row.act, true) == (row.may[i] != kNo));
      CHECK(mayDo(ActorRole::unknown, row.act) == May::no);
    }
}

TEST_CASE("what staff answer for asks for the PIN each time") {
  for (const auto& intent : {Intent{Sign{}}, Intent{PlaceMark{"medicine-given"}}, Intent{SpokeWithPerson{}},
                             Intent{EndSession{"enough"}}})
    CHECK(needsProof(actOf(intent)));
  CHECK(needsProof(Act::clearCall));
  CHECK(needsProof(Act::close));
  for (const auto& intent : {Intent{Pause{}}, Intent{StaffReady{}}, Intent{Tick{"a"}}, Intent{Softer{}}})
    CHECK_FALSE(needsProof(actOf(intent)));
}

TEST_CASE("the session does nothing for who may not want it") {
  VirtualRoom room = begun();
  room.want(PlaceMark{"medicine-given"}, kPerson);
  room.want(EndSession{"enough"}, kPerson);
  room.want(SkipPhase{}, kPerson);
  room.want(SetVolume{core::Decibels{0}}, kSitter);
  room.want(PlaceMark{"medicine-given"}, kSitter);  // the sitter's at home alone
  room.want(Pause{}, {});
  room.want(CallRaised{}, kStaff);
  room.run(seconds(5));
  CHECK(room.all<Acted>().empty());
  CHECK(room.all<Marked>().size() == 1);  // the begin
  room.want(Softer{}, kPerson);
  REQUIRE(room.all<Acted>().size() == 1);
  CHECK(room.all<Acted>()[0].by == kPerson);
}

TEST_CASE("a list of staff is not the person's to tick, and who ticked stays beside who signed") {
  Made made = everything();
  made.bundle.checklists["before-medicine"].who = script::Who::staff;
  VirtualRoom room(std::move(made));
  room.want(Begin{});
  room.want(Next{}), room.want(Next{}), room.want(Next{}), room.want(GiveAnswer{"eaten", true});
  for (int i = 0; i < 3; ++i) room.want(Next{});
  REQUIRE(room.step<ChecklistView>() != nullptr);
  room.want(Tick{"ride"}, kPerson);
  room.want(Next{}, kPerson);
  room.run(seconds(1));
  CHECK(room.all<Ticked>().empty());
  const Actor sam{ActorRole::lead, "Sam", "screen"};
  room.want(Tick{"ride"}, sam);
  room.want(Sign{}, kPerson);
  REQUIRE(room.step<ChecklistView>() != nullptr);
  room.want(Sign{}, kStaff);
  room.run(seconds(1));
  REQUIRE(room.all<Ticked>().size() == 1);
  CHECK(room.all<Ticked>()[0].by == sam);
  REQUIRE(room.all<Signed>().size() == 1);
  CHECK(room.all<Signed>()[0].by == kStaff);
}

TEST_CASE("in a clinic a person's Next leads to where staff start the session; at home it starts") {
  for (const bool atHome : {false, true}) {
    Made made = everything();
    made.bundle.script.setting = atHome ? script::Setting::home : script::Setting::clinic;
    VirtualRoom room(std::move(made));
    toTheCallTest(room);
    room.want(CallTested{"screen"}, kPerson);
    room.want(Next{}, kPerson);
    room.run(seconds(1));
    CHECK((room.view().stage == View::Stage::during) == atHome);
    if (atHome) continue;
    REQUIRE(room.step<WaitForStaffView>() != nullptr);
    CHECK(room.step<WaitForStaffView>()->why == "start");
    room.want(StaffReady{}, kPerson);
    CHECK(room.view().stage == View::Stage::before);
    room.want(StaffReady{}, kStaff);
    room.run(seconds(1));
    CHECK(room.view().stage == View::Stage::during);
    CHECK(room.all<Marked>().at(0).by == kStaff);
  }
}

}  // namespace lw::session::test
