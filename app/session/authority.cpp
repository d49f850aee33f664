#include "session/authority.hpp"

#include <array>

namespace lw::session {
namespace {

struct RoleRow {
  Act act;
  May person, sitter, staff, lead, program;
};

// clang-format off
constexpr auto kNo = May::no, kHome = May::atHome, kYes = May::yes, kPin = May::withProof;
constexpr std::array<RoleRow, kActs> kTable{{
    //                  person sitter staff lead  program
    {Act::answer,       kYes,  kYes,  kYes,  kYes,  kNo},
    {Act::sittersPage,  kNo,   kHome, kYes,  kYes,  kNo},
    {Act::staffPage,    kNo,   kNo,   kYes,  kYes,  kNo},
    {Act::begin,        kYes,  kYes,  kYes,  kYes,  kNo},
    {Act::start,        kHome, kHome, kYes,  kYes,  kNo},
    {Act::sign,         kNo,   kHome, kPin,  kPin,  kNo},
    {Act::mark,         kNo,   kHome, kPin,  kPin,  kNo},
    {Act::observe,      kNo,   kHome, kYes,  kYes,  kNo},
    {Act::softer,       kYes,  kYes,  kYes,  kYes,  kNo},
    {Act::goOn,         kNo,   kHome, kYes,  kYes,  kNo},
    {Act::course,       kNo,   kNo,   kYes,  kYes,  kNo},
    {Act::skipCallTest, kNo,   kNo,   kYes,  kYes,  kNo},
    {Act::liftBlock,    kNo,   kNo,   kPin,  kPin,  kNo},
    {Act::end,          kNo,   kNo,   kPin,  kPin,  kNo},
    {Act::answerCall,   kNo,   kHome, kYes,  kYes,  kNo},
    {Act::clearCall,    kNo,   kHome, kPin,  kPin,  kNo},
    {Act::close,        kNo,   kNo,   kPin,  kPin,  kNo},
    {Act::machine,      kNo,   kNo,   kNo,   kNo,   kYes},
}};
// clang-format on

constexpr bool isInOrder() {
  for (std::size_t i = 0; i < kTable.size(); ++i)
    if (kTable[i].act != static_cast<Act>(i)) return false;
  return true;
}
static_assert(isInOrder());

struct ActOf {
  Act operator()(const Begin&) const { return Act::begin; }
  Act operator()(const StaffReady&) const { return Act::start; }
  Act operator()(const Sign&) const { return Act::sign; }
  Act operator()(const PlaceMark&) const { return Act::mark; }
  Act operator()(const OpenObservation&) const { return Act::observe; }
  Act operator()(const AnswerObservation&) const { return Act::observe; }
  Act operator()(const FinishObservation&) const { return Act::observe; }
  Act operator()(const Softer&) const { return Act::softer; }
  Act operator()(const PersonSofter&) const { return Act::softer; }
  Act operator()(const PersonVoice&) const { return Act::softer; }
  Act operator()(const GoOn&) const { return Act::goOn; }
  Act operator()(const Pause&) const { return Act::course; }
  Act operator()(const Resume&) const { return Act::course; }
  Act operator()(const Undo&) const { return Act::course; }
  Act operator()(const SetVolume&) const { return Act::course; }
  Act operator()(const SetBusVolume&) const { return Act::course; }
  Act operator()(const SkipTrack&) const { return Act::course; }
  Act operator()(const SkipPhase&) const { return Act::course; }
  Act operator()(const Extend&) const { return Act::course; }
  Act operator()(const ReturnEarly&) const { return Act::course; }
  Act operator()(const SkipCallTest&) const { return Act::skipCallTest; }
  Act operator()(const SpokeWithPerson&) const { return Act::liftBlock; }
  Act operator()(const EndSession&) const { return Act::end; }
  Act operator()(const PageDrawn&) const { return Act::machine; }
  Act operator()(const CallRaised&) const { return Act::machine; }
  Act operator()(const CallCleared&) const { return Act::machine; }
  Act operator()(const CallLine&) const { return Act::machine; }
  Act operator()(const DeviceLost&) const { return Act::machine; }
  Act operator()(const DeviceBack&) const { return Act::machine; }
  Act operator()(const Next&) const { return Act::answer; }
  Act operator()(const Back&) const { return Act::answer; }
  Act operator()(const NotToday&) const { return Act::answer; }
  Act operator()(const GiveAnswer&) const { return Act::answer; }
  Act operator()(const ClearAnswer&) const { return Act::answer; }
  Act operator()(const Write&) const { return Act::answer; }
  Act operator()(const Tick&) const { return Act::answer; }
  Act operator()(const CallTested&) const { return Act::answer; }
  Act operator()(const CannotPress&) const { return Act::answer; }
  Act operator()(const ReadAloud&) const { return Act::answer; }
};

}  // namespace

May mayDo(ActorRole role, Act act) {
  const auto& row = kTable[static_cast<std::size_t>(act)];
  switch (role) {
    case ActorRole::unknown: return May::no;
    case ActorRole::person: return row.person;
    case ActorRole::sitter: return row.sitter;
    case ActorRole::staff: return row.staff;
    case ActorRole::lead: return row.lead;
    case ActorRole::program: return row.program;
  }
  return May::no;
}

bool isAllowed(ActorRole role, Act act, bool home) {
  const auto may = mayDo(role, act);
  return may == May::yes || may == May::withProof || (may == May::atHome && home);
}

bool needsProof(Act act) {
  return mayDo(ActorRole::staff, act) == May::withProof;
}

Act actOf(const Intent& intent) {
  return std::visit(ActOf{}, intent);
}

}  // namespace lw::session
