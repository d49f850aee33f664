/// What the bench scripts measure, without screens and records: plays or renders a list of files through the
/// player as a session would, or only decodes them.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "audio/file_decoder.hpp"
#include "audio/guard.hpp"
#include "audio/guarded_source.hpp"
#include "audio/limiter.hpp"
#include "audio/player.hpp"
#include "audio/scan.hpp"
#include "audio/sink.hpp"
#include "audio/source_reader.hpp"
#include "plan/pieces.hpp"
#include "session/session.hpp"

using namespace lw;
namespace fs = std::filesystem;

namespace {

constexpr core::Lufs kTarget{-23};
constexpr core::Frames kCrossfade = core::framesOf(8);
constexpr core::Frames kOpenBefore = core::framesOf(10);  // a line, before it is spoken

struct Item {
  fs::path file;
  audio::Measure measure;
};

/// A file of this line in /proc/self, kB; 0 if there is none.
long kilobytes(const char* file, const std::string& key) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(key)) return std::strtol(line.c_str() + key.size(), nullptr, 10);
  return 0;
}

double cpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::vector<Item> measured(const std::vector<fs::path>& files, const fs::path& cache) {
  const auto result = audio::scan(files, cache);
  std::vector<Item> items;
  for (const auto& file : files)
    if (const auto found = result.measures.find(file); found != result.measures.end())
      items.push_back({file, found->second});
  if (items.empty()) throw std::runtime_error("nothing to play");
  return items;
}

/// Opens and starts one piece after the other, each over the end of the one before, for ever.
class Programme {
 public:
  /// `cut`: of each piece at most.
  Programme(audio::Player& player, std::vector<Item> items, core::Frames cut = core::Frames::max())
      : player_(player), items_(std::move(items)), cut_(cut) {
    open(core::FramePos{core::framesOf(2)});  // time to open it
  }
  void turn() {
    while (player_.position() >= lastAt_) open(nextAt_);
    for (const auto& report : player_.takeReports()) {
      starved += std::holds_alternative<audio::ClipStarved>(report) ? 1 : 0;
      failed += std::holds_alternative<audio::ClipFailed>(report) ? 1 : 0;
      limited += std::holds_alternative<audio::Limited>(report) ? 1 : 0;
    }
  }
  int starved = 0, failed = 0, limited = 0;

 private:
  void open(core::FramePos at) {
    const auto& item = items_[next_++ % items_.size()];
    const auto& m = item.measure;
    const auto body = plan::bodyOf(m);
    const auto length = std::min(body.to - body.from, cut_);
    const auto fade = std::min(kCrossfade, length / 2);
    const auto gain = std::min(kTarget - m.integrated, core::Decibels{-3} - m.truePeak);
    const audio::ClipId id{++lastId_};
    audio::OpenClip open{id, audio::Bus::music, audio::FileSpec{item.file, body.from, length}, gain};
    open.guard = audio::Guarding{.programme = kTarget, .fadeIn = fade};
    if (m.contour)
      open.guard->planned = std::make_shared<const audio::GuardCurve>(
          audio::planGuard(*m.contour, body.from, length, gain, *open.guard));
    player_.submit(open);
    player_.submit(audio::StartClip{id, at, fade});
    player_.submit(audio::StopClip{id, at + length - fade, fade});
    lastAt_ = at;
    nextAt_ = at + length - fade;
  }

  audio::Player& player_;
  std::vector<Item> items_;
  core::Frames cut_;
  std::size_t next_ = 0;
  std::uint32_t lastId_ = 0;
  core::FramePos
      lastAt_;  ///< begin of the piece opened last: from then on the next one is open, as in a session
  core::FramePos nextAt_;
};

/// A voice that speaks again and again, with the music stepping back under it.
class Voice {
 public:
  Voice(audio::Player& player, Item item) : player_(player), item_(std::move(item)) {}
  void turn() {
    while (player_.position() + kOpenBefore > at_) {
      const audio::ClipId id{1'000'000 + ++count_};
      const auto gain = std::min(kTarget + core::Decibels{3} - item_.measure.integrated,
                                 core::Decibels{-3} - item_.measure.truePeak);
      audio::OpenClip open{id, audio::Bus::voice, audio::FileSpec{item_.file, {}, {}}, gain};
      open.guard = audio::Guarding{.programme = kTarget, .continues = true, .speech = true};
      player_.submit(open);
      player_.submit(audio::StartClip{id, at_});
      player_.submit(audio::FadeBus{audio::Bus::music, at_ - core::framesOf(1), core::framesOf(1), {-12}});
      player_.submit(audio::FadeBus{audio::Bus::music, at_ + item_.measure.length, core::framesOf(4), {0}});
      at_ += item_.measure.length + core::framesOf(40);
    }
  }
  std::uint32_t count() const { return count_; }

 private:
  audio::Player& player_;
  Item item_;
  std::uint32_t count_ = 0;
  core::FramePos at_{core::framesOf(20)};
};

core::Frames framesOf(const std::string& seconds) {
  return core::framesOf(std::stod(seconds));
}

/// Of each file `cut` at most, and a voice as often as it speaks.
int decode(core::Frames cut, const fs::path& voice, int speaks, std::vector<fs::path> files) {
  std::int64_t frames = 0;
  int gaps = 0;
  if (!voice.empty()) files.insert(files.end(), static_cast<std::size_t>(speaks), voice);
  for (const auto& file : files) {
    const auto reader = audio::openSource(audio::FileSpec{file, {}, cut});
    for (auto chunk = reader->next(); !chunk.samples.empty(); chunk = reader->next()) {
      frames += static_cast<std::int64_t>(chunk.samples.size() / 2);
      gaps += chunk.afterGap ? 1 : 0;
    }
  }
  fmt::print("decoded {:.1f} s in {:.2f} s of CPU, {} kB, {} gaps\n", core::toSeconds(core::Frames{frames}),
             cpuSeconds(), kilobytes("/proc/self/status", "VmHWM:"), gaps);
  return 0;
}

struct Hour {
  core::Frames length, cut;  ///< of each piece
  fs::path voice;            ///< "": none
  fs::path cache;
};

struct Outcome {
  int starved = 0, failed = 0, limited = 0;
  std::uint32_t spoke = 0;
};

/// To nowhere without `output`.
Outcome render(const Hour& hour, const std::vector<Item>& items, const fs::path& output,
               const audio::Player::Opener& open) {
  audio::Player player(audio::Reading::inlined, open);
  Programme programme(player, items, hour.cut);
  std::optional<Voice> speaker;
  if (!hour.voice.empty()) speaker.emplace(player, measured({hour.voice}, hour.cache).front());
  auto sink =
      output.empty() ? audio::FileSink(player) : audio::FileSink(player, output, audio::WavSamples::int16);
  for (auto left = hour.length; left.count() > 0; left -= core::framesOf(0.1)) {
    programme.turn();
    if (speaker) speaker->turn();
    sink.pull(std::min(left, core::framesOf(0.1)));
  }
  sink.finish();
  return {programme.starved, programme.failed, programme.limited, speaker ? speaker->count() : 0};
}

void renderOnce(const Hour& hour, const std::vector<Item>& items, const fs::path& output) {
  const auto outcome = render(hour, items, output, &audio::openSourceAhead);
  fmt::print("rendered {:.0f} s in {:.2f} s of CPU, {} kB, starved {}, failed {}, limited {}, spoke {}\n",
             core::toSeconds(hour.length), cpuSeconds(), kilobytes("/proc/self/status", "VmHWM:"),
             outcome.starved, outcome.failed, outcome.limited, outcome.spoke);
}

/// CPU of one part of the work, the least of three times.
double least(const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const double before = cpuSeconds();
    work();
    best = std::min(best, cpuSeconds() - before);
  }
  return best;
}

template <class Reader>
void readAll(Reader& reader) {
  while (!reader.next().samples.empty()) continue;
}

std::unique_ptr<audio::SourceReader> guarded(const Item& item, core::Frames cut) {
  const auto& m = item.measure;
  const auto gain = std::min(kTarget - m.integrated, core::Decibels{-3} - m.truePeak);
  audio::Guarding guarding{.programme = kTarget, .fadeIn = kCrossfade};
  const auto from = plan::bodyOf(m).from;
  if (m.contour)
    guarding.planned =
        std::make_shared<const audio::GuardCurve>(audio::planGuard(*m.contour, from, cut, gain, guarding));
  return audio::guardedSource(audio::openSource(audio::FileSpec{item.file, from, cut}), gain, guarding);
}

/// What the time of a render is made of: each part's share, from what more parts in a row take more. On one
/// thread.
void stages(const std::vector<Item>& items) {
  const auto cut = core::framesOf(60);
  const auto eachOf = [&](const auto& work) { return least([&] { std::ranges::for_each(items, work); }); };
  const double decoded = eachOf([&](const Item& item) {
    audio::FileDecoder decoder(item.file);
    for (auto left = cut.count() * decoder.rate() / core::kFrameRate; left > 0;)
      left -= decoder.next().frame->nb_samples;
  });
  const double resampled = eachOf([&](const Item& item) {
    readAll(*audio::openSource(audio::FileSpec{item.file, {}, cut}));
  });
  const double held = eachOf([&](const Item& item) { readAll(*guarded(item, cut)); });
  const auto length = (cut - kCrossfade) * static_cast<std::int64_t>(items.size());
  const auto rendered = [&](const fs::path& output) {
    return least([&] { render({length, cut, {}, {}}, items, output, &audio::openSource); });
  };
  const double mixed = rendered({});
  const auto file = fs::temp_directory_path() / fmt::format("lullwater-stages-{}.wav", ::getpid());
  const double written = rendered(file);
  fs::remove(file);
  std::vector<float> block(2 * audio::Limiter::kMost, 0.1F);
  audio::Limiter limiter;
  const double limited = least([&] {
    for (auto left = length; left.count() > 0; left -= core::Frames{audio::Limiter::kMost})
      limiter.process(block.data(), audio::Limiter::kMost);
  });
  const auto share = [&](double seconds) { return 100 * std::max(0.0, seconds) / written; };
  fmt::print(
      "| what our time is made of, on one thread, {} min of these | | {:.2f} | | decode {:.0f} %, resample "
      "{:.0f} "
      "%, guard {:.0f} %, fades and mix {:.0f} %, limiter {:.0f} %, write {:.0f} % | |\n",
      static_cast<int>(core::toSeconds(length) / 60), written, share(decoded), share(resampled - decoded),
      share(held - resampled), share(mixed - held - limited), share(limited), share(written - mixed));
}

/// Plays in real time into a device that is imitated; every minute a line.
int play(double seconds, const std::vector<Item>& items) {
  audio::Player player(audio::Reading::onThread);
  Programme programme(player, items);
  while (!player.primed())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));  // as a session is when it begins
  audio::NullSink sink(player, {.latency = core::framesOf(0.02), .jitter = core::framesOf(0.01)});
  const auto begin = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (double told = 0; elapsed() < seconds;) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    programme.turn();
    if (elapsed() < told + 60) continue;
    told += 60;
    fmt::print("{:.0f} min: starved {}, failed {}, limited {}, {} kB PSS, {:.2f} s of CPU, {:.1f} s behind\n",
               told / 60, programme.starved, programme.failed, programme.limited,
               kilobytes("/proc/self/smaps_rollup", "Pss:"), cpuSeconds(),
               elapsed() - core::toSeconds(player.position().time_since_epoch()));
    std::fflush(stdout);
  }
  fmt::print(
      "played {:.0f} s: starved {}, failed {}, limited {}, {} kB PSS, {:.2f} s of CPU ({:.2f} % of a core)\n",
      elapsed(), programme.starved, programme.failed, programme.limited,
      kilobytes("/proc/self/smaps_rollup", "Pss:"), cpuSeconds(), 100 * cpuSeconds() / elapsed());
  return programme.starved + programme.failed > 0 ? 1 : 0;
}

/// From asking to the block that holds the first sample of it, ms.
struct Waits {
  std::vector<double> starts, changes;
};

void tellWaits(const char* what, std::vector<double> values) {
  std::ranges::sort(values);
  const auto worst = values.back(), middle = values[values.size() / 2];
  fmt::print("| {} | | | | median {:.0f} ms, worst {:.0f} ms of {} | below 50 ms: {} |\n", what, middle,
             worst, values.size(),
             worst < 50    ? "PASS"
             : middle < 50 ? "median PASS, worst missed"
                           : "missed");
}

/// One room. `early`: the first piece was opened when the session was made, as sessions do; what is asked for
/// then is decided kReaction ahead.
void waitIn(const Item& item, int round, bool early, Waits& waits) {
  audio::Player player(audio::Reading::onThread);
  std::atomic<bool> sounded{false};
  audio::NullSink sink(player, {}, [&](const float* samples, std::size_t frames) {
    if (std::any_of(samples, samples + 2 * frames, [](float x) { return x != 0; })) sounded = true;
  });
  const auto pause = [](auto time) { std::this_thread::sleep_for(time); };
  const audio::ClipId id{1};
  const auto open = [&] {
    player.submit(audio::OpenClip{id,
                                  audio::Bus::music,
                                  audio::FileSpec{item.file, plan::bodyOf(item.measure).from, {}},
                                  {},
                                  audio::Guarding{.programme = kTarget}});
    while (!player.primed()) pause(std::chrono::microseconds(200));
  };
  if (early) open();
  pause(std::chrono::milliseconds(30 + 7 * round));
  const auto since = [begin = std::chrono::steady_clock::now()] {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  };
  const auto asked = player.position();
  if (!early) open();
  player.submit(
      audio::StartClip{id, early ? asked + session::kReaction : player.position(), core::framesOf(0.3)});
  while (!sounded) pause(std::chrono::microseconds(200));
  waits.starts.push_back(since());
  const auto before = since();
  const auto at = player.position() + session::kReaction;
  player.submit(audio::FadeBus{audio::Bus::music, at, core::framesOf(1), {-12}});
  while (player.position() <= at) pause(std::chrono::microseconds(200));
  waits.changes.push_back(since() - before);
}

void latency(const std::vector<Item>& items) {
  constexpr int kRounds = 40;
  Waits early, late;
  for (int round = 0; round < kRounds; ++round) {
    const auto& item = items[static_cast<std::size_t>(round) % items.size()];
    waitIn(item, round, true, early);
    waitIn(item, round, false, late);
  }
  early.changes.insert(early.changes.end(), late.changes.begin(), late.changes.end());
  tellWaits("start: to the first sample mixed; the piece open, as a session has it", early.starts);
  tellWaits("start of a file that nobody opened before", late.starts);
  tellWaits("skip, softer: to the first changed sample mixed", early.changes);
}

int usage() {
  fmt::print(stderr,
             "usage: bench_tool decode CUT VOICE|- TIMES FILE...\n"
             "       bench_tool scan CACHE FILE...\n"
             "       bench_tool render CACHE OUT SECONDS CUT VOICE|- FILE...\n"
             "       bench_tool stages CACHE FILE...\n"
             "       bench_tool play CACHE SECONDS FILE...\n"
             "       bench_tool latency CACHE FILE...\n");
  return 2;
}

}  // namespace

int main(int count, char** words) try {
  const std::vector<std::string> all(words + 1, words + count);
  const auto from = [&](std::size_t index) {
    return std::vector<fs::path>(all.begin() + static_cast<std::ptrdiff_t>(index), all.end());
  };
  if (all.size() < 2) return usage();
  if (all[0] == "decode" && all.size() > 4)
    return decode(framesOf(all[1]), all[2] == "-" ? "" : all[2], std::stoi(all[3]), from(4));
  if (all[0] == "scan") return measured(from(2), all[1]).empty() ? 1 : 0;
  if (all[0] == "render" && all.size() > 6) {
    const Hour hour{framesOf(all[3]), framesOf(all[4]), all[5] == "-" ? "" : all[5], all[1]};
    return renderOnce(hour, measured(from(6), hour.cache), all[2]), 0;
  }
  if (all[0] == "stages" && all.size() > 2) return stages(measured(from(2), all[1])), 0;
  if (all[0] == "play" && all.size() > 3) return play(std::stod(all[2]), measured(from(3), all[1]));
  if (all[0] == "latency" && all.size() > 2) return latency(measured(from(2), all[1])), 0;
  return usage();
} catch (const std::exception& error) {
  fmt::print(stderr, "bench_tool: {}\n", error.what());
  return 1;
}
