#include "script/codes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"

namespace lw::script {

std::vector<CodeEntry> allCodes() {
  std::vector<CodeEntry> all;
  for (const auto part : {fileCodes(), sessionCodes(), otherCodes()})
    all.insert(all.end(), part.begin(), part.end());
  std::ranges::sort(all, {}, &CodeEntry::code);
  return all;
}

CodeEntry findCode(std::string_view code) {
  for (const auto part : {fileCodes(), sessionCodes(), otherCodes()})
    for (const auto& entry : part)
      if (entry.code == code) return entry;
  return {};
}

std::string describeCode(const CodeEntry& entry) {
  std::string text = fmt::format("{}\n\n{}\n", entry.code, entry.why);
  if (entry.example.empty()) return text;
  text += entry.frame == Frame::none ? "\nWhat helps:\n\n" : "\nThis is right:\n\n";
  for (const auto line : core::split(entry.example, '\n'))
    text += line.empty() ? "\n" : fmt::format("    {}\n", line);
  return text;
}

}  // namespace lw::script
