#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "author/commands.hpp"
#include "author/voice_lines.hpp"
#include "core/harmless.hpp"

namespace lw::author {

int voiceCommand(const library::Places& places, const VoiceOptions& options) {
  const auto lines = spokenLines(places, options.sessions);
  if (!options.record.empty()) return recordLine(places, findLine(lines, options.record), options.microphone);
  if (options.say) return sayLines(places, lines);
  for (const auto& line : lines) {
    if (!options.linesOnly)
      fmt::print("{}\t{}\t{}\n", line.key, line.speaker, core::harmless(line.text));
    else if (line.built)
      fmt::print("{}\t{}\n", line.key, line.text);
  }
  const auto missing = std::ranges::count(lines, "nothing yet", &SpokenLine::speaker);
  if (missing > 0 && !options.linesOnly)
    fmt::print(stderr, "{} of {} lines have no voice yet: `lullwater voice --say`, or `--record KEY`\n",
               missing, lines.size());
  return 0;
}

}  // namespace lw::author
