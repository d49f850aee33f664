#include "audio/measure_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>
#include <vector>

#include "core/text.hpp"
#include "sqlite/database.hpp"

namespace lw::audio {
namespace {

constexpr const char* kTable = R"sql(
CREATE TABLE measures(
  content TEXT PRIMARY KEY, length INTEGER NOT NULL, integrated REAL NOT NULL, peak REAL NOT NULL, range REAL NOT NULL,
  head INTEGER NOT NULL, tail INTEGER NOT NULL, brightness REAL NOT NULL, track REAL, album REAL,
  kind TEXT NOT NULL, rate INTEGER NOT NULL, channels INTEGER NOT NULL,
  cut_short INTEGER NOT NULL, damaged INTEGER NOT NULL, not_numbers INTEGER NOT NULL,
  step_loudness BLOB NOT NULL, step_peak BLOB NOT NULL, sum INTEGER NOT NULL);
)sql";

constexpr std::string_view kWrite =
    "REPLACE INTO measures VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
    "?17, ?18, ?19)";

constexpr float kUnits = 100;  ///< of a contour's values in a dB

/// A contour's values, in hundredths of a dB.
using Steps = std::vector<std::int16_t>;

std::span<const std::uint8_t> bytesOf(const Steps& steps) {
  return {reinterpret_cast<const std::uint8_t*>(steps.data()), steps.size() * sizeof steps[0]};
}

Steps stepsOf(const std::vector<float>& values) {
  Steps steps(values.size());
  std::ranges::transform(values, steps.begin(),
                         [](float value) { return static_cast<std::int16_t>(std::lround(value * kUnits)); });
  return steps;
}

std::vector<float> valuesOf(std::span<const std::uint8_t> bytes) {
  Steps steps(bytes.size() / sizeof steps[0]);
  if (!steps.empty()) std::memcpy(steps.data(), bytes.data(), steps.size() * sizeof steps[0]);
  std::vector<float> values(steps.size());
  std::ranges::transform(steps, values.begin(),
                         [](std::int16_t step) { return static_cast<float>(step) / kUnits; });
  return values;
}

double claim(const std::optional<core::Lufs>& loudness) {
  return loudness ? loudness->value : std::numeric_limits<double>::quiet_NaN();
}

/// SQLite notices where its own tables are wrecked, but not where a value has become another: what guards
/// sudden rises is worked out from these.
std::int64_t sumOf(std::string_view key, const Measure& m) {
  auto text = fmt::format("{} {} {} {} {} {} {} {} {} {} {} {} {} {} {} {}\n", key, m.length.count(),
                          m.integrated.value, m.truePeak.value, m.range.value, m.headSilence.count(),
                          m.tailSilence.count(), m.brightness, m.tags.track ? m.tags.track->value : 1e9,
                          m.tags.album ? m.tags.album->value : 1e9, m.format.kind, m.format.rate,
                          m.format.channels, m.format.cutShort, m.format.damaged, m.format.notNumbers);
  if (m.contour)
    for (const auto* values : {&m.contour->loudness, &m.contour->truePeak}) {
      const auto steps = stepsOf(*values);
      const auto bytes = bytesOf(steps);
      text.append(bytes.begin(), bytes.end());
    }
  return static_cast<std::int64_t>(core::fnv1a(text));
}

std::optional<core::Lufs> claimAt(const sqlite::Statement& row, int column) {
  return row.isNull(column) ? std::nullopt : std::optional(core::Lufs{row.real(column)});
}

/// From the columns of the table, from `length` on.
Measure measureOf(const sqlite::Statement& row) {
  Measure m;
  m.length = core::Frames{row.integer(0)};
  m.integrated.value = row.real(1);
  m.truePeak.value = row.real(2);
  m.range.value = row.real(3);
  m.headSilence = core::Frames{row.integer(4)};
  m.tailSilence = core::Frames{row.integer(5)};
  m.brightness = row.real(6);
  m.tags = {claimAt(row, 7), claimAt(row, 8)};
  m.format = {row.text(9),
              static_cast<int>(row.integer(10)),
              static_cast<int>(row.integer(11)),
              row.integer(12) != 0,
              row.integer(13) != 0,
              row.integer(14) != 0};
  auto contour = std::make_shared<Contour>();
  contour->loudness = valuesOf(row.bytes(15));
  contour->truePeak = valuesOf(row.bytes(16));
  m.contour = std::move(contour);
  return m;
}

bool within(double value, double lowest, double highest) {
  return value >= lowest && value <= highest;  // never of what is no number
}

/// What measuring can have found.
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
  return contour.loudness.size() == contour.truePeak.size() && std::abs(count - steps) <= 1 &&
         std::ranges::all_of(contour.loudness, bounded) && std::ranges::all_of(contour.truePeak, bounded);
}

}  // namespace

void makeMeasureTable(sqlite::Database& database) {
  database.run(kTable);
}

void writeMeasure(const sqlite::Database& database, std::string_view key, const Measure& m) {
  const Contour none;
  const auto& contour = m.contour ? *m.contour : none;
  const auto loudness = stepsOf(contour.loudness), peak = stepsOf(contour.truePeak);
  const auto row = database.prepare(kWrite);
  row->bind(1, key).bind(2, m.length.count());
  row->bind(3, m.integrated.value).bind(4, m.truePeak.value).bind(5, m.range.value);
  row->bind(6, m.headSilence.count()).bind(7, m.tailSilence.count()).bind(8, m.brightness);
  row->bind(9, claim(m.tags.track)).bind(10, claim(m.tags.album));
  row->bind(11, std::string_view(m.format.kind)).bind(12, std::int64_t{m.format.rate});
  row->bind(13, std::int64_t{m.format.channels}).bind(14, std::int64_t{m.format.cutShort});
  row->bind(15, std::int64_t{m.format.damaged}).bind(16, std::int64_t{m.format.notNumbers});
  row->bindBytes(17, bytesOf(loudness)).bindBytes(18, bytesOf(peak)).bind(19, sumOf(key, m));
  row->step();
}

std::optional<Measure> readMeasure(const sqlite::Database& database, std::string_view key) {
  const auto row = database.prepare(
      "SELECT length, integrated, peak, range, head, tail, brightness, track, album, kind, rate, channels, "
      "cut_short, damaged, not_numbers, step_loudness, step_peak, sum FROM measures WHERE content = ?");
  row->bind(1, key);
  if (!row->step()) return std::nullopt;
  auto measure = measureOf(*row);
  const bool good =
      row->integer(17) == sumOf(key, measure) && isSound(measure) && fits(*measure.contour, measure.length);
  return good ? std::optional(std::move(measure)) : std::nullopt;
}

}  // namespace lw::audio
