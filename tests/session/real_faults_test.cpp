#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <memory>

#include "audio/encoder.hpp"
#include "audio/scan.hpp"
#include "plan/ducking.hpp"
#include "real_room.hpp"

using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using namespace lw::plan::test;
using namespace lw::session::test;
namespace fs = std::filesystem;

namespace {

/// One phase of two minutes with three short pieces and a bed.
Made shortMusic() {
  Made made;
  made.bundle.bed.tracks.clear();
  made.track(made.bundle.bed, "bed", seconds(12));
  made.playlist("calm", {0.75, 0.75, 0.75});
  made.phase("one", minutes(2), "calm");
  return made;
}

std::vector<std::string> started(const RealRoom& room) {
  std::vector<std::string> found;
  for (const auto& one : room.all<TrackStarted>()) found.push_back(one.title);
  return found;
}

/// A room in which a fault happens on disk 20 s after the start, and what is heard afterwards.
struct Faulty {
  SoundFolder folder{"faults"};
  Made made = shortMusic();
  fs::path file(int piece) const {
    return made.bundle.playlists.at("calm").tracks[static_cast<std::size_t>(piece - 1)].file;
  }

  std::unique_ptr<RealRoom> play(const std::function<void()>& fault) {
    makeReal(made, folder);
    auto room = std::make_unique<RealRoom>(made);
    room->want(Begin{});
    room->run(seconds(20));
    fault();
    room->run(seconds(80));
    return room;
  }
  static void expectGoesOn(const RealRoom& room) {
    CHECK(room.longestBelow(-60, 9, 98) < 2);  // never to silence for 2 s
    CHECK(room.largestStep(9, 98) < 0.2F);     // and never a click
  }
};

}  // namespace

TEST_CASE("a file that is cut off on disk while it plays gives way") {
  Faulty faulty;
  const auto played =
      faulty.play([&] { fs::resize_file(faulty.file(1), fs::file_size(faulty.file(1)) / 3); });
  const RealRoom& room = *played;
  Faulty::expectGoesOn(room);
  CHECK(started(room)[1] == "calm2");
  CHECK(room.all<Fault>().size() == 1);
  CHECK(room.notices().size() == 1);
}

TEST_CASE("a file that is overwritten with something loud while it plays gives way before that is heard") {
  Faulty faulty;
  const auto played = faulty.play([&] {
    std::fstream file(faulty.file(1), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(1000);
    const std::vector<float> loud(std::size_t{48000} * 2 * 40, 0.9F);
    file.write(reinterpret_cast<const char*>(loud.data()),
               static_cast<std::streamsize>(loud.size() * sizeof(float)));
  });
  const RealRoom& room = *played;
  Faulty::expectGoesOn(room);
  CHECK(*std::ranges::max_element(room.samples) < 0.8F);
  CHECK(started(room)[1] == "calm2");
}

TEST_CASE("files that vanish: what plays plays on, what was opened too, then what is left") {
  Faulty faulty;
  const auto played = faulty.play([&] {
    for (int piece = 1; piece <= 3; ++piece) fs::remove(faulty.file(piece));
  });
  const RealRoom& room = *played;
  Faulty::expectGoesOn(room);
  CHECK(started(room).back() == "bed");
  CHECK(room.all<Fault>().size() >= 1);
}

TEST_CASE("the bed loops on although its file is gone") {
  Faulty faulty;
  faulty.made.bundle.script.phases[0].playlist.clear();
  const auto played = faulty.play([&] { fs::remove(faulty.made.bundle.bed.tracks[0].file); });
  const RealRoom& room = *played;
  Faulty::expectGoesOn(room);
  CHECK(room.all<Fault>().empty());
}

TEST_CASE("a file that is exchanged for another is not played at the old one's gain") {
  Faulty faulty;
  const auto played = faulty.play([&] {
    const auto other = writeSound(faulty.folder.path / "other.wav", 45, noise(-3, 99));
    fs::rename(other, faulty.file(3));  // the third: the second is open already
  });
  const RealRoom& room = *played;
  Faulty::expectGoesOn(room);
  CHECK(*std::ranges::max_element(room.samples) < 0.8F);
  REQUIRE(!room.all<Fault>().empty());
  CHECK(room.all<Fault>()[0].what.find("changed since it was measured") != std::string::npos);
  CHECK(std::ranges::count(started(room), "calm3") == 0);
}

TEST_CASE("a file that is shorter than the cache says") {
  Faulty faulty;
  makeReal(faulty.made, faulty.folder);
  auto& measure = faulty.made.media.music.at(faulty.file(1));
  measure.length = seconds(120);
  RealRoom room(faulty.made);
  room.want(Begin{});
  room.run(seconds(100));
  Faulty::expectGoesOn(room);
  CHECK(started(room)[1] == "calm2");
  REQUIRE(room.all<Fault>().size() == 1);
  CHECK(room.all<Fault>()[0].what.find("shorter than it was") != std::string::npos);
}

TEST_CASE("speech is at least 10 LU above the music under it, measured") {
  SoundFolder folder("speech");
  auto made = shortMusic();
  made.voice(made.bundle.script.phases[0], seconds(20), "There is time.", seconds(5));
  made.voice(made.bundle.script.phases[0], seconds(28), "Breathe as you like.", seconds(4));
  makeReal(made, folder);
  const auto loudness = [&](std::set<audio::Bus> only, double from, double to) {
    RealRoom room(made, std::move(only));
    room.want(Begin{});
    room.run(seconds(40));
    const auto at = std::ranges::find_if(
        room.entries, [](const auto& entry) { return std::holds_alternative<PhaseStarted>(entry.event); });
    const auto begin = core::toSeconds(at->at.time_since_epoch());
    const auto first = static_cast<std::size_t>((begin + from) * 48000);
    const auto file = writeSound(folder.path / "part.wav", to - from, [&](double second) {
      return room.samples[2 * (first + static_cast<std::size_t>(std::lround(second * 48000)))];
    });
    return audio::measureFile(file).integrated;
  };
  for (const auto& [from, to] : {std::pair{20.1, 24.9}, std::pair{28.1, 31.9}}) {
    const auto voice = loudness({audio::Bus::voice}, from, to),
               music = loudness({audio::Bus::music}, from, to);
    CAPTURE(music.value);
    CHECK((voice - music).value >= 10);
    CHECK((voice - music).value < 20);
  }
  const auto between = loudness({audio::Bus::music}, 25.2, 27.8),
             alone = loudness({audio::Bus::music}, 12, 18);
  CHECK((alone - between).value == doctest::Approx(12).epsilon(0.08));  // it stays down between near lines
}
