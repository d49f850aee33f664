#include "record/keeping.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lw::record {
namespace {

using namespace std::chrono_literals;

// Nobody waits longer for a disk.
constexpr auto kWaitsForDisk = 2s;
constexpr auto kTryAgain = 1s;

}  // namespace

Keeping::Keeping(RowWriter& disk, std::unique_ptr<SparePlace> spare)
    : disk_(disk), spare_(std::move(spare)) {}

void Keeping::append(std::vector<Row> rows, core::UiTime now) {
  for (const auto& row : rows) waiting_.push_back({row, now});
  if (useSpare_) spare_->append(rows);
  disk_.append(std::move(rows));
}

void Keeping::confirm() {
  durable_ = disk_.durableThrough();
  for (; !waiting_.empty() && waiting_.front().row.number <= durable_; waiting_.pop_front())
    kept_.push_back(std::move(waiting_.front().row));
}

void Keeping::useSpare() {
  if (!spare_ || useSpare_) return;
  useSpare_ = true;
  std::vector<Row> rows;
  for (const auto& one : waiting_) rows.push_back(one.row);
  spare_->append(std::move(rows));
}

void Keeping::leaveSpare() {
  if (std::exchange(useSpare_, false)) spare_->clear();
}

void Keeping::turn(core::UiTime now) {
  if (!waiting_.empty() && now - triedAt_ >= kTryAgain) {
    triedAt_ = now;
    disk_.tryAgain();
  }
  confirm();
  const auto inTime = std::ranges::partition_point(
      waiting_, [&](const Waiting& one) { return now - one.since >= kWaitsForDisk; });
  late_ = inTime != waiting_.begin();
  if (late_) {
    useSpare();
    lateThrough_ = std::prev(inTime)->row.number;
  } else {
    leaveSpare();
  }
}

bool Keeping::spared() const {
  return useSpare_ && spare_->durableThrough() >= lateThrough_;
}

std::vector<Row> Keeping::takeKept() {
  return std::exchange(kept_, {});
}

bool Keeping::finish(std::chrono::milliseconds atMost) {
  const bool all = disk_.finish(atMost);
  confirm();
  if (all) {
    leaveSpare();
  } else if (spare_ && !waiting_.empty()) {
    useSpare();
    lateThrough_ = waiting_.back().row.number;
    spare_->finish(atMost);
  }
  return all;
}

}  // namespace lw::record
