#include "room/conductor.hpp"

#include <algorithm>
#include <utility>

#include "room/call_line.hpp"
#include "session/describe.hpp"
#include "words/messages.hpp"

namespace lw::room {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

const session::Actor kProgram{session::ActorRole::program};

bool isPersons(call::Source source) {
  return source == call::Source::screen || source == call::Source::key || source == call::Source::handButton;
}

std::string button(call::Source source) {
  return source == call::Source::handButton ? "hand" : "screen";
}

}  // namespace

Conductor::Conductor(Parts parts, std::function<void(const record::Row&)> log)
    : parts_(parts), log_(std::move(log)), shown_(parts.session.view()) {}

void Conductor::want(const session::Intent& intent, const session::Actor& by, const session::Shown& page) {
  const auto at = parts_.player.position();
  keep(session::Intended{intent, by, page.step, page.question, page.revision}, at);
  parts_.session.handle(intent, at, by, page);
}

bool Conductor::mayAct(const ui::Stamped& stamped, session::Act act) const {
  if (!session::isAllowed(stamped.by.role, act, parts_.home)) return false;
  if (!core::isStaff(stamped.by.role)) return true;
  if (!proof_ || proof_->by != stamped.by) return false;
  return !session::needsProof(act) || stamped.at - proof_->at < session::kProofLasts;
}

void Conductor::act(const std::vector<ui::Stamped>& stamped, std::vector<ui::Action>& rest) {
  using session::Act;
  for (const auto& one : stamped) {
    const auto carryOut = Overloaded{
        [&](const session::Intent& intent) {
          if (mayAct(one, session::actOf(intent))) want(intent, one.by, one.on);
        },
        [&](const ui::CallPressed& call) { pressCall(call.source, one.at); },
        [&](const ui::CallReleased& call) { parts_.guard.release(call.source, one.at); },
        [&](const ui::CallCleared&) {
          if (mayAct(one, Act::clearCall)) parts_.guard.clear(one.by, one.at);
        },
        [&](const ui::SitterAnswers&) {
          parts_.guard.answerHere({session::ActorRole::sitter, "", one.by.device}, one.at);
        },
        [&](const ui::QuietNote& note) { keep(session::QuietNote{note.why}, parts_.player.position()); },
        [&](const ui::Lock& lock) { closeToStaff(lock.why); },
        [&](const ui::Leave& leave) {
          if (mayAct(one, Act::close)) rest.emplace_back(leave);
        },
        [&](const auto& other) { rest.emplace_back(other); }};
    std::visit(carryOut, static_cast<const ui::Action&>(one));
  }
}

void Conductor::openToStaff(const session::Actor& by, core::UiTime now) {
  proof_ = Proof{by, now};
  keep(session::StaffOpened{by}, parts_.player.position());
}

void Conductor::closeToStaff(session::LockedBy why) {
  if (!proof_) return;
  keep(session::StaffLocked{why, proof_->by}, parts_.player.position());
  proof_.reset();
}

void Conductor::refusePin(int inARow, std::chrono::seconds pause) {
  keep(session::PinRefused{inARow, core::toFrames(pause)}, parts_.player.position());
}

void Conductor::drawn(const session::Shown& page) {
  if (!page.any() || page == drawn_) return;
  drawn_ = page;
  want(session::PageDrawn{page.step, page.question, page.revision}, kProgram);
}

void Conductor::pressCall(call::Source source, core::UiTime now) {
  parts_.guard.press(source, now);
  // a finger can't get stuck as a key can: its press is over at once
  if (source == call::Source::screen) parts_.guard.release(source, now);
}

void Conductor::hearCall(core::UiTime now) {
  const auto view = parts_.guard.view(now);
  const bool stands = view.state != call::State::idle && !view.test;
  if (stands != callStood_)
    want(stands ? session::Intent{session::CallRaised{}} : session::Intent{session::CallCleared{}}, kProgram);
  callStood_ = stands;
  // a press on the page before is a call, and no test
  const bool testing = std::holds_alternative<session::CallTestView>(shown_.step) && shown_.page == drawn_;
  if (testing && !view.test && !stands) parts_.guard.startTest(now);
  if (!testing && view.test) parts_.guard.endTest(now);
  for (const auto& event : parts_.guard.takeEvents()) {
    if (const auto* seen = std::get_if<call::TestSeen>(&event))
      want(session::CallTested{button(seen->source)},
           {session::ActorRole::person, "", std::string(call::nameOf(seen->source))});
    if (const auto* placed = std::get_if<call::Placed>(&event)) byPerson_ |= isPersons(placed->source);
    keepRow(call::describe(event), parts_.player.position());
  }
  tellOfCall(view);
}

/// Whoever lies there with closed eyes hears each change of their call.
void Conductor::tellOfCall(const call::CallView& view) {
  const bool stands = view.state != call::State::idle && !view.test;
  auto line = callLine(view, byPerson_, parts_.home);
  if (!stands) byPerson_ = false;
  if (!line && callLine_) line = words::spoken::over;
  if (!line || line == callLine_) return;
  want(session::CallLine{parts_.words->say(*line)}, kProgram);
  callLine_ = stands ? line : std::nullopt;
}

void Conductor::watchSitter(core::UiTime now) {
  const auto& staff = parts_.session.view().staff;
  if (!staff.running) return;
  const auto elapsed = parts_.player.position() - staff.begin;
  for (const auto& look : staff.observations)
    if (look.open && !look.done)
      parts_.guard.lookInOpen(look.id, std::chrono::ceil<std::chrono::milliseconds>(elapsed - look.due), now);
}

void Conductor::keepRow(core::Fields fields, core::FramePos at) {
  kept_.push_back({{parts_.recordId, 0, parts_.clock.now(), at, std::move(fields)}});
}

void Conductor::keep(const session::Event& event, core::FramePos at) {
  keepRow(session::describe(event), at);
}

void Conductor::keepFault(const std::string& what) {
  keep(session::Fault{what}, parts_.player.position());
}

void Conductor::keepBreakOff() {
  keep(session::BrokenOff{"the program was asked to end"}, parts_.player.position());
}

void Conductor::flushKept(core::UiTime now) {
  // what came together stands in the order of its frames, wherever it came from
  std::ranges::stable_sort(kept_, {}, [](const Kept& one) { return one.row.at; });
  std::vector<record::Row> rows;
  for (auto& one : kept_) {
    one.row.number = ++lastRow_;
    if (one.entry != 0) entryRows_.emplace_back(one.entry, lastRow_);
    rows.push_back(std::move(one.row));
  }
  kept_.clear();
  if (!rows.empty()) parts_.keeping.append(std::move(rows), now);
  parts_.keeping.turn(now);
  confirm();
}

void Conductor::confirm() {
  const auto durable = parts_.keeping.durableThrough();
  for (const auto& row : parts_.keeping.takeKept())
    if (log_) log_(row);
  for (; !entryRows_.empty() && entryRows_.front().second <= durable; entryRows_.pop_front())
    durableEntry_ = entryRows_.front().first;
}

void Conductor::turn(core::UiTime now) {
  parts_.session.advance(parts_.player.position());
  for (const auto& report : parts_.player.takeReports()) parts_.session.hear(report);
  watchSitter(now);
  parts_.guard.tick(now);
  hearCall(now);
  const auto output = parts_.session.take();
  for (const auto& command : output.commands) parts_.player.submit(command);
  for (const auto& entry : output.entries) {
    keep(entry.event, entry.at);
    kept_.back().entry = entry.number;
  }
  flushKept(now);
  show();
}

void Conductor::show() {
  const auto& view = parts_.session.view();
  if (parts_.keeping.late() || view.recordsThrough <= durableEntry_) {
    waiting_.reset();
    shown_ = view;
    return;
  }
  if (waiting_ && waiting_->recordsThrough <= durableEntry_) shown_ = *std::exchange(waiting_, {});
  if (!waiting_) waiting_ = view;
  if (view.page != shown_.page) return;
  // what is marked on the page shows at once; what staff are told of, once it is kept
  auto staff = std::move(shown_.staff);
  shown_ = view;
  std::swap(shown_.staff, staff);
  if (shown_.staff.openObservation && staff.openObservation &&
      shown_.staff.openObservation->id == staff.openObservation->id)
    shown_.staff.openObservation = std::move(staff.openObservation);
}

}  // namespace lw::room
