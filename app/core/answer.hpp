#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace lw::core {

/// What somebody answered: yes-no -> bool; scale -> int64; choice -> its option's id (string); many -> ids
/// (vector); number -> double; words and time ("HH:MM") -> string.
using AnswerValue = std::variant<bool, std::int64_t, double, std::string, std::vector<std::string>>;

/// For people and logs: `yes`, `7`, `36.6`, `dizzy, sleepy`.
std::string formatAnswer(const AnswerValue& value);

}  // namespace lw::core
