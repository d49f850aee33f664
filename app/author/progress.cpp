#include "author/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <memory>

#include "author/sound_files.hpp"
#include "core/text.hpp"

namespace lw::author {
namespace {

constexpr auto kClearLine = "\r\x1b[K";

/// Shows a line in place of the one before. What is wider than the terminal is cut: it would stay.
void showLine(const std::string& text) {
  const auto line = onOneLine(text);
  winsize window{};
  std::size_t room = 80;
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) room = window.ws_col;
  fmt::print(stderr, "{}{}", kClearLine, core::firstCharacters(line, room - 1));
}

}  // namespace

library::Progress showProgress(const std::string& what) {
  if (::isatty(STDERR_FILENO) == 0) return {};
  return [what](std::size_t done, std::size_t total, const std::filesystem::path& file) {
    if (done < total)
      showLine(fmt::format("{} [{}/{}] {}", what, done, total, file.filename().string()));
    else
      fmt::print(stderr, "{}", kClearLine);
  };
}

std::string timeLeft(double share, double seconds) {
  constexpr double kSure = 2;  // before that nobody can tell
  if (share <= 0 || share >= 1 || seconds < kSure) return "";
  return ", " + core::formatMinutesSeconds(core::framesOf(seconds * (1 - share) / share)) + " left";
}

std::function<void(double)> showShare(const std::string& what) {
  if (::isatty(STDERR_FILENO) == 0) return [](double) {};
  using Clock = std::chrono::steady_clock;
  return [what, begin = Clock::now(), shown = std::make_shared<std::string>()](double share) {
    const auto left = timeLeft(share, std::chrono::duration<double>(Clock::now() - begin).count());
    const auto line = fmt::format(" {} %{}", static_cast<int>(share * 100), left);
    if (line == *shown) return;
    *shown = line;
    fmt::print(stderr, "{}", kClearLine);
    if (share < 1) fmt::print(stderr, "{}{}", what, line);
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
    showLine(fmt::format("measuring {:.0f} % {}[{}/{}] {}", share * 100, left, now.done, now.total,
                         now.file.filename().string()));
  };
}

}  // namespace lw::author
