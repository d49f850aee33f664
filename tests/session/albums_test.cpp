#include "plan/albums.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "audio/scan.hpp"
#include "plan/cue_list.hpp"
#include "plan/make_plan.hpp"
#include "real_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;

namespace {

/// A phase with an album of three tracks of 40 s, and a bed.
Made album() {
  Made made;
  auto& list = made.playlist("night", {2.0 / 3, 2.0 / 3, 2.0 / 3});
  list.file = "/playlists/night.toml";
  list.title = text("Night");
  list.gapless = true;
  made.phase("one", seconds(100), "night");
  return made;
}

}  // namespace

TEST_CASE("a gapless album is one piece with one level") {
  auto made = album();
  const auto& tracks = made.bundle.playlists.at("night").tracks;
  made.media.music[tracks[1].file].integrated = core::Lufs{-30};
  made.media.music[tracks[2].file].truePeak = core::Decibels{-1};
  made.media.music[tracks[0].file].headSilence = seconds(2);
  made.media.music[tracks[1].file].headSilence = seconds(2);
  joinAlbums(made.bundle, made.media);
  REQUIRE(tracks.size() == 1);
  const auto& whole = made.media.music.at(tracks[0].file);
  CHECK(whole.length == seconds(120));
  CHECK(whole.integrated.value ==  // blocks lie over both seams, and none over the ends
        doctest::Approx(10 * std::log10((0.01 + 0.001 + 0.01) / 3)).epsilon(0.001));
  CHECK(whole.truePeak == core::Decibels{-1});
  CHECK(whole.headSilence == seconds(2));
  const auto plan = makePlan(made.bundle, made.media).plan;
  REQUIRE(plan.phases[0].music.size() == 1);
  CHECK(plan.phases[0].music[0].from == seconds(2));
  CHECK(plan.phases[0].music[0].track->title == "Night");
}

TEST_CASE("an album is as loud as the recording that it was cut from") {
  SoundFolder folder("album-loudness");
  // 22 LU apart: the soft one is gated out, as a mean over time would not do
  const auto loud = noise(-20, 1), quiet = noise(-42, 2);
  const auto whole = [&](double second) { return second < 20 ? loud(second) : quiet(second - 20); };
  const auto first = audio::measureFile(writeSound(folder.path / "a.wav", 20.03, whole));
  const auto second =
      audio::measureFile(writeSound(folder.path / "b.wav", 60, [&](double at) { return whole(at + 20.03); }));
  const auto judge = audio::measureFile(writeSound(folder.path / "all.wav", 80.03, whole));
  const auto joined = measureOfAll({first, second});
  CHECK(std::fabs(joined.integrated.value - judge.integrated.value) < 0.1);
  CHECK(std::fabs(joined.range.value - judge.range.value) < 0.3);
  CHECK(joined.length == judge.length);
  auto faint = second;  // without contour: evenly as loud as it is as a whole
  faint.contour.reset();
  CHECK(std::fabs(measureOfAll({first, faint}).integrated.value - judge.integrated.value) < 0.1);
  CHECK(measureOfAll({first, faint}).contour == nullptr);
}

TEST_CASE("pieces that are levelled by album keep their differences, and the phase its loudness") {
  Made made;
  auto& list = made.playlist("calm", {2, 2, 2});
  made.phase("one", minutes(5), "calm");
  auto& music = made.media.music;
  const auto& tracks = list.tracks;
  music[tracks[0].file].integrated = core::Lufs{-20};
  music[tracks[1].file].integrated = core::Lufs{-21};
  music[tracks[2].file].integrated = core::Lufs{-35};
  for (const auto& track : tracks) {
    auto& measure = music[track.file];
    audio::Contour even;
    even.loudness.assign(static_cast<std::size_t>(measure.length / audio::Contour::kStep),
                         static_cast<float>(measure.integrated.value));
    even.truePeak.assign(even.loudness.size(), even.loudness.front() + 8);
    measure.contour = std::make_shared<const audio::Contour>(std::move(even));
  }
  levelAlbums(made.bundle, made.media);
  CHECK(tracks[0].inAlbum == core::Decibels{0});  // nobody asked for it
  list.level = script::Levelling::album;
  levelAlbums(made.bundle, made.media);
  // all as one: the third is gated out
  CHECK(tracks[0].inAlbum.value == doctest::Approx(0.5).epsilon(0.1));
  CHECK(tracks[1].inAlbum.value == doctest::Approx(-0.5).epsilon(0.1));
  CHECK(tracks[2].inAlbum == -kAlbumStep);
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto& cues = plan.phases[0].music;
  REQUIRE(cues.size() == 3);
  const auto heard = [&](std::size_t i) {
    return (music.at(cues[i].track->file).integrated + cues[i].gain).value;
  };
  CHECK(heard(0) - heard(1) == doctest::Approx(1));
  CHECK(heard(1) - heard(2) == doctest::Approx(1.5).epsilon(0.1));
  CHECK(plan.phases[0].trim.value > 0.2);  // the softer half of an album is not softer than the session
  CHECK(std::fabs((heard(0) + heard(1) + heard(2)) / 3 + 23) < 0.3);

  // tags know more of the album than this list, where they agree with the file
  music[tracks[0].file].tags = {core::Lufs{-20.3}, core::Lufs{-21.5}};
  music[tracks[1].file].tags = {core::Lufs{-35}, core::Lufs{-21.5}};
  levelAlbums(made.bundle, made.media);
  CHECK(tracks[0].inAlbum.value == doctest::Approx(1.5));
  CHECK(tracks[1].inAlbum.value == doctest::Approx(-0.5).epsilon(0.1));
}

TEST_CASE("the sound of an album begins in the part that sounds then") {
  auto made = album();
  const auto files = made.bundle.playlists.at("night").tracks;
  joinAlbums(made.bundle, made.media);
  const auto sound = soundOf("/playlists/night.toml", seconds(50), made.media);
  CHECK(sound.file == files[1].file);
  CHECK(sound.from == seconds(10));
  REQUIRE(sound.then.size() == 1);
  CHECK(sound.then[0].file == files[2].file);
  const auto plan = makePlan(made.bundle, made.media).plan;
  const auto cues = cueList(plan, made.media);
  const auto later = cueFrom(cues.front(), cues.front().at + seconds(85));
  const auto& spec = std::get<audio::FileSpec>(later.source);
  CHECK(spec.file == files[2].file);
  CHECK(spec.from == seconds(5));
  CHECK(spec.then.empty());
}

TEST_CASE("an album with a track that can't be read stays a list") {
  auto made = album();
  made.media.music.erase(made.bundle.playlists.at("night").tracks[1].file);
  joinAlbums(made.bundle, made.media);
  CHECK(made.bundle.playlists.at("night").tracks.size() == 3);
}

TEST_CASE("a session plays a recording that was cut into files as if it was whole") {
  SoundFolder folder("album");
  auto made = album();
  double begin = 0;
  for (auto& track : made.bundle.playlists.at("night").tracks) {
    track.file = writeSound(folder.path / (track.title + ".wav"), 40.00123, [&](double second) {
      return 0.1 * std::sin(2 * std::numbers::pi * 200 * (begin + second));
    });
    made.media.music[track.file] = audio::measureFile(track.file);
    begin += core::toSeconds(made.media.music[track.file].length);
  }
  auto& bed = made.bundle.bed.tracks.front();
  bed.file = writeSound(folder.path / "bed.wav", 20, noise(-25, 1));
  made.media.music[bed.file] = audio::measureFile(bed.file);
  joinAlbums(made.bundle, made.media);
  RealRoom room(made, {audio::Bus::music});
  room.want(Begin{});
  room.run(seconds(95));
  CHECK(room.all<TrackStarted>().size() == 1);
  const auto& s = room.samples;
  const auto peak = *std::max_element(s.begin() + 96000 * 12, s.begin() + 96000 * 38);
  // a steady sine: each frame follows from the two before
  const double turn = 2 * std::cos(2 * std::numbers::pi * 200 / 48000);
  double worst = 0;
  for (std::size_t i = 96000 * 12; i < 96000 * 94; i += 2)
    worst = std::max(worst, std::fabs(static_cast<double>(s[i]) - turn * static_cast<double>(s[i - 2]) +
                                      static_cast<double>(s[i - 4])));
  CHECK(peak > 0.05F);
  CHECK(worst < 1e-4 * static_cast<double>(peak));
}
