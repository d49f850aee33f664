#pragma once
#include <string>
#include <string_view>

/// Texts as UTF-8, character by character: a character is a code point here.
namespace lw::core {

/// True for well-formed UTF-8 without NUL.
bool isUtf8(std::string_view text);

/// How much of a text, from its begin on, is well-formed UTF-8 without NUL, in bytes.
std::size_t wellFormedPart(std::string_view text);

/// Number of characters. A byte that is not UTF-8 counts as one.
std::size_t codePoints(std::string_view text);

/// Number of units of 16 bits that UTF-16 needs: two for what is beyond U+FFFF. A byte that is not UTF-8
/// counts as one.
std::size_t utf16Units(std::string_view text);

/// The character that a text begins with, in bytes; the first byte where that is not UTF-8; empty only for an
/// empty text.
std::string_view firstCharacter(std::string_view text);

/// The number of a character; U+FFFD for what is none.
char32_t pointOf(std::string_view character);

/// At most so many characters from the begin.
std::string_view firstCharacters(std::string_view text, std::size_t most);

/// Takes one off the end or the begin, if there is one.
void removeLastCharacter(std::string& text);
void removeFirstCharacter(std::string& text);

}  // namespace lw::core
