#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "core/level.hpp"
#include "core/time.hpp"
#include "plan/media.hpp"
#include "script/documents.hpp"

/// Which pieces a phase plays and how they meet: what the plan and the running session decide alike.
namespace lw::plan {

/// Neighbours differ by at most this in loudness, LU: a step that is heard as one, and does not startle.
inline constexpr core::Decibels kNeighbourStep{4.0};
/// How much louder than music a voice speaks, LU.
inline constexpr core::Decibels kVoiceAbove{3.0};

/// The fade of a session's first piece.
inline constexpr core::Frames kFirstFade = core::framesOf(8);
/// Two of the shortest crossfades (4 s): what is shorter can't fade as slowly as music has to,
/// and no list plays it.
inline constexpr core::Frames kShortestPiece = core::framesOf(8);

/// What is this much quieter than a file as a whole is faint: at its ends crossfades take its place, LU.
inline constexpr core::Decibels kFaint{14.0};
/// No more than this of either end is left out for being faint: a long quiet beginning is meant.
inline constexpr core::Frames kMostFaint = core::framesOf(8);

/// The part of a file that takes part in crossfades.
struct Body {
  core::Frames from{}, to{};
};

/// Leaves out measured silence at both ends (at the begin in whole steps of a contour), and of the fades that
/// a file brings with it what is faint (momentary loudness, `kFaint`, at most `kMostFaint`): two fades laid
/// over each other would be a hole between neighbours, and a sudden rise behind it. Without a contour only
/// silence is left out.
Body bodyOf(const audio::Measure& measure);

/// The part of a track that sounds: its body, or what `from` and `to` say, without silence.
struct Piece {
  const script::Track* track = nullptr;
  core::Frames from{};
  core::Frames length{};  ///< once through
  core::Decibels gain{0};
  core::Decibels offset{0};  ///< from the script's loudness, as it will be heard
  bool loop = false;         ///< the bed
};

/// When each file was last used in a session; 0 = not yet.
class Uses {
 public:
  void add(const std::filesystem::path& file) { last_[file] = ++count_; }
  int last(const std::filesystem::path& file) const;

 private:
  std::map<std::filesystem::path, int> last_;
  int count_ = 0;
};

/// The sounding part of `track`; nothing if it was not measured, or nothing of it is left.
std::optional<Piece> pieceOf(const script::Track& track, const Media& media);

/// The bed, to be looped; nothing if there is none that was measured.
std::optional<Piece> bedOf(const script::Bundle& bundle, const Media& media);

/// Sets gain and offset: to `loudness` plus the track's own gain and place in its album, within
/// `kNeighbourStep` of the piece `before`, and never above `audio::kTruePeak` but for moments that the guard
/// lowers (audio::peakToKeep).
void level(Piece& piece, core::Lufs loudness, const Media& media, std::optional<core::Decibels> before);

/// Gain of a voice of that measure, to `loudness` + `kVoiceAbove`, at most to `audio::kTruePeak`.
core::Decibels voiceGain(core::Lufs loudness, const audio::Measure& measure);

/// The longest fade that a piece allows: the crossfade, or half of a piece shorter than two of them.
core::Frames longestFade(const Piece& piece, core::Frames crossfade);

/// How the startle guard holds a piece, with the curve planned from its contour where it has one: the first
/// of a session comes out of silence, all others over music. Pure.
audio::Guarding guardOf(const Piece& piece, bool first, const script::SoundSettings& sound,
                        const Media& media);

/// How long two neighbours sound together.
core::Frames overlap(const Piece& first, const Piece& second, core::Frames crossfade);

/// The pieces of a phase in the order they will be played, each once; the bed follows. Filtered by the
/// phase's intensity and ordered as its playlist says: "listed" with what the session has not used yet first,
/// then what it used longest ago; "fit" and "arc" with those first that fill the phase (plan/fit.hpp),
/// sorted by intensity the way the phase's intensity goes.
std::vector<Piece> piecesFor(const script::Bundle& bundle, const script::Phase& phase, const Media& media,
                             const Uses& uses);

}  // namespace lw::plan
