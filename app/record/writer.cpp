#include "record/writer.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <iterator>
#include <mutex>
#include <utility>

namespace lw::record {
namespace {

using namespace std::chrono_literals;

constexpr auto kWriteAgain = 1s;
constexpr auto kLeftBehindAfter = 5s;

}  // namespace

struct Writer::State {
  const Put put;
  const std::function<void()> wake;

  mutable std::mutex mutex;
  std::condition_variable news, written;
  std::vector<Row> inbox;     // guarded
  std::string failure;        // guarded
  std::uint64_t given = 0;    // guarded: rows ever given
  std::uint64_t settled = 0;  // guarded: rows ever tried, written or refused
  std::uint64_t kept = 0;     // guarded: rows ever written
  bool stop = false;          // guarded
  bool over = false;          // guarded: nobody writes any more
  bool alone = false;         // guarded: nobody is there to be woken
  std::atomic<std::uint64_t> durable{0};
  std::vector<Row> waiting;  // only who writes: refused so far, or being written

  State(Put how, std::function<void()> after) : put(std::move(how)), wake(std::move(after)) {}
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
    if (rows > 0) put(waiting);
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
    changed = !alone && ((why.empty() && rows > 0) || why != failure);
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
      news.wait_for(lock, kWriteAgain, something);
    const bool last = stop;
    lock.unlock();
    write();
    lock.lock();
    if (last && inbox.empty()) break;
  }
  over = true;
  written.notify_all();
}

Writer::Writer(Put put, bool onThread, std::function<void()> wake)
    : state_(std::make_shared<State>(std::move(put), std::move(wake))), onThread_(onThread) {
  if (onThread) thread_ = std::thread([state = state_] { state->loop(); });
}

Writer::Writer(Store& store, std::int64_t session, bool onThread, std::function<void()> wake)
    : Writer([&store, session](std::span<const Row> rows) { store.append(session, rows); }, onThread,
             std::move(wake)) {}

Writer::~Writer() {
  tryAgain();
  if (!thread_.joinable()) return;
  std::unique_lock lock(state_->mutex);
  state_->stop = true;
  state_->news.notify_one();
  const bool over = state_->written.wait_for(lock, kLeftBehindAfter, [this] { return state_->over; });
  state_->alone = true;
  lock.unlock();
  if (over)
    thread_.join();
  else
    thread_.detach();
}

void Writer::leave() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->stop = state_->alone = true;
  }
  state_->news.notify_one();
  thread_.detach();
}

void Writer::append(std::vector<Row> rows) {
  if (rows.empty()) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->given += rows.size();
    std::move(rows.begin(), rows.end(), std::back_inserter(state_->inbox));
  }
  if (onThread_)
    state_->news.notify_one();
  else
    state_->write();
}

void Writer::tryAgain() {
  if (!onThread_ && !state_->waiting.empty()) state_->write();
}

bool Writer::finish(std::chrono::milliseconds atMost) {
  tryAgain();
  std::unique_lock lock(state_->mutex);
  state_->written.wait_for(lock, atMost, [this] { return state_->settled >= state_->given; });
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
