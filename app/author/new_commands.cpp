#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "audio/scan.hpp"
#include "author/commands.hpp"
#include "author/new_files.hpp"
#include "author/progress.hpp"
#include "author/sound_files.hpp"
#include "core/files.hpp"
#include "core/harmless.hpp"
#include "core/text.hpp"
#include "script/load.hpp"

namespace lw::author {
namespace {

namespace fs = std::filesystem;

// Asks on the terminal; whoever only presses Enter, or is no person, takes what is usual.
class Asking {
 public:
  explicit Asking(bool yes) : asks_(!yes && ::isatty(STDIN_FILENO) == 1) {}

  std::string text(const std::string& what, const std::string& usual) const {
    if (!asks_) return usual;
    fmt::print(stderr, "{} [{}]: ", what, usual);
    std::string line;
    std::getline(std::cin, line);
    const auto answer = core::trim(line);
    return answer.empty() || !core::isUtf8(answer) ? usual : std::string(answer);
  }

  /// Index of one of the words.
  std::size_t word(const std::string& what, std::span<const std::string_view> words,
                   std::size_t usual) const {
    std::string all;
    for (const auto each : words) all += (all.empty() ? "" : ", ") + std::string(each);
    while (asks_ && std::cin) {
      const auto answer = text(fmt::format("{} ({})", what, all), std::string(words[usual]));
      const auto found = std::ranges::find(words, answer);
      if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    }
    return usual;
  }

 private:
  bool asks_;
};

// Writes a new file, once `check` finds nothing wrong with it. Never over another.
int write(const library::Places& places, const fs::path& file, const std::string& text) {
  const auto checked = script::checkText(file, text, {places.config(), places.playlists()});
  if (core::hasErrors(checked.diagnostics)) {
    fmt::print(stderr, "{}lullwater: nothing was written\n",
               script::formatAll(checked.diagnostics, checked.sources));
    return 1;
  }
  fs::create_directories(file.parent_path());
  core::writeFileAtomically(file, text);
  fmt::print("{0}\nEdit it, and let `lullwater check {0}` read it.\n", core::harmless(file.string()));
  return 0;
}

// 0 where a file of that name may be written.
int refuse(const NewOptions& options, const fs::path& file) {
  if (options.name.empty() || core::slug(options.name, 64) != options.name) {
    const auto better = core::slug(options.name, 64);
    fmt::print(stderr, "lullwater: a name has small letters, digits and dashes{}\n",
               better.empty() ? "" : fmt::format(": {}", better));
    return 2;
  }
  std::error_code error;
  if (!fs::exists(fs::symlink_status(file, error))) return 0;
  fmt::print(stderr, "lullwater: {} is already there\n", file.string());
  return 1;
}

std::vector<MeasuredPiece> measure(const library::Places& places, const fs::path& folder) {
  const auto found = soundFilesIn({folder.string()});
  auto scanned = audio::scan(found.files, places.measures(), showProgress("measuring"));
  scanned.failures.insert(found.unreadable.begin(), found.unreadable.end());
  std::vector<MeasuredPiece> pieces;
  for (const auto& [file, measure] : scanned.measures) {
    if (core::toSeconds(measure.length) < 1) continue;
    if (!core::isUtf8(file.string())) {
      fmt::print(stderr, "{}: left out: its name is not UTF-8, which a playlist is; rename it\n",
                 onOneLine(file.string()));
      continue;
    }
    pieces.push_back({fs::absolute(file).lexically_normal(), measure.integrated.value, measure.range.value,
                      measure.brightness, 1});
  }
  for (const auto& [file, why] : scanned.failures)
    fmt::print(stderr, "{}: left out: {}\n", onOneLine(file.string()), onOneLine(why));
  return pieces;
}

}  // namespace

int newSessionCommand(const library::Places& places, const NewOptions& options) {
  static constexpr std::string_view kSettings[]{"clinic", "home"};
  static constexpr std::string_view kRoutes[]{"infusion", "intramuscular", "nasal", "lozenge", "none"};
  const auto file = places.config() / "sessions" / (options.name + ".toml");
  if (const int code = refuse(options, file); code != 0) return code;
  const Asking ask(options.yes);
  NewSession session;
  session.title = ask.text("Title", titleOf(options.name));
  session.setting = static_cast<script::Setting>(ask.word("Setting", kSettings, 0));
  session.route = static_cast<script::Route>(ask.word("How is the medicine given", kRoutes, 4));
  return write(places, file, newSessionText(places, session));
}

int newPlaylistCommand(const library::Places& places, const NewOptions& options) {
  const auto file = places.playlists() / (options.name + ".toml");
  if (const int code = refuse(options, file); code != 0) return code;
  const auto folder = options.from.empty() ? places.root / "assets" / "music" : options.from;
  if (!fs::is_directory(folder)) {
    fmt::print(stderr, "lullwater: there is no folder {}\n", folder.string());
    return 1;
  }
  auto pieces = measure(places, folder);
  if (pieces.empty()) {
    fmt::print(stderr, "lullwater: there is no sound file in {}\n", folder.string());
    return 1;
  }
  proposeIntensity(pieces);
  const auto title = Asking(options.yes).text("Title", titleOf(options.name));
  return write(places, file, newPlaylistText(title, pieces, places.playlists()));
}

int newFormCommand(const library::Places& places, const NewOptions& options) {
  static constexpr std::string_view kWho[]{"person", "staff", "sitter"};
  const auto file = places.config() / "forms" / (options.name + ".toml");
  if (const int code = refuse(options, file); code != 0) return code;
  const Asking ask(options.yes);
  const auto title = ask.text("Title", titleOf(options.name));
  const auto who = static_cast<script::Who>(ask.word("Who answers", kWho, 0));
  return write(places, file, newFormText(title, who));
}

}  // namespace lw::author
