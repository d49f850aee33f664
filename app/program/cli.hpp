#pragma once
#include <string>

namespace lw::program {

/// Reads the command line and carries it out. `version` ("0.1.0") is what --version tells. Exit code: 0, 1
/// (mistakes, or it failed), 2 (wrong use).
int runCli(int argc, char** argv, const std::string& version);

}  // namespace lw::program
