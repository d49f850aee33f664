#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "audio/interrupted.hpp"
#include "audio/programme.hpp"

namespace lw::audio {

/// Told every half minute of sound which share of a file was read; false = stop.
using Onward = std::function<bool(double share)>;

/// Reads a whole file and measures it at its own rate. Throws std::runtime_error saying why it can't be read
/// as sound or that somebody writes to it meanwhile (a copy that is not done yet), or Interrupted.
Measure measureFile(const std::filesystem::path& file, const Onward& onward = {});

struct ScanProgress {
  std::size_t done = 0, total = 0;  ///< files
  std::uintmax_t bytesDone = 0;  ///< of the files that had to be read, with what was read of the present ones
  std::uintmax_t bytesTotal = 0;
  const std::filesystem::path& file;
};

struct ScanOptions {
  std::filesystem::path cache;                        ///< folder
  unsigned threads = 0;                               ///< 0 = one a core
  std::function<void(const ScanProgress&)> progress;  ///< called from the calling thread
  const std::atomic<bool>* stop = nullptr;            ///< set from anywhere: ends within a moment
};

struct ScanResult {
  std::map<std::filesystem::path, Measure> measures;      ///< with their contours
  std::map<std::filesystem::path, std::string> failures;  ///< why
  bool stopped = false;                                   ///< asked to, before all were measured
  std::string notKept;  ///< why the cache could not be written; empty if it was
};

/// Measures files in parallel, through a cache by content. What was measured is kept at once, so nothing is
/// lost where a scan is broken off; what is damaged in the cache is made anew. A cache that can't be written
/// does no harm but that of measuring again; the result says so.
ScanResult scan(const std::vector<std::filesystem::path>& files, const ScanOptions& options);

/// The same with a call a file.
ScanResult scan(
    const std::vector<std::filesystem::path>& files, const std::filesystem::path& cache,
    const std::function<void(std::size_t, std::size_t, const std::filesystem::path&)>& progress = {});

}  // namespace lw::audio
