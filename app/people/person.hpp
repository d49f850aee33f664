#pragma once
#include <memory>
#include <string>

#include "core/time.hpp"
#include "people/sight.hpp"
#include "script/answers_file.hpp"

namespace lw::people {

/// Somebody at the screen who presses things: the person of the session, and the staff around them.
class Person {
 public:
  virtual ~Person() = default;
  /// What to press or type now, or nothing.
  virtual Choice decide(const Sight& sight, core::UiTime now) = 0;
};

/// "careful" answers everything after a moment, "slow" takes half a minute for each, "silent" never touches
/// anything (staff help on), "caller" calls again and again, "random:SEED" presses whatever is there. Staff
/// open the panel, tick, sign, mark, clear calls. Throws std::invalid_argument for another name.
std::unique_ptr<Person> makePerson(const std::string& name);

/// Somebody careful who gives these answers (and staff who place their marks when they say); what they leave
/// open is answered as "careful" does. They must outlive the person.
std::unique_ptr<Person> makePerson(const script::Answers& answers);

}  // namespace lw::people
