#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace lw::core {

/// Groups of sounds that share a level. `master` is over all others: volume, pause, the step back under a
/// call.
enum class Bus : std::uint8_t { music, voice, breath, bell, master };
inline constexpr int kBusCount = 5;
/// In the order of `Bus`, for records and logs.
constexpr std::array<std::string_view, kBusCount> namesOf(Bus) {
  return {"music", "voice", "breath", "bell", "master"};
}

}  // namespace lw::core
