#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "record/store.hpp"

namespace lw::record {

/// Writes rows behind the program's back, in order, and says how far they are durable. While it has a thread
/// of its own nobody else may use the store: end the writer before `Store::end`.
class Writer {
 public:
  /// `onThread`: a thread of its own, otherwise `append` writes at once. `wake` (may be empty) is called from
  /// whoever writes after each write, and when writing begins to fail.
  Writer(Store& store, std::int64_t session, bool onThread, std::function<void()> wake);
  /// Writes what is left; if that fails, what is left is lost, and `failure` has said so before.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Rows in order; never waits for the disk when on a thread. Never throws for the disk.
  void append(std::vector<Row> rows);
  /// Waits until everything given so far is on disk, or the disk has refused it. True where it is on disk.
  bool finish();
  /// Number of the last numbered row that is on disk. Any thread.
  std::uint64_t durableThrough() const noexcept;
  /// Why writing fails now ("" = it works); it is tried again with the next rows and every second. Any
  /// thread.
  std::string failure() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::record
