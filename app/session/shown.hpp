#pragma once
#include <cstdint>
#include <string>

namespace lw::session {

/// A page as it was on the screen: what a press was meant for.
struct Shown {
  std::string step;  ///< "ready", "before/2", "wait/start", "during/3", "wait/questions", "after/1", "ended"
  std::string question;  ///< of a form, by its id; else ""
  /// Counts the pages that came up, so that a page which one comes back to is another.
  std::int64_t revision = 0;

  /// False: nobody pressed anything on a page; the call, a device, or the program itself wants it.
  bool any() const { return !step.empty(); }
  friend bool operator==(const Shown&, const Shown&) = default;
};

}  // namespace lw::session
