#include "session/intent.hpp"

#include <array>

namespace lw::session {

std::string name(const Intent& intent) {
  // In the order of the variant's alternatives.
  static constexpr std::array kNames{"begin",
                                     "next",
                                     "back",
                                     "not-today",
                                     "give-answer",
                                     "clear-answer",
                                     "write",
                                     "tick",
                                     "sign",
                                     "call-tested",
                                     "skip-call-test",
                                     "cannot-press",
                                     "read-aloud",
                                     "spoke-with-person",
                                     "staff-ready",
                                     "place-mark",
                                     "pause",
                                     "resume",
                                     "softer",
                                     "undo",
                                     "set-volume",
                                     "set-bus-volume",
                                     "skip-track",
                                     "skip-phase",
                                     "extend",
                                     "return-early",
                                     "go-on",
                                     "end-session",
                                     "open-observation",
                                     "answer-observation",
                                     "finish-observation",
                                     "call-raised",
                                     "call-cleared",
                                     "device-lost",
                                     "device-back"};
  static_assert(kNames.size() == std::variant_size_v<Intent>);
  return kNames[intent.index()];
}

}  // namespace lw::session
