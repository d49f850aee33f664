#include "author/preview_sound.hpp"

#include <algorithm>

#include "platform/device_sink.hpp"
#include "session/volume_cap.hpp"

namespace lw::author {
namespace {

using namespace std::chrono_literals;
using core::Frames;

constexpr Frames kLead = core::framesOf(0.25);  // from the wish to the first sample: opening takes its time
constexpr Frames kAhead = core::framesOf(8);    // sounds are opened so long before they begin
constexpr Frames kFade = core::framesOf(0.3);
constexpr auto kKeepDevice = 5s;

}  // namespace

struct PreviewSound::Rig {
  audio::Player player{audio::Reading::onThread};
  std::unique_ptr<audio::Sink> sink;
};

PreviewSound::PreviewSound(const library::Places& places, const script::Room& room, bool silent)
    : places_(places),
      device_(room.sound.device),
      sound_(room.sound),
      extraLatency_(room.sound.outputLatency),
      silent_(silent) {
  if (silent_) trouble_ = "silent, as asked for";
}

PreviewSound::~PreviewSound() = default;

void PreviewSound::openRig() {
  rig_ = std::make_unique<Rig>();
  try {
    rig_->sink = std::make_unique<platform::DeviceSink>(
        rig_->player, platform::DeviceSink::Options{device_, places_.cues(), extraLatency_});
    trouble_.clear();
  } catch (const std::exception& error) {
    trouble_ = "silent: no sound device";
    rig_.reset();
  }
}

void PreviewSound::closeClips() {
  for (const auto& clip : open_)
    rig_->player.submit(audio::StopClip{clip.id, rig_->player.position(), kFade, audio::Shape::raisedCosine});
  open_.clear();
}

void PreviewSound::play(VersionPtr version, Frames at, core::UiTime now) {
  if (!silent_ && !rig_) openRig();
  if (!rig_) return;
  closeClips();
  version_ = std::move(version);
  const auto& plan = *version_->facts.plan;
  cues_ = plan::cueList(plan, *version_->facts.media);
  from_ = moved_ = at;
  base_ = rig_->player.position() + kLead;
  next_ = 0;
  const auto& sound = plan.bundle->script.sound;
  auto& player = rig_->player;
  const auto volume = session::volumeAtBegin(sound_, sound.loudness);
  player.submit(audio::FadeBus{audio::Bus::master, base_ - kLead, kFade, volume});
  player.submit(audio::FadeBus{audio::Bus::music, base_ - kLead, kFade, plan::musicLevelAt(plan, at)});
  player.submit(audio::FadeBus{audio::Bus::voice, base_ - kLead, kFade, sound.voice});
  player.submit(audio::FadeBus{audio::Bus::breath, base_ - kLead, kFade, sound.breath});
  player.submit(audio::FadeBus{audio::Bus::bell, base_ - kLead, kFade, sound.bell});
  playing_ = true;
  turn(now);
}

void PreviewSound::stop(core::UiTime now) {
  if (!playing_) return;
  playing_ = false;
  stoppedAt_ = now;
  if (!rig_) return;
  closeClips();
}

void PreviewSound::send(const plan::Cue& whole) {
  const auto cue = plan::cueFrom(whole, from_);
  if (cue.length <= kFade) return;
  const audio::ClipId id{++lastId_};
  auto& player = rig_->player;
  const bool begun = cue.at <= from_;
  player.submit(audio::OpenClip{id, cue.bus, cue.source, cue.gain, cue.guard});
  player.submit(
      audio::StartClip{id, positionOf(cue.at), begun ? kFade : cue.fadeIn, cue.rise, cue.likenessIn});
  const auto end = positionOf(cue.at + cue.length);
  if (cue.bus == audio::Bus::music)
    player.submit(
        audio::StopClip{id, end - cue.fadeOut, cue.fadeOut, audio::Shape::equalPower, cue.likenessOut});
  open_.push_back({id, end});
}

void PreviewSound::turn(core::UiTime now) {
  if (!rig_) return;
  auto& player = rig_->player;
  for (const auto& report : player.takeReports())
    if (const auto* failed = std::get_if<audio::ClipFailed>(&report)) trouble_ = failed->why;
  auto* device = dynamic_cast<platform::DeviceSink*>(rig_->sink.get());
  if (device != nullptr && !device->failure().empty()) {
    trouble_ = "silent: " + device->failure();
    rig_.reset();
    playing_ = false;
    open_.clear();
    return;
  }
  if (!playing_) {
    if (now - stoppedAt_ > kKeepDevice) rig_.reset();
    return;
  }
  const auto horizon = from_ + (player.position() + kAhead - base_);
  for (; next_ < cues_.size() && cues_[next_].at < horizon; ++next_)
    if (cues_[next_].at + cues_[next_].length > from_) send(cues_[next_]);
  for (const auto& move : plan::musicMoves(*version_->facts.plan, moved_, horizon))
    player.submit(audio::FadeBus{audio::Bus::music, positionOf(move.at), move.length, move.to});
  moved_ = std::max(moved_, horizon);
  std::erase_if(open_, [&](const Open& one) { return one.end + core::framesOf(1) < player.position(); });
}

std::optional<Frames> PreviewSound::heard() const {
  if (!rig_ || !playing_) return std::nullopt;
  return std::max(from_, from_ + (rig_->player.position() - rig_->sink->latency() - base_));
}

}  // namespace lw::author
