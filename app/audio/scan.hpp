#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "audio/programme.hpp"

namespace lw::audio {

/// Somebody asked to stop.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Told every half minute of sound which share of a file was read; false = stop.
using Onward = std::function<bool(double share)>;

/// Reads a whole file and measures it at its own rate. Throws std::runtime_error saying why it can't be read
/// as sound, or Interrupted.
Measure measureFile(const std::filesystem::path& file, const Onward& onward = {});

struct ScanResult {
  std::map<std::filesystem::path, Measure> measures;
  std::map<std::filesystem::path, std::string> failures;  ///< why
};

/// Measures files in parallel, through a cache (by content) in `cacheFile`; `progress(done, total, file)` is
/// called from the calling thread. A broken or old cache file is made anew.
ScanResult scan(
    const std::vector<std::filesystem::path>& files, const std::filesystem::path& cacheFile,
    const std::function<void(std::size_t, std::size_t, const std::filesystem::path&)>& progress = {});

}  // namespace lw::audio
