#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "people/person.hpp"

namespace lw::author {

/// Somebody who takes part in a rehearsal.
struct Rehearsing {
  std::string name, what;
  std::unique_ptr<people::Person> person;
};

/// "careful" first (its sound is measured), then slow, silent, caller, random by the seed, and staff that
/// pause, turn it softer and extend.
std::vector<Rehearsing> rehearsalPeople(std::uint64_t seed);

}  // namespace lw::author
