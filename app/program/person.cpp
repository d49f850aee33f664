#include "program/person.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <random>
#include <set>
#include <stdexcept>

namespace lw::program {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr auto kHold = 2200ms;  // longer than any hold button asks for

using Press = Person::Press;
using Choice = std::optional<Press>;

bool has(const Sight& sight, const std::string& name) {
  return std::ranges::any_of(sight.targets, [&](const ui::Target& t) { return t.name == name && t.enabled; });
}

/// The first of these that is on the screen; held where it must be held.
Choice firstOf(const Sight& sight, const std::vector<std::string>& names) {
  for (const auto& name : names)
    for (const auto& target : sight.targets)
      if (target.name == name && target.enabled) return Press{name, target.kind == "hold" ? kHold : 100ms};
  return std::nullopt;
}

bool callStands(const Sight& sight) {
  return sight.model.call.state != call::State::idle && !sight.model.call.test;
}

/// The lines of a checklist that are still open, by their text.
Choice nextLine(const Sight& sight) {
  const auto* list = std::get_if<session::ChecklistView>(&sight.model.view.step);
  if (list == nullptr) return std::nullopt;
  for (const auto& item : list->checklist->items) {
    const auto ticked = list->ticked.find(item.id);
    if (ticked == list->ticked.end() || !ticked->second)
      if (const auto line = firstOf(sight, {item.id, item.text.in(sight.model.view.language)})) return line;
  }
  return firstOf(sight, {"more lines"});
}

/// Presses that answer a question, one after the other.
std::vector<std::string> answersTo(const script::Question& question, const std::string& language) {
  switch (question.kind) {
    case script::QuestionKind::scale:
      return {fmt::format("answer {}", (question.low.value + question.high.value) / 3)};
    case script::QuestionKind::choice:
    case script::QuestionKind::many: return {question.options.front().label.in(language)};
    case script::QuestionKind::yesNo: return {"Yes"};
    case script::QuestionKind::number: {
      std::vector<std::string> keys;
      const double middle = question.most > question.least ? (question.least + question.most) / 2 : 70;
      for (const char digit : fmt::format("{:.0f}", middle)) keys.push_back(fmt::format("key {}", digit));
      return keys;
    }
    case script::QuestionKind::words: return {"key o", "key k"};
    case script::QuestionKind::time: return {"key 1", "key 0", "key 3", "key 0"};
  }
  return {};
}

/// The button under a checklist that reads "Nurse signs", whatever the site calls them.
Choice signature(const Sight& sight) {
  for (const auto& target : sight.targets)
    if (target.enabled && target.name.ends_with(" signs")) return Press{target.name};
  return firstOf(sight, {"Sign", "Next"});
}

/// Staff as they are: they come when something waits for them, do it, and lock the panel again.
class Staff {
 public:
  Choice decide(const Sight& sight, core::UiTime now) {
    if (now < next_) return std::nullopt;
    const auto choice = sight.model.staffName.empty() ? comeIn(sight, now) : work(sight);
    if (choice) next_ = now + 1200ms + choice->hold;
    return choice;
  }

 private:
  static bool observationOpen(const session::StaffView& staff) {
    return std::ranges::any_of(staff.observations, [](const auto& o) { return o.open && !o.done; });
  }
  static bool complete(const Sight& sight) {
    const auto* list = std::get_if<session::ChecklistView>(&sight.model.view.step);
    return list != nullptr && list->complete && list->signedBy.empty();
  }

  // Somebody is needed: what for is seen from outside.
  bool needed(const Sight& sight) const {
    const auto& view = sight.model.view;
    const auto* asked = std::get_if<session::ChecklistView>(&view.step);
    const bool list = asked != nullptr && asked->checklist->who != script::Who::person;
    const bool waits = std::holds_alternative<session::WaitForStaffView>(view.step) ||
                       std::holds_alternative<session::EndedView>(view.step);
    const bool news =
        std::ranges::any_of(view.staff.notices, [&](const auto& notice) { return !seen_.contains(notice); });
    return callStands(sight) || list || complete(sight) || waits || view.staff.blocked ||
           view.staff.holding || view.staff.beyondLength || observationOpen(view.staff) || news;
  }

  Choice comeIn(const Sight& sight, core::UiTime now) {
    if (sight.screen == "ready") return firstOf(sight, {"Begin check-in"});
    if (sight.screen == "pin") return firstOf(sight, {"Open", "key 0"});
    if (!needed(sight)) {
      neededSince_.reset();
      return std::nullopt;
    }
    if (!neededSince_) neededSince_ = now;
    if (now - *neededSince_ < 3s) return std::nullopt;
    for (const auto& notice : sight.model.view.staff.notices) seen_.insert(notice);
    if (complete(sight))
      if (const auto sign = signature(sight)) return sign;
    return firstOf(sight, {"Unlock", "For the team", "staff door"});
  }

  Choice work(const Sight& sight) {
    neededSince_.reset();
    if (const auto& open = sight.model.view.staff.openObservation;
        open && sight.screen == "staff-observation")
      return observe(sight, *open);
    if (sight.screen == "staff-panel") return workAtPanel(sight);
    if (sight.screen == "staff-skip-test" || sight.screen == "staff-end")
      return firstOf(sight, {"Other", "Keep going", "Back"});
    if (callStands(sight)) return firstOf(sight, {"staff door"});
    if (const auto done =
            firstOf(sight, {"We have spoken", "Begin the session", "Begin the questions", "Close"}))
      return done;
    if (complete(sight)) return signature(sight);
    const auto* list = std::get_if<session::ChecklistView>(&sight.model.view.step);
    if (list != nullptr && list->checklist->who != script::Who::person)
      if (const auto line = nextLine(sight)) return line;
    return firstOf(sight, {"staff door"});
  }

  Choice workAtPanel(const Sight& sight) {
    const auto& staff = sight.model.view.staff;
    if (callStands(sight)) return firstOf(sight, {"Clear call"});
    if (const auto wish =
            firstOf(sight, {"We have spoken", "Start session", "Start questions", "Close program", "Go on"}))
      return wish;
    if (staff.holding && !staff.marksWanted.empty()) {
      auto label = staff.marksWanted.front();
      std::ranges::replace(label, '-', ' ');
      label[0] = static_cast<char>(std::toupper(label[0]));
      return firstOf(sight, {label});
    }
    if (observationOpen(staff))
      if (const auto enter = firstOf(sight, {"enter observation"})) return enter;
    return needed(sight) ? firstOf(sight, {"Back to page", "Lock"}) : firstOf(sight, {"Lock"});
  }

  Choice observe(const Sight& sight, const session::OpenObservationView& open) {
    if (open.id != observation_) {
      observation_ = open.id;
      pressed_ = 0;
    }
    // an answer, then on: a pick where there are picks, two digits where there is a pad
    const auto answer =
        std::ranges::find_if(sight.targets, [](const auto& t) { return t.name.starts_with("answer "); });
    if (pressed_++ % 3 != 2) {
      if (answer != sight.targets.end()) return Press{answer->name};
      if (const auto digit = firstOf(sight, {"key 7"})) return digit;
    }
    return firstOf(sight, {"Save", "Next", "key 1"});
  }

  core::UiTime next_{0};
  std::optional<core::UiTime> neededSince_;
  std::set<std::string> seen_;
  std::string observation_;
  std::size_t pressed_ = 0;
};

struct Temper {
  milliseconds think{7500};  ///< before each press: longer than the slowest fade
  bool silent = false;
  std::optional<milliseconds> callEvery;
};

/// The person of the session.
class SimplePerson : public Person {
 public:
  explicit SimplePerson(Temper temper) : temper_(temper) {}

  Choice decide(const Sight& sight, core::UiTime now) override {
    if (const auto press = staff_.decide(sight, now)) return press;
    if (!sight.model.staffName.empty() || callStands(sight)) return std::nullopt;
    if (temper_.callEvery && now - lastCall_ > *temper_.callEvery && has(sight, "call")) {
      lastCall_ = now;
      return Press{"call", 100ms};
    }
    return temper_.silent ? helped(sight, now) : answer(sight, now);
  }

 private:
  bool newScreen(const Sight& sight, core::UiTime now) {
    const auto* question = std::get_if<session::QuestionView>(&sight.model.view.step);
    const auto identity = fmt::format("{}/{}/{}", sight.screen, sight.model.view.progress.index,
                                      question == nullptr ? "" : question->question->id);
    if (identity == identity_) return false;
    identity_ = identity;
    since_ = now;
    return true;
  }

  // Somebody silent is helped on: after two minutes somebody leaves the question out for them, or goes
  // through the lines with them.
  Choice helped(const Sight& sight, core::UiTime now) {
    if (newScreen(sight, now) || now - since_ < 120s) return std::nullopt;
    if (const auto line = personsLine(sight)) return line;
    return moveOn(sight);
  }

  Choice answer(const Sight& sight, core::UiTime now) {
    if (newScreen(sight, now) || now - since_ < temper_.think) return std::nullopt;
    since_ = now;
    if (const auto press = answerQuestion(sight)) return press;
    if (const auto line = personsLine(sight)) return line;
    if (sight.screen == "touched") return firstOf(sight, {"No, I am all right"});
    if (sight.screen == "call-test" && !std::get<session::CallTestView>(sight.model.view.step).screenSeen)
      return Press{"call", 100ms};
    return moveOn(sight);
  }

  static Choice personsLine(const Sight& sight) {
    const auto* list = std::get_if<session::ChecklistView>(&sight.model.view.step);
    return list != nullptr && list->checklist->who != script::Who::staff ? nextLine(sight) : std::nullopt;
  }

  Choice answerQuestion(const Sight& sight) {
    const auto* view = std::get_if<session::QuestionView>(&sight.model.view.step);
    if (view == nullptr || sight.screen != "question" || view->answer) return std::nullopt;
    const auto id = view->form->id + '/' + view->question->id;
    if (id != question_) {
      question_ = id;
      typed_ = 0;
    }
    const auto keys = answersTo(*view->question, sight.model.view.language);
    return typed_ < keys.size() ? firstOf(sight, {keys[typed_++]}) : std::nullopt;
  }

  static Choice moveOn(const Sight& sight) {
    if (const auto* test = std::get_if<session::CallTestView>(&sight.model.view.step);
        test != nullptr && sight.screen == "call-test")
      return firstOf(sight, test->cannotPress
                                ? std::vector<std::string>{"Next", "skip test"}
                                : std::vector<std::string>{"Next", "I cannot reach or press it"});
    return firstOf(sight, {"I am ready", "Next", "Start the session", "No, I am all right"});
  }

  Temper temper_;
  Staff staff_;
  std::string identity_, question_;
  std::size_t typed_ = 0;
  core::UiTime since_{0}, lastCall_{0};
};

/// Presses whatever is there; the same seed presses the same.
class RandomPerson : public Person {
 public:
  explicit RandomPerson(std::uint64_t seed) : random_(seed), helper_(Temper{}) {}

  Choice decide(const Sight& sight, core::UiTime now) override {
    // in between somebody careful goes on, or no session would ever end
    if (now < next_ || sight.targets.empty()) return helper_.decide(sight, now);
    next_ = now + milliseconds(std::uniform_int_distribution(5'000, 90'000)(random_));
    const auto& target =
        sight.targets[std::uniform_int_distribution<std::size_t>(0, sight.targets.size() - 1)(random_)];
    return Press{target.name, target.kind == "hold" ? kHold : 100ms};
  }

 private:
  std::mt19937_64 random_;
  SimplePerson helper_;
  core::UiTime next_{0};
};

std::uint64_t seedOf(const std::string& name) {
  std::uint64_t seed = 0;
  const auto digits = name.substr(name.find(':') + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), seed);
  return seed;
}

}  // namespace

std::unique_ptr<Person> makePerson(const std::string& name) {
  if (name == "careful") return std::make_unique<SimplePerson>(Temper{});
  if (name == "slow") return std::make_unique<SimplePerson>(Temper{.think = 30s, .callEvery = {}});
  if (name == "silent") return std::make_unique<SimplePerson>(Temper{.silent = true, .callEvery = {}});
  if (name == "caller") return std::make_unique<SimplePerson>(Temper{.callEvery = 400s});
  if (name.starts_with("random:")) return std::make_unique<RandomPerson>(seedOf(name));
  throw std::invalid_argument("no artificial person is called " + name);
}

}  // namespace lw::program
