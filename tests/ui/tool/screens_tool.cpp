#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <filesystem>

#include "platform/window.hpp"
#include "ui/call_samples.hpp"
#include "ui/samples.hpp"
#include "ui/stage.hpp"

using namespace lw;

namespace {

void render(const ui::stage::CallSample& sample, const ui::stage::Display& display,
            const std::filesystem::path& folder) {
  auto setup = ui::stage::setupFor(display);
  setup.home = sample.home;
  setup.whatElse = sample.home ? "" : "Pull the cord on the wall by your chair.";
  setup.callSideRight = std::getenv("CALL_SIDE_RIGHT") != nullptr;
  setup.emergencyNumber = "112";
  setup.reducedMotion = sample.model.view.stage != session::View::Stage::during;  // a still ring says less
  ui::Ui screen(setup);
  const auto canvas = platform::makeSurface(display.width, display.height);
  canvas->setFonts(screen.fonts());
  const auto paint = [&](core::UiTime now) {
    for (const auto& r : screen.frame(sample.model, now))
      canvas->draw({r.x, r.y, r.width, r.height}, screen.drawData(r));
  };
  paint(core::UiTime{1000});
  if (sample.touched) {
    screen.input(core::PointerDown{0, static_cast<float>(display.width) - 20, 20}, core::UiTime{2000});
    paint(core::UiTime{2000});
    paint(core::UiTime{6000});
  }
  canvas->present();
  const auto file = folder / fmt::format("{}-{}.png", sample.name, display.name);
  canvas->save(file.string());
  fmt::print("{}\n", file.string());
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
  for (const auto& sample : all)
    for (const auto& display : ui::stage::kDisplays)
      if (fmt::format("{}-{}", sample.name, display.name).find(wanted) != std::string::npos)
        render(sample, display, folder);
  return 0;
} catch (const std::exception& problem) {
  fmt::print(stderr, "{}\n", problem.what());
  return 1;
}
