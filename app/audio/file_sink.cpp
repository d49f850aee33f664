#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "audio/encoder.hpp"
#include "audio/sink.hpp"

namespace lw::audio {
namespace {

const char* codecOf(WavSamples samples) {
  switch (samples) {
    case WavSamples::int16: return "pcm_s16le";
    case WavSamples::int24: return "pcm_s24le";
    case WavSamples::float32: break;
  }
  return "pcm_f32le";
}

EncoderSpec specFor(const std::filesystem::path& file, WavSamples wavSamples) {
  const auto extension = file.extension().string();
  if (extension == ".wav") return {.container = "wav", .codec = codecOf(wavSamples), .bits = 24};
  if (extension == ".flac") return {.container = "flac", .codec = "flac", .bits = 24};
  if (extension == ".opus") return {.container = "opus", .codec = "libopus", .bitRate = 160000};
  throw std::runtime_error(
      fmt::format("can't write {}: the name must end in .wav, .flac or .opus", file.string()));
}

/// As in the chapter extension of Vorbis comments: hours, minutes, seconds and thousandths.
std::vector<std::pair<std::string, std::string>> tagsFor(const std::vector<Chapter>& chapters) {
  constexpr std::size_t kMostChapters = 999;
  std::vector<std::pair<std::string, std::string>> tags;
  for (std::size_t i = 0; i < std::min(chapters.size(), kMostChapters); ++i) {
    const auto total = std::chrono::floor<std::chrono::milliseconds>(chapters[i].at).count();
    const auto name = fmt::format("CHAPTER{:03}", i + 1);
    tags.emplace_back(name, fmt::format("{:02}:{:02}:{:02}.{:03}", total / 3'600'000, total / 60'000 % 60,
                                        total / 1000 % 60, total % 1000));
    tags.emplace_back(name + "NAME", chapters[i].title);
  }
  return tags;
}

void syncToDisk(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  const int result = ::fsync(descriptor);
  const int error = errno;
  ::close(descriptor);
  if (result != 0)
    throw std::runtime_error(fmt::format("can't write {}: {}", file.string(), std::strerror(error)));
}

}  // namespace

struct FileSink::State {
  Player& player;
  std::filesystem::path file;
  std::filesystem::path temporary;
  std::optional<Encoder> encoder;
  std::vector<float> block;
};

FileSink::FileSink(Player& player) : state_(new State{player, {}, {}, {}, {}}) {}

FileSink::FileSink(Player& player, const std::filesystem::path& file, WavSamples wavSamples,
                   const std::vector<Chapter>& chapters)
    : state_(new State{player, file, {}, {}, {}}) {
  auto spec = specFor(file, wavSamples);
  if (spec.container != "wav") spec.tags = tagsFor(chapters);
  if (std::filesystem::is_directory(file))
    throw std::runtime_error(fmt::format("can't write {}: it is a folder", file.string()));
  state_->temporary = file.parent_path() / fmt::format(".{}.{}.part", file.filename().string(), ::getpid());
  try {
    state_->encoder.emplace(state_->temporary, spec);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(state_->temporary, ignored);
    throw;
  }
}

FileSink::~FileSink() {
  if (!state_->encoder) return;
  state_->encoder.reset();
  std::error_code ignored;
  std::filesystem::remove(state_->temporary, ignored);
}

void FileSink::pull(core::Frames frames, core::Frames block) {
  const auto most = std::max<std::int64_t>(block.count(), 1);
  state_->block.resize(2 * static_cast<std::size_t>(most));
  for (auto left = frames.count(); left > 0;) {
    const auto count = std::min(left, most);
    state_->player.readAhead(core::Frames{count});
    state_->player.render(state_->block.data(), static_cast<std::size_t>(count));
    if (state_->encoder) state_->encoder->write(state_->block.data(), static_cast<std::size_t>(count));
    left -= count;
  }
}

core::FramePos FileSink::heard(std::chrono::nanoseconds) {
  return state_->player.position() - latency();
}

void FileSink::finish() {
  if (!state_->encoder) return;
  state_->encoder->finish();
  syncToDisk(state_->temporary);
  std::filesystem::rename(state_->temporary, state_->file);
  state_->encoder.reset();
}

}  // namespace lw::audio
