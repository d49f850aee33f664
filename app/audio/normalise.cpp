#include "audio/normalise.hpp"

#include <cmath>

namespace lw::audio {
namespace {

bool agrees(const Measure& measure) {
  return std::fabs((*measure.tags.track - measure.integrated).value) <= kTagTolerance.value;
}

}  // namespace

bool tagsLie(const Measure& measure) {
  return measure.tags.track && !agrees(measure);
}

bool albumCounts(const Measure& measure) {
  if (!measure.tags.track || !measure.tags.album || !agrees(measure)) return false;
  const auto above = measure.integrated - *measure.tags.album;
  return above <= kLouderThanAlbum && above >= -kSofterThanAlbum;
}

}  // namespace lw::audio
