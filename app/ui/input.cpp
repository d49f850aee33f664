#include "ui/input.hpp"

#include <algorithm>

namespace lw::ui {
namespace {

using namespace std::chrono_literals;

constexpr double kCallSlop = 24;
constexpr auto kDebounce = 250ms;
constexpr auto kDeaf = 400ms;
constexpr auto kDeafOnward = 1000ms;
constexpr auto kHold = 2000ms;

// Order of the focus: answers, Next, Back, quiet; the call first.
int rank(const Hit& hit) {
  if (hit.kind == TargetKind::call) return 0;
  if (hit.kind == TargetKind::answer) return 1;
  if (hit.kind == TargetKind::act || hit.kind == TargetKind::staff) return hit.id.role == Role::back ? 3 : 2;
  return 4;
}

// Leaves the page: what it asks may be left out with it.
bool leadsOn(Role role) {
  return role == Role::next || role == Role::ready || role == Role::notToday;
}

}  // namespace

void Input::show(const std::vector<Hit>& hits) {
  hits_ = hits;
  const auto exists = [&](const TargetId& id) {
    return std::ranges::any_of(hits_, [&](const Hit& h) { return h.id == id && h.enabled; });
  };
  if (!exists(focus_)) focus_ = {};
  for (auto& finger : fingers_)
    if (finger.kind != TargetKind::call && !exists(finger.target)) finger.target = {};
}

void Input::change(const std::vector<Hit>& hits, Came came) {
  hits_ = hits;
  came_ = came;
  focus_ = restless_ = {};
  for (auto& finger : fingers_)
    if (finger.kind != TargetKind::call) finger.target = {};
}

core::UiTime Input::deafness(const TargetId& id) const {
  return came_.patient && leadsOn(id.role) ? kDeafOnward : kDeaf;
}

bool Input::deaf(core::UiTime now) const {
  return now < came_.seenFrom + kDeaf;
}

bool Input::hears(const TargetId& id, core::UiTime now) {
  const auto length = deafness(id);
  if (now >= came_.seenFrom + length && !(id == restless_ && now < restlessUntil_)) return true;
  restless_ = id;
  restlessUntil_ = std::max(now, came_.seenFrom) + length;
  return false;
}

// The call lies over everything; of others the last drawn is on top.
const Hit* Input::find(Point at) const {
  for (const auto& hit : hits_)
    if (hit.kind == TargetKind::call && hit.box.contains(at, kCallSlop)) return &hit;
  for (auto hit = hits_.rbegin(); hit != hits_.rend(); ++hit)
    if (hit->kind != TargetKind::call && hit->box.contains(at)) return &*hit;
  return nullptr;
}

// Any finger calls, whatever the others do. One that comes down twice has been lifted in between.
std::vector<Input::Pressed> Input::fingerDown(int id, Point at, core::UiTime now) {
  std::erase_if(fingers_, [&](const Finger& finger) { return finger.id == id; });
  auto& finger = fingers_.emplace_back(Finger{id, {}, TargetKind::act, now, false});
  const auto* hit = find(at);
  const bool call = hit != nullptr && hit->kind == TargetKind::call;
  if (!call && hit != nullptr && !hears(hit->id, now)) return {};
  if (hit == nullptr && deaf(now)) return {};
  if (hit == nullptr) return {{{}, true}};
  if (!hit->enabled) return {};
  finger.target = hit->id;
  finger.kind = hit->kind;
  if (call) return {{hit->id}};
  focus_ = {};
  return {};
}

std::vector<Input::Pressed> Input::letGo(int id) {
  const auto found = std::ranges::find(fingers_, id, &Finger::id);
  if (found == fingers_.end()) return {};
  const auto finger = *found;
  fingers_.erase(found);
  if (finger.kind != TargetKind::hold || !finger.target.any() || finger.fired) return {};
  return {{finger.target, true}};
}

std::vector<Input::Pressed> Input::fire(const TargetId& id, core::UiTime now) {
  if (id == last_ && now - lastPress_ < kDebounce) return {};
  last_ = id;
  lastPress_ = now;
  return {{id}};
}

std::vector<Input::Pressed> Input::fingerUp(int id, Point at, core::UiTime now) {
  const auto found = std::ranges::find(fingers_, id, &Finger::id);
  if (found == fingers_.end()) return {};
  if (found->kind == TargetKind::hold) return letGo(id);
  const auto finger = *found;
  fingers_.erase(found);
  const auto* hit = find(at);
  if (!finger.target.any() || finger.kind == TargetKind::call || hit == nullptr || hit->id != finger.target)
    return {};
  return fire(finger.target, now);
}

// Sliding off a hold lets go.
void Input::fingerMoved(int id, Point at) {
  const auto finger = std::ranges::find(fingers_, id, &Finger::id);
  if (finger == fingers_.end() || finger->kind != TargetKind::hold) return;
  const auto* hit = find(at);
  if (hit == nullptr || hit->id != finger->target) finger->target = {};
}

std::vector<Input::Pressed> Input::pointer(const core::InputEvent& event, double scale, core::UiTime now) {
  if (const auto* down = std::get_if<core::PointerDown>(&event))
    return fingerDown(down->finger, {down->x / scale, down->y / scale}, now);
  if (const auto* up = std::get_if<core::PointerUp>(&event))
    return fingerUp(up->finger, {up->x / scale, up->y / scale}, now);
  if (const auto* move = std::get_if<core::PointerMove>(&event))
    fingerMoved(move->finger, {move->x / scale, move->y / scale});
  return {};
}

void Input::moveFocus(int by) {
  std::vector<const Hit*> order;
  for (const auto& hit : hits_)
    if (hit.enabled) order.push_back(&hit);
  if (order.empty()) return;
  std::ranges::stable_sort(order, {}, [](const Hit* hit) { return rank(*hit); });
  const auto now = std::ranges::find(order, focus_, [](const Hit* hit) { return hit->id; });
  const auto count = static_cast<int>(order.size());
  // the first Tab goes to the first answer or button, not to the call
  const int start = now == order.end() ? (by > 0 ? 0 : count) : static_cast<int>(now - order.begin());
  focus_ = order[static_cast<std::size_t>(((start + by) % count + count) % count)]->id;
}

std::vector<Input::Pressed> Input::key(core::Key key, core::UiTime now) {
  using core::Key;
  if (key == Key::tab || key == Key::right || key == Key::down || key == Key::second) moveFocus(1);
  if (key == Key::backTab || key == Key::left || key == Key::up) moveFocus(-1);
  if (key != Key::enter) letGo(kEnter);  // the focus went elsewhere
  if (key != Key::enter || !focus_.any()) return {};
  const auto hit = std::ranges::find(hits_, focus_, &Hit::id);
  if (hit == hits_.end() || hit->kind == TargetKind::call) return {{focus_}};
  if (!hears(focus_, now)) return {};
  if (hit->kind != TargetKind::hold) return fire(focus_, now);
  letGo(kEnter);
  fingers_.push_back({kEnter, focus_, TargetKind::hold, now, false});
  return {};
}

const Input::Finger* Input::held() const {
  const auto finger = std::ranges::find_if(fingers_, [](const Finger& one) {
    return one.kind == TargetKind::hold && one.target.any() && !one.fired;
  });
  return finger == fingers_.end() ? nullptr : &*finger;
}

std::vector<Input::Pressed> Input::tick(core::UiTime now) {
  std::vector<Pressed> all;
  for (auto& finger : fingers_) {
    if (finger.kind != TargetKind::hold || !finger.target.any() || finger.fired || now - finger.since < kHold)
      continue;
    finger.fired = true;
    all.push_back({finger.target});
  }
  return all;
}

const TargetId& Input::pressedTarget() const {
  static const TargetId kNothing;
  for (const auto& finger : fingers_)
    if (finger.kind == TargetKind::call) return finger.target;
  const auto last = std::ranges::find_if(fingers_.rbegin(), fingers_.rend(),
                                         [](const Finger& one) { return one.target.any() && !one.fired; });
  return last == fingers_.rend() ? kNothing : last->target;
}

double Input::heldShare(core::UiTime now) const {
  const auto* finger = held();
  return finger == nullptr ? 0
                           : std::min(1.0, static_cast<double>((now - finger->since).count()) /
                                               static_cast<double>(kHold.count()));
}

}  // namespace lw::ui
