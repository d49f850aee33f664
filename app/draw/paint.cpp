#include "draw/paint.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "draw/png.hpp"

namespace lw::draw {
namespace {

using SurfacePtr = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

void setColour(cairo_t* to, Colour colour) {
  const auto part = [&](int shift) { return ((colour.rgb >> shift) & 0xFF) / 255.0; };
  cairo_set_source_rgba(to, part(16), part(8), part(0), colour.alpha);
}

void roundedPath(cairo_t* to, const Box& box, double radius, bool topOnly = false) {
  constexpr double kQuarter = std::numbers::pi / 2;
  const double r = std::clamp(radius, 0.0, std::max(0.0, std::min(box.w, box.h) / 2));
  if (r <= 0) return cairo_rectangle(to, box.x, box.y, box.w, box.h);
  const double low = topOnly ? 0 : r;
  cairo_new_sub_path(to);
  cairo_arc(to, box.right() - r, box.y + r, r, -kQuarter, 0);
  cairo_arc(to, box.right() - low, box.bottom() - low, low, 0, kQuarter);
  cairo_arc(to, box.x + low, box.bottom() - low, low, kQuarter, 2 * kQuarter);
  cairo_arc(to, box.x + r, box.y + r, r, 2 * kQuarter, 3 * kQuarter);
  cairo_close_path(to);
}

void pathThrough(cairo_t* to, const std::vector<Point>& points) {
  for (std::size_t i = 0; i < points.size(); ++i)
    i == 0 ? cairo_move_to(to, points[i].x, points[i].y) : cairo_line_to(to, points[i].x, points[i].y);
}

/// Draws one operation after the other with Cairo.
struct CairoBrush {
  cairo_t* to;
  const Letters& letters;

  void operator()(const Fill& op) const {
    setColour(to, op.colour);
    roundedPath(to, op.box, op.radius, op.topOnly);
    cairo_fill(to);
  }
  void operator()(const Outline& op) const {
    roundedPath(to, op.box.inset(op.thickness / 2), op.radius - op.thickness / 2);
    stroke(op.colour, op.thickness);
  }
  void operator()(const Disc& op) const {
    setColour(to, op.colour);
    cairo_arc(to, op.centre.x, op.centre.y, op.radius, 0, 2 * std::numbers::pi);
    cairo_fill(to);
  }
  void operator()(const Ring& op) const {
    cairo_new_sub_path(to);
    cairo_arc(to, op.centre.x, op.centre.y, op.radius, 0, 2 * std::numbers::pi);
    stroke(op.colour, op.thickness);
  }
  void operator()(const Arc& op) const {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    cairo_new_sub_path(to);
    cairo_arc(to, op.centre.x, op.centre.y, op.radius, radians(op.from), radians(op.to));
    cairo_set_line_cap(to, op.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    stroke(op.colour, op.thickness);
  }
  void operator()(const Line& op) const {
    const bool round = op.round && op.dash <= 0;
    const double dashes[] = {op.dash, op.gap > 0 ? op.gap : op.dash};
    cairo_set_line_join(to, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(to, round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    if (op.dash > 0) cairo_set_dash(to, dashes, 2, 0);
    pathThrough(to, op.points);
    stroke(op.colour, op.thickness);
    if (op.dash > 0) cairo_set_dash(to, nullptr, 0, 0);
  }
  void operator()(const Shape& op) const {
    setColour(to, op.colour);
    pathThrough(to, op.points);
    cairo_close_path(to);
    cairo_fill(to);
  }
  void operator()(const Area& op) const {
    if (op.course.empty()) return;
    setColour(to, op.colour);
    pathThrough(to, op.course);
    cairo_line_to(to, op.course.back().x, op.base);
    cairo_line_to(to, op.course.front().x, op.base);
    cairo_close_path(to);
    cairo_fill(to);
  }
  void operator()(const Bars& op) const {
    cairo_set_line_cap(to, CAIRO_LINE_CAP_BUTT);
    for (std::size_t i = 0; i < op.halves.size(); ++i) {
      const double x = op.x + op.step * static_cast<double>(i), half = static_cast<double>(op.halves[i]);
      cairo_move_to(to, x, op.middle - half);
      cairo_line_to(to, x, op.middle + half);
    }
    stroke(op.colour, op.thickness);
  }
  void operator()(const TextRun& op) const {
    setColour(to, op.colour);
    letters.draw(to, op);
  }
  void operator()(const PushClip& op) const {
    cairo_save(to);
    cairo_rectangle(to, op.box.x, op.box.y, op.box.w, op.box.h);
    cairo_clip(to);
  }
  void operator()(const PopClip&) const { cairo_restore(to); }

 private:
  void stroke(Colour colour, double thickness) const {
    setColour(to, colour);
    cairo_set_line_width(to, thickness);
    cairo_stroke(to);
  }
};

bool always(const Op& op) {
  return std::holds_alternative<PushClip>(op) || std::holds_alternative<PopClip>(op);
}

void paintAll(cairo_t* to, const std::vector<Op>& ops, const Letters& letters, const Box* part = nullptr) {
  const CairoBrush brush{to, letters};
  for (const auto& op : ops)
    if (part == nullptr || always(op) || boundsOf(op).overlaps(*part)) std::visit(brush, op);
}

void check(cairo_status_t status, const char* what) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(fmt::format("can't make {}: {}", what, cairo_status_to_string(status)));
}

cairo_status_t append(void* text, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

struct Raster::State {
  SurfacePtr surface;
  Context to;
};

Raster::Raster(int width, int height) {
  SurfacePtr surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), &cairo_surface_destroy);
  check(cairo_surface_status(surface.get()), "a picture of that size");
  Context to(cairo_create(surface.get()), &cairo_destroy);
  state_ = std::make_unique<State>(State{std::move(surface), std::move(to)});
}

Raster::~Raster() = default;

void Raster::paint(const std::vector<Op>& ops, const Box& part, const Letters& letters, double scale) {
  auto* to = state_->to.get();
  cairo_save(to);
  cairo_scale(to, scale, scale);
  cairo_rectangle(to, part.x, part.y, part.w, part.h);
  cairo_clip(to);
  paintAll(to, ops, letters, &part);
  cairo_restore(to);
  cairo_surface_flush(state_->surface.get());
}

void Raster::copyFrom(const Raster& other, int x, int y, int w, int h) {
  cairo_surface_flush(state_->surface.get());
  auto* to = reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(state_->surface.get()));
  for (int row = y; row < y + h; ++row) {
    const auto* from = other.pixels() + static_cast<std::ptrdiff_t>(row) * other.stride() + x;
    std::copy(from, from + w, to + static_cast<std::ptrdiff_t>(row) * stride() + x);
  }
  cairo_surface_mark_dirty_rectangle(state_->surface.get(), x, y, w, h);
}

const std::uint32_t* Raster::pixels() const {
  return reinterpret_cast<const std::uint32_t*>(cairo_image_surface_get_data(state_->surface.get()));
}
int Raster::stride() const {
  return cairo_image_surface_get_stride(state_->surface.get()) / 4;
}
int Raster::width() const {
  return cairo_image_surface_get_width(state_->surface.get());
}
int Raster::height() const {
  return cairo_image_surface_get_height(state_->surface.get());
}

std::string escapeMarkup(const std::string& text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  return out;
}

std::string svgOf(const Sheet& sheet, const Letters& letters, const Caption& caption) {
  std::string text;
  {
    SurfacePtr surface(cairo_svg_surface_create_for_stream(&append, &text, sheet.width, sheet.height),
                       &cairo_surface_destroy);
    check(cairo_surface_status(surface.get()), "an SVG");
    cairo_svg_surface_set_document_unit(surface.get(), CAIRO_SVG_UNIT_PX);
    Context to(cairo_create(surface.get()), &cairo_destroy);
    paintAll(to.get(), sheet.ops, letters);
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()), "an SVG");
  }
  const auto root = text.find("<svg ");
  const auto end = text.find('>', root);
  if (root == std::string::npos || end == std::string::npos) throw std::runtime_error("can't make an SVG");
  const auto words = fmt::format("\n<title>{}</title>\n<desc>{}</desc>", escapeMarkup(oneLine(caption.title)),
                                 escapeMarkup(oneLine(caption.description)));
  text.insert(end + 1, words);
  text.insert(end, " role=\"img\"");
  return text;
}

std::string pngOf(const Sheet& sheet, const Letters& letters, double scale) {
  const auto pixels = [&](double length) { return static_cast<int>(std::ceil(length * scale)); };
  Raster raster(pixels(sheet.width), pixels(sheet.height));
  raster.paint(sheet.ops, {0, 0, sheet.width, sheet.height}, letters, scale);
  return encodePng(raster.pixels(), raster.width(), raster.height(), raster.stride());
}

std::string pdfOf(const std::vector<Sheet>& sheets, const Letters& letters, const Caption& caption) {
  constexpr double kLong = 841.89, kShort = 595.28;  // A4 in points
  std::string text;
  SurfacePtr surface(cairo_pdf_surface_create_for_stream(&append, &text, kLong, kShort),
                     &cairo_surface_destroy);
  check(cairo_surface_status(surface.get()), "a PDF");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, oneLine(caption.title).c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_SUBJECT,
                                 oneLine(caption.description).c_str());
  for (const auto& sheet : sheets) {
    Context to(cairo_create(surface.get()), &cairo_destroy);
    const double scale = std::min(kLong / sheet.width, kShort / sheet.height);
    cairo_scale(to.get(), scale, scale);
    paintAll(to.get(), sheet.ops, letters);
    cairo_show_page(to.get());
  }
  cairo_surface_finish(surface.get());
  check(cairo_surface_status(surface.get()), "a PDF");
  return text;
}

}  // namespace lw::draw
