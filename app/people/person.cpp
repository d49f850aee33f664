#include "people/person.hpp"

#include <fmt/format.h>

#include <charconv>
#include <random>
#include <stdexcept>

#include "people/artificial_staff.hpp"
#include "people/given_answers.hpp"

namespace lw::people {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using ui::Role;

struct Temper {
  milliseconds think{7500};  ///< before each press: longer than the slowest fade
  bool silent = false;
  std::optional<milliseconds> callEvery;
};

/// The person of the session.
class SimplePerson : public Person {
 public:
  explicit SimplePerson(Temper temper, const script::Answers* answers = nullptr)
      : temper_(temper), answers_(answers), staff_(answers) {}

  Choice decide(const Sight& sight, core::UiTime now) override {
    if (const auto press = staff_.decide(sight, now)) return press;
    if (sight.model.staff.has_value() || callStands(sight)) return std::nullopt;
    if (temper_.callEvery && now - lastCall_ > *temper_.callEvery && has(sight, Role::call)) {
      lastCall_ = now;
      return Press{Role::call, 100ms};
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
    if (sight.screen == "touched") return firstOf(sight, {Role::allRight});
    if (const auto press = tryCall(sight)) return press;
    return moveOn(sight);
  }

  static Choice tryCall(const Sight& sight) {
    const auto* test = std::get_if<session::CallTestView>(&sight.model.view.step);
    if (test == nullptr || sight.screen != "call-test") return std::nullopt;
    if (!test->screenSeen) return Press{Role::call, 100ms};
    if (test->handExpected && !test->handSeen) return Press{.hold = 100ms, .inHand = true};
    return std::nullopt;
  }

  static Choice personsLine(const Sight& sight) {
    const auto* list = std::get_if<session::ChecklistView>(&sight.model.view.step);
    return list != nullptr && list->checklist->who != script::Who::staff ? nextLine(sight) : std::nullopt;
  }

  Choice answerQuestion(const Sight& sight) {
    const auto* view = std::get_if<session::QuestionView>(&sight.model.view.step);
    if (view == nullptr || sight.screen != "question") return std::nullopt;
    const auto id = view->form->id + '/' + view->question->id;
    if (id != question_) {
      question_ = id;
      pressed_ = 0;
    }
    if (view->answer && pressed_ == 0) return std::nullopt;  // answered before, and come back to
    const auto* given = answers_ == nullptr ? nullptr : answers_->find(view->form->id, view->question->id);
    const auto presses =
        pressesFor(*view->question, given == nullptr ? plainAnswer(*view->question) : *given);
    if (pressed_ >= presses.size()) return std::nullopt;
    const auto& press = presses[pressed_++];
    return press.text.empty() ? firstOf(sight, {press.target}) : press;
  }

  static Choice moveOn(const Sight& sight) {
    if (const auto* test = std::get_if<session::CallTestView>(&sight.model.view.step);
        test != nullptr && sight.screen == "call-test")
      return firstOf(sight, test->cannotPress ? std::vector<ui::TargetId>{Role::next, Role::skipTest}
                                              : std::vector<ui::TargetId>{Role::next, Role::cannotPress});
    return firstOf(sight, {Role::ready, Role::next, Role::allRight});
  }

  Temper temper_;
  const script::Answers* answers_;
  Staff staff_;
  std::string identity_, question_;
  std::size_t pressed_ = 0;
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
    return Press{target.id, target.kind == ui::TargetKind::hold ? kHold : 100ms};
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

std::unique_ptr<Person> makePerson(const script::Answers& answers) {
  return std::make_unique<SimplePerson>(Temper{}, &answers);
}

std::unique_ptr<Person> makePerson(const std::string& name) {
  if (name == "careful") return std::make_unique<SimplePerson>(Temper{});
  if (name == "slow") return std::make_unique<SimplePerson>(Temper{.think = 30s, .callEvery = {}});
  if (name == "silent") return std::make_unique<SimplePerson>(Temper{.silent = true, .callEvery = {}});
  if (name == "caller") return std::make_unique<SimplePerson>(Temper{.callEvery = 400s});
  if (name.starts_with("random:")) return std::make_unique<RandomPerson>(seedOf(name));
  throw std::invalid_argument("no artificial person is called " + name);
}

}  // namespace lw::people
