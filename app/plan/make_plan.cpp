#include "plan/make_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "plan/breath.hpp"
#include "plan/pieces.hpp"
#include "plan/plan_check.hpp"
#include "plan/plan_music.hpp"
#include "plan/programme_loudness.hpp"
#include "plan/spoken.hpp"
#include "script/texts.hpp"
#include "script/voice_key.hpp"

namespace lw::plan {
namespace {

using core::Frames;

// A clip is opened 2 s before it starts; what follows a phase is settled just before that phase begins.
constexpr Frames kFirstVoice = core::framesOf(2);

VoiceCue voiceCue(const std::string& words, Frames at, core::Lufs loudness, const Media& media) {
  VoiceCue cue;
  cue.at = at;
  cue.text = words;
  cue.key = script::voiceKey(words);
  const auto found = media.voices.find(cue.key);
  if (found == media.voices.end()) return cue;
  cue.file = found->second.file;
  cue.length = found->second.measure.length;
  cue.gain = voiceGain(loudness, found->second.measure);
  return cue;
}

/// A text of several lines is spoken line by line.
std::vector<VoiceCue> layOutVoice(const script::Phase& phase, const script::Bundle& bundle,
                                  const Media& media) {
  std::vector<VoiceCue> cues;
  for (const auto& line : phase.voice) {
    auto at = std::max(line.at, kFirstVoice);
    for (const auto& words : script::spokenLines(line.say.in(bundle.script.language))) {
      cues.push_back(voiceCue(words, at, bundle.script.sound.loudness, media));
      at += cues.back().length + kBetweenTexts;
    }
  }
  std::ranges::stable_sort(cues, {}, &VoiceCue::at);
  return cues;
}

std::vector<BreathBlock> layOutBreaths(const script::Phase& phase, const script::Bundle& bundle) {
  std::vector<BreathBlock> blocks;
  for (const auto& use : phase.breath) {
    const auto found = bundle.patterns.find(use.pattern);
    if (found == bundle.patterns.end()) continue;
    auto block = layOutBreath(found->second, use.at, use.length, use.fromNatural);
    if (!block.cycles.empty()) blocks.push_back(std::move(block));
  }
  std::ranges::stable_sort(blocks, {}, &BreathBlock::at);
  return blocks;
}

void planObservations(const script::Bundle& bundle, Plan& plan) {
  std::set<std::string> ids;
  const auto add = [&](const script::Observation& one, std::string id, Frames at, bool atEnd) {
    const auto form = bundle.forms.find(one.form);
    if (form == bundle.forms.end()) return;
    for (int copy = 2; !ids.insert(id).second; ++copy)
      id = fmt::format("{}#{}", id.substr(0, id.find('#')), copy);
    plan.observations.push_back({std::move(id), one.after, at, atEnd, &form->second});
  };
  for (const auto& one : bundle.script.observations) {
    for (const auto at : one.at) add(one, fmt::format("{}@{}", one.form, core::formatLength(at)), at, false);
    if (one.atEnd) add(one, fmt::format("{}@end", one.form), {}, true);
  }
}

/// Once a file: pieces that nothing was measured of, and pieces too short for the crossfade.
void checkPlaylists(const script::Bundle& bundle, const Media& media, core::Diagnostics& out) {
  std::set<std::string> used;
  for (const auto& phase : bundle.script.phases) used.insert(phase.playlist);
  const auto crossfade = bundle.script.sound.crossfade;
  const auto checkTrack = [&](const script::Track& track) {
    const auto piece = pieceOf(track, media);
    if (!piece)
      out.push_back({core::Severity::error, "track-unreadable", track.origin.file, track.origin.span,
                     fmt::format("nothing of '{}' can be played", track.file.filename().string()),
                     media.music.contains(track.file) ? "`from` and `to` leave nothing of it"
                                                      : "is the file there, and is it sound?"});
    else if (piece->length < kShortestPiece)
      out.push_back({core::Severity::warning, "piece-too-short", track.origin.file, track.origin.span,
                     fmt::format("'{}' sounds for {}, too short to fade in and out: it is left out",
                                 track.file.filename().string(), core::formatLength(piece->length)),
                     ""});
    else if (piece->length < 2 * crossfade)
      out.push_back(
          {core::Severity::warning, "crossfade-too-long", track.origin.file, track.origin.span,
           fmt::format("'{}' sounds for {}, less than two crossfades of {}: its fades are made shorter",
                       track.file.filename().string(), core::formatLength(piece->length),
                       core::formatLength(crossfade)),
           ""});
  };
  for (const auto& [name, playlist] : bundle.playlists)
    if (used.contains(name)) std::ranges::for_each(playlist.tracks, checkTrack);
  std::ranges::for_each(bundle.bed.tracks, checkTrack);
}

}  // namespace

PlanResult makePlan(const script::Bundle& bundle, const Media& media) {
  PlanResult result;
  result.plan.bundle = &bundle;
  result.plan.language = bundle.script.language;
  result.plan.phases.reserve(bundle.script.phases.size());
  MusicThread thread;
  for (const auto& phase : bundle.script.phases) {
    PhasePlan* before = result.plan.phases.empty() ? nullptr : &result.plan.phases.back();
    PhasePlan plan;
    plan.phase = &phase;
    plan.start = result.plan.total;
    const auto shortfall = layOutMusic(plan, before, bundle, media, thread);
    plan.voice = layOutVoice(phase, bundle, media);
    settleLoudness(plan, bundle, media);
    plan.breath = layOutBreaths(phase, bundle);
    checkPhase(plan, shortfall, bundle, media, result.diagnostics);
    result.plan.total += plan.length;
    result.plan.phases.push_back(std::move(plan));
  }
  planObservations(bundle, result.plan);
  checkPlaylists(bundle, media, result.diagnostics);
  checkSpoken(result.plan, bundle, result.diagnostics);
  checkOnsets(result.plan, bundle, media, result.diagnostics);
  checkMusicLevels(result.plan, bundle, media, result.diagnostics);
  core::sortDiagnostics(result.diagnostics);
  return result;
}

}  // namespace lw::plan
