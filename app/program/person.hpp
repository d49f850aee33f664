#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "ui/ui.hpp"

namespace lw::program {

/// What an artificial person can see.
struct Sight {
  const std::vector<ui::Target>& targets;
  const std::string& screen;
  const ui::Model& model;
};

/// Somebody at the screen who presses things: the person of the session, and the staff around them.
class Person {
 public:
  virtual ~Person() = default;
  /// The name of the target to press now (twice for "hold"), or nothing.
  struct Press {
    std::string target;
    std::chrono::milliseconds hold{0};
  };
  virtual std::optional<Press> decide(const Sight& sight, core::UiTime now) = 0;
};

/// "careful" answers everything after a moment, "slow" takes half a minute for each, "silent" never touches
/// anything (staff help on), "caller" calls again and again, "random:SEED" presses whatever is there. Staff
/// open the panel, tick, sign, mark, clear calls. Throws std::invalid_argument for another name.
std::unique_ptr<Person> makePerson(const std::string& name);

}  // namespace lw::program
