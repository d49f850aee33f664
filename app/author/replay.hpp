#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "library/library.hpp"
#include "record/as_run.hpp"
#include "session/session.hpp"

namespace lw::author {

/// A place where a session that was played again went otherwise than its log says.
struct Difference {
  core::FramePos at;
  std::string logged, replayed;  ///< lines of the log; "" = nothing was left to compare with
};

/// Plays a session again from its as-run log: the same script, each intent at the frame it was told at.
/// Writes the sound to `output` ("" = nowhere). Returns what the session told otherwise, in order; what the
/// room itself told (calls, faults of the machine) is not the session's and not compared. Throws
/// std::runtime_error (disk, codec).
std::vector<Difference> replaySession(const library::Library& library, const session::Options& options,
                                      const std::vector<record::AsRunEntry>& log,
                                      const std::filesystem::path& output);

}  // namespace lw::author
