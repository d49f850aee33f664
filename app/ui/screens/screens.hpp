#pragma once
#include "ui/screens/scene.hpp"

/// Every screen, each a function from a scene to operations, targets and handlers.
namespace lw::ui {

// before and after: welcome.cpp, pages.cpp, intention.cpp, rest_screens.cpp (the end)
void welcomeScreen(Draw& d, Scene& scene);
void pageScreen(Draw& d, Scene& scene);
void intentionScreen(Draw& d, Scene& scene);
void endedScreen(Draw& d, Scene& scene);

// questions: question.cpp and question_*.cpp
void questionScreen(Draw& d, Scene& scene);
// lines to tick: checklist.cpp (the person's), staff_checklist.cpp
void checklistScreen(Draw& d, Scene& scene);
void staffChecklistScreen(Draw& d, Scene& scene);

// the call: call_test.cpp, call_screen.cpp
void callTestScreen(Draw& d, Scene& scene);
void callScreen(Draw& d, Scene& scene);

// the session: session_screen.cpp, touched.cpp, rest_screens.cpp (waiting)
void breathScreen(Draw& d, Scene& scene);
void stillScreen(Draw& d, Scene& scene);
void horizonScreen(Draw& d, Scene& scene);
void wordsScreen(Draw& d, Scene& scene);
void touchedScreen(Draw& d, Scene& scene);
void waitingScreen(Draw& d, Scene& scene);

// staff: staff_ready.cpp, staff_pin.cpp, staff_panel.cpp, staff_end.cpp (the end, a test left out, a blocked
// begin), staff_observation.cpp
void readyScreen(Draw& d, Scene& scene);
void pinScreen(Draw& d, Scene& scene);
void staffPanelScreen(Draw& d, Scene& scene);
void endSessionScreen(Draw& d, Scene& scene);
void skipTestScreen(Draw& d, Scene& scene);
void observationScreen(Draw& d, Scene& scene);
void blockedScreen(Draw& d, Scene& scene);
void staffLockedScreen(Draw& d, Scene& scene);

}  // namespace lw::ui
