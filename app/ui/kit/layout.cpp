#include "ui/kit/layout.hpp"

#include <algorithm>
#include <stdexcept>

namespace lw::ui {
namespace {

// Of the page that the screens are drawn for: 1920 x 1080 px, 345 mm wide (a display of 15.6 inches).
constexpr double kPixelsPerMillimetre = 5.56;
// The page that the smaller layouts were drawn for, and the least that each can do with.
constexpr double kCompactWidth = 1209, kCompactHeight = 756;
constexpr double kTallWidth = 1080, kTallHeight = 1920;
constexpr double kLeastWideWidth = 1880, kLeastWideHeight = 1050;
constexpr double kLeastCompactWidth = 1180, kLeastCompactHeight = 740;
constexpr double kLeastTallWidth = 1050, kLeastTallHeight = 1860;
constexpr double kMostShrunk = 0.8;  // a tall page: buttons of 20 mm are 16 mm then

bool isWide(double w, double h) {
  return w > h && w >= kLeastWideWidth && h >= kLeastWideHeight;
}

Layout wideLayout(double w, double h) {
  Layout page;
  page.kind = LayoutClass::wide;
  page.w = w;
  page.h = h;
  const double right = w - 96;
  page.capsule = {40, h - 480, 184, 432};
  page.rail = {0, 0, 264, h};
  page.content = {360, 188, w - 816, h - 188 - 48};
  page.back = {right - 280, h - 312, 280, 120};
  page.next = {right - 280, h - 168, 280, 120};
  page.readAloud = {right - 280, 36, 280, 112};
  page.notToday = {right - 280 - 20 - 252, 36, 252, 112};
  return page;
}

Layout compactLayout(double w, double h) {
  Layout page;
  page.kind = LayoutClass::compact;
  page.w = w;
  page.h = h;
  const double right = w - 24;
  page.capsule = {24, h - 404, 144, 372};
  page.rail = {0, 0, 192, h};
  page.content = {224, 184, right - 224, h - 184 - 32};
  page.answersTop = 352;
  page.next = {right - 260, h - 152, 260, 120};
  page.back = {right - 260 - 24 - 220, h - 152, 220, 120};
  page.readAloud = {right - 280, 36, 280, 112};
  page.notToday = {right - 280 - 16 - 216, 36, 216, 112};
  page.dash = 34;
  return page;
}

Layout tallLayout(double w, double h) {
  Layout page;
  page.kind = LayoutClass::tall;
  page.w = w;
  page.h = h;
  page.capsule = {48, h - 216, w - 96, 168};
  page.rail = {0, h - 264, w, 264};
  page.content = {64, 356, w - 128, h - 480 - 356};
  page.answersTop = 660;
  page.next = {w - 384, h - 480, 320, 124};
  page.back = {w - 384 - 304, h - 480, 280, 124};
  page.readAloud = {w - 344, 36, 280, 112};
  page.notToday = {w - 344 - 272, 36, 252, 112};
  page.stepTop = 212;
  page.dashTop = 274;
  return page;
}

}  // namespace

double scaleFor(double width, double height, double pixelsPerMillimetre) {
  const double scale =
      pixelsPerMillimetre > 0 ? pixelsPerMillimetre / kPixelsPerMillimetre : std::min(width, height) / 1080;
  const double w = width / scale, h = height / scale;
  if (isWide(w, h)) return scale;
  if (w > h) return scale * std::max(1.0, std::min(w / kCompactWidth, h / kCompactHeight));
  return scale * std::max(kMostShrunk, std::min(w / kTallWidth, h / kTallHeight));
}

Layout layoutFor(double width, double height) {
  if (isWide(width, height)) return wideLayout(width, height);
  if (width > height && width >= kLeastCompactWidth && height >= kLeastCompactHeight)
    return compactLayout(width, height);
  if (height > width && width >= kLeastTallWidth && height >= kLeastTallHeight)
    return tallLayout(width, height);
  throw std::runtime_error("This screen is too small for safe buttons.");
}

}  // namespace lw::ui
