#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "audio/measure_cache.hpp"
#include "core/text.hpp"

namespace lw::audio {
namespace {

/// Another number wherever the format or the way to measure changes: then all is measured anew.
constexpr std::string_view kPackHeader = "lullwater measure 2\n";
constexpr std::size_t kSumSize = 8;
constexpr float kUnits = 100;  ///< of a contour's values in a dB

/// Little-endian.
class Packer {
 public:
  explicit Packer(std::string_view begin) : bytes_(begin) {}
  template <class T>
  void put(T value) {
    if constexpr (std::is_floating_point_v<T>) {
      put(std::bit_cast<std::uint64_t>(value));
    } else {
      for (std::size_t i = 0; i < sizeof value; ++i)
        bytes_ += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xff);
    }
  }
  void putText(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  void putValues(const std::vector<float>& values) {
    for (const auto value : values) put(static_cast<std::int16_t>(std::lround(value * kUnits)));
  }
  std::string take() {
    put(core::fnv1a(bytes_));
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

/// After reading too far everything is 0 and `good` is false.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}
  template <class T>
  T get() {
    if constexpr (std::is_floating_point_v<T>) {
      return std::bit_cast<T>(get<std::uint64_t>());
    } else {
      std::uint64_t value = 0;
      const auto bytes = take(sizeof(T));
      for (std::size_t i = 0; i < bytes.size(); ++i)
        value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
      return static_cast<T>(value);
    }
  }
  std::string_view getText() { return take(get<std::uint32_t>()); }
  std::vector<float> getValues(std::size_t count) {
    const auto bytes = take(2 * count);
    std::vector<float> values(bytes.size() / 2);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto low = static_cast<unsigned char>(bytes[2 * i]),
                 high = static_cast<unsigned char>(bytes[2 * i + 1]);
      values[i] = static_cast<float>(static_cast<std::int16_t>(low | high << 8)) / kUnits;
    }
    return values;
  }
  std::string_view take(std::size_t count) {
    good = good && count <= rest_.size();
    if (!good) return {};
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  bool over() const { return good && rest_.empty(); }
  bool good = true;

 private:
  std::string_view rest_;
};

double orNothing(const std::optional<core::Lufs>& loudness) {
  return loudness ? loudness->value : std::nan("");
}

std::optional<core::Lufs> getClaim(Unpacker& from) {
  const auto value = from.get<double>();
  return std::isfinite(value) ? std::optional(core::Lufs{value}) : std::nullopt;
}

SourceFormat getFormat(Unpacker& from) {
  SourceFormat format;
  format.kind = from.getText();
  format.rate = from.get<std::int32_t>();
  format.channels = from.get<std::int32_t>();
  const auto flaws = from.get<std::uint8_t>();
  format.cutShort = (flaws & 1) != 0;
  format.damaged = (flaws & 2) != 0;
  format.notNumbers = (flaws & 4) != 0;
  return format;
}

bool within(double value, double lowest, double highest) {
  return value >= lowest && value <= highest;  // never of what is no number
}

/// What no measuring can have found.
bool isSound(const Measure& m) {
  const auto end = m.length.count();
  const bool peak = m.truePeak == core::kSilence || within(m.truePeak.value, -400, 100);
  return end > 0 && within(m.integrated.value, -70, 100) && peak && within(m.range.value, 0, 200) &&
         m.headSilence.count() >= 0 && m.headSilence.count() <= end && m.tailSilence.count() >= 0 &&
         m.tailSilence.count() <= end && within(m.brightness, 0, 1e6) && m.format.rate > 0 &&
         m.format.channels > 0;
}

bool fits(const Contour& contour, core::Frames length) {
  const auto steps = (length + Contour::kStep - core::Frames{1}) / Contour::kStep;
  const auto count = static_cast<std::int64_t>(contour.loudness.size());
  const auto bounded = [](float value) { return value >= -120 && value <= 50; };
  // A step begins at a sample of the file's own rate: the count may be one off.
  return std::abs(count - steps) <= 1 && std::ranges::all_of(contour.loudness, bounded) &&
         std::ranges::all_of(contour.truePeak, bounded);
}

}  // namespace

std::string packMeasure(const Measure& measure, std::string_view key) {
  Packer to(kPackHeader);
  to.putText(key);
  to.put(measure.length.count());
  for (const double value : {measure.integrated.value, measure.truePeak.value, measure.range.value})
    to.put(value);
  to.put(measure.headSilence.count());
  to.put(measure.tailSilence.count());
  to.put(measure.brightness);
  to.put(orNothing(measure.tags.track));
  to.put(orNothing(measure.tags.album));
  to.putText(measure.format.kind);
  to.put(static_cast<std::int32_t>(measure.format.rate));
  to.put(static_cast<std::int32_t>(measure.format.channels));
  to.put(static_cast<std::uint8_t>(int{measure.format.cutShort} | int{measure.format.damaged} << 1 |
                                   int{measure.format.notNumbers} << 2));
  const Contour none;
  const auto& contour = measure.contour ? *measure.contour : none;
  to.put(static_cast<std::uint32_t>(contour.loudness.size()));
  to.putValues(contour.loudness);
  to.putValues(contour.truePeak);
  return to.take();
}

std::optional<Measure> unpackMeasure(std::string_view packed, std::string_view key) {
  if (!packed.starts_with(kPackHeader) || packed.size() < kPackHeader.size() + kSumSize) return std::nullopt;
  const auto body = packed.substr(0, packed.size() - kSumSize);
  if (Unpacker(packed.substr(body.size())).get<std::uint64_t>() != core::fnv1a(body)) return std::nullopt;
  Unpacker from(body.substr(kPackHeader.size()));
  if (from.getText() != key) return std::nullopt;
  Measure measure;
  measure.length = core::Frames{from.get<std::int64_t>()};
  measure.integrated.value = from.get<double>();
  measure.truePeak.value = from.get<double>();
  measure.range.value = from.get<double>();
  measure.headSilence = core::Frames{from.get<std::int64_t>()};
  measure.tailSilence = core::Frames{from.get<std::int64_t>()};
  measure.brightness = from.get<double>();
  measure.tags.track = getClaim(from);
  measure.tags.album = getClaim(from);
  measure.format = getFormat(from);
  auto contour = std::make_shared<Contour>();
  const auto steps = from.get<std::uint32_t>();
  contour->loudness = from.getValues(steps);
  contour->truePeak = from.getValues(steps);
  if (!from.over() || !isSound(measure) || !fits(*contour, measure.length)) return std::nullopt;
  measure.contour = std::move(contour);
  return measure;
}

}  // namespace lw::audio
