#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "ui/ui.hpp"

/// What artificial people see and do: they know nothing but what is on the screen and what it shows.
namespace lw::people {

struct Sight {
  const std::vector<ui::Target>& targets;
  const std::string& screen;
  const ui::Model& model;
};

/// A target to press now (held for "hold" buttons), or a text to type on a keyboard.
struct Press {
  std::string target;
  std::chrono::milliseconds hold{0};
  std::string text{};
};
using Choice = std::optional<Press>;
/// As a target: the button in the hand, which is no place on the screen.
inline constexpr auto kHandButton = "hand button";

/// Longer than any hold button asks for.
inline constexpr std::chrono::milliseconds kHold{2200};

bool has(const Sight& sight, const std::string& name);

/// The first of these that is on the screen; held where it must be held.
Choice firstOf(const Sight& sight, const std::vector<std::string>& names);

/// A call stands that is no test.
bool callStands(const Sight& sight);

/// The first line of a checklist that is still open, by its text; else what leads to more of them.
Choice nextLine(const Sight& sight);

}  // namespace lw::people
