#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace lw::call {

/// What a channel is to tell the desk. Sent anew whenever something in it changes.
struct Message {
  std::uint64_t call = 0;  ///< the same for all that concerns one call, also after a restart
  unsigned ring = 1;       ///< one more each time an answered call rings again
  bool standing = false;
  int level = 0;
  bool test = false;
  bool answered = false;  ///< somebody is on the way; the tone pauses (120 s at most), the row stays
};

/// A way out of the room. Later channels (MQTT, webhook, relay) implement it; none is there yet. What it
/// throws is taken for a lost link.
class Channel {
 public:
  virtual ~Channel() = default;
  virtual std::string name() const = 0;
  /// Must not wait for the other side.
  virtual void send(const Message& message) = 0;
  /// `call` and `ring` say what `received` and `answered` are about; proof of another call proves nothing.
  struct News {
    std::uint64_t call = 0;
    unsigned ring = 0;
    bool received = false, answered = false;
    bool lost = false, back = false;  ///< the link, whether a call stands or not
    std::string who{};
  };
  virtual std::vector<News> poll() = 0;
};

}  // namespace lw::call
