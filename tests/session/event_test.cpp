#include <doctest/doctest.h>

#include <set>

#include "session/describe.hpp"
#include "session/event.hpp"
#include "session/event_fields.hpp"
#include "support/actors.hpp"
#include "support/hostile_values.hpp"

using namespace lw;
using namespace lw::session;

namespace {

template <class... Ts>
void expectWholeTable(const std::variant<Ts...>*) {
  std::set<std::string_view> names;
  const auto check = [&]<class T>() {
    CAPTURE(T::kName);
    CHECK(hostile::namedMembersOf<T>() == hostile::membersOf<T>());
    CHECK(names.insert(T::kName).second);
  };
  (check.template operator()<Ts>(), ...);
}

}  // namespace

TEST_CASE("the tables name every member of every event and intent, and no two have one name") {
  expectWholeTable(static_cast<const Event*>(nullptr));
  expectWholeTable(static_cast<const Intent*>(nullptr));
}

TEST_CASE("every event is read back as it was, whatever it holds") {
  for (std::size_t round = 0; round < hostile::kRounds; ++round)
    for (const auto& event : hostile::everyKind(round, static_cast<const Event*>(nullptr))) {
      const auto fields = describe(event);
      CAPTURE(round);
      CAPTURE(fields.name);
      std::set<std::string> keys;
      for (const auto& [key, value] : fields.values) CHECK(keys.insert(key).second);
      const auto back = eventOf(fields);
      REQUIRE(back.has_value());
      CHECK(back->index() == event.index());
      CHECK(hostile::sameFields(describe(*back), fields));
    }
}

TEST_CASE("every intent is read back within its event") {
  for (std::size_t round = 0; round < hostile::kRounds; ++round)
    for (const auto& intent : hostile::everyKind(round, static_cast<const Intent*>(nullptr))) {
      const auto fields = describe(Intended{intent, kStaff});
      CAPTURE(name(intent));
      const auto back = eventOf(fields);
      REQUIRE(back.has_value());
      CHECK(std::get<Intended>(*back).intent.index() == intent.index());
      CHECK(std::get<Intended>(*back).by == kStaff);
      CHECK(hostile::sameFields(describe(*back), fields));
    }
}

TEST_CASE("values are what was put in, not only what was written") {
  const auto back = eventOf(describe(Answered{"arrival", "sleep", std::int64_t{7}, "person", true}));
  REQUIRE(back.has_value());
  const auto& answered = std::get<Answered>(*back);
  CHECK(answered.form == "arrival");
  CHECK(answered.question == "sleep");
  CHECK(answered.value == core::AnswerValue{std::int64_t{7}});
  CHECK(answered.by == "person");
  CHECK(answered.isPrivate);
  const auto track = eventOf(describe(
      TrackStarted{"Lake", "lake.opus", core::Frames{48001}, std::nullopt, core::Decibels{-3.25}, true}));
  REQUIRE(track.has_value());
  const auto& started = std::get<TrackStarted>(*track);
  CHECK(started.from == core::Frames{48001});
  CHECK_FALSE(started.length.has_value());
  CHECK(started.gain == core::Decibels{-3.25});
  CHECK(started.loops == true);
  const auto wanted = eventOf(describe(Intended{SetBusVolume{audio::Bus::breath, {-6}}, kStaff}));
  REQUIRE(wanted.has_value());
  const auto& volume = std::get<SetBusVolume>(std::get<Intended>(*wanted).intent);
  CHECK(volume.bus == audio::Bus::breath);
  CHECK(volume.to == core::Decibels{-6});
  CHECK(std::get<Intended>(*wanted).by == kStaff);
}

TEST_CASE("rows from before roles were kept are read: a name, and no role or device") {
  const auto marked =
      eventOf({"marked", {{"mark", std::string("medicine-given")}, {"who", std::string("Kim")}}});
  REQUIRE(marked.has_value());
  CHECK(std::get<Marked>(*marked).by == Actor{ActorRole::unknown, "Kim", ""});
  const auto ticked = eventOf(
      {"ticked", {{"checklist", std::string("arrival")}, {"item", std::string("ride")}, {"on", true}}});
  REQUIRE(ticked.has_value());
  CHECK(std::get<Ticked>(*ticked).by == Actor{});
  const auto wanted = eventOf({"intended",
                               {{"intent", std::string("place-mark")},
                                {"mark", std::string("medicine-given")},
                                {"who", std::string("Kim")},
                                {"staff", std::string("Kim")}}});
  REQUIRE(wanted.has_value());
  CHECK(std::get<Intended>(*wanted).by.name == "Kim");
}

TEST_CASE("what is not whole is no event") {
  const auto whole = describe(StepShown{Part::after, 2, StepKind::form, "arrival", "sleep"});
  CHECK(eventOf(whole).has_value());
  for (std::size_t i = 0; i < 3; ++i) {
    auto without = whole;
    without.values.erase(without.values.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK_FALSE(eventOf(without).has_value());
    auto other = whole;
    other.values[i].second = std::vector<std::string>{"other"};
    CHECK_FALSE(eventOf(other).has_value());
  }
  auto unknown = whole;
  unknown.values[2].second = std::string("dance");
  CHECK_FALSE(eventOf(unknown).has_value());
  CHECK_FALSE(eventOf({"unheard-of", {}}).has_value());
  CHECK_FALSE(
      eventOf({"intended", {{"intent", std::string("dance")}, {"staff", std::string()}}}).has_value());
  auto large = describe(StepShown{});
  large.values[1].second = std::int64_t{1} << 40;
  CHECK_FALSE(eventOf(large).has_value());
  auto more = whole;  // of a later version
  more.values.emplace_back("mood", true);
  CHECK(eventOf(more).has_value());
}
