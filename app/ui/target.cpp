#include "ui/target.hpp"

#include <array>
#include <string_view>

namespace lw::ui {
namespace {

constexpr std::array kNames =
    std::to_array<std::string_view>({"none",          "call",         "staff-door",  "ready",
                                     "next",          "back",         "not-today",   "read-aloud",
                                     "answer",        "tick",         "more-lines",  "sign",
                                     "unlock",        "cannot-press", "sitter-here", "all-right",
                                     "person-softer", "person-voice", "key",         "erase",
                                     "clear",         "shift",        "key-page",    "check-in",
                                     "open-panel",    "close-panel",  "lock",        "open-pin",
                                     "close-pin",     "leave-page",   "start",       "leave",
                                     "spoken",        "skip-test",    "reason",      "mark",
                                     "go-on",         "pause",        "resume",      "softer",
                                     "extend",        "return-early", "undo",        "end-session",
                                     "next-phase",    "next-piece",   "volume-down", "volume-up",
                                     "each-sound",    "bus-down",     "bus-up",      "enter-observation",
                                     "save",          "clear-call",   "more-help",   "leave-out"});
static_assert(kNames.size() == static_cast<std::size_t>(Role::leaveOut) + 1);

}  // namespace

std::string nameOf(const TargetId& id) {
  std::string name(kNames[static_cast<std::size_t>(id.role)]);
  return id.item.empty() ? name : name + ' ' + id.item;
}

}  // namespace lw::ui
