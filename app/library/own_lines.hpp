#pragma once
#include <string>
#include <vector>

#include "words/catalogue.hpp"

namespace lw::library {

/// Every text of the program itself that may be spoken, in a catalogue's language: the states of a call, and
/// its own pages where they are read aloud.
std::vector<std::string> ownTexts(const words::Catalogue& catalogue);

}  // namespace lw::library
