#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "call/call.hpp"
#include "core/wall_clock.hpp"

namespace lw::call {

/// What must outlive the power: a standing call, and when the last whole test was.
struct Latch {
  bool standing = false;
  std::uint64_t call = 0;  ///< of the standing or the last call
  unsigned ring = 1;
  core::UtcTime first;             ///< when the standing call was placed
  Source source = Source::screen;  ///< … and by what
  std::optional<core::UtcTime> tested;

  friend bool operator==(const Latch&, const Latch&) = default;
};

/// A few lines of text that end with a checksum.
std::string formatLatch(const Latch& latch);

/// Nothing where the text is not exactly what `formatLatch` writes.
std::optional<Latch> parseLatch(const std::string& text);

/// What the file says. `unreadable` says why it could not be told, "" = fine; a file that is not there is an
/// idle latch.
struct LatchFound {
  Latch latch;
  bool missing = false;
  std::string unreadable;
};
LatchFound readLatch(const std::filesystem::path& file);

}  // namespace lw::call
