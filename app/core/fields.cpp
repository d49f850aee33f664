#include "core/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace lw::core {
namespace {

template <class T>
bool copy(const AnswerValue& from, T& value) {
  const auto* found = std::get_if<T>(&from);
  if (found != nullptr) value = *found;
  return found != nullptr;
}

}  // namespace

const AnswerValue* find(const Fields& fields, std::string_view key) {
  const auto found = std::ranges::find(fields.values, key, &std::pair<std::string, AnswerValue>::first);
  return found == fields.values.end() ? nullptr : &found->second;
}

AnswerValue stored(bool value) {
  return value;
}
AnswerValue stored(int value) {
  return std::int64_t{value};
}
AnswerValue stored(std::int64_t value) {
  return value;
}
AnswerValue stored(std::uint64_t value) {
  return fmt::format("{:016x}", value);
}
AnswerValue stored(double value) {
  return value;
}
AnswerValue stored(const std::string& value) {
  return value;
}
AnswerValue stored(const std::vector<std::string>& value) {
  return value;
}
AnswerValue stored(const AnswerValue& value) {
  return value;
}
AnswerValue stored(Frames value) {
  return std::int64_t{value.count()};
}
AnswerValue stored(Decibels value) {
  return value.value;
}
AnswerValue stored(UtcTime value) {
  return formatUtc(value);
}

bool restore(const AnswerValue& from, bool& value) {
  return copy(from, value);
}
bool restore(const AnswerValue& from, int& value) {
  std::int64_t whole = 0;
  if (!copy(from, whole) || whole < std::numeric_limits<int>::min() ||
      whole > std::numeric_limits<int>::max())
    return false;
  value = static_cast<int>(whole);
  return true;
}
bool restore(const AnswerValue& from, std::int64_t& value) {
  return copy(from, value);
}
bool restore(const AnswerValue& from, std::uint64_t& value) {
  std::string digits;
  if (!copy(from, digits) || digits.size() != 16) return false;
  const auto* end = digits.data() + digits.size();
  return std::from_chars(digits.data(), end, value, 16).ptr == end;
}
bool restore(const AnswerValue& from, double& value) {
  return copy(from, value);
}
bool restore(const AnswerValue& from, std::string& value) {
  return copy(from, value);
}
bool restore(const AnswerValue& from, std::vector<std::string>& value) {
  return copy(from, value);
}
bool restore(const AnswerValue& from, AnswerValue& value) {
  value = from;
  return true;
}
bool restore(const AnswerValue& from, Frames& value) {
  std::int64_t count = 0;
  if (!copy(from, count)) return false;
  value = Frames{count};
  return true;
}
bool restore(const AnswerValue& from, Decibels& value) {
  return copy(from, value.value);
}
bool restore(const AnswerValue& from, UtcTime& value) {
  std::string text;
  const auto time = copy(from, text) ? parseUtc(text) : std::nullopt;
  if (time) value = *time;
  return time.has_value();
}

}  // namespace lw::core
