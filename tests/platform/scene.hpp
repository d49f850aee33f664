#pragma once
#include <imgui.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/files.hpp"
#include "draw/letters.hpp"
#include "platform/painter.hpp"

/// A draw list, drawn by hand.
struct Scene {
  Scene() {
    context = ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {200, 100};
    io.Fonts->AddFontDefault();
    io.Fonts->Build();
    ImGui::GetStyle().AntiAliasedLinesUseTex = false;
    ImGui::NewFrame();
  }
  ~Scene() { ImGui::DestroyContext(context); }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  ImDrawList& list() { return *ImGui::GetBackgroundDrawList(); }
  ImDrawData* data() {
    ImGui::Render();
    return ImGui::GetDrawData();
  }

  ImGuiContext* context = nullptr;
};

/// Pixels of our own to paint on.
struct Paper {
  explicit Paper(std::uint32_t ground = 0) : pixels(200 * 100, ground) {
    painter.attach({pixels.data(), 200, 100, 200});
  }
  std::uint32_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y * 200 + x)] & 0xffffffU; }
  int count(std::uint32_t colour) const {
    int n = 0;
    for (const auto pixel : pixels) n += (pixel & 0xffffffU) == colour ? 1 : 0;
    return n;
  }
  std::vector<std::uint32_t> pixels;
  lw::platform::Painter painter;
};

/// A picture of text, 20 wide and 10 high, whose columns cover more and more.
inline lw::draw::Stencil stripes() {
  lw::draw::Stencil made{0, 0, 20, 10, {}, {}};
  for (int i = 0; i < 200; ++i) made.cover.push_back(static_cast<std::uint8_t>(i % 20 * 12));
  return made;
}

/// As ui/kit/replay.hpp adds one.
inline void addStencil(ImDrawList& list, lw::draw::Stencil& picture, ImVec2 at, ImU32 colour) {
  list.AddImage(&picture, at,
                {at.x + static_cast<float>(picture.width), at.y + static_cast<float>(picture.height)}, {0, 0},
                {1, 1}, colour);
}

inline constexpr lw::platform::PixelRect kWhole{0, 0, 200, 100};
