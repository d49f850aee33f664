#include "script/library.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "script/listed.hpp"
#include "script/section.hpp"
#include "script/source.hpp"

namespace lw::script {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> namesIn(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (entry->path().extension() == ".toml" || isListed(entry->path()))
      names.push_back(entry->path().stem().string());
  std::ranges::sort(names);
  return names;
}

bool isBelow(const fs::path& file, const fs::path& folder) {
  const auto whole = fs::absolute(file).lexically_normal(),
             root = (fs::absolute(folder.empty() ? "." : folder) / "").lexically_normal();
  const auto [end, mismatch] = std::mismatch(root.begin(), root.end(), whole.begin(), whole.end());
  return end == root.end() || end->empty();
}

Resolved resolvePath(const std::string& name, std::string_view what, std::string_view unknown,
                     const Source& script, const Places& places) {
  if (name.starts_with('/'))
    return {{},
            fmt::format("'{}' is an absolute path", name),
            "write a name, or a path relative to this file",
            "outside-library"};
  auto file = (script.file.parent_path() / name).lexically_normal();
  if (file.extension() != ".toml" && !(what == "playlist" && isListed(file))) file += ".toml";
  const bool inside = isBelow(file, places.config) || isBelow(file, places.playlists) ||
                      isBelow(file, script.file.parent_path());
  if (!inside)
    return {{},
            fmt::format("'{}' leads out of the library", name),
            fmt::format("put the {} into the library's folders", what),
            "outside-library"};
  std::error_code error;
  if (!fs::exists(file, error))
    return {{},
            fmt::format("there is no {} '{}'", what, name),
            "the path counts from the folder of this file",
            std::string(unknown)};
  return {file, "", "", ""};
}

// Our own file first; a playlist may also be one that another music program wrote.
std::optional<fs::path> fileNamed(const fs::path& folder, const std::string& name, std::string_view what) {
  std::error_code error;
  for (const std::string_view ending : {".toml", ".m3u8", ".m3u", ".xspf"}) {
    const auto file = (folder / (name + std::string(ending))).lexically_normal();
    if (fs::exists(file, error)) return file;
    if (what != "playlist") break;
  }
  return std::nullopt;
}

bool holds(const toml::table& root, std::initializer_list<std::string_view> keys) {
  return std::ranges::any_of(keys, [&](auto key) { return root.contains(key); });
}

}  // namespace

Resolved resolve(const std::string& name, const fs::path& folder, std::string_view what,
                 std::string_view unknown, const Source& script, const Places& places) {
  if (name.find('/') != name.npos) return resolvePath(name, what, unknown, script, places);
  const std::string code(unknown);
  const auto dot = name.rfind('.');
  const bool ends = name.ends_with(".toml") || (what == "playlist" && isListed(name));
  const auto bare = ends ? name.substr(0, dot) : name;
  if (bare.empty() || bare[0] == '.' || bare.find('\\') != bare.npos || bare.size() > 200)
    return {{}, fmt::format("'{}' is not the name of a {}", name, what), "", code};
  const auto file = fileNamed(folder, bare, what);
  if (!file) {
    auto hint = didYouMean(bare, namesIn(folder));
    if (hint.empty())
      hint = fmt::format("it would be {}", (folder / (bare + ".toml")).lexically_normal().string());
    return {{}, fmt::format("there is no {} '{}'", what, name), hint, code};
  }
  if (bare != name)
    return {
        {}, fmt::format("the {} is named without its ending", what), fmt::format("write \"{}\"", bare), code};
  return {*file, "", "", ""};
}

std::optional<Kind> recognise(const fs::path& file, const toml::table& root) {
  const auto folder = file.parent_path().filename();
  if (isListed(file)) return Kind::playlist;
  if (file.filename() == "breath.toml") return Kind::breath;
  if (file.filename() == "room.toml") return Kind::room;
  if (folder == "sessions") return Kind::session;
  if (folder == "playlists") return Kind::playlist;
  if (holds(root, {"item"}) && !holds(root, {"question"})) return Kind::checklist;
  if (folder == "forms" || holds(root, {"question", "score", "notice"})) return Kind::form;
  if (holds(root, {"phase", "before", "setting", "route", "observe"})) return Kind::session;
  if (holds(root, {"track", "order"})) return Kind::playlist;
  if (holds(root, {"room", "site", "screen", "staff", "call", "record"})) return Kind::room;
  const auto breathes = [](const auto& entry) {
    return entry.second.is_table() && holds(*entry.second.as_table(), {"in", "out"});
  };
  if (std::any_of(root.begin(), root.end(), breathes)) return Kind::breath;
  return std::nullopt;
}

}  // namespace lw::script
