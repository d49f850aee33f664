#include <fmt/format.h>

#include <optional>
#include <stdexcept>

#include "audio/file_decoder.hpp"
#include "audio/measure_cache.hpp"
#include "audio/meter.hpp"
#include "audio/native_planes.hpp"
#include "audio/scan.hpp"

namespace lw::audio {
namespace {

/// A file that is shorter than it says by more than this was cut.
constexpr double kMissingSeconds = 0.5;
/// How often somebody is told how far it is.
constexpr std::int64_t kTellEverySeconds = 30;

bool lacksItsEnd(const FileDecoder& decoder, const Meter& meter) {
  const auto declared = decoder.declaredLength();
  return declared && static_cast<double>(meter.frames()) / decoder.rate() < *declared - kMissingSeconds;
}

/// Nothing where it is gone.
std::optional<FileStamp> stampNow(const std::filesystem::path& file) {
  try {
    return stampOf(file);
  } catch (const std::filesystem::filesystem_error&) {
    return std::nullopt;
  }
}

}  // namespace

Measure measureFile(const std::filesystem::path& file, const Onward& onward) {
  const auto before = stampNow(file);
  FileDecoder decoder(file);
  const int rate = decoder.rate();
  auto format = decoder.format();
  Meter meter(rate);
  NativePlanes planes(rate);
  std::int64_t told = 0;
  for (auto decoded = decoder.next(); decoded.frame != nullptr; decoded = decoder.next()) {
    const auto sound = planes.convert(*decoded.frame);
    meter.add(sound.left, sound.right, sound.frames);
    format.damaged |= decoded.afterGap;
    if (onward && meter.frames() - told > kTellEverySeconds * rate) {
      told = meter.frames();
      if (!onward(decoder.share()))
        throw Interrupted(fmt::format("measuring {} was broken off", file.string()));
    }
  }
  if (stampNow(file) != before)
    throw std::runtime_error(
        fmt::format("can't measure {}: it is being written to; try again", file.string()));
  if (meter.frames() == 0)
    throw std::runtime_error(fmt::format("can't read {}: there is no sound in it", file.string()));
  auto measure = meter.finish();
  format.cutShort |= lacksItsEnd(decoder, meter);
  format.notNumbers = meter.sawGarbage();
  measure.format = format;
  measure.tags = decoder.tags();
  return measure;
}

}  // namespace lw::audio
