#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "audio/contour.hpp"
#include "core/bus.hpp"
#include "core/level.hpp"
#include "core/time.hpp"

/// The words in which a session tells the mixer what to sound, and in which the mixer says what it did.
/// All of it is plain data; every command carries the absolute frame at which it acts, so the same commands
/// give the same samples for any block size.
namespace lw::audio {

/// One sounding of one source. Never used twice in a session.
struct ClipId {
  std::uint32_t value = 0;
  friend auto operator<=>(ClipId, ClipId) = default;
};

using core::Bus;
using core::kBusCount;

/// How a file can be seen to be unchanged without reading it.
struct FileStamp {
  std::int64_t modified = 0;  ///< nanoseconds of the file system's clock
  std::uint64_t size = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// A whole sound file that goes on where another one ends, without a seam.
struct FilePart {
  std::filesystem::path file;
  core::Frames length{};  ///< as measured
  FileStamp stamp{};
};

/// A sound file from `from` on, for `length` if given (else to its end), again and again if `loop`. Where it
/// ends while it sounds (above -60 dBFS), its last 300 ms are faded; a loop has no seam (what is shorter than
/// 50 ms is not looped).
struct FileSpec {
  std::filesystem::path file;
  core::Frames from{};
  std::optional<core::Frames> length;
  bool loop = false;
  FileStamp stamp{};  ///< when it was measured; a file that has changed since is refused (size 0: any goes)
  std::vector<FilePart> then{};  ///< sound on behind it as one recording cut into files: decoder's delay and
                                 ///< padding left out, resampled once over all; never with `loop`
  core::Frames own{};            ///< length of `file` itself, measured; only needed with `then`
};

/// A breath cue: strokes of soft tone and noise, made by formula (audio/breath_tone.hpp).
struct BreathStroke {
  core::Frames at{};  ///< from the clip's begin
  core::Frames length{};
  bool in = true;  ///< in rises, out falls and darkens
};
struct BreathSpec {
  std::vector<BreathStroke> strokes;
};

using SourceSpec = std::variant<FileSpec, BreathSpec>;

/// How a level gets from one value to another.
enum class Shape : std::uint8_t {
  equalPower,  ///< amplitude along sin (up) or cos (down) of a quarter turn: two such crossing keep the power
               ///< of unlike sounds
  raisedCosine,  ///< in dB, from or to -80 dB where silent: for pauses, ducks, the volume
  gentle,  ///< up from silence: to -18 dB in the first fifth, then even in dB, as from any level above; 8 s:
           ///< 3 dB/s at most
};

struct GuardCurve;

/// How the startle guard (audio/guard.hpp) treats a clip of a file.
struct Guarding {
  core::Lufs programme{-23};  ///< how loud the programme is: what lies 12 LU below never counts as a rise
  core::Frames fadeIn{};      ///< the clip will be started with a fade of this length or a longer one
  Shape fadeShape = Shape::equalPower;  ///< over other music; gentle: out of silence
  bool continues =
      false;            ///< it begins where something as loud as the programme sounds (a join without a seam)
  bool speech = false;  ///< held from above alone: pauses between words are no quiet before a rise
  std::shared_ptr<const GuardCurve>
      planned{};  ///< from the file's contour; none: what is decoded decides alone
};

/// Gets a clip ready to start: opens, seeks, decodes ahead. To be sent 2 s or more before its start. At most
/// 64 clips can be open at once, more fail. No clip is on the bus `master`.
struct OpenClip {
  ClipId id;
  Bus bus = Bus::music;
  SourceSpec source;
  core::Decibels gain{0};           ///< constant, from the measured loudness
  std::optional<Guarding> guard{};  ///< none: the file sounds as it is
};
/// Starts an opened clip at its first frame, fading in over `fadeIn` (0 = at full level: the file has its own
/// fade; any other, and any start inside a file, is made 300 ms at least).
struct StartClip {
  ClipId id;
  core::FramePos at;
  core::Frames fadeIn{};
  Shape shape = Shape::equalPower;
  double likeness = 0;  ///< of the two that cross with `equalPower`, 0..1: see Ramp
  /// The clip that gives way from `at` on, where how alike both are is not known: measured on what is decoded
  /// of both (at most the crossfade's first 4 s) and used as `likeness`, the same for both. It stays 0 where
  /// that much is not decoded, or the clip that gives way had a gap.
  std::optional<ClipId> crossing{};
};
/// Fades a clip out from `at` over `fadeOut` (300 ms at least, shorter is made 300 ms) and lets it go.
/// Sent again with an earlier `at`, the earlier one counts. A clip that has not started by `at` never sounds.
struct StopClip {
  ClipId id;
  core::FramePos at;
  core::Frames fadeOut{};
  Shape shape = Shape::equalPower;
  double likeness = 0;               ///< as in StartClip
  std::optional<ClipId> crossing{};  ///< as in StartClip: the clip that comes in at `at`
};
/// Moves a bus to a level. Drops what was sent for this bus at or after `at`; starts from the level then
/// reached. Made 300 ms at least, but for one case: `length` 0 at frame 0, sent before anything was rendered,
/// is a jump, and a move sent after it for the same frame starts there (so the master can begin in silence).
/// All levels begin at 0 dB.
struct FadeBus {
  Bus bus = Bus::music;
  core::FramePos at;
  core::Frames length{};
  core::Decibels to{0};
  Shape shape = Shape::raisedCosine;
};
/// Session time stands still from `at` on (pause); the sink gets silence, so fade the master before.
struct HoldAt {
  core::FramePos at;
};
/// Session time runs again from the next block on. A hold that was not yet reached is forgotten.
struct Release {};

using Command = std::variant<OpenClip, StartClip, StopClip, FadeBus, HoldAt, Release>;

struct ClipStarted {
  ClipId id;
  core::FramePos at;
};
/// The clip sounds no more: its source ended, or it was stopped.
struct ClipEnded {
  ClipId id;
  core::FramePos at;
  bool stopped = false;
};
/// The source could not deliver in time. Told when its fade to silence begins (`missing` 0) and again when it
/// fades back in (`missing` = how long it was silent). It keeps its place: what was not heard comes then. On
/// threads also told, once, of a clip that has nothing 3 s after it was opened, before it starts.
struct ClipStarved {
  ClipId id;
  core::FramePos at;
  core::Frames missing{};
};
/// The source can't be opened or decoded (any more); a clip that was sounding was faded. Stands in for
/// ClipEnded.
struct ClipFailed {
  ClipId id;
  core::FramePos at;
  std::string why;
};
/// The source of a started clip gives out before its asked length: told once, up to 10 s before the clip
/// falls silent at `end`. `why` is "" where the file is just shorter than it was said to be.
struct ClipShort {
  ClipId id;
  core::FramePos at;  ///< rendered when this was found out
  core::FramePos end;
  std::string why;
};
struct Held {
  core::FramePos at;
};
/// The true-peak limiter had to act, which no shipped session makes it do. Told a second after it began, and
/// again for each further second.
struct Limited {
  core::FramePos at;
  core::Decibels by{0};  ///< the most that it took away in that second
};

using Report = std::variant<ClipStarted, ClipEnded, ClipStarved, ClipFailed, ClipShort, Held, Limited>;

/// The loudness that a file's tags claim (ReplayGain 2: a gain to -18 LUFS; R128 in Opus, RFC 7845: to -23
/// LUFS).
struct LoudnessTags {
  std::optional<core::Lufs> track;
  std::optional<core::Lufs> album;
};

/// What is in a file, whatever its name says, and what is wrong with it.
struct SourceFormat {
  std::string kind;  ///< "flac", "wav", "aiff", "ogg", "mp3", "m4a"
  int rate = 0;      ///< Hz
  int channels = 0;
  bool cutShort = false;    ///< it ends before it says it does
  bool damaged = false;     ///< something in it could not be decoded
  bool notNumbers = false;  ///< it holds samples that are none, or beyond +24 dBFS; played as silence
};

/// What a scan found out about a sound file (EBU R 128); everything over the whole file.
struct Measure {
  core::Frames length{};
  core::Lufs integrated{-70};               ///< of less than 400 ms: its mean without a gate; of silence: -70
  core::Decibels truePeak{core::kSilence};  ///< dBTP
  core::Decibels range{0};                  ///< LRA, LU
  core::Frames headSilence{};               ///< until the first 10 ms above -60 dBFS (mean of both sides)
  core::Frames tailSilence{};               ///< from the last such 10 ms on
  std::shared_ptr<const Contour> contour;   ///< none where it was not asked for
  double brightness = 0;  ///< Hz: root mean square of frequency, weighted by power; only to order by
  LoudnessTags tags;      ///< as read: audio/normalise.hpp says when they count
  SourceFormat format;
};

}  // namespace lw::audio
