#include <doctest/doctest.h>

#include <array>
#include <random>

#include "support.hpp"

using namespace lw;
using namespace lw::call;
using namespace lw::call::test;

namespace {

constexpr std::array kPressed{Source::screen,     Source::key,         Source::handButton,
                              Source::buttonLost, Source::staffAssist, Source::sitterTimer};

/// What is true outside the guard, kept by hand beside it.
struct Truth {
  bool standing = false, test = false;
  bool answered = false;  ///< somebody did, since it last rang anew
  int events = 0;
};

class Walk {
 public:
  explicit Walk(unsigned seed)
      : random_(seed), desks_(static_cast<std::size_t>(pick(3))), room_(start(desks_), pick(3) == 0) {
    for (auto& desk : desks_)
      desk.onSend = [this](const Message& message) {
        if (message.standing && !message.test) CHECK(room_.onDisk().standing);
      };
  }

  void step() {
    switch (pick(12)) {
      case 0: press(kPressed[static_cast<std::size_t>(pick(6))]); break;
      case 1: room_.guard->release(static_cast<Source>(pick(5)), room_.now); break;
      case 2: room_.guard->startTest(room_.now); break;
      case 3: room_.guard->endTest(room_.now); break;
      case 4: room_.guard->sounder(pick(2) == 0, room_.now); break;
      case 5:
        if (pick(4) == 0) room_.guard->clear(kStaff, room_.now), cleared_ = true;
        break;
      case 6: room_.guard->answerHere(kSitter, room_.now); break;
      case 7: desk([&](Desk& one) { news(one); }); break;
      case 8: desk([&](Desk& one) { one.throws = pick(4) == 0; }); break;
      case 9:
        if (pick(6) == 0) restart();
        break;
      default: pass();
    }
    follow();
    judge();
  }

 private:
  int pick(int below) { return std::uniform_int_distribution{0, below - 1}(random_); }
  static std::vector<Desk*> start(std::vector<Desk>& desks) {
    std::vector<Desk*> out;
    for (auto& one : desks) out.push_back(&one);
    return out;
  }
  template <class Work>
  void desk(Work work) {
    if (!desks_.empty()) work(desks_[static_cast<std::size_t>(pick(static_cast<int>(desks_.size())))]);
  }
  void press(Source source) { room_.guard->press(source, room_.now); }
  void pass() {
    const auto step = std::chrono::milliseconds{pick(3) == 0 ? pick(40'000) : pick(300)};
    room_.now += step;
    room_.clock.time += step;
    room_.guard->tick(room_.now);
  }
  void restart() {
    follow();
    const bool stood = truth_.standing;
    room_.clock.time += std::chrono::seconds{pick(100)};
    room_.start();
    truth_.answered = false;
    truth_.test = false;
    CHECK((room_.view().state != State::idle) == stood);
  }
  /// True news and false: of other calls, other rings, both links.
  void news(Desk& one) {
    Channel::News said{.call = one.heard.empty() ? 7 : one.last().call,
                       .ring = one.heard.empty() ? 1 : one.last().ring};
    if (pick(3) == 0) said.call += static_cast<std::uint64_t>(pick(3)) - 1;
    if (pick(3) == 0) said.ring += static_cast<unsigned>(pick(3)) - 1;
    const int kind = pick(4);
    said.received = kind == 0;
    said.answered = kind == 1;
    said.lost = kind == 2;
    said.back = kind == 3;
    said.who = "Ben";
    pending_ = pending_ || said.answered;
    one.says.push_back(said);
  }
  /// The log is the only witness that we believe about what happened in between.
  void follow() {
    for (const auto& event : room_.guard->takeEvents()) {
      ++truth_.events;
      if (const auto* placed = std::get_if<Placed>(&event)) {
        truth_.standing = true;
        truth_.answered = false;
        if (placed->source == Source::restored) CHECK(placed->first.has_value());
      } else if (std::holds_alternative<AnsweredBy>(event)) {
        CHECK((pending_ || room_.setup.home));
        truth_.answered = true;
      } else if (std::holds_alternative<Escalated>(event)) {
        truth_.answered = false;
      } else if (std::holds_alternative<Cleared>(event)) {
        CHECK(std::exchange(cleared_, false));
        truth_.standing = truth_.answered = false;
      } else if (std::holds_alternative<TestStarted>(event)) {
        CHECK_FALSE(truth_.standing);
        truth_.test = true;
      } else if (std::holds_alternative<TestEnded>(event)) {
        truth_.test = false;
        truth_.answered = false;
      }
    }
    cleared_ = false;
  }
  void judge() const {
    const auto view = room_.view();
    CHECK(view.test == truth_.test);
    if (truth_.standing) CHECK(view.state != State::idle);
    if (view.state != State::idle) CHECK((truth_.standing || truth_.test));
    CHECK(room_.onDisk().standing == truth_.standing);
    CHECK((view.state == State::answered) == view.personProven);
    if (view.personProven) CHECK(truth_.answered);
    CHECK((view.state != State::delivered || view.deskProven));
    if (view.deskProven) CHECK((view.hasDesk && !view.linkLost));
    const bool answered = view.state == State::answered;
    const auto tone = room_.guard->tone();
    if (truth_.standing && !answered)
      CHECK((tone == Tone::low || tone == Tone::medium || tone == Tone::high));
    if (!truth_.standing) CHECK((tone == Tone::none || tone == Tone::test || tone == Tone::trouble));
    if (view.hasDesk && view.deskProven && !room_.setup.home) CHECK(tone != Tone::high);
  }

  std::mt19937 random_;
  std::vector<Desk> desks_;
  Room room_;
  Truth truth_;
  bool cleared_ = false, pending_ = false;
};

}  // namespace

TEST_CASE("whatever happens in whatever order: nothing untrue is shown, and no call is lost") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    Walk walk(seed);
    for (int i = 0; i < 60; ++i) walk.step();
  }
}
