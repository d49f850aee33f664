#pragma once
#include <imgui.h>

#include <string_view>
#include <vector>

#include "ui/kit/vocabulary.hpp"

namespace lw::ui {

/// Lato in the sizes that the screens use, baked by FreeType with light hinting at the display's scale.
class Fonts {
 public:
  /// `scale`: pixels per logical px; `textScale`: 1 or 1.25, letters only. Throws std::runtime_error naming a
  /// missing font.
  Fonts(double scale, double textScale);

  ImFontAtlas& atlas() { return atlas_; }
  double scale() const { return scale_; }
  double textScale() const { return textScale_; }
  /// The baked font nearest to a token size.
  ImFont* find(double size, Weight weight) const;
  /// Width of a line in logical px.
  double width(std::string_view text, double size, Weight weight) const;

 private:
  struct Baked {
    double size;
    Weight weight;
    ImFont* font;
  };
  void bake(double size, Weight weight, const ImWchar* glyphs);

  ImFontAtlas atlas_;
  double scale_, textScale_;
  std::vector<Baked> baked_;
};

}  // namespace lw::ui
