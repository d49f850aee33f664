#pragma once
#include <deque>
#include <memory>
#include <vector>

#include "core/time.hpp"
#include "record/row_writer.hpp"

namespace lw::record {

/// Another place than the store, for rows that the store does not take (record/spare.hpp).
class SparePlace {
 public:
  virtual ~SparePlace() = default;
  /// Begins a file of its own. Rows in order; never waits, never throws for the disk.
  virtual void append(std::vector<Row> rows) = 0;
  /// Number of the last row that lies there.
  virtual std::uint64_t durableThrough() const = 0;
  /// Waits up to `atMost` for what was given to lie there.
  virtual void finish(std::chrono::milliseconds atMost) = 0;
  /// All of them are in the store now: away with what lies there.
  virtual void clear() = 0;
};

/// Sees to it that rows are kept, whatever becomes of the disk. A row that is not in the store within 2 s
/// holds nothing up any more; from then on all that the store has not taken waits in memory and in the spare
/// place, where there is one. When the disk is well again everything is written in order, and the spare place
/// is cleared. One thread; time comes in.
class Keeping {
 public:
  /// `disk` takes rows for the store. `spare` may be null.
  Keeping(RowWriter& disk, std::unique_ptr<SparePlace> spare);

  void append(std::vector<Row> rows, core::UiTime now);
  /// To be called often: looks what has become of them.
  void turn(core::UiTime now);

  /// Number of the last numbered row that is in the store. As of the last `turn`.
  std::uint64_t durableThrough() const { return durable_; }
  /// Rows that have come to be in the store since the last call.
  std::vector<Row> takeKept();
  /// Rows have waited for longer than 2 s.
  bool late() const { return late_; }
  /// All rows that have waited for so long lie in the spare place.
  bool spared() const;
  /// Rows that are not in the store.
  std::size_t waiting() const { return waiting_.size(); }
  /// The last rows: waits up to `atMost` for the store, and for as long again for the spare place, where the
  /// store does not take them. True where all are in the store.
  bool finish(std::chrono::milliseconds atMost);

 private:
  void confirm();
  void useSpare();
  void leaveSpare();

  struct Waiting {
    Row row;
    core::UiTime since;
  };
  RowWriter& disk_;
  std::unique_ptr<SparePlace> spare_;
  std::deque<Waiting> waiting_;
  std::vector<Row> kept_;
  std::uint64_t durable_ = 0, lateThrough_ = 0;
  core::UiTime triedAt_{0};
  bool late_ = false, useSpare_ = false;
};

}  // namespace lw::record
