#include "plan/overlaps.hpp"

#include "plan/albums.hpp"

namespace lw::plan {
namespace {

using core::Frames;

/// In the file: the bed comes round again and again.
Frames placeIn(const script::Track& track, bool loop, Frames at, const Media& media) {
  const auto found = media.music.find(track.file);
  if (!loop || found == media.music.end() || found->second.length.count() <= 0) return at;
  return at % found->second.length;
}

audio::FileSpec specOf(const script::Track& track, Frames from, Frames length, const Media& media) {
  auto spec = soundOf(track.file, from, media);
  spec.length = length;
  return spec;
}

}  // namespace

std::vector<Overlap> overlapsOf(const Plan& plan, const Media& media) {
  std::vector<Overlap> overlaps;
  const MusicCue* out = nullptr;
  Frames outAt{};
  for (std::size_t p = 0; p < plan.phases.size(); ++p) {
    const auto& phase = plan.phases[p];
    for (std::size_t c = 0; c < phase.music.size(); ++c) {
      const auto& in = phase.music[c];
      const auto inAt = phase.start + in.at;
      const auto length = in.fadeIn;
      if (out != nullptr && length.count() > 0 && out->fadeOut == length &&
          outAt + out->length - length == inAt) {
        const auto place = placeIn(*out->track, out->loop, out->from + (inAt - outAt), media);
        overlaps.push_back({p, c, specOf(*out->track, place, length, media),
                            specOf(*in.track, in.from, length, media), length});
      }
      out = &in;
      outAt = inAt;
    }
  }
  return overlaps;
}

void setLikeness(Plan& plan, const Overlap& overlap, double likeness) {
  plan.phases.at(overlap.phase).music.at(overlap.cue).likeness = likeness;
}

std::optional<double> plannedLikeness(const Plan& plan, const Crossing& crossing, const Media& media) {
  const auto& [out, outAt, in, length] = crossing;
  const auto place = placeIn(*out->track, out->loop, outAt, media);
  if (out->track->file == in->track->file && place == in->from) return 1;
  for (const auto& overlap : overlapsOf(plan, media))
    if (overlap.length == length && overlap.out.file == out->track->file && overlap.out.from == place &&
        overlap.in.file == in->track->file && overlap.in.from == in->from)
      return plan.phases[overlap.phase].music[overlap.cue].likeness;
  return std::nullopt;
}

}  // namespace lw::plan
