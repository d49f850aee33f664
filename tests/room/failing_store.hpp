#pragma once
#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "record/store.hpp"

namespace lw::room_test {

/// A store in memory on a disk that refuses some writes: of all that are tried, number `from` (the first is
/// 1) and the `count` - 1 after it.
class FailingStore final : public record::Store {
 public:
  FailingStore(int from, int count) : from_(from), count_(count) {}

  record::SessionInfo begin(const std::string&, const std::string&, const std::string&,
                            core::UtcTime) override {
    return {};
  }
  void append(std::int64_t, std::span<const record::Row> rows) override {
    ++tried;
    if (tried >= from_ && tried < from_ + count_) throw std::runtime_error("no space left on device");
    kept.insert(kept.end(), rows.begin(), rows.end());
  }
  std::string keepSnapshot(const std::string&) override { return ""; }
  std::optional<std::string> snapshot(const std::string&) const override { return std::nullopt; }
  void end(std::int64_t, const std::string&, core::UtcTime) override {}
  std::vector<record::SessionInfo> sessions() const override { return {}; }
  std::vector<record::Row> rows(std::int64_t) const override { return kept; }
  record::Verification verify() const override { return {}; }
  std::vector<record::FollowUp> due(core::UtcTime) const override { return {}; }

  std::size_t count(const std::string& name) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(kept, [&](const auto& row) { return row.fields.name == name; }));
  }
  /// What the session itself told: not what was wanted of it, nor what the call told.
  std::size_t told() const {
    return static_cast<std::size_t>(std::ranges::count_if(kept, [](const auto& row) {
      return row.fields.name != "intended" && !row.fields.name.starts_with("call-");
    }));
  }

  std::vector<record::Row> kept;
  int tried = 0;

 private:
  int from_, count_;
};

}  // namespace lw::room_test
