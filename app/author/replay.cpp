#include "author/replay.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "audio/sink.hpp"
#include "plan/plan.hpp"
#include "session/authority.hpp"
#include "session/describe.hpp"

namespace lw::author {
namespace {

constexpr core::Frames kReplayStep = core::framesOf(0.1);

/// Of the log: what the running session tells by itself.
std::vector<record::AsRunEntry> toldBySession(const std::vector<record::AsRunEntry>& log) {
  std::vector<record::AsRunEntry> told;
  for (const auto& entry : log) {
    const auto event = session::eventOf(entry.fields);
    if (!event || std::holds_alternative<session::Intended>(*event) ||
        std::holds_alternative<session::Fault>(*event) ||
        std::holds_alternative<session::QuietNote>(*event) ||
        std::holds_alternative<session::StaffOpened>(*event) ||
        std::holds_alternative<session::StaffLocked>(*event) ||
        std::holds_alternative<session::PinRefused>(*event) ||
        std::holds_alternative<session::BrokenOff>(*event))
      continue;
    told.push_back(entry);
  }
  return told;
}

/// Logs that are older than roles do not say who: what was done then was done by somebody who could.
session::Actor whoWanted(const record::WantedAt& wanted) {
  if (wanted.by.role != session::ActorRole::unknown) return wanted.by;
  const bool machine = session::actOf(wanted.intent) == session::Act::machine;
  return {machine ? session::ActorRole::program : session::ActorRole::staff, wanted.by.name, ""};
}

/// The running session and its sound, pulled by hand.
class Replay {
 public:
  Replay(const library::Library& library, const session::Options& options,
         const std::filesystem::path& output)
      : session_(library.plan, library.media, options),
        sink_(output.empty() ? std::make_unique<audio::FileSink>(player_)
                             : std::make_unique<audio::FileSink>(player_, output)) {}

  /// Lets time pass up to `at`.
  void playUntil(core::FramePos at) {
    flow();
    while (player_.position() < at) {
      sink_->pull(std::min(kReplayStep, at - player_.position()));
      session_.advance(player_.position());
      for (const auto& report : player_.takeReports()) session_.hear(report);
      flow();
    }
  }
  void want(const record::WantedAt& wanted) {
    session_.handle(wanted.intent, player_.position(), whoWanted(wanted), wanted.page);
    flow();
  }
  std::vector<record::AsRunEntry> finish() {
    sink_->finish();
    return std::move(told_);
  }

 private:
  void flow() {
    const auto wanted = session_.take();
    for (const auto& command : wanted.commands) player_.submit(command);
    for (const auto& entry : wanted.entries) told_.push_back({entry.at, session::describe(entry.event)});
  }

  audio::Player player_{audio::Reading::inlined, &audio::openSource};
  session::Session session_;
  std::unique_ptr<audio::FileSink> sink_;
  std::vector<record::AsRunEntry> told_;
};

std::string lineOf(const std::vector<record::AsRunEntry>& entries, std::size_t i) {
  return i < entries.size() ? record::asRunLine(entries[i].fields, entries[i].at) : std::string{};
}

}  // namespace

std::vector<Difference> replaySession(const library::Library& library, const session::Options& options,
                                      const std::vector<record::AsRunEntry>& log,
                                      const std::filesystem::path& output) {
  Replay replay(library, options, output);
  for (const auto& wanted : record::intentsOf(log)) {
    replay.playUntil(wanted.at);
    replay.want(wanted);
  }
  if (!log.empty()) replay.playUntil(std::ranges::max(log, {}, &record::AsRunEntry::at).at);
  const auto logged = toldBySession(log), told = toldBySession(replay.finish());
  std::vector<Difference> differences;
  for (std::size_t i = 0; i < std::max(logged.size(), told.size()); ++i) {
    auto was = lineOf(logged, i), is = lineOf(told, i);
    // the session goes on a little beyond the last line of a log that was cut off
    if (was == is || i >= logged.size()) continue;
    differences.push_back({logged[i].at, std::move(was), std::move(is)});
  }
  return differences;
}

}  // namespace lw::author
