#include "room/as_run_log.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "record/as_run.hpp"

namespace lw::room {
namespace {

using namespace std::chrono_literals;

constexpr auto kWaitsForLog = 10s;

std::shared_ptr<std::FILE> openLog(const std::filesystem::path& file) {
  std::FILE* opened = std::fopen(file.c_str(), "we");
  if (opened == nullptr)
    throw std::runtime_error(
        fmt::format("can't write the as-run log {}: {}", file.string(), std::strerror(errno)));
  return {opened, &std::fclose};
}

/// A line that can't be written is not tried again: half of it may be there.
void writeLines(std::FILE* file, std::span<const record::Row> rows) {
  for (const auto& row : rows) {
    const auto line = record::asRunLine(row.fields, row.at) + '\n';
    std::fwrite(line.data(), 1, line.size(), file);
  }
  std::fflush(file);
}

}  // namespace

AsRunLog::AsRunLog(const std::filesystem::path& file, bool onThread)
    : path_(file),
      file_(openLog(file)),
      writer_(std::make_unique<record::Writer>(
          [opened = file_](std::span<const record::Row> rows) { writeLines(opened.get(), rows); }, onThread,
          std::function<void()>{})) {}

void AsRunLog::finish() {
  const bool all = writer_->finish(kWaitsForLog);
  if (!all || std::ferror(file_.get()) != 0)
    throw std::runtime_error(
        fmt::format("the as-run log {} is not whole: it could not be written", path_.string()));
}

}  // namespace lw::room
