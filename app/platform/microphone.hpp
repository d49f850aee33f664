#pragma once
#include <memory>
#include <string>
#include <vector>

namespace lw::platform {

/// A sound device that listens: mono, float, 48 kHz. What was heard is kept until it is taken. Main thread.
class Microphone {
 public:
  /// `device` "" is the system's default. Listens from here on. Throws std::runtime_error naming the device.
  explicit Microphone(const std::string& device);
  ~Microphone();
  Microphone(const Microphone&) = delete;
  Microphone& operator=(const Microphone&) = delete;
  /// Appends what was heard since the last call.
  void take(std::vector<float>& samples);
  /// Once the device has gone ("" = it works).
  std::string failure() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::platform
