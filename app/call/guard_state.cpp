#include "call/guard_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "call/deadlines.hpp"
#include "call/room_tone.hpp"
#include "core/files.hpp"

namespace lw::call {
namespace {

int levelAfter(const Escalation& escalation, std::chrono::milliseconds unanswered) {
  return unanswered >= escalation.overdue ? 3
         : unanswered >= escalation.high  ? 2
         : unanswered >= escalation.all   ? 1
                                          : 0;
}

int lowestLevel(Source source) {
  return source == Source::staffAssist ? 2 : 0;
}

}  // namespace

GuardState::GuardState(Setup given, const core::WallClock& wall,
                       std::vector<std::unique_ptr<Channel>> channels)
    : setup(std::move(given)), clock(wall), delivery(std::move(channels)) {
  const Escalation bound{std::chrono::seconds{60}, std::chrono::seconds{120}, std::chrono::seconds{300}};
  auto& escalation = setup.escalation;
  escalation.all = std::min(escalation.all, bound.all);
  escalation.high = std::min(escalation.high, bound.high);
  escalation.overdue = std::min(escalation.overdue, bound.overdue);
  restore();
  refresh(core::UiTime{0});
}

void GuardState::restore() {
  auto found = readLatch(setup.latchFile);
  kept = found.latch;
  if (!found.unreadable.empty()) {
    events.push_back(CallFault{fmt::format("{}: a call is taken to stand", found.unreadable)});
    kept.standing = true;
    kept.first = clock.now();
    kept.call = nextCall();
    kept.source = Source::restored;
  }
  // A first start writes, too: that the latch can't be kept must be known before somebody relies on it.
  if (kept.standing) ++kept.ring;  // an answer to what was rung before the restart is no answer to this
  if (kept.standing || found.missing) save(core::UiTime{0});
  if (!kept.standing) return;
  live = Live{};
  live->message = {kept.call, kept.ring, true, lowestLevel(kept.source), false, false};
  live->before = live->unansweredBefore = std::max(clock.now() - kept.first, std::chrono::milliseconds{0});
  events.push_back(Placed{Source::restored, false, kept.first});
}

/// The first time that comes in is the moment from which a restored call goes on.
void GuardState::anchor(core::UiTime now) {
  if (anchored) return;
  anchored = true;
  savedAt = now;
  if (!live) return;
  live->placedAt = live->unansweredSince = now;
  live->before = live->unansweredBefore = std::max(live->before, clock.now() - kept.first);
  delivery.place(live->message, now);
}

void GuardState::save(core::UiTime now) {
  savedAt = now;
  try {
    std::error_code ignored;
    if (const auto folder = setup.latchFile.parent_path(); !folder.empty())
      std::filesystem::create_directories(folder, ignored);
    core::writeFileAtomically(setup.latchFile, formatLatch(kept));
    unsaved = false;
  } catch (const core::FileError& error) {
    if (!unsaved)
      events.push_back(CallFault{fmt::format("the call can't be kept on disk: {}", error.what())});
    unsaved = true;
  }
}

std::uint64_t GuardState::nextCall() const {
  const auto wall = clock.now().time_since_epoch().count();
  return std::max(kept.call + 1, static_cast<std::uint64_t>(std::max<std::int64_t>(wall, 0)));
}

std::chrono::milliseconds GuardState::ageAt(core::UiTime now) const {
  if (!live) return {};
  return anchored ? live->before + std::max(now - live->placedAt, core::UiTime{0}) : live->before;
}

call::State GuardState::stateAt(core::UiTime now) const {
  if (!live) return call::State::idle;
  if (live->answeredAt) return call::State::answered;
  if (delivery.received()) return call::State::delivered;
  const bool late = anchored && now - live->placedAt >= kReceiptWithin;
  const bool lost = delivery.hasDesk() ? delivery.linkLost() || late : late && !sounderProven;
  return lost ? call::State::notDelivered : call::State::placed;
}

/// After every change: what became of the delivery, and the tone that goes with it.
void GuardState::refresh(core::UiTime now) {
  const auto state = stateAt(now);
  if (live) {
    const bool lost = state == call::State::notDelivered;
    if (lost && !live->saidNotDelivered)
      events.push_back(NotDelivered{!delivery.hasDesk()   ? "the room's tone is not proven to play"
                                    : delivery.linkLost() ? "no link works"
                                                          : "no receipt"});
    live->saidNotDelivered = lost;
  }
  const bool stuck = std::ranges::any_of(buttons, &Button::stuck);
  const bool paused = live && live->answeredAt && now - *live->answeredAt < kPauseAtMost;
  const auto before = tone;
  tone = roomTone({.state = state,
                   .test = test.has_value(),
                   .home = setup.home,
                   .hasDesk = delivery.hasDesk(),
                   .paused = paused,
                   .trouble = delivery.linkLost() || stuck,
                   .level = live ? live->message.level : 0});
  // Silence proves nothing about the next tone.
  if (tone == Tone::none && before != Tone::none) sounderProven = saidSounderFault = false;
}

/// Contacts chatter for some milliseconds at both edges. A chatter without end still counts every 30 ms.
bool GuardState::bounces(Source source, core::UiTime now) {
  auto& last = buttons[static_cast<std::size_t>(source)].lastEdge;
  if (last && now >= *last && now - *last < kDebounce) return true;
  last = now;
  return false;
}

void GuardState::place(Source source, core::UiTime now) {
  if (stands()) return pressAgain(source, now);
  if (test) endTest("a real call");
  kept.call = nextCall();
  kept.standing = true;
  kept.ring = 1;
  kept.first = clock.now();
  kept.source = source;
  save(now);
  live = Live{};
  live->message = {kept.call, kept.ring, true, lowestLevel(source), false, false};
  live->placedAt = live->unansweredSince = now;
  sounderProven = saidSounderFault = false;
  events.push_back(Placed{source});
  delivery.place(live->message, now);
}

/// Never puts a deadline off: only an answered call starts its times anew.
void GuardState::pressAgain(Source source, core::UiTime now) {
  const int level = std::max(live->message.level, lowestLevel(source));
  events.push_back(Placed{source, true});
  if (level > live->message.level) events.push_back(Escalated{level});
  if (live->answeredAt) return ringAgain(level, now);
  live->message.level = level;
  delivery.update(live->message);
  delivery.widen(live->message, now);
}

void GuardState::ringAgain(int level, core::UiTime now) {
  live->message.ring = ++kept.ring;
  save(now);
  live->message.level = level;
  live->message.answered = false;
  live->answeredAt.reset();
  live->unansweredSince = now;
  live->unansweredBefore = {};
  delivery.update(live->message);
  delivery.widen(live->message, now);
}

void GuardState::answer(const core::Actor& by, core::UiTime now) {
  if (!live || live->answeredAt) return;
  live->answeredAt = now;
  live->message.answered = true;
  delivery.update(live->message);
  events.push_back(AnsweredBy{by});
}

void GuardState::escalate(core::UiTime now) {
  if (!stands()) return;
  if (live->answeredAt) {
    if (now - *live->answeredAt < kThereWithin) return;
    const int level = std::min(live->message.level + 1, kTopLevel);
    events.push_back(Escalated{level});
    return ringAgain(level, now);
  }
  const int level = levelAfter(setup.escalation, now - live->unansweredSince + live->unansweredBefore);
  if (level > live->message.level) {
    live->message.level = level;
    events.push_back(Escalated{level});
    delivery.update(live->message);
  }
  delivery.widen(live->message, now);
}

void GuardState::findStuck(core::UiTime now) {
  for (const auto source : {Source::key, Source::handButton}) {
    auto& button = buttons[static_cast<std::size_t>(source)];
    if (!button.down || button.stuck || now - button.downAt < kStuckAfter) continue;
    button.stuck = true;
    events.push_back(CallFault{fmt::format("{}: held for 30 s, it may be stuck", nameOf(source))});
    if (!stands()) place(source, now);
  }
}

void GuardState::listen(core::UiTime now) {
  const auto heard = delivery.poll(live ? std::optional(live->message) : std::nullopt);
  for (const auto& fault : heard.faults) events.push_back(CallFault{fault});
  for (const auto& channel : heard.receivedBy) events.push_back(Delivered{channel});
  // a name that a desk says is told by the desk: nobody proved it here
  if (heard.answeredBy) answer({core::ActorRole::unknown, *heard.answeredBy, "desk"}, now);
}

/// True where the press was the one that the test waits for.
bool GuardState::seeInTest(Source source, core::UiTime now) {
  if (!test) return false;
  bool* const seen = source == Source::screen       ? &test->seenScreen
                     : source == Source::key        ? &test->seenKey
                     : source == Source::handButton ? &test->seenHand
                                                    : nullptr;
  if (seen == nullptr || *seen) return false;
  *seen = true;
  events.push_back(TestSeen{source});
  if (!setup.handButton || (test->seenHand && (test->seenScreen || test->seenKey))) {
    kept.tested = clock.now();
    save(now);
  }
  if (live) return true;
  kept.call = nextCall();
  live = Live{};
  live->message = {kept.call, 1, true, 0, true, false};
  live->placedAt = live->unansweredSince = now;
  sounderProven = saidSounderFault = false;
  delivery.place(live->message, now);
  return true;
}

void GuardState::endTest(const std::string& why) {
  if (!test) return;
  if (live) delivery.withdraw(live->message);
  live.reset();
  test.reset();
  events.push_back(TestEnded{why});
}

}  // namespace lw::call
