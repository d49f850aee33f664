#pragma once
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "draw/letters.hpp"
#include "ui/driver.hpp"
#include "ui/kit/layout.hpp"
#include "ui/screens/scene.hpp"
#include "ui/ui.hpp"
#include "ui/ui_state.hpp"

/// A screen on a display, for tests: what it draws as operations, and what presses of it cause.
namespace lw::ui::stage {

struct Display {
  std::string name;
  int width = 1920, height = 1080;
  double pixelsPerMillimetre = 5.56;
  double scale() const { return scaleFor(width, height, pixelsPerMillimetre); }
};
/// 15.6 inch; 10.1 inch; 15.6 inch turned.
inline const Display kWide{"wide", 1920, 1080, 5.56}, kCompact{"compact", 1280, 800, 5.89},
    kTall{"tall", 1080, 1920, 5.56};
inline const std::vector<Display> kDisplays{kWide, kCompact, kTall};
/// What else stands in rooms: laptops, desk displays, old ones of 4:3, a small one turned, one of unknown
/// size.
inline const std::vector<Display> kMoreDisplays{
    {"14 inch", 1920, 1080, 6.19},         {"13.9 inch", 1280, 800, 4.27},
    {"15.6 inch coarse", 1366, 768, 3.97}, {"24 inch", 1920, 1080, 3.61},
    {"15 inch 4:3", 1024, 768, 3.37},      {"32 inch", 3840, 2160, 5.42},
    {"21 inch turned", 1080, 1920, 4.1},   {"13 inch turned", 1080, 1920, 6.7},
    {"very wide", 2560, 1080, 3.2},        {"unknown", 1280, 800, 0}};

inline Setup setupFor(const Display& display) {
  Setup setup;
  setup.width = display.width;
  setup.height = display.height;
  setup.pixelsPerMillimetre = display.pixelsPerMillimetre;
  setup.room = "Room 3";
  setup.reducedMotion = true;  // cuts: a frame is the screen, never a fade
  return setup;
}

/// By how much a line may be narrower than in the mockups, whose letters all stand equally apart: ours are
/// kerned, "Ye" and "To" above all.
inline double mayBeNarrower(double width, double size) {
  return width * 0.02 + size * 0.12;
}

/// A model in check-in (or after the session) that shows a step; steps are counted 3 of 8.
inline Model modelOf(session::StepView step, session::View::Stage phase = session::View::Stage::before) {
  Model model;
  model.view.stage = phase;
  model.view.step = std::move(step);
  model.view.progress = {3, 8};
  model.view.language = "en";
  model.view.canGoBack = true;
  model.view.canSayNotToday = phase == session::View::Stage::before;
  return model;
}

inline script::Text english(const std::string& text) {
  return text.empty() ? script::Text{} : script::Text{{{"en", text}}};
}

/// What a screen made.
struct Drawn {
  std::string screen;
  std::vector<Op> ops;
  std::vector<Hit> hits;
  std::map<TargetId, Handler> handlers;

  const Hit* hit(const TargetId& id) const {
    const auto found = std::ranges::find(hits, id, &Hit::id);
    return found == hits.end() ? nullptr : &*found;
  }
  std::vector<TextRun> texts() const {
    std::vector<TextRun> all;
    for (const auto& op : ops)
      if (const auto* text = std::get_if<TextRun>(&op)) all.push_back(*text);
    return all;
  }
  /// The first line with exactly these words.
  std::optional<TextRun> text(const std::string& words) const {
    for (const auto& run : texts())
      if (run.text == words) return run;
    return std::nullopt;
  }
};

/// Text at a display's scale, made once for all tests.
inline const Letters& lettersFor(double scale) {
  static std::map<double, std::unique_ptr<Letters>> made;
  auto& letters = made[scale];
  if (!letters) letters = std::make_unique<Letters>(scale);
  return *letters;
}

/// Draws a model once, without a Ui: operations and targets in logical px.
inline Drawn drawn(const Display& display, const Model& model, Local local = {},
                   core::UiTime now = core::UiTime{0}, const Feel& feel = {}, const Setup* given = nullptr) {
  const auto setup = given != nullptr ? *given : setupFor(display);
  const auto page = layoutFor(display.width / display.scale(), display.height / display.scale());
  refresh(local, model, now);
  const auto screen = chooseScreen(setup, model, local, now);
  Draw d(lettersFor(display.scale()), screen.light, page.w, page.h, *setup.words);
  Scene scene{setup, model, page, feel, local, now};
  screen.draw(d, scene);
  return {screen.name, std::move(d.ops), std::move(d.hits), std::move(scene.handlers)};
}

/// A Ui with a finger. Time is virtual: every press takes a second.
class Stage {
 public:
  explicit Stage(const Display& display) : Stage(setupFor(display)) {}
  explicit Stage(Setup setup) : ui(std::move(setup)), driver(ui) {}

  /// Shows a model; a second passes, so that a new screen is no longer deaf.
  void show(Model shown) {
    model = std::move(shown);
    ui.frame(model, now);
    pass(std::chrono::seconds{1});
  }
  void pass(core::UiTime length) {
    ui.frame(model, now);  // what was pressed is shown at once
    now += length;
    ui.frame(model, now);
  }
  /// Presses a target; false if it is missing or off.
  bool press(const TargetId& id) {
    const bool done = driver.press(id, now);
    pass(std::chrono::seconds{1});
    return done;
  }
  void type(const std::string& text) {
    ui.input(core::TextTyped{text}, now);
    pass(std::chrono::seconds{1});
  }
  /// Somebody gave the right PIN on the pad: `shown` is open to them.
  void unlock(Model& shown, const session::Actor& by) {
    shown.staff = by;
    shown.provenAt = now;
    ui.pinAccepted(by, now);
  }
  /// Actions since the last call, touches left out.
  std::vector<Action> actions() {
    std::vector<Action> all;
    for (auto& action : ui.takeActions())
      if (!std::holds_alternative<Touched>(action)) all.push_back(std::move(action));
    return all;
  }
  /// The same, with who did them.
  std::vector<Stamped> stamped() {
    std::vector<Stamped> all;
    for (auto& action : ui.takeActions())
      if (!std::holds_alternative<Touched>(action)) all.push_back(std::move(action));
    return all;
  }
  /// The session intents among them.
  std::vector<session::Intent> intents() {
    std::vector<session::Intent> all;
    for (auto& action : actions())
      if (auto* intent = std::get_if<session::Intent>(&action)) all.push_back(std::move(*intent));
    return all;
  }

  Ui ui;
  UiDriver driver;
  Model model;
  core::UiTime now{std::chrono::seconds{1}};
};

}  // namespace lw::ui::stage
