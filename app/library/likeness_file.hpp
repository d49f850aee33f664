#pragma once
#include "library/library.hpp"

namespace lw::library {

/// Measures how alike the pieces of the plan are where they cross (audio/likeness.hpp) and puts that into the
/// plan, for a session that is going to sound. Kept in the user's cache by file, stamp and place; what can't
/// be read counts as unlike, a cache that can't be used is done without.
void measureLikeness(const Places& places, Library& library);

}  // namespace lw::library
