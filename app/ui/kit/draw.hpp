#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/letters.hpp"
#include "ui/kit/vocabulary.hpp"
#include "ui/target.hpp"
#include "words/catalogue.hpp"

namespace lw::ui {

/// A place that can be pressed, in logical px.
struct Hit {
  TargetId id;
  TargetKind kind = TargetKind::act;
  Box box;
  bool enabled = true;
};

struct TextStyle {
  double size = 40;
  Weight weight = Weight::regular;
  Colour colour;
  Align align = Align::left;
  double lineHeight = 1.3;
  double opacity = 1;
};

/// A screen being made: operations and targets. One is made anew for every frame.
class Draw {
 public:
  Draw(const Letters& letters, Light light, double width, double height,
       const words::Catalogue& words = words::Catalogue::english());

  /// The program's own words.
  std::string say(const words::Message& message) const { return words_->say(message); }
  std::string textOf(const words::Said& said) const { return words_->textOf(said); }

  const Tokens& T() const { return *tokens_; }
  Light light() const { return tokens_->light; }
  /// What follows is drawn in another light (staff cards over a session).
  void setLight(Light light) { tokens_ = &tokens(light); }
  double w() const { return width_; }
  double h() const { return height_; }

  void fill(const Box& box, Colour colour, double radius = 0, double opacity = 1) {
    ops.push_back(Fill{box, colour.with(opacity), radius});
  }
  void arch(const Box& box, Colour colour, double radius) { ops.push_back(Fill{box, colour, radius, true}); }
  void outline(const Box& box, Colour colour, double radius = 0, double thickness = 2) {
    ops.push_back(Outline{box, colour, radius, thickness});
  }
  void disc(Point centre, double radius, Colour colour) { ops.push_back(Disc{centre, radius, colour}); }
  void ring(Point centre, double radius, Colour colour, double thickness = 2) {
    ops.push_back(Ring{centre, radius, colour, thickness});
  }
  void arc(Point centre, double radius, double from, double to, Colour colour, double thickness = 2,
           bool round = true) {
    ops.push_back(Arc{centre, radius, from, to, colour, thickness, round});
  }
  void line(Point a, Point b, Colour colour, double thickness = 2, bool round = false) {
    ops.push_back(Line{{a, b}, colour, thickness, 0, 0, round});
  }
  void dashed(Point a, Point b, Colour colour, double thickness, double dash, double gap) {
    ops.push_back(Line{{a, b}, colour, thickness, dash, gap});
  }
  void polyline(std::vector<Point> points, Colour colour, double thickness = 2) {
    ops.push_back(Line{std::move(points), colour, thickness});
  }
  void polygon(std::vector<Point> points, Colour colour, double opacity = 1) {
    ops.push_back(Shape{std::move(points), colour.with(opacity)});
  }
  void area(std::vector<Point> course, double base, Colour colour, double opacity = 1) {
    ops.push_back(Area{std::move(course), base, colour.with(opacity)});
  }
  void pushClip(const Box& box) { ops.push_back(PushClip{box}); }
  void popClip() { ops.push_back(PopClip{}); }
  void veil(Colour colour, double opacity) { fill({0, 0, width_, height_}, colour, 0, opacity); }

  /// Lines separated by '\n'; `at` is the top of the first, its left, centre or right by the style. Lines
  /// that begin at the right (Hebrew, Arabic) share their right edge where others share the left. Returns the
  /// bottom of the last.
  double text(Point at, std::string_view text, const TextStyle& style);
  /// The same, broken to lines of at most `width`; what begins at the right ends at `width`. Returns the
  /// bottom of the last.
  double paragraph(Point at, double width, std::string_view text, const TextStyle& style);
  /// The largest of `sizes` at which the text needs at most `lines` lines of `width`; the last of them if
  /// none fits.
  double fittingSize(std::string_view text, double width, std::size_t lines, Weight weight,
                     const std::vector<double>& sizes) const;
  /// Broken to lines of at most `width`: between words where it can, else between letters.
  std::vector<std::string> wrap(std::string_view text, double width, double size, Weight weight) const;
  /// True if no word must be broken for that.
  bool fitsAcross(std::string_view text, double width, double size, Weight weight) const;
  /// The begin of a line that fits, with an ellipsis; all of it if that fits.
  std::string shortened(std::string_view text, double width, double size, Weight weight) const {
    return letters_->shortened(text, width, size, weight);
  }
  /// The end of a line that fits.
  std::string ending(std::string_view text, double width, double size) const {
    return letters_->ending(text, width, size);
  }
  double textWidth(std::string_view text, double size, Weight weight = Weight::regular) const {
    return letters_->width(text, size, weight);
  }

  void hit(TargetId id, TargetKind kind, const Box& box, bool enabled = true) {
    hits.push_back({std::move(id), kind, box, enabled});
  }

  std::vector<Op> ops;
  std::vector<Hit> hits;
  /// Operations (from, to) that stay as they are among themselves when the page is mirrored: text, signs, a
  /// row. `hitFrom` to `hitTo`: targets that go with them.
  struct Group {
    std::size_t from = 0, to = 0;
    Box box;
    std::size_t hitFrom = 0, hitTo = 0;
  };
  std::vector<Group> groups;
  /// Ends a group that began with the operation `from`; `box` is what changes sides as one.
  void together(std::size_t from, const Box& box) { groups.push_back({from, ops.size(), box, 0, 0}); }
  /// The same with the targets since `hitFrom`.
  void together(std::size_t from, std::size_t hitFrom, const Box& box) {
    groups.push_back({from, ops.size(), box, hitFrom, hits.size()});
  }

  /// Where the call control begins in `ops`: from here on nothing may dim it. Nothing: this screen draws
  /// another one.
  std::optional<std::size_t> callFrom;

 private:
  double set(Point at, double block, std::string_view lines, const TextStyle& style);

  const Letters* letters_;
  const Tokens* tokens_;
  const words::Catalogue* words_;
  double width_, height_;
};

}  // namespace lw::ui
