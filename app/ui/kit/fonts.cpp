#include "ui/kit/fonts.hpp"

#include <fmt/format.h>
#include <imgui_freetype.h>

#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace lw::ui {
namespace {

constexpr auto kRegular = "/usr/share/fonts/truetype/lato/Lato-Regular.ttf";
constexpr auto kSemibold = "/usr/share/fonts/truetype/lato/Lato-Semibold.ttf";

// Latin-1, Latin Extended-A, and the marks of well-set text.
constexpr ImWchar kText[] = {0x20,   0xFF,   0x100,  0x17F,  0x2010, 0x2015, 0x2018, 0x201E,
                             0x2022, 0x2022, 0x2026, 0x2026, 0x2212, 0x2212, 0};
constexpr ImWchar kWord[] = {0x20, 0x20, 'a', 'z', 0};

constexpr double kRegularSizes[] = {96, 72, 52, 40, 32, 26, 22};
constexpr double kSemiboldSizes[] = {52, 40, 32, 26, 22};

}  // namespace

Fonts::Fonts(double scale, double textScale) : scale_(scale), textScale_(textScale) {
  for (const auto* file : {kRegular, kSemibold})
    if (!std::filesystem::exists(file))
      throw std::runtime_error(fmt::format("the font {} is missing; install the package fonts-lato", file));
  atlas_.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas_.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas_.TexDesiredWidth = 4096;
  bake(160, Weight::regular, kWord);
  for (const double size : kRegularSizes) bake(size, Weight::regular, kText);
  for (const double size : kSemiboldSizes) bake(size, Weight::semibold, kText);
  if (!atlas_.Build()) throw std::runtime_error("the fonts could not be drawn");
}

void Fonts::bake(double size, Weight weight, const ImWchar* glyphs) {
  const auto pixels = static_cast<float>(std::round(size * scale_ * textScale_));
  auto* font =
      atlas_.AddFontFromFileTTF(weight == Weight::semibold ? kSemibold : kRegular, pixels, nullptr, glyphs);
  baked_.push_back({size, weight, font});
}

ImFont* Fonts::find(double size, Weight weight) const {
  const Baked* best = nullptr;
  const auto distance = [&](const Baked& baked) {
    return std::abs(baked.size - size) + (baked.weight == weight ? 0 : 1000) +
           (baked.size == 160 && size != 160 ? 5000 : 0);
  };
  for (const auto& baked : baked_)
    if (best == nullptr || distance(baked) < distance(*best)) best = &baked;
  return best->font;
}

double Fonts::width(std::string_view text, double size, Weight weight) const {
  auto* font = find(size, weight);
  return static_cast<double>(
             font->CalcTextSizeA(font->FontSize, 1e9f, 0, text.data(), text.data() + text.size()).x) /
         scale_;
}

}  // namespace lw::ui
