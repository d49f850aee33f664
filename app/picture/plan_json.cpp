#include "picture/plan_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace lw::picture {
namespace {

using core::Frames;
using Json = nlohmann::ordered_json;

double seconds(Frames length) {
  return std::round(core::toSeconds(length) * 1000) / 1000;
}

double tenth(double value) {
  return std::round(value * 10) / 10 + 0.0;
}

std::string nameOf(script::Setting setting) {
  return setting == script::Setting::home ? "home" : "clinic";
}

std::string nameOf(script::Route route) {
  switch (route) {
    case script::Route::infusion: return "infusion";
    case script::Route::intramuscular: return "intramuscular";
    case script::Route::nasal: return "nasal";
    case script::Route::lozenge: return "lozenge";
    case script::Route::none: break;
  }
  return "none";
}

Json steps(const std::vector<float>& levels) {
  Json list = Json::array();
  for (const float level : levels) list.push_back(tenth(static_cast<double>(level)));
  return list;
}

Json musicOf(const plan::PhasePlan& phase) {
  Json list = Json::array();
  for (const auto& cue : phase.music)
    list.push_back({{"title", titleOf(*cue.track)},
                    {"file", cue.track->file.string()},
                    {"start", seconds(phase.start + cue.at)},
                    {"length", seconds(cue.length)},
                    {"from", seconds(cue.from)},
                    {"fade_in", seconds(cue.fadeIn)},
                    {"fade_out", seconds(cue.fadeOut)},
                    {"gain", tenth(cue.gain.value)},
                    {"bed", cue.loop}});
  return list;
}

Json voiceOf(const plan::PhasePlan& phase) {
  Json list = Json::array();
  for (const auto& cue : phase.voice)
    list.push_back({{"text", cue.text},
                    {"start", seconds(phase.start + cue.at)},
                    {"length", seconds(cue.length)},
                    {"spoken", !cue.file.empty()}});
  return list;
}

Json breathOf(const plan::PhasePlan& phase) {
  Json list = Json::array();
  for (const auto& block : phase.breath)
    list.push_back({{"pattern", block.pattern},
                    {"start", seconds(phase.start + block.at)},
                    {"length", seconds(block.length)},
                    {"breaths", block.cycles.size()}});
  return list;
}

Json phasesOf(const plan::Plan& plan) {
  Json list = Json::array();
  for (const auto& phase : plan.phases)
    list.push_back({{"name", phase.phase->name},
                    {"title", titleOf(*phase.phase, plan.language)},
                    {"start", seconds(phase.start)},
                    {"length", seconds(phase.length)},
                    {"waits_for", phase.phase->waitsFor},
                    {"until_staff", phase.phase->untilStaff},
                    {"effect", phase.phase->effect},
                    {"role", phase.phase->role},
                    {"music", musicOf(phase)},
                    {"voice", voiceOf(phase)},
                    {"breath", breathOf(phase)}});
  return list;
}

Json risesOf(const PlanFacts& facts) {
  Json list = Json::array();
  for (const auto& rise : facts.rises)
    list.push_back({{"start", seconds(rise.at)},
                    {"by", tenth(rise.by.value)},
                    {"over", rise.kind == plan::RiseKind::shortTerm ? 3.0 : 0.4},
                    {"too_much", rise.tooMuch}});
  return list;
}

Json problemsOf(const PlanFacts& facts) {
  Json list = Json::array();
  for (const auto& one : facts.problems)
    list.push_back({{"number", one.number},
                    {"severity", nameOf(one.severity)},
                    {"code", one.code},
                    {"message", one.message},
                    {"hint", one.hint},
                    {"file", one.file},
                    {"line", one.line},
                    {"start", one.at ? Json(seconds(*one.at)) : Json(nullptr)}});
  return list;
}

void addStaff(const PlanFacts& facts, Json& json) {
  Json marks = Json::array(), observations = Json::array();
  std::map<std::string, Frames> times{{"session-start", Frames{}}};
  for (const auto& phase : facts.plan->phases)
    if (const auto& mark = phase.phase->waitsFor; !mark.empty() && times.emplace(mark, phase.start).second)
      marks.push_back({{"name", mark}, {"start", seconds(phase.start)}});
  for (const auto& one : facts.plan->observations) {
    const auto mark = times.find(one.after);
    Json start = nullptr;
    if (one.atEnd)
      start = seconds(facts.plan->total);
    else if (mark != times.end())
      start = seconds(mark->second + one.at);
    observations.push_back({{"id", one.id},
                            {"form", one.form->id},
                            {"title", one.form->title.in(facts.plan->language)},
                            {"after", one.after},
                            {"start", start}});
  }
  json["observations"] = std::move(observations);
  json["marks"] = std::move(marks);
}

}  // namespace

std::string planJson(const PlanFacts& facts) {
  const auto& plan = *facts.plan;
  const auto& script = plan.bundle->script;
  Json json;
  json["format"] = 1;
  json["session"] = {{"id", script.id},
                     {"title", script.title.in(plan.language)},
                     {"language", plan.language},
                     {"setting", nameOf(script.setting)},
                     {"route", nameOf(script.route)},
                     {"file", script.file.string()}};
  json["length"] = seconds(plan.total);
  json["loudness"] = {{"target", script.sound.loudness.value},
                      {"integrated", tenth(plan::integratedOf(facts.curve.heard).value)},
                      {"courses",
                       {{"step", seconds(plan::kLoudnessStep)},
                        {"heard", steps(facts.curve.heard)},
                        {"music", steps(facts.curve.music)}}}};
  json["phases"] = phasesOf(plan);
  addStaff(facts, json);
  json["rises"] = risesOf(facts);
  json["problems"] = problemsOf(facts);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lw::picture
