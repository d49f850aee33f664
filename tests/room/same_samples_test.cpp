#include <doctest/doctest.h>

#include <chrono>
#include <functional>
#include <random>
#include <vector>

#include "audio/player.hpp"
#include "library/library.hpp"
#include "plan/make_plan.hpp"
#include "session/session.hpp"
#include "support/shipped.hpp"
#include "support/usual_actor.hpp"

using namespace lw;
using namespace std::chrono_literals;

namespace {

struct Timed {
  core::Frames at;
  session::Intent intent;
};  // counted in pulled frames, pauses and all

// Staff with busy hands: everything that bends the programme, within two minutes.
std::vector<Timed> busyHands() {
  const auto at = [](double seconds) { return core::framesOf(seconds); };
  return {{at(0), session::Begin{}},           {at(21.3371), session::SkipTrack{}},
          {at(30.01), session::Softer{}},      {at(36.7), session::SetVolume{{-14}}},
          {at(41.5), session::Pause{}},        {at(47.123), session::Resume{}},
          {at(55), session::CallRaised{}},     {at(63), session::CallCleared{}},
          {at(70.0001), session::SkipPhase{}}, {at(85), session::Extend{at(60)}},
          {at(92), session::ReturnEarly{}}};
}

/// Plays the phases of a session for `length`, in blocks that `block` chooses.
std::vector<float> play(const library::Library& library, audio::Reading reading, core::Frames length,
                        const std::function<std::int64_t()>& block) {
  auto bundle = library.bundle;
  bundle.script.before.clear();
  const auto planned = plan::makePlan(bundle, library.media);
  audio::Player player(reading);
  session::Session session(planned.plan, library.media, {});
  const auto intents = busyHands();
  std::vector<float> samples(static_cast<std::size_t>(length.count()) * 2);
  std::size_t next = 0;
  for (std::int64_t pulled = 0; pulled < length.count();) {
    session.advance(player.position());
    for (const auto& report : player.takeReports()) session.hear(report);
    for (; next < intents.size() && intents[next].at.count() == pulled; ++next)
      session.handle(intents[next].intent, player.position(),
                     session::test::usualActor(intents[next].intent));
    for (const auto& command : session.take().commands) player.submit(command);
    const auto until = next < intents.size() ? intents[next].at.count() : length.count();
    const auto frames = std::min({block(), until - pulled, length.count() - pulled});
    player.readAhead(core::Frames{frames});
    player.render(samples.data() + pulled * 2, static_cast<std::size_t>(frames));
    pulled += frames;
  }
  return samples;
}

std::function<std::int64_t()> jumble(unsigned seed) {
  return
      [random = std::minstd_rand(seed)]() mutable { return static_cast<std::int64_t>(1 + random() % 4096); };
}

}  // namespace

TEST_CASE("the same intents give the same samples, bit for bit, at any block size, live and offline") {
  const auto library = test::shipped("first-look");
  const auto length = core::framesOf(110);
  const auto reference = play(*library, audio::Reading::inlined, length, [] { return std::int64_t{1024}; });
  double energy = 0;
  for (const float sample : reference) energy += static_cast<double>(sample) * sample;
  CHECK(energy > 1);  // it is not the sameness of silence
  CHECK(reference == play(*library, audio::Reading::inlined, length, [] { return std::int64_t{480}; }));
  CHECK(reference == play(*library, audio::Reading::inlined, length, jumble(1)));
  CHECK(reference == play(*library, audio::Reading::onThread, length, jumble(2)));
}
