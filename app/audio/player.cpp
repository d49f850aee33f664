#include "audio/player.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <variant>

#include "audio/crossing.hpp"
#include "audio/guarded_source.hpp"
#include "audio/mixer.hpp"
#include "audio/read_ahead.hpp"
#include "audio/source_reader.hpp"

namespace lw::audio {
namespace {

using core::FramePos;

/// Measured lengths of lossy files may be out by less than this.
constexpr core::Frames kShortBy = core::framesOf(0.5);

/// Inlined: how long a source that does not sound yet is left to the thread that decodes it, rather than
/// waited for. Sessions open 10 s ahead, and have to know 2 s ahead what can't be decoded.
constexpr core::Frames kLeftAlone = core::framesOf(8);

/// On threads: what has nothing so long after it was opened is late.
constexpr core::Frames kLate = core::framesOf(3);

// What the main thread knows of a clip's course.

/// Opened, and not told yet when to start.
struct Waits {
  bool lateTold = false;
};
/// Told when to start: it will sound, or does.
struct Started {
  std::int64_t at = 0;
  bool placeKnown = true;  ///< false once it ran dry: which of its frames sounds is not known any more
  bool shortTold = false;
};
/// Could not be opened, which was told. Stays until the mixer has let go of it.
struct Failed {};
struct Entry {
  std::shared_ptr<Clip> clip;
  std::int64_t openedAt = 0;
  bool cutFrom = false;               ///< begins inside its file, so it needs a fade
  std::optional<core::Frames> asked;  ///< how long it was to sound; endless for a loop
  std::variant<Waits, Started, Failed> course{};
  bool hasFailed() const { return std::holds_alternative<Failed>(course); }
  const Started* started() const { return std::get_if<Started>(&course); }
};

FramePos positionOf(std::int64_t frame) {
  return FramePos{core::Frames{frame}};
}
std::int64_t frameOf(FramePos at) {
  return at.time_since_epoch().count();
}

FramePos placeOf(const Report& report) {
  return std::visit([](const auto& value) { return value.at; }, report);
}

}  // namespace

struct Player::State {
  State(Reading reading, Opener openWith)
      : opener(std::move(openWith)), pulled(reading == Reading::inlined), readAhead(reading) {}

  /// How alike two clips are where they cross: asked for both, measured once.
  struct Crossing {
    ClipId out, in;
    FramePos at;
    double likeness = 0;
  };

  // Audio thread, but for the ends of its rings.
  Mixer mixer;

  Opener opener;

  // Main thread.
  std::shared_ptr<PagePool> rings = std::make_shared<PagePool>(2 * Clip::kCapacity);
  std::map<ClipId, Entry> clips;
  std::deque<MixCommand> waiting;  ///< for room in the mixer's ring
  std::vector<Report> early;       ///< made here, for the next takeReports
  std::optional<Crossing> crossing;
  bool pulled;          ///< by who waits for what is not decoded yet
  ReadAhead readAhead;  ///< last: its threads end before the rest goes

  void send(const MixCommand& command) {
    waiting.push_back(command);
    flush();
  }
  void flush() {
    while (!waiting.empty() && mixer.commands.push(waiting.front())) waiting.pop_front();
  }
  Clip* find(ClipId id) {
    const auto found = clips.find(id);
    return found == clips.end() ? nullptr : found->second.clip.get();
  }
  core::Frames dueOf(const Entry& entry, core::Frames ahead) const;
  double likenessOf(ClipId out, ClipId in, FramePos at, core::Frames fade);
  double measure(Entry& out, Entry& in, FramePos at, core::Frames fade);
  void take(const OpenClip& command);
  void take(const StartClip& command);
  void take(const StopClip& command);
  void take(const FadeBus& command);
  void take(const HoldAt& command) { send({.kind = MixCommand::Kind::hold, .at = frameOf(command.at)}); }
  void take(const Release&) { send({.kind = MixCommand::Kind::release}); }
  void drainReports(std::vector<Report>& reports);
  void tellEnd(const MixReport& report, std::vector<Report>& reports);
  void tellFailures(std::vector<Report>& reports);
  void tellLate(std::vector<Report>& reports);
  void tellShort(std::vector<Report>& reports);
};

void Player::State::take(const OpenClip& command) {
  if (clips.contains(command.id)) return;
  if (clips.size() == kMostClips) {
    early.emplace_back(
        ClipFailed{command.id, positionOf(mixer.position()), "too many sounds are open at once"});
    return;
  }
  const auto gain = static_cast<float>(core::amplitude(command.gain));
  auto clip = std::make_shared<Clip>(command.id, command.bus == Bus::master ? Bus::music : command.bus, gain,
                                     rings->take());
  if (command.guard) clip->programme = command.guard->programme;
  const auto* file = std::get_if<FileSpec>(&command.source);
  auto& entry = clips[command.id];
  entry.clip = clip;
  entry.openedAt = mixer.position();
  entry.cutFrom = file != nullptr && file->from.count() > 0;
  if (file != nullptr) entry.asked = file->loop ? core::Frames::max() : file->length;
  send({.kind = MixCommand::Kind::add, .clip = clip.get()});
  readAhead.add(std::make_unique<ClipFiller>(std::move(clip), [command, open = opener] {
    auto source = open(command.source);
    if (!command.guard) return source;
    return guardedSource(std::move(source), command.gain, *command.guard);
  }));
}

/// What the next `ahead` frames take of it. Of one that was left alone long enough something, so that it is
/// known whether it can be decoded.
core::Frames Player::State::dueOf(const Entry& entry, core::Frames ahead) const {
  const auto now = mixer.position();
  const core::Frames least{now < entry.openedAt + kLeftAlone.count() ? 0 : 1};
  const auto* const started = entry.started();
  const auto start = std::max(now, started ? started->at : std::numeric_limits<std::int64_t>::max());
  return std::max(ahead - core::Frames{start - now}, least);
}

double Player::State::likenessOf(ClipId out, ClipId in, FramePos at, core::Frames fade) {
  if (crossing && crossing->out == out && crossing->in == in && crossing->at == at) return crossing->likeness;
  const auto gives = clips.find(out), comes = clips.find(in);
  const bool open = gives != clips.end() && comes != clips.end();
  crossing = {out, in, at, open ? measure(gives->second, comes->second, at, fade) : 0};
  return crossing->likeness;
}

double Player::State::measure(Entry& out, Entry& in, FramePos at, core::Frames fade) {
  const auto* const started = out.started();
  if (!started || !started->placeKnown) return 0;
  const auto from = frameOf(at) - started->at;
  const auto ahead = core::Frames{from - out.clip->read.load()} + kMeasuredCrossing;
  if (ahead > kAhead) return 0;
  if (pulled) readAhead.ensure({out.clip.get(), in.clip.get()}, std::max(ahead, kMeasuredCrossing));
  return likenessAhead(*out.clip, core::Frames{from}, *in.clip, fade);
}

void Player::State::take(const StartClip& command) {
  const auto found = clips.find(command.id);
  if (found == clips.end()) return;
  auto& entry = found->second;
  const bool fades = command.fadeIn.count() > 0 || entry.cutFrom;
  if (std::holds_alternative<Waits>(entry.course))
    entry.course = Started{std::max(frameOf(command.at), mixer.position())};
  const auto length = fades ? std::max(command.fadeIn, kShortestFade) : core::Frames{};
  const double likeness =
      command.crossing ? likenessOf(*command.crossing, command.id, command.at, length) : command.likeness;
  send({.kind = MixCommand::Kind::start,
        .shape = command.shape,
        .clip = entry.clip.get(),
        .at = frameOf(command.at),
        .length = length.count(),
        .likeness = std::clamp(likeness, 0.0, 1.0)});
}

void Player::State::take(const StopClip& command) {
  auto* const clip = find(command.id);
  if (clip == nullptr) return;
  const auto length = std::max(command.fadeOut, kShortestFade);
  const double likeness =
      command.crossing ? likenessOf(command.id, *command.crossing, command.at, length) : command.likeness;
  send({.kind = MixCommand::Kind::stop,
        .shape = command.shape,
        .clip = clip,
        .at = frameOf(command.at),
        .length = length.count(),
        .likeness = std::clamp(likeness, 0.0, 1.0)});
}

void Player::State::take(const FadeBus& command) {
  const bool unheard = frameOf(command.at) <= 0 && mixer.position() == 0;
  const auto length =
      unheard && command.length.count() <= 0 ? core::Frames{} : std::max(command.length, kShortestFade);
  send({.kind = MixCommand::Kind::fadeBus,
        .shape = command.shape,
        .bus = command.bus,
        .at = frameOf(command.at),
        .length = length.count(),
        .to = core::amplitude(command.to)});
}

/// The clip sounds no more: let it go, and say why.
void Player::State::tellEnd(const MixReport& report, std::vector<Report>& reports) {
  const auto found = clips.find(report.clip->id);
  if (found == clips.end()) return;
  const auto entry = found->second;
  clips.erase(found);
  entry.clip->retired.store(true, std::memory_order_release);
  if (entry.hasFailed()) return;
  const auto at = positionOf(report.at);
  const bool stopped = report.kind == MixReport::Kind::stopped;
  if (!stopped && entry.clip->failed.load(std::memory_order_acquire))
    reports.emplace_back(ClipFailed{entry.clip->id, at, entry.clip->why});
  else
    reports.emplace_back(ClipEnded{entry.clip->id, at, stopped});
}

void Player::State::drainReports(std::vector<Report>& reports) {
  while (const auto report = mixer.reports.pop()) {
    const auto at = positionOf(report->at);
    switch (report->kind) {
      case MixReport::Kind::started:
        if (auto* const started = std::get_if<Started>(&clips.at(report->clip->id).course))
          started->at = report->at;
        reports.emplace_back(ClipStarted{report->clip->id, at});
        break;
      case MixReport::Kind::starved:
        if (auto* const started = std::get_if<Started>(&clips.at(report->clip->id).course))
          started->placeKnown = false;
        reports.emplace_back(ClipStarved{report->clip->id, at, core::Frames{report->missing}});
        break;
      case MixReport::Kind::held: reports.emplace_back(Held{at}); break;
      case MixReport::Kind::limited:
        reports.emplace_back(Limited{at, -core::decibels(static_cast<double>(report->gain))});
        break;
      case MixReport::Kind::ended:
      case MixReport::Kind::stopped: tellEnd(*report, reports); break;
    }
  }
}

/// Clips that could not even be opened: told at once, not only when they should sound.
void Player::State::tellFailures(std::vector<Report>& reports) {
  for (auto& [id, entry] : clips) {
    auto& clip = *entry.clip;
    if (entry.hasFailed() || !clip.failed.load(std::memory_order_acquire)) continue;
    if (!clip.ended() || clip.end.load(std::memory_order_acquire) > 0) continue;
    entry.course = Failed{};
    reports.emplace_back(ClipFailed{id, positionOf(mixer.position()), clip.why});
    send({.kind = MixCommand::Kind::drop, .clip = &clip});
  }
}

/// Clips that wait to sound and of which nothing comes: told before they are needed.
void Player::State::tellLate(std::vector<Report>& reports) {
  if (pulled) return;
  for (auto& [id, entry] : clips) {
    const auto& clip = *entry.clip;
    auto* const waits = std::get_if<Waits>(&entry.course);
    if (!waits || waits->lateTold || clip.ended() || clip.available() > 0) continue;
    if (mixer.position() < entry.openedAt + kLate.count()) continue;
    waits->lateTold = true;
    reports.emplace_back(ClipStarved{id, positionOf(mixer.position())});
  }
}

/// Sources that gave out too early, as soon as the reader has come upon their end.
void Player::State::tellShort(std::vector<Report>& reports) {
  for (auto& [id, entry] : clips) {
    const auto& clip = *entry.clip;
    const auto end = clip.end.load(std::memory_order_acquire);
    auto* const started = std::get_if<Started>(&entry.course);
    if (!started || started->shortTold || end <= 0) continue;
    const bool failed = clip.failed.load(std::memory_order_acquire);
    if (!failed && (!entry.asked || core::Frames{end} + kShortBy >= *entry.asked)) continue;
    started->shortTold = true;
    reports.emplace_back(ClipShort{id, positionOf(mixer.position()), positionOf(started->at + end),
                                   failed ? clip.why : std::string()});
  }
}

Player::Player(Reading reading, Opener opener)
    : state_(std::make_unique<State>(reading, std::move(opener))) {}
Player::~Player() = default;

void Player::submit(const Command& command) {
  std::visit([this](const auto& value) { state_->take(value); }, command);
}

std::vector<Report> Player::takeReports() {
  auto reports = std::exchange(state_->early, {});
  state_->drainReports(reports);
  state_->tellFailures(reports);
  state_->tellLate(reports);
  state_->tellShort(reports);
  state_->flush();
  std::stable_sort(reports.begin(), reports.end(),
                   [](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
  return reports;
}

core::FramePos Player::position() const noexcept {
  return positionOf(state_->mixer.position());
}

void Player::readAhead(core::Frames ahead) {
  state_->pulled = true;
  state_->flush();
  const auto wanted = std::min(std::max(ahead, core::framesOf(1)) + 2 * kReserve, kAhead);
  for (const auto& [id, entry] : state_->clips)
    if (const auto due = state_->dueOf(entry, wanted); due.count() > 0)
      state_->readAhead.ensure({entry.clip.get()}, due);
}

bool Player::primed() const {
  const auto& clips = state_->clips;
  return std::all_of(clips.begin(), clips.end(),
                     [](const auto& item) { return item.second.clip->has(core::framesOf(1)); });
}

void Player::render(float* out, std::size_t frames) noexcept {
  state_->mixer.render(out, frames);
}

}  // namespace lw::audio
