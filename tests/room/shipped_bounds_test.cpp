#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>
#include <vector>

#include "audio/player.hpp"
#include "plan/make_plan.hpp"
#include "session/session.hpp"
#include "support/actors.hpp"
#include "support/edges.hpp"
#include "support/judge.hpp"
#include "support/own_notes.hpp"
#include "support/shipped.hpp"

/// The sessions that ship, from begin to end at full volume, judged as tests/session/startle_test.cpp judges
/// random ones. LW_SESSIONS names others than the first (all of them take a minute).
using namespace lw;

namespace {

using Sound = std::vector<float>;  // stereo, interleaved

constexpr core::Frames kTurn{4800};
/// Looked at for hard edges in one go, each with a second of the part before.
constexpr std::size_t kPart = 2 * 60 * 48000, kAgain = 2 * 48000;

struct Heard {
  test::Verdict verdict;
  test::Edges worst;
  std::vector<std::string> limited;
  double seconds = 0;
};

class Listener {
 public:
  void add(const Sound& block) {
    samples_.insert(samples_.end(), block.begin(), block.end());
    if (samples_.size() >= kPart) lookForEdges();
  }
  test::Edges edges() {
    lookForEdges();
    return worst_;
  }

 private:
  void lookForEdges() {
    const auto edges = test::edgesIn(samples_);
    if (edges.burst > worst_.burst) {
      worst_.burst = edges.burst;
      worst_.burstAt = begin_ + edges.burstAt;
    }
    if (edges.drop > worst_.drop) {
      worst_.drop = edges.drop;
      worst_.dropAt = begin_ + edges.dropAt;
    }
    const auto done = samples_.size() > kAgain ? samples_.size() - kAgain : 0;
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(done));
    begin_ += static_cast<double>(done) / 96000;
  }

  Sound samples_;
  double begin_ = 0;
  test::Edges worst_;
};

/// Presses what the session waits for.
void goOn(session::Session& session, core::FramePos at) {
  const auto& staff = session.view().staff;
  if (staff.holding && !staff.marksWanted.empty())
    session.handle(session::PlaceMark{staff.marksWanted.front()}, at, kStaff);
  if (staff.beyondLength) session.handle(session::GoOn{}, at, kStaff);
}

bool goesOn(const session::Session& session) {
  const auto stage = session.view().stage;
  return stage != session::View::Stage::after && stage != session::View::Stage::ended;
}

Heard hear(const library::Library& library) {
  auto bundle = library.bundle;
  bundle.script.before.clear();  // nothing sounds there
  const auto plan = plan::makePlan(bundle, library.media).plan;
  audio::Player player(audio::Reading::inlined);
  session::Session session(plan, library.media, {.volume = {0}, .volumeCap = {0}, .calibration = {}});
  session.handle(session::Begin{}, player.position(), kStaff);
  Heard heard;
  test::OwnNotes notes;
  test::Judge judge;
  Listener listener;
  Sound block(2 * static_cast<std::size_t>(kTurn.count()));
  for (; goesOn(session); heard.seconds += core::toSeconds(kTurn)) {
    REQUIRE(heard.seconds < 4 * 3600);
    session.advance(player.position());
    for (const auto& report : player.takeReports()) {
      session.hear(report);
      notes.heard(report, heard.seconds, judge.own());
      if (const auto* limited = std::get_if<audio::Limited>(&report))
        heard.limited.push_back(fmt::format("{:.1f} s", core::toSeconds(limited->at.time_since_epoch())));
    }
    goOn(session, player.position());
    for (const auto& command : session.take().commands) {
      notes.opened(command);
      player.submit(command);
    }
    player.readAhead(kTurn);
    player.render(block.data(), block.size() / 2);
    judge.add(block);
    listener.add(block);
  }
  heard.verdict = judge.verdict();
  heard.worst = listener.edges();
  return heard;
}

}  // namespace

TEST_CASE("what ships never startles, and nothing of it has to be limited") {
  const char* const asked = std::getenv("LW_SESSIONS");
  std::istringstream names(asked == nullptr ? "first-look" : asked);
  for (std::string name; names >> name;) {
    auto heard = hear(*test::shipped(name));
    heard.verdict.tolerance = 0.3;  // of the meters: their windows lie otherwise
    MESSAGE(name << ", " << heard.seconds << " s: " << heard.verdict.text() << ", " << heard.worst.text());
    CHECK_MESSAGE(heard.verdict.ok(), name);
    CHECK_MESSAGE(heard.worst.burst <= 25, name);  // speech has its own
    CHECK_MESSAGE(heard.worst.drop <= 30, name);
    CHECK_MESSAGE(heard.limited.empty(), name);
  }
}
