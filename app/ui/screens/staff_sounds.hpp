#pragma once
#include "ui/screens/scene.hpp"

namespace lw::ui {

/// The volume of music, voice, breath and bell, each by itself: a staff page over the panel.
void soundsScreen(Draw& d, Scene& scene);

}  // namespace lw::ui
