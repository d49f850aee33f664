#pragma once
#include <string>
#include <string_view>

namespace lw::script {

/// File stem of a spoken line: a readable slug and a hash of the exact text, so that a changed line is spoken
/// anew. "Let the chair hold you." -> "let-the-chair-hold-you-1f3a9c20". Two texts that differ only in blanks
/// share a key; without a letter from a to z it begins with "line".
std::string voiceKey(std::string_view text);

}  // namespace lw::script
