#pragma once
#include <optional>
#include <vector>

#include "ui/screens/scene.hpp"

/// The pieces of the staff panel (screen 12), each in its own box.
namespace lw::ui {

struct PanelPlaces {
  Box head, lock, course, playing, volume, observations;
  std::vector<Box> actions;      ///< Pause, Softer, Extend, Return early, End session
  std::optional<Box> nextPhase;  ///< where the course has no room for it
  bool dense = false;            ///< compact: small words, no hints
};
PanelPlaces panelPlaces(const Layout& page);

/// Time, phases with the now-line, observations as diamonds, notices, and what the session wants of staff.
void coursePanel(Draw& d, Scene& scene, const PanelPlaces& places);
/// In place of the course while a call stands: how far it got, "Clear call" (hold), more help.
void callCard(Draw& d, Scene& scene, const Box& box);
void playingPanel(Draw& d, Scene& scene, const PanelPlaces& places);
void volumePanel(Draw& d, Scene& scene, const PanelPlaces& places);
void observationsPanel(Draw& d, Scene& scene, const PanelPlaces& places);
/// "Next phase", to be held 2 s: there is no way back.
void nextPhaseButton(Draw& d, Scene& scene, const Box& box);
/// Pause, Softer, Extend, Return early (each with Undo in its place for 5 s), End session.
void actionRow(Draw& d, Scene& scene, const PanelPlaces& places);

}  // namespace lw::ui
