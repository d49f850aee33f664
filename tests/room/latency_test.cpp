#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "audio/player.hpp"
#include "library/library.hpp"
#include "plan/make_plan.hpp"
#include "session/session.hpp"
#include "support/actors.hpp"
#include "support/shipped.hpp"

using namespace lw;

namespace {

constexpr core::Frames kBlock{240};
constexpr core::Frames kMost = core::framesOf(0.05);

/// The phases of a session from their begin on, with `intent` (may be none) handled at frame `at`.
std::vector<float> play(const library::Library& library, core::Frames length, core::Frames at,
                        const std::optional<session::Intent>& intent) {
  auto bundle = library.bundle;
  bundle.script.before.clear();
  const auto planned = plan::makePlan(bundle, library.media);
  audio::Player player(audio::Reading::inlined);
  session::Session session(planned.plan, library.media, {});
  std::vector<float> samples(static_cast<std::size_t>(length.count()) * 2);
  for (core::Frames pulled{}; pulled < length; pulled += kBlock) {
    session.advance(player.position());
    for (const auto& report : player.takeReports()) session.hear(report);
    if (pulled == core::framesOf(2)) session.handle(session::Begin{}, player.position(), kStaff);
    if (intent && pulled == at) session.handle(*intent, player.position(), kStaff);
    for (const auto& command : session.take().commands) player.submit(command);
    player.readAhead(kBlock);
    player.render(samples.data() + pulled.count() * 2, static_cast<std::size_t>(kBlock.count()));
  }
  return samples;
}

core::Frames firstDifference(const std::vector<float>& a, const std::vector<float>& b) {
  const auto found = std::mismatch(a.begin(), a.end(), b.begin());
  return core::Frames{(found.first - a.begin()) / 2};
}

}  // namespace

TEST_CASE("what staff ask for begins within 50 ms of session time") {
  const auto library = test::shipped("first-look");
  const auto length = core::framesOf(21);
  const auto at = core::framesOf(20);
  const auto untouched = play(*library, length, at, {});
  const auto begun = core::framesOf(2);
  const auto sounds = std::find_if(untouched.begin(), untouched.end(), [](float x) { return x != 0; });
  REQUIRE(sounds != untouched.end());
  const core::Frames first{(sounds - untouched.begin()) / 2};
  CHECK(first >= begun);
  CHECK(first - begun < kMost);
  for (const session::Intent& intent :
       {session::Intent{session::SkipTrack{}}, session::Intent{session::Softer{}}}) {
    const auto changed = firstDifference(untouched, play(*library, length, at, intent));
    CHECK(changed >= at);
    CHECK(changed - at < kMost);
  }
}
