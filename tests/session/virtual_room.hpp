#pragma once
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "session/session.hpp"
#include "support/documents_for_tests.hpp"
#include "support/usual_actor.hpp"

namespace lw::session::test {

using namespace lw::plan::test;

using core::FramePos;

/// One clip as the commands say, and what became of it.
struct Sounding {
  audio::OpenClip open;
  FramePos openedAt;  ///< rendered position when it was sent
  std::optional<audio::StartClip> start;
  std::optional<audio::StopClip> stop;
  Frames natural{};  ///< 0: endless
  bool startReported = false, endReported = false;

  std::string file() const;
  FramePos end() const;                   ///< where it falls silent; max if never started
  double amplitudeAt(FramePos at) const;  ///< of its fades alone
};

/// Does what a mixer does, without sound: keeps clips and bus levels, and reports. Also checks every command.
class VirtualMixer {
 public:
  explicit VirtualMixer(const plan::Media& media) : media_(media) {}
  void submit(const audio::Command& command, FramePos position);
  std::vector<audio::Report> reportsUpTo(FramePos position);
  core::Decibels busAt(audio::Bus bus, FramePos at) const;
  double musicAmplitudeAt(FramePos at) const;  ///< root of the sum of squares

  std::map<std::uint32_t, Sounding> clips;
  std::optional<FramePos> holdAt;
  bool released = false;
  std::vector<std::string> complaints;

 private:
  struct Move {
    FramePos at;
    Frames length;
    core::Decibels from, to;
  };
  const plan::Media& media_;
  std::map<audio::Bus, std::vector<Move>> moves_;
};

/// A session with its mixer and a virtual clock.
class VirtualRoom {
 public:
  explicit VirtualRoom(Made documents, Options options = {});

  /// Lets time run (it stands still in a pause).
  void run(Frames length, Frames step = framesOf(0.1));
  void runUntil(const std::function<bool()>& done, Frames atMost);
  /// Time runs, and the session is not told.
  void runUntold(Frames length);
  /// By staff, or by the machine where no person wants such a thing.
  void want(const Intent& intent) { press(intent, {}); }
  void want(const Intent& intent, const Actor& by) { press(intent, {}, by); }
  /// Somebody wants it at a screen that shows that page.
  void press(const Intent& intent, const Shown& page) { press(intent, page, usualActor(intent)); }
  void press(const Intent& intent, const Shown& page, const Actor& by);
  /// The page that the session is on is put on the display.
  Shown draw();
  void report(const audio::Report& report);

  const View& view() const { return session->view(); }
  template <class T>
  const T* step() const {
    return std::get_if<T>(&view().step);
  }
  /// All entries of one kind.
  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& entry : entries)
      if (const auto* event = std::get_if<T>(&entry.event)) found.push_back(*event);
    return found;
  }
  FramePos phaseStart(const std::string& name) const;
  /// Walks the steps of `everything` before the phases, answering nothing that may be left out.
  void walkIn();

  std::unique_ptr<Made> made;
  plan::Plan plan;
  std::unique_ptr<Session> session;
  VirtualMixer mixer;
  FramePos position;
  std::vector<Entry> entries;
  std::vector<audio::Command> commands;
  bool reports = true;

 private:
  void collect();
  void advance(Frames step);
};

/// A room in which the first phase began a moment ago.
VirtualRoom begun(Made made = threePhases());
/// The least and greatest of the music's summed amplitude from `from` to `to`.
std::pair<double, double> musicBetween(const VirtualRoom& room, FramePos from, FramePos to);
/// What was heard of music, in order.
std::vector<std::string> titles(const VirtualRoom& room);
/// No command broke a rule of the mixer.
void expectClean(const VirtualRoom& room);

/// A command in words, to compare lists of them.
std::string words(const audio::Command& command);

}  // namespace lw::session::test
