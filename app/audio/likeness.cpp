#include "audio/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

#include "audio/open_source.hpp"
#include "audio/source_reader.hpp"

namespace lw::audio {
namespace {

/// What is left of a reader's chunk, and the next one once that is used up.
struct Feed {
  std::unique_ptr<SourceReader> reader;
  std::span<const float> rest;

  bool refill() {
    if (rest.empty()) rest = reader->next().samples;
    return !rest.empty();
  }
};

}  // namespace

void LikenessSums::add(const float* out, const float* in, std::size_t samples) {
  for (std::size_t i = 0; i < samples; ++i) {
    const double x = static_cast<double>(out[i]), y = static_cast<double>(in[i]);
    both_ += x * y;
    powerOut_ += x * x;
    powerIn_ += y * y;
  }
}

double LikenessSums::value() const {
  const double power = std::sqrt(powerOut_ * powerIn_);
  return power > 0 ? std::clamp(both_ / power, 0.0, 1.0) : 0;
}

double likeness(const FileSpec& out, const FileSpec& in, core::Frames length) {
  Feed a{openSource(out), {}}, b{openSource(in), {}};
  LikenessSums sums;
  auto left = 2 * static_cast<std::uint64_t>(std::max<std::int64_t>(0, length.count()));
  while (left > 0 && a.refill() && b.refill()) {
    const auto count = std::min({a.rest.size(), b.rest.size(), static_cast<std::size_t>(left)});
    sums.add(a.rest.data(), b.rest.data(), count);
    a.rest = a.rest.subspan(count);
    b.rest = b.rest.subspan(count);
    left -= count;
  }
  return sums.value();
}

}  // namespace lw::audio
