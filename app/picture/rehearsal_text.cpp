#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "picture/rehearsal.hpp"

namespace lw::picture {
namespace {

using core::Frames;

void addTimeline(const PersonRun& run, std::string& text) {
  for (const auto& part : run.stretches) {
    text += fmt::format("  {:>8}  {:<28} {:>12}", clockText(part.at), part.title, inWholeSeconds(part.took));
    if (part.planned.count() > 0 && std::abs(core::toSeconds(part.took - part.planned)) >= 1)
      text += fmt::format("  planned {}", inWholeSeconds(part.planned));
    text += '\n';
  }
}

void addList(const std::string& mark, const std::vector<std::string>& lines, std::string& text) {
  constexpr std::size_t kMost = 8;
  for (std::size_t i = 0; i < std::min(lines.size(), kMost); ++i)
    text += fmt::format("  {} {}\n", mark, lines[i]);
  if (lines.size() > kMost) text += fmt::format("  {} and {} more like these\n", mark, lines.size() - kMost);
}

}  // namespace

std::string inWholeSeconds(Frames length) {
  return core::formatLength(std::chrono::round<std::chrono::seconds>(length));
}

bool Rehearsal::fine() const {
  return wrong.empty() &&
         std::ranges::all_of(people, [](const auto& run) { return run.ended && run.wrong.empty(); });
}

std::string rehearsalText(const PlanFacts& facts, const Rehearsal& rehearsal) {
  const auto& script = facts.plan->bundle->script;
  std::string text =
      fmt::format("{}, {}\n", script.title.in(script.language), inWholeSeconds(facts.plan->total));
  for (const auto& run : rehearsal.people) {
    text += fmt::format("\n{}: {}\n", run.name, run.what);
    text += run.ended ? fmt::format("  ended as \"{}\" after {}; {} answers, {} spoken lines, {} calls\n",
                                    run.how, inWholeSeconds(run.length), run.answers, run.lines, run.calls)
                      : fmt::format("  did not end within {}\n", inWholeSeconds(run.length));
    addTimeline(run, text);
    addList("WRONG:", run.wrong, text);
    addList("differs:", run.differences, text);
  }
  if (!rehearsal.levels.empty()) {
    text += fmt::format(
        "\nloudness, measured on the samples of the {} person\n  {:<28} {:>8} {:>9} {:>12}  {}\n",
        rehearsal.people.front().name, "phase", "planned", "measured", "loudest 3 s", "largest rise in 3 s");
    for (const auto& one : rehearsal.levels)
      text +=
          fmt::format("  {:<28} {:>8.1f} {:>9.1f} {:>12.1f}  {:.1f} LU at {}\n", one.title, one.planned.value,
                      one.measured.value, one.loudest.value, one.largestRise.value, clockText(one.riseAt));
    text += fmt::format("  all phases {:.1f} LUFS, true peak {:.1f} dBTP, ", rehearsal.programme.value,
                        rehearsal.truePeak.value);
    text += rehearsal.limited == 0 ? "the limiter had nothing to do\n"
                                   : fmt::format("the limiter acted in {} s, by up to {:.1f} dB\n",
                                                 rehearsal.limited, rehearsal.limitedBy.value);
  }
  addList("WRONG:", rehearsal.wrong, text);
  text +=
      fmt::format("\n{} in {:.0f} s\n",
                  rehearsal.fine() ? "nothing is wrong" : "something is wrong, see above", rehearsal.seconds);
  return text;
}

}  // namespace lw::picture
