#pragma once
#include <unistd.h>

#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "call/guard.hpp"
#include "call/latch.hpp"
#include "support/actors.hpp"

namespace lw::call::test {

using namespace std::chrono_literals;

class FakeClock final : public core::WallClock {
 public:
  core::UtcTime time{std::chrono::milliseconds{1'772'356'320'000}};
  core::UtcTime now() const override { return time; }
};

class Folder {
 public:
  Folder() {
    // In memory where there is such a place: thousands of latches are written, and no power is cut here.
    const std::filesystem::path memory = "/dev/shm";
    const auto parent = ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
    std::string name = (parent / "lullwater-call-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path latch() const { return path_ / "call.latch"; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// What a desk heard, and what it is going to say. Lives outside the guard, like a real desk.
struct Desk {
  std::string name = "desk";
  std::vector<Message> heard;
  std::deque<Channel::News> says;
  bool throws = false;
  std::function<void(const Message&)> onSend;

  const Message& last() const { return heard.back(); }
  void receipt() { says.push_back({.call = last().call, .ring = last().ring, .received = true}); }
  void answers(const std::string& who) {
    says.push_back({.call = last().call, .ring = last().ring, .answered = true, .who = who});
  }
  void lose() { says.push_back({.lost = true}); }
  void comeBack() { says.push_back({.back = true}); }
};

class DeskChannel final : public Channel {
 public:
  explicit DeskChannel(Desk& desk) : desk_(desk) {}
  std::string name() const override { return desk_.name; }
  void send(const Message& message) override {
    if (desk_.throws) throw std::runtime_error("no route");
    desk_.heard.push_back(message);
    if (desk_.onSend) desk_.onSend(message);
  }
  std::vector<News> poll() override {
    std::vector<News> out(desk_.says.begin(), desk_.says.end());
    desk_.says.clear();
    return out;
  }

 private:
  Desk& desk_;
};

/// A room with its guard; time runs only when told, on both clocks, in ticks of 100 ms.
struct Room {
  Folder folder;
  FakeClock clock;
  Setup setup;
  std::vector<Desk*> desks;
  core::UiTime now{0};
  std::unique_ptr<Guard> guard;
  std::vector<std::string> log;  ///< "call-placed source=key again=no"

  explicit Room(std::vector<Desk*> given = {}, bool home = false) : desks(std::move(given)) {
    setup.latchFile = folder.latch();
    setup.home = home;
    start();
  }
  void start() {
    guard.reset();
    now = core::UiTime{0};
    std::vector<std::unique_ptr<Channel>> channels;
    for (auto* desk : desks) channels.push_back(std::make_unique<DeskChannel>(*desk));
    guard = std::make_unique<Guard>(setup, clock, std::move(channels));
  }
  void pass(std::chrono::milliseconds time) {
    while (time > 0ms) {
      const auto step = std::min<std::chrono::milliseconds>(time, 100ms);
      now += step;
      clock.time += step;
      time -= step;
      guard->tick(now);
      note();
    }
  }
  void tap(Source source) {
    guard->press(source, now);
    guard->release(source, now + 5ms);
    note();
  }
  void note() {
    for (const auto& event : guard->takeEvents()) {
      const auto told = describe(event);
      std::string line = told.name;
      for (const auto& [key, value] : told.values) line += " " + key + "=" + core::formatAnswer(value);
      log.push_back(line);
    }
  }
  std::vector<std::string> takeLog() {
    note();
    return std::exchange(log, {});
  }
  CallView view() const { return guard->view(now); }
  Latch onDisk() const { return readLatch(folder.latch()).latch; }
};

using Lines = std::vector<std::string>;

}  // namespace lw::call::test
