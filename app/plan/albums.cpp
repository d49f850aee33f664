#include "plan/albums.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "audio/gating.hpp"
#include "audio/normalise.hpp"

namespace lw::plan {
namespace {

using core::Frames;

constexpr float kNothing = -70, kNoPeak = -120;

/// Puts a part's contour into the whole's steps. A step of the part lies in two of the whole, mostly: the
/// louder one counts.
void place(audio::Contour& whole, const audio::Contour& part, Frames at) {
  constexpr auto kStep = audio::Contour::kStep.count();
  const auto put = [](std::vector<float>& into, std::size_t step, float value) {
    if (step < into.size()) into[step] = std::max(into[step], value);
  };
  for (std::size_t i = 0; i < part.loudness.size(); ++i) {
    const auto begin = at.count() + static_cast<std::int64_t>(i) * kStep;
    const auto first = static_cast<std::size_t>(begin / kStep);
    for (const auto step : {first, first + (begin % kStep == 0 ? 0 : 1)}) {
      put(whole.loudness, step, part.loudness[i]);
      put(whole.truePeak, step, part.truePeak[i]);
    }
  }
}

std::shared_ptr<const audio::Contour> contourOfAll(const std::vector<audio::Measure>& parts, Frames length) {
  if (std::ranges::any_of(parts, [](const auto& part) { return !part.contour; })) return nullptr;
  constexpr auto kStep = audio::Contour::kStep.count();
  const auto steps = static_cast<std::size_t>((length.count() + kStep - 1) / kStep);
  audio::Contour whole{std::vector<float>(steps, kNothing), std::vector<float>(steps, kNoPeak)};
  Frames at{};
  for (const auto& part : parts) {
    place(whole, *part.contour, at);
    at += part.length;
  }
  return std::make_shared<const audio::Contour>(std::move(whole));
}

/// What gates are laid on: the whole steps of all parts, one part after the other.
std::vector<float> energiesOf(const std::vector<audio::Measure>& parts) {
  std::vector<float> energies;
  for (const auto& part : parts) {
    const auto steps = static_cast<std::size_t>(part.length / audio::Contour::kStep);
    const auto put = [&](core::Lufs loudness) {
      const bool heard = loudness > audio::kLowestLoudness;  // which stands for all that is softer, too
      energies.push_back(heard ? static_cast<float>(audio::energyOf(loudness)) : 0);
    };
    for (std::size_t i = 0; i < steps; ++i)
      if (!part.contour)
        put(part.integrated);
      else if (i < part.contour->loudness.size())
        put({static_cast<double>(part.contour->loudness[i])});
  }
  return energies;
}

}  // namespace

audio::Measure measureOfAll(const std::vector<audio::Measure>& parts) {
  audio::Measure whole;
  if (parts.empty()) return whole;
  double brightness = 0, seconds = 0;
  for (const auto& part : parts) {
    const double length = core::toSeconds(part.length);
    brightness += length * part.brightness * part.brightness;
    seconds += length;
    whole.length += part.length;
    whole.truePeak = std::max(whole.truePeak, part.truePeak);
    if (!part.contour) whole.range = std::max(whole.range, part.range);
  }
  const auto energies = energiesOf(parts);
  whole.integrated = audio::integrated(energies);
  whole.range = std::max(whole.range, audio::loudnessRange(energies));
  if (seconds > 0) whole.brightness = std::sqrt(brightness / seconds);
  whole.headSilence = parts.front().headSilence;
  whole.tailSilence = parts.back().tailSilence;
  whole.format = parts.front().format;
  whole.contour = contourOfAll(parts, whole.length);
  return whole;
}

void joinAlbums(script::Bundle& bundle, Media& media) {
  for (auto& [name, list] : bundle.playlists) {
    if (!list.gapless || list.tracks.size() < 2) continue;
    std::vector<audio::Measure> measures;
    std::vector<audio::FilePart> parts;
    for (const auto& track : list.tracks) {
      const auto found = media.music.find(track.file);
      if (found == media.music.end()) break;
      const auto stamp = media.stamps.find(track.file);
      measures.push_back(found->second);
      parts.push_back({track.file, found->second.length,
                       stamp == media.stamps.end() ? audio::FileStamp{} : stamp->second});
    }
    if (parts.size() < list.tracks.size()) continue;
    const auto whole = measureOfAll(measures);
    script::Track album = list.tracks.front();
    if (list.tracks.back().to)  // counted from the begin of its own file
      album.to = whole.length - measures.back().length + *list.tracks.back().to;
    album.file = list.file;
    album.title = list.title.in(bundle.script.language);
    album.statedLength.reset();
    media.music[album.file] = whole;
    media.albums[album.file] = std::move(parts);
    list.tracks.assign(1, album);
  }
}

void levelAlbums(script::Bundle& bundle, const Media& media) {
  for (auto& [name, list] : bundle.playlists) {
    if (list.level != script::Levelling::album) continue;
    std::vector<audio::Measure> measures;
    for (const auto& track : list.tracks)
      if (const auto found = media.music.find(track.file); found != media.music.end())
        measures.push_back(found->second);
    const auto ofList = measureOfAll(measures).integrated;
    for (auto& track : list.tracks) {
      const auto found = media.music.find(track.file);
      if (found == media.music.end()) continue;
      const auto& measure = found->second;
      const auto album = audio::albumCounts(measure) ? *measure.tags.album : ofList;
      track.inAlbum = std::clamp(measure.integrated - album, -kAlbumStep, kAlbumStep);
    }
  }
}

audio::FileSpec soundOf(const std::filesystem::path& file, Frames from, const Media& media) {
  audio::FileSpec spec;
  const auto album = media.albums.find(file);
  if (album != media.albums.end() && !album->second.empty()) {
    const auto& parts = album->second;
    spec.file = parts.front().file;
    spec.stamp = parts.front().stamp;
    spec.own = parts.front().length;
    spec.then.assign(parts.begin() + 1, parts.end());
  } else {
    spec.file = file;
    if (const auto stamp = media.stamps.find(file); stamp != media.stamps.end()) spec.stamp = stamp->second;
  }
  goOn(spec, from);
  return spec;
}

void goOn(audio::FileSpec& spec, Frames by) {
  spec.from += by;
  while (!spec.then.empty() && spec.from >= spec.own) {
    spec.from -= spec.own;
    spec.file = spec.then.front().file;
    spec.stamp = spec.then.front().stamp;
    spec.own = spec.then.front().length;
    spec.then.erase(spec.then.begin());
  }
}

}  // namespace lw::plan
