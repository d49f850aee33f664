#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "ui/call_samples.hpp"
#include "ui/transition.hpp"

using namespace lw;
using namespace lw::ui;

namespace {

double light(double code) {
  return code <= 0.04045 ? code / 12.92 : std::pow((code + 0.055) / 1.055, 2.4);
}

struct Paint {
  double r = 0, g = 0, b = 0;
  static Paint of(Colour c) {
    return {((c.rgb >> 16) & 255) / 255.0, ((c.rgb >> 8) & 255) / 255.0, (c.rgb & 255) / 255.0};
  }
  void mixWith(Paint other, double by) {
    r += (other.r - r) * by;
    g += (other.g - g) * by;
    b += (other.b - b) * by;
  }
  double luminance() const { return 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b); }
};

/// How much of a point an operation covers, and with what: coarse, for the light of a whole page.
struct Cover {
  Point p;
  using Part = std::pair<Colour, double>;
  static double hypot2(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }
  static double toSegment(Point p, Point a, Point b) {
    const double length = hypot2(a, b),
                 t = length <= 0 ? 0
                                 : std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) /
                                                  (length * length),
                                              0.0, 1.0);
    return hypot2(p, {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t});
  }
  // rounded corners are left out: more light, not less
  Part operator()(const Fill& op) const { return {op.colour, op.box.contains(p) ? op.colour.alpha : 0}; }
  Part operator()(const Outline& op) const {
    const Box inner{op.box.x + op.thickness, op.box.y + op.thickness, op.box.w - 2 * op.thickness,
                    op.box.h - 2 * op.thickness};
    return {op.colour, op.box.contains(p) && !inner.contains(p) ? 1 : 0};
  }
  Part operator()(const Disc& op) const { return {op.colour, hypot2(p, op.centre) <= op.radius ? 1 : 0}; }
  Part operator()(const Ring& op) const {
    return {op.colour, std::abs(hypot2(p, op.centre) - op.radius) <= op.thickness / 2 ? 1 : 0};
  }
  Part operator()(const Arc& op) const {
    double turn = std::atan2(p.y - op.centre.y, p.x - op.centre.x) * 57.29578;
    while (turn < op.from) turn += 360;
    return {op.colour,
            turn <= op.to && std::abs(hypot2(p, op.centre) - op.radius) <= op.thickness / 2 ? 1 : 0};
  }
  Part operator()(const Line& op) const {
    for (std::size_t i = 1; i < op.points.size(); ++i)
      if (toSegment(p, op.points[i - 1], op.points[i]) <= op.thickness / 2) return {op.colour, 1};
    return {op.colour, 0};
  }
  Part operator()(const Shape& op) const {
    return {op.colour, boundsOf(op).contains(p) ? op.colour.alpha : 0};
  }
  Part operator()(const Area& op) const {
    for (std::size_t i = 1; i < op.course.size(); ++i) {
      const auto a = op.course[i - 1], b = op.course[i];
      if (p.x < a.x || p.x > b.x) continue;
      const double y = a.y + (b.y - a.y) * (b.x > a.x ? (p.x - a.x) / (b.x - a.x) : 0);
      return {op.colour, p.y >= std::min(y, op.base) && p.y <= std::max(y, op.base) ? op.colour.alpha : 0};
    }
    return {op.colour, 0};
  }
  // letters cover about a sixth of their line: every sixth point, as a mix of codes would make too little
  // light of them
  Part operator()(const TextRun& op) const {
    const bool letter = (static_cast<int>(p.x) * 5 + static_cast<int>(p.y) * 3) % 6 == 0;
    return {op.colour, letter && Box{op.at.x, op.at.y + op.size * 0.1, op.width, op.size * 0.8}.contains(p)
                           ? op.colour.alpha
                           : 0};
  }
  Part operator()(const PushClip&) const { return {}; }
  Part operator()(const PopClip&) const { return {}; }
  Part operator()(const Bars&) const { return {}; }
};

double luminanceAt(const std::vector<Op>& ops, Point p) {
  Paint paint;
  for (const auto& op : ops) {
    const auto [colour, share] = std::visit(Cover{p}, op);
    if (share > 0) paint.mixWith(Paint::of(colour), share);
  }
  return paint.luminance();
}

double meanLuminance(const std::vector<Op>& ops, double w, double h) {
  double sum = 0;
  int count = 0;
  for (double y = 3; y < h; y += 7)
    for (double x = 3; x < w; x += 7, ++count) sum += luminanceAt(ops, {x, y});
  return sum / count;
}

}  // namespace

TEST_CASE("the session stays within its light") {
  for (const auto& sample : stage::callSamples()) {
    const double most = sample.name.starts_with("07")   ? 0.005
                        : sample.name.starts_with("08") ? 0.010
                        : sample.name.starts_with("09") ? 0.020
                                                        : 0;
    if (most <= 0) continue;
    for (const auto& display : stage::kDisplays) {
      CAPTURE(sample.name);
      CAPTURE(display.name);
      auto setup = stage::setupFor(display);
      setup.home = sample.home;
      setup.reducedMotion = false;
      setup.whatElse = "Pull the cord on the wall by your chair.";
      Local local;
      if (sample.touched) local.wokenAt = core::UiTime{0};
      const auto drawn = stage::drawn(display, sample.model, local, core::UiTime{0}, {}, &setup);
      const double mean =
          meanLuminance(drawn.ops, display.width / display.scale(), display.height / display.scale());
      CHECK(mean <= most);
      CHECK(mean >= 0.0009);  // the measure itself: the ground alone is 0.00098
    }
  }
}

TEST_CASE("between day and night the light of no area changes by more than 0.10 in half a second") {
  using namespace std::chrono_literals;
  auto setup = stage::setupFor(stage::kWide);
  setup.reducedMotion = false;
  Ui ui(setup);
  const auto day = stage::callTest({});
  const auto night = stage::breathing(1);
  // the ground of the page, above the rail, through the transition itself
  const auto measure = [](Colour from, Colour to, bool sinks) {
    Transition transition;
    const Box window{0, 0, 100, 100};
    const Picture before{{Fill{window, from}}, 1}, after{{Fill{window, to}}, 1};
    transition.start(before, sinks ? to : from, sinks ? Fade{6400ms, 600ms, true} : Fade{100ms, 6400ms, true},
                     0ms);
    double worst = 0;
    std::vector<double> past;
    for (auto now = 0ms; now <= 7000ms; now += 20ms) {
      past.push_back(luminanceAt(transition.apply(after, window, now).ops, {50, 50}));
      if (past.size() > 25) worst = std::max(worst, std::abs(past.back() - past[past.size() - 26]));
    }
    CHECK(past.front() == doctest::Approx(luminanceAt(before.ops, {50, 50})).epsilon(0.02));
    CHECK(past.back() == doctest::Approx(luminanceAt(after.ops, {50, 50})));
    return worst;
  };
  CHECK(measure(kLinen.bg, kNight.bg, true) <= 0.10);
  CHECK(measure(kDusk.bg, kLinen.bg, false) <= 0.10);
  // and the Ui uses such a fade: still fading after 4 s
  ui.frame(day, 1s);
  ui.frame(night, 2s);
  CHECK_FALSE(ui.frame(night, 7s).empty());
  ui.frame(night, 9s);
  CHECK(ui.frame(night, 10s).empty());
}

TEST_CASE("after the session every word can be read at once, while the ground stays dark for long") {
  using namespace std::chrono_literals;
  const auto contrast = [](double a, double b) { return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05); };
  auto samples = stage::callSamples();
  for (const auto& sample : stage::samples()) samples.push_back({sample.name, sample.model});
  int checked = 0;
  for (const auto& sample : samples) {
    using Stage = session::View::Stage;
    const auto phase = sample.model.view.stage;
    if (phase != Stage::after && phase != Stage::ended) continue;
    ++checked;
    const auto page = stage::drawn(stage::kWide, sample.model);
    Transition transition;
    transition.startDawn(kNight.bg, 90s, 0ms);
    for (const auto now : {0s, 3s, 8s, 15s, 30s, 60s}) {
      const auto shown = transition.apply({page.ops, page.ops.size()}, {0, 0, 1920, 1080}, now).ops;
      for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto* run = std::get_if<TextRun>(&shown[i]);
        if (run == nullptr) continue;
        CAPTURE(sample.name);
        CAPTURE(now.count());
        CAPTURE(run->text);
        std::vector<Op> below;
        for (std::size_t k = 0; k < i; ++k)
          if (!std::holds_alternative<TextRun>(shown[k])) below.push_back(shown[k]);
        const double ground =
            luminanceAt(below, {run->at.x + run->width / 2 + 0.3, run->at.y + run->size * 0.5});
        CHECK(contrast(Paint::of(run->colour).luminance(), ground) >= 4.5);
      }
      const double lit = luminanceAt(page.ops, {1800, 900}), now0 = luminanceAt(shown, {1800, 900});
      if (now <= 15s) CHECK(now0 <= lit * 0.6);
    }
  }
  CHECK(checked >= 6);
}

TEST_CASE("the words after the session come up within the bound of a patient's screen") {
  using namespace std::chrono_literals;
  auto setup = stage::setupFor(stage::kWide);
  setup.reducedMotion = false;
  Ui ui(setup);
  ui.frame(stage::phaseModel(script::PhaseScreen::dark), 1s);
  const auto resting =
      stage::modelOf(session::WaitForStaffView{"questions", false}, session::View::Stage::after);
  ui.frame(resting, 2s);
  CHECK_FALSE(ui.frame(resting, 5s).empty());  // still rising
  // white letters through that fade
  Transition transition;
  const Box window{0, 0, 100, 100};
  transition.start({{Fill{window, kNight.bg}}, 1}, kNight.bg, {600ms, 3600ms, true}, 0ms);
  transition.startDawn(kNight.bg, 90s, 0ms);
  const Picture after{{Fill{window, kDusk.bg}, Outline{window, kDusk.ink, 0, 100}}, 2};  // a mark all over
  std::vector<double> past;
  for (auto now = 0ms; now <= 30s; now += 20ms) {
    past.push_back(luminanceAt(transition.apply(after, window, now).ops, {50, 50}));
    if (past.size() > 25) CHECK(std::abs(past.back() - past[past.size() - 26]) <= 0.10);
  }
  CHECK(past.back() > 0.75);
}
