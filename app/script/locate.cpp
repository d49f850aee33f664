#include <fmt/format.h>

#include <algorithm>

#include "core/percent.hpp"
#include "core/utf8.hpp"
#include "script/listed.hpp"
#include "script/source.hpp"

namespace lw::script {
namespace {

namespace fs = std::filesystem;

bool isDrive(std::string_view path) {
  const auto letter = path.size() > 2 ? static_cast<char>(path[0] | 0x20) : ' ';
  return letter >= 'a' && letter <= 'z' && path[1] == ':' && (path[2] == '\\' || path[2] == '/');
}

// "http", "file", … of an address; empty for a path. One letter is a drive of Windows.
std::string_view schemeOf(std::string_view location) {
  const auto colon = location.find("://");
  const auto scheme = location.substr(0, colon == location.npos ? 0 : colon);
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '-';
  };
  return scheme.size() > 1 && std::ranges::all_of(scheme, fits) ? scheme : std::string_view();
}

std::string shortened(std::string_view text) {
  return core::codePoints(text) <= 120 ? std::string(text) : std::string("this");
}

}  // namespace

std::optional<fs::path> locate(Source& source, const Listed& entry, bool isAddress) {
  std::string_view location = entry.location;
  const auto scheme = schemeOf(location);
  if (!scheme.empty() && scheme != "file" && scheme != "FILE") {
    source.error("not-on-this-machine", entry.span,
                 fmt::format("'{}' is not a file on this machine", shortened(location)),
                 "copy the piece into the library: a session never depends on a network");
    return std::nullopt;
  }
  if (!scheme.empty()) {
    location.remove_prefix(scheme.size() + 3);
    if (location.starts_with("localhost/")) location.remove_prefix(9);
  }
  auto path = std::string(location);
  if (!scheme.empty() || isAddress) {
    const auto decoded = core::percentDecoded(location);
    if (!decoded || !core::isUtf8(*decoded)) {
      source.error("bad-address", entry.span,
                   fmt::format("'{}' is not an address", shortened(entry.location)),
                   "a % is followed by two digits 0 to F that stand for a byte; a plain % is written %25");
      return std::nullopt;
    }
    path = *decoded;
  }
  if (isDrive(path) || (path.starts_with('/') && isDrive(std::string_view(path).substr(1)))) {
    source.error("windows-drive", entry.span, fmt::format("'{}' is on a drive of Windows", shortened(path)),
                 "copy the piece into the library and name it by a relative path");
    return std::nullopt;
  }
  if (path.empty() || path.size() > 4096) {
    source.error("bad-address", entry.span,
                 path.empty() ? "this piece has no location" : "this path is longer than 4096 bytes");
    return std::nullopt;
  }
  const auto folder = fs::absolute(source.file).parent_path();
  std::error_code error;
  auto file = (folder / path).lexically_normal();
  if (path.find('\\') == path.npos || fs::exists(file, error)) return file;
  std::ranges::replace(path, '\\', '/');
  return (folder / path).lexically_normal();
}

}  // namespace lw::script
