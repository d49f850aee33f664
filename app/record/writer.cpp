#include "record/writer.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

namespace lw::record {
namespace {

constexpr std::chrono::seconds kTryAgain{1};

}  // namespace

struct Writer::State {
  Store& store;
  const std::int64_t session;
  const std::function<void()> wake;

  mutable std::mutex mutex;
  std::condition_variable news, written;
  std::vector<Row> inbox;     // guarded
  std::string failure;        // guarded
  std::uint64_t given = 0;    // guarded: rows ever given
  std::uint64_t settled = 0;  // guarded: rows ever tried, written or refused
  std::uint64_t kept = 0;     // guarded: rows ever written
  bool stop = false;          // guarded
  std::atomic<std::uint64_t> durable{0};
  std::vector<Row> waiting;  // only who writes: refused so far, or being written
  std::thread thread;

  void write();
  void note(const std::string& why, std::uint64_t rows);
  void loop();
};

/// One transaction for all that waits; what the disk refuses stays in front of what comes next.
void Writer::State::write() {
  {
    const std::lock_guard lock(mutex);
    std::move(inbox.begin(), inbox.end(), std::back_inserter(waiting));
    inbox.clear();
  }
  const auto rows = waiting.size();
  std::string why;
  try {
    if (rows > 0) store.append(session, waiting);
    for (const auto& row : waiting)
      if (row.number > durable.load(std::memory_order_relaxed))
        durable.store(row.number, std::memory_order_release);
    waiting.clear();
  } catch (const std::exception& error) {
    why = *error.what() != '\0' ? error.what() : "unknown";
  }
  note(why, rows);
}

void Writer::State::note(const std::string& why, std::uint64_t rows) {
  bool changed = false;
  {
    const std::lock_guard lock(mutex);
    if (why.empty()) kept += rows;
    settled = kept + waiting.size();
    changed = (why.empty() && rows > 0) || why != failure;
    failure = why;
  }
  written.notify_all();
  if (changed && wake) wake();
}

void Writer::State::loop() {
  std::unique_lock lock(mutex);
  while (true) {
    const auto something = [this] { return stop || !inbox.empty(); };
    if (waiting.empty())
      news.wait(lock, something);
    else
      news.wait_for(lock, kTryAgain, something);
    const bool last = stop;
    lock.unlock();
    write();
    lock.lock();
    if (last && inbox.empty()) return;
  }
}

Writer::Writer(Store& store, std::int64_t session, bool onThread, std::function<void()> wake)
    : state_(new State{.store = store,
                       .session = session,
                       .wake = std::move(wake),
                       .mutex = {},
                       .news = {},
                       .written = {},
                       .inbox = {},
                       .failure = {},
                       .waiting = {},
                       .thread = {}}) {
  if (onThread) state_->thread = std::thread([state = state_.get()] { state->loop(); });
}

Writer::~Writer() {
  if (!state_->thread.joinable()) {
    if (!state_->waiting.empty()) state_->write();
    return;
  }
  {
    const std::lock_guard lock(state_->mutex);
    state_->stop = true;
  }
  state_->news.notify_one();
  state_->thread.join();
}

void Writer::append(std::vector<Row> rows) {
  if (rows.empty()) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->given += rows.size();
    std::move(rows.begin(), rows.end(), std::back_inserter(state_->inbox));
  }
  if (state_->thread.joinable())
    state_->news.notify_one();
  else
    state_->write();
}

bool Writer::finish() {
  if (!state_->thread.joinable()) {
    if (!state_->waiting.empty()) state_->write();
    return state_->waiting.empty();
  }
  std::unique_lock lock(state_->mutex);
  state_->written.wait(lock, [this] { return state_->settled >= state_->given; });
  return state_->kept == state_->given;
}

std::uint64_t Writer::durableThrough() const noexcept {
  return state_->durable.load(std::memory_order_acquire);
}

std::string Writer::failure() const {
  const std::lock_guard lock(state_->mutex);
  return state_->failure;
}

}  // namespace lw::record
