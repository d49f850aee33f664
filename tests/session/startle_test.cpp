#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <numbers>
#include <random>

#include "audio/encoder.hpp"
#include "audio/limiter.hpp"
#include "audio/player.hpp"
#include "audio/sample_loops.hpp"
#include "audio/scan.hpp"
#include "audio/step_meter.hpp"
#include "plan/make_plan.hpp"
#include "script/voice_key.hpp"
#include "session/session.hpp"
#include "support/documents_for_tests.hpp"
#include "support/edges.hpp"
#include "support/judge.hpp"
#include "support/own_notes.hpp"
#include "support/usual_actor.hpp"

/// Random scripts, playlists of hostile files and random presses, played through the real player and judged
/// on what comes out. LW_SEEDS and LW_FIRST_SEED make it a campaign (tests/bench/startle_campaign).
using namespace lw;
using namespace lw::plan;
using namespace lw::session;
using lw::plan::test::Made;
using lw::plan::test::minutes;
using lw::plan::test::seconds;

namespace {

using Samples = std::vector<float>;
namespace fs = std::filesystem;

void noise(Samples& out, double length, double amplitude, unsigned seed) {
  std::minstd_rand random(seed + 1);
  for (std::size_t i = 0; i < static_cast<std::size_t>(length * 48000) * 2; ++i)
    out.push_back(static_cast<float>(amplitude * (static_cast<double>(random()) / 1073741824.0 - 1)));
}
void tone(Samples& out, double length, double amplitude, double hz) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(length * 48000); ++i) {
    const double turn = 2 * std::numbers::pi * hz * static_cast<double>(i) / 48000;
    out.insert(out.end(), 2, static_cast<float>(amplitude * std::sin(turn)));
  }
}
void silence(Samples& out, double length) {
  out.resize(out.size() + static_cast<std::size_t>(length * 48000) * 2, 0.0F);
}

/// Words and pauses: noise that comes and goes four times a second, every 2 s a breath.
Samples speech(double length, double amplitude, unsigned seed) {
  Samples out;
  noise(out, length, amplitude, seed);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double at = static_cast<double>(i / 2) / 48000;
    const double word = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * 4 * at);
    out[i] *= static_cast<float>(std::fmod(at, 2) < 1.5 ? word : 0);
  }
  return out;
}

/// Music that is well behaved: a chord that swells, and goes on from its end at its begin.
Samples calm(double length, double hz) {
  Samples out;
  tone(out, length, 0.1, hz);
  Samples other;
  tone(other, length, 0.07, hz * 1.5);
  const double swell = 4 * std::numbers::pi / static_cast<double>(out.size() / 2);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = (out[i] + other[i]) * static_cast<float>(1 + 0.3 * std::sin(swell * static_cast<double>(i / 2)));
  return out;
}

constexpr std::size_t kCalm = 3;  // so many at the begin are well behaved

std::vector<Samples> sounds() {
  std::vector<Samples> all{calm(40, 200), calm(25, 260), calm(30, 330)};
  Samples s;
  const auto add = [&] { all.push_back(std::exchange(s, {})); };
  noise(s, 15, 0.003, 1), tone(s, 2, 0.9, 1500), noise(s, 15, 0.003, 2), add();  // a scream
  noise(s, 12, 0.02, 3), noise(s, 20, 0.5, 4), add();                            // a drum entry
  silence(s, 12), noise(s, 5, 1, 5), silence(s, 8), add();                       // full scale out of silence
  noise(s, 30, 0.01, 6), s[1000000] = s[1000001] = 1, s[1900000] = -1, add();    // clicks
  noise(s, 30, 0.05, 7), add();
  for (std::size_t i = 0; i < s.size(); ++i) s[i] = 0;
  s = all.back();
  for (auto& sample : s) sample += 0.6F;  // DC
  add();
  noise(s, 20, 0.04, 8), noise(s, 20, 0.4, 9), add();                             // a louder half
  for (int i = 0; i < 8; ++i) noise(s, 0.2, 1, 10), noise(s, 0.5 + i, 0.01, 11);  // bursts
  add();
  tone(s, 20, 1, 40), add();     // all bass
  tone(s, 20, 1, 12000), add();  // and none
  noise(s, 3, 0.9, 12), add();   // short
  return all;
}

/// Lines to speak: fair, soft, and one in which somebody shouts.
std::vector<Samples> lines() {
  std::vector<Samples> all{speech(4, 0.3, 20), speech(7, 0.05, 21), speech(3, 0.03, 22)};
  const auto shout = speech(2, 1, 23);
  all.back().insert(all.back().end(), shout.begin(), shout.end());
  return all;
}

std::shared_ptr<const audio::Contour> contourOf(const Samples& samples) {
  auto contour = std::make_shared<audio::Contour>();
  audio::StepMeter meter;
  for (std::size_t at = 0; at < samples.size(); at += 9600) {
    const auto step = std::span(samples).subspan(at, std::min<std::size_t>(9600, samples.size() - at));
    contour->loudness.push_back(static_cast<float>(10 * std::log10(std::max(meter.power(step), 1e-7))));
    contour->truePeak.push_back(20 * std::log10(std::max(audio::sampleLoops().lookAt(step).most, 1e-6F)));
  }
  return contour;
}

/// The sounds as files, with what a scan says of each; made once.
struct Shelf {
  Shelf() {
    folder = fs::temp_directory_path() / fmt::format("lullwater-startle-{}", ::getpid());
    fs::create_directories(folder);
    for (const auto& sound : sounds()) {
      files.push_back(write(sound));
      measures.push_back(audio::measureFile(files.back()));
      measures.back().contour = contourOf(sound);
    }
    for (const auto& line : lines()) {
      const auto file = write(line);
      voices.push_back({file, audio::measureFile(file), false});
    }
  }
  fs::path write(const Samples& sound) {
    const auto file = folder / fmt::format("{}.wav", number++);
    audio::Encoder encoder(file, {.container = "wav", .codec = "pcm_f32le"});
    encoder.write(sound.data(), sound.size() / 2);
    encoder.finish();
    return file;
  }
  ~Shelf() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  fs::path folder;
  int number = 0;
  std::vector<fs::path> files;
  std::vector<audio::Measure> measures;
  std::vector<Media::Voice> voices;
};

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  double between(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random_);
  }
  bool one(std::size_t in) { return below(in) == 0; }

 private:
  std::mt19937 random_;
};

/// Spoken lines and breath cues, of which a phase may have any number.
void addGuidance(Made& made, script::Phase& phase, const Shelf& shelf, Chance& chance) {
  for (auto at = chance.between(0, 20); at < core::toSeconds(phase.length) && !chance.one(3);) {
    const auto words = fmt::format("{} {:.1f}", phase.name, at);
    const auto& voice = shelf.voices[chance.below(shelf.voices.size())];
    made.voice(phase, seconds(at), words, voice.measure.length);
    made.media.voices[script::voiceKey(words)] = voice;
    at += core::toSeconds(voice.measure.length) + chance.between(0.3, 20);
  }
  if (chance.one(2)) return;
  phase.screen = script::PhaseScreen::breath;
  phase.breath.push_back(
      {seconds(chance.between(0, 10)), seconds(chance.between(12, 30)), "longer-exhale", chance.one(2), {}});
}

Made script(const Shelf& shelf, Chance& chance, Chance& guidance, bool calm) {
  Made made;
  made.media.bell.clear();
  made.bundle.script.sound.crossfade = seconds(chance.between(4, 12));
  const auto put = [&](script::Playlist& list) {
    const auto one = chance.below(calm ? kCalm : shelf.files.size());
    auto& track = made.track(list, "x", seconds(1));
    made.media.music.erase(track.file);
    track.file = shelf.files[one];
    // now and then a file that is not what was measured
    made.media.music[track.file] =
        shelf.measures[!calm && chance.one(6) ? chance.below(shelf.files.size()) : one];
    made.media.music[track.file].length = shelf.measures[one].length;
  };
  made.bundle.bed.tracks.clear();
  put(made.bundle.bed);
  auto& list = made.playlist("p", {});
  for (std::size_t i = 0, count = 1 + chance.below(4); i < count; ++i) put(list);
  made.bundle.script.phases.reserve(2);
  addGuidance(made, made.phase("one", seconds(chance.between(15, 40)), "p"), shelf, guidance);
  addGuidance(made, made.phase("two", seconds(chance.between(10, 30)), "p"), shelf, guidance);
  return made;
}

Intent press(Chance& chance) {
  switch (chance.below(13)) {
    case 0: return Pause{};
    case 1: return Resume{};
    case 2: return Softer{};
    case 3: return Undo{};
    case 4: return SetVolume{core::Decibels{chance.between(-20, 0)}};
    case 5: return CallRaised{};
    case 6: return CallCleared{};
    case 7: return SkipPhase{};
    case 8: return DeviceLost{"gone"};
    case 9: return DeviceBack{};
    case 10: return chance.one(4) ? Intent{EndSession{"x"}} : Intent{Resume{}};
    case 11: return SetBusVolume{audio::Bus::music, core::Decibels{chance.between(-24, 0)}};
    default: return SkipTrack{};
  }
}

/// What comes out of a session of that seed, and what was done to it.
struct Run {
  Samples samples;
  std::string story;
  std::vector<lw::test::OwnSound> own;
  int limited = 0;
};

Run run(const Shelf& shelf, unsigned seed, bool calm = false) {
  Chance chance(seed), guidance(seed ^ 0x9e3779b9U);
  const Made made = script(shelf, chance, guidance, calm);
  const auto plan = makePlan(made.bundle, made.media).plan;
  audio::Player player(audio::Reading::inlined);
  Options options;
  options.volume = core::Decibels{0};
  Session session(plan, made.media, options);
  Run run;
  lw::test::OwnNotes notes;
  session.handle(Begin{}, player.position(), kStaff);
  const auto length = seconds(60);
  auto next = seconds(chance.between(1, 15));
  constexpr std::int64_t kBlock = 4800;
  for (core::Frames done{}; done < length; done += core::Frames{kBlock}) {
    session.advance(player.position());
    for (const auto& report : player.takeReports()) {
      session.hear(report);
      notes.heard(report, core::toSeconds(done), run.own);
      run.limited += std::holds_alternative<audio::Limited>(report) ? 1 : 0;
    }
    if (done >= next) {
      const auto intent = press(chance);
      run.story += fmt::format("{:.1f} s {}; ", core::toSeconds(done), name(intent));
      session.handle(intent, player.position(), lw::session::test::usualActor(intent));
      next = done + seconds(chance.between(0.2, 20));
    }
    for (const auto& command : session.take().commands) {
      notes.opened(command);
      player.submit(command);
    }
    const auto at = run.samples.size();
    run.samples.resize(at + 2 * kBlock);
    player.readAhead(core::Frames{kBlock});
    player.render(run.samples.data() + at, kBlock);
  }
  return run;
}

unsigned number(const char* name, unsigned otherwise) {
  const char* const value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

}  // namespace

TEST_CASE("nothing that a file holds or anybody presses startles") {
  const Shelf shelf;
  const auto first = number("LW_FIRST_SEED", 1), count = number("LW_SEEDS", 25);
  double momentary = 0, shortTerm = 0, truePeak = -120;
  int limited = 0;
  for (unsigned seed = first; seed < first + count; ++seed) {
    const auto played = run(shelf, seed);
    auto verdict = lw::test::judge(played.samples, {.own = played.own});
    verdict.tolerance = 0.3;                   // of the meters: their windows lie otherwise
    verdict.mostPeak = audio::kCeiling.value;  // pieces keep -3 dBTP each, what two make of it the limiter
    CHECK_MESSAGE(verdict.ok(), "seed " << seed << ": " << verdict.text() << " | " << played.story);
    momentary = std::max(momentary, verdict.momentary);
    shortTerm = std::max(shortTerm, verdict.shortTerm);
    truePeak = std::max(truePeak, verdict.truePeak);
    limited += played.limited;
  }
  MESSAGE(count << " sessions: worst " << momentary << " LU momentary, " << shortTerm
                << " LU short-term above the bounds, " << truePeak << " dBTP, limiter " << limited
                << " times");
}

TEST_CASE("nothing that anybody presses makes a hard edge, and nothing has to be limited") {
  const Shelf shelf;
  const auto first = number("LW_FIRST_SEED", 1), count = (number("LW_SEEDS", 25) + 2) / 3;
  double edge = 0, drop = 0;
  for (unsigned seed = first; seed < first + count; ++seed) {
    const auto played = run(shelf, seed, true);
    const auto edges = lw::test::edgesIn(played.samples);
    CHECK_MESSAGE(edges.ok(), "seed " << seed << ": " << edges.text() << " | " << played.story);
    CHECK_MESSAGE(played.limited == 0, "seed " << seed << ": limited | " << played.story);
    edge = std::max(edge, edges.burst);
    drop = std::max(drop, edges.drop);
  }
  MESSAGE(count << " sessions: worst burst " << edge << " dB, worst drop " << drop << " dB");
}
