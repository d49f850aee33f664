#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "record/store.hpp"

namespace lw::record {

/// Takes rows, in order, and says how far they are durable. Virtual so that tests can slow and fill a disk.
/// Used by one thread.
class RowWriter {
 public:
  virtual ~RowWriter() = default;
  /// Rows in order. Never throws for the disk.
  virtual void append(std::vector<Row> rows) = 0;
  /// What was refused is tried once more, where nothing else does that.
  virtual void tryAgain() = 0;
  /// Waits until everything given so far is on disk, or the disk has refused it, or `atMost` has passed. True
  /// where it is on disk.
  virtual bool finish(std::chrono::milliseconds atMost) = 0;
  /// Number of the last numbered row that is on disk.
  virtual std::uint64_t durableThrough() const noexcept = 0;
  /// Why writing fails now; "" = it works, or has not said anything yet.
  virtual std::string failure() const = 0;
};

}  // namespace lw::record
