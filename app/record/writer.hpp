#pragma once
#include <functional>
#include <memory>
#include <span>
#include <thread>

#include "record/row_writer.hpp"

namespace lw::record {

/// Writes rows behind the program's back, in order, and says how far they are durable. While it has a thread
/// of its own nobody else may use the store: end the writer before `Store::end`.
class Writer final : public RowWriter {
 public:
  /// Puts rows on disk; durable on return. Throws std::runtime_error, and then keeps none of them.
  using Put = std::function<void(std::span<const Row>)>;

  /// `onThread`: a thread of its own, otherwise `append` writes at once. `wake` (may be empty) is called from
  /// whoever writes after each write, and when writing begins to fail.
  Writer(Put put, bool onThread, std::function<void()> wake);
  Writer(Store& store, std::int64_t session, bool onThread, std::function<void()> wake);
  /// Writes what is left; if that fails, what is left is lost, and `failure` has said so before. A disk that
  /// hangs is waited for 5 s; then its thread is left behind, with `put` and all that this holds.
  ~Writer() override;
  /// Nobody waits any more: its thread writes what is left and ends by itself, with `put` and all that it
  /// holds.
  void leave();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Never waits for the disk when on a thread.
  void append(std::vector<Row> rows) override;
  /// On a thread it is tried every second by itself.
  void tryAgain() override;
  bool finish(std::chrono::milliseconds atMost) override;
  /// Any thread.
  std::uint64_t durableThrough() const noexcept override;
  /// It is tried again with the next rows. Any thread.
  std::string failure() const override;

 private:
  struct State;
  std::shared_ptr<State> state_;  // its thread's, too
  const bool onThread_;
  std::thread thread_;  ///< not joinable: inline, or left behind
};

}  // namespace lw::record
