#include "call/room_tone.hpp"

namespace lw::call {

Tone roomTone(const ToneQuestion& question) {
  if (question.state == State::idle) return question.trouble ? Tone::trouble : Tone::none;
  if (question.test) return Tone::test;
  if (question.paused) return Tone::none;
  if (question.home || question.state == State::notDelivered) return Tone::high;
  if (!question.hasDesk) return question.level >= 2 ? Tone::high : Tone::medium;
  return question.level >= 2 ? Tone::medium : Tone::low;
}

}  // namespace lw::call
