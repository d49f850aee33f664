#include "author/rehearse_people.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace lw::author {
namespace {

using namespace std::chrono_literals;
using ui::Role;

/// Staff who do what they can at the panel while the music plays; all else is done by somebody careful.
class BusyStaff : public people::Person {
 public:
  people::Choice decide(const people::Sight& sight, core::UiTime now) override {
    const auto& wish = kWishes[std::min(next_, kWishes.size() - 1)];
    const bool wishes = next_ < kWishes.size() && sight.model.view.staff.running &&
                        !people::callStands(sight) && isDue(wish, sight, now);
    if (!wishes) return others_->decide(sight, now);
    if (now < pressAgain_) return std::nullopt;  // the others would lock the panel again
    const auto choice = reach(wish, sight, now);
    if (choice) pressAgain_ = now + 1500ms + choice->hold;
    return choice;
  }

 private:
  struct Wish {
    Role button;
    std::chrono::seconds at;     ///< of the session, from the first phase's begin
    std::chrono::seconds later;  ///< or so long after the wish before, where that is not 0
  };
  static constexpr std::array<Wish, 6> kWishes{{{Role::softer, 100s, 0s},
                                                {Role::pause, 240s, 0s},
                                                {Role::resume, 0s, 95s},
                                                {Role::extend, 700s, 0s},
                                                {Role::extend, 0s, 6s},
                                                {Role::nextPhase, 1500s, 0s}}};

  bool isDue(const Wish& wish, const people::Sight& sight, core::UiTime now) const {
    if (wish.later > 0s) return now - done_ >= wish.later;
    return sight.model.heard - sight.model.view.staff.begin >= core::toFrames(wish.at);
  }

  people::Choice reach(const Wish& wish, const people::Sight& sight, core::UiTime now) {
    if (!sight.model.staff)
      return sight.screen == "pin" ? others_->decide(sight, now)
                                   : people::firstOf(sight, {Role::unlock, Role::staffDoor});
    if (sight.screen == "staff-observation")
      return others_->decide(sight, now);  // what was begun is finished
    if (sight.screen != "staff-panel") return people::firstOf(sight, {Role::staffDoor, Role::back});
    if (!onPanelSince_) onPanelSince_ = now;
    auto press = people::firstOf(sight, {wish.button});
    // what can't be done now (a phase that can't be extended any more) is let be
    if (press || now - *onPanelSince_ > 10s) {
      ++next_;
      done_ = now;
      onPanelSince_.reset();
    }
    return press;
  }

  std::unique_ptr<people::Person> others_ = people::makePerson("careful");
  std::size_t next_ = 0;
  core::UiTime done_{0}, pressAgain_{0};
  std::optional<core::UiTime> onPanelSince_;
};

}  // namespace

std::vector<Rehearsing> rehearsalPeople(std::uint64_t seed) {
  std::vector<Rehearsing> people;
  const auto add = [&](const std::string& name, const std::string& what) {
    people.push_back({name, what, people::makePerson(name)});
  };
  add("careful", "answers everything after a moment");
  add("slow", "takes half a minute for each answer");
  add("silent", "touches nothing; staff help on");
  add("caller", "calls every few minutes; staff come and clear it");
  add(fmt::format("random:{}", seed), "presses whatever is there");
  people.push_back({"busy staff", "staff turn it softer, pause, extend twice and skip ahead",
                    std::make_unique<BusyStaff>()});
  return people;
}

}  // namespace lw::author
