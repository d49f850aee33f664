#include "author/room_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "core/text.hpp"

namespace lw::author {
namespace {

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

bool isHeader(std::string_view line) {
  return core::trim(line).starts_with('[');
}

bool isHeader(std::string_view line, std::string_view header) {
  const auto words = core::trim(line);
  return words == header || words.starts_with(std::string(header) + " ") ||
         words.starts_with(std::string(header) + "#");
}

/// What stands before '=' in a line, without a '#' before it.
std::string keyOf(std::string_view line) {
  const auto equals = line.find('=');
  if (equals == std::string_view::npos) return "";
  auto key = core::trim(line.substr(0, equals));
  while (!key.empty() && (key.front() == '#' || key.front() == ' ')) key.remove_prefix(1);
  return std::string(key);
}

bool isComment(std::string_view line) {
  return core::trim(line).starts_with('#');
}

/// First and end of the lines under a header.
struct Part {
  std::size_t begin, end;
};

Part partFrom(const std::vector<std::string>& lines, std::size_t begin) {
  auto end = begin;
  while (end < lines.size() && !isHeader(lines[end])) ++end;
  return {begin, end};
}

bool names(const std::vector<std::string>& lines, const Part& part, const std::string& device) {
  for (auto i = part.begin; i < part.end; ++i)
    if (!isComment(lines[i]) && keyOf(lines[i]) == "device")
      return lines[i].find('"' + device + '"') != std::string::npos ||
             lines[i].find('\'' + device + '\'') != std::string::npos;
  return false;
}

std::optional<Part> find(const std::vector<std::string>& lines, const std::string& device) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (device.empty() && isHeader(lines[i], "[sound]")) return partFrom(lines, i + 1);
    if (device.empty() || !isHeader(lines[i], "[[sound.output]]")) continue;
    if (const auto part = partFrom(lines, i + 1); names(lines, part, device)) return part;
  }
  return std::nullopt;
}

/// The comment at a line's end, with the blanks before it.
std::string tailOf(const std::string& line) {
  const auto equals = line.find('=');
  const auto mark = line.find('#', equals);
  if (mark == std::string::npos) return "";
  const auto blanks = line.find_last_not_of(' ', mark - 1) + 1;
  return line.substr(blanks);
}

void set(std::vector<std::string>& lines, const Part& part, const std::string& key,
         const std::string& value) {
  std::optional<std::size_t> place;
  for (auto i = part.begin; i < part.end; ++i)
    if (keyOf(lines[i]) == key && (!place || !isComment(lines[i]))) place = i;
  if (!place) {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(part.begin), fmt::format("{} = {}", key, value));
    return;
  }
  auto& line = lines[*place];
  const auto tail = tailOf(line);
  auto head = line.substr(0, line.find('='));
  if (isComment(line)) head.erase(0, head.find_first_not_of("# "));
  line = head + "= " + value + tail;
}

}  // namespace

std::string withSoundNumber(const std::string& text, const std::string& device, const std::string& key,
                            const std::string& value) {
  auto lines = linesOf(text);
  auto part = find(lines, device);
  if (!part) {
    lines.emplace_back();
    lines.push_back(device.empty() ? "[sound]" : "[[sound.output]]");
    part = Part{lines.size(), lines.size()};
    if (!device.empty()) lines.push_back(fmt::format("device = \"{}\"", device));
    part->end = lines.size();
    if (!device.empty()) part->begin = part->end;
  }
  set(lines, *part, key, value);
  std::string result;
  for (const auto& line : lines) result += line + '\n';
  return result;
}

}  // namespace lw::author
