#include "audio/scan.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

#include "audio/loudness_cache.hpp"

namespace lw::audio {
namespace {

/// A long scan that is broken off loses at most this many files' work.
constexpr std::size_t kSaveEvery = 16;

struct Outcome {
  std::filesystem::path file;
  FileStamp stamp;
  std::string key;
  Measure measure;
  std::string failure;
};

/// One file that the short way did not find. Reads the cache only. Any thread.
Outcome examine(const std::filesystem::path& file, const LoudnessCache& known) {
  Outcome outcome{file, {}, {}, {}, {}};
  try {
    if (!std::filesystem::is_regular_file(file)) {
      outcome.measure = measureFile(file);  // says why not
      return outcome;
    }
    outcome.stamp = stampOf(file);
    outcome.key = contentKey(file);
    const auto cached = known.findContent(outcome.key);
    outcome.measure = cached ? *cached : measureFile(file);
  } catch (const std::exception& error) {
    outcome.failure = error.what();
  }
  return outcome;
}

/// Works through files with a few threads; outcomes are taken out by the thread that made it.
class Crew {
 public:
  Crew(const std::vector<std::filesystem::path>& files, const LoudnessCache& known)
      : files_(files), known_(known) {
    const auto count = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), files.size());
    for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Crew() {
    next_ = files_.size();  // where the taker gives up, nothing more is begun
    for (auto& thread : threads_) thread.join();
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  Outcome take() {
    std::unique_lock lock(mutex_);
    some_.wait(lock, [this] { return !done_.empty(); });
    auto outcome = std::move(done_.front());
    done_.pop_front();
    return outcome;
  }

 private:
  void work() {
    for (auto i = next_.fetch_add(1); i < files_.size(); i = next_.fetch_add(1)) {
      auto outcome = examine(files_[i], known_);
      {
        const std::lock_guard lock(mutex_);
        done_.push_back(std::move(outcome));
      }
      some_.notify_one();
    }
  }

  const std::vector<std::filesystem::path>& files_;
  const LoudnessCache& known_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable some_;
  std::deque<Outcome> done_;
  std::vector<std::thread> threads_;
};

void trySave(const LoudnessCache& cache, const std::filesystem::path& cacheFile) {
  try {
    cache.save(cacheFile);
  } catch (const std::exception&) {
    // What was measured is in hand; it will be measured again next time.
  }
}

std::optional<Measure> recall(const std::filesystem::path& file, const LoudnessCache& cache) {
  try {
    return cache.find(file, stampOf(file));
  } catch (const std::filesystem::filesystem_error&) {
    return std::nullopt;
  }
}

}  // namespace

ScanResult scan(const std::vector<std::filesystem::path>& files, const std::filesystem::path& cacheFile,
                const std::function<void(std::size_t, std::size_t, const std::filesystem::path&)>& progress) {
  const auto known = LoudnessCache::load(cacheFile);
  ScanResult result;
  std::vector<std::filesystem::path> rest;
  const std::set<std::filesystem::path> unique(files.begin(), files.end());
  std::size_t done = 0;
  const auto tell = [&](const std::filesystem::path& file) {
    ++done;
    if (progress) progress(done, unique.size(), file);
  };
  for (const auto& file : unique) {
    if (const auto measure = recall(file, known)) {
      result.measures[file] = *measure;
      tell(file);
    } else {
      rest.push_back(file);
    }
  }
  if (rest.empty()) return result;
  auto cache = known;
  Crew crew(rest, known);
  for (std::size_t i = 1; i <= rest.size(); ++i) {
    const auto outcome = crew.take();
    if (outcome.failure.empty()) {
      result.measures[outcome.file] = outcome.measure;
      cache.put(outcome.file, outcome.stamp, outcome.key, outcome.measure);
    } else {
      result.failures[outcome.file] = outcome.failure;
    }
    if (i % kSaveEvery == 0 || i == rest.size()) trySave(cache, cacheFile);
    tell(outcome.file);
  }
  return result;
}

}  // namespace lw::audio
