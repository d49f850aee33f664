#pragma once
#include <cstdint>
#include <functional>

#include "library/library.hpp"
#include "picture/rehearsal.hpp"

namespace lw::author {

/// Plays a session with artificial people, one after the other: "careful" with every sample rendered and
/// measured, the others with silence in place of the sounds (their decoding is what costs). `share` from 0 to
/// 1. Throws std::runtime_error (disk, fonts).
picture::Rehearsal rehearse(const library::Library& library, const script::Room& room, std::uint64_t seed,
                            const std::function<void(double)>& share);

}  // namespace lw::author
