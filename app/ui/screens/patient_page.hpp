#pragma once
#include <string>
#include <vector>

#include "ui/screens/scene.hpp"

/// What the pages before and after a session have in common: the bar above, the words of the page, Back and
/// Next, small notes.
namespace lw::ui {

/// Step, dashes, "Read to me", "Not today", with their handlers.
void patientBar(Draw& d, Scene& scene);

struct Way {
  TargetId onward = Role::next;  ///< what stands in Next's place
  std::string next{};            ///< its words; "" = those of Next
  bool off = false;              ///< not yet possible: a note says why
  Handler onNext, onBack;        ///< empty: just the intent
};
/// Back (where there is one) and Next at `place`, which is the page's own layout or one with moved buttons.
void patientNav(Draw& d, Scene& scene, const Layout& place, const Way& way);

/// What is asked, in up to three sizes of letters.
struct Asked {
  std::string stem, question, hint;
  double top = 0;               ///< of the first line; 0 = where the layout says
  double hintGap = 17.6;        ///< below the question's last line (its line height is 1.2)
  std::vector<double> sizes{};  ///< of the question, largest first; empty = those of the layout
};

/// How what is asked is set.
struct Head {
  double stemSize = 40, size = 72, hintSize = 40, lineHeight = 1.2;
  double top = 0, bottom = 0;
};
/// All ways to set it, the best first.
std::vector<Head> headsFor(const Draw& d, const Layout& page, const Asked& asked);
/// The first of them that ends above `lowest`, else the last.
Head headAbove(const Draw& d, const Layout& page, const Asked& asked, double lowest);
void drawHead(Draw& d, const Layout& page, const Asked& asked, const Head& head);

/// Lines of at most `width` that are about equally long, in as few lines as possible, joined by '\n'.
std::string balanced(const Draw& d, const std::string& text, double width, double size,
                     Weight weight = Weight::regular);

/// Where small notes are: in the lower left, or above Back where answers fill the page (wide), beside the
/// buttons elsewhere.
enum class NotePlace { lowerLeft, column };
/// "You can leave this one out.", why Next is off, and after 120 s without a touch that there is time.
/// `down`: so much lower than usual (wide).
void patientNotes(Draw& d, const Scene& scene, NotePlace place, std::vector<std::string> notes,
                  double down = 0);

/// True when nobody has touched anything for 120 s.
bool lingers(const Scene& scene);

}  // namespace lw::ui
