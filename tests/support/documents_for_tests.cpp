#include "support/documents_for_tests.hpp"

#include "script/voice_key.hpp"

namespace lw::plan::test {
namespace {

audio::Measure measured(Frames length, core::Lufs integrated, core::Decibels truePeak) {
  audio::Measure measure;
  measure.length = length;
  measure.integrated = integrated;
  measure.truePeak = truePeak;
  return measure;
}

}  // namespace

Made::Made() {
  bundle.script.id = "made";
  bundle.script.title = text("Made");
  bundle.script.languages = {"en"};
  track(bundle.bed, "bed", minutes(10));
  bundle.patterns["longer-exhale"] = {"longer-exhale", text("Longer"), seconds(4), {}, seconds(6), {}};
  bundle.patterns["box"] = {"box", text("Box"), seconds(4), seconds(4), seconds(4), seconds(4)};
  media.bell = "/sounds/bell.opus";
}

script::Track& Made::track(script::Playlist& list, const std::string& name, Frames length, int intensity) {
  script::Track track;
  track.file = "/music/" + name + ".opus";
  track.title = name;
  track.intensity = intensity;
  list.tracks.push_back(track);
  media.music[track.file] = measured(length, core::Lufs{-20}, core::Decibels{-6});
  media.music[track.file].range = core::Decibels{6};
  return list.tracks.back();
}

script::Playlist& Made::playlist(const std::string& name, std::vector<double> minutesOfPieces) {
  auto& list = bundle.playlists[name];
  list.id = name;
  int number = 0;
  for (const double length : minutesOfPieces) track(list, name + std::to_string(++number), minutes(length));
  return list;
}

script::Phase& Made::phase(const std::string& name, Frames length, const std::string& playlist) {
  script::Phase phase;
  phase.name = name;
  phase.title = text(name);
  phase.length = length;
  phase.playlist = playlist;
  return bundle.script.phases.emplace_back(std::move(phase));
}

void Made::speakable(const std::string& words, Frames length) {
  const auto key = script::voiceKey(words);
  media.voices[key] = {"/voice/" + key + ".wav", measured(length, core::Lufs{-26}, core::Decibels{-10}),
                       false};
}

void Made::voice(script::Phase& phase, Frames at, const std::string& words, Frames length) {
  phase.voice.push_back({at, text(words), {}});
  speakable(words, length);
}

script::Form& Made::form(const std::string& id) {
  auto& form = bundle.forms[id];
  form.id = id;
  form.title = text(id);
  return form;
}

void Made::step(std::vector<script::Step>& steps, decltype(script::Step::what) what) {
  steps.push_back({std::move(what), {}});
}

Made threePhases() {
  Made made;
  made.playlist("calm", {4, 5, 4, 4.5, 4});
  made.playlist("deep", {6, 7, 6});
  auto& script = made.bundle.script;
  script.phases.reserve(3);
  auto& arrive = made.phase("arrive", minutes(10), "calm");
  made.voice(arrive, seconds(20), "Let the chair hold you.", seconds(4));
  made.voice(arrive, seconds(28), "You might let your eyes close.", seconds(3));
  made.voice(arrive, minutes(3), "There is time.", seconds(2));
  arrive.screen = script::PhaseScreen::breath;
  arrive.breath.push_back({minutes(4), minutes(2), "longer-exhale", true, {}});
  auto& medicine = made.phase("medicine", minutes(12), "deep");
  medicine.waitsFor = "medicine-given";
  medicine.effect = true;
  auto& back = made.phase("return", minutes(8), "calm");
  back.role = "return";
  back.untilStaff = true;
  auto& vitals = made.form("vitals");
  vitals.who = script::Who::staff;
  script::Question pulse;
  pulse.id = "pulse";
  pulse.kind = script::QuestionKind::number;
  pulse.least = 20, pulse.most = 250;
  vitals.questions.push_back(pulse);
  script.observations.push_back({"medicine-given", {Frames{}, minutes(5)}, true, "vitals", {}});
  return made;
}

namespace {

script::Question question(const std::string& id, script::QuestionKind kind, bool optional = true) {
  script::Question made;
  made.id = id;
  made.text = text("About " + id + "?");
  made.kind = kind;
  made.optional = optional;
  return made;
}

}  // namespace

Made everything() {
  Made made = threePhases();
  auto& script = made.bundle.script;
  auto& arrival = made.form("arrival");
  arrival.questions = {
      question("sleep", script::QuestionKind::scale), question("eaten", script::QuestionKind::yesNo, false),
      question("feel", script::QuestionKind::many), question("harm", script::QuestionKind::choice)};
  arrival.questions[2].options = {{"dizzy", text("Dizzy"), {}, "", false},
                                  {"sick", text("Sick"), {}, "", false},
                                  {"none", text("None of these"), {}, "", true}};
  arrival.questions[3].options = {{"never", text("Never"), 0, "", false},
                                  {"often", text("Often"), 3, "", false}};
  arrival.notices = {{"harm", 1, {}, text("Speak with the person."), true},
                     {"feel", {}, {"sick"}, text("Feels sick."), false}};
  auto& check = made.bundle.checklists["before-medicine"];
  check.id = "before-medicine";
  check.items = {{"ride", text("A ride home"), {}, true, {}}, {"water", text("Water"), {}, false, {}}};
  auto& mood = made.form("mood");
  mood.questions = {question("calm", script::QuestionKind::scale)};
  script::PageStep welcome;
  welcome.kind = script::PageKind::welcome;
  welcome.title = text("Welcome");
  welcome.text = text("There is nothing you need to do well today.");
  made.speakable("Welcome", seconds(1));
  made.speakable("There is nothing you need to do well today.", seconds(4));
  script::PageStep intention;
  intention.kind = script::PageKind::intention;
  made.step(script.before, welcome);
  made.step(script.before, intention);
  made.step(script.before, script::FormStep{"arrival"});
  made.step(script.before, script::ChecklistStep{"before-medicine"});
  made.step(script.before, script::CallTestStep{});
  made.step(script.after, script::FormStep{"mood"});
  made.step(script.after, script::ChecklistStep{"before-medicine"});
  script.followUps.push_back({minutes(24 * 60), text("The day after"), "mood", {}});
  return made;
}

}  // namespace lw::plan::test
