#include "program/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

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

}  // namespace lw::program
