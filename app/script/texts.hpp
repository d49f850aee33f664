#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "script/documents.hpp"

namespace lw::script {

/// The pieces of a text that are spoken one after the other: its lines, without blanks at their ends and
/// empty ones.
std::vector<std::string> spokenLines(std::string_view text);

/// Every text that the program may speak in this session, in the order of the session and each once: voice
/// lines, pages, questions with their answers, and the checklists that the person or a sitter ticks. What
/// only staff see is left out. Each is a sentence or a short paragraph; `voiceKey` gives its file.
std::vector<std::string> spokenTexts(const Bundle& bundle, std::string_view language);

}  // namespace lw::script
