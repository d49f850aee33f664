#pragma once
#include <string>

#include "ui/kit/draw.hpp"
#include "ui/kit/layout.hpp"

namespace lw::ui {

/// The states of the call control: state is a word and a shape, not only a colour.
enum class CapsuleState {
  rest,
  focus,
  pressed,
  test,
  calling,
  again,
  alone,         ///< the link is lost: a call sounds in this room only
  aloneCalling,  ///< calling, and proven to sound in this room only
  lost,          ///< calling, and nothing is proven: hatched as well, with its age
};

/// The capsule itself, in any light. `age` is shown while calling ("0:12").
void capsule(Draw& d, const Box& box, CapsuleState state, const std::string& age = {}, double scale = 1);

struct RailOptions {
  CapsuleState state = CapsuleState::rest;
  std::string age;
  std::string room;       ///< the label
  bool roomShown = true;  ///< false in the session: the staff door is there, nothing is written on it
  std::string trouble;    ///< below the label, with a sign, in every light; "" = none
  bool ground = true;     ///< the recess behind it (never in Night)
};

/// Capsule, its target, and the room's label with the staff door (hold 2 s).
void callRail(Draw& d, const Layout& page, const RailOptions& options);

}  // namespace lw::ui
