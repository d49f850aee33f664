#pragma once
#include <string>

#include "core/diagnostic.hpp"
#include "script/load.hpp"

/// Diagnostics for other programs.
namespace lw::author {

/// A JSON list with one entry a file, {"uri", "diagnostics"} as in the Language Server Protocol's
/// publishDiagnostics: places counted from 0, characters in UTF-16 units, severity 1 error, 2 warning, 3
/// information; the hint is the message's second line. Files without mistakes have an empty list.
std::string diagnosticsAsJson(const core::Diagnostics& diagnostics, const script::Sources& sources);

/// Workflow commands of GitHub Actions: one line a diagnostic, shown beside the lines of a change.
std::string diagnosticsForGithub(const core::Diagnostics& diagnostics);

/// Colour where the output is a terminal and NO_COLOR (no-color.org) is not set.
core::Colour colourFor(int descriptor);

}  // namespace lw::author
