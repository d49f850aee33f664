#include "author/preview_window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lw::author {
namespace {

using draw::Box;

constexpr core::UiTime kSettles{2500};  // the slowest fade of the person's screen, and a little
constexpr double kLeastHeight = 1000;   // of the page, of which 1920 fit across the window

bool sameBox(const platform::PixelRect& a, const platform::PixelRect& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

}  // namespace

PreviewPainter::PreviewPainter(platform::Canvas& canvas, const draw::Letters& letters)
    : canvas_(canvas), letters_(letters) {}

platform::PixelRect PreviewPainter::inPixels(const Box& box) const {
  const int left = static_cast<int>(std::floor(box.x * scale_)),
            top = static_cast<int>(std::floor(box.y * scale_));
  const int right = static_cast<int>(std::ceil(box.right() * scale_));
  const int bottom = static_cast<int>(std::ceil(box.bottom() * scale_));
  return {left, top, right - left, bottom - top};
}

picture::PreviewView PreviewPainter::viewOf(const PreviewState& state, const Words& words) const {
  picture::PreviewView view;
  view.facts = held_ ? &held_->facts : nullptr;
  view.file = words.file;
  view.status = words.status;
  view.sound = words.sound;
  view.broken = state.broken();
  if (state.newest) view.problems = state.newest->problems;
  view.chosen = state.chosen;
  view.firstProblem = state.firstProblem;
  for (const auto& change : state.changes) view.changes.push_back(change.what);
  view.from = state.from;
  view.to = state.to;
  view.playing = state.playing;
  view.help = state.help;
  view.speed = state.speed;
  view.focus = state.focus;
  if (const auto* step = state.step()) {
    const bool before = state.aside < 0;
    const auto& progress = step->view.progress;
    view.aside = fmt::format("{} the phases, screen {} of {}", before ? "before" : "after",
                             progress.index + 1, progress.count);
    view.asideName = step->name;
  }
  return view;
}

void PreviewPainter::layOut(const PreviewState& state, const Words& words) {
  scale_ = std::min(canvas_.width() / picture::kPreviewWidth, canvas_.height() / kLeastHeight);
  const double height = std::max(kLeastHeight, canvas_.height() / scale_);
  held_ = state.shown;
  view_ = viewOf(state, words);
  if (held_ && !state.changes.empty()) {
    picture::PlanFacts facts = held_->facts;
    facts.changed = state.changes;
    view_.facts = &facts;
    page_ = picture::layoutPreview(view_, height, letters_);
    view_.facts = &held_->facts;
  } else {
    page_ = picture::layoutPreview(view_, height, letters_);
  }
  if (!base_ || base_->width() != canvas_.width() || base_->height() != canvas_.height()) {
    base_ = std::make_unique<draw::Raster>(canvas_.width(), canvas_.height());
    shown_ = std::make_unique<draw::Raster>(canvas_.width(), canvas_.height());
    person_.reset();
  }
  const Box all{0, 0, canvas_.width() / scale_, canvas_.height() / scale_};
  base_->paint({draw::Fill{all, draw::kDusk.bg}}, all, letters_, scale_);
  base_->paint(page_.sheet.ops, all, letters_, scale_);
  const auto place = inPixels(page_.patient);
  if (!person_ || !sameBox(person_->place(), place)) person_ = std::make_unique<PersonScreen>(canvas_, place);
}

/// One part anew: the page, and what moves over it.
void PreviewPainter::repaint(const Box& part) {
  const auto px = inPixels(part);
  const platform::PixelRect in{std::max(px.x, 0), std::max(px.y, 0),
                               std::min(px.x + px.width, canvas_.width()) - std::max(px.x, 0),
                               std::min(px.y + px.height, canvas_.height()) - std::max(px.y, 0)};
  if (in.width <= 0 || in.height <= 0) return;
  shown_->copyFrom(*base_, in.x, in.y, in.width, in.height);
  shown_->paint(moving_, {in.x / scale_, in.y / scale_, in.width / scale_, in.height / scale_}, letters_,
                scale_);
  canvas_.copy(in, shown_->pixels() + static_cast<std::ptrdiff_t>(in.y) * shown_->stride() + in.x,
               shown_->stride());
}

void PreviewPainter::drawMoving(const PreviewState& state) {
  auto before = std::exchange(moving_, picture::drawMoment(view_, page_, {state.position}, letters_));
  std::vector<Box> parts{page_.clock, page_.now};
  for (const auto* ops : {&before, &moving_})
    for (const auto& op : *ops) {
      const auto top = draw::placeOf(op).y;
      if (top >= page_.strip.y && top < page_.strip.bottom() + 12) parts.push_back(draw::boundsOf(op));
    }
  for (const auto& part : parts) repaint(part);
}

bool PreviewPainter::draw(const PreviewState& state, const Words& words, core::UiTime now) {
  const bool anew = exposed_ || state.revision != revision_ || words != words_;
  if (anew) {
    layOut(state, words);
    moving_ = picture::drawMoment(view_, page_, {state.position}, letters_);
    repaint({0, 0, canvas_.width() / scale_, canvas_.height() / scale_});
    revision_ = state.revision;
    words_ = words;
    exposed_ = false;
  }
  const auto at = std::pair{std::llround(page_.span.x(state.position) * scale_),
                            std::llround(core::toSeconds(state.position))};
  const bool moved = std::pair<std::int64_t, std::int64_t>{at.first, at.second} != movingAt_;
  if (moved && !anew) drawMoving(state);
  movingAt_ = {at.first, at.second};
  bool drawn = anew || moved;
  if (drawn || state.playing) stirredAt_ = now;
  // at rest nothing changes on the person's screen once it has faded in
  if (held_ && !state.help && now - stirredAt_ < kSettles)
    drawn = person_->draw(shownModel(state), now, anew) || drawn;
  return drawn;
}

std::optional<core::UiTime> PreviewPainter::nextFrame(const PreviewState& state, core::UiTime now) const {
  using namespace std::chrono_literals;
  if (!state.playing || !held_) return std::nullopt;
  // the playhead: a pixel on, or the clock's next second
  const double pixels = page_.span.plot.w * scale_;
  const double seconds = core::toSeconds(page_.span.to - page_.span.from);
  const double aPixel = seconds / std::max(pixels, 1.0) / state.speed;
  auto next = now + core::UiTime{static_cast<std::int64_t>(
                        1000 * std::clamp(std::min(aPixel, 1.0 / state.speed), 0.033, 0.5))};
  if (const auto person = person_->nextFrame(now); person && !state.help)
    next = std::min(next, std::max(*person, now + 33ms));
  return next;
}

std::vector<PreviewIntent> PreviewHands::press(const std::string& name) {
  if (name == "play") return {TogglePlay{}};
  if (name == "next") return {JumpCue{1}};
  if (name == "before") return {JumpCue{-1}};
  if (name == "screen before") return {JumpScreen{-1}};
  if (name == "screen after") return {JumpScreen{1}};
  if (name == "zoom in") return {Zoom{1}};
  if (name == "zoom out") return {Zoom{-1}};
  if (name == "whole") return {Zoom{0}};
  if (name == "help") return {ToggleHelp{}};
  if (name.starts_with("speed ")) return {SetSpeed{std::atoi(name.c_str() + 6)}};
  if (name.starts_with("problem ")) return {ChooseProblem{std::atoi(name.c_str() + 8)}};
  return {};
}

std::vector<PreviewIntent> PreviewHands::typed(const std::string& text) {
  if (text == " ") return {TogglePlay{}};
  if (text == "?") return {ToggleHelp{}};
  if (text == "n") return {JumpCue{1}};
  if (text == "b" || text == "p") return {JumpCue{-1}};
  if (text == ">" || text == ".") return {JumpPhase{1}};
  if (text == "<" || text == ",") return {JumpPhase{-1}};
  if (text == "[") return {JumpScreen{-1}};
  if (text == "]") return {JumpScreen{1}};
  if (text == "+" || text == "=") return {Zoom{1}};
  if (text == "-") return {Zoom{-1}};
  if (text == "w") return {Zoom{0}};
  if (text == "0") return {SeekTo{}};
  if (text == "1" || text == "2" || text == "4" || text == "8") return {SetSpeed{text[0] - '0'}};
  if (text == "q") quit_ = true;
  return {};
}

std::vector<PreviewIntent> PreviewHands::pressed(core::Key key, const PreviewState& state,
                                                 const picture::PreviewPage& page) {
  using core::Key;
  const auto move = [&](int by) -> std::vector<PreviewIntent> {
    std::vector<std::string> names;
    for (const auto& hit : page.hits)
      if (hit.name != "strip" && std::ranges::find(names, hit.name) == names.end()) names.push_back(hit.name);
    if (names.empty()) return {};
    const auto at = std::ranges::find(names, state.focus);
    const auto count = static_cast<int>(names.size());
    const int index = at == names.end() ? (by > 0 ? 0 : count - 1)
                                        : (static_cast<int>(at - names.begin()) + by + count) % count;
    return {Focus{names[static_cast<std::size_t>(index)]}};
  };
  switch (key) {
    case Key::tab: return move(1);
    case Key::backTab: return move(-1);
    case Key::enter: return press(state.focus);
    case Key::left: return {SeekBy{-core::framesOf(5)}};
    case Key::right: return {SeekBy{core::framesOf(5)}};
    case Key::up: return {MoveChoice{-1}};
    case Key::down: return {MoveChoice{1}};
    case Key::pause: return {TogglePlay{}};
    case Key::call: return {ToggleHelp{}};  // F1 means help in every other window
    default: return {};
  }
}

std::vector<PreviewIntent> PreviewHands::take(const core::InputEvent& event, const PreviewState& state,
                                              const PreviewPainter& painter) {
  const auto& page = painter.page();
  if (std::holds_alternative<core::QuitAsked>(event)) quit_ = true;
  if (const auto* text = std::get_if<core::TextTyped>(&event)) return typed(text->utf8);
  if (const auto* key = std::get_if<core::KeyDown>(&event)) return pressed(key->key, state, page);
  if (std::holds_alternative<core::PointerUp>(event)) scrubbing_ = false;
  const auto seek = [&](draw::Point at) -> std::vector<PreviewIntent> {
    return {SeekTo{std::clamp(page.span.at(at.x), core::Frames{}, state.end())}};
  };
  if (const auto* move = std::get_if<core::PointerMove>(&event); move != nullptr && scrubbing_)
    return seek(painter.onPage(move->x, move->y));
  const auto* down = std::get_if<core::PointerDown>(&event);
  if (down == nullptr) return {};
  if (state.help) return {ToggleHelp{}};
  const auto at = painter.onPage(down->x, down->y);
  for (const auto& hit : page.hits) {
    if (!hit.box.contains(at)) continue;
    if (hit.name != "strip") return press(hit.name);
    scrubbing_ = true;
    return seek(at);
  }
  return {};
}

}  // namespace lw::author
