#pragma once
#include <string>
#include <string_view>

namespace lw::record {

/// Letters and digits that can't be taken for each other on paper or by ear at a glance (no 0 O Q, 1 I L, 2
/// Z, 5 S, 8 B, G, U V) and, without vowels, never make a word.
inline constexpr std::string_view kCodeLetters = "CDFHJKMNPRTWXY34679";
inline constexpr std::size_t kCodeLength = 4;

/// A random code (130 321 of them). Throws std::runtime_error without randomness.
std::string randomCode();

/// What a person typed as a code: upper case, without blanks and dashes around it.
std::string tidyCode(std::string_view typed);

}  // namespace lw::record
