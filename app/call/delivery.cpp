#include "call/delivery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "call/deadlines.hpp"

namespace lw::call {

Delivery::Delivery(std::vector<std::unique_ptr<Channel>> channels) {
  for (auto& channel : channels) lines_.push_back({.channel = std::move(channel)});
}

bool Delivery::linkLost() const {
  return hasDesk() && std::ranges::all_of(lines_, &Line::lost);
}

bool Delivery::received() const {
  return std::ranges::any_of(lines_, [](const Line& line) { return line.received && !line.lost; });
}

void Delivery::lose(Line& line, const std::string& why) {
  line.received = false;
  if (!line.lost) faults_.push_back(fmt::format("{}: {}", line.channel->name(), why));
  line.lost = true;
}

void Delivery::send(Line& line, const Message& message) {
  try {
    line.channel->send(message);
  } catch (const std::exception& error) {
    lose(line, error.what());
  }
}

void Delivery::use(Line& line, const Message& message, core::UiTime now) {
  line.inUse = true;
  lastUsed_ = now;
  send(line, message);
}

void Delivery::place(const Message& message, core::UiTime now) {
  for (auto& line : lines_) line.inUse = line.received = false;
  lastUsed_ = now;
  widen(message, now);
}

void Delivery::widen(const Message& message, core::UiTime now) {
  for (auto& line : lines_) {
    if (line.inUse) continue;
    // A channel in use that still works has its 3 s; one that is lost is not waited for.
    const bool waiting =
        std::ranges::any_of(lines_, [](const Line& one) { return one.inUse && !one.lost; }) &&
        now - lastUsed_ < kReceiptWithin;
    if (message.level < 2 && (received() || waiting)) return;
    use(line, message, now);
  }
}

void Delivery::update(const Message& message) {
  for (auto& line : lines_)
    if (line.inUse) send(line, message);
}

void Delivery::withdraw(Message message) {
  message.standing = false;
  update(message);
  for (auto& line : lines_) line.inUse = line.received = false;
}

void Delivery::hear(Line& line, const Channel::News& news, const std::optional<Message>& message,
                    Heard& heard) {
  if (news.lost) {
    lose(line, "the link is lost");
    return;
  }
  const bool mine = message && news.call == message->call;
  const bool wasLost = line.lost;
  if (news.back || news.received || news.answered) line.lost = false;
  if (mine && (news.received || news.answered) && !line.received) {
    line.received = true;
    heard.receivedBy.push_back(line.channel->name());
  }
  if (mine && news.answered && news.ring == message->ring && !heard.answeredBy) heard.answeredBy = news.who;
  // What was said into the dead link is said again.
  if (wasLost && !line.lost && line.inUse && message) send(line, *message);
}

Delivery::Heard Delivery::poll(const std::optional<Message>& message) {
  Heard heard;
  for (auto& line : lines_) {
    try {
      for (const auto& news : line.channel->poll()) hear(line, news, message, heard);
    } catch (const std::exception& error) {
      lose(line, error.what());
    }
  }
  heard.faults = std::exchange(faults_, {});
  return heard;
}

}  // namespace lw::call
