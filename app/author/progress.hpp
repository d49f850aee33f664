#pragma once
#include <functional>
#include <string>

#include "audio/scan.hpp"
#include "library/library.hpp"

namespace lw::author {

/// A line on a terminal that counts files and goes away at the end; nothing where stderr is no terminal.
library::Progress showProgress(const std::string& what);

/// ", 1:20 left" after `seconds` in which `share` was done; "" while that can't be said.
std::string timeLeft(double share, double seconds);

/// The same for a share from 0 to 1, with the time left.
std::function<void(double)> showShare(const std::string& what);

/// The same for a scan: share of what has to be read, and the time left.
std::function<void(const audio::ScanProgress&)> showScan();

}  // namespace lw::author
