#pragma once
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// What the program says, before it is said in a language: which message, and the values that it names.
/// The messages themselves are in words/messages.hpp, made at build from config/languages/lullwater.pot.
namespace lw::words {

/// A parameter that is a number: it may choose the plural form. Shown without fractions or separators.
/// Without a default, so that a message can't be built without it.
struct Number {
  std::int64_t value;
  template <std::integral T>
  Number(T number) : value(static_cast<std::int64_t>(number)) {}
};

/// A parameter that is shown as it is: a name, a time, a length. Without a default, as above.
struct Text {
  std::string value;
  template <std::convertible_to<std::string_view> T>
  Text(T&& text) : value(std::string_view(text)) {}
};

using Value = std::variant<std::int64_t, std::string>;

/// One message with its values, in the order of its parameters. Compares as a value; costs no text until it
/// is said (Catalogue::say).
struct Message {
  std::uint16_t number = 0;  ///< its place in the catalogue
  std::vector<Value> values;
  friend bool operator==(const Message&, const Message&) = default;
};

/// The program's words, or somebody else's: a title, what the system says.
using Said = std::variant<Message, std::string>;

/// A message without parameters.
struct Plain {
  std::uint16_t number;
  operator Message() const { return {number, {}}; }
};

}  // namespace lw::words
