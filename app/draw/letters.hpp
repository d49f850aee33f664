#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "draw/ops.hpp"

typedef struct _cairo cairo_t;

namespace lw::draw {

/// Sets text in Lato (other scripts in whatever the machine has), with the same widths in every kind of
/// picture. Malformed text is shown as far as it can be read. One thread.
class Letters {
 public:
  Letters();
  ~Letters();
  Letters(const Letters&) = delete;
  Letters& operator=(const Letters&) = delete;

  /// Width of one line in px.
  double width(std::string_view words, double size, Weight weight = Weight::regular) const;
  /// Broken into lines of at most `width`, at most `lines` of them; the last ends in an ellipsis if it must.
  std::vector<std::string> wrap(std::string_view words, double width, double size, std::size_t lines,
                                Weight weight = Weight::regular) const;
  void draw(cairo_t* to, const TextRun& run) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One line without control characters and broken bytes, at most 400 code points long.
std::string oneLine(std::string_view words);

}  // namespace lw::draw
