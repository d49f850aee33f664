#include "library/places.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <stdexcept>

#include "core/files.hpp"

namespace lw::library {
namespace {

bool isLibrary(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::is_directory(folder / "config" / "sessions", ignored);
}

}  // namespace

std::filesystem::path Places::measures() const {
  return core::cacheFolder() / "measures";
}

Places findPlaces() {
  if (const char* set = std::getenv("LULLWATER_ROOT"); set != nullptr && *set != '\0') {
    if (!isLibrary(set))
      throw std::runtime_error(
          fmt::format("LULLWATER_ROOT is {}, but there is no config/sessions in it", set));
    return {std::filesystem::canonical(set)};
  }
  const auto program = std::filesystem::read_symlink("/proc/self/exe");
  for (auto folder = program.parent_path(); folder != folder.parent_path(); folder = folder.parent_path())
    if (isLibrary(folder)) return {folder};
  throw std::runtime_error(
      fmt::format("no folder above {} holds config/sessions; set LULLWATER_ROOT to the folder that does",
                  program.string()));
}

std::filesystem::path findSession(const Places& places, const std::string& name) {
  const bool isName = name.find('/') == std::string::npos && !name.ends_with(".toml");
  return isName ? places.config() / "sessions" / (name + ".toml") : std::filesystem::path(name);
}

}  // namespace lw::library
