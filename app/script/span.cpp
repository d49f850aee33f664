#include "script/span.hpp"

namespace lw::script {
namespace {

core::Location locationOf(const toml::source_position& position) {
  return {static_cast<std::uint32_t>(position.line), static_cast<std::uint32_t>(position.column)};
}

}  // namespace

core::Span spanOf(const toml::source_region& region) {
  return {locationOf(region.begin), locationOf(region.end)};
}

}  // namespace lw::script
