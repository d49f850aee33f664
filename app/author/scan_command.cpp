#include <fmt/format.h>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "audio/normalise.hpp"
#include "audio/remarks.hpp"
#include "audio/scan.hpp"
#include "author/commands.hpp"
#include "author/progress.hpp"
#include "author/sound_files.hpp"
#include "core/harmless.hpp"
#include "core/text.hpp"
#include "platform/signals.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;

/// JSON is UTF-8, names of files may be anything.
std::string jsonText(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string number(double value) {
  return std::isfinite(value) ? fmt::format("{:.2f}", value) : "null";
}

std::string number(const std::optional<core::Lufs>& value) {
  return value ? number(value->value) : "null";
}

std::string remarkJson(const audio::Remark& remark) {
  return fmt::format(R"({{"code": {}, "second": {}, "message": {}}})", jsonText(remark.code),
                     remark.at ? number(core::toSeconds(*remark.at)) : "null", jsonText(remark.message));
}

std::string measureJson(const fs::path& file, const audio::Measure& m) {
  std::string remarks;
  for (const auto& remark : audio::remarksOn(m, file))
    remarks += fmt::format("{}\n      {}", remarks.empty() ? "" : ",", remarkJson(remark));
  return fmt::format(
      R"(    {{"file": {}, "kind": {}, "rate": {}, "channels": {}, "seconds": {}, "loudness": {}, "range": {}, )"
      R"("truePeak": {}, "headSilence": {}, "tailSilence": {}, "brightness": {}, "tagTrack": {}, "tagAlbum": {}, )"
      R"("tagsCount": {}, "remarks": [{}]}})",
      jsonText(file.string()), jsonText(m.format.kind), m.format.rate, m.format.channels,
      number(core::toSeconds(m.length)), number(m.integrated.value), number(m.range.value),
      number(m.truePeak.value), number(core::toSeconds(m.headSilence)),
      number(core::toSeconds(m.tailSilence)), number(m.brightness), number(m.tags.track),
      number(m.tags.album), audio::albumCounts(m) ? "true" : "false", remarks);
}

void printJson(const audio::ScanResult& result) {
  std::string files, unreadable;
  for (const auto& [file, measure] : result.measures)
    files += fmt::format("{}{}", files.empty() ? "" : ",\n", measureJson(file, measure));
  for (const auto& [file, why] : result.failures)
    unreadable += fmt::format("{}    {{\"file\": {}, \"why\": {}}}", unreadable.empty() ? "" : ",\n",
                              jsonText(file.string()), jsonText(why));
  fmt::print("{{\n  \"files\": [\n{}\n  ],\n  \"unreadable\": [\n{}\n  ],\n  \"complete\": {}\n}}\n", files,
             unreadable, result.stopped ? "false" : "true");
}

void printTable(const audio::ScanResult& result) {
  fmt::print("{:>9} {:>7} {:>6} {:>7} {:>6} {:>6}  file\n", "length", "LUFS", "LU", "dBTP", "head s",
             "tail s");
  for (const auto& [file, m] : result.measures) {
    fmt::print("{:>9} {:>7.1f} {:>6.1f} {:>7.1f} {:>6.1f} {:>6.1f}  {}\n",
               core::formatMinutesSeconds(m.length), m.integrated.value, m.range.value, m.truePeak.value,
               core::toSeconds(m.headSilence), core::toSeconds(m.tailSilence), onOneLine(file.string()));
    for (const auto& remark : audio::remarksOn(m, file))
      fmt::print("{:>9}   {}\n", "", core::harmless(remark.message));
  }
}

}  // namespace

int scanCommand(const library::Places& places, const ScanRequest& request) {
  const auto found = soundFilesIn(request.paths);
  std::atomic<bool> stop{false};
  audio::ScanResult result;
  {
    const platform::SignalWatch watch([&] { stop = true; });
    audio::ScanOptions options;
    options.cache = places.measures();
    options.threads = request.threads;
    options.progress = showScan();
    options.stop = &stop;
    result = audio::scan(found.files, options);
  }
  result.failures.insert(found.unreadable.begin(), found.unreadable.end());
  if (request.json)
    printJson(result);
  else
    printTable(result);
  std::fflush(stdout);
  for (const auto& [file, why] : result.failures)
    fmt::print(stderr, "{}: error: {}\n", onOneLine(file.string()), onOneLine(why));
  if (found.files.empty() && found.unreadable.empty())
    fmt::print(stderr, "lullwater: there are no sound files here\n");
  if (!result.notKept.empty())
    fmt::print(stderr, "lullwater: what was measured could not be kept for the next time: {}\n",
               result.notKept);
  if (result.stopped)
    fmt::print(stderr, "\nlullwater: stopped; what was measured is kept, the same call goes on from here\n");
  return result.failures.empty() && !result.stopped ? 0 : 1;
}

}  // namespace lw::author
