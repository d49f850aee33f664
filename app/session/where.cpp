#include "session/where.hpp"

#include <algorithm>

namespace lw::session::live {

const script::Phase& phaseAt(const State& s, int phase) {
  return *s.plan->phases[static_cast<std::size_t>(phase)].phase;
}

bool waitsForMark(const State& s, int phase) {
  if (phase >= s.phaseCount()) return false;
  const auto& mark = phaseAt(s, phase).waitsFor;
  return !mark.empty() && !s.phases.marks.contains(mark);
}

bool inPhase(const State& s) {
  return s.section == Section::during && s.phases.phase >= 0 && s.phases.phase < s.phaseCount();
}

int returnPhase(const State& s) {
  for (int phase = s.phases.phase; phase >= 0 && phase < s.phaseCount(); ++phase)
    if (phaseAt(s, phase).role == "return") return phase == s.phases.phase ? -1 : phase;
  return -1;
}

const std::vector<Screen>& screens(const State& s) {
  return s.section == Section::after ? s.after : s.before;
}

const Screen* shownScreen(const State& s) {
  if (s.section != Section::before && s.section != Section::after) return nullptr;
  return &screens(s)[static_cast<std::size_t>(s.screen)];
}

const Screen* screenOf(const State& s, const Shown& page) {
  if (!page.any()) return shownScreen(s);
  const auto isIt = [&](const Screen& screen) {
    return screen.step == page.step && screen.shown.question == page.question;
  };
  for (const auto* part : {&s.before, &s.after})
    if (const auto found = std::ranges::find_if(*part, isIt); found != part->end()) return &*found;
  return nullptr;
}

namespace {

script::Who askedOf(const Screen& screen) {
  if (screen.checklist != nullptr) return screen.checklist->who;
  return screen.form != nullptr ? screen.form->who : script::Who::person;
}

/// What leads on from a page, or marks what it asks, hangs on whose page it is.
bool isOfPage(const Intent& intent) {
  return std::holds_alternative<Next>(intent) || std::holds_alternative<Tick>(intent) ||
         std::holds_alternative<GiveAnswer>(intent) || std::holds_alternative<ClearAnswer>(intent);
}

}  // namespace

bool actorMay(const State& s, Act act) {
  return isAllowed(s.by.role, act, s.bundle().script.setting == script::Setting::home);
}

bool actorMay(const State& s, const Intent& intent, const Shown& page) {
  const Screen* screen = screenOf(s, page);
  if (screen == nullptr || !isOfPage(intent)) return actorMay(s, actOf(intent));
  switch (askedOf(*screen)) {
    case script::Who::person: return actorMay(s, Act::answer);
    case script::Who::sitter: return actorMay(s, Act::sittersPage);
    case script::Who::staff: return actorMay(s, Act::staffPage);
  }
  return false;
}

bool complete(const State& s, const Screen& screen) {
  return std::ranges::all_of(screen.checklist->items, [&](const auto& item) {
    const auto found = s.answers.ticked.find({screen.step, item.id});
    return !item.required || (found != s.answers.ticked.end() && found->second);
  });
}

bool tested(const State& s) {
  return s.callTest.skipped || (s.callTest.screen && (s.callTest.hand || !s.options.handButton));
}

}  // namespace lw::session::live
