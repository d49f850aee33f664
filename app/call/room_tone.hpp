#pragma once
#include "call/call.hpp"

namespace lw::call {

struct ToneQuestion {
  State state = State::idle;  ///< of the call, or of the test
  bool test = false;
  bool home = false, hasDesk = false;
  bool paused = false;   ///< somebody answered less than 120 s ago
  bool trouble = false;  ///< no link works, or a button is stuck
  int level = 0;
};

/// The rule is told at `Guard`.
Tone roomTone(const ToneQuestion& question);

}  // namespace lw::call
