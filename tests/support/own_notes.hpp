#pragma once
#include <cstdint>
#include <map>
#include <variant>
#include <vector>

#include "audio/programme.hpp"
#include "support/judge.hpp"

namespace lw::test {

/// Notes when our own sounds begin and end, in seconds of what comes out.
class OwnNotes {
 public:
  void opened(const audio::Command& command) {
    const auto* open = std::get_if<audio::OpenClip>(&command);
    if (open == nullptr) return;
    if (open->bus == audio::Bus::voice) floors_[open->id.value] = kSpeechFloor;
    if (open->bus == audio::Bus::bell) floors_[open->id.value] = kSpeechFloor;
    if (open->bus == audio::Bus::breath) floors_[open->id.value] = kBreathFloor;
  }
  void heard(const audio::Report& report, double now, std::vector<OwnSound>& own) {
    constexpr double kLate = 0.3, kLongest = 3;  // of a report; a meter's window
    if (const auto* start = std::get_if<audio::ClipStarted>(&report)) {
      if (!floors_.contains(start->id.value)) return;
      places_[start->id.value] = own.size();
      own.push_back({now - kLate, 1e9, floors_[start->id.value]});
    } else if (const auto* end = std::get_if<audio::ClipEnded>(&report)) {
      if (places_.contains(end->id.value)) own[places_[end->id.value]].to = now + kLongest;
    }
  }

 private:
  std::map<std::uint32_t, double> floors_;
  std::map<std::uint32_t, std::size_t> places_;
};

}  // namespace lw::test
