#pragma once
#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace lw::room {

/// Music that these sessions (by their codes, of the store in `folder`, "" = the usual one) have played.
/// Throws std::runtime_error: no store, no such session.
std::set<std::filesystem::path> heardIn(const std::filesystem::path& folder,
                                        const std::vector<std::string>& codes);

}  // namespace lw::room
