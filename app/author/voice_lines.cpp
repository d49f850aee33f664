#include "author/voice_lines.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>
#include <stdexcept>

#include "author/diagnostics_out.hpp"
#include "core/files.hpp"
#include "core/text.hpp"
#include "library/library.hpp"
#include "plan/voices.hpp"
#include "script/load.hpp"

extern char** environ;

namespace lw::author {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> tomlFilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::string inOneLine(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return text;
}

/// Waits for a program. Throws std::runtime_error where it can't be started.
int runProgram(const fs::path& program, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), program.string());
  std::vector<char*> words;
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  pid_t child = 0;
  const int error = ::posix_spawn(&child, program.c_str(), nullptr, nullptr, words.data(), environ);
  if (error != 0)
    throw std::runtime_error(fmt::format("can't run {}: {}", program.string(), std::strerror(error)));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR)
      throw std::runtime_error(fmt::format("lost {}: {}", program.string(), std::strerror(errno)));
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

std::vector<std::string> keysLike(const std::vector<SpokenLine>& lines, std::string_view key) {
  std::vector<std::string> like;
  for (const auto& line : lines)
    if (line.key.starts_with(key)) like.push_back(line.key);
  return like;
}

}  // namespace

std::vector<SpokenLine> spokenLines(const library::Places& places, const std::vector<std::string>& sessions) {
  std::vector<fs::path> files;
  for (const auto& name : sessions) files.push_back(library::findSession(places, name));
  if (files.empty()) files = tomlFilesIn(places.config() / "sessions");
  std::map<std::string, SpokenLine> lines;
  for (const auto& file : files) {
    const auto loaded =
        script::loadSession(file, {places.config(), places.playlists()}, {.requireSoundFiles = false});
    if (core::hasErrors(loaded.diagnostics)) {
      fmt::print(stderr, "{}",
                 script::formatAll(loaded.diagnostics, loaded.sources, colourFor(STDERR_FILENO)));
      if (files.size() == 1)
        throw std::runtime_error(fmt::format("{} has mistakes; nothing was done", file.filename().string()));
      fmt::print(stderr, "lullwater: {} has mistakes; the other sessions go on without it\n",
                 file.filename().string());
      continue;
    }
    for (const auto& [key, text] : library::linesToSpeak(
             loaded.bundle, *library::wordsFor(places, loaded.bundle.script.language).catalogue))
      lines.try_emplace(
          key, SpokenLine{key, inOneLine(text), {}, plan::builtVoiceReads(loaded.bundle.script.language)});
  }
  const auto speakers = library::describeSpeakers(places);
  std::vector<SpokenLine> all;
  for (auto& [key, line] : lines) {
    const auto speaker = speakers.find(key);
    line.speaker = speaker == speakers.end() ? "nothing yet" : speaker->second;
    all.push_back(std::move(line));
  }
  return all;
}

const SpokenLine& findLine(const std::vector<SpokenLine>& lines, std::string_view key) {
  if (const auto exact = std::ranges::find(lines, key, &SpokenLine::key); exact != lines.end()) return *exact;
  const auto like = keysLike(lines, key);
  if (like.size() == 1 && !key.empty()) return *std::ranges::find(lines, like.front(), &SpokenLine::key);
  if (like.size() > 1)
    throw std::runtime_error(fmt::format(
        "{} lines begin with '{}': {}{}", like.size(), key,
        fmt::join(like.begin(), like.begin() + std::min<std::ptrdiff_t>(std::ssize(like), 3), ", "),
        like.size() > 3 ? ", …" : ""));
  std::vector<std::string_view> keys;
  for (const auto& line : lines) keys.push_back(line.key);
  auto near = core::nearest(key, keys);
  for (auto part = key; near.empty() && part.size() > 3; part.remove_suffix(1))
    if (const auto longer = keysLike(lines, part); !longer.empty()) near = longer.front();
  throw std::runtime_error(fmt::format(
      "no line has the key '{}'; {}", key,
      near.empty() ? "`lullwater voice SESSION` lists them" : fmt::format("did you mean '{}'?", near)));
}

int sayLines(const library::Places& places, const std::vector<SpokenLine>& lines) {
  std::string list;
  std::size_t foreign = 0;
  for (const auto& line : lines) {
    if (line.speaker != "nothing yet") continue;
    if (line.built)
      list += line.key + "\t" + line.text + "\n";
    else
      ++foreign;
  }
  if (foreign > 0)
    fmt::print(stderr,
               "lullwater: {} line{} not in English, which is all that the built-in voice reads: record {}\n",
               foreign, foreign == 1 ? " is" : "s are", foreign == 1 ? "it" : "them");
  if (list.empty()) {
    fmt::print("Nothing to say: every {}line has its voice.\n", foreign > 0 ? "English " : "");
    return foreign > 0 ? 1 : 0;
  }
  const auto file = fs::temp_directory_path() / fmt::format("lullwater-lines-{}.tsv", ::getpid());
  core::writeFileAtomically(file, list);
  int failed = 1;
  try {
    failed = runProgram(places.voices() / "build", {file.string(), places.voices().string()});
  } catch (...) {
    fs::remove(file);
    throw;
  }
  fs::remove(file);
  return failed != 0 || foreign > 0 ? 1 : 0;
}

}  // namespace lw::author
