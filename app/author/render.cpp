#include "author/render.hpp"

#include <algorithm>
#include <stdexcept>

#include "audio/open_source.hpp"
#include "audio/sink.hpp"
#include "plan/make_plan.hpp"
#include "session/session.hpp"

namespace lw::author {
namespace {

constexpr core::Frames kRenderStep = core::framesOf(0.1);

// Stands in for staff who do what is asked of them at once.
void helpOn(session::Session& session, core::FramePos at) {
  const auto view = session.view().staff;
  const session::Actor staff{session::ActorRole::staff};
  if (session.view().stage == session::View::Stage::ready) session.handle(session::Begin{}, at, staff);
  if (view.holding && !view.marksWanted.empty())
    session.handle(session::PlaceMark{view.marksWanted.front()}, at, staff);
  if (view.beyondLength) session.handle(session::GoOn{}, at, staff);
  if (session.view().stage == session::View::Stage::after) session.handle(session::StaffReady{}, at, staff);
}

script::Bundle phasesOnly(const script::Bundle& whole) {
  auto bundle = whole;
  bundle.script.before.clear();
  bundle.script.after.clear();
  return bundle;
}

/// Nobody waits for anything, so phases begin where they are planned.
std::vector<audio::Chapter> chaptersOf(const plan::Plan& plan) {
  std::vector<audio::Chapter> chapters;
  for (const auto& phase : plan.phases)
    chapters.push_back(
        {chapters.empty() ? core::Frames{} : session::kReaction + phase.start,
         phase.phase->title.empty() ? phase.phase->name : phase.phase->title.in(plan.language)});
  return chapters;
}

/// What begins where, as it came about.
void note(const std::vector<session::Entry>& entries, const plan::Plan& plan,
          std::vector<audio::Chapter>& places) {
  for (const auto& entry : entries) {
    const auto at = entry.at.time_since_epoch();
    if (const auto* phase = std::get_if<session::PhaseStarted>(&entry.event)) {
      const auto found =
          std::ranges::find(plan.phases, phase->phase, [](const auto& one) { return one.phase->name; });
      const bool titled = found != plan.phases.end() && !found->phase->title.empty();
      places.push_back({at, titled ? found->phase->title.in(plan.language) : phase->phase});
    }
    if (const auto* track = std::get_if<session::TrackStarted>(&entry.event))
      places.push_back({at, track->title});
  }
}

}  // namespace

Rendered renderPhases(const library::Library& library, const std::filesystem::path& output,
                      const std::function<bool(double)>& onward) {
  const auto bundle = phasesOnly(library.bundle);
  const auto planned = plan::makePlan(bundle, library.media);
  audio::Player player(audio::Reading::inlined, &audio::openSourceAhead);
  session::Session session(planned.plan, library.media, {.volume = {0}, .volumeCap = {0}, .calibration = {}});
  Rendered rendered;
  const auto turn = [&](audio::FileSink& sink) {
    const auto wanted = session.take();
    for (const auto& command : wanted.commands) player.submit(command);
    note(wanted.entries, planned.plan, rendered.places);
    sink.pull(kRenderStep);
    session.advance(player.position());
    for (const auto& report : player.takeReports()) session.hear(report);
  };
  session.advance(player.position());
  audio::FileSink nowhere(player);
  // The first piece is open before anybody begins, as in a room.
  while (player.position().time_since_epoch() < session::kOpenAtLeast + session::kReaction) turn(nowhere);
  const auto begin = player.position().time_since_epoch();
  audio::FileSink sink(player, output, audio::WavSamples::int24, chaptersOf(planned.plan));
  while (!session.ended()) {
    helpOn(session, player.position());
    turn(sink);
    const double share =
        core::toSeconds(player.position().time_since_epoch() - begin) / core::toSeconds(planned.plan.total);
    if (!onward(std::min(share, 0.999))) throw std::runtime_error("stopped: nothing was written");
  }
  sink.finish();
  onward(1);
  std::ranges::stable_sort(rendered.places, {}, &audio::Chapter::at);
  for (auto& place : rendered.places) place.at -= begin;
  rendered.length = player.position().time_since_epoch() - begin;
  return rendered;
}

}  // namespace lw::author
