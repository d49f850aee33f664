#pragma once
#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace lw::words {

/// Why a plural rule can't be used.
class RuleError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Which form of a word goes with a number, as a catalogue's header says it: "nplurals=2; plural=(n != 1);"
/// (the C expressions of gettext's manual, section 12.6 "Additional functions for plural forms"). GNU
/// libintl evaluates them too, but only for binary catalogues of the process's locale; no library does it for
/// one language beside another.
class PluralRule {
 public:
  /// Throws RuleError for anything that is no such rule, is longer than 1000 characters, or leads to a form
  /// that is not there for a number up to 1000.
  explicit PluralRule(std::string_view rule);

  std::size_t forms() const { return forms_; }
  /// 0 to forms() - 1. The sign of a number does not matter.
  std::size_t formFor(std::int64_t number) const;

 private:
  enum class Kind : std::uint8_t {
    n,
    number,
    negate,
    multiply,
    divide,
    remainder,
    plus,
    minus,
    less,
    lessEqual,
    greater,
    greaterEqual,
    equal,
    unequal,
    both,
    either,
    choice
  };
  /// A part of the expression; the others that it needs by their place in `nodes_`.
  struct Node {
    Kind kind = Kind::n;
    std::uint64_t number = 0;
    std::size_t a = 0, b = 0, c = 0;
  };
  class Reader;

  std::uint64_t valueOf(const Node& node, std::uint64_t n) const;

  std::size_t forms_ = 1;
  std::vector<Node> nodes_;  ///< the last one is the whole
};

}  // namespace lw::words
