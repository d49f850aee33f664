#include "audio/remarks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>

#include "audio/normalise.hpp"
#include "core/text.hpp"

namespace lw::audio {
namespace {

constexpr std::size_t kMostRises = 5;
constexpr double kLowestHeard = 20;  // Hz

const std::vector<std::string>& endingsOf(const std::string& kind) {
  static const std::map<std::string, std::vector<std::string>> kEndings{
      {"flac", {".flac"}},
      {"wav", {".wav", ".wave"}},
      {"ogg", {".ogg", ".oga", ".opus"}},
      {"aiff", {".aiff", ".aif", ".aifc"}},
      {"mp3", {".mp3"}},
      {"m4a", {".m4a", ".mp4", ".m4b", ".mov"}}};
  static const std::vector<std::string> kNone;
  const auto found = kEndings.find(kind);
  return found == kEndings.end() ? kNone : found->second;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

void remarkEnding(std::vector<Remark>& remarks, const Measure& measure, const std::filesystem::path& file) {
  const auto& endings = endingsOf(measure.format.kind);
  const auto ending = lower(file.extension().string());
  if (endings.empty() || std::ranges::find(endings, ending) != endings.end()) return;
  remarks.push_back(
      {"wrong-ending",
       {},
       fmt::format("it is called '{}' and is {} inside; it is read as that", ending, measure.format.kind),
       fmt::format("rename it to end in {}", endings.front())});
}

void remarkFlaws(std::vector<Remark>& remarks, const SourceFormat& format) {
  if (format.cutShort)
    remarks.push_back({"cut-short",
                       {},
                       "it ends before it says it does: part of the file is missing",
                       "copy it again from where it came"});
  if (format.damaged)
    remarks.push_back({"damaged-sound",
                       {},
                       "something in it can't be decoded and is left out",
                       "copy it again from where it came"});
  if (format.notNumbers)
    remarks.push_back(
        {"not-a-number",
         {},
         "it holds samples that are no numbers or far beyond full scale; they are played as silence",
         "export it again"});
}

std::string describe(const SuddenRise& rise) {
  const auto at = core::formatMinutesSeconds(rise.at);
  switch (rise.kind) {
    case SuddenRise::Kind::momentary:
      return fmt::format("{}: gets louder by {:.0f} LU within 0.4 s", at, rise.rise.value);
    case SuddenRise::Kind::shortTerm:
      return fmt::format("{}: gets louder by {:.0f} LU within 3 s", at, rise.rise.value);
    case SuddenRise::Kind::peak: break;
  }
  return fmt::format("{}: a click or knock, {:.0f} dB above the peaks before it", at, rise.rise.value);
}

void remarkRises(std::vector<Remark>& remarks, const Measure& measure) {
  if (!measure.contour) return;
  const auto rises = suddenRises(*measure.contour);
  for (std::size_t i = 0; i < std::min(rises.size(), kMostRises); ++i)
    remarks.push_back({"sudden-rise", rises[i].at, describe(rises[i]),
                       "it will be held back there, which can be heard; choose a piece without"});
  if (rises.size() > kMostRises)
    remarks.push_back(
        {"sudden-rise", rises[kMostRises].at,
         fmt::format("{}: and {} more such places from here on",
                     core::formatMinutesSeconds(rises[kMostRises].at), rises.size() - kMostRises),
         ""});
}

void remarkLevels(std::vector<Remark>& remarks, const Measure& measure) {
  if (measure.integrated <= core::Lufs{-70})
    remarks.push_back({"silent", {}, "there is nothing to hear in it", ""});
  if (measure.truePeak > core::kSilence && measure.brightness < kLowestHeard)
    remarks.push_back({"constant",
                       {},
                       "most of it is a constant (DC) or moves too slowly to be heard",
                       "take the offset out in a sound editor"});
  if (measure.range > kTooWideRange)
    remarks.push_back(
        {"wide-range",
         {},
         fmt::format("its loudness range of {:.0f} LU is far too wide for a session", measure.range.value),
         "choose another piece"});
  else if (measure.range > kWideRange)
    remarks.push_back(
        {"wide-range", {}, fmt::format("its loudness range of {:.0f} LU is wide", measure.range.value), ""});
  if (tagsLie(measure))
    remarks.push_back({"lying-tags",
                       {},
                       fmt::format("its tags say {:.1f} LUFS and it is {:.1f}; they are not used",
                                   measure.tags.track->value, measure.integrated.value),
                       ""});
  else if (measure.tags.track && measure.tags.album && !albumCounts(measure))
    remarks.push_back({"lying-tags",
                       {},
                       fmt::format("its tags say {:.1f} LUFS for the album, which can't be, as it is {:.1f} "
                                   "itself; they are not used",
                                   measure.tags.album->value, measure.integrated.value),
                       ""});
}

}  // namespace

std::vector<Remark> remarksOn(const Measure& measure, const std::filesystem::path& file) {
  std::vector<Remark> remarks;
  remarkEnding(remarks, measure, file);
  remarkFlaws(remarks, measure.format);
  remarkRises(remarks, measure);
  remarkLevels(remarks, measure);
  return remarks;
}

}  // namespace lw::audio
