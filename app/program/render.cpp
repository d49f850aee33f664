#include "program/render.hpp"

#include "audio/sink.hpp"
#include "session/session.hpp"

namespace lw::program {
namespace {

constexpr core::Frames kStep = core::framesOf(0.1);

// Stands in for staff who do what is asked of them at once.
void helpOn(session::Session& session, core::FramePos at) {
  const auto staff = session.view().staff;
  if (session.view().stage == session::View::Stage::ready) session.handle(session::Begin{}, at);
  if (staff.holding && !staff.marksWanted.empty())
    session.handle(session::PlaceMark{staff.marksWanted.front(), "render"}, at);
  if (staff.beyondLength) session.handle(session::GoOn{"render"}, at);
  if (session.view().stage == session::View::Stage::after) session.handle(session::StaffReady{"render"}, at);
}

script::Bundle phasesOnly(const script::Bundle& whole) {
  auto bundle = whole;
  bundle.script.before.clear();
  bundle.script.after.clear();
  return bundle;
}

}  // namespace

core::Frames renderPhases(const Library& library, const std::filesystem::path& output,
                          const std::function<void(double)>& share) {
  const auto bundle = phasesOnly(library.bundle);
  const auto planned = session::makePlan(bundle, library.media);
  audio::Player player(audio::Reading::inlined);
  session::Session session(planned.plan, library.media, {.volume = {0}, .volumeCap = {0}, .calibration = {}});
  audio::FileSink sink(player, output);
  while (!session.ended()) {
    session.advance(player.position());
    for (const auto& report : player.takeReports()) session.hear(report);
    helpOn(session, player.position());
    for (const auto& command : session.take().commands) player.submit(command);
    sink.pull(kStep);
    share(core::toSeconds(player.position().time_since_epoch()) / core::toSeconds(planned.plan.total));
  }
  share(1);
  sink.finish();
  return player.position().time_since_epoch();
}

}  // namespace lw::program
