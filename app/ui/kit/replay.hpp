#pragma once
#include <imgui.h>

#include <memory>
#include <vector>

#include "ui/kit/fonts.hpp"
#include "ui/kit/vocabulary.hpp"

namespace lw::ui {

/// Turns operations into ImGui draw data, one rectangle at a time.
class Replay {
 public:
  /// `width`, `height`: pixels of the window.
  Replay(Fonts& fonts, int width, int height);
  ~Replay();

  /// Draw data of every operation that touches `pixels`, clipped to it. Valid until the next call.
  ImDrawData* draw(const std::vector<Op>& ops, const Box& pixels);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::ui
