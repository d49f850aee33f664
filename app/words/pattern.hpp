#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "words/message.hpp"

namespace lw::words {

/// A text with named gaps, "{minutes} min late", read once. "{{" and "}}" stand for braces.
struct Pattern {
  struct Piece {
    std::string text;
    int gap = -1;  ///< behind the text comes the value of this place; -1: none
  };
  std::vector<Piece> pieces;

  /// The text with its values. A value that is not there is left out.
  std::string fill(const std::vector<Value>& values) const;
};

/// The names of a text's gaps, each once, in order. Throws std::invalid_argument for a brace that is not
/// closed or a name that is not made of small letters.
std::vector<std::string> gapsOf(std::string_view text);

/// Reads a text whose gaps have these names (their places are the places of the values). Throws
/// std::invalid_argument for another name and as `gapsOf`.
Pattern readPattern(std::string_view text, const std::vector<std::string>& names);

}  // namespace lw::words
