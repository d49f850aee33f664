#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/text.hpp"
#include "script/load.hpp"

/// What every fuzzed text must bear: it is read or refused, every diagnostic points into its file, and all of
/// it can be shown.
namespace lw::fuzz {

inline void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

inline void judge(const script::Checked& checked) {
  for (const auto& diagnostic : checked.diagnostics) {
    demand(!diagnostic.code.empty(), "a diagnostic has a code");
    demand(core::isUtf8(diagnostic.message), "a message is UTF-8");
    demand(diagnostic.message.find('\n') == std::string::npos, "a message is one line");
    demand(diagnostic.span.begin <= diagnostic.span.end, "a span begins before it ends");
    const auto found = checked.sources.find(diagnostic.file);
    if (found == checked.sources.end() || diagnostic.span.begin.line == 0) continue;
    const auto lines = std::ranges::count(found->second, '\n') + 1;
    demand(static_cast<long>(diagnostic.span.begin.line) <= lines, "a span lies in its file");
    const core::Lines all(found->second);
    demand(diagnostic.span.begin.column <= all.line(diagnostic.span.begin.line).size() + 2,
           "a span lies in its line");
  }
  demand(checked.diagnostics.empty() || !script::formatAll(checked.diagnostics, checked.sources).empty(),
         "diagnostics can be shown");
}

/// Reads the bytes as the content of that file of the library; what it names is looked for in the library of
/// the tests.
inline int check(const char* file, const std::uint8_t* data, std::size_t size) {
  static const std::filesystem::path kLibrary =
      std::filesystem::path(LW_SOURCE_ROOT) / "tests/script/library";
  judge(script::checkText(kLibrary / file, std::string(reinterpret_cast<const char*>(data), size),
                          {kLibrary / "config", kLibrary / "playlists"}, {.requireSoundFiles = true}));
  return 0;
}

}  // namespace lw::fuzz
