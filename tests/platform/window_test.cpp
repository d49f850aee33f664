#include <SDL.h>
#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "platform/clocks.hpp"
#include "platform/window.hpp"
#include "scene.hpp"

using namespace lw;

namespace {

std::unique_ptr<platform::Window> open() {
  ::setenv("SDL_VIDEODRIVER", "dummy", 1);
  return platform::openWindow({"test", 200, 100, false, 0});
}

template <class Event>
bool holds(const std::vector<core::TimedInput>& events) {
  for (const auto& event : events)
    if (std::holds_alternative<Event>(event.what)) return true;
  return false;
}

}  // namespace

TEST_CASE("wake ends a wait without end, from another thread") {
  const auto window = open();
  while (!window->wait(std::chrono::milliseconds{0}).empty()) {
  }
  std::thread other([&] { window->wake(); });
  CHECK_FALSE(holds<core::QuitAsked>(window->wait(std::nullopt)));
  other.join();
  std::thread again([&] { window->wake(); });
  window->wait(std::nullopt);
  again.join();
}

TEST_CASE("a signal asks to quit") {
  const auto window = open();
  std::raise(SIGTERM);
  bool asked = false;
  while (!asked) asked = holds<core::QuitAsked>(window->wait(std::nullopt));
  CHECK(asked);
}

TEST_CASE("a key of the keyboard comes through the window") {
  const auto window = open();
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = SDLK_F1;
  SDL_PushEvent(&event);
  bool called = false;
  while (!called)
    for (const auto& one : window->wait(std::nullopt))
      if (const auto* key = std::get_if<core::KeyDown>(&one.what)) called = key->key == core::Key::call;
  CHECK(called);
}

TEST_CASE(
    "a key that went down and up while nobody read comes in that order, with times that do not go back") {
  const auto window = open();
  while (!window->wait(std::chrono::milliseconds{0}).empty()) {
  }
  const auto before = platform::steadyNow();
  for (const auto type : {SDL_KEYDOWN, SDL_KEYUP}) {
    SDL_Event event{};
    event.type = type;
    event.key.keysym.sym = SDLK_F13;
    SDL_PushEvent(&event);
  }
  const auto events = window->wait(std::nullopt);
  REQUIRE(events.size() == 2);
  CHECK(std::holds_alternative<core::KeyDown>(events[0].what));
  CHECK(std::holds_alternative<core::KeyUp>(events[1].what));
  CHECK(events[0].at <= events[1].at);
  CHECK(events[1].at <= platform::steadyNow());
  CHECK(events[0].at >= before - core::UiTime{2});  // milliseconds of two clocks
}

TEST_CASE("a window and a canvas in memory show the same pixels") {
  Scene scene;
  const auto window = open();
  const auto surface = platform::makeSurface(200, 100);
  scene.list().AddRectFilled({0, 0}, {200, 100}, IM_COL32(24, 19, 16, 255));
  scene.list().AddCircleFilled({90, 50}, 33, IM_COL32(0x37, 0x6c, 0x63, 255), 60);
  auto words = stripes();
  addStencil(scene.list(), words, {10, 10}, IM_COL32_WHITE);
  auto* data = scene.data();
  std::string files[2];
  platform::Canvas* canvases[] = {window.get(), surface.get()};
  for (int i = 0; i < 2; ++i) {
    const auto file =
        std::filesystem::temp_directory_path() / ("lullwater-platform-same-" + std::to_string(i) + ".png");
    canvases[i]->draw(kWhole, data);
    canvases[i]->present();
    canvases[i]->save(file.string());
    files[i] = core::readTextFile(file);
    std::filesystem::remove(file);
  }
  CHECK(files[0] == files[1]);
  CHECK(window->width() == 200);
}
