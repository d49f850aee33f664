#include "words/pattern.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace lw::words {
namespace {

bool isName(std::string_view name) {
  return !name.empty() &&
         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// Calls `letter` for each letter and `gap` for each name, in the order of the text.
template <class Letter, class Gap>
void walk(std::string_view text, Letter letter, Gap gap) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool brace = text[i] == '{' || text[i] == '}';
    if (!brace) {
      letter(text[i]);
    } else if (i + 1 < text.size() && text[i + 1] == text[i]) {
      letter(text[i++]);
    } else {
      const auto end = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
      if (end == std::string_view::npos) throw std::invalid_argument("a brace stands alone");
      const auto name = text.substr(i + 1, end - i - 1);
      if (!isName(name)) throw std::invalid_argument(fmt::format("'{{{}}}' is no name", name));
      gap(std::string(name));
      i = end;
    }
  }
}

struct Shown {
  std::string& out;
  void operator()(std::int64_t number) const { out += fmt::to_string(number); }
  void operator()(const std::string& text) const { out += text; }
};

}  // namespace

std::string Pattern::fill(const std::vector<Value>& values) const {
  std::string out;
  for (const auto& piece : pieces) {
    out += piece.text;
    const auto place = static_cast<std::size_t>(piece.gap);
    if (piece.gap >= 0 && place < values.size()) std::visit(Shown{out}, values[place]);
  }
  return out;
}

std::vector<std::string> gapsOf(std::string_view text) {
  std::vector<std::string> names;
  walk(
      text, [](char) {},
      [&](std::string name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
      });
  return names;
}

Pattern readPattern(std::string_view text, const std::vector<std::string>& names) {
  Pattern pattern;
  Pattern::Piece piece;
  walk(
      text, [&](char letter) { piece.text += letter; },
      [&](const std::string& name) {
        const auto found = std::ranges::find(names, name);
        if (found == names.end())
          throw std::invalid_argument(fmt::format("'{{{}}}' is not known here", name));
        piece.gap = static_cast<int>(found - names.begin());
        pattern.pieces.push_back(std::exchange(piece, {}));
      });
  if (!piece.text.empty()) pattern.pieces.push_back(std::move(piece));
  return pattern;
}

}  // namespace lw::words
