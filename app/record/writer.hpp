#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "record/store.hpp"

namespace lw::record {

/// Writes rows behind the program's back, in order, and says how far they are durable.
class Writer {
 public:
  /// `onThread`: a thread of its own, `wake` is called from it after each write; otherwise `append` writes at once.
  Writer(Store& store, std::int64_t session, bool onThread, std::function<void()> wake);
  ~Writer();  ///< writes what is left
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void append(std::vector<Row> rows);
  /// Number of the last row that is on disk. Any thread.
  std::uint64_t durableThrough() const noexcept;
  /// Why writing fails now ("" = it works); it is tried again with the next rows and every second. Any thread.
  std::string failure() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lw::record
