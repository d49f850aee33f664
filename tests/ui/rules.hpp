#pragma once
#include <doctest/doctest.h>

#include <cmath>

#include "ui/kit/layout.hpp"
#include "ui/stage.hpp"

/// The rules of safe buttons and readable text that every page of a person keeps.
namespace lw::ui::stage {

inline double apart(const Box& a, const Box& b) {
  const double dx = std::max({a.x - b.right(), b.x - a.right(), 0.0}),
               dy = std::max({a.y - b.bottom(), b.y - a.bottom(), 0.0});
  return std::hypot(dx, dy);
}

inline Layout pageOf(const Display& display) {
  return layoutFor(display.width / display.scale(), display.height / display.scale());
}

// Letters, without the room above and below them.
inline Box inkOf(const TextRun& run) {
  return {run.at.x, run.at.y + run.size * 0.1, run.width, run.size * 0.86};
}

/// A step of a scale: the only answers that are called by numbers in these tests.
inline bool isStep(const TargetId& id) {
  return id.role == Role::answer && !id.item.empty() &&
         id.item.find_first_not_of("0123456789") == std::string::npos;
}

inline void checkTargets(const Drawn& screen, const Layout& page, bool compact) {
  for (const auto& hit : screen.hits) {
    CAPTURE(nameOf(hit.id));
    CHECK(hit.box.w >= 80);
    CHECK(hit.box.h >= 80);
    CHECK(hit.box.x >= 0);
    CHECK(hit.box.y >= 0);
    CHECK(hit.box.right() <= page.w);
    CHECK(hit.box.bottom() <= page.h);
    if (hit.id == Role::call) continue;
    CHECK(apart(hit.box, page.capsule) >= (compact ? 56 : 100));
    for (const auto& other : screen.hits)
      if (&other != &hit) CHECK_FALSE(hit.box.overlaps(other.box));
  }
}

// Text lies in the window, in no target that it doesn't belong to, and on no other text.
inline void checkText(const Drawn& screen, const Layout& page) {
  const auto texts = screen.texts();
  for (const auto& run : texts) {
    CAPTURE(run.text);
    const auto box = inkOf(run);
    CHECK(run.size >= 32);
    CHECK(box.x >= 0);
    CHECK(box.y >= 0);
    CHECK(box.right() <= page.w);
    CHECK(box.bottom() <= page.h);
    for (const auto& hit : screen.hits) {
      const bool scale = isStep(hit.id);  // the target is higher than its stone
      const Box target =
          scale ? Box{hit.box.x, hit.box.y + (hit.box.h - hit.box.w) / 2, hit.box.w, hit.box.w} : hit.box;
      if (!box.overlaps(target)) continue;
      CAPTURE(nameOf(hit.id));
      CHECK(box.x >= target.x);
      CHECK(box.right() <= target.right());
      CHECK(box.y >= target.y - 1);
      CHECK(box.bottom() <= target.bottom() + 1);
    }
    for (const auto& other : texts)
      if (&other != &run) {
        CAPTURE(other.text);
        CHECK_FALSE(box.overlaps(inkOf(other)));
      }
  }
}

inline void checkRules(const Drawn& screen, const Layout& page) {
  checkTargets(screen, page, page.compact());
  checkText(screen, page);
}

}  // namespace lw::ui::stage
