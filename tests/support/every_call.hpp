#pragma once
#include <chrono>
#include <vector>

#include "call/call.hpp"

namespace lw::call {

/// Every state that a standing call can have, with every proof, young and old; `idleToo`: and none at all.
inline std::vector<CallView> everyCall(bool idleToo = false) {
  std::vector<State> states{State::placed, State::delivered, State::answered, State::notDelivered};
  if (idleToo) states.push_back(State::idle);
  std::vector<CallView> all;
  for (const auto state : states)
    for (int bits = 0; bits < 64; ++bits)
      for (const int age : {0, 2, 3, 200}) {
        CallView view;
        view.state = state;
        view.test = bits & 1;
        view.sounderProven = bits & 2;
        view.deskProven = bits & 4;
        view.personProven = bits & 8;
        view.hasDesk = bits & 16;
        view.linkLost = bits & 32;
        view.age = std::chrono::seconds{age};
        all.push_back(view);
      }
  return all;
}

}  // namespace lw::call
