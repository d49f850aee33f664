#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>

#include "author/commands.hpp"
#include "author/pin_table.hpp"
#include "core/pin.hpp"
#include "script/load.hpp"

namespace lw::author {
namespace {

/// A terminal shows nothing of what is typed while this lives.
class NoEcho {
 public:
  NoEcho() : on_(::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!on_) return;
    auto silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~NoEcho() {
    if (!on_) return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    fmt::print(stderr, "\n");  // the line break was not shown either
  }
  NoEcho(const NoEcho&) = delete;
  NoEcho& operator=(const NoEcho&) = delete;

 private:
  termios before_{};
  bool on_;
};

std::string ask(const std::string& what) {
  const NoEcho quiet;  // before anybody is asked to type
  fmt::print(stderr, "{}", what);
  std::string line;
  std::getline(std::cin, line);
  return line;
}

int refuse(const std::string& why) {
  fmt::print(stderr, "lullwater: {}\n", why);
  return kWrongUse;
}

std::string_view wordsFor(core::PinFault fault) {
  switch (fault) {
    case core::PinFault::length:
    case core::PinFault::notDigits: return "a PIN has 4 to 8 digits, and nothing else";
    case core::PinFault::oneDigit:
      return "a PIN of one digit alone is the first that anybody tries; take another";
    case core::PinFault::inARow:
      return "digits in a row are among the first that anybody tries; take another";
  }
  return "";
}

/// Somebody in room.toml has the same name, or the same PIN: then nobody could tell them apart.
std::optional<std::string> taken(const script::Room& room, const std::string& name, const std::string& pin) {
  for (const auto& person : room.staff.people) {
    if (person.name == name)
      return fmt::format("{} has a '{}' already: put the new PIN into that table, or take another name",
                         room.file.string(), name);
    if (core::pinMatches(pin, person.pinHash))
      return std::string("somebody in this room has that PIN; take another");
  }
  return std::nullopt;
}

}  // namespace

std::string staffTable(const script::StaffMember& person) {
  return fmt::format("[[staff.person]]\nname = \"{}\"\npin  = \"{}\"\n{}", person.name, person.pinHash,
                     person.role == script::StaffRole::lead ? "role = \"lead\"\n" : "");
}

int pinCommand(const library::Places& places, const PinOptions& options) {
  const auto& name = options.name;
  if (name.empty() || name.size() > 60 || name.find_first_of("\"\\\n\r") != std::string::npos)
    return refuse("a name of 1 to 60 letters without quotes, please");
  const bool terminal = ::isatty(STDIN_FILENO) != 0;
  const auto pin = ask(fmt::format("PIN for {}, 4 to 8 digits: ", name));
  if (const auto fault = core::faultOf(pin)) return refuse(std::string(wordsFor(*fault)));
  if (terminal && ask("The same once more: ") != pin) return refuse("these two were not the same");
  const auto file = options.room.empty() ? places.config() / "room.toml" : options.room;
  if (const auto why = taken(script::loadRoom(file).room, name, pin)) return refuse(*why);
  fmt::print("{}", staffTable({name, core::hashPin(pin),
                               options.lead ? script::StaffRole::lead : script::StaffRole::staff}));
  if (terminal) fmt::print(stderr, "Put these lines at the end of {}.\n", file.string());
  return 0;
}

}  // namespace lw::author
