#pragma once
#include <string>
#include <string_view>

#include "ui/screens/scene.hpp"

/// What the staff pages share: their place beside the call, and the few pieces that only they have.
namespace lw::ui {

/// Where a staff page may draw: all but the call's rail, with its margins.
Box staffArea(const Layout& page);

/// A page with one big sentence, a second line, and `way`, captioned "Keep going" or another word, at the
/// top right, which runs `back`. Returns where the rest begins (y).
double staffHeading(Draw& d, Scene& scene, const std::string& title, const std::string& second,
                    const TargetId& way, const std::string& backWord, Handler back);

/// "locks in 1:42" and the button Lock with its right top corner at `corner`.
void lockCorner(Draw& d, Scene& scene, Point corner, double width, double height);

/// A large choice on a staff page (one tap does it).
struct StaffChoice {
  TargetId id;
  words::Message label, hint;
  Handler handler;
};
void staffChoices(Draw& d, Scene& scene, double top, const std::vector<StaffChoice>& choices);

/// Text cut to a width, with "…" where something is missing.
std::string fitted(const Draw& d, std::string_view text, double width, double size,
                   Weight weight = Weight::regular);

/// Staff door from within a page: the PIN pad, then back to this page.
Handler unlockForPage();

/// The staff panel, or the page `over` it; the PIN comes first, where the panel is not open already.
Handler openPanel(std::string over = {});

}  // namespace lw::ui
