#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "script/load.hpp"

// Every file of bad/ holds one mistake; beside it stands what a person reads about it, to the letter.
// UPDATE_GOLDEN=1 writes the texts anew: look at each before committing it.

namespace {

namespace fs = std::filesystem;
using namespace lw;

const fs::path kData = LW_TEST_DATA;

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string withoutFolder(std::string text) {
  const auto prefix = kData.string() + "/";
  for (auto at = text.find(prefix); at != text.npos; at = text.find(prefix, at))
    text.erase(at, prefix.size());
  return text;
}

std::vector<fs::path> badFiles() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(kData / "bad"))
    if (entry.is_regular_file() && entry.path().extension() != ".expected") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

script::Checked check(const fs::path& file) {
  return script::checkFile(file, {kData / "library/config", kData / "library/playlists"});
}

}  // namespace

TEST_CASE("every mistake is told as agreed, to the letter") {
  const auto files = badFiles();
  CHECK(files.size() >= 120);
  for (const auto& file : files) {
    const auto checked = check(file);
    const auto text = withoutFolder(script::formatAll(checked.diagnostics, checked.sources));
    auto golden = file;
    if (file.extension() == ".toml")
      golden.replace_extension(".expected");
    else
      golden += ".expected";
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << text;
    CHECK_MESSAGE(text == contentOf(golden), file.filename().string(), " now says:\n", text,
                  "but should say:\n", contentOf(golden));
  }
}

TEST_CASE("every mistake has a code and a place") {
  for (const auto& file : badFiles()) {
    const auto checked = check(file);
    REQUIRE_FALSE(checked.diagnostics.empty());
    for (const auto& diagnostic : checked.diagnostics) {
      CAPTURE(file.string());
      CHECK_FALSE(diagnostic.code.empty());
      CHECK(diagnostic.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
      CHECK(diagnostic.span.begin.line > 0);
      CHECK(diagnostic.span.begin <= diagnostic.span.end);
    }
  }
}
