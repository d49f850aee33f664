#include "program/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>

#include "core/text.hpp"

namespace lw::program {
namespace {

constexpr auto kClearLine = "\r\x1b[K";

}  // namespace

Progress showProgress(const std::string& what) {
  if (::isatty(STDERR_FILENO) == 0) return {};
  return [what](std::size_t done, std::size_t total, const std::filesystem::path& file) {
    if (done < total)
      fmt::print(stderr, "{}{} [{}/{}] {}", kClearLine, what, done, total, file.filename().string());
    else
      fmt::print(stderr, "{}", kClearLine);
  };
}

std::function<void(double)> showShare(const std::string& what) {
  if (::isatty(STDERR_FILENO) == 0) return [](double) {};
  return [what, shown = std::make_shared<int>(-1)](double share) {
    const int percent = static_cast<int>(share * 100);
    if (percent == *shown) return;
    *shown = percent;
    fmt::print(stderr, "{}", kClearLine);
    if (percent < 100) fmt::print(stderr, "{} {} %", what, percent);
  };
}

std::function<void(const audio::ScanProgress&)> showScan() {
  if (::isatty(STDERR_FILENO) == 0) return {};
  using Clock = std::chrono::steady_clock;
  return [begin = Clock::now()](const audio::ScanProgress& now) {
    if (now.done == now.total) {
      fmt::print(stderr, "{}", kClearLine);
      return;
    }
    const double share =
        now.bytesTotal > 0 ? static_cast<double>(now.bytesDone) / static_cast<double>(now.bytesTotal) : 0;
    const double passed = std::chrono::duration<double>(Clock::now() - begin).count();
    // The first moments say too little about the rest.
    const auto left =
        passed > 1 && share > 0.005
            ? core::formatMinutesSeconds(core::framesOf(passed * (1 - share) / share)) + " left "
            : std::string{};
    fmt::print(stderr, "{}measuring {:.0f} % {}[{}/{}] {}", kClearLine, share * 100, left, now.done,
               now.total, now.file.filename().string());
  };
}

}  // namespace lw::program
