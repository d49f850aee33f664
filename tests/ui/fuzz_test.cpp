#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "support/actors.hpp"
#include "ui/call_samples.hpp"

using namespace lw;
using namespace lw::ui;
using namespace std::chrono_literals;

namespace {

/// Somebody who presses anything, anywhere, in any order.
class Restless {
 public:
  Restless(const stage::Display& display, unsigned seed)
      : display_(display), chance_(seed), ui_(setupOf(display, seed)) {
    for (const auto& sample : stage::callSamples()) models_.push_back(sample.model);
    for (const auto& sample : stage::samples()) models_.push_back(sample.model);
    ui_.frame(models_[0], now_);
  }

  void step() {
    now_ += core::UiTime{below(700)};
    if (below(6) == 0) changeModel();
    const auto event = anyEvent();
    ui_.input(event, now_);
    if (below(3) == 0) ui_.frame(model_, now_);
    if (below(40) == 0) ui_.pinRefused();
    if (below(40) == 0) ui_.pinAccepted(kStaff, now_);
    ui_.takeActions();
    (void)ui_.nextFrame(now_);
    if (below(50) == 0 && !ui_.targets().empty()) (void)ui_.drawData({0, 0, display_.width, display_.height});
  }

  /// One press of the capsule's place as it is shown now.
  bool callAnswers() {
    ui_.frame(model_, now_);
    for (const auto& target : ui_.targets()) {
      if (target.kind != TargetKind::call) continue;
      ui_.input(core::PointerDown{9, target.x + target.width / 2, target.y + target.height / 2}, now_);
      ui_.input(core::PointerUp{9, target.x + target.width / 2, target.y + target.height / 2}, now_);
      for (const auto& action : ui_.takeActions())
        if (std::holds_alternative<CallPressed>(action)) return true;
    }
    return false;
  }

  const std::string& screen() const { return ui_.screenName(); }

 private:
  static Setup setupOf(const stage::Display& display, unsigned seed) {
    auto setup = stage::setupFor(display);
    setup.callSideRight = seed % 2 == 1;
    setup.reducedMotion = seed % 3 == 1;
    setup.home = seed % 5 == 1;
    return setup;
  }

  int below(int most) { return static_cast<int>(chance_() % static_cast<unsigned>(most)); }

  void changeModel() {
    model_ = models_[static_cast<std::size_t>(below(static_cast<int>(models_.size())))];
    model_.call.state = static_cast<call::State>(below(5));
    model_.call.test = below(4) == 0;
    model_.call.sounderProven = below(2) == 0;
    model_.call.deskProven = below(2) == 0;
    model_.call.personProven = below(2) == 0;
    model_.call.hasDesk = below(2) == 0;
    model_.call.linkLost = below(2) == 0;
    model_.call.age = std::chrono::seconds{below(300)};
    if (below(3) == 0)
      model_.staff = kStaff;
    else
      model_.staff.reset();
    model_.heard += core::Frames{below(480'000)};
  }

  core::InputEvent anyEvent() {
    const auto x = static_cast<float>(below(display_.width + 40) - 20),
               y = static_cast<float>(below(display_.height + 40) - 20);
    const int finger = below(3);
    switch (below(9)) {
      case 0:
      case 1: return core::PointerDown{finger, x, y};
      case 2: return core::PointerMove{finger, x, y};
      case 3: return core::PointerUp{finger, x, y};
      case 4: return core::KeyDown{static_cast<core::Key>(below(16)), below(4) == 0};
      case 5: return core::KeyUp{static_cast<core::Key>(below(16))};
      case 6:
        return core::TextTyped{
            std::vector<std::string>{"a", "5", " ", "0", "é", "Q"}[static_cast<std::size_t>(below(6))]};
      case 7: return core::WindowExposed{};
      default: break;
    }
    if (ui_.targets().empty()) return core::PointerUp{finger, x, y};
    const auto& target =
        ui_.targets()[static_cast<std::size_t>(below(static_cast<int>(ui_.targets().size())))];
    if (below(2) == 0) return core::PointerUp{finger, target.x + 5, target.y + 5};
    return core::PointerDown{finger, target.x + 5, target.y + 5};
  }

  stage::Display display_;
  std::mt19937 chance_;
  Ui ui_;
  std::vector<Model> models_;
  Model model_;
  core::UiTime now_{1000};
};

}  // namespace

TEST_CASE("whatever is pressed in whatever order, the call answers") {
  for (unsigned seed = 0; seed < 6; ++seed) {
    Restless person(stage::kDisplays[seed % 3], seed);
    for (int i = 0; i < 1200; ++i) {
      person.step();
      if (i % 5 != 0) continue;
      const bool answers = person.callAnswers();
      CAPTURE(seed);
      CAPTURE(i);
      CAPTURE(person.screen());
      REQUIRE(answers);
    }
  }
}
