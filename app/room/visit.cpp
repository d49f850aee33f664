#include "room/visit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "core/files.hpp"
#include "core/text.hpp"
#include "record/form_snapshot.hpp"
#include "record/spare.hpp"
#include "record/writer.hpp"
#include "room/session_options.hpp"
#include "room/trace.hpp"
#include "words/messages.hpp"

namespace lw::room {
namespace {

using namespace std::chrono_literals;

// The program does not stay for a disk that hangs.
constexpr auto kWaitsForEnd = 10s;

std::filesystem::path keyFileOf(const VisitOptions& options, const script::Room& room) {
  return room.record.keyFile.empty() ? options.record / "record.key" : room.record.keyFile;
}

bool onThread(const VisitOptions& options) {
  return options.reading == audio::Reading::onThread;
}

std::unique_ptr<record::RowWriter> openDisk(const VisitOptions& options,
                                            const std::shared_ptr<record::Store>& store,
                                            std::int64_t session) {
  if (options.disk) return options.disk(store, session);
  return std::make_unique<record::Writer>(
      [store, session](std::span<const record::Row> rows) { store->append(session, rows); },
      onThread(options), options.wake);
}

std::unique_ptr<record::SparePlace> openSpare(const VisitOptions& options, std::filesystem::path keyFile,
                                              const std::string& session) {
  if (options.spare.empty()) return nullptr;
  return record::makeSpare({options.spare, std::move(keyFile), session, onThread(options), options.wake});
}

std::unique_ptr<record::Store> openStoreIn(const std::filesystem::path& folder,
                                           const std::filesystem::path& keyFile) {
  try {
    std::filesystem::create_directories(folder);
    return record::openStore(folder / "record.db", keyFile);
  } catch (const std::exception& error) {
    throw std::runtime_error(fmt::format("can't keep records in {}: {}", folder.string(), error.what()));
  }
}

/// Keeps every form of the session as it will be asked.
void keepForms(const script::Bundle& bundle, record::Store& store) {
  for (const auto& [id, form] : bundle.forms)
    store.keepSnapshot(record::formSnapshot(form, bundle.script.language));
}

call::Setup callSetup(const script::Bundle& bundle, const script::Room& room,
                      const std::filesystem::path& folder) {
  call::Setup setup;
  setup.latchFile = folder / "call.latch";
  setup.home = bundle.script.setting == script::Setting::home;
  setup.handButton = room.call.handButton;
  return setup;
}

ui::Setup screenSetup(const library::Library& library, const script::Room& room, const VisitOptions& options,
                      bool pinIsDefault) {
  ui::Setup setup;
  setup.width = options.width;
  setup.height = options.height;
  setup.pixelsPerMillimetre = options.pixelsPerMillimetre;
  setup.textScale = room.screen.textScale;
  setup.reducedMotion = room.screen.reducedMotion;
  setup.callSideRight = room.screen.callSideRight;
  setup.room = room.room;
  setup.words = library.words.catalogue.get();
  setup.home = library.bundle.script.setting == script::Setting::home;
  setup.wordForStaff = room.call.wordForStaff;
  setup.emergencyNumber = room.call.emergencyNumber;
  setup.clinicNumber = room.call.clinicNumber;
  setup.whatElse = room.call.whatElse.in(library.bundle.script.language);
  setup.handButton = room.call.handButton;
  setup.pinIsDefault = pinIsDefault;
  setup.lockAfter = std::chrono::duration_cast<std::chrono::seconds>(room.staff.lockAfter);
  return setup;
}

/// Lines that the session may speak and that nothing speaks.
std::size_t unspokenIn(const library::Library& library) {
  const auto lines = library::linesToSpeak(library.bundle, *library.words.catalogue);
  return static_cast<std::size_t>(std::ranges::count_if(
      lines, [&](const auto& line) { return !library.media.voices.contains(line.first); }));
}

std::size_t piecesIn(const plan::Plan& plan) {
  std::size_t pieces = 0;
  for (const auto& phase : plan.phases)
    for (const auto& cue : phase.music) pieces += cue.loop ? 0 : 1;
  return pieces;
}

}  // namespace

Visit::Visit(const library::Library& library, const script::Room& room, VisitOptions options,
             const core::WallClock& clock)
    : library_(library),
      room_(room),
      clock_(clock),
      options_(std::move(options)),
      store_(openStoreIn(options_.record, keyFileOf(options_, room))),
      info_(store_->begin(library.bundle.script.id,
                          library.bundle.script.title.in(library.bundle.script.language), room.room,
                          clock.now())),
      asRun_(options_.asRun.empty() ? nullptr
                                    : std::make_unique<AsRunLog>(options_.asRun, onThread(options_))),
      player_(options_.reading, options_.open),
      session_(library.plan, library.media, sessionOptions(library, room)),
      writer_(openDisk(options_, store_, info_.id)),
      keeping_(*writer_, openSpare(options_, keyFileOf(options_, room), info_.code)),
      guard_(callSetup(library.bundle, room, options_.record), clock),
      conductor_({session_, player_, keeping_, guard_, clock, info_.id,
                  library.bundle.script.setting == script::Setting::home, library.words.catalogue.get()},
                 [this](const record::Row& row) {
                   if (options_.listen) options_.listen(row);
                   trace(options_.log, row);
                   if (asRun_) asRun_->add(row);
                 }),
      door_(options_.rehearsal ? std::vector<script::StaffMember>{} : room.staff.people,
            options_.record / "staff-door.tries"),
      screens_(screenSetup(library, room, options_, door_.pinIsDefault())) {
  unspoken_ = unspokenIn(library);
  keepForms(library.bundle, *store_);
  const auto taken = record::takeIn(*store_, options_.spare, keyFileOf(options_, room));
  for (const auto& trouble : taken.troubles) conductor_.keepFault("kept aside, and not added: " + trouble);
}

Visit::~Visit() = default;

void Visit::input(const core::InputEvent& event, core::UiTime at) {
  screens_.input(event, at);
  obey(at);
}

const std::vector<ui::Rect>& Visit::frame(const ui::Model& model, core::UiTime now) {
  const auto& changed = screens_.frame(model, now);
  conductor_.drawn(screens_.page());
  return changed;
}

void Visit::letStaffIn(core::UiTime now, bool wait) {
  const auto answer = door_.answer(now, wait);
  if (!answer) return;
  if (const auto* opened = std::get_if<StaffDoor::Opened>(&*answer)) {
    conductor_.openToStaff(opened->by, now);
    return screens_.pinAccepted(opened->by, now);
  }
  const auto& refused = std::get<StaffDoor::Refused>(*answer);
  conductor_.refusePin(refused.inARow, refused.pause);
  if (!refused.notKept.empty())
    conductor_.keepFault(fmt::format("wrong PINs can't be counted: {}", refused.notKept));
  screens_.pinRefused();
}

void Visit::carryOut(const ui::Action& action, core::UiTime now) {
  if (const auto* pin = std::get_if<ui::PinEntered>(&action); pin != nullptr && !door_.tryPin(pin->pin, now))
    screens_.pinRefused();
  if (std::holds_alternative<ui::Leave>(action)) left_ = true;
}

void Visit::obey(core::UiTime now) {
  std::vector<ui::Action> rest;
  conductor_.act(screens_.takeActions(), rest);
  for (const auto& action : rest) carryOut(action, now);
}

void Visit::turn(core::UiTime now, bool waitForPin) {
  obey(now);
  letStaffIn(now, waitForPin);
  conductor_.turn(now);
}

void Visit::breakOff(core::UiTime now) {
  if (!std::exchange(left_, true) && !onLastPage()) {
    brokenOff_ = true;
    conductor_.keepBreakOff();
  }
  conductor_.turn(now);
}

void Visit::finish() {
  const bool kept = keeping_.finish(kWaitsForEnd);
  conductor_.confirm();
  if (!kept) throw std::runtime_error(notKept());
  writer_.reset();  // from here on the store is ours alone
  if (const auto* page = std::get_if<session::EndedView>(&session_.view().step))
    store_->end(info_.id, page->how, clock_.now());
  else if (brokenOff_)
    store_->end(info_.id, "broken-off", clock_.now());
  if (asRun_) asRun_->finish();
}

ui::RecordState Visit::recordState() const {
  if (!keeping_.late()) return ui::RecordState::kept;
  return keeping_.spared() ? ui::RecordState::aside : ui::RecordState::nowhere;
}

words::Said Visit::recordWords(ui::RecordState state) const {
  switch (state) {
    case ui::RecordState::kept: break;
    case ui::RecordState::aside: return words::ready::keptAside;
    case ui::RecordState::nowhere: return words::ready::notKept;
  }
  return words::ready::SessionCode{.code = info_.code};
}

std::string Visit::notKept() const {
  const auto failure = writer_->failure();
  auto text = fmt::format("the end of the record could not be kept: {}",
                          failure.empty() ? "the disk does not answer" : failure);
  if (keeping_.spared())
    text += fmt::format(". It lies in {} and is added to the record at the next start",
                        record::spareFile(options_.spare, info_.code).string());
  return text;
}

void Visit::soundLost(const std::string& what) {
  if (soundLost_) return;
  soundLost_ = true;
  conductor_.want(session::DeviceLost{what}, {session::ActorRole::program});
}

void Visit::soundTrouble(const std::string& what) {
  troubles_.insert({what});
  conductor_.keepFault(what);
}

void Visit::soundBack() {
  if (!soundLost_) return;
  soundLost_ = false;
  conductor_.want(session::DeviceBack{}, {session::ActorRole::program});
}

// 0000 is for rehearsals and for looking: where somebody takes medicine, staff have names and PINs.
ui::ReadyCheck Visit::pinCheck() const {
  using State = ui::ReadyCheck::State;
  if (!door_.pinIsDefault()) return {State::good, words::ready::pin, words::ready::pinSet};
  const bool medicine = library_.bundle.script.route != script::Route::none;
  if (medicine && !options_.rehearsal) return {State::bad, words::ready::pin, words::ready::pinNeeded};
  return {State::next, words::ready::pin, words::ready::noPin};
}

ui::Model Visit::model(core::FramePos heard, core::UiTime now) const {
  using State = ui::ReadyCheck::State;
  ui::Model model;
  model.view = conductor_.shown();
  model.heard = heard;
  model.call = guard_.view(now);
  if (const auto& proof = conductor_.proof()) {
    model.staff = proof->by;
    model.provenAt = proof->at;
  }
  model.door = {door_.triesLeft(), std::chrono::ceil<std::chrono::seconds>(door_.pausedFor(now))};
  model.localTime = core::formatLocalHoursMinutes(clock_.now());
  model.soundLost = soundLost_;
  model.pageWaits = conductor_.pageWaits();
  model.view.staff.notices.insert(model.view.staff.notices.end(), troubles_.begin(), troubles_.end());
  model.record = recordState();
  if (model.record != ui::RecordState::kept)
    model.view.staff.notices.insert(
        model.view.staff.notices.begin(),
        session::RecordTrouble{writer_->failure(), model.record == ui::RecordState::aside});
  const auto& title = library_.bundle.script.title.in(library_.bundle.script.language);
  model.ready = {
      {State::next, words::ready::call, words::ready::callRoomOnly},
      {options_.sound ? State::good : State::next, words::ready::sound,
       options_.sound.value_or(words::ready::noSound)},
      {State::good, title,
       words::ready::Pieces{
           .count = piecesIn(library_.plan),
           .length = core::formatLength(std::chrono::round<std::chrono::minutes>(library_.plan.total))}},
      pinCheck(),
      {model.record == ui::RecordState::kept ? State::good : State::bad, words::ready::records,
       recordWords(model.record)},
      {State::next, words::ready::callButton, words::ready::comesNext},
  };
  if (unspoken_ > 0)  // behind what is heard: what is not
    model.ready.insert(model.ready.begin() + 3,
                       {State::next, words::ready::voice, words::ready::LinesUnspoken{.count = unspoken_}});
  return model;
}

}  // namespace lw::room
