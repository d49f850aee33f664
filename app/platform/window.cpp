#include "platform/window.hpp"

#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "platform/clocks.hpp"
#include "platform/events.hpp"
#include "platform/painter.hpp"
#include "platform/signals.hpp"
#include "platform/subsystem.hpp"
#include "platform/surface.hpp"

namespace lw::platform {
namespace {

using namespace std::chrono_literals;

void setHints() {
  // Without this SDL sends the window's surface through a texture: ten times the time and 100 MB (measured).
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
  // The click that brings the window to the front may be one on the call.
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
}

std::string why(const std::string& tried) {
  return tried + ": " + SDL_GetError();
}

/// True where SDL, for want of a display, took a driver that shows nothing, and nobody asked it to.
bool showsNothing() {
  const std::string driver = SDL_GetCurrentVideoDriver();
  return std::getenv("SDL_VIDEODRIVER") == nullptr &&
         (driver == "dummy" || driver == "offscreen" || driver == "evdev");
}

// An X server without other clients begins anew when its last one leaves, as we do after having asked whether
// there is a display: for a moment nobody answers.
std::unique_ptr<Subsystem> connect() {
  constexpr int kTries = 50, kPause = 100;  // ms
  std::string failure = "can't use a display: there is none";
  for (int i = 0; i < kTries; ++i, SDL_Delay(kPause)) try {
      auto video = std::make_unique<Subsystem>(SDL_INIT_VIDEO, "can't use a display");
      if (!showsNothing()) return video;
    } catch (const std::runtime_error& error) {
      failure = error.what();
    }
  throw std::runtime_error(failure);
}

// Who wants another window in front has it so after the second try.
constexpr core::UiTime kFocusAgain = 5s;

using SurfacePtr = std::unique_ptr<SDL_Surface, decltype(&SDL_FreeSurface)>;

class SdlWindow : public Window {
 public:
  explicit SdlWindow(const WindowOptions& options);
  ~SdlWindow() override { SDL_DestroyWindow(window_); }

  int width() const override { return width_; }
  int height() const override { return height_; }
  void draw(const PixelRect& rectangle, ImDrawData* data) override;
  void copy(const PixelRect& rectangle, const std::uint32_t* pixels, int stride) override;
  void present() override;
  void save(const std::string& file) override { savePng(file, canvas()); }

  std::vector<core::TimedInput> wait(std::optional<std::chrono::milliseconds> timeout) override;
  void wake() override;
  double pixelsPerMillimetre() const override;

 private:
  void takeSurface();
  void take(const SDL_Event& event, std::vector<core::TimedInput>& events);
  core::UiTime timeOf(Uint32 stamp);
  void takeFocusBack();
  void showPointer();
  bool change(const PixelRect& rectangle);
  SDL_Surface& canvas() const { return own_ ? *own_ : *shown_; }

  std::unique_ptr<Subsystem> video_;
  SDL_Window* window_ = nullptr;
  SDL_Surface* shown_ = nullptr;               ///< SDL's; goes when the window is resized
  SurfacePtr own_{nullptr, &SDL_FreeSurface};  ///< only where the window's pixels are of another kind
  int width_ = 0, height_ = 0;
  Painter painter_;
  std::vector<SDL_Rect> changed_;
  EventReader reader_;
  Uint32 wakeEvent_ = 0;
  core::UiTime lastEvent_{0}, focusTaken_{-kFocusAgain};
  std::atomic<bool> wakePending_{false}, quitPending_{false};
  bool pointerShown_ = true;
  std::unique_ptr<SignalWatch> signals_;
};

SdlWindow::SdlWindow(const WindowOptions& options) : video_(connect()) {
  const int display = std::clamp(options.display, 0, std::max(SDL_GetNumVideoDisplays() - 1, 0));
  const int place = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(static_cast<unsigned>(display)));
  Uint32 flags = options.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS : 0;
  if (options.resizable) flags |= SDL_WINDOW_RESIZABLE;
  window_ = SDL_CreateWindow(options.title.c_str(), place, place, options.width, options.height, flags);
  if (!window_) throw std::runtime_error(why("can't open a window"));
  takeSurface();
  wakeEvent_ = SDL_RegisterEvents(1);
  SDL_StartTextInput();
  SDL_DisableScreenSaver();
  signals_ = std::make_unique<SignalWatch>([this] {
    quitPending_ = true;
    wake();
  });
}

void SdlWindow::takeSurface() {
  shown_ = SDL_GetWindowSurface(window_);
  if (!shown_) {  // displays that only take textures (Wayland, KMS)
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "1");
    shown_ = SDL_GetWindowSurface(window_);
  }
  if (!shown_) throw std::runtime_error(why("can't draw on the window"));
  width_ = shown_->w;
  height_ = shown_->h;
  own_.reset();
  const auto format = shown_->format->format;
  if (format != SDL_PIXELFORMAT_XRGB8888 && format != SDL_PIXELFORMAT_ARGB8888) {
    own_.reset(SDL_CreateRGBSurfaceWithFormat(0, width_, height_, 32, SDL_PIXELFORMAT_XRGB8888));
    if (!own_) throw std::runtime_error(why("can't make a picture"));
  }
  painter_.attach(pixelsOn(canvas()));
  changed_.clear();
}

/// Remembers that a part changes; false where it lies outside.
bool SdlWindow::change(const PixelRect& rectangle) {
  const SDL_Rect area{rectangle.x, rectangle.y, rectangle.width, rectangle.height};
  const SDL_Rect whole{0, 0, width_, height_};
  SDL_Rect inside{};
  if (!SDL_IntersectRect(&area, &whole, &inside)) return false;
  changed_.push_back(inside);
  return true;
}

void SdlWindow::draw(const PixelRect& rectangle, ImDrawData* data) {
  if (change(rectangle)) painter_.draw(rectangle, *data);
}

void SdlWindow::copy(const PixelRect& rectangle, const std::uint32_t* pixels, int stride) {
  if (change(rectangle)) copyPixels(rectangle, pixels, stride, pixelsOn(canvas()));
}

void SdlWindow::present() {
  if (changed_.empty()) return;
  if (own_)
    for (auto& rect : changed_) SDL_BlitSurface(own_.get(), &rect, shown_, &rect);
  SDL_UpdateWindowSurfaceRects(window_, changed_.data(), static_cast<int>(changed_.size()));
  changed_.clear();
}

std::vector<core::TimedInput> SdlWindow::wait(std::optional<std::chrono::milliseconds> timeout) {
  std::vector<core::TimedInput> events;
  SDL_Event event;
  const int limit = timeout ? static_cast<int>(std::clamp<std::int64_t>(timeout->count(), 0, 1 << 30)) : -1;
  if (SDL_WaitEventTimeout(&event, limit)) {
    do take(event, events);
    while (SDL_PollEvent(&event));
  }
  if (quitPending_.exchange(false)) events.push_back({core::QuitAsked{}, steadyNow()});
  showPointer();
  return events;
}

/// SDL counts milliseconds from its own begin.
core::UiTime SdlWindow::timeOf(Uint32 stamp) {
  const core::UiTime age{static_cast<Uint32>(SDL_GetTicks() - stamp)};
  const auto now = steadyNow();
  // the order of events is sure, their times are only as good as the two clocks agree
  lastEvent_ = std::clamp(now - age, lastEvent_, now);
  return lastEvent_;
}

/// The call's key is heard only while the window has the keyboard.
void SdlWindow::takeFocusBack() {
  const auto now = steadyNow();
  if ((SDL_GetWindowFlags(window_) & SDL_WINDOW_BORDERLESS) == 0 || now - focusTaken_ < kFocusAgain) return;
  focusTaken_ = now;
  SDL_RaiseWindow(window_);
}

void SdlWindow::take(const SDL_Event& event, std::vector<core::TimedInput>& events) {
  if (event.type == wakeEvent_) {
    wakePending_ = false;
    return;
  }
  if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) takeSurface();
  if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_FOCUS_LOST) takeFocusBack();
  std::vector<core::InputEvent> meant;
  reader_.read(event, width_, height_, meant);
  for (auto& one : meant) events.push_back({std::move(one), timeOf(event.common.timestamp)});
}

void SdlWindow::showPointer() {
  if (pointerShown_ != reader_.touched()) return;
  pointerShown_ = !reader_.touched();
  SDL_ShowCursor(pointerShown_ ? SDL_ENABLE : SDL_DISABLE);
}

void SdlWindow::wake() {
  if (wakePending_.exchange(true)) return;  // one in the queue is enough
  SDL_Event event{};
  event.type = wakeEvent_;
  if (SDL_PushEvent(&event) < 0) wakePending_ = false;
}

double SdlWindow::pixelsPerMillimetre() const {
  float dpi = 0;
  if (SDL_GetDisplayDPI(SDL_GetWindowDisplayIndex(window_), &dpi, nullptr, nullptr) != 0) return 0;
  const double perMillimetre = static_cast<double>(dpi) / 25.4;
  return perMillimetre > 1.5 && perMillimetre < 25 ? perMillimetre : 0;  // some displays claim nonsense
}

}  // namespace

std::unique_ptr<Window> openWindow(const WindowOptions& options) {
  setHints();
  return std::make_unique<SdlWindow>(options);
}

bool displayAvailable() {
  setHints();
  try {
    const Subsystem video(SDL_INIT_VIDEO, "can't use a display");
    return !showsNothing();
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace lw::platform
