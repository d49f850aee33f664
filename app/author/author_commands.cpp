#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "author/commands.hpp"
#include "core/pin.hpp"

namespace lw::author {
int pinCommand(const std::string& name) {
  if (name.empty() || name.find_first_of("\"\\\n\r") != std::string::npos) {
    fmt::print(stderr, "lullwater: a name without quotes, please\n");
    return 2;
  }
  fmt::print(stderr, "PIN for {}, 4 to 8 digits: ", name);
  std::string pin;
  std::getline(std::cin, pin);
  const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
  if (pin.size() < 4 || pin.size() > 8 || !digits) {
    fmt::print(stderr, "lullwater: a PIN has 4 to 8 digits\n");
    return 2;
  }
  fmt::print("[[staff.people]]\nname = \"{}\"\npin  = \"{}\"\n", name, core::hashPin(pin));
  return 0;
}

}  // namespace lw::author
