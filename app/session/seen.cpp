#include "session/seen.hpp"

#include <fmt/format.h>

#include <concepts>

#include "session/where.hpp"

namespace lw::session::live {
namespace {

template <class T, class... Ts>
concept OneOf = (std::same_as<T, Ts> || ...);

/// Marks what a page asks.
template <class T>
concept MarksPage = OneOf<T, GiveAnswer, ClearAnswer, Write, Tick, CannotPress>;

/// Leads on from a page, or says that what it asks is done.
template <class T>
concept LeavesPage = OneOf<T, Begin, Next, Back, Sign, SkipCallTest>;

/// Means the phase that is on.
template <class T>
concept MeansPhase = OneOf<T, SkipPhase, GoOn, Extend, ReturnEarly>;

}  // namespace

Shown pageOf(const State& s) {
  switch (s.section) {
    case Section::ready: return {"ready", "", s.turned};
    case Section::before:
    case Section::after: {
      const Screen& screen = *shownScreen(s);
      return {screen.step, screen.shown.question, s.turned};
    }
    case Section::waitToStart: return {"wait/start", "", s.turned};
    case Section::during: return {fmt::format("during/{}", s.phases.phase + 1), "", s.turned};
    case Section::waitForQuestions: return {"wait/questions", "", s.turned};
    case Section::ended: return {"ended", "", s.turned};
  }
  return {};
}

bool mayAct(const State& s, const Intent& intent, const Shown& page) {
  if (!page.any()) return true;
  return std::visit(
      [&]<class T>(const T&) {
        if constexpr (MarksPage<T>) return page == s.drawn;
        if constexpr (LeavesPage<T>) return page == s.drawn && page == pageOf(s);
        if constexpr (MeansPhase<T>) return page == pageOf(s);
        return true;
      },
      intent);
}

}  // namespace lw::session::live
