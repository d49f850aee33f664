#pragma once
#include <toml++/toml.h>

#include "core/diagnostic.hpp"

namespace lw::script {

/// Where a key or value stands in its file.
core::Span spanOf(const toml::source_region& region);

}  // namespace lw::script
