#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "audio/player.hpp"
#include "audio/scan.hpp"
#include "plan/make_plan.hpp"
#include "session/session.hpp"
#include "support/actors.hpp"
#include "support/documents_for_tests.hpp"
#include "support/judge.hpp"

/// Every file of tests/hostile/make (its folder is in LW_HOSTILE), played by a session through the real
/// player: within bounds, or refused with its message.
using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using lw::plan::test::Made;
using lw::plan::test::seconds;
namespace fs = std::filesystem;

namespace {

constexpr core::Frames kPlayed = core::framesOf(70);

/// What is said of a file that is refused.
const std::map<std::string, std::string> kRefused{
    {"half.m4a", "its table of contents is missing"}, {"zero-bytes.flac", "it is empty"},
    {"broken-header.wav", "its header is damaged"},   {"picture.mp3", "it is a picture"},
    {"no-sound.m4a", "there is no sound in it"},      {"words.ogg", "it is a text"},
};

std::vector<fs::path> files() {
  const char* const folder = std::getenv("LW_HOSTILE");
  REQUIRE_MESSAGE(folder != nullptr, "LW_HOSTILE is the folder that tests/hostile/make made");
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().filename() != ".made") all.push_back(entry.path());
  std::ranges::sort(all);
  REQUIRE(all.size() > 25);
  return all;
}

/// A session that plays the file for its first 70 s, with the bed after it.
Made sessionOf(const fs::path& file, const audio::Measure& measure, const fs::path& bed,
               const audio::Measure& bedMeasure) {
  Made made;
  made.media = {};
  made.bundle.bed.tracks.clear();
  auto& list = made.playlist("p", {});
  made.track(list, "x", seconds(1)).file = file;
  made.track(made.bundle.bed, "bed", seconds(1)).file = bed;
  made.media.music = {{file, measure}, {bed, bedMeasure}};
  made.phase("one", kPlayed, "p");
  return made;
}

struct Played {
  std::vector<float> samples;
  std::vector<std::string> failures;
  bool started = false;
};

Played play(const Made& made) {
  audio::Player player(audio::Reading::inlined);
  const auto plan = makePlan(made.bundle, made.media).plan;
  Options options;
  options.volume = core::Decibels{0};
  Session session(plan, made.media, options);
  session.handle(Begin{}, player.position(), kStaff);
  constexpr std::int64_t kBlock = 4800;
  Played played;
  for (core::Frames done{}; done < kPlayed; done += core::Frames{kBlock}) {
    session.advance(player.position());
    for (const auto& report : player.takeReports()) {
      session.hear(report);
      if (const auto* failed = std::get_if<audio::ClipFailed>(&report))
        played.failures.push_back(failed->why);
      played.started |= std::holds_alternative<audio::ClipStarted>(report);
    }
    for (const auto& command : session.take().commands) player.submit(command);
    const auto at = played.samples.size();
    played.samples.resize(at + 2 * kBlock);
    player.readAhead(core::Frames{kBlock});
    player.render(played.samples.data() + at, kBlock);
  }
  return played;
}

void expectWithinBounds(const Played& played) {
  CHECK(played.started);
  CHECK(std::ranges::all_of(played.samples, [](float sample) { return std::isfinite(sample); }));
  auto verdict = lw::test::judge(played.samples);
  verdict.tolerance = 0.3;  // of the meters: their windows lie otherwise
  CHECK_MESSAGE(verdict.ok(), verdict.text());
}

}  // namespace

TEST_CASE("every hostile file plays within bounds or is refused with its message") {
  const auto all = files();
  const auto cache = fs::temp_directory_path() / "lullwater-hostile-play";
  const auto scanned = audio::scan(all, cache);
  fs::remove_all(cache);
  const auto bed = all.front().parent_path() / "bits-24.wav";
  const auto& bedMeasure = scanned.measures.at(bed);
  for (const auto& file : all) {
    const auto name = file.filename().string();
    INFO(name);
    const auto refused = kRefused.find(name);
    const auto failure = scanned.failures.find(file);
    REQUIRE((refused == kRefused.end()) == (failure == scanned.failures.end()));
    if (failure == scanned.failures.end()) {
      auto measure = scanned.measures.at(file);
      expectWithinBounds(play(sessionOf(file, measure, bed, bedMeasure)));
      measure.contour.reset();  // what is decoded decides alone
      expectWithinBounds(play(sessionOf(file, measure, bed, bedMeasure)));
      continue;
    }
    CHECK(failure->second.find(refused->second) != std::string::npos);
    // should one get as far as the player: it says the same, and the bed plays
    const auto played = play(sessionOf(file, bedMeasure, bed, bedMeasure));
    REQUIRE(!played.failures.empty());
    CHECK(!played.failures.front().empty());
    expectWithinBounds(played);
  }
}
