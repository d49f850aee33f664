#include "ui/kit/layout.hpp"

#include <stdexcept>

namespace lw::ui {
namespace {

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

Layout layoutFor(double width, double height) {
  if (width >= 1500 && width > height) return wideLayout(width, height);
  if (width >= 1180 && width > height && height >= 700) return compactLayout(width, height);
  if (height > width && width >= 760 && height >= 1280) return tallLayout(width, height);
  throw std::runtime_error("This screen is too small for safe buttons.");
}

}  // namespace lw::ui
