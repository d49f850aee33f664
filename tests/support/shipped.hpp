#pragma once
#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "core/diagnostic.hpp"
#include "library/library.hpp"

namespace lw::test {

/// The library of this source tree.
inline library::Places places() {
  return {LW_SOURCE_ROOT};
}

/// A session that ships, read and planned; it must be without errors.
inline std::unique_ptr<library::Library> shipped(const std::string& name) {
  auto library = library::loadLibrary(places(), library::findSession(places(), name));
  REQUIRE_MESSAGE(!core::hasErrors(library->diagnostics),
                  script::formatAll(library->diagnostics, library->sources));
  return library;
}

}  // namespace lw::test
