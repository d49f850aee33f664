#include "session/music.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "plan/albums.hpp"
#include "plan/overlaps.hpp"
#include "plan/programme_loudness.hpp"
#include "session/where.hpp"

namespace lw::session::live {
namespace {

constexpr core::Decibels kQuiet{-8};
constexpr std::int64_t kQuietOver = 100;  // steps of a contour

bool usable(const State& s, const plan::Piece& piece) {
  return !s.music.broken.contains(piece.track->file);
}

std::optional<plan::Piece> bed(const State& s) {
  auto piece = plan::bedOf(s.bundle(), s.media);
  return piece && usable(s, *piece) ? piece : std::nullopt;
}

std::vector<plan::Piece> usablePieces(const State& s, int phase) {
  if (phase < 0 || phase >= s.phaseCount()) return {};
  auto pieces = plan::piecesFor(s.bundle(), *s.plan->phases[static_cast<std::size_t>(phase)].phase, s.media,
                                s.music.uses);
  std::erase_if(pieces, [&](const plan::Piece& piece) { return !usable(s, piece); });
  return pieces;
}

/// The bed; without one, the phase's list from its start again.
std::optional<plan::Piece> filler(const State& s, int phase) {
  if (auto piece = bed(s)) return piece;
  for (const int from : {phase, phase - 1}) {
    const auto pieces = usablePieces(s, from);
    if (!pieces.empty()) return pieces.front();
  }
  return std::nullopt;
}

std::optional<plan::Piece> firstOf(const State& s, int phase) {
  const auto pieces = usablePieces(s, phase);
  return pieces.empty() ? filler(s, phase) : std::optional{pieces.front()};
}

/// True where the current piece ends so shortly before the phase that another one is not worth beginning.
bool shortRest(const State& s) {
  if (!s.music.current || !isIn<Running>(s.phases)) return false;
  const auto crossfade = s.sound().crossfade;
  const Playing& current = *s.music.current;
  const auto end = current.start + current.piece.length;
  const auto phaseEnd = s.phases.start + s.phases.length;
  return end - plan::longestFade(current.piece, crossfade) < phaseEnd &&
         phaseEnd - (end - crossfade) < 2 * crossfade;
}

std::optional<plan::Piece> followUp(State& s) {
  std::erase_if(s.music.queue, [&](const plan::Piece& piece) { return !usable(s, piece); });
  if (!s.music.current) {
    if (s.phases.phase < 0) return waitsForMark(s, 0) ? filler(s, 0) : std::nullopt;
    return s.music.queue.empty() ? filler(s, s.phases.phase) : std::optional{s.music.queue.front()};
  }
  if (s.music.current->piece.loop)
    return s.music.queue.empty() ? std::nullopt : std::optional{s.music.queue.front()};
  if (!s.music.queue.empty() && !(shortRest(s) && bed(s))) return s.music.queue.front();
  return filler(s, s.phases.phase);
}

bool same(const plan::Piece& a, const plan::Piece& b) {
  return a.track == b.track && a.gain == b.gain && a.loop == b.loop && a.from == b.from;
}

void close(State& s, std::optional<Deck>& deck, FramePos at) {
  if (deck) stop(s, {deck->id, at});
  deck.reset();
}

/// Whether what is playing is far below the programme by then, as far as is known.
bool isQuiet(const State& s, FramePos at) {
  if (!s.music.fading.empty()) return false;
  if (!s.music.current) return true;
  const auto& [id, piece, start, index, count] = *s.music.current;
  const auto& contour = s.media.music.at(piece.track->file).contour;
  if (at - start < core::framesOf(10)) return true;
  if (!contour || piece.loop) return false;
  const auto end = std::clamp<std::int64_t>((at - start + piece.from) / audio::Contour::kStep, 0,
                                            static_cast<std::int64_t>(contour->loudness.size()));
  const auto begin = std::max<std::int64_t>(0, end - kQuietOver);
  double power = 0;
  for (auto i = begin; i < end; ++i)
    power += core::power(core::Lufs{static_cast<double>(contour->loudness[static_cast<std::size_t>(i)])});
  const double mean =
      core::decibelsOfPower(power / static_cast<double>(kQuietOver) + 1e-12).value + piece.gain.value;
  return mean < (s.sound().loudness + kQuiet).value;
}

Deck openDeck(State& s, const plan::Piece& piece) {
  Clip clip;
  clip.kind = ClipKind::music;
  clip.title = titleOf(*piece.track);
  clip.file = piece.track->file;
  clip.from = piece.from;
  if (!piece.loop) clip.length = piece.length;
  clip.loop = piece.loop;
  auto spec = plan::soundOf(piece.track->file, piece.from, s.media);
  spec.loop = piece.loop;
  if (!piece.loop) spec.length = piece.length;
  return {open(s, std::move(clip), audio::Bus::music, std::move(spec), piece.gain,
               plan::guardOf(piece, !s.music.everStarted, s.sound(), s.media)),
          piece, soonest(s)};
}

/// To the loudness of that phase, near the current piece.
void levelFor(const State& s, plan::Piece& piece, int phase) {
  const auto before = s.music.current ? std::optional{s.music.current->piece.offset} : std::nullopt;
  const bool planned = phase >= 0 && phase < s.phaseCount();
  const auto trim = planned ? s.plan->phases[static_cast<std::size_t>(phase)].trim : core::Decibels{0};
  plan::level(piece, s.sound().loudness, s.media, before);
  piece.gain = plan::trimmed(piece.gain, trim, s.media.music.at(piece.track->file));
}

/// Makes the deck hold `piece` (levelled for its phase), keeping it where it does already.
void want(State& s, std::optional<Deck>& deck, std::optional<plan::Piece> piece, int phase) {
  if (piece) levelFor(s, *piece, phase);
  if (deck && piece && same(deck->piece, *piece)) return;
  close(s, deck, soonest(s));
  if (piece) deck = openDeck(s, *piece);
}

void forgetFaded(State& s) {
  std::erase_if(s.music.fading, [&](const Fading& one) { return one.end <= soonest(s); });
}

/// How alike the current piece and the next one are where the one gives way to the other.
struct Alike {
  double likeness = 0;
  std::optional<audio::ClipId> out, in;  ///< both, where the player is to measure that
};

/// Fades the current piece and all older ones out from `at`, over `fade` or what is left of them.
void fadeCurrent(State& s, FramePos at, Frames fade, const std::string& why, const Alike& alike = {}) {
  Music& music = s.music;
  forgetFaded(s);
  music.afterQuiet = isQuiet(s, at);
  for (Fading& one : music.fading) {
    if (one.from <= at) continue;
    stop(s, {one.id, at, fade}, why);
    one = {one.id, at, at + fade};
  }
  if (!music.current) return;
  const Playing& current = *music.current;
  if (current.start > soonest(s)) {  // skipped before it was heard
    stop(s, {current.id, soonest(s)}, why);
    music.current.reset();
    return;
  }
  if (!current.piece.loop) fade = std::clamp(current.start + current.piece.length - at, Frames{}, fade);
  stop(s, {current.id, at, fade, audio::Shape::equalPower, alike.likeness, alike.in}, why);
  music.fading.push_back({current.id, at, at + fade});
  music.current.reset();
}

void start(State& s, Deck deck, FramePos at, Frames fade, const Alike& alike = {}) {
  Music& music = s.music;
  const bool first = !music.everStarted;
  music.everStarted = true;
  if (!music.queue.empty() && !deck.piece.loop && music.queue.front().track == deck.piece.track)
    music.queue.pop_front();
  if (!deck.piece.loop) ++music.started;
  music.uses.add(deck.piece.track->file);
  // at least as long as the guard counts on, and out of something quiet it takes its time
  fade = std::max(fade, s.sound().crossfade);
  if (music.afterQuiet) fade *= 2;
  send(s, first ? audio::StartClip{deck.id, at, plan::kFirstFade, audio::Shape::gentle}
                : audio::StartClip{deck.id, at, plan::longestFade(deck.piece, fade), audio::Shape::equalPower,
                                   alike.likeness, alike.out});
  music.afterQuiet = false;
  if (first) closeDecks(s, soonest(s));  // what else is open was guarded as the first, too
  music.dryUntil = kNever;
  music.current = Playing{deck.id, deck.piece, at, deck.piece.loop ? 0 : music.started,
                          deck.piece.loop ? 0 : music.count};
  s.changed = true;
}

/// Known where both cross as planned, frame by frame, or are the same place of the same file; else left to
/// the player, once the next piece had the time to be decoded ahead. 0 where they don't fade over the same
/// frames.
Alike alikeAt(State& s, const Deck& deck, FramePos at, Frames fade) {
  forgetFaded(s);
  if (!s.music.current || !s.music.fading.empty() || isQuiet(s, at)) return {};
  const auto& [id, piece, start, index, count] = *s.music.current;
  const auto in = plan::longestFade(deck.piece, std::max(fade, s.sound().crossfade));
  const auto out = piece.loop ? fade : std::min(fade, start + piece.length - at);
  if (in != out || at <= start) return {};
  const auto place = piece.from + (at - start);
  const auto planned = plan::plannedLikeness(*s.plan, {&piece, place, &deck.piece, out}, s.media);
  if (planned) return {*planned, {}, {}};
  if (deck.opened + kOpenAtLeast > soonest(s)) return {};
  return {0, id, deck.id};
}

/// The first frame from `at` on at which the deck can be relied on to sound.
FramePos readyAt(const Deck& deck, FramePos at) {
  return std::max(at, deck.opened + kOpenAtLeast);
}

/// What plays ran dry while something else was late: what reads them may hang. Then not another piece of the
/// list, but what comes from elsewhere.
void preferSpare(State& s) {
  if (!s.music.spare || s.music.current->piece.loop) return;
  close(s, s.music.deck, soonest(s));
  s.music.deck = std::exchange(s.music.spare, std::nullopt);
}

/// Takes the opened clip for `piece`, one as loud as the phase has it if there is one, or opens one; makes
/// `at` late enough for it.
Deck take(State& s, const plan::Piece& piece, FramePos& at) {
  plan::Piece levelled = piece;
  levelFor(s, levelled, s.phases.phase);
  for (const bool asLoud : {true, false})
    for (auto* deck : {&s.music.phaseDeck, &s.music.deck}) {
      if (!*deck || (*deck)->piece.track != piece.track || (*deck)->piece.loop != piece.loop) continue;
      if (asLoud && !same((*deck)->piece, levelled)) continue;
      const Deck taken = **deck;
      deck->reset();
      at = readyAt(taken, at);
      return taken;
    }
  const Deck opened = openDeck(s, levelled);
  at = readyAt(opened, at);
  return opened;
}

void startFiller(State& s, FramePos at) {
  const auto piece = followUp(s);
  if (!piece) return;
  const Deck deck = take(s, *piece, at);
  start(s, deck, at, s.sound().crossfade);
}

}  // namespace

std::string titleOf(const script::Track& track) {
  return track.title.empty() ? track.file.stem().string() : track.title;
}

void refreshDecks(State& s) {
  if (s.music.off) return;
  want(s, s.music.deck, followUp(s), s.phases.phase);
  const int next = s.phases.phase + 1;
  auto first = next > s.phaseCount() ? std::nullopt : firstOf(s, next);
  if (first && first->loop && s.music.current && s.music.current->piece.loop) first.reset();
  if (first) levelFor(s, *first, next);  // the same piece may be wanted as loud as another phase has it
  if (first && s.music.deck && same(s.music.deck->piece, *first)) first.reset();
  want(s, s.music.phaseDeck, first, next);
}

void enterPhaseMusic(State& s, FramePos at, Frames fade, const std::string& why) {
  Music& music = s.music;
  const int phase = s.phases.phase;
  const auto first = firstOf(s, phase);
  const auto pieces = usablePieces(s, phase);
  music.queue.assign(pieces.begin(), pieces.end());
  music.started = 0;
  music.count = static_cast<int>(pieces.size());
  const bool bedGoesOn = first && first->loop && music.current && music.current->piece.loop;
  if (first && !bedGoesOn) {
    auto startAt = at;
    const Deck deck = take(s, *first, startAt);
    const auto alike = startAt == at ? alikeAt(s, deck, at, fade) : Alike{};
    fadeCurrent(s, at, fade, why, alike);
    start(s, deck, startAt, fade, alike);
  }
  refreshDecks(s);
}

bool nextPiece(State& s, FramePos at, const std::string& why) {
  if (!s.music.deck) return false;
  const Deck deck = *s.music.deck;
  s.music.deck.reset();
  at = readyAt(deck, at);
  const auto alike = alikeAt(s, deck, at, s.sound().crossfade);
  fadeCurrent(s, at, s.sound().crossfade, why, alike);
  start(s, deck, at, s.sound().crossfade, alike);
  refreshDecks(s);
  return true;
}

bool nextAfterDry(State& s, FramePos at) {
  preferSpare(s);
  return nextPiece(s, at, "failed: starved");
}

void musicLate(State& s, audio::ClipId id) {
  const Music& music = s.music;
  const bool waits = (music.deck && music.deck->id == id) || (music.phaseDeck && music.phaseDeck->id == id);
  if (!waits || !music.current || music.current->piece.loop || music.spare || music.off) return;
  want(s, s.music.spare, bed(s), s.phases.phase);
}

void leaveBed(State& s, FramePos at) {
  refreshDecks(s);
  if (s.music.current && s.music.current->piece.loop && s.music.deck && !s.music.deck->piece.loop)
    nextPiece(s, at, "end");
}

void fadeAllMusic(State& s, FramePos at, Frames fade, const std::string& why) {
  fadeCurrent(s, at, fade, why);
  s.music.queue.clear();
  s.music.off = true;
  closeDecks(s, at);
}

void closeDecks(State& s, FramePos at) {
  close(s, s.music.deck, at);
  close(s, s.music.phaseDeck, at);
  close(s, s.music.spare, at);
}

FramePos nextDue(const State& s) {
  const Music& music = s.music;
  if (!music.current || music.current->piece.loop || !music.deck) return kNever;
  const auto meets = plan::overlap(music.current->piece, music.deck->piece, s.sound().crossfade);
  return music.current->start + music.current->piece.length - meets;
}

FramePos musicDue(const State& s) {
  return s.music.current ? std::min(nextDue(s), s.music.dryUntil) : kNever;
}

void doMusic(State& s, FramePos at) {
  if (at >= s.music.dryUntil) {
    s.music.dryUntil = kNever;
    if (!nextAfterDry(s, at)) startFiller(s, at);
    return;
  }
  const auto meets = plan::overlap(s.music.current->piece, s.music.deck->piece, s.sound().crossfade);
  const Deck deck = *s.music.deck;
  s.music.deck.reset();
  const auto alike = alikeAt(s, deck, at, meets);
  fadeCurrent(s, at, meets, "end", alike);
  start(s, deck, at, meets, alike);
  refreshDecks(s);
}

void musicShort(State& s, audio::ClipId id, FramePos at, FramePos end, const std::string& why) {
  Music& music = s.music;
  if (!music.current || music.current->id != id || music.off) return;
  Playing& current = *music.current;
  const auto left = std::max(end - at, core::framesOf(0.3));
  if (!current.piece.loop) current.piece.length = std::min(current.piece.length, end - current.start);
  refreshDecks(s);
  const auto meets =
      music.deck ? plan::overlap(current.piece, music.deck->piece, s.sound().crossfade) : Frames{};
  if (!current.piece.loop && music.deck && left > meets) return;  // it gives way in time
  std::optional<Deck> deck = std::exchange(music.deck, std::nullopt);
  if (!deck) {
    const auto piece = filler(s, s.phases.phase);
    if (!piece || (current.piece.loop && piece->loop)) return;
    deck = openDeck(s, *piece);
  }
  fadeCurrent(s, at, std::min(left, s.sound().crossfade), why);
  start(s, *deck, readyAt(*deck, at), s.sound().crossfade);
  refreshDecks(s);
}

void musicDry(State& s, audio::ClipId id, FramePos giveWayAt) {
  if (s.music.current && s.music.current->id == id) s.music.dryUntil = giveWayAt;
}

void musicBroke(State& s, audio::ClipId id, FramePos at, const std::string& why) {
  Music& music = s.music;
  std::erase_if(music.fading, [&](const Fading& one) { return one.id == id; });
  for (auto* deck : {&music.deck, &music.phaseDeck, &music.spare})
    if (*deck && (*deck)->id == id) deck->reset();
  if (music.current && music.current->id == id && !music.off) {
    const auto clip = s.clips.find(id.value);
    if (clip != s.clips.end()) stop(s, {id, at, core::framesOf(0.3)}, why);
    music.current.reset();
    music.afterQuiet = true;  // what comes next comes out of silence
    if (music.deck) {
      const Deck deck = *music.deck;
      music.deck.reset();
      start(s, deck, readyAt(deck, at), s.sound().crossfade);
    } else {
      startFiller(s, at);
    }
  }
  refreshDecks(s);
}

}  // namespace lw::session::live
