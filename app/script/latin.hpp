#pragma once
#include <string>
#include <string_view>

/// Texts in the one-byte letters that older Windows programs write.
namespace lw::script {

/// UTF-8 for a text in Windows-1252 (Latin-1 with letters where that has control characters). Bytes that
/// stand for nothing become U+FFFD.
std::string fromWindowsLatin(std::string_view bytes);

/// True where the first line of an XML text names Latin-1, Latin-9 or Windows-1252 as its encoding.
bool declaresLatin(std::string_view xml);

}  // namespace lw::script
