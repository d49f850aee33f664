#include "virtual_room.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "plan/make_plan.hpp"
#include "session/levels.hpp"

namespace lw::session::test {
namespace {

constexpr FramePos kNever = FramePos::max();

long long number(FramePos at) {
  return at.time_since_epoch().count();
}

Frames naturalLength(const audio::OpenClip& open, const plan::Media& media) {
  if (const auto* breath = std::get_if<audio::BreathSpec>(&open.source))
    return breath->strokes.back().at + breath->strokes.back().length;
  const auto& spec = std::get<audio::FileSpec>(open.source);
  if (spec.loop) return {};
  if (spec.length) return *spec.length;
  if (const auto music = media.music.find(spec.file); music != media.music.end())
    return music->second.length - spec.from;
  for (const auto& [key, voice] : media.voices)
    if (voice.file == spec.file) return voice.measure.length;
  return framesOf(3);
}

}  // namespace

std::string Sounding::file() const {
  const auto* spec = std::get_if<audio::FileSpec>(&open.source);
  return spec == nullptr ? "breath" : spec->file.stem().string();
}

FramePos Sounding::end() const {
  if (!start) return kNever;
  auto last = natural.count() == 0 ? kNever : start->at + natural;
  if (stop)
    last =
        std::min(last, stop->at <= start->at ? start->at : stop->at + std::max(stop->fadeOut, framesOf(0.3)));
  return last;
}

double Sounding::amplitudeAt(FramePos at) const {
  if (!start || at < start->at || at >= end()) return 0;
  double level = 1;
  const auto quarter = [](Frames part, Frames whole) {
    return std::clamp(core::toSeconds(part) / core::toSeconds(whole), 0.0, 1.0) * std::numbers::pi / 2;
  };
  if (at < start->at + start->fadeIn) level *= std::sin(quarter(at - start->at, start->fadeIn));
  if (stop && at >= stop->at)
    level *= std::cos(quarter(at - stop->at, std::max(stop->fadeOut, framesOf(0.3))));
  return level;
}

void VirtualMixer::submit(const audio::Command& command, FramePos position) {
  const auto complain = [&](const std::string& what) {
    complaints.push_back(fmt::format("{} at {}", what, number(position)));
  };
  if (const auto* open = std::get_if<audio::OpenClip>(&command)) {
    if (clips.contains(open->id.value)) complain("opened twice");
    Sounding clip;
    clip.open = *open;
    clip.openedAt = position;
    clip.natural = naturalLength(*open, media_);
    clips[open->id.value] = clip;
  } else if (const auto* start = std::get_if<audio::StartClip>(&command)) {
    const auto clip = clips.find(start->id.value);
    if (clip == clips.end()) return complain("started unopened");
    if (clip->second.start) complain("started twice");
    if (start->at < position) complain("start in the past");
    if (clip->second.stop) complain("started after stop");
    clip->second.start = *start;
  } else if (const auto* stop = std::get_if<audio::StopClip>(&command)) {
    const auto clip = clips.find(stop->id.value);
    if (clip == clips.end()) return complain("stopped unopened");
    if (stop->at < position) complain("stop in the past");
    if (!clip->second.stop || stop->at < clip->second.stop->at) clip->second.stop = *stop;
  } else if (const auto* fade = std::get_if<audio::FadeBus>(&command)) {
    if (fade->at < position) complain("fade in the past");
    const auto from = busAt(fade->bus, fade->at);
    std::erase_if(moves_[fade->bus], [&](const Move& move) { return move.at >= fade->at; });
    moves_[fade->bus].push_back({fade->at, fade->length, from, fade->to});
  } else if (const auto* hold = std::get_if<audio::HoldAt>(&command)) {
    if (hold->at < position) complain("hold in the past");
    holdAt = hold->at;
  } else {
    if (!holdAt) complain("release without hold");
    if (holdAt && position < *holdAt) complain("release before hold");
    holdAt.reset();
  }
}

std::vector<audio::Report> VirtualMixer::reportsUpTo(FramePos position) {
  std::vector<std::pair<FramePos, audio::Report>> found;
  for (auto& [id, clip] : clips) {
    const bool heard = clip.start && (!clip.stop || clip.stop->at > clip.start->at);
    if (heard && !clip.startReported && clip.start->at <= position) {
      clip.startReported = true;
      found.push_back({clip.start->at, audio::ClipStarted{{id}, clip.start->at}});
    }
    auto end = heard ? clip.end() : clip.stop ? clip.stop->at : kNever;
    if (!clip.endReported && end <= position) {
      clip.endReported = true;
      found.push_back({end, audio::ClipEnded{{id}, end, clip.stop.has_value()}});
    }
  }
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  std::vector<audio::Report> reports;
  for (const auto& one : found) reports.push_back(one.second);
  return reports;
}

core::Decibels VirtualMixer::busAt(audio::Bus bus, FramePos at) const {
  const auto found = moves_.find(bus);
  core::Decibels level{0};
  if (found == moves_.end()) return level;
  for (const Move& move : found->second)
    if (move.at <= at) level = live::levelAt({move.at, move.length, move.from, move.to}, at);
  return level;
}

double VirtualMixer::musicAmplitudeAt(FramePos at) const {
  double power = 0;
  for (const auto& [id, clip] : clips)
    if (clip.open.bus == audio::Bus::music) power += std::pow(clip.amplitudeAt(at), 2);
  return std::sqrt(power);
}

VirtualRoom::VirtualRoom(Made documents, Options options)
    : made(std::make_unique<Made>(std::move(documents))),
      plan(plan::makePlan(made->bundle, made->media).plan),
      mixer(made->media) {
  session = std::make_unique<Session>(plan, made->media, options);
  collect();
}

void VirtualRoom::collect() {
  auto out = session->take();
  for (const auto& command : out.commands) {
    mixer.submit(command, position);
    commands.push_back(command);
  }
  for (auto& entry : out.entries) {
    if (entry.number != entries.size() + 1) mixer.complaints.push_back("entries with a gap");
    entries.push_back(std::move(entry));
  }
}

void VirtualRoom::runUntold(Frames length) {
  auto to = position + length;
  if (mixer.holdAt) to = std::min(to, std::max(position, *mixer.holdAt));
  position = to;
}

void VirtualRoom::advance(Frames step) {
  runUntold(step);
  session->advance(position);
  collect();
  if (!reports) return;
  for (const auto& one : mixer.reportsUpTo(position)) report(one);
}

void VirtualRoom::report(const audio::Report& one) {
  session->hear(one);
  collect();
}

void VirtualRoom::run(Frames length, Frames step) {
  for (Frames done{}; done < length; done += step) advance(std::min(step, length - done));
}

void VirtualRoom::runUntil(const std::function<bool()>& done, Frames atMost) {
  for (Frames gone{}; gone < atMost && !done(); gone += framesOf(0.1)) advance(framesOf(0.1));
  REQUIRE(done());
}

void VirtualRoom::press(const Intent& intent, const Shown& page, const Actor& by) {
  session->handle(intent, position, by, page);
  collect();
}

Shown VirtualRoom::draw() {
  const auto page = view().page;
  want(PageDrawn{page.step, page.question, page.revision});
  return page;
}

FramePos VirtualRoom::phaseStart(const std::string& name) const {
  FramePos at = kNever;
  for (const auto& entry : entries)
    if (const auto* phase = std::get_if<PhaseStarted>(&entry.event); phase != nullptr && phase->phase == name)
      at = entry.at;
  REQUIRE(at != kNever);
  return at;
}

void VirtualRoom::walkIn() {
  want(Begin{});
  run(framesOf(3));
  for (int i = 0; i < 40 && view().stage == View::Stage::before; ++i) {
    if (const auto* question = step<QuestionView>(); question != nullptr && !question->question->optional)
      want(GiveAnswer{question->question->id, true});
    if (const auto* list = step<ChecklistView>()) {
      for (const auto& item : list->checklist->items) want(Tick{item.id, true});
      want(Sign{});
      continue;
    }
    if (step<CallTestView>() != nullptr) want(CallTested{"screen"});
    want(Next{});
    run(framesOf(0.5));
  }
  REQUIRE(view().stage == View::Stage::during);
}

std::string words(const audio::Command& command) {
  struct Words {
    std::string operator()(const audio::OpenClip& c) const {
      const auto* file = std::get_if<audio::FileSpec>(&c.source);
      return fmt::format("open {} bus {} {} gain {}", c.id.value, static_cast<int>(c.bus),
                         file ? file->file.string() : "breath", c.gain.value);
    }
    std::string operator()(const audio::StartClip& c) const {
      return fmt::format("start {} at {} over {}", c.id.value, number(c.at), c.fadeIn.count());
    }
    std::string operator()(const audio::StopClip& c) const {
      return fmt::format("stop {} at {} over {}", c.id.value, number(c.at), c.fadeOut.count());
    }
    std::string operator()(const audio::FadeBus& c) const {
      return fmt::format("bus {} to {} at {} over {}", static_cast<int>(c.bus), c.to.value, number(c.at),
                         c.length.count());
    }
    std::string operator()(const audio::HoldAt& c) const { return fmt::format("hold at {}", number(c.at)); }
    std::string operator()(const audio::Release&) const { return "release"; }
  };
  return std::visit(Words{}, command);
}

VirtualRoom begun(Made made) {
  VirtualRoom room(std::move(made));
  room.run(framesOf(3));
  room.want(Begin{});
  room.run(framesOf(1));
  return room;
}

std::pair<double, double> musicBetween(const VirtualRoom& room, FramePos from, FramePos to) {
  double least = 10, most = 0;
  for (auto at = from; at < to; at += framesOf(0.05)) {
    const double amplitude = room.mixer.musicAmplitudeAt(at);
    least = std::min(least, amplitude);
    most = std::max(most, amplitude);
  }
  return {least, most};
}

std::vector<std::string> titles(const VirtualRoom& room) {
  std::vector<std::string> found;
  for (const auto& one : room.all<TrackStarted>()) found.push_back(one.title);
  return found;
}

void expectClean(const VirtualRoom& room) {
  CHECK(room.mixer.complaints == std::vector<std::string>{});
  for (const auto& [id, clip] : room.mixer.clips) {  // a fade is over before its sound is
    if (clip.open.bus != audio::Bus::music || !clip.start || !clip.stop || clip.natural.count() == 0)
      continue;
    if (clip.stop->at > clip.start->at)
      CHECK(clip.stop->at + clip.stop->fadeOut <= clip.start->at + clip.natural);
  }
}

}  // namespace lw::session::test
