#pragma once
#include <functional>
#include <string>

#include "audio/scan.hpp"
#include "program/library.hpp"

namespace lw::program {

/// A line on a terminal that counts files and goes away at the end; nothing where stderr is no terminal.
Progress showProgress(const std::string& what);

/// The same for a share from 0 to 1.
std::function<void(double)> showShare(const std::string& what);

/// The same for a scan: share of what has to be read, and the time left.
std::function<void(const audio::ScanProgress&)> showScan();

}  // namespace lw::program
