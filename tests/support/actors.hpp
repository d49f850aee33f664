#pragma once
#include "core/actor.hpp"

namespace lw {

/// A nurse at the screen of the room, who proved her name.
inline const core::Actor kStaff{core::ActorRole::staff, "Kim", "screen"};
/// Whoever touches the person's pages.
inline const core::Actor kPerson{core::ActorRole::person, "", "screen"};
/// The sitter, at home.
inline const core::Actor kSitter{core::ActorRole::sitter, "", "screen"};
/// The program itself.
inline const core::Actor kProgram{core::ActorRole::program};

}  // namespace lw
