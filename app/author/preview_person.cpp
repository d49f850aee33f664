#include "author/preview_person.hpp"

#include "platform/shift.hpp"

namespace lw::author {
namespace {

using core::Frames;

constexpr Frames kStillAfter =
    core::framesOf(180);  // as the screens have it: then even the horizon goes dark

const plan::PhasePlan* phaseAt(const plan::Plan& plan, Frames at) {
  const plan::PhasePlan* found = nullptr;
  for (const auto& phase : plan.phases)
    if (at >= phase.start) found = &phase;
  return found;
}

session::PhaseView phaseView(const plan::PhasePlan& phase, Frames at) {
  session::PhaseView view;
  view.phase = phase.phase;
  view.screen = phase.phase->screen;
  Frames restsSince = phase.start;
  for (const auto& block : phase.breath) {
    const auto begin = phase.start + block.at;
    if (at >= begin && at < begin + block.length) {
      view.breath = &block;
      view.breathStart = core::FramePos{begin};
      view.breathLength = block.length;
    }
    if (at >= begin + block.length) restsSince = std::max(restsSince, begin + block.length);
  }
  if (view.screen == script::PhaseScreen::horizon && at - restsSince > kStillAfter)
    view.screen = script::PhaseScreen::dark;
  return view;
}

}  // namespace

ui::Model momentModel(const plan::Plan& plan, Frames at) {
  ui::Model model;
  model.heard = core::FramePos{at};
  model.view.stage = session::View::Stage::during;
  model.view.language = plan.language;
  model.view.staff.running = true;
  if (const auto* phase = phaseAt(plan, at)) model.view.step = phaseView(*phase, at);
  return model;
}

ui::Model shownModel(const PreviewState& state) {
  const auto* step = state.step();
  if (step == nullptr) return momentModel(*state.shown->facts.plan, state.position);
  ui::Model model;
  model.view = step->view;
  return model;
}

PersonScreen::PersonScreen(platform::Canvas& canvas, const platform::PixelRect& place)
    : canvas_(canvas), place_(place) {
  ui::Setup setup;
  setup.width = place.width;
  setup.height = place.height;
  screens_ = std::make_unique<ui::Ui>(std::move(setup));
}

PersonScreen::~PersonScreen() = default;

bool PersonScreen::draw(const ui::Model& model, core::UiTime now, bool whole) {
  if (whole) screens_->input(core::WindowExposed{}, now);
  const auto& changed = screens_->frame(model, now);
  for (const auto& r : changed) {
    auto* data = screens_->drawData(r);
    platform::shiftTo(*data, place_.x, place_.y);
    canvas_.draw({r.x + place_.x, r.y + place_.y, r.width, r.height}, data);
  }
  screens_->takeActions();
  return !changed.empty();
}

std::optional<core::UiTime> PersonScreen::nextFrame(core::UiTime now) const {
  return screens_->nextFrame(now);
}

}  // namespace lw::author
