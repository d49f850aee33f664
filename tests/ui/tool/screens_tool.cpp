#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <filesystem>

#include "platform/canvas.hpp"
#include "ui/call_samples.hpp"
#include "ui/samples.hpp"
#include "ui/staff_samples.hpp"
#include "ui/stage.hpp"

using namespace lw;

namespace {

using namespace std::chrono_literals;

/// A screen on a surface in memory.
class Sheet {
 public:
  Sheet(const ui::Setup& setup, const ui::stage::Display& display)
      : screen_(setup), driver_(screen_), canvas_(platform::makeSurface(display.width, display.height)) {}
  /// `length` passes, then it shows the model.
  void show(const ui::Model& model, core::UiTime length) {
    now_ += length;
    for (const auto& r : screen_.frame(model, now_))
      canvas_->draw({r.x, r.y, r.width, r.height}, screen_.drawData(r));
  }
  void input(const core::InputEvent& event) { screen_.input(event, now_); }
  void unlock(const session::Actor& by) { screen_.pinAccepted(by, now_); }
  void press(const ui::Model& model, const ui::TargetId& id) {
    const bool held = driver_.hold(id, now_);
    if (!held) fmt::print(stderr, "no {} on {}\n", ui::nameOf(id), screen_.screenName());
    const auto target = driver_.find(id);
    if (target && target->kind == ui::TargetKind::hold) show(model, 2500ms);
    driver_.release(now_);
    show(model, 10ms);
    show(model, 1s);
  }
  void save(const std::filesystem::path& file) {
    canvas_->present();
    canvas_->save(file.string());
    fmt::print("{}\n", file.string());
  }

 private:
  ui::Ui screen_;
  ui::UiDriver driver_;
  std::unique_ptr<platform::Canvas> canvas_;
  core::UiTime now_{0};
};

ui::Setup setupOf(const ui::stage::Display& display) {
  auto setup = ui::stage::setupFor(display);
  setup.callSideRight = std::getenv("CALL_SIDE_RIGHT") != nullptr;
  setup.emergencyNumber = "112";
  return setup;
}

void render(const ui::stage::CallSample& sample, const ui::stage::Display& display,
            const std::filesystem::path& file) {
  auto setup = setupOf(display);
  setup.home = sample.home;
  setup.whatElse = sample.home ? "" : "Pull the cord on the wall by your chair.";
  setup.reducedMotion = sample.model.view.stage != session::View::Stage::during;  // a still ring says less
  Sheet sheet(setup, display);
  sheet.show(sample.model, 1s);
  sheet.show(sample.model, 1s);  // what fades in has done so
  if (sample.touched) {
    sheet.input(core::PointerDown{0, static_cast<float>(display.width) - 20, 20});
    sheet.show(sample.model, 1s);
    sheet.show(sample.model, 4s);
  }
  sheet.save(file);
}

void render(const ui::stage::StaffSample& sample, const ui::stage::Display& display,
            const std::filesystem::path& file) {
  Sheet sheet(setupOf(display), display);
  auto model = sample.model;
  model.staff.reset();
  sheet.show(model, 1s);
  if (sample.panel) {  // through the pad, as people come to it
    sheet.show(model, 1s);
    sheet.input(core::KeyDown{core::Key::lock});
    sheet.show(model, 1s);
    sheet.show(model, 1s);
  }
  if (sample.unlocked) {
    model.staff = staff::kNurse;
    sheet.unlock(staff::kNurse);
  }
  sheet.show(model, 1s);
  sheet.show(model, 1s);
  for (const auto& id : sample.presses) sheet.press(model, id);
  sheet.save(file);
}

template <class Samples>
void renderAll(const Samples& samples, const std::filesystem::path& folder, const std::string& wanted) {
  for (const auto& sample : samples)
    for (const auto& display : ui::stage::kDisplays)
      if (const auto name = fmt::format("{}-{}", sample.name, display.name);
          name.find(wanted) != std::string::npos)
        render(sample, display, folder / (name + ".png"));
}

}  // namespace

// screens_tool FOLDER [WORD]: every sample whose name holds WORD, in all three sizes; with CALL_SIDE_RIGHT
// set, mirrored.
int main(int count, char** words) try {
  if (count < 2) {
    fmt::print(stderr, "screens_tool FOLDER [WORD]\n");
    return 2;
  }
  const std::filesystem::path folder = words[1];
  std::filesystem::create_directories(folder);
  const std::string wanted = count > 2 ? words[2] : "";
  auto all = ui::stage::callSamples();
  for (const auto& sample : ui::stage::samples()) all.push_back({sample.name, sample.model});
  renderAll(all, folder, wanted);
  renderAll(ui::stage::staffSamples(), folder, wanted);
  return 0;
} catch (const std::exception& problem) {
  fmt::print(stderr, "{}\n", problem.what());
  return 1;
}
