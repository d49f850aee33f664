#include "samples.hpp"

#include <algorithm>
#include <cmath>

#include "plan/make_plan.hpp"
#include "script/voice_key.hpp"

namespace lw::picture::test {
namespace {

using core::Frames;
using core::framesOf;

script::Text text(const std::string& words) {
  return {{{"en", words}}};
}

/// Loudness that swells and falls, never twice the same.
std::shared_ptr<const audio::Contour> contourOf(Frames length, unsigned seed, double step = 0) {
  auto contour = std::make_shared<audio::Contour>();
  std::mt19937 random(seed);
  std::normal_distribution<double> noise(0, 1);
  const auto steps = static_cast<std::size_t>(length / audio::Contour::kStep);
  double slow = 0, fast = 0;
  for (std::size_t i = 0; i < steps; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(steps);
    slow = 0.995 * slow + 0.12 * noise(random);
    fast = 0.6 * fast + 0.5 * noise(random);
    const double ends = std::min({1.0, static_cast<double>(i) / 80.0, static_cast<double>(steps - i) / 80.0});
    const double arch = 3 * std::sin(3.14159 * t) - 2;
    const double jump = t > 0.6 && t < 0.63 ? step : 0;
    contour->loudness.push_back(
        static_cast<float>(-20 + arch + 0.8 * slow + fast + jump + 20 * std::log10(std::max(ends, 0.01))));
    contour->truePeak.push_back(contour->loudness.back() + 10);
  }
  return contour;
}

void addTrack(Sample& sample, script::Playlist& list, const std::string& title, Frames length, unsigned seed,
              double step = 0) {
  script::Track track;
  track.file = "/music/" + title + ".opus";
  track.title = title;
  track.intensity = 1 + static_cast<int>(seed % 3);
  track.origin = {"/playlists/" + list.id + ".toml", {{seed * 4 + 3, 1}, {seed * 4 + 3, 10}}};
  list.tracks.push_back(track);
  auto& measure = sample.media.music[track.file];
  measure.length = length;
  measure.integrated = core::Lufs{-20};
  measure.truePeak = core::Decibels{-6};
  measure.contour = contourOf(length, seed, step);
}

script::Playlist& addPlaylist(Sample& sample, const std::string& id) {
  auto& list = sample.bundle.playlists[id];
  list.id = id;
  list.title = text(id);
  return list;
}

script::Phase& addPhase(Sample& sample, const std::string& name, const std::string& title, Frames length,
                        const std::string& playlist) {
  script::Phase phase;
  phase.name = name;
  phase.title = text(title);
  phase.length = length;
  phase.playlist = playlist;
  phase.origin = {"/config/sessions/sample.toml",
                  {{static_cast<std::uint32_t>(20 * sample.bundle.script.phases.size() + 10), 1}, {}}};
  return sample.bundle.script.phases.emplace_back(std::move(phase));
}

void say(Sample& sample, script::Phase& phase, Frames at, const std::string& words, bool spoken = true) {
  const auto line = phase.origin.span.begin.line + 3 + static_cast<std::uint32_t>(phase.voice.size()) * 3;
  phase.voice.push_back({at, text(words), {phase.origin.file, {{line, 1}, {line, 5}}}});
  if (!spoken) return;
  const auto key = script::voiceKey(words);
  const auto length = framesOf(1.5 + static_cast<double>(words.size()) / 14);
  auto& voice = sample.media.voices[key];
  voice.file = "/voice/" + key + ".wav";
  voice.measure.length = length;
  voice.measure.integrated = core::Lufs{-26};
  voice.measure.truePeak = core::Decibels{-10};
}

void breathe(script::Phase& phase, Frames at, Frames length, const std::string& pattern,
             bool natural = true) {
  phase.breath.push_back({at, length, pattern, natural, phase.origin});
}

std::unique_ptr<Sample> begin(const std::string& title) {
  auto sample = std::make_unique<Sample>();
  auto& script = sample->bundle.script;
  script.file = "/config/sessions/sample.toml";
  script.id = "sample";
  script.title = text(title);
  script.languages = {"en"};
  sample->bundle.bed.id = "bed";
  sample->bundle.patterns["longer-exhale"] = {
      "longer-exhale", text("Longer out than in"), framesOf(4), {}, framesOf(6), {}};
  sample->bundle.patterns["box"] = {"box", text("Box"), framesOf(4), framesOf(4), framesOf(4), framesOf(4)};
  auto& form = sample->bundle.forms["vitals"];
  form.id = "vitals";
  form.title = text("Blood pressure and pulse");
  return sample;
}

SamplePtr finish(std::unique_ptr<Sample> sample) {
  auto result = plan::makePlan(sample->bundle, sample->media);
  sample->plan = std::move(result.plan);
  sample->diagnostics = std::move(result.diagnostics);
  sample->facts = gatherFacts(sample->plan, sample->media, sample->diagnostics);
  return sample;
}

void addBed(Sample& sample) {
  addTrack(sample, sample.bundle.bed, "Night garden", framesOf(600), 77);
}

std::unique_ptr<Sample> anHour(double step) {
  auto sample = begin("Infusion, one hour");
  auto& s = *sample;
  s.bundle.script.summary =
      text("A quiet hour for an infusion in a treatment room, with rest and a check-in after it.");
  s.bundle.script.route = script::Route::infusion;
  addBed(s);
  unsigned seed = 1;
  const auto list = [&](const std::string& id, const std::vector<std::pair<std::string, double>>& pieces) {
    auto& playlist = addPlaylist(s, id);
    for (const auto& [title, minutes] : pieces)
      addTrack(s, playlist, title, framesOf(60 * minutes), seed++, title == "The wide field" ? step : 0);
  };
  list("arriving", {{"First light", 4.9}, {"Still water", 3.6}, {"Moss", 4}});
  list("inward", {{"Slow tide", 5.2}, {"Under the reeds", 5.1}, {"Rain window", 4.2}});
  list("deep", {{"Long horizon", 5.7}, {"Rising", 5.4}, {"The wide field", 6.6}, {"Turning", 5}});
  list("returning", {{"Returning", 5.6}, {"Lamp", 3.9}});
  list("resting", {{"Homeward", 4.6}});
  auto& arrive = addPhase(s, "arrive", "Arriving", framesOf(480), "arriving");
  say(s, arrive, framesOf(20), "You might notice what you rest on. It stays where it is.");
  say(s, arrive, framesOf(70), "If you like, close your eyes, or let them rest on one spot.");
  say(s, arrive, framesOf(105),
      "You can breathe along with the soft tone. If it does not suit you, breathe as you like.");
  breathe(arrive, framesOf(120), framesOf(240), "longer-exhale");
  say(s, arrive, framesOf(380), "Let the breath find its own way now.");
  auto& inward = addPhase(s, "inward", "Going inward", framesOf(840), "inward");
  inward.waitsFor = "medicine-given";
  inward.effect = true;
  say(s, inward, framesOf(40), "Nothing needs to be done now. The music goes on, and so do we.");
  say(s, inward, framesOf(300), "Whatever comes may come. You can let it pass, like clouds going by.");
  auto& deep = addPhase(s, "deep", "Deeper", framesOf(1200), "deep");
  deep.effect = true;
  say(s, deep, framesOf(480), "If it is a lot, you might feel the breath going out.", step == 0);
  say(s, deep, framesOf(960), "You do not have to hold on to anything.");
  auto& back = addPhase(s, "return", "Coming back", framesOf(540), "returning");
  back.role = "return";
  back.untilStaff = true;
  say(s, back, framesOf(30), "The way back is slow. There is time for it.");
  auto& rest = addPhase(s, "rest", "Resting", framesOf(540), "resting");
  rest.role = "rest";
  rest.untilStaff = true;
  breathe(rest, framesOf(60), framesOf(120), "box");
  say(s, rest, framesOf(360), "You might move your fingers and toes a little.");
  s.bundle.script.observations.push_back(
      {"medicine-given", {framesOf(0), framesOf(900), framesOf(2400)}, true, "vitals", {}});
  return sample;
}

}  // namespace

SamplePtr hour() {
  return finish(anHour(0));
}

SamplePtr hourWithProblems() {
  auto sample = anHour(9);
  auto& deep = sample->bundle.script.phases[2];
  breathe(deep, framesOf(60), framesOf(300), "box");
  breathe(deep, framesOf(200), framesOf(300), "longer-exhale");
  say(*sample, deep, framesOf(962), "This line begins while the one before it is still being spoken.");
  return finish(std::move(sample));
}

SamplePtr tiny() {
  auto sample = begin("Ten seconds");
  addTrack(*sample, addPlaylist(*sample, "one"), "One", framesOf(60), 3);
  auto& phase = addPhase(*sample, "only", "Only", framesOf(10), "one");
  say(*sample, phase, framesOf(3), "Hello.");
  return finish(std::move(sample));
}

SamplePtr longDay() {
  auto sample = begin("Twelve hours");
  addBed(*sample);
  auto& list = addPlaylist(*sample, "many");
  for (unsigned i = 0; i < 60; ++i)
    addTrack(*sample, list, "Piece number " + std::to_string(i), framesOf(120 + 5 * i), i);
  for (int i = 0; i < 48; ++i) {
    auto& phase = addPhase(*sample, "part-" + std::to_string(i), "Part " + std::to_string(i + 1),
                           framesOf(900), i % 5 == 4 ? "" : "many");
    phase.effect = i > 10 && i < 30;
    for (int line = 0; line < 60; ++line)
      say(*sample, phase, framesOf(5 + 14 * line), "Line " + std::to_string(line), line % 7 != 0);
  }
  sample->bundle.script.observations.push_back({"session-start", {}, true, "vitals", {}});
  for (int i = 0; i < 48; ++i) sample->bundle.script.observations.front().at.push_back(framesOf(900 * i));
  return finish(std::move(sample));
}

SamplePtr manyScripts() {
  auto sample = begin(
      "<script>alert(1)</script> & \"quotes\" \xE2\x80\xAE"
      "reversed\xE2\x80\xAC 会话 جلسة שיחה Сессия");
  addBed(*sample);
  auto& list = addPlaylist(*sample, "names");
  unsigned seed = 1;
  for (const std::string title :
       {"Donaudampfschifffahrtsgesellschaftskapitänsmützenband und noch viel mehr Wörter dahinter",
        "静かな水の上で", "موسيقى هادئة للراحة والسكينة", "<b>bold</b> & <img src=x onerror=alert(1)>", "Ж",
        "\xF0\x9F\x8C\x8A waves", "bro\xFFken \x01 bytes", "ที่พักผ่อน"})
    addTrack(*sample, list, title, framesOf(70 + 40 * seed), seed), ++seed;
  for (const std::string title : {"Ankommen in aller Ruhe und ohne Eile, so lange es eben dauert", "到着",
                                  "الوصول", "x", "Возвращение", "]]></svg><script>"}) {
    auto& phase =
        addPhase(*sample, "phase-" + std::to_string(sample->bundle.script.phases.size()), title,
                 framesOf(60 + 90 * static_cast<double>(sample->bundle.script.phases.size())), "names");
    phase.waitsFor =
        sample->bundle.script.phases.size() == 2 ? "medicine-given-by-the-nurse-in-the-room" : "";
    say(*sample, phase, framesOf(10), "让身体慢慢放松，什么都不用做。音乐会继续，我们也会在这里。");
    say(*sample, phase, framesOf(30), "دع جسدك يرتاح. لا حاجة لفعل أي شيء الآن.");
    breathe(phase, framesOf(45), framesOf(30), "longer-exhale", false);
  }
  return finish(std::move(sample));
}

SamplePtr silent() {
  auto sample = begin("Nothing to hear");
  addPhase(*sample, "quiet", "Quiet", framesOf(600), "");
  return finish(std::move(sample));
}

std::vector<std::pair<std::string, SamplePtr>> allSamples() {
  std::vector<std::pair<std::string, SamplePtr>> all;
  all.emplace_back("hour", hour());
  all.emplace_back("problems", hourWithProblems());
  all.emplace_back("tiny", tiny());
  all.emplace_back("long", longDay());
  all.emplace_back("scripts", manyScripts());
  all.emplace_back("silent", silent());
  return all;
}

}  // namespace lw::picture::test
