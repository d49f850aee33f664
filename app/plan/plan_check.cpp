#include "plan/plan_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "core/text.hpp"
#include "plan/ducking.hpp"
#include "plan/loudness.hpp"
#include "plan/pieces.hpp"
#include "plan/spoken.hpp"
#include "script/texts.hpp"

namespace lw::plan {
namespace {

using core::formatLength;
using core::Severity;

/// Of a phase, from the loudness asked for (EBU R128 allows programmes that are live 1 LU).
constexpr core::Decibels kMostExcess{1};
/// Of own sounds over the music that was heard before them, LU: a voice that comes out of soft music
/// startles.
constexpr core::Decibels kMostOverMusic{6};

struct Checker {
  const PhasePlan& plan;
  const script::Bundle& bundle;
  const Media* media;
  core::Diagnostics& out;

  void say(Severity severity, std::string code, const script::Origin& origin, std::string message,
           std::string hint = "") {
    out.push_back({severity, std::move(code), origin.file, origin.span, std::move(message), std::move(hint)});
  }
};

/// Whether a line stands out from the music under it, once that has stepped back as far as it may.
void checkHeard(Checker& check, const VoiceCue& cue, const script::Origin& origin) {
  const auto found = check.media->voices.find(cue.key);
  if (cue.file.empty() || found == check.media->voices.end()) return;
  const auto& sound = check.bundle.script.sound;
  const auto voice = voiceLoudness(found->second.measure, cue.gain) + sound.voice;
  const auto music = musicUnder(check.plan, cue, *check.media) + sound.music + -cue.duck;
  const auto above = voice - music;
  if (above >= kSpeechAbove - core::Decibels{0.05}) return;
  check.say(
      Severity::warning, "voice-too-soft", origin,
      fmt::format("this line is only {:.1f} LU above the music under it; it should be {:.0f}", above.value,
                  kSpeechAbove.value),
      "record it with less difference between its loud and its soft words, or speak it over softer music");
}

// The line of the script that a cue speaks; a text of several lines makes several cues.
const script::Origin& originOf(const Checker& check, const VoiceCue& cue, std::size_t& next) {
  const auto& lines = check.plan.phase->voice;
  const auto& language = check.bundle.script.language;
  // Cues and lines are both in order, so the search goes on where it stopped.
  for (std::size_t tried = 0; tried < lines.size(); ++tried) {
    const auto& line = lines[(next + tried) % lines.size()];
    if (std::ranges::count(script::spokenLines(line.say.in(language)), cue.text) == 0) continue;
    next = (next + tried) % lines.size();
    return line.origin;
  }
  return check.plan.phase->origin;
}

void checkVoice(Checker& check) {
  const VoiceCue* before = nullptr;
  std::size_t next = 0;
  for (const VoiceCue& cue : check.plan.voice) {
    const auto& origin = originOf(check, cue, next);
    if (cue.at >= check.plan.phase->length)
      check.say(Severity::error, "cue-outside-phase", origin,
                fmt::format("this line is spoken at {}, but its phase lasts {}", formatLength(cue.at),
                            formatLength(check.plan.phase->length)));
    else if (cue.at + cue.length > check.plan.length)
      check.say(Severity::error, "voice-past-phase", origin,
                fmt::format("this line lasts {} and would be cut by the end of its phase",
                            formatLength(cue.length)),
                fmt::format("speak it at {} or before",
                            formatLength(std::max(check.plan.length - cue.length, core::Frames{}))));
    if (before != nullptr && before->at + before->length > cue.at)
      check.say(Severity::error, "voice-overlap", origin,
                fmt::format("the line before is spoken until {}, this one begins at {}",
                            formatLength(before->at + before->length), formatLength(cue.at)),
                fmt::format("let it begin at {} or later", formatLength(before->at + before->length)));
    checkHeard(check, cue, origin);
    before = &cue;
  }
}

/// Whether the phase keeps its loudness once the music under all of its speech is as soft as it may be.
void checkTalk(Checker& check) {
  const auto excess = check.plan.excess;
  if (excess <= kMostExcess) return;
  check.say(Severity::warning, "phase-too-loud", check.plan.phase->origin,
            fmt::format(
                "with its speech this phase is {:.1f} LU louder than asked for; it should be {:.0f} at most",
                excess.value, kMostExcess.value),
            "say less in it, or make it longer");
}

/// How loud the music is over the 3 s that end where it would step back for a line at `at`.
core::Lufs musicBefore(std::span<const float> threes, core::Frames at) {
  const auto end = std::max(at - kDuckAhead, core::Frames{}) / kLoudnessStep;
  if (end == 0 || threes.empty()) return core::Lufs{static_cast<double>(kQuietest)};
  const auto last = std::min(static_cast<std::size_t>(end), threes.size()) - 1;
  return core::Lufs{static_cast<double>(threes[last])};
}

/// The first second from `cue` on at which its phase's music is as loud as `music`, and the line has time.
std::optional<core::Frames> loudEnough(const PhasePlan& phase, const VoiceCue& cue,
                                       std::span<const float> threes, core::Lufs music) {
  constexpr auto kSecond = core::framesOf(1);
  for (auto at = kSecond * (cue.at / kSecond + 1); at + cue.length <= phase.length; at += kSecond)
    if (musicBefore(threes, phase.start + at) >= music) return at;
  return std::nullopt;
}

/// Whether a line comes up too far above the music before it. `threes` is the short-term loudness of the
/// whole session's music.
void checkOnset(Checker& check, const VoiceCue& cue, const script::Origin& origin,
                std::span<const float> threes) {
  const auto found = check.media->voices.find(cue.key);
  if (cue.file.empty() || found == check.media->voices.end()) return;
  const auto voice = voiceLoudness(found->second.measure, cue.gain) + check.bundle.script.sound.voice;
  const auto music = musicBefore(threes, check.plan.start + cue.at);
  if (voice - music <= kMostOverMusic + core::Decibels{0.05}) return;
  const auto later = loudEnough(check.plan, cue, threes, voice + -kMostOverMusic);
  check.say(
      Severity::warning, "voice-stands-out", origin,
      fmt::format("this line is {:.1f} LU louder than the music just before it; it should be {:.0f} at most",
                  (voice - music).value, kMostOverMusic.value),
      later ? fmt::format("speak it at {}, when there is more music", core::formatLength(*later))
            : "speak it where there is more music");
}

void checkBreath(Checker& check) {
  for (const auto& use : check.plan.phase->breath) {
    if (!check.bundle.patterns.contains(use.pattern)) continue;  // the reader has said so
    if (use.at >= check.plan.phase->length || use.at + use.length > check.plan.phase->length)
      check.say(Severity::error, "cue-outside-phase", use.origin,
                fmt::format("this breathing ends at {}, but its phase lasts {}",
                            formatLength(use.at + use.length), formatLength(check.plan.phase->length)));
  }
  auto blocks = check.plan.breath;
  std::ranges::sort(blocks, {}, &BreathBlock::at);
  for (std::size_t i = 1; i < blocks.size(); ++i)
    if (blocks[i - 1].at + blocks[i - 1].length > blocks[i].at)
      check.say(Severity::error, "breath-overlap", check.plan.phase->origin,
                fmt::format("two guided breathings overlap at {}", formatLength(blocks[i].at)));
}

void checkMusic(Checker& check, core::Frames shortfall) {
  const auto& phase = *check.plan.phase;
  const auto found = check.bundle.playlists.find(phase.playlist);
  if (found != check.bundle.playlists.end() && piecesFor(check.bundle, phase, *check.media, {}).empty())
    check.say(Severity::warning, "playlist-empty", phase.origin,
              fmt::format("nothing in the playlist '{}' has an intensity from {} to {}: the bed plays",
                          phase.playlist, phase.intensity[0], phase.intensity[1]));
  else if (found != check.bundle.playlists.end() && shortfall.count() > 0)
    check.say(Severity::warning, "playlist-too-short", phase.origin,
              fmt::format("the playlist '{}' falls short of this phase by {}: the bed plays then",
                          phase.playlist, formatLength(shortfall)),
              "add pieces, or make the phase shorter");
  if (check.plan.music.empty())
    check.say(Severity::error, "no-music", phase.origin,
              "there is no music for this phase, and no bed either",
              "give playlists/bed.toml a piece that can be read");
}

}  // namespace

void checkPhase(const PhasePlan& plan, core::Frames shortfall, const script::Bundle& bundle,
                const Media& media, core::Diagnostics& out) {
  Checker check{plan, bundle, &media, out};
  checkMusic(check, shortfall);
  checkVoice(check);
  checkTalk(check);
  checkBreath(check);
}

void checkSpoken(const Plan& plan, const script::Bundle& bundle, core::Diagnostics& out) {
  const VoiceCue* first = nullptr;
  const PhasePlan* where = nullptr;
  std::size_t missing = 0;
  for (const auto& phase : plan.phases)
    for (const auto& cue : phase.voice) {
      if (!cue.file.empty()) continue;
      ++missing;
      if (first != nullptr) continue;
      first = &cue;
      where = &phase;
    }
  if (first == nullptr) return;
  Checker check{*where, bundle, {}, out};
  std::size_t next = 0;
  check.say(Severity::warning, "voice-missing", originOf(check, *first, next),
            missing == 1
                ? "nothing can speak this line; it will be left out"
                : fmt::format("nothing can speak this line and {} more; they will be left out", missing - 1),
            "`lullwater voice --say` builds them, `lullwater voice --record KEY` records one");
}

void checkOnsets(const Plan& plan, const script::Bundle& bundle, const Media& media, core::Diagnostics& out) {
  const auto threes = shortTermOf(planLoudness(plan, media).guarded);
  for (const auto& phase : plan.phases) {
    Checker check{phase, bundle, &media, out};
    const VoiceCue* before = nullptr;
    std::size_t next = 0;
    for (const auto& cue : phase.voice) {
      const auto& origin = originOf(check, cue, next);
      const bool follows = before != nullptr && cue.at - (before->at + before->length) < kStaysDucked;
      if (!follows) checkOnset(check, cue, origin, threes);
      before = &cue;
    }
  }
}

}  // namespace lw::plan
