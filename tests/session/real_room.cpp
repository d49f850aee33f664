#include "real_room.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>

#include "audio/encoder.hpp"
#include "audio/likeness.hpp"
#include "audio/measure_cache.hpp"
#include "audio/scan.hpp"
#include "plan/make_plan.hpp"
#include "plan/overlaps.hpp"

namespace lw::session::test {
namespace fs = std::filesystem;

SoundFolder::SoundFolder(const std::string& name)
    : path(fs::temp_directory_path() / ("lullwater-" + name + "-" + std::to_string(::getpid()))) {
  fs::remove_all(path);
  fs::create_directories(path);
}

SoundFolder::~SoundFolder() {
  fs::remove_all(path);
}

fs::path writeSound(const fs::path& file, double seconds, const std::function<double(double)>& at) {
  audio::EncoderSpec spec;
  spec.container = "wav";
  spec.codec = "pcm_f32le";
  audio::Encoder encoder(file, spec);
  std::vector<float> block;
  const auto frames = framesOf(seconds).count();
  for (std::int64_t i = 0; i < frames; ++i) {
    const auto value = static_cast<float>(at(static_cast<double>(i) / 48000));
    block.insert(block.end(), {value, value});
  }
  encoder.write(block.data(), block.size() / 2);
  encoder.finish();
  return file;
}

std::function<double(double)> noise(double rms, unsigned seed) {
  const double scale = std::sqrt(3.0) * std::pow(10, rms / 20);
  auto random = std::make_shared<std::mt19937>(seed);
  auto low = std::make_shared<double>(0);
  return [=](double) {
    const double white = static_cast<double>((*random)()) / 2147483648.0 - 1;
    *low += 0.2 * (white - *low);  // darker: steps between samples stay small
    return 3 * scale * *low;
  };
}

void makeReal(Made& made, const SoundFolder& folder) {
  unsigned seed = 0;
  std::map<fs::path, audio::Measure> music;
  const auto take = [&](script::Track& track) {
    ++seed;
    const double seconds = core::toSeconds(made.media.music.at(track.file).length);
    track.file = writeSound(folder.path / (track.title + ".wav"), seconds, noise(-23.0 - seed % 5, seed));
    music[track.file] = audio::measureFile(track.file);
    made.media.stamps[track.file] = audio::stampOf(track.file);
  };
  for (auto& [name, list] : made.bundle.playlists) std::ranges::for_each(list.tracks, take);
  std::ranges::for_each(made.bundle.bed.tracks, take);
  made.media.music = music;
  for (auto& [key, voice] : made.media.voices) {
    const double seconds = core::toSeconds(voice.measure.length);
    auto sound = noise(-20, ++seed);
    voice.file = writeSound(folder.path / (key + ".wav"), seconds, [&](double at) {  // words and pauses
      return sound(at) * (0.5 - 0.5 * std::cos(2 * 3.14159265 * 4 * at));
    });
    voice.measure = audio::measureFile(voice.file);
    made.media.stamps[voice.file] = audio::stampOf(voice.file);
  }
  made.media.bell.clear();
}

RealRoom::RealRoom(Made& made, std::set<audio::Bus> only)
    : only_(std::move(only)), plan_(plan::makePlan(made.bundle, made.media).plan) {
  for (const auto& overlap : overlapsOf(plan_, made.media)) try {
      setLikeness(plan_, overlap, audio::likeness(overlap.out, overlap.in, overlap.length));
    } catch (const std::runtime_error&) {  // what can't be read is told where it sounds
    }
  Options options;
  options.volume = core::Decibels{0};
  session_ = std::make_unique<Session>(plan_, made.media, options);
}

void RealRoom::step() {
  constexpr std::size_t kBlock = 4800;
  session_->advance(player_.position());
  for (const auto& report : player_.takeReports()) session_->hear(report);
  auto out = session_->take();
  for (const auto& command : out.commands) {
    const auto* open = std::get_if<audio::OpenClip>(&command);
    const auto* start = std::get_if<audio::StartClip>(&command);
    if (open != nullptr && !only_.empty() && !only_.contains(open->bus)) leftOut_.insert(open->id.value);
    if (start == nullptr || !leftOut_.contains(start->id.value)) player_.submit(command);
  }
  entries.insert(entries.end(), out.entries.begin(), out.entries.end());
  player_.readAhead(Frames{kBlock});
  samples.resize(samples.size() + 2 * kBlock);
  player_.render(samples.data() + samples.size() - 2 * kBlock, kBlock);
}

void RealRoom::run(Frames length) {
  for (Frames done{}; done < length; done += Frames{4800}) step();
}

double RealRoom::longestBelow(double level, double from, double to) const {
  constexpr std::size_t kStep = 2400;
  std::size_t longest = 0, now = 0;
  const auto end = std::min(samples.size() / 2, static_cast<std::size_t>(to * 48000));
  for (auto at = static_cast<std::size_t>(from * 48000); at + kStep <= end; at += kStep) {
    double power = 1e-12;
    for (std::size_t i = 2 * at; i < 2 * (at + kStep); ++i)
      power += static_cast<double>(samples[i]) * samples[i];
    now = 10 * std::log10(power / (2 * kStep)) < level ? now + 1 : 0;
    longest = std::max(longest, now);
  }
  return static_cast<double>(longest) * kStep / 48000;
}

float RealRoom::largestStep(double from, double to) const {
  float most = 0;
  const auto end = std::min(samples.size(), static_cast<std::size_t>(to * 96000));
  for (auto i = static_cast<std::size_t>(from * 48000) * 2 + 2; i < end; ++i)
    most = std::max(most, std::fabs(samples[i] - samples[i - 2]));
  return most;
}

}  // namespace lw::session::test
