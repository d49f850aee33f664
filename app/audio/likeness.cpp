#include "audio/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

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

double likeness(const FileSpec& out, const FileSpec& in, core::Frames length) {
  Feed a{openSource(out), {}}, b{openSource(in), {}};
  double both = 0, powerA = 0, powerB = 0;
  auto left = 2 * static_cast<std::uint64_t>(std::max<std::int64_t>(0, length.count()));
  while (left > 0 && a.refill() && b.refill()) {
    const auto count = std::min({a.rest.size(), b.rest.size(), static_cast<std::size_t>(left)});
    for (std::size_t i = 0; i < count; ++i) {
      const double x = static_cast<double>(a.rest[i]), y = static_cast<double>(b.rest[i]);
      both += x * y;
      powerA += x * x;
      powerB += y * y;
    }
    a.rest = a.rest.subspan(count);
    b.rest = b.rest.subspan(count);
    left -= count;
  }
  const double power = std::sqrt(powerA * powerB);
  return power > 0 ? std::clamp(both / power, 0.0, 1.0) : 0;
}

}  // namespace lw::audio
