#pragma once
#include <optional>
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/icons.hpp"
#include "ui/kit/layout.hpp"

/// What screens are made of: buttons, lines of input, marks. Each draws itself and registers its target under
/// the id that the screen gives; sizes are logical px.
namespace lw::ui {

/// What the input side knows about a target while it is drawn.
struct Feel {
  TargetId pressed{};  ///< the target that is held down
  TargetId focused{};  ///< the target with the keyboard's focus
  double held = 0;     ///< share of the hold time that `pressed` has been held, 0 to 1
};

enum class ButtonKind { primary, second };

struct ButtonStyle {
  ButtonKind kind = ButtonKind::primary;
  bool off = false;  ///< not yet possible: say why nearby
  std::optional<Icon> left, right;
  double size = 40;
};

/// Sign left of the words: 60 px, right of them: 52 px.
void button(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
            const ButtonStyle& style = {});

/// 280 x 112, small words, a hair outline.
void quietButton(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
                 std::optional<Icon> sign = {}, bool on = false);

struct ChoiceStyle {
  bool on = false;
  bool many = false;   ///< square mark
  std::string second;  ///< a line below, 32
  double mark = 52;
  double size = 40;
};

/// An answer: one of several (round mark) or some of several (square mark).
void choice(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
            const ChoiceStyle& style = {});

/// How high its words are in a box of that width, and whether every word fits across it
/// in letters as large as the style has them.
double choiceHeight(const Draw& d, double width, const std::string& label, const ChoiceStyle& style);
bool choiceFitsAcross(const Draw& d, double width, const std::string& label, const ChoiceStyle& style);

/// An answer in a column (compact): the mark above, words in up to three lines below; 116 high at least.
void choiceColumn(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
                  bool on);

struct TopBar {
  std::string step;          ///< the words above the dashes
  int index = 0, count = 0;  ///< dashes; count 0 = none
  bool readAloud = true, readingAloud = false;
  bool notToday = false;
};
void topBar(Draw& d, const Feel& feel, const Layout& page, const TopBar& bar);

struct Nav {
  bool back = true;
  TargetId onward = Role::next;  ///< what stands in Next's place; only Next itself has an arrow
  std::string next{};            ///< its words; "" = those of Next
  bool nextOff = false;
};
/// Back and Next in their corner.
void nav(Draw& d, const Feel& feel, const Layout& page, const Nav& nav);

/// A key of a keyboard or pad.
void key(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
         bool soft = false, std::optional<Icon> sign = {}, double size = 52);

/// The line one writes on, with a steady caret behind the text. Long text shows its end.
/// The unit, if there is one, stands at the line's end.
void inputLine(Draw& d, const Box& box, const std::string& text, double size = 52,
               const std::string& unit = {});

/// "TEST" on ink.
void testTag(Draw& d, Point at);

/// A card.
void panel(Draw& d, const Box& box, const std::string& title = {});

struct StaffButtonStyle {
  std::optional<Icon> sign;
  std::string hint;  ///< what will happen and how fast
  bool primary = false;
  bool outlined = false;
  bool off = false;
  bool hold = false;  ///< must be held 2 s: a ring fills
};
void staffButton(Draw& d, const Feel& feel, const Box& box, const TargetId& id, const std::string& label,
                 const StaffButtonStyle& style = {});

/// Focus ring, 6 px wide, 6 px away.
void focusRing(Draw& d, const Box& box, double radius);

}  // namespace lw::ui
