#include "draw/letters.hpp"

#include <pango/pangocairo.h>

#include <cmath>
#include <map>
#include <tuple>

namespace lw::draw {
namespace {

constexpr double kAscent = 0.805;      // of Lato: from the top of its line to the line it stands on
constexpr std::size_t kLongest = 400;  // code points of a line: more is cut before it is set

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref<PangoLayout>>;

}  // namespace

std::string oneLine(std::string_view words) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size() && count < kLongest; ++count) {
    const auto left = static_cast<gssize>(words.size() - i);
    const gunichar c = g_utf8_get_char_validated(words.data() + i, left);
    const bool broken = c == static_cast<gunichar>(-1) || c == static_cast<gunichar>(-2) || words[i] == '\0';
    const std::size_t bytes =
        broken ? 1 : static_cast<std::size_t>(g_utf8_skip[static_cast<unsigned char>(words[i])]);
    // signs that only steer (direction overrides, joins of lines) could carry a text out of its place
    const auto kind = broken ? G_UNICODE_UNASSIGNED : g_unichar_type(c);
    const bool steers = kind == G_UNICODE_CONTROL || kind == G_UNICODE_LINE_SEPARATOR ||
                        kind == G_UNICODE_PARAGRAPH_SEPARATOR || (c >= 0x202A && c <= 0x202E) ||
                        (c >= 0x2066 && c <= 0x2069);
    if (broken)
      out += "\xEF\xBF\xBD";
    else if (steers)
      out += ' ';
    else
      out.append(words.substr(i, bytes));
    i += bytes;
  }
  return out;
}

struct Letters::State {
  std::unique_ptr<PangoFontMap, Unref<PangoFontMap>> map{pango_cairo_font_map_new()};
  std::unique_ptr<PangoContext, Unref<PangoContext>> context;
  mutable std::map<std::tuple<std::string, int, Weight>, double> widths;

  State() {
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 96);
    context.reset(pango_font_map_create_context(map.get()));
    auto* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
  }

  Layout layout(const std::string& words, double size, Weight weight) const {
    Layout made{pango_layout_new(context.get())};
    auto* font = pango_font_description_new();
    pango_font_description_set_family(font, "Lato");
    pango_font_description_set_weight(
        font, weight == Weight::semibold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(made.get(), font);
    pango_font_description_free(font);
    pango_layout_set_single_paragraph_mode(made.get(), TRUE);
    pango_layout_set_auto_dir(made.get(), TRUE);
    pango_layout_set_text(made.get(), words.c_str(), static_cast<int>(words.size()));
    return made;
  }
};

Letters::Letters() : state_(std::make_unique<State>()) {}
Letters::~Letters() = default;

double Letters::width(std::string_view words, double size, Weight weight) const {
  constexpr std::size_t kRemembered = 20000;
  const auto clean = oneLine(words);
  const auto key = std::tuple{clean, static_cast<int>(size * 8), weight};
  if (const auto found = state_->widths.find(key); found != state_->widths.end()) return found->second;
  const auto layout = state_->layout(clean, size, weight);
  PangoRectangle ink{}, logical{};
  pango_layout_get_extents(layout.get(), &ink, &logical);
  const double width = static_cast<double>(logical.width) / PANGO_SCALE;
  if (state_->widths.size() > kRemembered) state_->widths.clear();
  return state_->widths[key] = width;
}

std::vector<std::string> Letters::wrap(std::string_view words, double width, double size, std::size_t lines,
                                       Weight weight) const {
  const auto clean = oneLine(words);
  const auto layout = state_->layout(clean, size, weight);
  pango_layout_set_single_paragraph_mode(layout.get(), FALSE);
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  std::vector<std::string> out;
  const auto count = static_cast<std::size_t>(pango_layout_get_line_count(layout.get()));
  for (std::size_t i = 0; i < std::min(count, lines); ++i) {
    const auto* line = pango_layout_get_line_readonly(layout.get(), static_cast<int>(i));
    const auto from = static_cast<std::size_t>(line->start_index);
    const bool cut = i + 1 == lines && count > lines;  // the rest goes on in this line and is cut by the box
    auto part = clean.substr(from, cut ? std::string::npos : static_cast<std::size_t>(line->length));
    while (part.ends_with(' ')) part.pop_back();
    out.push_back(std::move(part));
  }
  return out;
}

void Letters::draw(cairo_t* to, const TextRun& run) const {
  const auto clean = oneLine(run.text);
  const auto layout = state_->layout(clean, run.size, run.weight);
  pango_layout_set_width(layout.get(), static_cast<int>(std::ceil((run.width + 0.5) * PANGO_SCALE)));
  pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  // Pango's left is where a line begins, which is the right side for Arabic and Hebrew
  const bool leftwards = pango_layout_get_direction(layout.get(), 0) == PANGO_DIRECTION_RTL;
  pango_layout_set_alignment(layout.get(), leftwards ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  // letters of other scripts may be taller: all stand on the line that Lato would stand on
  const double baseline = run.at.y + kAscent * run.size;
  const double top = baseline - static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE;
  const auto reach = reachOf(run);
  cairo_save(to);
  cairo_rectangle(to, reach.x, reach.y, reach.w, reach.h);
  cairo_clip(to);
  cairo_move_to(to, run.at.x, top);
  pango_cairo_show_layout(to, layout.get());
  cairo_restore(to);
}

}  // namespace lw::draw
