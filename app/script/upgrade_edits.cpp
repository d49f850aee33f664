#include "script/upgrade_edits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/text.hpp"
#include "script/span.hpp"

namespace lw::script {
namespace {

const Renamed* find(std::span<const Renamed> all, Kind kind, std::string_view table, std::string_view key) {
  const auto found = std::ranges::find_if(all, [&](const Renamed& one) {
    return one.kind == kind && one.old == key && (one.table == table || (one.table == "*" && !table.empty()));
  });
  return found == all.end() ? nullptr : &*found;
}

class Upgrader {
 public:
  Upgrader(std::string_view text, Kind kind, const Translation& translation)
      : text_(text), lines_(text), kind_(kind), renamed_(translation.renamed) {}
  std::vector<Edit> all(const toml::table& root);

 private:
  void table(const toml::table& table, const std::string& path);
  void inner(const toml::node& node, const std::string& path);
  void header(std::uint32_t line);
  void replace(core::Location place, std::string_view old, std::string with);
  void replaceValue(const toml::node& node, std::string with);

  std::string_view text_;
  core::Lines lines_;
  Kind kind_;
  std::span<const Renamed> renamed_;
  std::vector<Edit> edits_;
  std::set<std::uint32_t> headers_;  // lines that were looked at
};

void Upgrader::replace(core::Location place, std::string_view old, std::string with) {
  const auto line = lines_.line(place.line);
  auto at = lines_.byteOf(place);
  if (at < line.size() && (line[at] == '"' || line[at] == '\'')) ++at;  // a quoted key keeps its quotes
  if (line.substr(at, old.size()) != old) return;
  edits_.push_back(
      {static_cast<std::size_t>(line.data() - text_.data()) + at, old.size(), std::move(with), place});
}

void Upgrader::replaceValue(const toml::node& node, std::string with) {
  const auto span = spanOf(node.source());
  if (span.begin.line != span.end.line) return;
  const auto line = lines_.line(span.begin.line);
  const auto begin = lines_.byteOf(span.begin), end = lines_.byteOf(span.end);
  replace(span.begin, line.substr(begin, end - begin), std::move(with));
}

// [a.b] or [[a.b]]: each name by the table that it stands in.
void Upgrader::header(std::uint32_t number) {
  const auto line = lines_.line(number);
  auto at = line.find_first_not_of(" \t");
  if (at == line.npos || line[at] != '[' || !headers_.insert(number).second) return;
  std::string path;
  while (at < line.size() && line[at] != ']') {
    const auto begin = std::min(line.find_first_not_of("[]. \t\"'", at), line.size());
    const auto end = std::min(line.find_first_of("]. \t\"'#", begin), line.size());
    const auto name = line.substr(begin, end - begin);
    const auto* renamed = find(renamed_, kind_, path, name);
    if (renamed != nullptr)
      edits_.push_back({static_cast<std::size_t>(line.data() - text_.data()) + begin,
                        name.size(),
                        std::string(renamed->now),
                        {number, static_cast<std::uint32_t>(core::codePoints(line.substr(0, begin)) + 1)}});
    path += (path.empty() ? "" : ".") + std::string(renamed == nullptr ? name : renamed->now);
    at = std::max(end, at + 1);
  }
}

void Upgrader::inner(const toml::node& node, const std::string& path) {
  if (const auto* one = node.as_table()) {
    if (!one->is_inline()) header(spanOf(node.source()).begin.line);
    table(*one, path);
  }
  if (const auto* list = node.as_array())
    for (const auto& each : *list) inner(each, path);
}

void Upgrader::table(const toml::table& table, const std::string& path) {
  for (const auto& [key, node] : table) {
    const auto* renamed = find(renamed_, kind_, path, key.str());
    const std::string name(renamed == nullptr ? key.str() : renamed->now);
    const auto place = spanOf(key.source()).begin;
    const auto line = lines_.line(place.line);
    const auto first = line.find_first_not_of(" \t");
    const bool inHeader =
        first != line.npos && line[first] == '[' && (node.is_table() || node.is_array_of_tables());
    if (renamed != nullptr && !inHeader) replace(place, key.str(), name);
    if (renamed != nullptr && renamed->minutes && node.is_number())
      replaceValue(node, fmt::format("\"{} min\"", node.value<double>().value_or(0)));
    inner(node, path.empty() ? name : path + "." + name);
  }
}

std::vector<Edit> Upgrader::all(const toml::table& root) {
  if (const auto* format = root.get("format")) replaceValue(*format, std::to_string(kFormat));
  table(root, "");
  std::ranges::sort(edits_, {}, &Edit::byte);
  const auto same = [](const Edit& a, const Edit& b) { return a.byte + a.size > b.byte; };
  edits_.erase(std::unique(edits_.begin(), edits_.end(), same), edits_.end());
  return std::move(edits_);
}

}  // namespace

std::vector<Edit> upgradeEdits(std::string_view text, const toml::table& root, Kind kind,
                               const Translation& translation) {
  return Upgrader(text, kind, translation).all(root);
}

std::string applyEdits(std::string_view text, const std::vector<Edit>& edits) {
  std::string result;
  std::size_t done = 0;
  for (const auto& edit : edits) {
    result += text.substr(done, edit.byte - done);
    result += edit.with;
    done = edit.byte + edit.size;
  }
  return result += text.substr(done);
}

core::Location beforeEdits(core::Location place, const std::vector<Edit>& edits) {
  const auto first =
      std::ranges::lower_bound(edits, place.line, {}, [](const Edit& edit) { return edit.place.line; });
  std::int64_t shift = 0;  // new column - old column, so far
  for (auto edit = first; edit != edits.end() && edit->place.line == place.line; ++edit) {
    const auto begin = static_cast<std::int64_t>(edit->place.column) + shift;
    const auto size = static_cast<std::int64_t>(edit->with.size());
    if (place.column <= begin) break;
    const bool within = place.column < begin + size;
    if (within) return edit->place;
    shift += size - static_cast<std::int64_t>(edit->size);
  }
  place.column = static_cast<std::uint32_t>(std::max<std::int64_t>(1, place.column - shift));
  return place;
}

}  // namespace lw::script
