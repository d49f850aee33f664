#include "plan/overlaps.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "audio/scan.hpp"
#include "plan/make_plan.hpp"
#include "real_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;

namespace {

/// One phase with pieces of 40 s each and a bed.
Made pieces() {
  Made made;
  made.bundle.bed.tracks.clear();
  made.track(made.bundle.bed, "bed", seconds(20));
  made.playlist("calm", {2.0 / 3, 2.0 / 3, 2.0 / 3});
  made.phase("one", seconds(90), "calm");
  return made;
}

/// Every track a file of its own: the same tone, or noise that is different in each.
void sound(Made& made, const SoundFolder& folder, bool tone) {
  unsigned seed = 0;
  const auto take = [&](script::Track& track) {
    const double length = core::toSeconds(made.media.music.at(track.file).length);
    const auto hum = [](double second) { return 0.1 * std::sin(2 * std::numbers::pi * 200 * second); };
    track.file = writeSound(folder.path / (track.title + ".wav"), length,
                            tone ? std::function<double(double)>(hum) : noise(-25, ++seed));
    made.media.music[track.file] = audio::measureFile(track.file);
  };
  std::ranges::for_each(made.bundle.playlists.at("calm").tracks, take);
  std::ranges::for_each(made.bundle.bed.tracks, take);
}

/// Least and most of the level of windows of half a second, dB.
std::pair<double, double> levels(const std::vector<float>& samples, double from, double to) {
  double least = 100, most = -200;
  for (; from + 0.5 <= to; from += 0.25) {
    double power = 1e-20;
    for (auto i = static_cast<std::size_t>(from * 48000) * 2;
         i < static_cast<std::size_t>((from + 0.5) * 48000) * 2; ++i)
      power += std::pow(static_cast<double>(samples[i]), 2) / 48000;
    least = std::min(least, 10 * std::log10(power));
    most = std::max(most, 10 * std::log10(power));
  }
  return {least, most};
}

}  // namespace

TEST_CASE("the crossfades of a plan are known with their places in both files") {
  const auto made = pieces();
  auto plan = makePlan(made.bundle, made.media).plan;
  const auto overlaps = overlapsOf(plan, made.media);
  REQUIRE(overlaps.size() >= 2);
  const auto fade = made.bundle.script.sound.crossfade;
  const auto& first = overlaps.front();
  CHECK(first.length == fade);
  CHECK(first.out.file == "/music/calm1.opus");
  CHECK(first.out.from == seconds(40) - fade);
  CHECK(first.in.file == "/music/calm2.opus");
  CHECK(first.in.from == Frames{});
  setLikeness(plan, first, 0.75);
  CHECK(plan.phases[0].music[1].likeness == 0.75);
  const Piece out{plan.phases[0].music[0].track, {}, seconds(40), {}, {}, false};
  const Piece in{plan.phases[0].music[1].track, {}, seconds(40), {}, {}, false};
  const auto at = [&](Frames place, Frames length) {
    return plannedLikeness(plan, {&out, place, &in, length}, made.media);
  };
  CHECK(at(seconds(40) - fade, fade) == 0.75);
  CHECK(at(seconds(40) - fade - Frames{1}, fade) == std::nullopt);  // one frame off: nothing is known
  CHECK(at(seconds(40) - fade, fade / 2) == std::nullopt);
  CHECK(plannedLikeness(plan, {&out, Frames{}, &out, fade}, made.media) == 1);
  CHECK(plannedLikeness(plan, {&out, seconds(3), &out, fade}, made.media) == std::nullopt);
}

TEST_CASE("pieces of the same tone cross at their planned places without a bump") {
  SoundFolder folder("alike");
  auto made = pieces();
  sound(made, folder, true);
  RealRoom room(made, {audio::Bus::music});
  room.want(Begin{});
  room.run(seconds(88));
  REQUIRE(room.all<TrackStarted>().size() >= 3);
  const auto [least, most] = levels(room.samples, 12, 88);
  CHECK(most - least < 0.5);
}

TEST_CASE("alike pieces cross without a bump where staff go on to the next, or to the next phase") {
  SoundFolder folder("alike-anywhere");
  for (const bool phase : {false, true}) {
    auto made = pieces();
    made.phase("two", seconds(90), "calm");
    sound(made, folder, true);
    RealRoom room(made, {audio::Bus::music});
    room.want(Begin{});
    room.run(seconds(20));
    room.want(phase ? Intent{SkipPhase{}} : Intent{SkipTrack{}});
    room.run(seconds(20));
    REQUIRE(room.all<TrackStarted>().size() >= 2);
    const auto [least, most] = levels(room.samples, 12, 39);
    CHECK(most - least < 0.5);
  }
}

TEST_CASE("unlike pieces cross without a dip, as planned and when staff go on to the next") {
  SoundFolder folder("unlike");
  for (const bool next : {false, true}) {
    auto made = pieces();
    sound(made, folder, false);
    RealRoom room(made, {audio::Bus::music});
    room.want(Begin{});
    room.run(seconds(15));
    if (next) room.want(SkipTrack{});
    room.run(seconds(60));
    REQUIRE(room.all<TrackStarted>().size() >= 2);
    const auto [least, most] = levels(room.samples, 12, 74);
    CHECK(least > levels(room.samples, 10, 15).first - 1);
    CHECK(most < levels(room.samples, 10, 15).second + 1);
  }
}
