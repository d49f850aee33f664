#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "audio/player.hpp"
#include "library/library.hpp"
#include "plan/make_plan.hpp"
#include "session/session.hpp"
#include "support/actors.hpp"
#include "support/shipped.hpp"

using namespace lw;

namespace {

using Samples = std::vector<float>;  // stereo, interleaved

Samples pull(audio::Player& player, core::Frames length) {
  Samples samples(static_cast<std::size_t>(length.count()) * 2);
  constexpr std::int64_t kBlock = 4800;
  for (std::int64_t done = 0; done < length.count(); done += kBlock) {
    const auto frames = std::min(kBlock, length.count() - done);
    player.readAhead(core::Frames{frames});
    player.render(samples.data() + done * 2, static_cast<std::size_t>(frames));
  }
  return samples;
}

/// A part of one piece at the gain of its cue.
Samples alone(const plan::MusicCue& cue, core::Frames from, core::Frames length) {
  audio::Player player(audio::Reading::inlined);
  player.submit(audio::OpenClip{
      {1}, audio::Bus::music, audio::FileSpec{cue.track->file, cue.from, {}, cue.loop, {}}, cue.gain, {}});
  player.submit(audio::StartClip{{1}, core::FramePos{}, {}, audio::Shape::equalPower});
  const auto latency = audio::Player::kLatency;
  auto samples = pull(player, latency + from + length);
  samples.erase(samples.begin(), samples.begin() + 2 * (latency + from).count());
  return samples;
}

double power(const Samples& samples, std::int64_t from, std::int64_t frames) {
  double sum = 0;
  for (auto i = from * 2; i < (from + frames) * 2; ++i)
    sum += static_cast<double>(samples[static_cast<std::size_t>(i)]) * samples[static_cast<std::size_t>(i)];
  return sum;
}

/// What an ideal equal-power sum of two unlike pieces has in a window: powers add, each under its squared
/// fade.
double idealPower(const Samples& out, const Samples& in, std::int64_t from, std::int64_t frames,
                  std::int64_t length) {
  double sum = 0;
  for (auto i = from; i < from + frames; ++i) {
    const double turn = static_cast<double>(i) / static_cast<double>(length) * std::numbers::pi / 2;
    const auto k = static_cast<std::size_t>(i) * 2;
    const double a = std::cos(turn), b = std::sin(turn);
    sum += a * a * (static_cast<double>(out[k]) * out[k] + static_cast<double>(out[k + 1]) * out[k + 1]) +
           b * b * (static_cast<double>(in[k]) * in[k] + static_cast<double>(in[k + 1]) * in[k + 1]);
  }
  return sum;
}

struct Played {
  Samples samples;
  std::vector<std::int64_t> starts;  ///< of each piece, in order
};

/// Only the music of a session, as the mixer sounds it.
Played musicOf(const plan::Plan& plan, const plan::Media& media) {
  audio::Player player(audio::Reading::inlined);
  session::Session session(plan, media, {.volume = {0}, .volumeCap = {0}, .calibration = {}});
  session.handle(session::Begin{}, player.position(), kStaff);
  Played played;
  while (session.view().stage != session::View::Stage::after &&
         session.view().stage != session::View::Stage::ended) {
    session.advance(player.position());
    for (const auto& report : player.takeReports()) session.hear(report);
    const auto& staff = session.view().staff;
    if (staff.holding && !staff.marksWanted.empty())
      session.handle(session::PlaceMark{staff.marksWanted.front()}, player.position(), kStaff);
    if (staff.beyondLength) session.handle(session::GoOn{}, player.position(), kStaff);
    const auto output = session.take();
    for (const auto& command : output.commands) player.submit(command);
    for (const auto& entry : output.entries)
      if (std::holds_alternative<session::TrackStarted>(entry.event))
        played.starts.push_back(entry.at.time_since_epoch().count());
    const auto part = pull(player, core::framesOf(0.1));
    played.samples.insert(played.samples.end(), part.begin(), part.end());
  }
  return played;
}

}  // namespace

TEST_CASE("crossfades between unlike pieces keep the power of an ideal equal-power sum") {
  const auto library = test::shipped("infusion-60");
  auto bundle = library->bundle;
  bundle.script.before.clear();
  for (auto& phase : bundle.script.phases) {
    phase.voice.clear();
    phase.breath.clear();
  }
  const auto plan = plan::makePlan(bundle, library->media).plan;
  const auto played = musicOf(plan, library->media);
  std::vector<const plan::MusicCue*> cues;
  for (const auto& phase : plan.phases)
    for (const auto& cue : phase.music) cues.push_back(&cue);
  REQUIRE(played.starts.size() == cues.size());
  constexpr std::int64_t kWindow = core::kFrameRate;
  int windows = 0;
  double worst = 0;
  for (std::size_t i = 1; i < cues.size(); ++i) {
    const auto &out = *cues[i - 1], &in = *cues[i];
    const auto length = std::min(out.fadeOut, in.fadeIn);
    const auto begin = played.starts[i];
    const auto a = alone(out, core::Frames{begin - played.starts[i - 1]}, length);
    const auto b = alone(in, {}, length);
    for (std::int64_t from = 0; from + kWindow <= length.count(); from += kWindow / 2, ++windows) {
      const double dip = 10 * std::log10(power(played.samples, begin + from, kWindow) /
                                         idealPower(a, b, from, kWindow, length.count()));
      worst = std::min(worst, dip);
      CHECK_MESSAGE(dip > -1.0, out.track->title << " to " << in.track->title << " at "
                                                 << static_cast<double>(from) / core::kFrameRate << " s");
    }
  }
  MESSAGE(windows << " windows, deepest dip " << worst << " dB");
  CHECK(windows > 150);
}
