#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>

#include "audio/scan.hpp"
#include "audio/startle.hpp"
#include "author/commands.hpp"
#include "author/cue_sheet.hpp"
#include "author/diagnostics_out.hpp"
#include "author/progress.hpp"
#include "author/render.hpp"
#include "core/files.hpp"
#include "core/harmless.hpp"
#include "core/text.hpp"
#include "library/library.hpp"
#include "library/likeness_file.hpp"
#include "platform/signals.hpp"
#include "script/load.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;

/// Sound that is there already, against the whole: as `scan` takes it for rises within 3 s.
constexpr core::Decibels kPresent{-10};

/// "" if it can be written to, so that nobody waits for an hour to hear that it can't.
std::string refusal(const fs::path& output) {
  const auto kind = output.extension();
  if (kind != ".wav" && kind != ".flac" && kind != ".opus")
    return fmt::format("{}: the name must end in .wav, .flac or .opus", output.string());
  if (fs::is_directory(output)) return fmt::format("{}: it is a folder", output.string());
  const auto folder = output.has_parent_path() ? output.parent_path() : fs::path(".");
  if (!fs::is_directory(folder))
    return fmt::format("{}: there is no folder {}", output.string(), folder.string());
  return "";
}

/// The largest rise over the mean of what comes before, LU, where that mean is `there` or more: what comes
/// out of silence is a fade in.
double largestRise(const audio::Contour& contour, const audio::RiseWindows& windows, core::Lufs there) {
  const double least = core::power(there);
  audio::RunningSums powers;  // -70 LUFS stands for less, and counts as that
  for (const float step : contour.loudness) powers.push(core::power(core::Lufs{static_cast<double>(step)}));
  double most = 0;
  for (auto at = windows.before; at + windows.now <= powers.size(); ++at) {
    const double now = powers.mean(at + windows.now, windows.now), past = powers.mean(at, windows.before);
    if (past >= least) most = std::max(most, core::decibelsOfPower(std::max(now, 1e-9) / past).value);
  }
  return most;
}

void printFigures(const fs::path& output, const Rendered& rendered, const audio::Measure& measure) {
  fmt::print("{}: {}\n", core::harmless(output.string()), core::formatMinutesSeconds(rendered.length));
  fmt::print("  loudness    {:.1f} LUFS\n  true peak   {:.1f} dBTP\n", measure.integrated.value,
             measure.truePeak.value);
  if (measure.contour)
    fmt::print("  rises       {:.1f} LU in 3 s, {:.1f} LU momentary over the 10 s before, at most\n",
               largestRise(*measure.contour, audio::kShortTermRise, measure.integrated + kPresent),
               largestRise(*measure.contour, audio::kMomentaryRiseOverMean, core::Lufs{-60}));
}

}  // namespace

int renderCommand(const library::Places& places, const RenderOptions& options) {
  if (const auto why = refusal(options.output); !why.empty()) {
    fmt::print(stderr, "lullwater: can't write {}\n", why);
    return kWrongUse;
  }
  const auto library =
      library::loadLibrary(places, library::findSession(places, options.session), showProgress("measuring"));
  fmt::print(stderr, "{}",
             script::formatAll(library->diagnostics, library->sources, colourFor(STDERR_FILENO)));
  if (core::hasErrors(library->diagnostics)) return 1;
  library::measureLikeness(places, *library);
  std::atomic<bool> stopped{false};
  const platform::SignalWatch watch([&] { stopped = true; });
  const auto show = showShare("rendering");
  const auto rendered = renderPhases(*library, options.output, [&](double share) {
    show(share);
    return !stopped;
  });
  const bool sheet = options.cue || options.output.extension() == ".wav";
  const auto cue = fs::path(options.output).replace_extension(".cue");
  if (sheet)
    core::writeFileAtomically(cue, cueSheet(library->bundle.script.title.in(library->plan.language),
                                            options.output, rendered.places));
  printFigures(options.output, rendered, audio::measureFile(options.output));
  if (sheet) fmt::print("  cue sheet   {}\n", cue.string());
  return 0;
}

}  // namespace lw::author
