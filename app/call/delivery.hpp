#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "call/channel.hpp"
#include "core/time.hpp"

namespace lw::call {

/// The channels and what each of them has proven about the call that stands (or the test).
class Delivery {
 public:
  explicit Delivery(std::vector<std::unique_ptr<Channel>> channels);

  bool hasDesk() const { return !lines_.empty(); }
  bool linkLost() const;  ///< there are channels, and none works
  bool received() const;  ///< a receipt for this call, over a link that holds

  /// Forgets all receipts and tells the first channel that works.
  void place(const Message& message, core::UiTime now);
  /// Tells every channel in use.
  void update(const Message& message);
  /// Takes further channels into use as time goes by.
  void widen(const Message& message, core::UiTime now);
  /// Tells every channel in use that it is over.
  void withdraw(Message message);

  struct Heard {
    std::vector<std::string> receivedBy;    ///< channels with their first receipt
    std::optional<std::string> answeredBy;  ///< the first who answered this ring
    std::vector<std::string> faults;
  };
  /// Reads every channel's news; `message` is what stands now (none: only links count).
  Heard poll(const std::optional<Message>& message);

 private:
  struct Line {
    std::unique_ptr<Channel> channel;
    bool inUse = false, received = false, lost = false;
  };
  void send(Line& line, const Message& message);
  void use(Line& line, const Message& message, core::UiTime now);
  void lose(Line& line, const std::string& why);
  void hear(Line& line, const Channel::News& news, const std::optional<Message>& message, Heard& heard);

  std::vector<Line> lines_;
  core::UiTime lastUsed_{};          ///< when the latest channel was taken into use
  std::vector<std::string> faults_;  ///< since the last poll
};

}  // namespace lw::call
