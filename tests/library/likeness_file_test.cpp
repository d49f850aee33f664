#include "library/likeness_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/files.hpp"
#include "plan/overlaps.hpp"
#include "support/shipped.hpp"

using namespace lw;
namespace fs = std::filesystem;

namespace {

/// A cache of its own, as long as it lives.
class Cache {
 public:
  Cache() : folder_(fs::temp_directory_path() / fmt::format("lullwater-likeness-{}", ::getpid())) {
    if (const char* was = std::getenv("XDG_CACHE_HOME")) was_ = was;
    ::setenv("XDG_CACHE_HOME", folder_.c_str(), 1);
  }
  ~Cache() {
    was_.empty() ? ::unsetenv("XDG_CACHE_HOME") : ::setenv("XDG_CACHE_HOME", was_.c_str(), 1);
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

 private:
  fs::path folder_;
  std::string was_;
};

std::vector<double> likenesses(const plan::Plan& plan) {
  std::vector<double> all;
  for (const auto& phase : plan.phases)
    for (const auto& cue : phase.music) all.push_back(cue.likeness);
  return all;
}

/// The same, as if nothing was known.
std::vector<double> measureAgain(library::Library& library) {
  for (auto& phase : library.plan.phases)
    for (auto& cue : phase.music) cue.likeness = 0;
  library::measureLikeness(test::places(), library);
  return likenesses(library.plan);
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE(
    "how alike crossing pieces are is measured once, kept, and measured again where the file is no good") {
  auto library = test::shipped("first-look");
  const Cache cache;
  const auto file = test::places().measures() / "likeness";
  const auto overlaps = plan::overlapsOf(library->plan, library->media).size();
  REQUIRE(overlaps > 0);
  const auto measured = measureAgain(*library);
  CHECK(std::ranges::all_of(measured, [](double value) { return value >= 0 && value <= 1; }));
  const auto kept = core::readTextFile(file, 1 << 20);
  CHECK(std::ranges::count(kept, '\n') == static_cast<std::ptrdiff_t>(1 + overlaps));
  CHECK(measureAgain(*library) == measured);
  CHECK(core::readTextFile(file, 1 << 20) == kept);

  // what is there is believed
  auto changed = kept;
  for (auto line = changed.find('\n') + 1; line < changed.size(); line = changed.find('\n', line) + 1)
    changed.replace(line, changed.find('\t', line) - line, "0.750000");
  write(file, changed);
  const auto told = measureAgain(*library);
  CHECK(std::ranges::count(told, 0.75) == static_cast<std::ptrdiff_t>(overlaps));

  // what is no likeness, no text of ours or no file is not
  for (const std::string& text : {std::string("another header\n") + changed.substr(changed.find('\n') + 1),
                                  std::string(), std::string(3000, '\0')}) {
    write(file, text);
    CHECK(measureAgain(*library) == measured);
    CHECK(core::readTextFile(file, 1 << 20).starts_with("lullwater likeness 1\n"));
  }
  auto wrong = changed;
  for (auto at = wrong.find("0.750000"); at != std::string::npos; at = wrong.find("0.750000", at))
    wrong.replace(at, 8, "7.500000");
  write(file, wrong);
  CHECK(measureAgain(*library) == measured);
  fs::remove(file);
  fs::create_directories(file);  // can't be written either
  CHECK(measureAgain(*library) == measured);
}

TEST_CASE("a piece that was exchanged since is measured again") {
  auto library = test::shipped("first-look");
  const Cache cache;
  const auto measured = measureAgain(*library);
  const auto file = test::places().measures() / "likeness";
  const auto lines = [&] { return std::ranges::count(core::readTextFile(file, 1 << 20), '\n'); };
  const auto before = lines();
  for (auto& [path, stamp] : library->media.stamps) ++stamp.modified;
  measureAgain(*library);
  CHECK(lines() > before);
}
