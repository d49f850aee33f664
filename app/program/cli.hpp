#pragma once

namespace lw::program {

/// Reads the command line and carries it out. Exit code: 0, 1 (mistakes, or it failed), 2 (wrong use).
int runCli(int argc, char** argv);

}  // namespace lw::program
