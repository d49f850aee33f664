#pragma once
#include "session/authority.hpp"
#include "support/actors.hpp"

namespace lw::session::test {

/// Staff, or the machine where no person wants such a thing.
inline const Actor& usualActor(const Intent& intent) {
  return actOf(intent) == Act::machine ? kProgram : kStaff;
}

}  // namespace lw::session::test
