#pragma once
#include <chrono>
#include <cmath>
#include <string>

#include "ui/driver.hpp"
#include "ui/ui.hpp"

/// Models for the staff screens, as a session would hand them out.
namespace staff {

using namespace lw;
using namespace std::chrono_literals;
using core::toFrames;

inline script::Text text(const std::string& words) {
  return {{{"en", words}}};
}

inline script::Form vitalsForm() {
  script::Form form;
  form.id = "vitals";
  form.title = text("Blood pressure, oxygen");
  form.who = script::Who::staff;
  script::Question upper;
  upper.id = "systolic";
  upper.text = text("Upper value");
  upper.hint = text("After five minutes at rest.");
  upper.kind = script::QuestionKind::number;
  upper.least = 60;
  upper.most = 260;
  upper.unit = "mmHg";
  script::Question awake;
  awake.id = "awake";
  awake.text = text("How awake is the person?");
  awake.kind = script::QuestionKind::choice;
  awake.options = {{"awake", text("Awake"), 5, "", false},
                   {"drowsy", text("Drowsy, answers at once"), 4, "", false},
                   {"voice", text("Answers when spoken to"), 3, "", false},
                   {"touch", text("Answers when touched"), 2, "", false}};
  awake.optional = false;
  script::Question note = upper;
  note.id = "note";
  note.text = text("What did you see?");
  note.hint = {};
  note.kind = script::QuestionKind::words;
  form.questions = {upper, awake, note};
  return form;
}

inline script::Checklist checklist(script::Who who, int items) {
  static constexpr const char* kLines[][2] = {
      {"I stay the whole time", "Within hearing. I am 18 or older."},
      {"My phone is on and with me", "The call button rings it."},
      {"The clinic is on duty for us", "Until 20:00, on 555 0142"},
      {"The room is safe to lie in", "Clear way to the bathroom, a bowl"},
      {"I look in every 15 minutes", "A quiet sound reminds me."},
      {"In an emergency I ring 112", "I do not wait for the clinic."}};
  script::Checklist list;
  list.id = "sitter";
  list.title = text("Before you start");
  list.who = who;
  for (int i = 0; i < items; ++i) {
    script::ChecklistItem item;
    item.id = "line-" + std::to_string(i + 1);
    item.text = text(kLines[i % 6][0]);
    item.hint = text(kLines[i % 6][1]);
    list.items.push_back(item);
  }
  return list;
}

/// Who unlocks the pages of staff in these tests.
inline const session::Actor kNurse{session::ActorRole::staff, "Nurse A", "screen"};

/// 0:47 into a session of 1:55.
inline ui::Model duringModel() {
  ui::Model model;
  auto& view = model.view;
  view.stage = session::View::Stage::during;
  view.language = "en";
  view.step = session::PhaseView{};
  auto& staff = view.staff;
  staff.title = "Evening lake";
  staff.running = true;
  staff.begin = core::FramePos{toFrames(10s)};
  staff.total = toFrames(115min);
  struct {
    const char *name, *title;
    int start, length;
  } const phases[] = {{"settle", "Settle", 0, 13}, {"onset", "Onset", 13, 12},   {"ascent", "Ascent", 25, 15},
                      {"peak", "Peak", 40, 20},    {"return", "Return", 60, 20}, {"rest", "Rest", 80, 20},
                      {"wake", "Wake", 100, 15}};
  for (const auto& p : phases)
    staff.phases.push_back({p.name, p.title, toFrames(std::chrono::minutes{p.start}),
                            toFrames(std::chrono::minutes{p.length}), p.start + p.length <= 47, p.start == 40,
                            ""});
  for (int at = 0; at <= 110; at += 10)
    staff.observations.push_back({"vitals@" + std::to_string(at), "Blood pressure, oxygen",
                                  toFrames(std::chrono::minutes{at}), true, at < 47, false,
                                  at < 47 ? "128/82,  97 %" : ""});
  staff.playing = session::PlayingView{"Still Water, Evening",          "Harbour Light",     6, 14,
                                       core::FramePos{toFrames(44min)}, toFrames(5min + 24s)};
  staff.volume = {-10};
  for (int i = 0; i < 160; ++i) {  // rises to the peak and falls, with the pieces' own ups and downs
    const double u = i / 159.0;
    staff.loudness.push_back(
        static_cast<float>(-31 + 7 * std::sin(3.14159 * std::min(1.0, u * 1.15)) + std::sin(u * 70) * 0.6));
  }
  staff.canReturnEarly = true;
  model.heard = core::FramePos{toFrames(47min + 10s)};
  model.staff = kNurse;
  return model;
}

inline ui::Model readyModel() {
  using State = ui::ReadyCheck::State;
  ui::Model model;
  model.view.language = "en";
  model.view.step = session::ReadyView{};
  model.ready = {{State::good, "Call reaches the station", "answered in 0.3 s"},
                 {State::good, "Sound set for this chair", "level 6 of 9"},
                 {State::good, "Evening lake", "14 pieces, 1 h 55 min"},
                 {State::good, "Screen, touch, hand button", "tested 09:12"},
                 {State::good, "Records locked and saved", "space for 400 sessions"},
                 {State::next, "Call button, with the patient", "comes next"}};
  return model;
}

/// The size of a display and its scale.
inline ui::Setup setup(int width = 1920, int height = 1080, double pixelsPerMillimetre = 0) {
  ui::Setup setup;
  setup.width = width;
  setup.height = height;
  setup.pixelsPerMillimetre = pixelsPerMillimetre;
  setup.room = "Room 3";
  return setup;
}

}  // namespace staff
