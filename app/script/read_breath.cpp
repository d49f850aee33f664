#include <fmt/format.h>

#include <cmath>

#include "core/text.hpp"
#include "script/read.hpp"

namespace lw::script {
namespace {

// Bounds: 3 to 10 breaths a minute, holds at most two fifths of a breath, out at least as long as in; faster
// or more forceful breathing is not guided at all.
constexpr core::Frames kShortest = core::framesOf(6);
constexpr core::Frames kLongest = core::framesOf(20);

// Holds of two fifths of the whole are two thirds of the rest; in tenths of a second, rounded down.
core::Frames mostHold(const BreathPattern& pattern) {
  return core::framesOf(std::floor(core::toSeconds(pattern.in + pattern.out) * 20 / 3) / 10);
}

BreathPattern readPattern(const std::string& id, const Section& section) {
  BreathPattern pattern{id,
                        section.text("title"),
                        section.length("in"),
                        section.length("hold-in"),
                        section.length("out"),
                        section.length("hold-out")};
  auto& source = section.source();
  if (!section.has("in") || !section.has("out")) return pattern;
  const auto cycle = pattern.cycle(), holds = pattern.holdIn + pattern.holdOut;
  if (cycle < kShortest || cycle > kLongest)
    source.error(
        "breath-cycle", section.span(),
        fmt::format("a breath of '{}' lasts {}; it may last 6 s to 20 s", id, core::formatLength(cycle)));
  if (holds * 5 > cycle * 2)
    source.error("breath-holds",
                 section.spanOfKey(pattern.holdIn >= pattern.holdOut ? "hold-in" : "hold-out"),
                 fmt::format("'{}' holds for {} of {}; at most two fifths of a breath may be holds", id,
                             core::formatLength(holds), core::formatLength(cycle)),
                 fmt::format("hold for {} or less in all", core::formatLength(mostHold(pattern))));
  if (pattern.out < pattern.in)
    source.warn("breath-out-short", section.spanOfValue("out"),
                fmt::format("'{}' breathes out for less time than in", id),
                "breathing out longer than in is what calms");
  return pattern;
}

}  // namespace

std::map<std::string, BreathPattern, std::less<>> readBreath(Source& source) {
  std::map<std::string, BreathPattern, std::less<>> patterns;
  const auto file = openFile(source, Kind::breath);
  if (!file) return patterns;
  const auto& fields = *tableOf(Kind::breath).anyKey;
  for (const auto& [key, node] : source.root) {
    if (!node.is_table() || tableOf(Kind::breath).find(key.str()) != nullptr) continue;
    const std::string id(key.str());
    patterns.emplace(id, readPattern(id, {source, *node.as_table(), fields, spanOf(node.source())}));
  }
  return patterns;
}

}  // namespace lw::script
