#pragma once
#include <imgui.h>

#include <memory>
#include <vector>

#include "draw/letters.hpp"
#include "ui/kit/vocabulary.hpp"

namespace lw::ui {

/// Turns operations into ImGui draw data, one rectangle at a time. Text is no glyphs of ImGui's: each line is
/// one picture (a draw::Stencil), which the draw command names as its texture and platform/painter.hpp
/// copies. What ImGui does for the screens is geometry: its draw lists make triangles with soft edges of
/// rounded boxes, rings, arcs and lines, under nested clips, and number the vertices so that nothing
/// overflows. To write that anew would be a thousand lines for the same pixels; its windows, widgets and
/// fonts are not used.
class Replay {
 public:
  /// `width`, `height`: pixels of the window.
  Replay(const Letters& letters, int width, int height);
  ~Replay();

  /// Draw data of every operation that touches `pixels`, clipped to it. Valid, as are its pictures of text,
  /// until the next call.
  ImDrawData* draw(const std::vector<Op>& ops, const Box& pixels);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::ui
