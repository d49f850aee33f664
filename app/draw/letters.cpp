#include "draw/letters.hpp"

#include <fribidi.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <tuple>

namespace lw::draw {
namespace {

constexpr double kAscent = 0.805;                // of Lato: from the top of its line to the line it stands on
constexpr std::size_t kLongestParagraph = 4000;  // code points; more than any page has room for
constexpr double kSoft = 0.5;                    // px that a line may be wider than its width for rounding
constexpr double kWidestStencil = 8192;          // pixels; wider than any display
constexpr auto kFamily = "Lato";

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref<PangoLayout>>;
using ContextPtr = std::unique_ptr<PangoContext, Unref<PangoContext>>;

bool isPlain(std::string_view words) {
  return std::ranges::all_of(words, [](char c) { return c >= 0x20 && c < 0x7F; });
}

struct OneLetter {
  gunichar letter = 0;
  std::size_t bytes = 1;
  bool broken = false;
};

OneLetter letterAt(std::string_view words, std::size_t at) {
  const auto letter = g_utf8_get_char_validated(words.data() + at, static_cast<gssize>(words.size() - at));
  const bool broken =
      letter == static_cast<gunichar>(-1) || letter == static_cast<gunichar>(-2) || words[at] == '\0';
  if (broken) return {0, 1, true};
  return {letter, static_cast<std::size_t>(g_utf8_skip[static_cast<unsigned char>(words[at])]), false};
}

/// Marks that would turn the direction of what follows, beyond the end of the text that holds them.
bool steers(gunichar c) {
  const auto kind = g_unichar_type(c);
  return kind == G_UNICODE_CONTROL || kind == G_UNICODE_LINE_SEPARATOR ||
         kind == G_UNICODE_PARAGRAPH_SEPARATOR || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// Remembers answers by what was asked, and forgets all of them before they fill memory.
template <class Answer>
class Memory {
 public:
  using Key = std::tuple<std::string, int, int, std::size_t, Weight>;

  template <class Work>
  const Answer& of(Key key, const Work& work) {
    if (const auto found = answers_.find(key); found != answers_.end()) return found->second;
    Answer answer = work();
    constexpr std::size_t kMost = 4u << 20, kEach = 256;
    bytes_ += 2 * std::get<0>(key).size() + kEach;
    if (bytes_ > kMost) {
      answers_.clear();
      bytes_ = 2 * std::get<0>(key).size() + kEach;
    }
    return answers_.emplace(std::move(key), std::move(answer)).first->second;
  }

 private:
  std::map<Key, Answer> answers_;
  std::size_t bytes_ = 0;
};

int eighths(double length) {
  return static_cast<int>(std::lround(std::clamp(length, -1e6, 1e6) * 8));
}

/// Bytes where a letter (with all its marks) begins, and the end.
std::vector<std::size_t> lettersOf(PangoLayout* layout, const std::string& words) {
  int count = 0;
  const auto* marks = pango_layout_get_log_attrs_readonly(layout, &count);
  std::vector<std::size_t> begins;
  const char* at = words.c_str();
  for (int i = 0; i < count; ++i) {
    if (marks[i].is_cursor_position) begins.push_back(static_cast<std::size_t>(at - words.c_str()));
    if (i + 1 < count) at = g_utf8_next_char(at);
  }
  return begins;
}

ContextPtr makeContext(PangoFontMap* fonts) {
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts), 96);
  ContextPtr context(pango_font_map_create_context(fonts));
  auto* options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  return context;
}

PangoFontDescription* describe(double pixels, Weight weight) {
  auto* font = pango_font_description_new();
  pango_font_description_set_family(font, kFamily);
  pango_font_description_set_weight(font,
                                    weight == Weight::semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size(font, pixels * PANGO_SCALE);
  return font;
}

/// The family that a machine gives for the one that was asked for.
std::string familyFound(PangoContext* context) {
  auto* wanted = describe(20, Weight::regular);
  const std::unique_ptr<PangoFont, Unref<PangoFont>> font(pango_context_load_font(context, wanted));
  pango_font_description_free(wanted);
  if (!font) return {};
  auto* found = pango_font_describe(font.get());
  std::string family = pango_font_description_get_family(found);
  pango_font_description_free(found);
  return family;
}

}  // namespace

bool leftwards(std::string_view words) {
  for (std::size_t i = 0; i < words.size();) {
    const auto one = letterAt(words, i);
    const auto type = one.broken ? FRIBIDI_TYPE_ON : fribidi_get_bidi_type(one.letter);
    if (FRIBIDI_IS_STRONG(type)) return FRIBIDI_IS_RTL(type);
    i += one.bytes;
  }
  return false;
}

std::string oneLine(std::string_view words, std::size_t most) {
  if (words.size() <= most && isPlain(words)) return std::string(words);
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size() && count < most; ++count) {
    const auto one = letterAt(words, i);
    if (one.broken)
      out += "\xEF\xBF\xBD";
    else if (steers(one.letter))
      out += ' ';
    else
      out.append(words.substr(i, one.bytes));
    i += one.bytes;
  }
  return out;
}

struct Letters::State {
  double scale = 1, larger = 1;
  bool wholePixels = false;
  std::unique_ptr<PangoFontMap, Unref<PangoFontMap>> fonts{pango_cairo_font_map_new()};
  ContextPtr context = makeContext(fonts.get());
  mutable Memory<double> widths;
  mutable Memory<std::vector<std::string>> breaks;

  double pixelsOf(double size) const {
    const double pixels = size * scale * larger;
    return wholePixels ? std::max(1.0, std::round(pixels)) : pixels;
  }
  int pangoUnits(double length) const {
    return static_cast<int>(std::clamp(length * scale * PANGO_SCALE, 0.0, 1e9));
  }

  /// One paragraph in pixels.
  LayoutPtr layout(const std::string& words, double size, Weight weight) const {
    LayoutPtr made{pango_layout_new(context.get())};
    auto* font = describe(pixelsOf(size), weight);
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    pango_layout_set_single_paragraph_mode(made.get(), TRUE);
    pango_layout_set_auto_dir(made.get(), TRUE);
    pango_layout_set_text(made.get(), words.c_str(), static_cast<int>(words.size()));
    return made;
  }
  LayoutPtr broken(const std::string& words, double width, double size, Weight weight,
                   PangoWrapMode mode) const {
    auto made = layout(words, size, weight);
    pango_layout_set_single_paragraph_mode(made.get(), FALSE);
    pango_layout_set_width(made.get(), pangoUnits(width));
    pango_layout_set_wrap(made.get(), mode);
    return made;
  }
  double widthOf(PangoLayout* made) const {
    PangoRectangle logical{};
    pango_layout_get_extents(made, nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE / scale;
  }
  /// A run as one line, with an ellipsis where it is too wide.
  LayoutPtr lineOf(const TextRun& run) const {
    auto made = layout(oneLine(run.text), run.size, run.weight);
    if (widthOf(made.get()) > run.width + kSoft) {
      pango_layout_set_width(made.get(), pangoUnits(run.width + kSoft));
      pango_layout_set_ellipsize(made.get(), PANGO_ELLIPSIZE_END);
    }
    return made;
  }
};

Letters::Letters() : state_(std::make_unique<State>()) {}

Letters::Letters(double scale, double larger) : state_(std::make_unique<State>()) {
  state_->scale = scale;
  state_->larger = larger;
  state_->wholePixels = true;
  if (const auto found = familyFound(state_->context.get()); found != kFamily)
    throw std::runtime_error(std::string("the font Lato is missing (there is ") + found +
                             "); install the package fonts-lato");
}

Letters::~Letters() = default;

double Letters::scale() const {
  return state_->scale;
}

double Letters::width(std::string_view words, double size, Weight weight) const {
  auto clean = oneLine(words);
  if (clean.empty()) return 0;
  return state_->widths.of({clean, eighths(size), 0, 0, weight},
                           [&] { return state_->widthOf(state_->layout(clean, size, weight).get()); });
}

namespace {

/// A line of a paragraph as text of its own. Where its own letters would give it another direction than the
/// paragraph has, an unseen mark in front says so.
std::string lineAlone(const std::string& words, const PangoLayoutLine& line, bool withRest) {
  const auto from = static_cast<std::size_t>(line.start_index);
  auto part = words.substr(from, withRest ? std::string::npos : static_cast<std::size_t>(line.length));
  while (part.ends_with(' ')) part.pop_back();
  const bool paragraph = line.resolved_dir == PANGO_DIRECTION_RTL;
  if (!part.empty() && leftwards(part) != paragraph) part.insert(0, paragraph ? "\u200F" : "\u200E");
  return part;
}

}  // namespace

std::vector<std::string> Letters::wrap(std::string_view words, double width, double size, std::size_t lines,
                                       Weight weight) const {
  const auto clean = oneLine(words, kLongestParagraph);
  return state_->breaks.of({clean, eighths(size), eighths(width), lines, weight}, [&] {
    const auto layout = state_->broken(clean, width, size, weight, PANGO_WRAP_WORD_CHAR);
    const auto count = static_cast<std::size_t>(pango_layout_get_line_count(layout.get()));
    std::vector<std::string> out;
    for (std::size_t i = 0; i < std::min(count, lines); ++i)
      out.push_back(lineAlone(clean, *pango_layout_get_line_readonly(layout.get(), static_cast<int>(i)),
                              i + 1 == lines && count > lines));
    return out;
  });
}

bool Letters::fitsAcross(std::string_view words, double width, double size, Weight weight) const {
  const auto clean = oneLine(words, kLongestParagraph);
  constexpr std::size_t kAcross = 1;  // sets the question apart from the one for a whole line's width
  return state_->widths.of({clean, eighths(size), eighths(width), kAcross, weight}, [&] {
    return state_->widthOf(state_->broken(clean, width, size, weight, PANGO_WRAP_WORD).get());
  }) <= width;
}

std::string Letters::shortened(std::string_view words, double width, double size, Weight weight) const {
  const auto clean = oneLine(words);
  if (this->width(clean, size, weight) <= width) return clean;
  const auto begins = lettersOf(state_->layout(clean, size, weight).get(), clean);
  const auto cut = [&](std::size_t end) { return clean.substr(0, end) + "…"; };
  const auto fits = std::ranges::partition_point(
      begins, [&](std::size_t end) { return this->width(cut(end), size, weight) <= width; });
  return fits == begins.begin() ? "…" : cut(*std::prev(fits));
}

std::string Letters::ending(std::string_view words, double width, double size, Weight weight) const {
  constexpr std::size_t kLooked = 1600;  // bytes: 400 letters at least, more than any line holds
  auto from = words.size() > kLooked ? words.size() - kLooked : 0;
  while (from < words.size() && (static_cast<unsigned char>(words[from]) & 0xC0) == 0x80) ++from;
  const auto clean = oneLine(words.substr(from), kLooked);
  const auto begins = lettersOf(state_->layout(clean, size, weight).get(), clean);
  const auto fits = std::ranges::partition_point(
      begins, [&](std::size_t begin) { return this->width(clean.substr(begin), size, weight) > width; });
  return fits == begins.end() ? "" : clean.substr(*fits);
}

int Letters::missing(std::string_view words) const {
  return pango_layout_get_unknown_glyphs_count(state_->layout(oneLine(words), 40, Weight::regular).get());
}

void Letters::draw(cairo_t* to, const TextRun& run) const {
  const auto layout = state_->lineOf(run);
  auto* line = pango_layout_get_line_readonly(layout.get(), 0);
  PangoRectangle logical{};
  pango_layout_line_get_extents(line, nullptr, &logical);
  const double wide = static_cast<double>(logical.width) / PANGO_SCALE;
  const double left = line->resolved_dir == PANGO_DIRECTION_RTL ? run.at.x + run.width - wide : run.at.x;
  const auto reach = reachOf(run);
  cairo_save(to);
  cairo_rectangle(to, reach.x, reach.y, reach.w, reach.h);
  cairo_clip(to);
  // letters of other scripts may be taller: all stand on the line that Lato would stand on
  cairo_move_to(to, left, run.at.y + kAscent * run.size);
  pango_cairo_show_layout_line(to, line);
  cairo_restore(to);
}

Letters::Place Letters::placeOf(const TextRun& run) const {
  const auto whole = [](double pixels) { return static_cast<int>(std::clamp(pixels, -1e6, 1e6)); };
  return {whole(std::round(run.at.x * scale())),
          whole(std::round(run.at.y * scale()) + std::ceil(kAscent * state_->pixelsOf(run.size)))};
}

namespace {

/// A line in white or black on nothing.
std::vector<std::uint32_t> painted(PangoLayoutLine* line, const Stencil& frame, double ink) {
  std::vector<std::uint32_t> pixels(static_cast<std::size_t>(frame.width) *
                                    static_cast<std::size_t>(frame.height));
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels.data()),
                                          CAIRO_FORMAT_ARGB32, frame.width, frame.height, frame.width * 4),
      &cairo_surface_destroy);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> to(cairo_create(surface.get()), &cairo_destroy);
  cairo_set_source_rgb(to.get(), ink, ink, ink);
  cairo_move_to(to.get(), -frame.left, -frame.top);
  pango_cairo_show_layout_line(to.get(), line);
  cairo_surface_flush(surface.get());
  return pixels;
}

bool isGrey(std::uint32_t pixel) {
  const auto alpha = pixel >> 24;
  return pixel == (alpha << 24 | alpha << 16 | alpha << 8 | alpha);
}

/// The pixels where letters may be: their ink, but not beyond what a run may touch.
Stencil frameOf(PangoLayoutLine* line, const Box& reach) {
  PangoRectangle ink{};
  pango_layout_line_get_pixel_extents(line, &ink, nullptr);
  const auto whole = [](double pixels) { return static_cast<int>(pixels); };
  Stencil frame;
  frame.left = std::max(ink.x - 1, whole(std::ceil(reach.x)));
  frame.top = std::max(ink.y - 1, whole(std::ceil(reach.y)));
  frame.width = std::max(0, std::min(ink.x + ink.width + 1, whole(reach.right())) - frame.left);
  frame.height = std::max(0, std::min(ink.y + ink.height + 1, whole(reach.bottom())) - frame.top);
  return frame;
}

}  // namespace

Stencil Letters::stencil(const TextRun& run) const {
  const auto layout = state_->lineOf(run);
  auto* line = pango_layout_get_line_readonly(layout.get(), 0);
  const auto place = placeOf(run);
  const auto touch = reachOf(run);
  const double s = scale();
  auto frame = frameOf(line, {touch.x * s - place.x, touch.y * s - place.y,
                              std::min(touch.w * s, kWidestStencil), touch.h * s});
  if (frame.width == 0 || frame.height == 0) return {};
  const auto white = painted(line, frame, 1);
  frame.cover.reserve(white.size());
  if (std::ranges::all_of(white, isGrey)) {
    for (const auto pixel : white) frame.cover.push_back(static_cast<std::uint8_t>(pixel >> 24));
    return frame;
  }
  // what differs between white and black letters takes the text's colour; the rest has its own
  frame.own = painted(line, frame, 0);
  for (std::size_t i = 0; i < white.size(); ++i) {
    const auto light = (white[i] >> 8) & 0xFF, dark = (frame.own[i] >> 8) & 0xFF;
    const auto cover = std::min(light - std::min(light, dark), frame.own[i] >> 24);
    frame.cover.push_back(static_cast<std::uint8_t>(cover));
    frame.own[i] -= cover << 24;
  }
  return frame;
}

}  // namespace lw::draw
