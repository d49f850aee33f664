#include "platform/surface.hpp"

#include <imgui.h>

#include <algorithm>
#include <stdexcept>

#include "draw/png.hpp"
#include "platform/canvas.hpp"
#include "platform/painter.hpp"

namespace lw::platform {
namespace {

/// What `present` has shown is what was drawn: nobody looks in between.
class SurfaceCanvas : public Canvas {
 public:
  SurfaceCanvas(int width, int height)
      : surface_(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_XRGB8888),
                 &SDL_FreeSurface) {
    if (!surface_) throw std::runtime_error(std::string("can't make a picture: ") + SDL_GetError());
    painter_.attach(pixelsOn(*surface_));
  }
  int width() const override { return surface_->w; }
  int height() const override { return surface_->h; }
  void draw(const PixelRect& rectangle, ImDrawData* data) override { painter_.draw(rectangle, *data); }
  void copy(const PixelRect& rectangle, const std::uint32_t* pixels, int stride) override {
    copyPixels(rectangle, pixels, stride, pixelsOn(*surface_));
  }
  void present() override {}
  void save(const std::string& file) override { savePng(file, *surface_); }

 private:
  std::unique_ptr<SDL_Surface, decltype(&SDL_FreeSurface)> surface_;
  Painter painter_;
};

}  // namespace

Pixels pixelsOn(SDL_Surface& surface) {
  return {static_cast<std::uint32_t*>(surface.pixels), surface.w, surface.h, surface.pitch / 4};
}

void copyPixels(const PixelRect& to, const std::uint32_t* pixels, int stride, const Pixels& on) {
  const int left = std::max(to.x, 0), right = std::min(to.x + to.width, on.width);
  const int top = std::max(to.y, 0), bottom = std::min(to.y + to.height, on.height);
  if (left >= right) return;
  for (int y = top; y < bottom; ++y) {
    const auto* from = pixels + static_cast<std::ptrdiff_t>(y - to.y) * stride + (left - to.x);
    std::copy(from, from + (right - left), on.data + static_cast<std::ptrdiff_t>(y) * on.stride + left);
  }
}

void savePng(const std::filesystem::path& file, SDL_Surface& surface) {
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(surface.w) *
                                    static_cast<std::size_t>(surface.h));
  const int failed = SDL_ConvertPixels(surface.w, surface.h, surface.format->format, surface.pixels,
                                       surface.pitch, SDL_PIXELFORMAT_ARGB8888, pixels.data(), surface.w * 4);
  if (failed) throw std::runtime_error(std::string("can't read a picture: ") + SDL_GetError());
  draw::writePng(file, pixels.data(), surface.w, surface.h, surface.w);
}

std::unique_ptr<Canvas> makeSurface(int width, int height) {
  return std::make_unique<SurfaceCanvas>(width, height);
}

}  // namespace lw::platform
