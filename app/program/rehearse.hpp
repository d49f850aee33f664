#pragma once
#include <cstdint>
#include <functional>

#include "picture/rehearsal.hpp"
#include "program/library.hpp"

namespace lw::program {

/// Plays a session with artificial people, one after the other: "careful" with every sample rendered and
/// measured, the others with silence in place of the sounds (their decoding is what costs). `share` from 0 to
/// 1. Throws std::runtime_error (disk, fonts).
picture::Rehearsal rehearse(const Library& library, const script::Room& room, std::uint64_t seed,
                            const std::function<void(double)>& share);

}  // namespace lw::program
