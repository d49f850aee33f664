#include <SDL.h>
#include <doctest/doctest.h>

#include "platform/events.hpp"
#include "platform/keys.hpp"

using namespace lw;
using core::Key;
using platform::keyOf;

TEST_CASE("keys mean what the table says") {
  CHECK(keyOf(SDLK_F13, 0) == Key::call);
  CHECK(keyOf(SDLK_F1, KMOD_CTRL | KMOD_ALT) == Key::call);
  CHECK(keyOf(SDLK_TAB, 0) == Key::tab);
  CHECK(keyOf(SDLK_TAB, KMOD_LSHIFT) == Key::backTab);
  CHECK(keyOf(SDLK_SPACE, KMOD_NUM) == Key::enter);
  CHECK(keyOf(SDLK_RETURN, 0) == Key::enter);
  CHECK(keyOf(SDLK_F15, 0) == Key::enter);
  CHECK(keyOf(SDLK_F14, 0) == Key::second);
  CHECK(keyOf(SDLK_BACKSPACE, 0) == Key::erase);
  CHECK(keyOf(SDLK_LEFT, 0) == Key::left);
  CHECK(keyOf(SDLK_LEFT, KMOD_LALT) == Key::back);
  CHECK(keyOf(SDLK_F2, 0) == Key::readAloud);
  CHECK(keyOf(SDLK_F9, 0) == Key::lock);
  CHECK(keyOf(SDLK_F10, 0) == Key::softer);
  CHECK(keyOf(SDLK_F11, 0) == Key::pause);
}

TEST_CASE("keys that could end or leave the program do nothing") {
  CHECK_FALSE(keyOf(SDLK_ESCAPE, 0));
  CHECK_FALSE(keyOf(SDLK_F4, KMOD_ALT));
  CHECK_FALSE(keyOf(SDLK_TAB, KMOD_ALT));
  CHECK_FALSE(keyOf(SDLK_RETURN, KMOD_CTRL | KMOD_ALT));
  CHECK_FALSE(keyOf(SDLK_LEFT, KMOD_ALT | KMOD_CTRL));
  CHECK_FALSE(keyOf(SDLK_q, KMOD_CTRL));
}

namespace {

SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.fingerId = id;
  event.tfinger.x = x;
  event.tfinger.y = y;
  return event;
}

SDL_Event mouse(Uint32 type, Uint32 which, Uint8 button) {
  SDL_Event event{};
  event.type = type;
  event.button.which = which;
  event.button.button = button;
  event.button.x = 30;
  event.button.y = 40;
  return event;
}

}  // namespace

TEST_CASE("fingers get small numbers and pixels of the window") {
  platform::EventReader reader;
  std::vector<core::InputEvent> out;
  reader.read(finger(SDL_FINGERDOWN, 77, 0.5F, 0.25F), 1920, 1080, out);
  reader.read(finger(SDL_FINGERDOWN, 99, 1, 1), 1920, 1080, out);
  reader.read(finger(SDL_FINGERUP, 77, 0.5F, 0.25F), 1920, 1080, out);
  reader.read(finger(SDL_FINGERDOWN, 123, 0, 0), 1920, 1080, out);
  reader.read(finger(SDL_FINGERUP, 5555, 0, 0), 1920, 1080, out);
  REQUIRE(out.size() == 4);
  const auto first = std::get<core::PointerDown>(out[0]);
  CHECK(first.finger == 1);
  CHECK(first.x == 960);
  CHECK(first.y == 270);
  CHECK(std::get<core::PointerDown>(out[1]).finger == 2);
  CHECK(std::get<core::PointerUp>(out[2]).finger == 1);
  CHECK(std::get<core::PointerDown>(out[3]).finger == 1);
  CHECK(reader.touched());
}

TEST_CASE("the left mouse button is finger 0, what SDL makes of touches is nothing") {
  platform::EventReader reader;
  std::vector<core::InputEvent> out;
  reader.read(mouse(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, SDL_BUTTON_LEFT), 100, 100, out);
  reader.read(mouse(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_RIGHT), 100, 100, out);
  CHECK(out.empty());
  reader.read(mouse(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_LEFT), 100, 100, out);
  reader.read(mouse(SDL_MOUSEBUTTONUP, 0, SDL_BUTTON_LEFT), 100, 100, out);
  REQUIRE(out.size() == 2);
  CHECK(std::get<core::PointerDown>(out[0]).finger == 0);
  CHECK(std::get<core::PointerUp>(out[1]).x == 30);
}

TEST_CASE("a held key is flagged and text is passed on") {
  platform::EventReader reader;
  std::vector<core::InputEvent> out;
  SDL_Event event{};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = SDLK_F13;
  event.key.repeat = 1;
  reader.read(event, 100, 100, out);
  event = {};
  event.type = SDL_TEXTINPUT;
  SDL_strlcpy(event.text.text, "7", sizeof event.text.text);
  reader.read(event, 100, 100, out);
  REQUIRE(out.size() == 2);
  CHECK(std::get<core::KeyDown>(out[0]).repeat);
  CHECK(std::get<core::TextTyped>(out[1]).utf8 == "7");
}

TEST_CASE("a key means as it goes up what it meant as it came down, whatever else is held by then") {
  platform::EventReader reader;
  const auto key = [](Uint32 type, SDL_Keycode code, Uint16 with) {
    SDL_Event event{};
    event.type = type;
    event.key.keysym.sym = code;
    event.key.keysym.mod = with;
    return event;
  };
  std::vector<core::InputEvent> out;
  reader.read(key(SDL_KEYDOWN, SDLK_RETURN, 0), 100, 100, out);
  reader.read(key(SDL_KEYUP, SDLK_RETURN, KMOD_CTRL), 100, 100, out);
  reader.read(key(SDL_KEYDOWN, SDLK_RETURN, KMOD_CTRL), 100, 100, out);  // means nothing
  reader.read(key(SDL_KEYUP, SDLK_RETURN, 0), 100, 100, out);
  REQUIRE(out.size() == 2);
  CHECK(std::get<core::KeyDown>(out[0]).key == Key::enter);
  CHECK(std::get<core::KeyUp>(out[1]).key == Key::enter);
}
