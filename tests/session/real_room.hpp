#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "audio/player.hpp"
#include "session/session.hpp"
#include "support/documents_for_tests.hpp"
#include "support/usual_actor.hpp"

namespace lw::session::test {

using namespace lw::plan::test;

/// A folder that goes with the test.
struct SoundFolder {
  std::filesystem::path path;
  explicit SoundFolder(const std::string& name);
  ~SoundFolder();
  SoundFolder(const SoundFolder&) = delete;
  SoundFolder& operator=(const SoundFolder&) = delete;
};

/// Stereo at 48 kHz by a function of the second, as a WAV file.
std::filesystem::path writeSound(const std::filesystem::path& file, double seconds,
                                 const std::function<double(double)>& at);
/// Steady noise at that RMS, dBFS; the same for the same seed.
std::function<double(double)> noise(double rms, unsigned seed);

/// Makes the tracks and voices of hand-made documents real: each gets a file in `folder` and is measured.
void makeReal(Made& made, const SoundFolder& folder);

/// A session with a real player, offline; samples are kept.
class RealRoom {
 public:
  /// Only clips on these buses sound; none given: all.
  explicit RealRoom(Made& made, std::set<audio::Bus> only = {});
  void run(Frames length);
  void want(const Intent& intent) { session_->handle(intent, player_.position(), usualActor(intent)); }

  std::vector<float> samples;
  std::vector<Entry> entries;
  std::vector<session::Notice> notices() const { return session_->view().staff.notices; }
  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    for (const auto& entry : entries)
      if (const auto* event = std::get_if<T>(&entry.event)) found.push_back(*event);
    return found;
  }
  /// Seconds of the longest stretch below `level` dBFS from `from` to `to`, in steps of 50 ms.
  double longestBelow(double level, double from, double to) const;
  /// The largest step between neighbouring samples.
  float largestStep(double from, double to) const;

 private:
  void step();
  std::set<audio::Bus> only_;
  std::set<std::uint32_t> leftOut_;
  plan::Plan plan_;
  audio::Player player_{audio::Reading::inlined};
  std::unique_ptr<Session> session_;
};

}  // namespace lw::session::test
