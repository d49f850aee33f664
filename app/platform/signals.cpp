#include "platform/signals.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace lw::platform {
namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};
constexpr std::uint64_t kAsked = 1;
constexpr std::uint64_t kStop = std::uint64_t{1} << 32;

// A signal handler gets no argument of ours: this is the one value it can see.
std::atomic<int> pipeOfHandler{-1};

void onSignal(int) {
  const int saved = errno;
  [[maybe_unused]] const auto written = ::write(pipeOfHandler.load(), &kAsked, sizeof kAsked);
  errno = saved;
}

void handleWith(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  for (const int signal : kSignals) ::sigaction(signal, &action, nullptr);
}

}  // namespace

SignalWatch::SignalWatch(std::function<void()> asked)
    : asked_(std::move(asked)), pipe_(::eventfd(0, EFD_CLOEXEC)) {
  if (pipe_ < 0) throw std::runtime_error("can't watch for signals: no eventfd");
  pipeOfHandler = pipe_;
  thread_ = std::thread([this] { run(); });
  handleWith(onSignal);
}

SignalWatch::~SignalWatch() {
  handleWith(SIG_DFL);
  [[maybe_unused]] const auto written = ::write(pipe_, &kStop, sizeof kStop);
  thread_.join();
  pipeOfHandler = -1;
  ::close(pipe_);
}

void SignalWatch::run() {
  for (;;) {
    std::uint64_t value = 0;
    if (::read(pipe_, &value, sizeof value) != sizeof value) {
      if (errno == EINTR) continue;
      return;
    }
    if (value >= kStop) return;
    asked_();
  }
}

}  // namespace lw::platform
