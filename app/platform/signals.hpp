#pragma once
#include <functional>
#include <thread>

namespace lw::platform {

/// Turns SIGTERM, SIGINT and SIGHUP into a call of `asked` on a thread of its own (so it may lock), whichever
/// thread the signal hits. One at a time; the destructor gives the signals back. SDL's own handlers only set
/// a flag that a waiting SDL may not see.
class SignalWatch {
 public:
  explicit SignalWatch(std::function<void()> asked);
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

 private:
  void run();
  std::function<void()> asked_;
  int pipe_ = -1;
  std::thread thread_;
};

}  // namespace lw::platform
