#pragma once
#include <memory>
#include <optional>
#include <string>

#include "author/preview_person.hpp"
#include "author/preview_state.hpp"
#include "core/input.hpp"
#include "draw/paint.hpp"
#include "picture/preview_page.hpp"
#include "platform/window.hpp"

namespace lw::author {

/// Draws the author's window on a canvas: the page once a change, and what moves over it, small parts only.
/// Main thread.
class PreviewPainter {
 public:
  PreviewPainter(platform::Canvas& canvas, const draw::Letters& letters);

  struct Words {
    std::string file, status, sound;
    friend bool operator==(const Words&, const Words&) = default;
  };
  /// Draws what differs from the last time. True if anything was drawn (and is to be presented).
  bool draw(const PreviewState& state, const Words& words, core::UiTime now);
  /// The window was resized, or its content was lost.
  void expose() { exposed_ = true; }
  /// When something moves next while nothing happens.
  std::optional<core::UiTime> nextFrame(const PreviewState& state, core::UiTime now) const;

  const picture::PreviewPage& page() const { return page_; }
  /// The place of a pixel on the page.
  draw::Point onPage(float x, float y) const {
    return {static_cast<double>(x) / scale_, static_cast<double>(y) / scale_};
  }

 private:
  void layOut(const PreviewState& state, const Words& words);
  void drawMoving(const PreviewState& state);
  void repaint(const draw::Box& part);
  platform::PixelRect inPixels(const draw::Box& box) const;
  picture::PreviewView viewOf(const PreviewState& state, const Words& words) const;

  platform::Canvas& canvas_;
  const draw::Letters& letters_;
  std::unique_ptr<draw::Raster> base_, shown_;
  picture::PreviewPage page_;
  picture::PreviewView view_;
  VersionPtr held_;  ///< what `view_` points into
  double scale_ = 1;
  bool exposed_ = true;
  core::UiTime stirredAt_{0};  ///< when anything last changed or ran
  std::uint64_t revision_ = ~0ull;
  Words words_;
  std::vector<draw::Op> moving_;
  std::pair<std::int64_t, std::int64_t> movingAt_{-1, -1};  ///< pixel of the playhead, second of the clock
  std::unique_ptr<PersonScreen> person_;
};

/// What an event means in the window; hits are looked up on the page.
class PreviewHands {
 public:
  std::vector<PreviewIntent> take(const core::InputEvent& event, const PreviewState& state,
                                  const PreviewPainter& painter);
  bool wantsToQuit() const { return quit_; }

 private:
  std::vector<PreviewIntent> typed(const std::string& text);
  std::vector<PreviewIntent> pressed(core::Key key, const PreviewState& state,
                                     const picture::PreviewPage& page);
  std::vector<PreviewIntent> press(const std::string& name);

  bool scrubbing_ = false, quit_ = false;
};

}  // namespace lw::author
