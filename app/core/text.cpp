#include "core/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace lw::core {
namespace {

struct Unit {
  std::string_view name;
  double seconds;
};
constexpr std::array<Unit, 8> kUnits{{{"ms", 0.001},
                                      {"s", 1},
                                      {"sec", 1},
                                      {"min", 60},
                                      {"h", 3600},
                                      {"day", 86400},
                                      {"days", 86400},
                                      {"week", 604800}}};
constexpr double kLongest = 10.0 * 366 * 86400;

std::optional<double> takeNumber(std::string_view& text) {
  const auto end = std::min(text.find_first_not_of("0123456789."), text.size());
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + end, value, std::chars_format::fixed);
  if (end == 0 || error != std::errc{} || stop != text.data() + end) return std::nullopt;
  text.remove_prefix(end);
  text = trim(text);
  return value;
}

std::optional<double> takeUnit(std::string_view& text) {
  const auto end = std::min(text.find_first_of(" 0123456789."), text.size());
  const auto unit = std::ranges::find(kUnits, text.substr(0, end), &Unit::name);
  if (unit == kUnits.end()) return std::nullopt;
  text.remove_prefix(end);
  text = trim(text);
  return unit->seconds;
}

}  // namespace

std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::string nearest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > 64) return {};
  std::string best;
  std::size_t distance = std::min<std::size_t>(4, (word.size() + 1) / 2 + 1);
  for (const auto candidate : candidates) {
    const auto d = editDistance(word, candidate);
    if (d < distance) {
      distance = d;
      best = candidate;
    }
  }
  return best;
}

std::string formatLength(Frames length) {
  if (length.count() < 0) return "-" + formatLength(-length);
  const auto milliseconds = std::chrono::round<std::chrono::milliseconds>(length).count();
  if (milliseconds % 60000 != 0 && milliseconds < 120000)
    return fmt::format("{} s", static_cast<double>(milliseconds) / 1000.0);
  const auto hours = milliseconds / 3600000, minutes = milliseconds / 60000 % 60, rest = milliseconds % 60000;
  std::string text;
  if (hours > 0) text += fmt::format("{} h ", hours);
  if (minutes > 0) text += fmt::format("{} min ", minutes);
  if (rest > 0) text += fmt::format("{} s ", static_cast<double>(rest) / 1000.0);
  if (text.empty()) return "0 s";
  text.pop_back();
  return text;
}

std::string formatHoursMinutes(Frames length) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(length).count();
  return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

std::string formatMinutesSeconds(Frames length) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(length).count();
  if (seconds >= 3600) return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::optional<Frames> parseLength(std::string_view text) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  double seconds = 0;
  while (!text.empty()) {
    const auto number = takeNumber(text);
    const auto unit = number ? takeUnit(text) : std::nullopt;
    if (!unit) return std::nullopt;
    seconds += *number * *unit;
  }
  if (!(seconds <= kLongest)) return std::nullopt;
  return framesOf(seconds);
}

std::string slug(std::string_view text, std::size_t limit) {
  std::string result;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (plain) {
      if (result.size() >= limit) break;
      result += lower;
    } else if (c != '\'' && !result.empty() && result.back() != '-' && result.size() < limit) {
      result += '-';
    }
  }
  while (result.ends_with('-')) result.pop_back();
  return result;
}

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (true) {
    const auto end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pieces;
    text.remove_prefix(end + 1);
  }
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace lw::core
