#pragma once
#include <array>
#include <span>
#include <string_view>

namespace lw::words {

/// A message as it is compiled in: made at build from config/languages/lullwater.pot, in the order of
/// `Message::number`.
struct English {
  std::string_view key;           ///< "staff.minutes-late"
  std::string_view text, plural;  ///< `plural` is "" where a number changes nothing
  std::string_view names;         ///< of its parameters, in order, with blanks between
  int counted = -1;               ///< the place of the parameter that chooses the form; -1: none
};

std::span<const English> englishMessages();

}  // namespace lw::words
