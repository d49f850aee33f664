#include "audio/scan.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "audio/measure_cache.hpp"

namespace lw::audio {
namespace {

namespace fs = std::filesystem;

struct Work {
  fs::path file;
  std::uintmax_t bytes = 0;
};

/// What a worker tells: how far it is, or (`over`) how it ended.
struct News {
  std::size_t work = 0;
  double share = 0;
  bool over = false;
  bool measured = false;  ///< not from the cache
  bool interrupted = false;
  FileStamp stamp{};
  std::string key{};
  Measure measure{};
  std::string failure{};
};

/// Works through files with a few threads; news are taken out by the thread that made it.
class Crew {
 public:
  Crew(const std::vector<Work>& works, MeasureCache& cache, const ScanOptions& options)
      : works_(works), cache_(cache), stop_(options.stop) {
    const auto cores = std::max(1U, std::thread::hardware_concurrency());
    const auto wanted = std::min<std::size_t>(options.threads > 0 ? options.threads : cores, works.size());
    for (std::size_t i = 0; i < wanted; ++i) threads_.emplace_back([this] { work(); });
  }
  ~Crew() {
    given_up_ = true;
    for (auto& thread : threads_) thread.join();
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  News take() {
    std::unique_lock lock(mutex_);
    some_.wait(lock, [this] { return !news_.empty(); });
    auto news = std::move(news_.front());
    news_.pop_front();
    return news;
  }

 private:
  bool goOn() const { return !given_up_ && (stop_ == nullptr || !*stop_); }
  void tell(News news) {
    {
      const std::lock_guard lock(mutex_);
      news_.push_back(std::move(news));
    }
    some_.notify_one();
  }
  /// Everybody gets an answer for each file, also after a stop.
  void work() {
    for (auto i = next_.fetch_add(1); i < works_.size(); i = next_.fetch_add(1)) tell(examine(i));
  }
  News examine(std::size_t index) {
    News news;
    news.work = index;
    news.over = true;
    const auto& file = works_[index].file;
    try {
      if (!goOn()) throw Interrupted("");
      if (fs::is_regular_file(file)) {
        news.stamp = stampOf(file);
        news.key = contentKey(file, [this] { return goOn(); });
      }
      const auto known = news.key.empty() ? std::nullopt : cache_.findContent(news.key);
      news.measured = !known;
      news.measure = known ? *known : measureFile(file, [&](double share) {
        News onward;
        onward.work = index;
        onward.share = share;
        tell(std::move(onward));
        return goOn();
      });
    } catch (const Interrupted&) {
      news.interrupted = true;
    } catch (const std::exception& error) {
      news.failure = error.what();
    }
    return news;
  }

  const std::vector<Work>& works_;
  MeasureCache& cache_;
  const std::atomic<bool>* stop_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> given_up_{false};
  std::mutex mutex_;
  std::condition_variable some_;
  std::deque<News> news_;
  std::vector<std::thread> threads_;
};

std::optional<Measure> recall(const fs::path& file, MeasureCache& cache) {
  try {
    return cache.find(file, stampOf(file));
  } catch (const fs::filesystem_error&) {
    return std::nullopt;
  }
}

std::uintmax_t sizeOf(const fs::path& file) {
  std::error_code error;
  const auto size = fs::is_regular_file(file, error) ? fs::file_size(file, error) : 0;
  return error ? 0 : size;
}

/// Counts and tells.
class Teller {
 public:
  Teller(const ScanOptions& options, std::size_t files) : progress_(options.progress), files_(files) {}
  void expect(const std::vector<Work>& works) {
    shares_.resize(works.size());
    for (const auto& work : works) bytesTotal_ += work.bytes;
  }
  void fileDone(const fs::path& file) {
    ++done_;
    tell(file);
  }
  void onward(const Work& work, std::size_t index, double share) {
    const auto read = static_cast<std::uintmax_t>(static_cast<double>(work.bytes) * share);
    bytesDone_ += read - std::min(read, shares_[index]);
    shares_[index] = std::max(read, shares_[index]);
    if (share < 1) tell(work.file);
  }

 private:
  void tell(const fs::path& file) const {
    if (progress_) progress_({done_, files_, bytesDone_, bytesTotal_, file});
  }
  const std::function<void(const ScanProgress&)>& progress_;
  std::size_t files_, done_ = 0;
  std::uintmax_t bytesDone_ = 0, bytesTotal_ = 0;
  std::vector<std::uintmax_t> shares_;
};

/// One that ended: into the result and the cache.
void keep(const News& news, const fs::path& file, ScanResult& result, MeasureCache& cache) {
  if (news.interrupted) {
    result.stopped = true;
  } else if (!news.failure.empty()) {
    result.failures[file] = news.failure;
  } else {
    result.measures[file] = news.measure;
    if (news.measured) cache.put(news.key, news.measure);
    cache.note(file, news.stamp, news.key);
  }
}

void workOff(const std::vector<Work>& works, const ScanOptions& options, MeasureCache& cache, Teller& teller,
             ScanResult& result) {
  teller.expect(works);
  Crew crew(works, cache, options);
  for (std::size_t over = 0; over < works.size();) {
    const auto news = crew.take();
    const auto& work = works[news.work];
    teller.onward(work, news.work, news.over ? 1 : news.share);
    if (!news.over) continue;
    ++over;
    keep(news, work.file, result, cache);
    if (!news.interrupted) teller.fileDone(work.file);
  }
}

}  // namespace

ScanResult scan(const std::vector<fs::path>& files, const ScanOptions& options) {
  MeasureCache cache(options.cache);
  ScanResult result;
  std::vector<Work> works;
  const std::set<fs::path> unique(files.begin(), files.end());
  Teller teller(options, unique.size());
  for (const auto& file : unique) {
    if (auto measure = recall(file, cache)) {
      result.measures[file] = std::move(*measure);
      teller.fileDone(file);
    } else {
      works.push_back({file, sizeOf(file)});
    }
  }
  // The longest first, so that all hands have something to do until the end.
  std::ranges::stable_sort(works, std::ranges::greater{}, &Work::bytes);
  if (!works.empty()) workOff(works, options, cache, teller, result);
  result.notKept = cache.problem();
  return result;
}

ScanResult scan(const std::vector<fs::path>& files, const fs::path& cache,
                const std::function<void(std::size_t, std::size_t, const fs::path&)>& progress) {
  ScanOptions options;
  options.cache = cache;
  if (progress)
    options.progress = [&progress, told = std::size_t{0}](const ScanProgress& now) mutable {
      if (now.done == told) return;
      told = now.done;
      progress(now.done, now.total, now.file);
    };
  return scan(files, options);
}

}  // namespace lw::audio
