#pragma once
#include <imgui.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/files.hpp"
#include "platform/painter.hpp"

/// A draw list with a small font, drawn by hand.
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
  ImFontAtlas& fonts() { return *ImGui::GetIO().Fonts; }

  ImGuiContext* context = nullptr;
};

/// Pixels of our own to paint on.
struct Paper {
  explicit Paper(Scene& scene, std::uint32_t ground = 0) : pixels(200 * 100, ground) {
    painter.attach({pixels.data(), 200, 100, 200});
    painter.setFonts(scene.fonts());
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

inline constexpr lw::platform::PixelRect kWhole{0, 0, 200, 100};
