#include "ui/kit/icons.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace lw::ui {
namespace {

/// Draws on the grid of one sign.
class IconGrid {
 public:
  IconGrid(Draw& d, Point at, double size, Colour colour, double thickness)
      : d_(d), at_(at), k_(size / 24), colour_(colour), thickness_(thickness) {}

  const IconGrid& path(const std::vector<Point>& points) const {
    std::vector<Point> placed;
    for (const auto& p : points) placed.push_back(place(p));
    d_.polyline(std::move(placed), colour_, thickness_);
    return *this;
  }
  const IconGrid& arc(double x, double y, double r, double from, double to) const {
    if (std::abs(to - from) >= 360)
      d_.ring(place({x, y}), r * k_, colour_, thickness_);
    else
      d_.arc(place({x, y}), r * k_, from, to, colour_, thickness_);
    return *this;
  }
  const IconGrid& dot(double x, double y, double r) const {
    d_.disc(place({x, y}), r * k_, colour_);
    return *this;
  }

 private:
  Point place(Point p) const { return {at_.x + p.x * k_, at_.y + p.y * k_}; }

  Draw& d_;
  Point at_;
  double k_;
  Colour colour_;
  double thickness_;
};

const std::vector<Point> kSpeaker{{4, 9.5},  {4, 14.5},  {7.5, 14.5}, {12, 18.5},
                                  {12, 5.5}, {7.5, 9.5}, {4, 9.5}};
const std::vector<Point> kSmallSpeaker{{3, 9.5},  {3, 14.5},  {6.5, 14.5}, {11, 18.5},
                                       {11, 5.5}, {6.5, 9.5}, {3, 9.5}};

void drawActionSign(const IconGrid& g, Icon which) {
  switch (which) {
    case Icon::pause: g.path({{8.5, 6}, {8.5, 18}}).path({{15.5, 6}, {15.5, 18}}); break;
    case Icon::play: g.path({{8, 5.5}, {18.5, 12}, {8, 18.5}, {8, 5.5}}); break;
    case Icon::softer: g.path(kSmallSpeaker).path({{14.5, 12}, {21, 12}}); break;
    case Icon::plus: g.path({{12, 5}, {12, 19}}).path({{5, 12}, {19, 12}}); break;
    case Icon::minus: g.path({{5, 12}, {19, 12}}); break;
    case Icon::extend:
      g.path({{3, 12}, {17, 12}}).path({{12.5, 7}, {17.5, 12}, {12.5, 17}}).path({{21, 6}, {21, 18}});
      break;
    case Icon::turn:
      g.path({{8, 5}, {4, 9}, {8, 13}})
          .path({{4, 9}, {15, 9}})
          .arc(15, 14, 5, -90, 90)
          .path({{15, 19}, {9, 19}});
      break;
    case Icon::end: g.path({{6.5, 6.5}, {17.5, 6.5}, {17.5, 17.5}, {6.5, 17.5}, {6.5, 6.5}}); break;
    case Icon::skip: g.path({{5, 6}, {14, 12}, {5, 18}, {5, 6}}).path({{18.5, 6}, {18.5, 18}}); break;
    case Icon::shift:
      g.path({{12, 5}, {5, 12}, {9, 12}, {9, 19}, {15, 19}, {15, 12}, {19, 12}, {12, 5}});
      break;
    case Icon::erase:
      g.path({{9, 6}, {20, 6}, {20, 18}, {9, 18}, {3.5, 12}, {9, 6}})
          .path({{11.5, 9.5}, {16.5, 14.5}})
          .path({{16.5, 9.5}, {11.5, 14.5}});
      break;
    default: break;
  }
}

void drawThingSign(const IconGrid& g, Icon which) {
  switch (which) {
    case Icon::tick: g.path({{5, 12.5}, {10, 17.5}, {19.5, 7}}); break;
    case Icon::cross: g.path({{6, 6}, {18, 18}}).path({{18, 6}, {6, 18}}); break;
    case Icon::back: g.path({{14.5, 5}, {7.5, 12}, {14.5, 19}}); break;
    case Icon::next: g.path({{9.5, 5}, {16.5, 12}, {9.5, 19}}); break;
    case Icon::ear: g.path(kSpeaker).arc(13, 12, 4, -45, 45).arc(13, 12, 8, -45, 45); break;
    case Icon::lock:
      g.path({{6, 11}, {18, 11}, {18, 20}, {6, 20}, {6, 11}})
          .arc(12, 9.5, 4.2, 180, 360)
          .path({{7.8, 9.5}, {7.8, 11}})
          .path({{16.2, 9.5}, {16.2, 11}});
      break;
    case Icon::broken:
      g.arc(7, 12, 4.5, 60, 300)
          .arc(17, 12, 4.5, 240, 480)
          .path({{12, 3.5}, {12, 7}})
          .path({{12, 17}, {12, 20.5}});
      break;
    case Icon::hand: g.path({{12, 3}, {12, 9}}).arc(12, 14.5, 5.5, 0, 360).dot(12, 14.5, 1.6); break;
    case Icon::clock: g.arc(12, 12, 8.5, 0, 360).path({{12, 7}, {12, 12}, {15.5, 14}}); break;
    case Icon::heart: g.path({{3, 12}, {8, 12}, {10.2, 7}, {13.4, 17.5}, {15.6, 12}, {21, 12}}); break;
    case Icon::home:
      g.path({{4, 12}, {12, 5}, {20, 12}}).path({{6.5, 10.5}, {6.5, 19}, {17.5, 19}, {17.5, 10.5}});
      break;
    case Icon::eye: g.arc(12, 16.5, 9.5, -145, -35).arc(12, 7.5, 9.5, 35, 145).dot(12, 12, 2.4); break;
    case Icon::note:
      g.path({{5, 4.5}, {19, 4.5}, {19, 19.5}, {5, 19.5}, {5, 4.5}})
          .path({{8.5, 9.5}, {15.5, 9.5}})
          .path({{8.5, 14}, {13, 14}});
      break;
    case Icon::bang: g.path({{12, 5}, {12, 13.5}}).dot(12, 18.3, 1.5); break;
    case Icon::phone: g.path({{7, 3}, {17, 3}, {17, 21}, {7, 21}, {7, 3}}).dot(12, 18, 1.1); break;
    case Icon::person: g.arc(12, 8, 4, 0, 360).arc(12, 21, 8, 180, 360); break;
    default: drawActionSign(g, which); break;
  }
}

// The part of the line x = c + t, y = bottom - t (t from 0 to h) that lies inside a rounded box, found by
// small steps.
std::optional<std::pair<Point, Point>> insidePart(const Box& box, double radius, double c) {
  const auto inside = [&](Point p) {
    if (!box.contains(p)) return false;
    const double cx = std::clamp(p.x, box.x + radius, box.right() - radius),
                 cy = std::clamp(p.y, box.y + radius, box.bottom() - radius);
    return (p.x - cx) * (p.x - cx) + (p.y - cy) * (p.y - cy) <= radius * radius;
  };
  std::optional<std::pair<Point, Point>> part;
  for (double t = 0; t <= box.h; t += 0.5) {
    const Point p{c + t, box.bottom() - t};
    if (!inside(p)) continue;
    if (!part) part = {p, p};
    part->second = p;
  }
  return part;
}

}  // namespace

void icon(Draw& d, Icon which, Point at, double size, Colour colour, double thickness) {
  const auto first = d.ops.size();
  drawThingSign(IconGrid(d, at, size, colour, thickness > 0 ? thickness : std::max(2.0, size / 12)), which);
  d.together(first, {at.x, at.y, size, size});
}

void callSign(Draw& d, Point centre, double size, Colour colour) {
  const double k = size / 100;
  const auto first = d.ops.size();
  d.disc({centre.x - 14 * k, centre.y - 22 * k}, 17 * k, colour);
  // shoulders: the upper half of a disc on a short block, its edges rounded by a stroke of 6 units
  const double x = centre.x - 14 * k, y = centre.y + 38 * k, r = 34 * k;
  d.arch({x - r, y - 4 * k - r, 2 * r, r + 7 * k}, colour, r);
  d.arc({centre.x + 2 * k, centre.y - 20 * k}, 30 * k, -48, 48, colour, 8 * k);
  d.arc({centre.x + 2 * k, centre.y - 20 * k}, 47 * k, -48, 48, colour, 8 * k);
  d.together(first, {centre.x - size / 2, centre.y - size / 2, size, size});
}

void hatch(Draw& d, const Box& box, double radius, Colour colour, double thickness, double step) {
  for (double c = box.x - box.h; c < box.right(); c += step) {
    const auto part = insidePart(box, radius, c);
    if (part && std::hypot(part->second.x - part->first.x, part->second.y - part->first.y) > 4)
      d.line(part->first, part->second, colour, thickness);
  }
}

void mark(Draw& d, Point at, double size, Colour colour) {
  d.ring({at.x + size / 2, at.y + size * 0.32}, size * 0.2, colour, size * 0.06);
  for (const auto& [from, to, y] : {std::tuple{0.06, 0.94, 0.66}, {0.18, 0.82, 0.8}, {0.32, 0.68, 0.94}})
    d.line({at.x + from * size, at.y + y * size}, {at.x + to * size, at.y + y * size}, colour, size * 0.06,
           true);
}

void diamond(Draw& d, Point c, double r, Colour colour, bool open) {
  std::vector<Point> points{{c.x, c.y - r}, {c.x + r, c.y}, {c.x, c.y + r}, {c.x - r, c.y}};
  if (!open) return d.polygon(std::move(points), colour);
  points.push_back(points.front());
  d.polyline(std::move(points), colour, 3);
}

}  // namespace lw::ui
