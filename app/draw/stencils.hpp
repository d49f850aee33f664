#pragma once
#include <list>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "draw/letters.hpp"

namespace lw::draw {

/// Lines of text as pixels, made once and kept for the next frames: the ones used last, up to `most` bytes.
/// Whoever still paints with one keeps it alive. One thread.
class Stencils {
 public:
  static constexpr std::size_t kMost = 8u << 20;  ///< some 80 lines across a display, large ones
  explicit Stencils(const Letters& letters, std::size_t most = kMost) : letters_(letters), most_(most) {}

  std::shared_ptr<const Stencil> of(const TextRun& run);
  std::size_t bytes() const { return bytes_; }

 private:
  /// Words, size, width in half px (it may cut them), weight.
  using Key = std::tuple<std::string, double, long, Weight>;
  struct Kept {
    Key key;
    std::shared_ptr<const Stencil> stencil;
    std::size_t bytes;
  };
  void forget();

  const Letters& letters_;
  std::size_t most_, bytes_ = 0;
  std::list<Kept> kept_;  ///< the one used last in front
  std::map<Key, std::list<Kept>::iterator> byKey_;
};

}  // namespace lw::draw
