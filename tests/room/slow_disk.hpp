#pragma once
#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/time.hpp"
#include "record/row_writer.hpp"

namespace lw::room_test {

/// A disk in virtual time: what is written takes as long as the disk needs, and is refused while it is full.
struct Disk {
  core::UiTime now{0};
  core::UiTime takes{0};
  bool full = false;
  std::vector<record::Row> kept;

  std::size_t count(const std::string& name) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(kept, [&](const auto& row) { return row.fields.name == name; }));
  }
};

/// Writes to such a disk as record::Writer does: one transaction at a time, tried again every second.
class DiskWriter final : public record::RowWriter {
 public:
  using Put = std::function<void(std::span<const record::Row>)>;
  DiskWriter(Disk& disk, Put put) : disk_(disk), put_(std::move(put)) {}

  void append(std::vector<record::Row> rows) override {
    std::move(rows.begin(), rows.end(), std::back_inserter(inbox_));
    step();
  }
  void tryAgain() override { step(); }
  bool finish(std::chrono::milliseconds atMost) override {
    step();
    if (disk_.full || disk_.takes > atMost) return written_.empty() && inbox_.empty();
    while (!written_.empty() || !inbox_.empty()) {
      disk_.now += std::max(disk_.takes, core::UiTime{1});
      step();
    }
    return true;
  }
  std::uint64_t durableThrough() const noexcept override {
    const_cast<DiskWriter*>(this)->step();
    return disk_.kept.empty() ? 0 : disk_.kept.back().number;
  }
  std::string failure() const override { return failure_; }

 private:
  void step() {
    if (!written_.empty() && disk_.now >= doneAt_) end();
    if (written_.empty() && !inbox_.empty() && disk_.now >= againAt_) {
      written_ = std::exchange(inbox_, {});
      doneAt_ = disk_.now + disk_.takes;
      if (disk_.takes == core::UiTime{0}) end();
    }
  }
  void end() {
    if (disk_.full) {
      failure_ = "no space left on device";
      againAt_ = disk_.now + std::chrono::seconds{1};
      std::move(inbox_.begin(), inbox_.end(), std::back_inserter(written_));
      inbox_ = std::exchange(written_, {});
      return;
    }
    failure_.clear();
    put_(written_);
    std::move(written_.begin(), written_.end(), std::back_inserter(disk_.kept));
    written_.clear();
  }

  Disk& disk_;
  const Put put_;
  std::vector<record::Row> inbox_, written_;  // `written_`: being written
  core::UiTime doneAt_{0}, againAt_{0};
  std::string failure_;
};

}  // namespace lw::room_test
