#pragma once
#include <unistd.h>

#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include "audio/programme.hpp"
#include "audio/source_reader.hpp"
#include "core/wall_clock.hpp"

/// What a visit needs around it, without files that sound and without a clock that runs.
namespace lw::room_test {

class StillClock final : public core::WallClock {
 public:
  core::UtcTime now() const override { return core::UtcTime{std::chrono::milliseconds{1'772'356'320'000}}; }
};

/// A folder that goes with the test.
class Scratch {
 public:
  Scratch() {
    std::string name = (std::filesystem::temp_directory_path() / "lullwater-room-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Silence without an end.
class Silence final : public audio::SourceReader {
 public:
  Chunk next() override { return {zeros_, false}; }

 private:
  std::array<float, 9600> zeros_{};
};

inline std::unique_ptr<audio::SourceReader> openQuietly(const audio::SourceSpec&) {
  return std::make_unique<Silence>();
}

}  // namespace lw::room_test
